"""Whatever one presses, nothing raises, every screen can be left, and what was left is forgotten.

A few seconds of it here. `BURGEMEESTERSGAME_MONKEY_MINUTES` says how many minutes of the game it
should be, at thirty frames a second; see `tests/monkey.py`.
"""

import os
import subprocess
import sys

import pygame
import pytest
from building import ROOT
from desktop_fakes import window  # noqa: F401 - a fixture
from monkey import SCREENS_KEPT, Found, Monkey

from burgemeestersgame.desk import Shelf
from burgemeestersgame.desktop.screen import Screen
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.settings import Settings

MINUTES = os.environ.get("BURGEMEESTERSGAME_MONKEY_MINUTES", "0.25")


def test_anything_can_be_pressed():
    # In a process of its own: it bends the clock, and its memory is looked at.
    command = [sys.executable, "-m", "tests.monkey", "--minutes", MINUTES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    print(done.stdout)


class Planted(Screen):
    """A screen with a mistake in it."""

    name = "planted"

    def __init__(self, kit, mistake: str = "") -> None:
        super().__init__(kit)
        self.mistake = mistake

    def build(self) -> Widget:
        return Widget()

    def key(self, event: pygame.Event) -> bool:
        if self.mistake == "raises":
            raise KeyError(event.key)
        return True

    def leave(self):
        return None if self.mistake == "stays" else super().leave()


@pytest.fixture
def presser(window, data_folder):  # noqa: F811
    with Shelf(Settings(language="nl")) as shelf:
        yield Monkey(shelf, seed=1)


def test_a_screen_that_cannot_be_left_is_found(presser):
    presser.app.stack.append(Planted(presser.app.kit, "stays"))

    with pytest.raises(Found, match="planted cannot be left"):
        presser.leave_for_the_menu()


def test_what_raises_is_found(presser):
    presser.app.stack.append(Planted(presser.app.kit, "raises"))

    with pytest.raises(KeyError):
        presser.press_until(frames=300)


def test_screens_that_are_not_forgotten_are_found(presser):
    kept = [Planted(presser.app.kit) for _ in range(SCREENS_KEPT)]

    with pytest.raises(Found, match=f"Planted', {len(kept)}"):
        presser.look()


def test_an_ordinary_screen_is_left_and_forgotten(presser):
    presser.app.stack.append(Planted(presser.app.kit))

    assert presser.look() == 1
