"""The norms that a scenario names: its own, and those of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Catalogue, Norm
from burgemeestersgame.scenario.model import Consequences, Dilemma, Scenario


def norm_of(scenario: Scenario, catalogue: Catalogue, norm_id: str) -> Norm:
    """Return a norm of the scenario itself or of the catalogue; KeyError if neither has it."""
    return scenario.norms.get(norm_id) or catalogue.norms[norm_id]


def with_names(scenario: Scenario, catalogue: Catalogue, language: str, text: str) -> str:
    """Return a text of the catalogue with the names of norms instead of their ids in backticks."""

    def name(found: re.Match[str]) -> str:
        try:
            norm = norm_of(scenario, catalogue, found.group(1))
        except KeyError:
            return found.group(1)
        return _("‘{text}’").format(text=norm.name.in_language(language).rstrip("."))

    return re.sub(r"`([a-z0-9-]+)`", name, text)


def norms_named(scenario: Scenario) -> tuple[str, ...]:
    """Return every norm that the scenario names.

    First those that an action, choice or time-out marks, in the order of the file; then its own and
    those it makes binding, which stay silent while nothing marks them.
    """
    found: dict[str, None] = {}
    for consequences in _all_consequences(scenario):
        for marks in (consequences.honours, consequences.breaches, consequences.repairs):
            found.update(dict.fromkeys(mark.norm for mark in marks))
    return tuple(dict.fromkeys((*found, *scenario.norms, *scenario.binding)))


def _all_consequences(scenario: Scenario) -> Iterator[Consequences]:
    for action in scenario.actions.values():
        yield action.consequences
    for scene in scenario.scenes.values():
        if isinstance(scene, Dilemma):
            for choice in scene.choices:
                yield choice.consequences
            if scene.timeout:
                yield scene.timeout.consequences
