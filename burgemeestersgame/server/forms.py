"""Texts of a page that hold a count, in both forms."""

from __future__ import annotations

from collections.abc import Callable

Texts = dict[str, str | list[str]]


def both(form: Callable[[int], str]) -> list[str]:
    """Return the forms of a text for one and for more."""
    return [form(1), form(2)]
