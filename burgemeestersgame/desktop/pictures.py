"""Portraits and scenes, fitted and kept.

A picture that is missing is no error: a scenario may name art that nobody has drawn yet.
The screens leave its place out, or show a plain figure.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import pygame

from burgemeestersgame.desktop.icons import icon
from burgemeestersgame.desktop.theme import Theme
from burgemeestersgame.paths import assets_folder

SCENE_SIZE = (1600, 900)

# The middle of what matters in a scene, as a share of its height and width.
_MIDDLE = (0.6, 0.555)

_MOODS = {"calm": "rustig", "worried": "gespannen", "angry": "fel"}

# The ground behind a portrait is light in every theme: its lines are black.
_ARCH = {"light": "#D3DEE4", "dark": "#AEBFCB", "contrast": "#FFFFFF"}


def bust(theme: Theme, name: str, mood: str, size_px: int, shape: str = "arch") -> pygame.Surface:
    """Return a head and shoulders before a light ground, in an `arch` or a `round` frame.

    A figure without a face stands in for a portrait that does not exist.
    """
    return _bust(name, _MOODS.get(mood, mood), size_px, shape, _ARCH[theme.name])


@functools.lru_cache(maxsize=128)
def _bust(name: str, mood: str, size_px: int, shape: str, ground: str) -> pygame.Surface:
    result = pygame.Surface((size_px, size_px), pygame.SRCALPHA)
    result.fill(ground)
    picture = _portrait(name, mood, size_px)
    if picture is None:
        person = icon("user", round(size_px * 0.62), (76, 87, 99))
        result.blit(person, person.get_rect(center=(size_px // 2, round(size_px * 0.54))))
    elif shape == "round":
        # Only the face is left in a small circle.
        large = _portrait(name, mood, round(size_px * 1.5)) or picture
        result.blit(large, (-size_px // 4, -round(size_px * 0.12)))
    else:
        result.blit(picture, (0, 0))
    result.blit(_mask(size_px, shape), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return result


@functools.lru_cache(maxsize=32)
def _mask(size_px: int, shape: str) -> pygame.Surface:
    large = pygame.Surface((size_px * 3, size_px * 3), pygame.SRCALPHA)
    large.fill((255, 255, 255, 0))
    radius = size_px * 3 // 2
    pygame.draw.circle(large, "white", (radius, radius), radius)
    if shape == "arch":
        large.fill("white", (0, radius, size_px * 3, radius + 3))
    return pygame.transform.smoothscale(large, (size_px, size_px))


@functools.lru_cache(maxsize=96)
def _portrait(name: str, mood: str, size_px: int) -> pygame.Surface | None:
    folder = assets_folder() / "portraits"
    for candidate in (f"{name}-{mood}", f"{name}-rustig", name):
        for suffix in (".png", ".svg"):
            path = folder / (candidate + suffix)
            if not path.is_file():
                continue
            if suffix == ".svg":
                return pygame.image.load_sized_svg(path, (size_px, size_px))
            return pygame.transform.smoothscale(
                pygame.image.load(path).convert_alpha(), (size_px, size_px)
            )
    return None


def has_scene(place: str | None) -> bool:
    """Return whether there is art for a place."""
    return place is not None and next(_scene_files(place, 12), None) is not None


def scene(place: str, hour: int, size: tuple[int, int]) -> pygame.Surface | None:
    """Return the art of a place at an hour of the day (0 to 23), cut to fill `size` pixels.

    None when there is none. The picture keeps its proportions; what matters stays in sight.
    """
    path = next(_scene_files(place, hour), None)
    return None if path is None else _fitted(path, size)


@functools.lru_cache(maxsize=6)
def _fitted(path: Path, size: tuple[int, int]) -> pygame.Surface:
    width, height = size
    scale = max(width / SCENE_SIZE[0], height / SCENE_SIZE[1])
    whole = round(SCENE_SIZE[0] * scale), round(SCENE_SIZE[1] * scale)
    if path.suffix == ".svg":
        large = pygame.image.load_sized_svg(path, whole).convert()
    else:
        large = pygame.transform.smoothscale(_decoded(path), whole)
    left = round(min(max(0, whole[0] * _MIDDLE[0] - width / 2), whole[0] - width))
    top = round(min(max(0, whole[1] * _MIDDLE[1] - height / 2), whole[1] - height))
    result = pygame.Surface(size).convert()
    result.blit(large, (-left, -top))
    return result


@functools.lru_cache(maxsize=2)
def _decoded(path: Path) -> pygame.Surface:
    return pygame.image.load(path).convert()


def _scene_files(place: str, hour: int) -> Iterator[Path]:
    folder = assets_folder() / "scenes"
    for name in _scene_names(place, hour):
        for suffix in (".png", ".svg"):
            path = folder / (name + suffix)
            if path.is_file():
                yield path


def _scene_names(place: str, hour: int) -> list[str]:
    if "/" in place or "\\" in place or place.startswith("."):
        return []
    light = "dag" if 7 <= hour < 17 else "avond" if 17 <= hour < 21 else "nacht"
    others = {"dag": ("avond", "nacht"), "avond": ("nacht", "dag"), "nacht": ("avond", "dag")}
    return [f"{place}-{light}", place, *(f"{place}-{other}" for other in others[light])]
