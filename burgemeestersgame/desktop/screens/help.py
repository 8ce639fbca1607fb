"""Help: the keys, and how the game works, on one page."""

from __future__ import annotations

from collections.abc import Sequence

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.steps import Pop
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, KeyCap, Paragraph
from burgemeestersgame.i18n import gettext as _


class HelpScreen(Page):
    """Explains the keys; Esc goes back to where one was."""

    name = "help"

    def title(self) -> str:
        return _("Help")

    def content(self) -> list[Widget | None]:
        keys = [
            (("1", "–", "5"), _("Select a choice")),
            (("Enter",), _("Confirm the selected choice; you cannot take it back")),
            (("V",), _("Say what counted most, and how sure you are, before you confirm")),
            (("H",), _("Hear the next advisor; F2 to F9 hear one of your choice")),
            (("A",), _("Do something yourself: open the list of actions")),
            (("T",), _("Go to the messages on your phone")),
            (("D",), _("Open the dossier: what you did so far, and who is who")),
            (("K",), _("Look at the map of the town")),
            (("P",), _("Pause; time stands still")),
            (("Tab",), _("Go to the next control; Shift and Tab go back")),
            (("Esc",), _("Stop and keep, or go back")),
            (("Ctrl", "+"), _("Larger text; Ctrl and - make it smaller")),
            (("F11",), _("Fill the whole screen, or no longer")),
        ]
        more = self.kit.more_keys()
        return [
            Heading(_("The keys while you write"), "question") if more else None,
            key_list(more) if more else None,
            Heading(_("The keys"), "question"),
            key_list(keys),
            Heading(_("How it works"), "question"),
            Paragraph(
                _(
                    "Each time you read what is happening, hear whom you want,"
                    " and choose. Most choices can be defended, and each one costs something."
                )
            ),
            Paragraph(
                _(
                    "The clock at the top is the time in the story. It only moves when you hear an"
                    " advisor, do something or choose. Thinking costs no story time."
                )
            ),
            Paragraph(
                _(
                    "Nobody tells you everything you may do. The actions below are always allowed,"
                    " and cost time."
                )
            ),
            Paragraph(
                _(
                    "Afterwards you read what the rules asked of you, with the source beside each"
                    " remark. There is no mark and no ranking."
                )
            ),
        ]

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, is_primary=True, cap="Esc")]


def key_list(keys: Sequence[tuple[tuple[str, ...], str]]) -> Widget:
    """Return keys with what they do; those words begin straight below each other."""
    beside: list[_Caps] = []
    return Column([_key_row(_Caps(caps, beside), caps, text) for caps, text in keys], 10)


class _Caps(Flow):
    """The keys of one line, given as much room as the widest in their list."""

    def __init__(self, caps: Sequence[str], beside: list[_Caps]) -> None:
        super().__init__(
            [KeyCap(cap) if cap != "–" else Paragraph(cap, "label") for cap in caps], 4
        )
        self._beside = beside
        beside.append(self)

    def natural(self, look: Look) -> int:
        return max(Flow.natural(each, look) for each in self._beside)


def _key_row(keys: Widget, caps: Sequence[str], text: str) -> Widget:
    return Row([keys, Paragraph(text)], 16, grow=1, role="text", label=f"{' '.join(caps)}: {text}")
