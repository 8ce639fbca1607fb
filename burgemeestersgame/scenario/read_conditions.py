"""Conditions in a file: parsed once each, and read as meant where a name is wrong."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.condition_check import Names, check_condition
from burgemeestersgame.scenario.condition_parser import MAX_CHARACTERS, parse_condition
from burgemeestersgame.scenario.conditions import Condition, ConditionError, unclear
from burgemeestersgame.scenario.model import PHASES
from burgemeestersgame.scenario.names import hint_for, respelt
from burgemeestersgame.scenario.problems import NEARLY, Problems
from burgemeestersgame.scenario.reader import Reader
from burgemeestersgame.scenario.source import Mapping, Node, Scalar

_MOST_OF_CONDITIONS = 400_000


class ConditionReader(Reader):
    """Reads conditions against the names that the file declares."""

    def __init__(self, root: Mapping, problems: Problems) -> None:
        super().__init__(root, problems)
        names = self._names
        self._condition_names = Names(
            indicators=names.indicators,
            facts=names.facts,
            phases=PHASES,
            scenes=names.scenes,
            choices=names.choices,
            actions=names.actions,
        )
        self._bare_names = (*names.indicators, *names.facts, *PHASES)
        self._condition_characters = 0
        self._conditions: dict[str, tuple[Condition | None, list[ConditionError]]] = {}

    def _condition(self, node: Node | None, key: str) -> Condition | None:
        if node is None:
            return None
        scalar = self._scalar(node, key)
        if scalar is None:
            return None
        known = self._conditions.get(scalar.text)
        if known is None:
            known = self._parsed(scalar)
            self._conditions[scalar.text] = known
        condition, errors = known
        if not errors:
            return condition
        meant = [self._bad_condition(scalar, error) for error in errors]
        return self._condition_as_meant(scalar.text, errors, meant)

    def _parsed(self, scalar: Scalar) -> tuple[Condition | None, list[ConditionError]]:
        before = self._condition_characters
        self._condition_characters += min(len(scalar.text), MAX_CHARACTERS)
        if self._condition_characters > _MOST_OF_CONDITIONS:
            if before <= _MOST_OF_CONDITIONS:
                self._problems.add(
                    scalar.at,
                    "too-many-conditions",
                    _("the conditions of this file are more than {count} characters").format(
                        count=_MOST_OF_CONDITIONS
                    ),
                    _("make two scenarios of it, or use facts instead of long conditions"),
                )
            return None, []
        try:
            condition = parse_condition(scalar.text)
        except ConditionError as error:
            return None, [error]
        return condition, list(check_condition(condition, self._condition_names))

    def _bad_condition(self, scalar: Scalar, error: ConditionError) -> str | None:
        """Say what is wrong; return the name that was meant where that is an unknown name."""
        hint, meant = error.hint, None
        if error.unknown:
            known = self._known_in_conditions(error.reference)
            told = respelt(error.unknown, self._names)
            if told and told in known:
                self._problems.lost = True
                return None  # reported where it is declared
            meant = self._problems.nearest(error.unknown, known)
            hint = self._hint_for_condition(error, known, meant)
            meant = meant and self._problems.nearest(error.unknown, [meant], NEARLY)
        if not self._is_told(error):
            self._problems.add(
                self._inside(scalar, error.offset, error.unknown),
                error.reference,
                error.message,
                hint,
            )
        return meant

    def _is_told(self, error: ConditionError) -> bool:
        """Say whether what should declare a name cannot be read, which is reported there."""
        names = self._names
        match error.reference:
            case "unknown-name":
                return not {"indicators", "facts"}.isdisjoint(names.unreadable)
            case "unknown-action":
                return "actions" in names.unreadable
            case "unknown-choice":
                return error.unknown.partition("/")[0] in names.choiceless
            case _:
                return False

    def _condition_as_meant(
        self, text: str, errors: list[ConditionError], meant: list[str | None]
    ) -> Condition:
        """Return the condition with the names that were meant, or an unclear one."""
        for error, name in sorted(zip(errors, meant, strict=True), key=lambda one: -one[0].offset):
            if name is None:
                break
            at = text.find(error.unknown, error.offset)
            text = text[:at] + name + text[at + len(error.unknown) :]
        with suppress(ConditionError):
            condition = parse_condition(text)
            if not list(check_condition(condition, self._condition_names)):
                return condition
        return unclear(text)

    def _known_in_conditions(self, reference: str) -> Collection[str]:
        names = self._names
        return {
            "unknown-name": self._bare_names,
            "unknown-scene": names.scenes,
            "unknown-choice": names.choices,
            "unknown-action": names.actions,
        }[reference]

    def _hint_for_condition(
        self, error: ConditionError, known: Collection[str], meant: str | None
    ) -> str | None:
        names = self._names
        name = error.unknown
        prefixed = None
        if error.reference != "unknown-name":
            return hint_for(self._problems, name, known, meant, names)
        if name in names.scenes:
            prefixed = _("A scene is written 'scene:{name}'.").format(name=name)
        elif name in names.actions:
            prefixed = _("An action is written 'action:{name}'.").format(name=name)
        if prefixed is not None:
            likely = _("did you mean '{name}'?").format(name=meant) if meant else ""
            return f"{likely} {prefixed}".strip()
        return hint_for(self._problems, name, known, meant, names)
