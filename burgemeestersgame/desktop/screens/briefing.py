"""The briefing: what this is, who sees what, and what one puts first."""

from __future__ import annotations

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.menu import MenuScreen
from burgemeestersgame.desktop.screens.play import PlayScreen
from burgemeestersgame.desktop.steps import Push, Restart, Step
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph
from burgemeestersgame.i18n import format_date, ngettext
from burgemeestersgame.i18n import gettext as _

MOST_VALUES = 3


class BriefingScreen(Page, PlayScreen):
    """One screen to read before play. Nothing is kept until the player begins."""

    name = "briefing"
    page_width = 860

    def __init__(self, kit: Kit, session) -> None:
        PlayScreen.__init__(self, kit, session)
        self._values: list[str] = []

    def title(self) -> str:
        return self.session.scenario.title

    def content(self) -> list[Widget | None]:
        points = [
            _point(
                "user",
                self._who(),
                _(
                    "You live through hours or weeks in an invented municipality. You decide; the"
                    " story answers. What you have decided stays decided."
                ),
            ),
            _point(
                "timer",
                self._how_long(),
                _(
                    "Some questions have a time limit. You can make it longer or switch it off in"
                    " the settings. You can stop at any moment and go on later."
                ),
            ),
            _point(
                "lock",
                _("Only you see what you do"),
                _(
                    "Your choices and what you write stay on this laptop. There is no account, and"
                    " nothing is sent anywhere. You can wipe everything from the menu."
                ),
            ),
            _point(
                "scale",
                _("Afterwards: no mark"),
                _(
                    "You read what the rules asked of you, with their sources, and what others"
                    " would have said. Most choices can be defended."
                ),
            ),
        ]
        return [self._last_time(), Column(points, 10), self._pick_values()]

    def _last_time(self) -> Widget | None:
        """Return what the player meant to do after the game before; nothing without."""
        intention = self.session.last_intention
        if intention is None:
            return None
        played = _("After ‘{title}’ on {date} you wrote what you mean to do:")
        when = played.format(title=intention.title, date=format_date(intention.at.astimezone()))
        words = Paragraph((Span(when + " "), Span(f"‘{intention.text}’", strong=True)))
        row = Row([Icon("pen-line", 26, "plum"), words], 16, grow=1, align="top")
        return Panel(row, fill="plum-soft", line=None, padding=(14, 10), role="article")

    def _who(self) -> str:
        role = self.session.scenario.role
        known = {"burgemeester": _("You are the mayor"), "raadslid": _("You are a councillor")}
        return known.get(role) or _("You are: {role}").format(role=role)

    def _how_long(self) -> str:
        minutes = self.session.scenario.minutes_promised
        if not minutes:
            return _("In one sitting, or in parts")
        return ngettext(
            "It takes about {count} minute", "It takes about {count} minutes", minutes
        ).format(count=minutes)

    def _pick_values(self) -> Widget | None:
        if not self.view.values:
            return None
        is_full = len(self._values) >= MOST_VALUES
        buttons = []
        for value in self.view.values:
            is_picked = value.id in self._values
            rank = f"{self._values.index(value.id) + 1}. " if is_picked else ""
            buttons.append(
                Button(
                    rank + value.label,
                    f"value-{value.id}",
                    lambda value=value: self._pick(value.id),
                    icon="check" if is_picked else None,
                    is_chosen=is_picked,
                    is_round=True,
                )
            )
        note = _("You have named three. Press one again to take it back.") if is_full else ""
        return Column(
            [
                Heading(_("What will you put first?"), "question"),
                Paragraph(
                    _(
                        "If you like, name up to three values before you begin, the most important"
                        " first. Afterwards you see whether your choices showed it. There is no"
                        " right answer."
                    ),
                    colour="ink-soft",
                ),
                Flow(buttons, 10, key="values", label=_("What will you put first?")),
                Paragraph(note, "small", "ink-soft") if note else None,
            ],
            10,
        )

    def _pick(self, value: str) -> Step:
        if value in self._values:
            self._values.remove(value)
        elif len(self._values) < MOST_VALUES:
            self._values.append(value)
        return None

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Begin"), "begin", self._begin, is_primary=True, cap="Enter"),
            Button(_("Settings"), "settings", self._open_settings, icon="settings"),
            Button(_("Back"), "back", self.leave, icon="arrow-left"),
        ]

    def first_focus(self, order: list[Widget]) -> str:
        return "begin"

    def _begin(self) -> Step:
        return self.do(self.session.begin, tuple(self._values))

    def _open_settings(self) -> Step:
        from burgemeestersgame.desktop.screens.settings import SettingsScreen

        return Push(SettingsScreen(self.kit))

    def leave(self) -> Step:
        return Restart(MenuScreen(self.kit))


def _point(icon: str, title: str, text: str) -> Widget:
    words = Column([Heading(title, "body-strong"), Paragraph(text)], 2)
    return Row([Icon(icon, 26, "action"), words], 16, grow=1, align="top")
