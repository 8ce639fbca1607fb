"""What every picture of a debrief shares: colours by role, and words.

A colour is a custom property of the page around the picture, with a value of its own for where
there is none.
"""

from __future__ import annotations

from html import escape
from types import MappingProxyType

COLOURS = MappingProxyType(
    {
        "action": "#1D4E7A",
        "plum": "#6A3A76",
        "lamp": "#7A5200",
        "good": "#2A6339",
        "brick": "#A02F1D",
        "ink": "#1B2631",
        "ink-soft": "#4C5763",
        "surface": "#FFFDF8",
        "hairline": "#D6CCBA",
    }
)


def role_colour(role: str) -> str:
    """Return the colour of a role as a CSS value."""
    return f"var(--{role}, {COLOURS[role]})"


def svg_text(
    x: float, y: float, text: str, colour: str, anchor: str, weight: int = 400, size: int = 14
) -> str:
    """Return words as an SVG element; `anchor`: start, middle or end."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"'
        f' font-weight="{weight}" style="fill:{colour}">{escape(text)}</text>'
    )
