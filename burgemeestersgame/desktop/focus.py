"""Where the keyboard is: the order of Tab, and what lies in the direction of an arrow."""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop.widget import Widget


def stops(root: Widget) -> list[Widget]:
    """Return the widgets at which Tab stops, in reading order."""
    return [widget for widget in root.walk() if widget.is_focusable]


def next_stop(root: Widget, key: str, by: int) -> Widget | None:
    """Return the stop after (`by` 1) or before (`by` -1) a key, round and round."""
    order = stops(root)
    if not order:
        return None
    keys = [widget.key for widget in order]
    if key not in keys:
        return order[0 if by > 0 else -1]
    return order[(keys.index(key) + by) % len(order)]


def stop_beside(root: Widget, key: str, direction: tuple[int, int]) -> Widget | None:
    """Return the nearest stop in a direction, such as (0, 1) for down; None if there is none."""
    order = stops(root)
    here = next((widget for widget in order if widget.key == key), None)
    if here is None:
        return None
    across, down = direction
    best, best_cost = None, None
    for widget in order:
        if widget is here:
            continue
        cost = _cost(here.rect, widget.rect, across, down)
        if cost is not None and (best_cost is None or cost < best_cost):
            best, best_cost = widget, cost
    return best


def _cost(here: pygame.Rect, there: pygame.Rect, across: int, down: int) -> int | None:
    if across:
        ahead = there.left - here.right if across > 0 else here.left - there.right
        aside = max(0, there.top - here.bottom, here.top - there.bottom)
        is_past = (there.centerx - here.centerx) * across > 0
    else:
        ahead = there.top - here.bottom if down > 0 else here.top - there.bottom
        aside = max(0, there.left - here.right, here.left - there.right)
        is_past = (there.centery - here.centery) * down > 0
    if not is_past or ahead < -4:
        return None
    centres = abs(there.centery - here.centery) if across else abs(there.left - here.left)
    return max(0, ahead) + 3 * aside + centres // 8
