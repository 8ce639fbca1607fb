"""What `simulate` counted, to show on the map: how often each thing in it happened."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import format_number
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.storymap.graph import SceneNode, StoryGraph


class HitsError(GameError):
    """The file with hits is not what `simulate` writes."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Counts of a simulation. What a count is not known of is None where it is asked for.

    Attributes:
        deeds: Of every choice and time-out, by its key, and of actions where they were counted.
        scenes: Of those that were counted, how often they were entered.
        laters: How often each delayed consequence happened, where they were counted.
    """

    runs: int
    deeds: Mapping[str, int]
    endings: Mapping[str, int]
    scenes: Mapping[str, int] = field(default_factory=dict)
    laters: Mapping[str, int] = field(default_factory=dict)

    def of_scene(self, scene: SceneNode) -> int | None:
        """Return how often a scene was entered (a dilemma: decided)."""
        if scene.id in self.scenes:
            return self.scenes[scene.id]
        if scene.kind == "ending":
            return self.endings.get(scene.id, 0)
        if scene.deeds:
            return self.of_deeds(deed.key for deed in scene.deeds)
        return None

    def of_deeds(self, keys: Iterable[str]) -> int:
        """Return how often any of these choices or time-outs was taken."""
        return sum(self.deeds.get(key, 0) for key in keys)

    def of_deed(self, key: str) -> int | None:
        """Return how often a deed was done; None for an action where actions were not counted."""
        if key.startswith("action:") and not any(each.startswith("action:") for each in self.deeds):
            return None
        return self.deeds.get(key, 0)

    def of_later(self, id: str) -> int | None:
        """Return how often a delayed consequence happened; None where they were not counted."""
        return self.laters.get(id, 0) if self.laters else None

    def share(self, count: int, whole: int | None = None) -> float:
        """Return a count as a part of another, or of all runs: from 0 to 1."""
        whole = self.runs if whole is None else whole
        return min(1.0, count / whole) if whole else 0.0

    def in_words(self, count: int, whole: int | None = None) -> str:
        """Return a count with its share, or that it never happened."""
        if not count:
            return _("never")
        share = self.share(count, whole)
        percent = format_number(100 * share, 1 if share < 0.1 else 0)
        return _("{count} × ({percent} %)").format(count=format_number(count), percent=percent)


def read_hits(text: str | bytes) -> Hits:
    """Return the counts in what `simulate --format json` wrote.

    Raises:
        HitsError: It is something else.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HitsError(_("the file with hits is no JSON")) from error
    if not isinstance(found, dict):
        raise _wrong("choices_by_id")
    deeds = _counts(found, "choices_by_id", is_needed=True)
    for id, count in _counts(found, "actions").items():
        deeds[id if id.startswith("action:") else f"action:{id}"] = count
    runs = found.get("runs")
    if not isinstance(runs, int) or isinstance(runs, bool) or runs < 0:
        raise _wrong("runs")
    return Hits(
        runs,
        deeds,
        endings=_counts(found, "endings", is_needed=True),
        scenes=_counts(found, "scenes"),
        laters=_counts(found, "laters"),
    )


def unknown_to(graph: StoryGraph, hits: Hits) -> tuple[str, ...]:
    """Return the ids that were counted and that this story does not have."""
    known = {deed.key for deed in graph.deeds()} | {scene.id for scene in graph.scenes}
    known |= {f"{scene.id}/timeout" for scene in graph.scenes}
    known |= {later.id for deed in graph.deeds() for later in deed.later}
    counted = (*hits.deeds, *hits.endings, *hits.scenes, *hits.laters)
    return tuple(id for id in counted if id not in known)


def road_counts(graph: StoryGraph, hits: Hits) -> dict[tuple[str, int, int], int]:
    """Return how often each way on was taken, as far as the counts tell.

    Keys are a scene's id, the number of its exit, and that of the road. A road that is the only
    one of its exit was taken as often as its deeds; one that is the only road to an unconditional
    scene, as often as that was entered.
    """
    into: dict[str, int] = {}
    for scene in graph.scenes:
        for road in (road for each in scene.exits for road in each.roads):
            into[road.to] = into.get(road.to, 0) + 1
    scenes = {scene.id: scene for scene in graph.scenes}
    found: dict[tuple[str, int, int], int] = {}
    for scene in graph.scenes:
        for number, each in enumerate(scene.exits):
            if len(each.roads) == 1 and not each.is_skip:
                whole = hits.of_deeds(each.deeds) if each.deeds else hits.of_scene(scene)
                if whole is not None:
                    found[scene.id, number, 0] = whole
                    continue
            for place, road in enumerate(each.roads):
                target = scenes[road.to]
                count = hits.of_scene(target)
                if into[road.to] == 1 and not target.condition and count is not None:
                    found[scene.id, number, place] = count
    return found


def _counts(found: dict[str, object], name: str, *, is_needed: bool = False) -> dict[str, int]:
    given = found.get(name)
    if given is None and not is_needed:
        return {}
    if not isinstance(given, dict):
        raise _wrong(name)
    for id, count in given.items():
        if not isinstance(id, str) or not isinstance(count, int) or count < 0:
            raise _wrong(name)
    return dict(given)


def _wrong(name: str) -> HitsError:
    return HitsError(
        _(
            "the file with hits has no usable '{name}'; make it with"
            " 'burgemeestersgame simulate ID --format json'"
        ).format(name=name)
    )
