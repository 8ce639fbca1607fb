"""Portraits and scenes, fitted and kept.

A scenario's own come first, then those of the game. A picture that is missing is no error: a
scenario may name art that nobody has drawn yet. The screens leave its place out, or show a plain
figure; so they do with one that cannot be drawn.
"""

from __future__ import annotations

import functools
import io
import math
import re
from datetime import datetime
from typing import NamedTuple

import pygame

from burgemeestersgame.desktop.boxes import box, rounded_mask
from burgemeestersgame.desktop.decoding import decoded
from burgemeestersgame.desktop.drawn import kept
from burgemeestersgame.desktop.icons import icon
from burgemeestersgame.desktop.media import NO_MEDIA, Media, Own
from burgemeestersgame.desktop.theme import Theme
from burgemeestersgame.paths import assets_folder
from burgemeestersgame.scenery import Place, light_at, place_named

SCENE_SIZE = (1600, 900)

# A scene that covers more of a screen is drawn with so many pixels and enlarged: a tenth of a
# second is enough.
_MOST_PIXELS = 1_300_000

# The middle of what matters in a scene of a scenario.
_MIDDLE = (0.6, 0.555)

_MOODS = {"calm": "rustig", "worried": "gespannen", "angry": "fel"}

# In the units of a scene: the height of what matters, and the rim around the dial of a clock.
_BAND = 304
_RIM = 10

# A portrait of a scenario is kept at the size of those of the game.
_PORTRAIT_SIZE = (240, 240)

# The ground behind a portrait is light in every theme: its lines are black.
_ARCH = {"light": "#D3DEE4", "dark": "#AEBFCB", "contrast": "#FFFFFF"}


def bust(
    theme: Theme, media: Media, name: str, mood: str, size_px: int, shape: str = "arch"
) -> pygame.Surface:
    """Return a head and shoulders before a light ground, in an `arch` or a `round` frame.

    A figure without a face stands in for a portrait that does not exist.
    """
    names = _portrait_names(name, _MOODS.get(mood, mood))
    return _bust(media.picture(names), names, size_px, shape, _ARCH[theme.name])


def _portrait_names(name: str, mood: str) -> tuple[str, ...]:
    """Return what the file of a portrait may be called, best first."""
    return f"{name}-{mood}", f"{name}-rustig", name


@kept(most_mb=12)
def _bust(
    own: Own | None, names: tuple[str, ...], size_px: int, shape: str, ground: str
) -> pygame.Surface:
    result = pygame.Surface((size_px, size_px), pygame.SRCALPHA)
    result.fill(ground)
    picture = _portrait(own, names, size_px)
    if picture is None:
        person = icon("user", round(size_px * 0.62), (76, 87, 99))
        result.blit(person, person.get_rect(center=(size_px // 2, round(size_px * 0.54))))
    elif shape == "round":
        # Only the face is left in a small circle.
        large = _portrait(own, names, round(size_px * 1.5)) or picture
        result.blit(large, (-size_px // 4, -round(size_px * 0.12)))
    else:
        result.blit(picture, (0, 0))
    is_round = shape == "round"
    mask = rounded_mask((size_px, size_px), size_px // 2, (True, True, is_round, is_round))
    result.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return result


@functools.lru_cache(maxsize=16)  # what busts are made of; those are kept themselves
def _portrait(own: Own | None, names: tuple[str, ...], size_px: int) -> pygame.Surface | None:
    if own is not None:
        drawn = _own_portrait(own)
        if drawn is None:
            return None
        return _straight(pygame.transform.smoothscale(drawn.premul_alpha(), (size_px, size_px)))
    folder = assets_folder() / "portraits"
    for candidate in names:
        path = folder / f"{candidate}.png"
        if _is_plain(candidate) and path.is_file():
            # Scaling mixes the colours of pixels, also of invisible ones: let alpha count.
            picture = pygame.image.load(path).premul_alpha()
            small = pygame.transform.smoothscale(picture, (size_px, size_px))
            return _straight(small)
    return None


@functools.lru_cache(maxsize=48)
def _own_portrait(own: Own) -> pygame.Surface | None:
    return decoded(own, _PORTRAIT_SIZE)


def _straight(premultiplied: pygame.Surface) -> pygame.Surface:
    """Return a picture whose colours were multiplied by alpha on the ground it will get."""
    result = pygame.Surface(premultiplied.get_size(), pygame.SRCALPHA)
    result.blit(premultiplied, (0, 0))
    return result


def has_scene(place: str | None, media: Media) -> bool:
    """Return whether there is art for a place."""
    return bool(place) and _art_of(place, media) is not None


def paint_scene(
    surface: pygame.Surface,
    rect: pygame.Rect,
    place: str | None,
    moment: datetime,
    media: Media = NO_MEDIA,
) -> bool:
    """Fill a rectangle with the art of a place; return False, and draw nothing, without art.

    The picture keeps its proportions, and what matters stays in sight. In the art of the game the
    clock of the town hall shows the moment of the story.
    """
    art = _art_of(place, media) if place and rect.width > 0 and rect.height > 0 else None
    if place is None or art is None:
        return False
    surface.blit(
        _fitted(art, art.light(moment.hour) if isinstance(art, Place) else "", rect.size), rect
    )
    clock = art.clock if isinstance(art, Place) else None
    if isinstance(art, Place) and clock:
        radius = round(clock["r"] * _fit(rect.size, art)[0])
        hands = _hands(radius, moment.hour % 12, moment.minute)
        clip = surface.get_clip()
        surface.set_clip(rect.clip(clip))
        surface.blit(hands, hands.get_rect(center=on_scene(art, rect, clock["x"], clock["y"])))
        surface.set_clip(clip)
    return True


def paint_hour(
    surface: pygame.Surface, rect: pygame.Rect, moment: datetime, clock: tuple[int, int] | None
) -> None:
    """Fill a rectangle with the sky of the hour: what is to be seen of a place without art.

    Args:
        surface: Drawn on.
        rect: The part of it.
        moment: The moment of the story.
        clock: The middle of the town hall's clock; None leaves it out.
    """
    light = light_at(moment.hour)
    high, low = (pygame.Color(colour) for colour in _SKIES[light])
    surface.fill(high, rect)
    horizon = pygame.Rect(rect.x, rect.bottom - rect.height // 3, rect.width, rect.height // 3)
    surface.fill(low, horizon)
    if clock is None:
        return
    radius = round(min(rect.height * 0.36, 52))
    dial = pygame.Rect(0, 0, 2 * radius, 2 * radius)
    dial.center = clock
    face = "#FFF3D6" if light == "nacht" else "#FBF7EC"
    box(surface, dial, pygame.Color("#31414E"), radius)
    inner = dial.inflate(-max(4, radius // 4), -max(4, radius // 4))
    box(surface, inner, pygame.Color(face), inner.width // 2)
    hands = _hands(inner.width // 2, moment.hour % 12, moment.minute)
    surface.blit(hands, hands.get_rect(center=clock))


# High and low in the sky, as in the scenes.
_SKIES = {
    "dag": ("#BFD6E0", "#D3E2E6"),
    "avond": ("#6F86A6", "#C79E8F"),
    "nacht": ("#121C30", "#1B2840"),
}


def _art_of(place: str, media: Media) -> Place | Own | None:
    """Return the art of a place: the scenario's own, if it can be drawn, or the game's."""
    own = media.picture((place,))
    if own is None:
        return place_named(place)
    return own if _own_scene(own) is not None else None


@functools.lru_cache(maxsize=4)
def _own_scene(own: Own) -> pygame.Surface | None:
    picture = decoded(own, SCENE_SIZE)
    if picture is None:
        return None
    result = pygame.Surface(SCENE_SIZE)
    result.fill(_SKIES["dag"][0])  # behind what a picture leaves open
    result.blit(picture, (0, 0))
    return result


def scene_to_draw(
    place: str, moment: datetime, size: tuple[int, int], media: Media
) -> Drawing | None:
    """Return what must be drawn before a place can be shown at a size; None when nothing must."""
    art = _art_of(place, media)
    if not isinstance(art, Place):
        return None  # one of the scenario is decoded already
    drawing = Drawing(art, art.light(moment.hour), _raster_size(_whole_size(_fit(size, art)[0])))
    return None if _raster.has(*drawing) else drawing


class Drawing(NamedTuple):
    """A scene to be drawn: its art, its light, and its size in pixels.

    Drawing takes a tenth of a second, in which a thread beside the window lets that go on.
    """

    art: Place | Own
    light: str
    size: tuple[int, int]

    def draw(self) -> pygame.Surface:
        """Return the whole scene; touches no window, and may be done beside it."""
        if isinstance(self.art, Place):
            drawn = pygame.image.load_sized_svg(
                io.BytesIO(self.art.svg(self.light).encode()), self.size
            )
            # SDL rounds its own way: a pixel too many is cut off.
            return drawn.subsurface(drawn.get_rect().clip((0, 0, *self.size)))
        whole = _own_scene(self.art)
        assert whole is not None  # or it would be no art
        return pygame.transform.smoothscale(whole, self.size)

    def keep(self, drawn: pygame.Surface) -> None:
        """Show what was drawn from now on."""
        _raster.put(_in_format(drawn), *self)


def _fitted(art: Place | Own, light: str, size: tuple[int, int]) -> pygame.Surface:
    """Return what is seen of a scene, all screens of one width sharing what was drawn."""
    scale, left, top = _fit(size, art)
    whole = _whole_size(scale)
    if _raster_size(whole) != whole:
        return _enlarged(art, light, size)
    return _raster(art, light, whole).subsurface((left, top, *size))


@kept(most_mb=16)
def _enlarged(art: Place | Own, light: str, size: tuple[int, int]) -> pygame.Surface:
    scale, left, top = _fit(size, art)
    raster = _raster(art, light, _raster_size(_whole_size(scale)))
    less = raster.get_width() / _whole_size(scale)[0]
    part = pygame.Rect(left * less, top * less, size[0] * less, size[1] * less)
    seen = raster.subsurface(part.clip(raster.get_rect()))
    return _in_format(pygame.transform.smoothscale(seen, size))


@kept(most_mb=32)
def _raster(art: Place | Own, light: str, size: tuple[int, int]) -> pygame.Surface:
    return _in_format(Drawing(art, light, size).draw())


def _in_format(drawn: pygame.Surface) -> pygame.Surface:
    # In the window's own format it is copied twice as fast, every time.
    return drawn.convert() if pygame.display.get_surface() is not None else drawn


def _whole_size(scale: float) -> tuple[int, int]:
    return round(SCENE_SIZE[0] * scale), round(SCENE_SIZE[1] * scale)


def _raster_size(whole: tuple[int, int]) -> tuple[int, int]:
    less = min(1.0, math.sqrt(_MOST_PIXELS / (whole[0] * whole[1])))
    return max(1, round(whole[0] * less)), max(1, round(whole[1] * less))


def _fit(size: tuple[int, int], art: Place | Own) -> tuple[float, int, int]:
    """Return the scale of a scene that fills a size, and what is cut off left and above.

    A clock is to be seen whole or not at all: where the edge would cut it, the part below is shown.
    """
    width, height = size
    middle = art.middle if isinstance(art, Place) else _MIDDLE
    scale = max(width / SCENE_SIZE[0], height / SCENE_SIZE[1])
    whole = _whole_size(scale)
    left = round(min(max(0, whole[0] * middle[0] - width / 2), whole[0] - width))
    # Where that band does not fit, more of its lower part is shown: there the people are.
    below = max(height, (height + _BAND * scale) / 2) / 2
    top = round(min(max(0, whole[1] * middle[1] + below - height), whole[1] - height))
    clock = art.clock if isinstance(art, Place) else None
    if clock:
        highest, lowest = ((clock["y"] + side * (clock["r"] + _RIM)) * scale for side in (-1, 1))
        if highest < top < lowest:
            top = min(round(lowest), whole[1] - height)
    return scale, left, top


def on_scene(art: Place, rect: pygame.Rect, x: float, y: float) -> tuple[int, int]:
    """Return where a point of a scene is to be seen when that fills a rectangle."""
    scale, left, top = _fit(rect.size, art)
    return round(rect.x + x * scale - left), round(rect.y + y * scale - top)


def _is_plain(name: str) -> bool:
    """Return whether a name from a scenario is a name, and no path out of our folder."""
    return re.fullmatch(r"[\w-]+", name) is not None


@functools.lru_cache(maxsize=16)
def _hands(radius: int, hour: int, minute: int) -> pygame.Surface:
    size = max(8, 2 * radius)
    large = pygame.Surface((size * 3, size * 3), pygame.SRCALPHA)
    large.fill((0x31, 0x41, 0x4E, 0))
    middle = pygame.Vector2(size * 1.5, size * 1.5)
    for turn, length, width in (
        (hour / 12 + minute / 720, 0.46, 0.16),
        (minute / 60, 0.74, 0.11),
    ):
        along = pygame.Vector2(math.sin(turn * math.tau), -math.cos(turn * math.tau))
        across = pygame.Vector2(-along.y, along.x) * radius * 3 * width / 2
        tip = middle + along * radius * 3 * length
        back = middle - along * radius * 3 * 0.1
        points = (tip + across, tip - across, back - across, back + across)
        pygame.draw.polygon(large, "#31414E", points)
    pygame.draw.circle(large, "#31414E", middle, radius * 3 * 0.13)
    return pygame.transform.smoothscale(large, (size, size))
