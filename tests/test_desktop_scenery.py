"""From one place to the next the picture changes softly, or at once for who wants no motion."""

from typing import ClassVar

import pygame
import pytest
from desktop_fakes import EVENING, window  # noqa: F401 - a fixture

from burgemeestersgame.desktop import scenery
from burgemeestersgame.desktop.media import NO_MEDIA
from burgemeestersgame.desktop.pictures import on_scene
from burgemeestersgame.desktop.scenery import FADE_S, Scenery
from burgemeestersgame.scenery import Place

pytestmark = pytest.mark.usefixtures("window")

COLOURS = {"plein": "#000000", "kamer": "#C8C8C8"}


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch) -> Clock:
    def paint(surface, rect, place, moment, media):
        surface.fill(COLOURS[place], rect)

    monkeypatch.setattr(scenery, "paint_scene", paint)
    return Clock()


def seen(town: Scenery, place: str) -> int:
    surface = pygame.Surface((8, 8))
    town.paint(surface, surface.get_rect(), place, EVENING, NO_MEDIA)
    return surface.get_at((4, 4))[0]


def test_the_first_place_is_there_at_once(clock):
    town = Scenery(clock)
    town.is_still = False

    assert seen(town, "kamer") == 200
    assert not town.is_fading


def test_another_place_comes_through_the_one_before(clock):
    town = Scenery(clock)
    town.is_still = False
    seen(town, "plein")

    assert seen(town, "kamer") == 0
    clock.now += FADE_S / 2
    assert town.is_fading
    assert 80 < seen(town, "kamer") < 120
    clock.now += FADE_S
    assert not town.is_fading
    assert seen(town, "kamer") == 200


def test_without_motion_it_is_there_at_once(clock):
    town = Scenery(clock)
    seen(town, "plein")

    assert seen(town, "kamer") == 200
    assert not town.is_fading


class SlowDrawing:
    """A drawing of a place that takes as long as a test likes."""

    def __init__(self, place: str) -> None:
        self.place = place

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SlowDrawing) and other.place == self.place

    def draw(self) -> str:
        return self.place

    def keep(self, drawn: str) -> None:
        SlowDrawing.kept.add(drawn)

    kept: ClassVar[set[str]] = set()


class SlowWork:
    is_done = False

    def __init__(self, draw) -> None:
        self.result = draw


@pytest.fixture
def slow(monkeypatch) -> type[SlowWork]:
    def to_draw(place, moment, size, media):
        return None if place in SlowDrawing.kept else SlowDrawing(place)

    def sky(surface, rect, moment, clock):
        surface.fill("#323232", rect)

    SlowDrawing.kept.clear()
    monkeypatch.setattr(SlowWork, "is_done", False)
    monkeypatch.setattr(scenery, "scene_to_draw", to_draw)
    monkeypatch.setattr(scenery, "has_scene", lambda place, media: True)
    monkeypatch.setattr(scenery, "paint_hour", sky)
    monkeypatch.setattr(scenery, "Work", SlowWork)
    return SlowWork


def test_a_place_that_takes_long_to_draw_comes_when_it_is_drawn(clock, slow):
    town = Scenery(clock)
    town.may_wait = True

    assert seen(town, "kamer") == 50
    assert not town.is_fading
    slow.is_done = True
    assert town.is_fading
    assert seen(town, "kamer") == 200
    assert not town.is_fading


def test_meanwhile_the_place_before_is_to_be_seen(clock, slow):
    town = Scenery(clock)
    town.may_wait = True
    SlowDrawing.kept.add("kamer")
    seen(town, "kamer")

    assert seen(town, "plein") == 200
    slow.is_done = True
    assert seen(town, "plein") == 0


@pytest.mark.parametrize("width", [960, 1280, 1920])
def test_the_clock_is_in_sight_whole_or_not_at_all(width: int) -> None:
    square = Place("plein")
    clock = square.clock
    assert clock is not None
    for height in range(90, 900, 7):
        rect = pygame.Rect(0, 0, width, height)
        top, bottom = (
            on_scene(square, rect, clock["x"], clock["y"] + side * clock["r"])[1]
            for side in (-1, 1)
        )
        assert bottom <= 0 or (top >= 0 and bottom <= height)
