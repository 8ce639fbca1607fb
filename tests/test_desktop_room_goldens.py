"""A few pictures of the big screen, compared with stored ones.

After a change that is meant, draw them again, and look at them before they are committed:

    BURGEMEESTERSGAME_GOLDENS=write python -m pytest tests/test_desktop_room_goldens.py
"""

import os

import pygame
import pytest
from desktop_fakes import window  # noqa: F401 - a fixture
from test_desktop_goldens import GOLDENS, MOST_DIFFERENT, difference
from test_desktop_room import a_screen, at_agreement, at_second_reveal, with_votes

from tests.hosted import HostedRoom
from tests.rooms import KeptRoom

pytestmark = pytest.mark.usefixtures("window")

SIZE = (960, 540)


def lobby(room):
    pass


def round_open(room):
    with_votes(HostedRoom(room), "gaan", "gaan", "afslaan", "later")


def shift(room):
    at_second_reveal(HostedRoom(room))


def agreement(room):
    at_agreement(HostedRoom(room))
    room.agree("Wij bellen eerst de griffier.")
    room.suggest(0, "Wij gaan nooit alleen.")


@pytest.mark.parametrize("lead", [lobby, round_open, shift, agreement])
def test_the_picture_is_the_one_that_was_approved(lead) -> None:
    room = KeptRoom().room
    lead(room)
    theme = "contrast" if lead is shift else "light"
    drawn = pygame.Surface(SIZE, depth=24)
    a_screen(HostedRoom(room), theme=theme).draw(drawn)
    path = GOLDENS / f"beamer-{lead.__name__.replace('_', '-')}.png"
    if os.environ.get("BURGEMEESTERSGAME_GOLDENS") == "write":
        pygame.image.save(drawn, path)

    approved = pygame.image.load(path)

    assert difference(drawn, approved) <= MOST_DIFFERENT
