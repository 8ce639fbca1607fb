"""A finger drags what scrolls, and presses only what it did not drag."""

import pygame
import pytest
from desktop_fakes import Player, window  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("window")


def finger(player: Player, kind: int, pos: tuple[int, int]) -> None:
    more = {"button": 1} if kind != pygame.MOUSEMOTION else {"rel": (0, 0), "buttons": (1, 0, 0)}
    player.app.turn([pygame.Event(kind, pos=pos, touch=True, **more)])


@pytest.fixture
def player() -> Player:
    player = Player()
    player.click("settings")
    player.app.kit.change(text_scale=200)
    player.app.turn([])
    player.app.draw()
    return player


def scrolled(player: Player) -> int:
    return player.app.top.main_scroll.offset


def test_a_finger_that_goes_up_scrolls_down(player: Player) -> None:
    finger(player, pygame.MOUSEBUTTONDOWN, (600, 500))
    finger(player, pygame.MOUSEMOTION, (600, 400))
    finger(player, pygame.MOUSEMOTION, (600, 300))
    finger(player, pygame.MOUSEBUTTONUP, (600, 300))

    assert scrolled(player) == 200


def test_what_was_dragged_was_not_pressed(player: Player) -> None:
    x, y = player.widget("theme-dark").rect.center
    finger(player, pygame.MOUSEBUTTONDOWN, (x, y))
    finger(player, pygame.MOUSEMOTION, (x, y - 60))
    finger(player, pygame.MOUSEBUTTONUP, (x, y - 60))

    assert player.app.kit.settings.theme == "light"
    assert scrolled(player) == 60


def test_a_finger_that_trembles_presses(player: Player) -> None:
    x, y = player.widget("theme-dark").rect.center
    finger(player, pygame.MOUSEBUTTONDOWN, (x, y))
    finger(player, pygame.MOUSEMOTION, (x, y - 5))
    finger(player, pygame.MOUSEBUTTONUP, (x, y - 5))

    assert player.app.kit.settings.theme == "dark"
    assert scrolled(player) == 0


def test_a_mouse_that_moves_with_its_button_down_scrolls_nothing(player: Player) -> None:
    for kind, pos in (
        (pygame.MOUSEBUTTONDOWN, (600, 500)),
        (pygame.MOUSEMOTION, (600, 300)),
        (pygame.MOUSEBUTTONUP, (600, 300)),
    ):
        player.app.turn([pygame.Event(kind, pos=pos, button=1, touch=False)])

    assert scrolled(player) == 0
