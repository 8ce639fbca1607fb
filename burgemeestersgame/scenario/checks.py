"""The whole story: small rules that each look at all of it and say what is wrong.

They read the values of `model.py` only. What needs play, such as whether a condition can ever hold,
is not for here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from burgemeestersgame.errors import Location, Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.load import Loaded
from burgemeestersgame.scenario.logic import Logic
from burgemeestersgame.scenario.model import (
    Consequences,
    Dilemma,
    Ending,
    Mark,
    Scenario,
    Scene,
)
from burgemeestersgame.scenario.problems import Problems
from burgemeestersgame.scenario.ways import may_pass, ways_of

_MOST_CIRCLES = 20
_MOST_LOOKED_AT = 50_000
_MOST_NAMED = 8
_MOST_MARKS = 100


def check_story(loaded: Loaded, problems: Problems) -> None:
    """Add every problem of the story as a whole."""
    scenario = loaded.scenario
    scenes = scenario.scenes
    logic = Logic()
    if scenes:
        if loaded.lost_scenes or check_endings(scenes, problems):
            check_dead_ends(scenes, problems)
        has_circle = check_circles(scenes, problems)
        if not loaded.lost_ways:
            check_reachable(scenes, problems, every_ending=not has_circle)
    check_marks(scenario, logic, problems)


def check_folder_name(loaded: Loaded, file: Path, problems: Problems) -> None:
    """Warn where a scenario in a folder of scenarios is not in the folder of its name.

    Elsewhere a scenario may lie in any folder; there it is found by that name.
    """
    folder = file.absolute().parent
    id = loaded.scenario.id
    if id and folder.parent.name == "scenarios" and folder.name != id:
        problems.add_at(
            loaded.id_place,
            "folder-name",
            _("the scenario '{id}' is in a folder called '{folder}'").format(
                id=id, folder=folder.name
            ),
            _("give both the same name"),
            Severity.WARNING,
        )


# The way through


def check_endings(scenes: Mapping[str, Scene], problems: Problems) -> bool:
    """A story has an ending; say whether this one has."""
    if any(isinstance(scene, Ending) for scene in scenes.values()):
        return True
    last = list(scenes.values())[-1]
    problems.add_at(
        last.source,
        "no-ending",
        _("this story has no ending"),
        _("add a scene that begins with '- ending: ...'"),
    )
    return False


def check_dead_ends(scenes: Mapping[str, Scene], problems: Problems) -> None:
    """Every scene but an ending has somewhere to go on to."""
    for scene in scenes.values():
        if scene.next or isinstance(scene, Ending):
            continue
        places = [scene.source]
        if isinstance(scene, Dilemma):
            stuck = [choice.source for choice in scene.choices if not choice.next]
            if scene.timeout is not None and not scene.timeout.next:
                stuck.append(scene.timeout.source)
            if not may_pass(scene) and len(stuck) <= len(scene.choices) // 2:
                places = stuck
        for place in places:
            problems.add_at(
                place,
                "dead-end",
                _("from here play has nowhere to go"),
                _("add a 'next:', or put another scene below it"),
            )


def check_circles(scenes: Mapping[str, Scene], problems: Problems) -> bool:
    """No way leads back to where play has been; say whether one does."""
    targets = {
        id: list(dict.fromkeys(way.to for way in ways_of(scene) if way.to in scenes))
        for id, scene in scenes.items()
    }
    group = _groups(targets)
    order = {id: number for number, id in enumerate(scenes)}
    found: dict[Location, tuple[str, str]] = {}
    for id, scene in scenes.items():
        for way in ways_of(scene):
            # Every circle goes up in the file at least once: there it is reported.
            if way.to in order and order[way.to] <= order[id] and group[way.to] == group[id]:
                found.setdefault(way.source, (id, way.to))
    left = _MOST_LOOKED_AT
    for place, (id, to) in list(found.items())[:_MOST_CIRCLES]:
        path, looked_at = _path(targets, to, id, left)
        left -= looked_at
        circle = [*path, to]
        if len(circle) > _MOST_NAMED:
            circle = [*circle[: _MOST_NAMED - 2], "…", circle[-2], to]
        problems.add_at(
            place,
            "circle",
            _("this leads back to where play has been: {circle}").format(circle=" → ".join(circle)),
            _("let it go to a scene further on; a scene is entered at most once"),
        )
    return bool(found)


def _groups(targets: Mapping[str, list[str]]) -> dict[str, int]:
    """Return a number for each scene: the same for scenes that lead to each other (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    group: dict[str, int] = {}
    path: list[str] = []
    for start in targets:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        path.append(start)
        work = [(start, iter(targets[start]))]
        while work:
            id, rest = work[-1]
            to = next(rest, None)
            if to is None:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[id])
                if low[id] == index[id]:
                    while True:
                        member = path.pop()
                        group[member] = index[id]
                        if member == id:
                            break
            elif to not in index:
                index[to] = low[to] = len(index)
                path.append(to)
                work.append((to, iter(targets[to])))
            elif to not in group:
                low[id] = min(low[id], index[to])
    return group


def _path(
    targets: Mapping[str, list[str]], start: str, end: str, most: int
) -> tuple[list[str], int]:
    """Return the shortest way from one scene to another, and how many scenes were looked at.

    There is a way; where it is not found among so many scenes it has a gap.
    """
    came_from = {start: start}
    queue = [start]
    for id in queue:
        if id == end or len(queue) > most:
            break
        for to in targets[id]:
            if to not in came_from:
                came_from[to] = id
                queue.append(to)
    if end not in came_from:
        return [start, "…", end], len(queue)
    path = [end]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return path[::-1], len(queue)


def reachable(scenes: Mapping[str, Scene]) -> set[str]:
    """Return the scenes that some way leads to, whatever the conditions on it."""
    first = next(iter(scenes))
    found = {first}
    queue = [first]
    for id in queue:
        for way in ways_of(scenes[id]):
            if way.to in scenes and way.to not in found:
                found.add(way.to)
                queue.append(way.to)
    return found


def check_reachable(scenes: Mapping[str, Scene], problems: Problems, *, every_ending: bool) -> None:
    """Some way leads to every scene.

    Of scenes that lead to each other the first is named: the others come within reach with it.

    Args:
        every_ending: Name every ending all the same.
    """
    found = reachable(scenes)
    led_to = {way.to for id, scene in scenes.items() if id not in found for way in ways_of(scene)}
    for id, scene in scenes.items():
        if id not in found and (id not in led_to or (every_ending and isinstance(scene, Ending))):
            problems.add_at(
                scene.source,
                "unreachable-scene",
                _("no way leads to '{scene}'").format(scene=id),
                _("name it in a 'next:', or remove it"),
                Severity.WARNING,
            )


# Norms


def _all_consequences(scenario: Scenario) -> Iterator[tuple[Consequences, str]]:
    """Yield everything that can touch a norm, with its phase ('' for an action)."""
    for action in scenario.actions.values():
        yield action.consequences, ""
    for scene in scenario.scenes.values():
        if isinstance(scene, Dilemma):
            for choice in scene.choices:
                yield choice.consequences, scene.phase
            if scene.timeout is not None:
                yield scene.timeout.consequences, scene.phase


def check_marks(scenario: Scenario, logic: Logic, problems: Problems) -> None:
    """Nothing breaches what it honours or repairs, and nothing repairs what is never breached."""
    breached: set[str] = set()
    repairs: list[Mark] = []
    for done, phase in _all_consequences(scenario):
        breached.update(mark.norm for mark in done.breaches)
        repairs += done.repairs
        if done.breaches:
            _check_contradictions(done, phase, logic, problems)
    for mark in repairs:
        if mark.norm not in breached:
            problems.add_at(
                mark.source,
                "nothing-to-repair",
                _("nothing in this story breaches '{norm}'").format(norm=mark.norm),
                _("a repair mends a breach; write 'honours', or say which choice breaches it"),
                Severity.WARNING,
            )


def _check_contradictions(done: Consequences, phase: str, logic: Logic, problems: Problems) -> None:
    """One choice does not breach what it honours or repairs, at least not at the same time."""
    breaches: dict[str, list[Mark]] = {}
    for breach in done.breaches[:_MOST_MARKS]:
        breaches.setdefault(breach.norm, []).append(breach)
    for mark in chain(done.honours[:_MOST_MARKS], done.repairs[:_MOST_MARKS]):
        for breach in breaches.get(mark.norm, ()):
            if not logic.never_both(breach.condition, mark.condition, phase):
                problems.add_at(
                    max(breach.source, mark.source),
                    "norm-contradiction",
                    _("'{norm}' is breached here, and honoured or repaired too").format(
                        norm=mark.norm
                    ),
                    _("keep one of the two, or give them an 'if' so that only one holds"),
                )
