"""What a scenario declares before its scenes: indicators, norms, people and messages."""

from __future__ import annotations

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Catalogue, Norm, is_soft
from burgemeestersgame.norms.model import Aard, Bilingual, Certainty, Family, Phase
from burgemeestersgame.scenario import fields
from burgemeestersgame.scenario.conditions import RESERVED
from burgemeestersgame.scenario.model import (
    PHASES,
    Appointment,
    Better,
    CastMember,
    Channel,
    Indicator,
    Message,
    Role,
)
from burgemeestersgame.scenario.names import respelt, unknown
from burgemeestersgame.scenario.problems import Problems, quoted
from burgemeestersgame.scenario.read_conditions import ConditionReader
from burgemeestersgame.scenario.shapes import (
    APPOINTMENT,
    CAST_MEMBER,
    INDICATOR,
    MESSAGE,
    NORM,
    ROLE,
)
from burgemeestersgame.scenario.source import Mapping, Node, Scalar


class DeclarationReader(ConditionReader):
    """Reads what scenes, actions and consequences name."""

    def __init__(self, root: Mapping, problems: Problems, catalogue: Catalogue) -> None:
        super().__init__(root, problems)
        self._catalogue = catalogue
        self._norms: dict[str, Norm] = {}
        self._binding: dict[str, str] = {}

    def _check_name_space(self) -> None:
        """Indicators, facts and phases share one name space, without the words of conditions."""
        names = self._names
        for section, mine in (("indicators", names.indicators), ("facts", names.facts)):
            node = self._root.entries.get(section)
            if type(node) is not Mapping:
                continue
            for id in mine:
                at = node.entries[id].key_at
                if id in RESERVED:
                    message = _("'{id}' is a word of the language of conditions")
                elif id in PHASES:
                    message = _("'{id}' is a phase already")
                elif section == "facts" and id in names.indicators:
                    message = _("'{id}' is an indicator already")
                elif fields.is_id(id) and id[0].isdigit():
                    self._problems.add(
                        at,
                        "bad-id",
                        _("'{id}' begins with a digit, so no condition can name it").format(id=id),
                        _("begin with a letter"),
                    )
                    continue
                else:
                    continue
                self._problems.add(
                    at,
                    "name-clash",
                    message.format(id=id),
                    _("conditions name indicators, facts and phases alike: choose another name"),
                )

    def _indicator(self, id: str, node: Node) -> Indicator:
        entries = self._table(node, INDICATOR)
        return Indicator(
            id=id,
            label=self._text(entries.get("label"), "label"),
            start=self._whole(entries.get("start"), "start", fields.LEVEL),
            better=self._word(entries.get("better"), "better", Better, Better.NEUTRAL),
            source=self._place(node.key_at),
        )

    def _norm(self, id: str, node: Node, scenario_id: str) -> Norm:
        if scenario_id and not id.startswith(f"{scenario_id}-"):
            self._problems.add(
                node.key_at,
                "norm-prefix",
                _("a norm of this scenario begins with '{prefix}-'").format(prefix=scenario_id),
                _("call it '{id}'").format(id=f"{scenario_id}-{quoted(id)}"),
            )
        elif id in self._catalogue.norms:
            self._problems.add(
                node.key_at,
                "duplicate-id",
                _("the catalogue has a norm '{id}' already").format(id=id),
                _("choose another id for this scenario's own norm"),
            )
        entries = self._table(node, NORM)
        statement = self._text(entries.get("text"), "text")
        name = self._text(entries.get("name"), "name") or statement
        caveat = self._text(entries.get("caveat"), "caveat")
        phases = tuple(
            self._word(phase, "phases", Phase, Phase.TIJDENS)
            for phase in self._items(entries.get("phases"))
        )
        return Norm(
            id=id,
            name=_same(name),
            statement=_same(statement),
            family=self._word(entries.get("family"), "family", Family, Family.INTEGRITEIT),
            phases=phases,
            aard=self._word(entries.get("aard"), "aard", Aard, Aard.CODE),
            roles=tuple(self._text(role, "roles") for role in self._items(entries.get("roles"))),
            source=_same(self._text(entries.get("source"), "source")),
            certainty=self._word(
                entries.get("certainty"), "certainty", Certainty, Certainty.TE_VERIFIEREN
            ),
            caveat=_same(caveat) if caveat else None,
        )

    def _read_binding(self, node: Node | None) -> dict[str, str]:
        binding = {}
        for id, reason in self._each(node, check_ids=False):
            binding[id] = self._text(reason, id)
            norm = self._norms.get(id)
            if norm is None:
                self._unknown_norm(id, reason.key_at)
            elif not is_soft(norm.aard):
                self._problems.warn(
                    reason.key_at,
                    "binding-not-needed",
                    _("'{norm}' counts everywhere already").format(norm=id),
                    _("only a suggestie or praktijknorm has to be made binding"),
                )
        return binding

    def _unknown_norm(self, id: str, at: int) -> str | None:
        return unknown(self._problems, at, "norm", id, self._norms, self._names)

    def _cast(self, id: str, node: Node) -> CastMember:
        entries = self._table(node, CAST_MEMBER)
        return CastMember(
            id=id,
            name=self._text(entries.get("name"), "name"),
            role=self._text(entries.get("role"), "role"),
            portrait=self._asset(entries.get("portrait"), "portrait"),
            source=self._place(node.key_at),
        )

    def _role(self, id: str, node: Node) -> Role:
        entries = self._table(node, ROLE)
        least, most = 1, 1
        seats = self._scalar(entries.get("seats"), "seats")
        if seats is not None:
            found = fields.seats(seats.text)
            if found is None:
                self._wrong(seats, "seats", _("a number of seats such as 3 or 1-8"), is_lost=False)
            elif not 1 <= found[0] <= found[1]:
                self._problems.add(
                    seats.at,
                    "bad-range",
                    _("'{seats}' is no number of seats").format(seats=seats.text),
                    _("write the least first, at least 1, and then the most: 1-8"),
                )
            else:
                least, most = found
        return Role(
            id=id,
            name=self._text(entries.get("name"), "name"),
            brief=self._text(entries.get("brief"), "brief"),
            seats_min=least,
            seats_max=most,
            source=self._place(node.key_at),
        )

    def _message(self, id: str, node: Node) -> Message:
        entries = self._table(node, MESSAGE)
        names = self._names
        text_node = entries.get("text")
        text = self._text(text_node, "text", quotes=True)
        quotes: list[str] = []
        if type(text_node) is Scalar and "{" in text:
            for match in fields.QUOTE.finditer(text_node.text):
                name = match[1]
                if names.scenes.get(name) == "explain":
                    quotes.append(name)
                else:
                    at = self._inside(text_node, match.start(1), match[0]) + 1
                    unknown(self._problems, at, "quote", name, names.explains, names)
            alone = fields.BRACE_ALONE.search(text_node.text)
            if alone is not None:
                self._problems.add(
                    self._inside(text_node, alone.start(), alone[0]),
                    "unknown-quote",
                    _("a '{' is opened here and not closed"),
                    _("write the id of an explain-it scene between braces: {{{id}}}").format(
                        id=next(iter(names.explains), "zin")
                    ),
                )
        without_node = entries.get("without")
        without = self._text(without_node, "without")
        if quotes and without_node is None:
            self._problems.add(
                node.key_at,
                "quote-without",
                _("'{id}' quotes a sentence, but has no 'without:'").format(id=id),
                _("'without' is shown where the player was not asked for it, or said nothing"),
            )
        elif without_node is not None and not quotes and "{" not in text:
            self._problems.warn(
                without_node.key_at,
                "without-quote",
                _("'without' is never shown: the text quotes nothing"),
                _("quote an explain-it scene by its id between braces: {{{id}}}").format(
                    id=next(iter(names.explains), "zin")
                ),
            )
        sender_node = entries.get("from")
        sender = self._text(sender_node, "from")
        if sender and sender_node is not None and sender not in names.cast:
            self._check_sender(sender, sender_node.at)
        return Message(
            id=id,
            channel=self._word(entries.get("channel"), "channel", Channel, Channel.APP),
            sender=sender,
            sender_is_cast=sender in names.cast,
            text=text,
            without=without,
            quotes=tuple(dict.fromkeys(quotes)),
            source=self._place(node.key_at),
        )

    def _check_sender(self, sender: str, at: int) -> None:
        """Any text may be a sender, but what is nearly an id of the cast is a slip of the pen."""
        if not fields.is_id(sender) or respelt(sender, self._names) in self._names.cast:
            return
        meant = self._problems.nearest(sender, self._names.cast)
        if meant is not None and _differ_little(sender, meant):
            self._problems.warn(
                at,
                "unknown-sender",
                _("nobody in the cast is called '{name}'").format(name=sender),
                _("did you mean '{name}'? Any other text is shown as it is").format(name=meant),
            )

    def _appointment(self, id: str, node: Node) -> Appointment:
        entries = self._table(node, APPOINTMENT)
        return Appointment(
            id=id,
            at=self._moment(entries.get("at"), "at"),
            text=self._text(entries.get("text"), "text"),
            condition=self._condition(entries.get("if"), "if"),
            source=self._place(node.key_at),
        )


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)


def _differ_little(one: str, other: str) -> bool:
    import difflib

    return difflib.SequenceMatcher(None, one, other).ratio() > 0.85
