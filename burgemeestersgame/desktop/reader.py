"""What is open on a page of a debrief, and the button that opens more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from burgemeestersgame.debrief import model
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.turning import Replay
from burgemeestersgame.desktop.widget import Widget

OpenNorm = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Reader:
    """What is open on a page, and what its controls do.

    Attributes:
        norm: The id of the norm whose panel is open, "" for none.
        choose_norm: Opens the panel of a norm, or closes it.
        has_panel: Whether that panel stands below the norm; it may stand elsewhere.
        opened: Keys of the other things that are open.
        open: Opens one of those, or closes it.
        replay: Plays on from before a turning point, in a new run; None where that cannot be.
        chart: Of the indicators over story time, None without one.
        turning: The numbers of the decisions that were turning points, as in that chart.
        open_norm: Goes to a norm in the catalogue; None where that cannot be.
    """

    norm: str
    choose_norm: Callable[[str], None]
    has_panel: bool
    opened: frozenset[str]
    open: Callable[[str], None]
    replay: Replay | None = None
    chart: model.LineChart | None = None
    turning: frozenset[str] = frozenset()
    open_norm: OpenNorm | None = None


def more(text: str, key: str, reader: Reader) -> Widget:
    """Return the button that shows more of something, or hides it again."""
    is_open = key in reader.opened
    button = Button(
        text,
        key,
        lambda: reader.open(key),
        icon="chevron-up" if is_open else "chevron-down",
        is_quiet=True,
        colour="action",
    )
    button.is_open = is_open
    return button
