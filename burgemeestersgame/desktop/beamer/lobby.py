"""Before the story: how to join, and then that everybody reads their role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from burgemeestersgame.desktop.beamer.arranging import Beside
from burgemeestersgame.desktop.beamer.qr import QrCode
from burgemeestersgame.desktop.layout import Column, Middle, Row
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext


def joining(standing: Any, qr: Sequence[Sequence[bool]]) -> Widget:
    """Return how to join, and how many have."""
    ready, count = standing.ready, standing.trainer.expected
    address = _address(standing)
    here = ngettext("{count} person is here", "{count} people are here", count)
    if not count:
        here = _("Nobody is here yet")
    words = Column(
        [
            Paragraph(_("Scan the code with your phone, or go to"), "message", "ink-soft"),
            Heading(address, "heading", is_wide=True),
            Paragraph(_("and type this code:"), "message", "ink-soft"),
            Heading(" ".join(ready.code), "clock", "lamp", is_wide=True),
            Row(
                [Icon("users", 24, "ink"), Heading(here.format(count=count), "heading")],
                20,
                grow=1,
            ),
            Paragraph(
                _("No name, no account: a role and an animal."), "message", "ink-soft", is_wide=True
            ),
            None if standing.reached else _no_phone(),
        ],
        20,
    )
    code = QrCode(qr, _("QR code that leads to {address}").format(address=address))
    return Beside([code, Middle(words)], (0.4, 0.6))


def _no_phone() -> Widget:
    return Panel(
        Paragraph(
            _(
                "Does no phone get through? Guest Wi-Fi often keeps devices apart. Use a"
                " hotspot of this laptop or of a phone, or choose another address on the"
                " trainer's page."
            ),
            "small",
            is_wide=True,
        ),
        padding=(24, 16),
    )


def briefing(standing: Any) -> Widget:
    """Return that everybody reads their own role, and how to come in late."""
    ready = standing.ready
    late = _("Late? {address}, code {code}").format(
        address=_address(standing), code=" ".join(ready.code)
    )
    return Middle(
        Column(
            [
                Paragraph(
                    _("Read your role. What you know, the others may not know yet."),
                    "question",
                    is_wide=True,
                ),
                Paragraph(
                    _("Keep your phone to yourself. You tell in the talk what you want to tell."),
                    is_wide=True,
                ),
                Paragraph(late, "message", "ink-soft", is_wide=True),
            ],
            40,
        )
    )


def _address(standing: Any) -> str:
    """Return where to go, as one types it."""
    return str(standing.ready.join_url.partition("#")[0])
