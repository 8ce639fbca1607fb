"""The trainer's guide in the window: found, searched, read and saved."""

import pygame
import pytest
from desktop_fakes import (
    ESCAPE,
    Player,
    a_guide,
    key,
    typed,
    window,  # noqa: F401 - a fixture
)

pytestmark = pytest.mark.usefixtures("window")

DOWN = key(pygame.K_DOWN)
SAVE = key(pygame.K_s, mod=pygame.KMOD_CTRL)


@pytest.fixture(params=[100, 200])
def player(request: pytest.FixtureRequest) -> Player:
    player = Player(text_scale=request.param)
    player.click("play")
    player.click("guide-azc-raadsavond")
    return player


def open_part(player: Player, part: str) -> None:
    player.app.top._press_row(part)
    player.app.turn([])


def test_a_card_leads_to_the_guide_and_it_leads_back(player: Player) -> None:
    assert player.screen == "trainer-guide"

    player.press(ESCAPE)

    assert player.screen == "stories"


def test_it_begins_with_how_to_lead_and_who_to_take_care_of(player: Player) -> None:
    open_part(player, "/leading")
    guide, labels = a_guide(), player.labels()

    for said in (*guide.goals, *(plan.text for plan in guide.plans), guide.care):
        assert said in labels


def test_a_dilemma_has_its_questions_its_answers_and_its_norms_with_their_sources(
    player: Player,
) -> None:
    open_part(player, "tekenen")
    station, labels = a_guide().stations[0], player.labels()

    for said in (
        *station.questions,
        *(answer.text for answer in station.answers),
        station.norms[0].source,
        station.tensions[0][0],
    ):
        assert said in labels


def test_what_nobody_asks_is_a_part_of_its_own(player: Player) -> None:
    open_part(player, "/unasked")

    assert a_guide().initiatives[0].text in player.labels()


def test_it_is_saved_as_a_page_with_a_button_or_a_key(player: Player) -> None:
    player.press(SAVE)
    assert player.screen == "made"

    player.press(ESCAPE)
    player.tab_to("save")
    player.press(key(pygame.K_SPACE))

    assert player.library.saved_guides == ["azc-raadsavond"] * 2


def test_it_can_be_searched() -> None:
    player = Player()
    player.click("play")
    player.click("guide-azc-raadsavond")
    for letter in "hardop":
        player.press(typed(letter))

    assert [part.id for part in player.app.top.shown_items] == ["zin-plein"]


def test_arrows_go_through_its_parts() -> None:
    player = Player()
    player.click("play")
    player.click("guide-azc-raadsavond")

    player.press(DOWN)

    assert player.app.top.item.id == "tekenen"
