"""Which delayed consequences can never come: the story ends first, or something cancels them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from burgemeestersgame.scenario.bounds import Bounds
from burgemeestersgame.scenario.deeds import Deed
from burgemeestersgame.scenario.judge import FAILS
from burgemeestersgame.scenario.model import Later

_MOST_FOLLOWED = 100


class Fate(Enum):
    """Why a delayed consequence never comes."""

    UNSENT = "what schedules it is never done"
    UNTRUE = "its condition never holds"
    TOO_LATE = "the story is over before"
    CANCELLED = "it is cancelled before"


def fates_of(bounds: Bounds) -> Mapping[str, Fate]:
    """Return the delayed consequences that can never come, by their ids, with the reason."""
    return _Fates(bounds).all()


class _Fates:
    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._scenes = bounds.scenario.scenes
        self._longest = bounds.longest()
        self._by_actions = bounds.actions_take()
        self._followed = 0
        self._by_deeds: dict[str, set[int]] = {}
        self._by_laters: dict[str, list[tuple[str, Later]]] = {}
        for deed in bounds.deeds:
            for id in deed.done.cancels:
                self._by_deeds.setdefault(id, set()).add(_key(deed))
            for later in deed.done.later:
                for id in later.cancels:
                    self._by_laters.setdefault(id, []).append((deed.name, later))

    def all(self) -> dict[str, Fate]:
        found = {}
        for deed in self._bounds.deeds:
            for later in deed.done.later:
                fate = self._fate(deed, later)
                if fate is not None:
                    found[later.id] = fate
        return found

    def _fate(self, deed: Deed, later: Later) -> Fate | None:
        bounds = self._bounds
        if _key(deed) not in bounds.open_deeds:
            return Fate.UNSENT
        if bounds.verdicts.get(id(later)) == FAILS:
            return Fate.UNTRUE
        if deed.scene:
            left = deed.done.takes_min + max(
                (
                    self._longest[edge.to]
                    for edge in bounds.edges[deed.scene]
                    if edge.deed is deed.source
                ),
                default=0,
            )
        else:
            places = bounds.open_at[deed.name.removeprefix("action:")]
            left = max(self._longest[place] for place in places)
        if later.after_min > left + self._by_actions:
            return Fate.TOO_LATE
        if self._is_always_cancelled(deed, later):
            return Fate.CANCELLED
        return None

    def _is_always_cancelled(self, deed: Deed, later: Later) -> bool:
        for name, other in self._by_laters.get(later.id, ()):
            if (
                name == deed.name
                and deed.scene
                and other.condition is None
                and (other.after_min, other.order) < (later.after_min, later.order)
                and other.id not in self._by_deeds
                and other.id not in self._by_laters
            ):
                return True
        cancelling = self._by_deeds.get(later.id)
        if not cancelling or not deed.scene or self._followed >= _MOST_FOLLOWED:
            return False
        self._followed += 1
        return not self._gets_through(deed, later, cancelling)

    def _gets_through(self, deed: Deed, later: Later, cancelling: set[int]) -> bool:
        """Whether play may come to its moment, or to its end, without taking what cancels it."""
        bounds = self._bounds
        due = later.after_min - self._by_actions
        elapsed: dict[str, int] = {}
        if deed.done.takes_min >= due:
            return True
        for edge in bounds.edges[deed.scene]:
            if edge.deed is deed.source:
                elapsed[edge.to] = deed.done.takes_min
        for scene in bounds.order:
            if scene not in elapsed or scene not in bounds.edges:
                continue
            passed = elapsed[scene] + bounds.pause_at(scene)
            if passed >= due:
                return True
            for edge in bounds.edges[scene]:
                if edge.deed is not None and id(edge.deed) in cancelling:
                    continue
                takes = edge.deed.consequences.takes_min if edge.deed is not None else 0
                if passed + takes >= due:
                    return True
                elapsed[edge.to] = max(elapsed.get(edge.to, 0), passed + takes)
        return False


def _key(deed: Deed) -> int:
    return id(deed.source)
