"""Group play without sockets: a room of people who decide one story together.

A `Room` turns what the trainer and the phones ask into events; folding those events gives the same
room again. The story itself is played by the same `Game` as everywhere else. What was voted in an
open round is no event: it is *held* until the round closes, and then only counts remain.
"""

from burgemeestersgame.room.changes import Change, Held, Refused
from burgemeestersgame.room.events import RoomEvent
from burgemeestersgame.room.room import Room
from burgemeestersgame.room.settings import Dealing, Decides, RoomSettings

__all__ = [
    "Change",
    "Dealing",
    "Decides",
    "Held",
    "Refused",
    "Room",
    "RoomEvent",
    "RoomSettings",
]
