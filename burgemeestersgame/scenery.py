"""The places that the game has drawn, each as an SVG at some hour, and where they are in the town.

A place is one drawing with all its layers in the colours of day, and a JSON file that tells which
layers belong to an hour or to a state of the place, and what a colour becomes at another hour.
`raadzaal` is a place, `raadzaal-glas` a state of it. The map of the town is a place as well; its
file also tells where the others are.
"""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from burgemeestersgame.paths import assets_folder

DAY, EVENING, NIGHT = "dag", "avond", "nacht"

Part = tuple[float, float, float, float]

# A drawing: its left and top, width and height.
WHOLE: Part = (0, 0, 1600, 900)

# The place that is the town from above.
MAP = "kaart"


class Place(NamedTuple):
    """A place of the game in one state.

    Attributes:
        master: The place, as its files are called.
        state: Its state; None when nothing is the matter.
    """

    master: str
    state: str | None = None

    @property
    def clock(self) -> dict[str, float] | None:
        """The middle `x`, `y` and the radius `r` of a clock without hands, if it has one."""
        return _about(self.master).get("klok")

    @property
    def middle(self) -> tuple[float, float]:
        """What must stay in sight where a screen has room for a part only, as shares."""
        x, y = _about(self.master)["midden"]
        return x / WHOLE[2], y / WHOLE[3]

    def light(self, hour: int) -> str:
        """Return the light of an hour of the day, or the one that belongs to its state."""
        state = _about(self.master)["stand"].get(self.state, {})
        return str(state.get("tijd") or light_at(hour))

    def svg(self, light: str, part: Part = WHOLE) -> str:
        """Return the drawing: the layers that are on, in the colours of that light.

        What lies outside `part` costs no time to fill: see it as a frame around the drawing.
        """
        known = _about(self.master)
        more = known["stand"][self.state]["lagen"] if self.state else known["gewoon"].get(light, [])
        layers = {*known["basis"], *known["tijd"][light], *more}
        drawing = (_folder() / f"{self.master}.svg").read_text(encoding="utf-8")
        drawing = re.sub(
            r'<g id="laag-([^"]+)">.*?</g>\n?',
            lambda match: match[0] if match[1] in layers else "",
            drawing,
            flags=re.DOTALL,
        )
        left, top, width, height = (f"{round(value, 2):g}" for value in part)
        frame = f'viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"'
        drawing = re.sub(r'viewBox="[^"]*" width="\d+" height="\d+"', frame, drawing, count=1)
        colours = {role[DAY]: role[light] for role in known["kleuren"].values()}
        return re.sub(r"#[0-9A-F]{6}", lambda match: colours.get(match[0], match[0]), drawing)


@functools.lru_cache(maxsize=32)
def place_named(name: str) -> Place | None:
    """Return the place of the game with this name; None when there is none."""
    if re.fullmatch(r"[\w-]+", name) is None:  # no path out of our folder
        return None
    if _file(name).is_file():
        return Place(name)
    parts = name.split("-")
    for count in range(len(parts) - 1, 0, -1):
        master = "-".join(parts[:count])
        if _file(master).is_file():
            return Place(master, name) if name in _about(master)["stand"] else None
    return None


def place_names() -> set[str]:
    """Return the name of every place of the game, and of every state of one."""
    masters = {path.stem for path in _folder().glob("*.json")}
    return masters | {state for master in masters for state in _about(master)["stand"]}


class Spot(NamedTuple):
    """A spot on the map of the town.

    Attributes:
        id: What it is called in the file of the map.
        x, y: Of the drawing, in its own units.
        icon: A name among the icons for maps.
        places: The places of the game that are there.
    """

    id: str
    x: float
    y: float
    icon: str
    places: tuple[str, ...]


@functools.lru_cache(maxsize=1)
def spots() -> tuple[Spot, ...]:
    """Return the spots on the map; none where nobody drew it."""
    if place_named(MAP) is None:
        return ()
    return tuple(
        Spot(id, spot["x"], spot["y"], spot["icoon"], tuple(spot["plaatsen"]))
        for id, spot in _about(MAP).get("plekken", {}).items()
    )


def spot_of(place: str) -> Spot | None:
    """Return the spot where a place is; None for what is on no map, such as a scenario's own."""
    known = place_named(place)
    if known is None:
        return None
    return next((spot for spot in spots() if known.master in spot.places), None)


def light_at(hour: int) -> str:
    """Return the light of an hour of the day: `dag`, `avond` or `nacht`."""
    return DAY if 7 <= hour < 18 else EVENING if 18 <= hour < 21 else NIGHT


@functools.lru_cache(maxsize=32)
def _about(master: str) -> dict[str, Any]:
    """Return what the file of a place tells: see `assets/scenes/draw`."""
    known: dict[str, Any] = json.loads(_file(master).read_text(encoding="utf-8"))
    return known


def _folder() -> Path:
    return assets_folder() / "scenes"


def _file(master: str) -> Path:
    return _folder() / f"{master}.json"
