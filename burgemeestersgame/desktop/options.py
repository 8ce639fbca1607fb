"""A question with a few answers to press, one of which holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph


def options(
    title: str,
    key: str,
    chosen: Any,
    answers: Sequence[tuple[Any, str]],
    choose: Callable[[Any], object],
    note: str = "",
) -> Widget:
    """Return the question.

    Args:
        title: What is asked.
        key: What the keys of its buttons begin with; the value follows.
        chosen: The value that holds.
        answers: Each value with its words.
        choose: Is given the value that was pressed, and returns a step.
        note: What stands below.
    """
    buttons = [
        Button(
            text,
            f"{key}-{value}",
            lambda value=value: choose(value),
            is_chosen=value == chosen,
            icon="check" if value == chosen else None,
            role="radio",
        )
        for value, text in answers
    ]
    return Column(
        [
            Heading(title, "label"),
            Flow(buttons, 8, label=title, role="radiogroup"),
            Paragraph(note, "small", "ink-soft") if note else None,
        ],
        8,
    )
