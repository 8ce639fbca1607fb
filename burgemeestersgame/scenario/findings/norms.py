"""Norms that the file touches and play cannot, and dilemmas without a way to keep to one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from burgemeestersgame.errors import Problem
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.deeds import Deed, marks_of
from burgemeestersgame.scenario.findings.look import Look, advice, warning
from burgemeestersgame.scenario.judge import FAILS
from burgemeestersgame.scenario.model import Dilemma, Mark
from burgemeestersgame.scenario.ways import ways_of


class _Touch(NamedTuple):
    kind: str
    mark: Mark
    deed: Deed


def _touches(look: Look) -> Iterator[_Touch]:
    for deed in look.bounds.deeds:
        done = deed.done
        for kind, marks in (
            ("honours", done.honours),
            ("breaches", done.breaches),
            ("repairs", done.repairs),
        ):
            for mark in marks:
                yield _Touch(kind, mark, deed)


def _may_count(look: Look, touch: _Touch) -> bool:
    return (
        id(touch.deed.source) in look.bounds.open_deeds
        and look.bounds.verdicts.get(id(touch.mark)) != FAILS
    )


def check_touched(look: Look) -> Iterator[Problem]:
    """What the file does with a norm, some play does too."""
    said = {
        "honours": lambda: _("the file honours '{norm}', and no play can"),
        "breaches": lambda: _("the file breaches '{norm}', and no play can"),
        "repairs": lambda: _("the file repairs '{norm}', and no play can"),
    }
    grouped: dict[tuple[str, str], list[_Touch]] = {}
    for touch in _touches(look):
        grouped.setdefault((touch.kind, touch.mark.norm), []).append(touch)
    for (kind, norm), touches in grouped.items():
        if any(_may_count(look, touch) for touch in touches):
            continue
        # Scenes that nobody comes to, and conditions that never hold, are reported as such.
        untold = [
            touch
            for touch in touches
            if id(touch.deed.source) not in look.bounds.open_deeds
            and not (touch.deed.scene and touch.deed.scene not in look.bounds.inside)
        ]
        if untold:
            yield warning(
                untold[0].mark.source,
                "norm-never-touched",
                said[kind]().format(norm=norm),
                _("what it stands with can never be chosen or done"),
            )


def check_repairs(look: Look) -> Iterator[Problem]:
    """What is repaired was breached before, in some play."""
    repairs = [
        touch for touch in _touches(look) if touch.kind == "repairs" and _may_count(look, touch)
    ]
    if not repairs:
        return
    after = _After(look)
    breached: dict[str, int] = {}
    for touch in _touches(look):
        if touch.kind == "breaches":
            bits = after.scenes_after(touch.deed) if _may_count(look, touch) else 0
            breached[touch.mark.norm] = breached.get(touch.mark.norm, 0) | bits
    for touch in repairs:
        norm = touch.mark.norm
        if norm in breached and not after.scenes_of(touch.deed) & breached[norm]:
            yield warning(
                touch.mark.source,
                "repair-before-breach",
                _("nothing can have breached '{norm}' by then").format(norm=norm),
                _("a repair mends a breach; let the breach come first, or write 'honours'"),
            )


class _After:
    """At which scenes something can be done, and at which it can have been done before: as bits."""

    def __init__(self, look: Look) -> None:
        self._look = look
        scenes = look.scenario.scenes
        self._bits = {id: 1 << number for number, id in enumerate(scenes)}
        self._reach: dict[str, int] = {}
        for id in reversed(look.bounds.order):
            self._reach[id] = 0
            for way in ways_of(scenes[id]):
                self._reach[id] |= self._bits[way.to] | self._reach[way.to]

    def scenes_of(self, deed: Deed) -> int:
        """Return where it can be done."""
        if deed.scene:
            return self._bits[deed.scene]
        places = self._look.bounds.open_at[deed.name.removeprefix("action:")]
        return sum(self._bits[place] for place in places)

    def scenes_after(self, deed: Deed) -> int:
        """Return where something can be done after it; after an action at the same dilemma too."""
        after = 0
        if deed.scene:
            for edge in self._look.bounds.edges[deed.scene]:
                if edge.deed is deed.source:
                    after |= self._bits[edge.to] | self._reach[edge.to]
            return after
        for place in self._look.bounds.open_at[deed.name.removeprefix("action:")]:
            after |= self._bits[place] | self._reach[place]
        return after


def check_always_breached(look: Look) -> Iterator[Problem]:
    """A dilemma leaves a way to keep to every norm."""
    bounds = look.bounds
    for scene in look.scenario.scenes.values():
        if not isinstance(scene, Dilemma):
            continue
        here = bounds.inside.get(scene.id)
        open_choices = [choice for choice in scene.choices if id(choice) in bounds.open_deeds]
        if here is None or not open_choices:
            continue
        certain = [
            {
                mark.norm: None
                for mark in choice.consequences.breaches
                if mark.condition is None or not bounds.judge.verdict(mark.condition, here) & FAILS
            }
            for choice in open_choices
        ]
        for norm in certain[0]:
            if all(norm in breached for breached in certain[1:]):
                yield warning(
                    scene.source,
                    "norm-always-breached",
                    _("every choice of '{scene}' breaches '{norm}'").format(
                        scene=scene.id, norm=norm
                    ),
                    _("let one choice keep to it, or breach it before this dilemma"),
                )


def check_declared(look: Look) -> Iterator[Problem]:
    """The scenario's own norms, and those it makes binding, are touched by something."""
    touched = {mark.norm for deed in look.bounds.deeds for mark in marks_of(deed.done)}
    for section, ids in (("norms", look.scenario.norms), ("binding", look.scenario.binding)):
        for id in ids:
            if id not in touched:
                yield advice(
                    look.written.key(section, id),
                    "norm-unused",
                    _("no choice or action touches '{norm}'").format(norm=id),
                    _("name it behind 'honours:', 'breaches:' or 'repairs:', or remove it"),
                )
