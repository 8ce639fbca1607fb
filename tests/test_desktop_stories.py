"""The list of stories in the window."""

import pytest
from desktop_fakes import ENTER, TAB, FakeLibrary, FakeSession, Player, window  # noqa: F401

from burgemeestersgame import i18n
from burgemeestersgame.desktop.story_card import how_hard

pytestmark = pytest.mark.usefixtures("window")

ORIGIN = "van Gemeente Haverwolde, geïnstalleerd uit park.zip op 22 november 2026"


@pytest.mark.parametrize("text_scale", [100, 200])
def test_an_installed_story_says_where_it_came_from(monkeypatch, text_scale):
    library = FakeLibrary(FakeSession())
    ours = library.scenarios()
    added = ours[0]._replace(id="park", title="De toon op het park", summary="", origin=ORIGIN)
    monkeypatch.setattr(library, "scenarios", lambda: [*ours, added])
    player = Player(library, text_scale=text_scale)

    player.press(TAB, ENTER)

    assert player.screen == "stories"
    told = cards(player)
    assert "Van Gemeente Haverwolde, geïnstalleerd uit park.zip op" in told["story-park"]
    assert "geïnstalleerd" not in told["story-azc-raadsavond"]


def cards(player):
    return {each.key: f"{each.label} {each.about}" for each in player.app.top.root.walk()}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_card_says_how_long_how_hard_whose_part_and_whether_it_was_played(language):
    player = Player(language=language)
    player.click("play")

    told = cards(player)["story-azc-raadsavond"]

    assert "18 minu" in told
    assert "10 dilemma" in told
    assert "4 " in told.split("dilemma")[1]
    assert "20 mei 2019" in told or "20 May 2019" in told


@pytest.mark.parametrize(
    ("interests", "words"), [(0, ""), (1, "Light"), (2, "Light"), (3, "Firm"), (4, "Hard")]
)
def test_a_story_is_as_hard_as_there_are_interests_in_it(interests, words):
    i18n.use("en")

    assert how_hard(interests).startswith(words)
    assert bool(how_hard(interests)) == bool(words)


def test_the_lesson_stands_apart_from_the_stories_and_has_no_card(monkeypatch):
    library = FakeLibrary()
    ours = library.scenarios()
    lesson = ours[0]._replace(id="oefening", title="De sleutel", is_tutorial=True)
    monkeypatch.setattr(library, "scenarios", lambda: [*ours, lesson])
    player = Player(library)
    player.click("play")

    assert "story-oefening" in cards(player)
    assert "guide-oefening" not in cards(player)


def test_who_is_new_is_offered_the_lesson_first():
    library = FakeLibrary()
    library.wipe()
    library.tutorial = "oefening"
    player = Player(library)

    assert player.focus == "practise"
    player.press(ENTER)
    assert player.screen == "briefing"


def test_who_played_before_is_not_offered_the_lesson():
    library = FakeLibrary()
    library.tutorial = "oefening"

    assert "practise" not in cards(Player(library))


def test_who_made_it_is_told_from_the_menu():
    player = Player()

    player.click("credits")

    assert player.screen == "credits"
    assert "Pablo Stanley" in player.labels()
