"""A plain interpreter of scenarios on mutable dicts: what the engine's speed is compared with.

It does the work of `engine.rules` (journal, clamping, due consequences, norm marks) in the
most direct way: one dict per game, changed in place. It shares nothing with the engine but the
model.
"""

from __future__ import annotations

import operator
import random
from collections.abc import Callable
from typing import Any

from burgemeestersgame.scenario import conditions as language
from burgemeestersgame.scenario.model import Bridge, Dilemma, Ending, Explain, Scenario, Way

Test = Callable[[dict[str, Any]], object]
_OPERATORS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


class Plain:
    """A scenario as nested dicts."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.start_min = scenario.starts.hour * 60 + scenario.starts.minute
        self.actions = [
            {"id": a.id, "if": self._test(a.available), "times": a.times, **self._deed(a)}
            for a in scenario.actions.values()
        ]
        self.scenes = {scene.id: self._scene(scene) for scene in scenario.scenes.values()}
        self.first = next(iter(self.scenes))

    def _scene(self, scene: Any) -> dict[str, Any]:
        at = scene.at
        plain = {
            "id": scene.id,
            "phase": scene.phase,
            "if": self._test(scene.condition),
            "after": at.after_min if at and at.after_min is not None else None,
            "moment": self._clock(at.moment) if at and at.moment else None,
            "next": self._ways(scene.next),
            "kind": type(scene),
        }
        if isinstance(scene, Dilemma):
            plain["choices"] = [
                {
                    "id": f"{scene.id}/{c.id}",
                    "if": self._test(c.condition),
                    "next": self._ways(c.next or scene.next),
                    **self._deed(c),
                }
                for c in scene.choices
            ]
        return plain

    def _deed(self, source: Any) -> dict[str, Any]:
        c = source.consequences
        marks = [
            (touch, mark.norm, self._test(mark.condition))
            for touch, these in (("h", c.honours), ("b", c.breaches), ("r", c.repairs))
            for mark in these
        ]
        return {
            "takes": c.takes_min,
            "effects": dict(c.effects),
            "sets": c.sets,
            "message": c.message,
            "cancels": set(c.cancels),
            "marks": marks,
            "later": [
                {
                    "id": later.id,
                    "order": later.order,
                    "after": later.after_min,
                    "if": self._test(later.condition),
                    "message": later.message,
                    "effects": dict(later.effects),
                    "sets": later.sets,
                    "cancels": set(later.cancels),
                }
                for later in c.later
            ],
        }

    def _ways(self, ways: tuple[Way, ...]) -> list[tuple[Test | None, str]]:
        return [(self._test(way.condition), way.to) for way in ways]

    def _clock(self, moment: Any) -> int:
        return int((moment - self.scenario.starts).total_seconds()) // 60

    def _test(self, condition: Any) -> Test | None:
        return None if condition is None else self._compile(condition.tree)

    def _compile(self, tree: Any) -> Test:
        match tree:
            case language.Number(value):
                return lambda s: value
            case language.Name(name) if name in self.scenario.indicators:
                return lambda s: s["levels"][name]
            case language.Name(name) if name in self.scenario.facts:
                return lambda s: name in s["facts"]
            case language.Name(name):
                return lambda s: s["phase"] == name
            case language.Visit(kind, id, choice):
                seen = f"{kind}:{id}/{choice}" if choice else f"{kind}:{id}"
                return lambda s: seen in s["seen"]
            case language.Not(part):
                test = self._compile(part)
                return lambda s: not test(s)
            case language.All(parts):
                tests = [self._compile(part) for part in parts]
                return lambda s: all(t(s) for t in tests)
            case language.Any(parts):
                tests = [self._compile(part) for part in parts]
                return lambda s: any(t(s) for t in tests)
            case language.Clock():
                return lambda s: s["clock"]
            case language.Moment(moment):
                clock = self._clock(moment)
                return lambda s: clock
            case language.Compare(sign, language.Clock(), language.TimeOfDay(minutes)):
                compare = _OPERATORS[sign]
                return lambda s: compare((s["clock"] + self.start_min) % 1440, minutes)
            case language.Compare(sign, left, right) | language.Arithmetic(sign, left, right):
                apply, one, two = _OPERATORS[sign], self._compile(left), self._compile(right)
                return lambda s: apply(one(s), two(s))
        raise AssertionError(tree)

    # -- play ------------------------------------------------------------------------------------

    def play(self, pick: random.Random) -> tuple[int, dict[str, Any]]:
        """Play one game at random; return the number of decisions and the final state."""
        s: dict[str, Any] = {
            "clock": 0,
            "phase": None,
            "levels": {id: one.start for id, one in self.scenario.indicators.items()},
            "facts": set(),
            "seen": set(),
            "pending": [],
            "journal": [],
        }
        decisions = 0
        scene = self._arrive(s, self.first)
        while scene["kind"] is not Ending:
            if scene["kind"] is Dilemma:
                choices = [c for c in scene["choices"] if c["if"] is None or c["if"](s)]
                choice = choices[int(pick.random() * len(choices))]
                self._take(s, choice, f"choice:{choice['id']}")
                decisions += 1
                target = self._way(s, choice["next"])
            else:
                assert scene["kind"] in (Bridge, Explain)
                target = self._way(s, scene["next"])
            scene = self._arrive(s, target)
        return decisions, s

    def _way(self, s: dict[str, Any], ways: list[tuple[Test | None, str]]) -> str:
        return next(to for test, to in ways if test is None or test(s))

    def _arrive(self, s: dict[str, Any], target: str) -> dict[str, Any]:
        while True:
            scene = self.scenes[target]
            if scene["if"] is not None:
                before, s["phase"] = s["phase"], scene["phase"]
                if not scene["if"](s):
                    target = self._way(s, scene["next"])
                    s["phase"] = before
                    continue
            s["phase"] = scene["phase"]
            s["seen"].add(f"scene:{target}")
            if scene["after"]:
                self._pass_time(s, s["clock"] + scene["after"])
            elif scene["moment"] is not None:
                self._pass_time(s, max(s["clock"], scene["moment"]))
            s["journal"].append(("entered", s["clock"], target))
            if scene["kind"] is not Dilemma:
                return scene
            if any(c["if"] is None or c["if"](s) for c in scene["choices"]):
                return scene
            target = self._way(s, scene["next"])

    def _take(self, s: dict[str, Any], deed: dict[str, Any], seen: str) -> None:
        marks = [(t, norm) for t, norm, test in deed["marks"] if test is None or test(s)]
        self._happen(s, deed)
        s["seen"].add(seen)
        waiting = {later["id"] for _due, _order, later in s["pending"]}
        for later in deed["later"]:
            if later["id"] not in waiting:
                s["pending"].append((s["clock"] + later["after"], later["order"], later))
                s["pending"].sort(key=lambda each: each[:2])
        s["journal"].append(("taken", s["clock"], seen, dict(s["levels"]), marks))
        self._pass_time(s, s["clock"] + deed["takes"])

    def _happen(self, s: dict[str, Any], what: dict[str, Any]) -> None:
        levels = s["levels"]
        for id, change in what["effects"].items():
            levels[id] = max(0, min(100, levels[id] + change))
        s["facts"].update(what["sets"])
        if what["cancels"]:
            s["pending"] = [each for each in s["pending"] if each[2]["id"] not in what["cancels"]]

    def _pass_time(self, s: dict[str, Any], until: int) -> None:
        while s["pending"] and s["pending"][0][0] <= until:
            due, _order, later = s["pending"].pop(0)
            s["clock"] = max(s["clock"], due)
            held = later["if"] is None or bool(later["if"](s))
            if held:
                self._happen(s, later)
            s["journal"].append(("happened", s["clock"], later["id"], held, dict(s["levels"])))
        s["clock"] = max(s["clock"], until)
