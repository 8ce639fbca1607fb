"""The norms one may be held against: a list by family, each with its source."""

from __future__ import annotations

import re

from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop, Step
from burgemeestersgame.desktop.widgets import Button, Heading, Icon, Panel, Paragraph, Tag, Widget
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language
from burgemeestersgame.norms import aard_label, certainty_label, load_norms


class NormsScreen(Page):
    """Shows one family at a time; a norm opens where it stands."""

    name = "norms"

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._family = ""
        self._opened = ""
        self._language = ""
        self._norms: list = []

    def title(self) -> str:
        return _("Norms")

    def subtitle(self) -> str:
        return _("What the rules ask of a mayor, and where that is written.")

    def content(self) -> list[Widget | None]:
        if self._language != language():
            self._language = language()
            self._norms = list(self.kit.library.norms())
        families = list(dict.fromkeys(norm.family for norm in self._norms))
        if not families:
            return [Paragraph(_("There are no norms here."))]
        if self._family not in families:
            self._family = families[0]
        names = _family_names()
        buttons = [
            Button(
                names.get(family, family),
                f"family-{number}",
                lambda family=family: self._show(family),
                is_chosen=family == self._family,
                is_round=True,
            )
            for number, family in enumerate(families)
        ]
        chosen = [norm for norm in self._norms if norm.family == self._family]
        return [
            Flow(buttons, 8, label=_("Families of norms")),
            Heading(names.get(self._family, self._family), "question"),
            *[self._card(norm) for norm in chosen],
        ]

    def _show(self, family: str) -> Step:
        self._family = family
        return None

    def _card(self, norm) -> Widget:
        is_open = norm.id == self._opened
        parts: list[Widget | None] = [
            Paragraph(norm.statement, "body-strong" if is_open else "body")
        ]
        if is_open:
            parts += [
                Flow([Tag(aard_label(norm.aard), fill=None, colour="ink", line="ink")]),
                Paragraph(_("Where is this written?"), "label"),
                Paragraph(_sentence(norm.source), "message"),
                _labelled("shield-check", _sentence(certainty_label(norm.certainty))),
                _labelled("triangle-alert", _sentence(norm.caveat)) if norm.caveat else None,
                Paragraph(norm.id, "small", "ink-soft"),
            ]
        return Panel(
            Row(
                [Column(parts, 6), Icon("chevron-up" if is_open else "chevron-down", 20)],
                12,
                grow=0,
                align="top",
            ),
            line="action" if is_open else "line",
            width=2 if is_open else 1,
            padding=(14, 10),
            key=f"norm-{norm.id}",
            label=norm.statement,
            role="button",
            on_press=lambda: self._toggle(norm.id),
        )

    def _toggle(self, norm: str) -> Step:
        self._opened = "" if self._opened == norm else norm
        return None

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, icon="arrow-left")]


def _labelled(icon: str, text: str) -> Widget:
    words = Paragraph(text, "message", "ink-soft")
    return Row([Icon(icon, 18, "ink-soft"), words], 8, grow=1, align="top")


def _sentence(text: str) -> str:
    """Return a remark of the catalogue, in which ids stand between backticks, to read."""
    return text[:1].upper() + re.sub(r"`([^`]*)`", r"‘\1’", text[1:])


def _family_names() -> dict[str, str]:
    families = load_norms().families
    return {str(family): text.name.in_language(language()) for family, text in families.items()}
