"""What a screen reader is told of the window, through AccessKit (the extra `a11y`).

`describe` turns the widgets of a screen into a plain tree, `asked` does what is asked of one;
`reader` keeps who listens told, `bridge` speaks to AccessKit and `platform` to the system.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from burgemeestersgame.desktop.a11y.reader import Reader

# There the window must be connected before it is first shown.
MUST_BE_HIDDEN = sys.platform in ("win32", "darwin")


def find_reader(title: str) -> Reader | None:
    """Return what speaks to screen readers, for a window with a title; None without the extra."""
    try:
        import accesskit  # noqa: F401 - only asked whether it is there
    except ImportError:
        return None
    from burgemeestersgame.desktop.a11y.reader import Reader

    return Reader(title)
