"""The map of the town: where it happens, where it happened, and back to the game."""

import pytest
from desktop_fakes import (
    ESCAPE,
    FakeLibrary,
    FakeSession,
    Player,
    a_kit,
    letter,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.desktop.pictures import on_scene
from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen
from burgemeestersgame.desktop.screens.town_map import TownMapScreen, spot_name
from burgemeestersgame.scenery import MAP, Place, place_names, spot_of, spots

pytestmark = pytest.mark.usefixtures("window")


@pytest.fixture
def session() -> FakeSession:
    session = FakeSession("deciding")
    session.seconds = None
    return session


def labels(screen) -> str:
    screen.arrange((1280, 720))
    return "\n".join(widget.label for widget in screen.root.walk() if widget.label)


def test_where_one_is_stands_first_and_then_where_one_was(session):
    told = labels(TownMapScreen(a_kit(FakeLibrary(session)), session))

    assert told.index("Het plein") < told.index("Het raadhuis")
    assert "Geeft u het noodbevel?" in told
    assert "Het zuivelterrein" not in told


def test_a_place_that_is_on_no_map_is_left_out(session):
    session.place = "kade"
    screen = TownMapScreen(a_kit(FakeLibrary(session)), session)

    assert screen._here is None
    assert "Het raadhuis" in labels(screen)


@pytest.mark.parametrize("text_scale", [100, 200])
def test_it_opens_with_a_key_or_a_button_and_closes_with_escape(session, text_scale):
    player = Player(FakeLibrary(session), text_scale=text_scale)
    player.show(lambda kit: DilemmaScreen(kit, session))

    player.press(letter("k"))
    assert player.screen == "map"
    player.press(ESCAPE)
    player.click("map")
    assert player.screen == "map"


def test_every_drawn_place_is_somewhere_on_the_map():
    here = {MAP}
    lost = {name for name in place_names() - here if spot_of(name) is None}

    assert lost == set()


def test_every_spot_has_a_name_of_its_own():
    names = [spot_name(spot) for spot in spots()]

    assert len(set(names)) == len(names)
    assert all(name != spot.id for name, spot in zip(names, spots(), strict=True))


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1920, 1080)])
def test_every_spot_is_in_sight_beside_the_words(session, size):
    screen = TownMapScreen(a_kit(FakeLibrary(session)), session)
    rect = next(each.rect for each in screen.arrange(size).walk() if each.role == "image")

    assert all(rect.collidepoint(on_scene(Place(MAP), rect, spot.x, spot.y)) for spot in spots())
