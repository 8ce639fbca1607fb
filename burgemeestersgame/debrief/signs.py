"""The signs of a MarkChart: which shape and which colour each kind has, wherever it is drawn.

No two kinds in one chart share a shape, so that no colour stands alone.
"""

from __future__ import annotations

from types import MappingProxyType

# Shapes: disc (filled), donut (a filled ring), ring (a thin one), dashed (a broken ring), cross (in
# a square), square (filled), framed (a filled square in a frame) and badge (a round with a label).
# Colours are roles of the theme.
SIGNS = MappingProxyType(
    {
        "honoured": ("disc", "good"),
        "repaired": ("donut", "good"),
        "breached": ("cross", "brick"),
        "missed": ("dashed", "lamp"),
        "unbroken": ("ring", "ink-soft"),
        "named": ("badge", "plum"),
        "first": ("square", "plum"),
        "given": ("ring", "action"),
        "both": ("framed", "plum"),
        "followed": ("disc", "action"),
        "heard": ("ring", "action"),
        "unheard": ("dashed", "ink-soft"),
    }
)
