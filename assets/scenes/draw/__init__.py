"""The places of Haverwolde, drawn in code: one module for each place.

Such a module has `ABOUT`, what the game must know of the place, and `draw`, which draws every layer
of it in the colours of day. The game leaves out the layers that are off and swaps the colours.

`ABOUT` has, in the order in which they are drawn over each other as far as that matters:

    binnen  whether it is a room: there lamps are lit after dark
    midden  the point that stays in sight where a screen has room for a strip only
    basis   layers that are always there
    tijd    layers for each light: `dag`, `avond`, `nacht`, `blauw`
    gewoon  more layers for a light, when the place is in no special state
    stand   the states of the place: layers, and the light if it is not that of the hour
    klok    the middle and the size of a clock without hands, if there is one
"""

from __future__ import annotations

import importlib
import json
import re

from .canvas import Canvas, shapes_in

PLACES = (
    "plein",
    "raadzaal",
    "gang",
    "kamer",
    "keuken",
    "raadhuis-trap",
    "park",
    "straat-nacht",
    "zuivelterrein",
    "sportveld",
    "politiebureau",
    "crisiskamer",
    "kantine",
    "kaart",
)

# What SDL draws alike everywhere.
_SHAPES = {"svg", "g", "rect", "polygon", "circle", "ellipse", "path"}


def files() -> dict[str, str]:
    """Return the files that this draws: name to content."""
    found: dict[str, str] = {}
    for place in PLACES:
        found |= _place(place)
    return found


def _place(name: str) -> dict[str, str]:
    module = importlib.import_module(f".{name.replace('-', '_')}", __name__)
    canvas = Canvas(indoors=module.ABOUT["binnen"])
    module.draw(canvas)
    svg = canvas.svg()
    if not shapes_in(svg) <= _SHAPES:
        raise ValueError(f"{name}: {shapes_in(svg) - _SHAPES}")
    about = {"kleuren": canvas.colours(), **module.ABOUT}
    unknown = _layers(module.ABOUT) ^ set(canvas.layers)
    if unknown:
        raise ValueError(f"{name}: these layers are drawn or named, but not both: {unknown}")
    return {f"{name}.svg": svg, f"{name}.json": _compact(about)}


def _layers(about: dict) -> set[str]:
    sets = [about["basis"], *about["gewoon"].values(), *about["tijd"].values()]
    sets += [state["lagen"] for state in about["stand"].values()]
    return {layer for layers in sets for layer in layers}


def _compact(about: dict) -> str:
    """Return JSON with what belongs together on one line."""
    text = json.dumps(about, indent=1, ensure_ascii=False)
    inner = re.compile(r"[\[{][^\[\]{}]*[\]}]")
    return inner.sub(lambda found: re.sub(r"\s*\n\s*", " ", found[0]), text) + "\n"
