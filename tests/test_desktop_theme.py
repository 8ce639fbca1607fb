"""Colours are readable in every theme, and type grows as it should."""

import pytest

from burgemeestersgame.desktop.theme import ROLES, THEMES, Theme, contrast, tokens

GROUNDS = (
    "bg",
    "surface",
    "sunken",
    "action-soft",
    "good-soft",
    "lamp-soft",
    "brick-soft",
    "plum-soft",
)

TEXT_PAIRS = [
    *[(ink, ground) for ink in ("ink", "ink-soft") for ground in GROUNDS],
    *[("action", ground) for ground in ("bg", "surface", "action-soft")],
    ("good", "surface"),
    ("good", "bg"),
    ("lamp", "surface"),
    ("lamp", "lamp-soft"),
    ("lamp", "bg"),
    ("brick", "surface"),
    ("brick", "bg"),
    ("plum", "surface"),
    ("plum", "bg"),
    ("on-action", "action"),
    ("on-bar", "bar"),
    ("bar-soft", "bar"),
    ("bar", "on-bar"),
]

EDGE_PAIRS = [
    *[("line", ground) for ground in ("bg", "surface", "sunken", "action-soft")],
    *[("focus", ground) for ground in ("bg", "surface", "sunken", "action-soft")],
    ("bar-focus", "bar"),
    ("bar-line", "bar"),
    ("action", "sunken"),
    ("lamp", "surface"),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(theme: str, ink: str, ground: str) -> None:
    colours = tokens()[theme]

    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_borders_and_the_focus_ring_can_be_seen(theme: str, edge: str, ground: str) -> None:
    colours = tokens()[theme]

    assert contrast(colours[edge], colours[ground]) >= 3


def test_black_on_white_is_the_strongest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_body_text_is_twice_as_large_at_two_hundred_percent() -> None:
    assert Theme("light", 200).size_px("body") == 2 * Theme("light", 100).size_px("body")


@pytest.mark.parametrize("role", ROLES)
def test_no_text_is_smaller_than_the_floor(role: str) -> None:
    assert Theme("light", 100).size_px(role) >= 14


def test_a_page_becomes_one_column_from_175_percent() -> None:
    columns = [Theme("light", percent).is_one_column for percent in (150, 175, 200)]

    assert columns == [False, True, True]
