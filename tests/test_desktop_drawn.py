"""What was drawn is kept by its weight."""

import pygame
import pytest

from burgemeestersgame.desktop.drawn import Kept, kept


@pytest.fixture
def drawn() -> list[tuple[int, int]]:
    return []


@pytest.fixture
def surface_of(drawn: list[tuple[int, int]]) -> Kept:
    @kept(most_mb=0.1)
    def surface_of(width: int, height: int) -> pygame.Surface:
        drawn.append((width, height))
        return pygame.Surface((width, height), depth=32)

    return surface_of


def test_what_was_drawn_is_not_drawn_again(surface_of, drawn):
    first = surface_of(10, 10)

    assert surface_of(10, 10) is first
    assert drawn == [(10, 10)]


def test_what_was_shown_longest_ago_makes_room(surface_of, drawn):
    for size in [(100, 100), (100, 101), (100, 100), (100, 102)]:  # 40 kB each
        surface_of(*size)
    drawn.clear()

    surface_of(100, 100)
    surface_of(100, 101)

    assert drawn == [(100, 101)]


def test_two_that_are_too_large_are_kept_as_long_as_nothing_else_is_drawn(surface_of, drawn):
    for size in [(1000, 1000), (999, 1000), (1000, 1000), (999, 1000), (10, 10), (1000, 1000)]:
        surface_of(*size)

    assert drawn == [(1000, 1000), (999, 1000), (10, 10), (1000, 1000)]


def test_all_of_it_can_be_forgotten(surface_of, drawn):
    surface_of(10, 10)
    surface_of.forget()
    surface_of(10, 10)

    assert len(drawn) == 2
