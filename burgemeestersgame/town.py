"""Haverwolde from above: where on the town map the places of a story are.

The map is drawn as a place of its own (`scenery`), so it has the light of the hour; the file beside
it tells where its spots are. A scene is at the spot of its place; a place that an author brings
along has none.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenery import Place, about, place_named

MAP = Place("kaart")


class Spot(NamedTuple):
    """A spot on the map.

    Attributes:
        id: What `spot_name` names.
        x, y: Where a marker points, in the map of 1600 by 900.
        icon: The name of its icon, as `desktop.icons` takes it.
        places: Which places of the game are there.
    """

    id: str
    x: int
    y: int
    icon: str
    places: tuple[str, ...]


@functools.cache
def spots() -> tuple[Spot, ...]:
    """Return every spot on the map, from the town hall outwards."""
    return tuple(
        Spot(id, found["x"], found["y"], f"maki/{found['icoon']}", tuple(found["plaatsen"]))
        for id, found in about(MAP.master)["plekken"].items()
    )


def spot_of(place: str | None) -> Spot | None:
    """Return where a place, or a state of one, is; None for one that is not on the map."""
    found = place_named(place) if place else None
    if found is None:
        return None
    return next((spot for spot in spots() if found.master in spot.places), None)


def spot_name(spot: Spot) -> str:
    """Return what a spot is called, in the language of the interface."""
    return {
        "raadhuis": _("The town hall"),
        "plein": _("The square"),
        "thuis": _("Home, behind the church"),
        "politiebureau": _("The police station"),
        "park": _("Holiday park De Lutkerhof"),
        "zuivelterrein": _("The Zuivelterrein, the old dairy"),
    }[spot.id]
