"""The dossier: what one decided and did so far, and who is who. It knows nothing one does not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from burgemeestersgame.desktop.browse import titled_icon
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.cards import Faces
from burgemeestersgame.desktop.layout import Column, Grid, Row
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.ports import Session
from burgemeestersgame.desktop.rail import coming_lines
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph
from burgemeestersgame.engine.decided import Done
from burgemeestersgame.i18n import format_clock, format_day
from burgemeestersgame.i18n import gettext as _

_ICONS = {"choice": "check", "action": "hand", "timeout": "hourglass"}


class DossierScreen(Page):
    """To look something up without losing one's place; nothing in it costs time."""

    name = "dossier"
    page_width = 980

    def __init__(self, kit: Kit, session: Session) -> None:
        super().__init__(kit)
        self._session = session
        self._done: Sequence[Done] = kit.library.decided(session)

    def title(self) -> str:
        return _("Dossier")

    def subtitle(self) -> str:
        return str(self._session.scenario.title)

    def content(self) -> list[Widget | None]:
        done: list[Widget] = [
            Column(
                [
                    Heading(day[:1].upper() + day[1:], "message-strong", "ink-soft"),
                    *map(_deed, group),
                ],
                8,
            )
            for day, group in groupby(self._done, lambda each: format_day(each.at))
        ]
        nothing = Paragraph(_("You have not decided or done anything yet."), colour="ink-soft")
        people = [_person(each) for each in self._session.scenario.cast.values()]
        coming = coming_lines(self._session.view())
        return [
            *([titled_icon("clock", _("What is coming")), *coming] if coming else []),
            titled_icon("clipboard-list", _("What you decided and did")),
            *(done or [nothing]),
            titled_icon("users", _("Who is who")),
            Grid(people, 3, 10, 260),
        ]

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, is_primary=True, cap="Esc")]


def _deed(done: Done) -> Widget:
    question = done.question or _("Nobody asked")
    asked = f"{format_clock(done.at)}  {question}"
    text = done.text or _("You did not decide in time")
    words = Column([Paragraph(asked, "message", "ink-soft"), Paragraph(text, "body-strong")], 2)
    icon = Icon(_ICONS[done.kind], 20, "lamp" if done.kind == "timeout" else "action")
    return Row([icon, words], 12, grow=1, align="top")


def _person(member) -> Widget:
    words = Column(
        [
            Paragraph(member.name, "label", is_wide=True),
            Paragraph(member.role, "small", "ink-soft", is_wide=True),
        ],
        0,
    )
    face = Faces([(member.portrait or member.id, "rustig")], 44)
    return Panel(
        Row([face, words], 12, grow=1),
        padding=(12, 8),
        role="article",
        label=f"{member.name}, {member.role}",
    )
