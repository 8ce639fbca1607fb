"""A few pictures of the window, compared with stored ones, for what no other test sees.

After a change that is meant, draw them again, and look at them before they are committed:

    BURGEMEESTERSGAME_GOLDENS=write python -m pytest tests/test_desktop_goldens.py
"""

import os
from datetime import timedelta
from pathlib import Path

import pygame
import pytest
from desktop_fakes import (
    EVENING,
    FakeLibrary,
    FakeSession,
    a_kit,
    a_run,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.desktop.screen import Screen
from burgemeestersgame.desktop.screens.compare import CompareScreen
from burgemeestersgame.desktop.screens.debrief import DebriefScreen
from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen
from burgemeestersgame.desktop.screens.history import HistoryScreen
from burgemeestersgame.desktop.screens.norms import NormsScreen
from burgemeestersgame.desktop.screens.settings import SettingsScreen
from burgemeestersgame.desktop.screens.stories import StoriesScreen
from burgemeestersgame.desktop.screens.trainer_guide import TrainerGuideScreen

pytestmark = pytest.mark.usefixtures("window")

GOLDENS = Path(__file__).parent / "goldens"

# Measured: 0.00000 between systems and versions of Python, 0.014 when the focus moves.
MOST_DIFFERENT = 0.002
_CHANNEL = 24


def difference(first: pygame.Surface, second: pygame.Surface) -> float:
    """Return the share of pixels that differ visibly, 0.0-1.0."""
    limit = (_CHANNEL, _CHANNEL, _CHANNEL, 255)
    same = pygame.mask.from_threshold(first, (0, 0, 0, 0), limit, second).count()
    return 1 - same / (first.get_width() * first.get_height())


def a_dilemma() -> Screen:
    session = FakeSession("deciding")
    session.place = None  # art would make the picture large, and is tested with the assets
    screen = DilemmaScreen(a_kit(language="en", motion=False), session)
    screen.arrange((1280, 720))
    screen.hear("ovd")
    screen.select("nu")
    return screen


def a_debrief() -> Screen:
    screen = DebriefScreen(a_kit(language="en", theme="dark"), "bbbb2222")
    screen.arrange((1280, 720))
    screen._open(3)
    screen._choose("bevoegdheid-betoging")
    return screen


def a_norm() -> Screen:
    return NormsScreen(a_kit(language="nl"), "bevoegdheid-licht-bevel")


def a_history() -> Screen:
    library = FakeLibrary()
    library.kept_runs = [
        a_run(
            f"{number:08x}",
            EVENING - timedelta(days=number),
            is_finished=bool(number % 3),
            dilemmas_done=number,
            player="Otter" if number % 2 else "",
            intention="Ik bel eerst de griffier." if number == 1 else "",
            is_replay=number == 1,
        )
        for number in range(40)
    ]
    screen = HistoryScreen(a_kit(library, language="nl", theme="contrast"))
    screen.arrange((1280, 720))
    screen.choose("00000001")
    return screen


def a_turning() -> Screen:
    screen = DebriefScreen(a_kit(language="en"), "cccc3333")
    screen._turning_points = ("some",)
    screen.arrange((1280, 720))
    screen._open(4)
    return screen


def a_comparison() -> Screen:
    return CompareScreen(a_kit(language="en"), "bbbb2222", "cccc3333")


def a_guide() -> Screen:
    screen = TrainerGuideScreen(a_kit(language="nl", theme="dark"), "azc-raadsavond")
    screen.arrange((1280, 720))
    screen._press_row("tekenen")
    return screen


def some_stories() -> Screen:
    library = FakeLibrary()
    story = library.scenarios()[0]._replace(place="")  # art is tested with the assets
    lesson = story._replace(id="oefening", title="De fanfare", is_tutorial=True)
    library.scenarios = lambda: [story, story._replace(id="park"), lesson]
    return StoriesScreen(a_kit(library, language="en"))


def some_settings() -> Screen:
    return SettingsScreen(a_kit(language="nl", theme="contrast", text_scale=150))


@pytest.mark.parametrize(
    "make",
    [
        a_dilemma,
        a_debrief,
        a_turning,
        a_comparison,
        a_norm,
        a_history,
        a_guide,
        some_stories,
        some_settings,
    ],
)
def test_the_picture_is_the_one_that_was_approved(make) -> None:
    path = GOLDENS / f"{make.__name__.removeprefix('a_').removeprefix('some_')}.png"
    drawn = pygame.Surface((1280, 720), depth=24)
    make().draw(drawn)
    if os.environ.get("BURGEMEESTERSGAME_GOLDENS") == "write":
        pygame.image.save(drawn, path)

    approved = pygame.image.load(path)

    assert difference(drawn, approved) <= MOST_DIFFERENT


def test_a_focus_that_moved_would_be_seen() -> None:
    screen = a_dilemma()
    before, after = (pygame.Surface((1280, 720), depth=24) for _ in range(2))
    screen.draw(before)
    screen.move_focus("choice-4")
    screen.draw(after)

    assert difference(before, after) > MOST_DIFFERENT
