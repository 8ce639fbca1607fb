"""What the menu knows of the scenarios on this computer, without opening them."""

from pathlib import Path

import pytest

from burgemeestersgame import i18n, library
from burgemeestersgame.library import TUTORIAL, Entry, typical_place
from burgemeestersgame.paths import scenarios_folder


def an_entry(id: str, *places: str) -> Entry:
    return Entry(
        id=id,
        title=id,
        role="burgemeester",
        minutes=18,
        languages=("nl",),
        path=Path(id),
        teaser="",
        places=places,
        dilemmas=8,
        interests=4,
        roles=0,
    )


@pytest.fixture(scope="module", params=["nl", "en"])
def entries(request):
    return {entry.id: entry for entry in library.entries(request.param)}


def test_a_story_is_told_by_how_it_begins_in_whole_sentences(entries):
    for entry in entries.values():
        assert 20 < len(entry.teaser) <= 250
        assert entry.teaser.endswith((".", "?", "!"))


def test_the_stories_have_as_many_interests_and_dilemmas_as_their_authors_were_asked(entries):
    for entry in entries.values():
        if not entry.is_tutorial:
            assert entry.interests >= 3
            assert 8 <= entry.dilemmas <= 12


def test_only_the_lesson_is_a_lesson(entries):
    assert [id for id, entry in entries.items() if entry.is_tutorial] == [TUTORIAL]
    assert entries[TUTORIAL].interests <= 2
    assert library.tutorial() == TUTORIAL


def test_without_its_folder_there_is_no_lesson(monkeypatch, tmp_path):
    monkeypatch.setattr(library, "scenarios_folder", lambda: tmp_path)

    assert library.tutorial() == ""
    assert scenarios_folder() != tmp_path


def test_a_story_shows_where_it_often_is_and_others_are_not():
    park = an_entry("park", "kamer", "keuken", "park")
    council = an_entry("raad", "kamer-dossier", "plein", "keuken")

    assert typical_place(park, [park, council]) == "park"
    assert typical_place(council, [park, council]) == "plein"


def test_of_a_place_that_is_typical_a_story_shows_what_happens_there():
    council = an_entry("raad", "kamer", "kaart", "plein", "plein-avond-publiek")

    assert typical_place(council, [council, an_entry("een", "kamer")]) == "plein-avond-publiek"


def test_the_stories_of_the_game_are_told_apart_by_their_pictures(entries):
    told = [each for each in entries.values() if not each.is_tutorial]
    shown = [typical_place(each, entries.values()).partition("-")[0] for each in told]

    assert len(set(shown)) == len(shown), shown


def test_a_story_that_is_set_where_all_are_shows_its_first_place():
    one, other = an_entry("een", "kamer", "plein"), an_entry("twee", "plein-nacht", "kamer")

    assert typical_place(one, [one, other]) == "kamer"
    assert typical_place(an_entry("drie"), [one]) == ""


@pytest.mark.parametrize(
    ("role", "dutch", "english"),
    [("burgemeester", "burgemeester", "mayor"), ("raadslid", "raadslid", "councillor")],
)
def test_who_one_plays_is_told_in_the_language_of_the_interface(role, dutch, english):
    i18n.use("nl")
    assert library.role_in_words(role) == dutch
    i18n.use("en")
    assert library.role_in_words(role) == english
