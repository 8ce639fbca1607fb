"""The catalogue of norms: to search in, with where each is written and what pulls against it."""

from __future__ import annotations

import re
import webbrowser
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from burgemeestersgame.debrief.links import with_addresses
from burgemeestersgame.desktop.browse import BrowseScreen, Facet, titled_icon
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Grid, Row
from burgemeestersgame.desktop.norm_cards import Dots
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph, Tag
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language, ngettext
from burgemeestersgame.norms import (
    Aard,
    Catalogue,
    Certainty,
    Norm,
    Phase,
    Tension,
    aard_label,
    certainty_dots,
    certainty_label,
    phase_label,
)

if TYPE_CHECKING:
    from burgemeestersgame.norms_page import Place

_NO_PHASE = "none"


class NormsScreen(BrowseScreen):
    """Every norm with its source, its caveat, its opposites and the dilemmas that touch it."""

    name = "norms"

    def __init__(self, kit: Kit, norm: str = "") -> None:
        """Open the catalogue, at the norm with an id if there is one."""
        super().__init__(kit, norm)
        self._catalogue: Catalogue
        self._places: Mapping[str, Sequence[Place]] = {}
        self._came_from: list[str] = []  # norms from which a link was followed

    # What is listed

    def title(self) -> str:
        return _("Norms")

    def hint(self) -> str:
        return _("Search the norms")

    def count(self, number: int) -> str:
        return ngettext("{count} norm", "{count} norms", number).format(count=number)

    def nothing(self) -> str:
        return _("There are no norms here.")

    def items(self) -> Sequence[Norm]:
        self._catalogue = self.kit.library.norms()
        self._places = self.kit.library.norm_places()
        return list(self._catalogue.norms.values())

    def text_of(self, norm: Norm) -> str:
        texts = (norm.name, norm.statement, norm.source, norm.honours, norm.breaches, norm.caveat)
        pairs = self._catalogue.tensions_of(norm.id)
        return " ".join(
            [
                norm.id,
                *(self._in(text) for text in texts if text),
                *(self._in(pair.name) for pair in pairs),
                *(f"{each.scenario} {each.text}" for each in self._places.get(norm.id, ())),
                *map(self._role, norm.roles),
                aard_label(norm.aard),
                self._family(norm),
            ]
        )

    def facets(self) -> list[Facet]:
        norms = self._items
        phases = [(str(phase), _capital(phase_label(phase))) for phase in Phase]
        roles = dict.fromkeys(role for norm in norms for role in norm.roles)
        stories = dict.fromkeys(each.scenario for found in self._places.values() for each in found)
        return [
            Facet(
                "family",
                _("Family"),
                [(str(id), self._in(text.name)) for id, text in self._catalogue.families.items()],
                lambda norm: (str(norm.family),),
            ),
            Facet(
                "aard",
                _("Kind"),
                [(str(aard), _capital(aard_label(aard))) for aard in Aard],
                lambda norm: (str(norm.aard),),
            ),
            Facet(
                "phase",
                _("Phase"),
                [*phases, (_NO_PHASE, _capital(_("none in particular")))],
                lambda norm: [str(phase) for phase in norm.phases] or [_NO_PHASE],
            ),
            Facet(
                "certainty",
                _("Certainty"),
                [(str(each), _capital(certainty_label(each))) for each in Certainty],
                lambda norm: (str(norm.certainty),),
            ),
            Facet(
                "story",
                _("Comes up in"),
                [(title, title) for title in stories],
                lambda norm: {each.scenario for each in self._places.get(norm.id, ())},
            ),
            Facet(
                "role",
                _("Whom it binds"),
                sorted(((role, _capital(self._role(role))) for role in roles), key=lambda r: r[1]),
                lambda norm: norm.roles,
            ),
        ]

    def row(self, norm: Norm) -> tuple[Widget, str]:
        name = self._name(norm.id)
        # The Leidraad is a family and a kind: once is enough.
        kinds = {each.casefold(): each for each in (aard_label(norm.aard), self._family(norm))}
        kind = " · ".join(kinds.values())
        words = Column(
            [
                Paragraph(name, "label", is_wide=True),
                Row(
                    [
                        Dots(certainty_dots(norm.certainty)),
                        Paragraph(kind, "small", "ink-soft"),
                    ],
                    8,
                    grow=1,
                ),
            ],
            2,
        )
        return words, ", ".join((name, kind, certainty_label(norm.certainty)))

    # What is shown of one

    def page(self, norm: Norm) -> list[Widget | None]:
        phases = ", ".join(phase_label(phase) for phase in norm.phases)
        family = self._catalogue.families[norm.family]
        binds = ", ".join(map(self._role, norm.roles))
        return [
            self._way_back(),
            Column(
                [
                    Paragraph(self._in(family.title), "message", "ink-soft"),
                    Heading(self._name(norm.id)),
                    Flow(
                        [
                            Tag(aard_label(norm.aard), fill=None, colour="ink", line="ink"),
                            Tag(phases, fill=None, colour="ink-soft", line="line")
                            if phases
                            else None,
                        ],
                        8,
                    ),
                ],
                6,
            ),
            Paragraph(self._in(norm.statement)),
            Paragraph(_("Binds: {roles}").format(roles=binds), "message", "ink-soft")
            if binds
            else None,
            self._written(norm),
            self._conduct(norm),
            *self._tensions(norm),
            *self._comes_up(norm),
            Paragraph(norm.id, "small", "ink-soft"),
        ]

    def _way_back(self) -> Widget | None:
        if not self._came_from:
            return None
        text = _("Back to ‘{name}’").format(name=self._name(self._came_from[-1]))
        return Flow([Button(text, "came-from", self._return, icon="arrow-left", is_quiet=True)])

    def _written(self, norm: Norm) -> Widget:
        texts = [norm.source, norm.caveat] if norm.caveat else [norm.source]
        addresses = dict.fromkeys(
            address
            for text in texts
            for _word, address in with_addresses(self._in(text))
            if address
        )
        links = [
            Button(
                address,
                f"open-{number}",
                lambda address=address: self._open_address(address),
                icon="external-link",
                is_quiet=True,
                colour="action",
            )
            for number, address in enumerate(addresses)
        ]
        caveat = None
        if norm.caveat:
            caveat = Column(
                [
                    titled_icon("triangle-alert", _("Still to be checked"), "lamp"),
                    Paragraph(self._sentence(self._in(norm.caveat)), "message"),
                ],
                4,
            )
        return Panel(
            Column(
                [
                    Paragraph(_("Where is this written?"), "label"),
                    Paragraph(self._sentence(self._in(norm.source)), "message"),
                    Row(
                        [
                            Dots(certainty_dots(norm.certainty)),
                            Paragraph(certainty_label(norm.certainty), "small", "ink-soft"),
                        ],
                        8,
                        grow=1,
                    ),
                    caveat,
                    Column(links, 0) if links else None,
                ],
                8,
            ),
            fill="sunken",
            line=None,
            padding=14,
        )

    def _conduct(self, norm: Norm) -> Widget | None:
        parts = [
            Panel(
                Column(
                    [
                        titled_icon(icon, title, colour),
                        Paragraph(self._sentence(self._in(text)), "message"),
                    ],
                    6,
                ),
                fill=f"{colour}-soft",
                line=None,
                padding=14,
            )
            for text, icon, title, colour in (
                (norm.honours, "circle-check", _("Honours it"), "good"),
                (norm.breaches, "circle-x", _("Breaches it"), "brick"),
            )
            if text
        ]
        if not parts:
            return None
        own = _("These two are our own wording, made for the game: no legal advice.")
        return Column([Grid(parts, 2, 12, 240), Paragraph(own, "small", "ink-soft")], 6)

    def _tensions(self, norm: Norm) -> list[Widget | None]:
        pairs = self._catalogue.tensions_of(norm.id)
        if not pairs:
            return []
        head = titled_icon("scale", _("At odds with"), "plum")
        return [head, *[self._tension(norm, pair) for pair in pairs]]

    def _tension(self, norm: Norm, pair: Tension) -> Widget:
        others = pair.side_b if norm.id in pair.side_a else pair.side_a
        links = [
            Button(
                self._name(other),
                f"to-{pair.id}-{other}",
                lambda other=other: self._follow_link(other),
                icon="arrow-right",
                is_quiet=True,
                colour="action",
            )
            for other in others
        ]
        return Panel(
            Column(
                [
                    Paragraph(self._in(pair.name), "body-strong"),
                    Paragraph(self._in(pair.where), "message"),
                    Column(links, 0),
                ],
                4,
            ),
            line="line",
            edge="plum",
            padding=(14, 10),
            role="article",
            label=self._in(pair.name),
        )

    def _comes_up(self, norm: Norm) -> list[Widget | None]:
        head = titled_icon("map-pin", _("Comes up in"))
        places = self._places.get(norm.id, ())
        if not places:
            none = _("No story on this computer touches this norm.")
            return [head, Paragraph(none, "message", "ink-soft")]
        parts: list[Widget | None] = [head]
        for title, group in groupby(places, lambda place: place.scenario):
            rows = [
                Row(
                    [
                        Icon("hand" if place.is_action else "circle-help", 18, "ink-soft"),
                        Paragraph(_asked(place), "message"),
                    ],
                    8,
                    grow=1,
                    align="top",
                )
                for place in group
            ]
            parts.append(Column([Paragraph(title, "message-strong"), *rows], 6))
        return parts

    # What the buttons do

    def choose(self, id: str) -> None:
        if id != self._current:
            self._came_from = []
        super().choose(id)

    def _follow_link(self, other: str) -> Step:
        trail = [*self._came_from, self._current]
        self.choose(other)
        self._came_from = trail
        self.move_focus("came-from")
        return None

    def _return(self) -> Step:
        *trail, last = self._came_from
        self.choose(last)
        self._came_from = trail
        self.move_focus("came-from" if trail else f"row-{last}")
        return None

    def _open_address(self, address: str) -> Step:
        webbrowser.open(address)
        return None

    # Words

    def _in(self, text) -> str:
        return text.in_language(language())

    def _name(self, id: str) -> str:
        norm = self._catalogue.norms.get(id)
        return self._in(norm.name).rstrip(".") if norm else id

    def _family(self, norm: Norm) -> str:
        return self._in(self._catalogue.families[norm.family].name)

    def _role(self, role: str) -> str:
        known = self._catalogue.roles.get(role)
        return self._in(known) if known else role

    def _sentence(self, text: str) -> str:
        """Return a remark to read: norms by their names, sites by theirs, a capital first."""
        short = "".join(piece for piece, _address in with_addresses(text))
        named = re.sub(r"`([^`]*)`", lambda found: f"‘{self._name(found[1])}’", short)
        return _capital(named)


def _asked(place: Place) -> str:
    return _("Unasked: {action}").format(action=place.text) if place.is_action else place.text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
