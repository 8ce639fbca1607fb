"""Vehicles, from the side: no striping, no marks."""

from .canvas import Canvas

_VAN = "-70,0 -70,-62 -64,-70 34,-70 62,-38 72,-32 72,0"
_CAR = "M -88 -14 C -90 -34 -84 -42 -66 -45 C -52 -66 -38 -72 -14 -72 C 20 -73 34 -62 50 -45 "
_CAR += "C 76 -42 90 -36 90 -14 L 86 -6 L -86 -6 Z"
_CAR_SILL = "M -88 -14 L 90 -14 L 86 -6 L -86 -6 Z"
_CAR_REAR_GLASS = "M -58 -46 C -48 -60 -38 -66 -18 -66 L -16 -46 Z"
_CAR_FRONT_GLASS = "M -10 -46 L -10 -66 C 16 -67 28 -60 40 -46 Z"


def van(c: Canvas, x: float, y: float, scale: float = 1, flip: bool = False) -> None:
    """Draw a service van with lights on its roof; (x, y) is the middle of where it stands."""

    def part(points: str, role: str) -> None:
        c.poly(points, role, at=(x, y), scale=scale, flip=flip)

    part(_VAN, "wagen")
    part("-70,-26 72,-26 72,-14 -70,-14", "band-blauw")
    part("-70,-12 72,-12 72,0 -70,0", "wagen-schaduw")
    part("-60,-60 -22,-60 -22,-36 -60,-36", "metaal")
    part("-14,-60 12,-60 12,-36 -14,-36", "metaal")
    part("18,-60 32,-60 52,-38 18,-36", "metaal")
    for across in (-42, 44):
        across = -across if flip else across
        c.circle(x + across * scale, y, 13 * scale, "metaal")
        c.circle(x + across * scale, y, 5 * scale, "wagen-schaduw")
    part("-10,-78 26,-78 28,-70 -12,-70", "metaal")
    part("-8,-78 6,-78 6,-71 -9,-71", "zwaai")
    part("10,-78 24,-78 25,-71 10,-71", "zwaai")


def car(c: Canvas, x: float, y: float, paint: str, scale: float = 1, flip: bool = False) -> None:
    """Draw a parked car in a paint of four tones; (x, y) is the middle of where it stands."""
    c.ellipse(x, y + 2 * scale, 94 * scale, 7 * scale, "metaal", 0.35)
    c.path(_CAR, paint, at=(x, y), scale=scale, flip=flip)
    c.path(_CAR_SILL, f"{paint}-schaduw", at=(x, y), scale=scale, flip=flip)
    for glass in (_CAR_REAR_GLASS, _CAR_FRONT_GLASS):
        c.path(glass, "metaal", at=(x, y), scale=scale, flip=flip)
    c.poly("-10,-40 10,-40 10,-37 -10,-37", f"{paint}-schaduw", at=(x, y), scale=scale, flip=flip)
    c.poly("76,-34 88,-32 89,-24 78,-26", "lamp", at=(x, y), scale=scale, flip=flip)
    c.poly("-88,-34 -80,-35 -80,-26 -89,-25", "steen-rood", at=(x, y), scale=scale, flip=flip)
    for across in (-52, 54):
        across = -across if flip else across
        c.circle(x + across * scale, y - 8 * scale, 17 * scale, "metaal")
        c.circle(x + across * scale, y - 8 * scale, 8 * scale, "wagen-schaduw")


def bicycle(
    c: Canvas, x: float, y: float, frame: str, ground: str, scale: float = 1, flip: bool = False
) -> None:
    """Draw a bicycle on a ground of this role; (x, y) is the hub of its rear wheel."""
    far = (x + (-52 if flip else 52) * scale, y)
    for at in ((x, y), far):
        c.circle(*at, 25 * scale, "metaal")
        c.circle(*at, 20.5 * scale, ground)
    for points, role in (
        ("0,0 18,-34 22,-34 4,1", frame),
        ("16,-32 46,-32 47,-27 18,-27", frame),
        ("44,-40 50,-40 54,0 49,0", frame),
        ("18,-28 26,0 31,0 22,-28", frame),
        ("8,-42 28,-42 28,-37 8,-37", "metaal"),
        ("36,-44 56,-48 56,-43 38,-39", "metaal"),
    ):
        c.poly(points, role, at=(x, y), scale=scale, flip=flip)
