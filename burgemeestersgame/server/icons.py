"""The icons of the pages as one picture, in which each has its name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from burgemeestersgame.paths import assets_folder

NAMES = (
    *("arrow-down", "check", "clock", "eye", "eye-off", "flag", "gavel", "hand", "hourglass"),
    *("house", "info", "lock", "log-out", "mail", "megaphone", "message-circle", "minus"),
    *("newspaper", "notebook-pen", "pause", "phone", "play", "plus", "save", "settings"),
    *("shield", "siren", "smartphone", "timer", "trash-2", "triangle-alert", "user", "users", "x"),
)
_SVG = "http://www.w3.org/2000/svg"


@lru_cache(1)
def icons() -> bytes:
    """Return the picture: a symbol for each icon, drawn in the colour of the text around it."""
    ElementTree.register_namespace("", _SVG)
    picture = ElementTree.Element(f"{{{_SVG}}}svg")
    for name in NAMES:
        picture.append(_symbol(name, assets_folder() / "icons" / f"{name}.svg"))
    return ElementTree.tostring(picture)


def _symbol(name: str, path: Path) -> ElementTree.Element:
    drawn = ElementTree.parse(path).getroot()
    symbol = ElementTree.Element(f"{{{_SVG}}}symbol", {**drawn.attrib, "id": name})
    for size in ("width", "height"):
        symbol.attrib.pop(size, None)
    symbol.set("stroke", "currentColor")
    for part in drawn:
        part.tail = None
        symbol.append(part)
    return symbol
