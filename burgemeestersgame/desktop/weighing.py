"""What counted most and how sure one is: may be said with a decision, and is never in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Fitting, Flow, Row
from burgemeestersgame.desktop.widget import Press, Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.engine.view import ValueView
from burgemeestersgame.i18n import gettext as _

KEY = "weigh"


@dataclass(slots=True)
class Weighing:
    """What the player said about a choice that is not yet confirmed.

    Attributes:
        value: The id of the value that counted most, None if not said.
        confidence: How sure, a share 0.0-1.0, None if not said.
        is_open: Whether the questions are on screen.
    """

    value: str | None = None
    confidence: float | None = None
    is_open: bool = False

    def button(self, on_press: Press, *, is_on_bar: bool = False) -> Button:
        """Return the button that shows the questions, or hides them."""
        said = self.value is not None or self.confidence is not None
        button = Button(
            _("What counted?"),
            KEY,
            on_press,
            icon="check" if said else "heart",
            cap="V",
            is_chosen=self.is_open,
            is_on_bar=is_on_bar,
            role="button",
        )
        button.is_open = self.is_open
        return button

    def questions(self, values: Sequence[ValueView], on_answer: Callable[[], None]) -> Widget:
        """Return the questions; an answer that is pressed again is taken back."""

        def say(**answer: str | float) -> None:
            for name, given in answer.items():
                setattr(self, name, None if getattr(self, name) == given else given)
            on_answer()

        counted = [
            _pill(
                value.label,
                f"counted-{value.id}",
                lambda value=value: say(value=value.id),
                is_chosen=self.value == value.id,
            )
            for value in values
        ]
        sure = [
            _pill(
                label,
                f"sure-{round(100 * share)}",
                lambda share=share: say(confidence=share),
                is_chosen=self.confidence == share,
            )
            for share, label in ((0.2, _("In doubt")), (0.5, _("Half sure")), (0.9, _("Sure")))
        ]
        asked = [_question(_("How sure are you?"), sure)]
        if counted:
            asked.insert(0, _question(_("What counted most?"), counted))
        return Fitting([Flow(asked, 40), Column(asked, 8)])


def _question(text: str, pills: list[Widget]) -> Widget:
    parts = [Paragraph(text, "label"), Flow(pills, 8, label=text)]
    return Fitting([Row(parts, 16), Column(parts, 6)])


def _pill(label: str, key: str, on_press: Press, *, is_chosen: bool) -> Widget:
    return Button(
        label,
        key,
        on_press,
        icon="check" if is_chosen else None,
        is_chosen=is_chosen,
        is_round=True,
    )
