"""A problem to be told, and a question before something that cannot be undone."""

from __future__ import annotations

from collections.abc import Callable

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.pages import Dialog
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _


def as_sentence(message: str) -> str:
    """Return a message of an error, which begins small and ends open, as a sentence."""
    end = "" if message.endswith((".", "!", "?")) else "."
    return message[:1].upper() + message[1:] + end


class ProblemScreen(Dialog):
    """Says what went wrong and what one can do; nothing was lost but this one step."""

    name = "problem"

    def __init__(self, kit: Kit, message: str) -> None:
        super().__init__(kit)
        self._message = message

    def title(self) -> str:
        return _("That did not work")

    def content(self) -> list[Widget | None]:
        return [
            Paragraph(as_sentence(self._message)),
            Paragraph(_("Nothing was lost."), colour="ink-soft"),
        ]

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, is_primary=True, cap="Enter")]


class ConfirmScreen(Dialog):
    """Asks before something is done. The texts are functions: the language may change."""

    name = "confirm"

    def __init__(
        self,
        kit: Kit,
        *,
        title: Callable[[], str],
        text: Callable[[], str],
        yes: Callable[[], str],
        no: Callable[[], str],
        on_yes: Callable[[], Step],
        is_dangerous: bool = False,
    ) -> None:
        """Make the question; `is_dangerous` puts the focus on the way back."""
        super().__init__(kit)
        self._title, self._text, self._yes, self._no = title, text, yes, no
        self._on_yes, self._is_dangerous = on_yes, is_dangerous

    def title(self) -> str:
        return self._title()

    def content(self) -> list[Widget | None]:
        return [Paragraph(self._text())]

    def buttons(self) -> list[Widget | None]:
        yes = Button(
            self._yes(),
            "yes",
            self._on_yes,
            is_primary=not self._is_dangerous,
            colour="brick" if self._is_dangerous else None,
        )
        no = Button(self._no(), "no", Pop, is_primary=self._is_dangerous)
        return [no, yes] if self._is_dangerous else [yes, no]
