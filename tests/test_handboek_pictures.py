"""The pictures in the handbook are what the program draws of its example, as it is now.

After a change that is meant, draw them again, and look at them before they are committed:

    BURGEMEESTERSGAME_GOLDENS=write python -m pytest tests/test_handboek_pictures.py
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest
from desktop_fakes import a_kit, ports, window  # noqa: F401 - a fixture
from test_desktop_goldens import MOST_DIFFERENT, difference

from burgemeestersgame import i18n
from burgemeestersgame.authoring.preview import parse_setting
from burgemeestersgame.desk import Shelf
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.screens.debrief import DebriefScreen
from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen
from burgemeestersgame.desktop.screens.preview import PreviewScreen
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.session import Session
from burgemeestersgame.settings import Settings
from burgemeestersgame.storymap import graph_of, lay_out, to_svg

pytestmark = pytest.mark.usefixtures("window")

DOCS = Path(__file__).parent.parent / "docs"
EXAMPLE = DOCS / "voorbeelden" / "festival"
PICTURES = DOCS / "handboek" / "beelden"
PATIENCE_S = 30
SIZE = (1280, 720)
IS_WRITING = os.environ.get("BURGEMEESTERSGAME_GOLDENS") == "write"


@pytest.fixture(autouse=True)
def dutch() -> None:
    i18n.use("nl")


def a_shelf_kit() -> tuple[Shelf, Kit]:
    """Return the real library, and what screens of it are made with."""
    shelf = Shelf(Settings(time="off"))
    return shelf, Kit(ports(shelf, time="off", motion=False))  # type: ignore[arg-type]


def at_the_note(shelf: Shelf) -> Session:
    session = shelf.start(str(EXAMPLE), None)
    session.begin(["veiligheid", "zorg"])
    session.consult("ovd")
    session.decide("kleiner")
    session.proceed()
    return session


def draw_advice() -> Screen:
    """A dilemma with two advisors heard."""
    shelf, kit = a_shelf_kit()
    screen = DilemmaScreen(kit, at_the_note(shelf))
    screen.arrange(SIZE)
    screen.hear("loco")
    screen.select("samen")
    return screen


def draw_debrief() -> Screen:
    """The norms in the debrief of a play in which one was broken."""
    shelf, kit = a_shelf_kit()
    session = at_the_note(shelf)
    session.decide("agenten")
    while not session.finished:
        match session.view().state:
            case "deciding":
                session.decide(session.view().choices[0].id)
            case "explaining":
                session.explain("Omdat niemand het zeker wist, en u daar stond.")
            case _:
                session.proceed()
    screen = DebriefScreen(kit, session.run_id)
    screen.arrange(SIZE)
    screen._open(3)
    screen._choose("stelsel-ovj-gezag-personen")
    return screen


def draw_preview() -> Screen:
    """The preview at a dilemma, with a fact that was set for it."""
    settings = [parse_setting("schuren-open")]
    screen = PreviewScreen(a_kit(time="off"), EXAMPLE, scene="onweer", settings=settings)
    return followed(screen)


def followed(screen: PreviewScreen) -> PreviewScreen:
    """Return a preview that has read its file."""
    deadline = time.monotonic() + PATIENCE_S
    while screen.preview.version is None and time.monotonic() < deadline:
        screen.tick()
    screen.arrange(SIZE)
    return screen


@pytest.mark.parametrize(
    ("name", "draw"),
    [("advies", draw_advice), ("normen", draw_debrief), ("meekijken", draw_preview)],
)
def test_a_picture_shows_the_screen_as_it_is(name: str, draw: Callable[[], Screen]) -> None:
    path = PICTURES / f"{name}.png"
    drawn = pygame.Surface(SIZE, depth=24)
    screen = draw()
    screen.draw(drawn)
    screen.closed()
    if IS_WRITING:
        pygame.image.save(drawn, path)

    assert difference(drawn, pygame.image.load(path)) <= MOST_DIFFERENT


def test_the_picture_of_the_map_is_the_map() -> None:
    pytest.importorskip("fast_sugiyama")
    path = PICTURES / "kaart.svg"
    drawn = to_svg(lay_out(graph_of(load_scenario(EXAMPLE, "nl"))))
    if IS_WRITING:
        path.write_text(drawn, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == drawn
