"""What is coming, beside the story clock: as much of it as there is room for, and all in words."""

import pygame
import pytest
from desktop_fakes import COMING, FakeSession, a_kit, window  # noqa: F401 - a fixture

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.rail import NextStop, Rail
from burgemeestersgame.desktop.screen import Screen
from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen
from burgemeestersgame.desktop.screens.dossier import DossierScreen
from burgemeestersgame.desktop.text import plain

pytestmark = pytest.mark.usefixtures("window")

ALL = (
    "Coming up: 6.49 p.m. Griffier telt de zaal; 6.59 p.m. ME op zijn vroegst hier;"
    " Friday 7.43 p.m. Raad over de geschorste punten."
)


def a_dilemma(size: tuple[int, int], *, coming=COMING, **look) -> Screen:
    session = FakeSession("deciding")
    session.coming = coming
    screen = DilemmaScreen(a_kit(language="en", motion=False, **look), session)
    screen.arrange(size)
    return screen


@pytest.mark.parametrize(("width", "count"), [(1280, 2), (1440, 3), (1920, 4)])
def test_a_wider_window_shows_more_of_what_is_coming(width, count):
    screen = a_dilemma((width, 800))
    rail = screen.root.find("rail")

    assert isinstance(rail, Rail)
    assert len(rail.shown(screen.kit.look, rail.rect.width)) == count


@pytest.mark.parametrize("look", [{}, {"text_scale": 125}, {"text_scale": 150}, {"theme": "dark"}])
@pytest.mark.parametrize("width", [1024, 1100, 1180, 1280, 1366, 1600])
def test_what_is_shown_is_whole_and_leaves_the_buttons_free(width, look):
    screen = a_dilemma((width, 1000), **look)
    rail = screen.root.find("rail")
    buttons = [each for each in screen.root.walk() if isinstance(each, Button) and each.is_on_bar]

    assert buttons
    if rail is not None:
        assert rail.rect.width >= rail.natural(screen.kit.look)
        assert rail.rect.collidelist([each.rect for each in buttons]) < 0


def test_the_next_moment_alone_stays_where_there_is_no_room_for_a_line():
    assert isinstance(a_dilemma((1024, 768)).root.find("rail"), NextStop)


def test_nothing_coming_is_no_rail():
    assert a_dilemma((1280, 720), coming=()).root.find("rail") is None


@pytest.mark.parametrize("width", [1024, 1920])
def test_who_listens_is_told_all_that_is_coming(width):
    assert a_dilemma((width, 768)).root.find("rail").label == ALL


def test_who_listens_is_told_it_with_the_clock_where_the_bar_is_full():
    long = COMING[0].__class__("lang", "Het duurt " * 9, COMING[0].at)
    screen = a_dilemma((1024, 768), coming=(long,))

    assert screen.root.find("rail") is None
    assert "Het duurt" in screen.root.find("clock").about


def test_large_text_has_it_on_the_page():
    screen = a_dilemma((1280, 720), text_scale=200)
    part = screen.root.find("section-coming")
    texts = [each.label for each in screen.root.walk()]

    assert part is not None
    assert [text for text in texts if "telt de zaal" in text] == ["6.49 p.m. Griffier telt de zaal"]


def test_the_dossier_tells_it_in_every_window():
    screen = DossierScreen(a_kit(language="en"), FakeSession("deciding"))
    screen.arrange((1024, 768))

    assert {
        plain(f"{when} {text}")
        for when, text in [
            ("6.49 p.m.", "Griffier telt de zaal"),
            ("Friday 7.43 p.m.", "Raad over de geschorste punten"),
        ]
    } <= {each.label for each in screen.root.walk()}


def test_now_is_drawn_in_its_own_colour_on_every_theme():
    for theme in ("light", "dark", "contrast"):
        screen = a_dilemma((1920, 1080), theme=theme)
        surface = pygame.Surface((1920, 1080))
        screen.draw(surface)
        rail = screen.root.find("rail")
        look = screen.kit.look
        dot = (rail.rect.x + look.theme.text_px(6), rail.rect.bottom - look.theme.text_px(6) - 1)

        assert surface.get_at(dot)[:3] == tuple(look.theme.colour("bar-focus"))[:3]
