"""Conditions that decide nothing, and what no play gets to because of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from burgemeestersgame.errors import Problem
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.checks import reachable
from burgemeestersgame.scenario.conditions import (
    All,
    Clock,
    Compare,
    Condition,
    Name,
    Tree,
    Visit,
    walk,
)
from burgemeestersgame.scenario.findings.look import Look, warning
from burgemeestersgame.scenario.judge import FAILS, HOLDS, Here
from burgemeestersgame.scenario.model import (
    Dilemma,
    Ending,
    Variant,
    Way,
)
from burgemeestersgame.scenario.uses import Use
from burgemeestersgame.scenario.ways import ways_of


def check_conditions(look: Look) -> Iterator[Problem]:
    """A condition may hold, and may fail."""
    bounds = look.bounds
    for use in look.uses:
        verdict = bounds.verdicts.get(id(use.owner))
        if use.key == "available":
            # Judged at every dilemma; that it holds at none of these is said of the action.
            if not bounds.judge.verdict(use.condition, bounds.anywhere) & HOLDS:
                verdict = FAILS
            elif verdict == FAILS:
                continue
        if verdict == FAILS:
            yield warning(
                use.at(look.written),
                "condition-never",
                _("this condition can never hold: {condition}").format(
                    condition=_short(use.condition)
                ),
                _why(look, use),
            )
        elif verdict == HOLDS:
            yield warning(
                use.at(look.written),
                "condition-always",
                _("this condition always holds: {condition}").format(
                    condition=_short(use.condition)
                ),
                _("leave it out, or ask something that is not certain yet"),
            )


def _short(condition: Condition) -> str:
    text = " ".join(condition.text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def _why(look: Look, use: Use) -> str:
    """Return why a condition never holds: the first part that fails by itself, if one does."""
    contexts = look.bounds.contexts.get(id(use.owner)) or [look.bounds.anywhere]
    tree = use.condition.tree
    for part in tree.parts if isinstance(tree, All) else (tree,):
        if any(look.bounds.judge.verdict_on(part, here) & HOLDS for here in contexts):
            continue
        reason = _reason(look, part, contexts)
        if reason:
            return reason
    return _("its parts exclude each other, or what came before excludes it")


def _reason(look: Look, part: Tree, contexts: list[Here]) -> str:
    match part:
        case Name(name) if name in look.scenario.facts:
            return _("the fact '{name}' cannot be true by then").format(name=name)
        case Name(name):
            return _("this is judged in another phase than {phase}").format(phase=name)
        case Visit(kind, id, choice):
            name = f"{kind}:{id}/{choice}" if choice else f"{kind}:{id}"
            return _("'{name}' cannot have happened by then").format(name=name)
        case Compare():
            below = list(walk(part))
            if any(isinstance(one, Clock) for one in below):
                start = look.scenario.starts
                first = start + timedelta(minutes=min(here.clock_low for here in contexts))
                last = start + timedelta(minutes=max(here.clock_high for here in contexts))
                return _("the clock is then between {first} and {last}").format(
                    first=f"{first:%Y-%m-%d %H:%M}", last=f"{last:%Y-%m-%d %H:%M}"
                )
            indicators = list(look.scenario.indicators)
            names = [one.name for one in below if isinstance(one, Name)]
            if len(names) == 1 and names[0] in indicators:
                index = indicators.index(names[0])
                return _("'{name}' is then between {low} and {high}").format(
                    name=names[0],
                    low=min(here.low[index] for here in contexts),
                    high=max(here.high[index] for here in contexts),
                )
    return ""


def check_shadowed(look: Look) -> Iterator[Problem]:
    """Every entry of a `next`, `place` or `sound` counts in some play."""
    bounds = look.bounds
    for use in look.uses:
        verdict = bounds.verdicts.get(id(use.owner))
        if (
            isinstance(use.owner, Way | Variant)
            and verdict is not None
            and verdict & HOLDS
            and id(use.owner) not in bounds.taken
        ):
            yield warning(
                use.at(look.written),
                "condition-shadowed",
                _("wherever this holds, one above it holds already: {condition}").format(
                    condition=_short(use.condition)
                ),
                _("the first that holds counts; put the narrower condition first"),
            )


def check_out_of_reach(look: Look) -> Iterator[Problem]:
    """Every scene that a way leads to is entered in some play."""
    bounds = look.bounds
    scenes = look.scenario.scenes
    led_to = reachable(scenes)
    next_to_play = {way.to for one in bounds.inside for way in ways_of(scenes[one])}
    for id, scene in scenes.items():
        if id in bounds.inside or id not in led_to:
            continue
        if isinstance(scene, Ending):
            yield warning(
                scene.source,
                "out-of-reach",
                _("no play ends in '{scene}'").format(scene=id),
                _("look at the conditions on the ways that lead there"),
            )
        elif id not in bounds.arrival and id in next_to_play:
            yield warning(
                scene.source,
                "out-of-reach",
                _("no play comes to '{scene}'").format(scene=id),
                _("look at the conditions on the ways that lead there"),
            )


def check_actions(look: Look) -> Iterator[Problem]:
    """Every action is open at some dilemma."""
    has_dilemma = any(isinstance(look.scenario.scenes[id], Dilemma) for id in look.bounds.inside)
    for deed in look.bounds.deeds:
        action = look.scenario.actions.get(deed.name.removeprefix("action:"))
        if action is None or deed.scene or look.bounds.open_at[action.id] or not has_dilemma:
            continue
        yield warning(
            action.source,
            "action-never-available",
            _("'{action}' is open at no dilemma").format(action=action.id),
            _("an action can be taken at a dilemma, until its decision, while 'available' holds"),
        )
