"""How things stand, hinted at: an arrow and a word. Numbers only where a trainer asked for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from burgemeestersgame.desktop.layout import Row
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Icon, Paragraph
from burgemeestersgame.i18n import gettext as _

_SMALL_STEP = 6

# From this far off its start on, one that moves on the same way does so "ever more".
_LONG_WAY = 6


def moved(indicators: Iterable[Any], *, has_numbers: bool = False) -> list[Widget]:
    """Return a line for each indicator that moved; see `IndicatorView`."""
    return [_hint(each, has_numbers=has_numbers) for each in indicators if _step(each)]


def movement(indicator: Any) -> tuple[str, str, str]:
    """Return icon, colour and word for how an indicator moved; never its number."""
    step = _step(indicator)
    if not step:
        return "minus", "ink-soft", _("the same")
    is_small = abs(step) < _SMALL_STEP
    before = indicator.previous - indicator.start
    is_on_its_way = abs(before) >= _LONG_WAY and (before > 0) == (step > 0)
    if step > 0:
        name = "arrow-up-right" if is_small else "arrow-up"
        word = _("a little more") if is_small else _("more")
        word = _("more and more") if is_on_its_way else word
    else:
        name = "arrow-down-right" if is_small else "arrow-down"
        word = _("a little less") if is_small else _("less")
        word = _("less and less") if is_on_its_way else word
    if indicator.better == "neutral":
        return name, "ink-soft", word
    is_good = (step > 0) == (indicator.better == "high")
    return name, "good" if is_good else "brick", word


def _step(indicator: Any) -> int:
    return int(indicator.value - indicator.previous)


def _hint(indicator: Any, *, has_numbers: bool) -> Widget:
    icon, colour, word = movement(indicator)
    if has_numbers:
        word = f"{word} ({indicator.previous}\u00a0→\u00a0{indicator.value})"
    text = (Span(f"{indicator.label}: ", strong=True), Span(word))
    words = Paragraph(text, "message", is_wide=True)
    return Row([Icon(icon, 18, colour), words], 8, grow=1, align="top")
