"""The pages of a debrief: which there are, and how the room goes through them.

The story tells the steps, and the dilemmas that were decided tell how many pages they take, so that
a session goes on at the same page wherever it is opened again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import events as e
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room.changes import Refused
from burgemeestersgame.room.deciding import Deciding
from burgemeestersgame.room.seats import held_by
from burgemeestersgame.room.state import RoomState
from burgemeestersgame.scenario.model import Dilemma, Scenario

ONE_MINUTE, WHAT_HAPPENED, REASONS = "one-minute", "what-happened", "reasons"
NORMS, OTHER_ROADS, AGREEMENT = "norms", "other-roads", "agreement"
QUESTIONS = "questions"
STEPS = (ONE_MINUTE, WHAT_HAPPENED, REASONS, NORMS, OTHER_ROADS, AGREEMENT, QUESTIONS)


class Place(NamedTuple):
    """A page of a debrief.

    Attributes:
        step: One of `STEPS`; the last two are no pages of their own.
        dilemma: That a page about reasons is about; '' elsewhere.
        is_about_secrets: Whether it is about what only some were told there.
    """

    step: str
    dilemma: str = ""
    is_about_secrets: bool = False


def places(state: RoomState, scenario: Scenario) -> tuple[Place, ...]:
    """Return the pages of the debrief of a room as it is now."""
    about: list[Place] = []
    for outcome in state.outcomes:
        about.append(Place(REASONS, outcome.dilemma))
        if secrets_of(scenario, outcome.dilemma, outcome.holders):
            about.append(Place(REASONS, outcome.dilemma, True))
    return (Place(ONE_MINUTE), Place(WHAT_HAPPENED), *about, Place(NORMS), Place(OTHER_ROADS))


def secrets_of(scenario: Scenario, dilemma: str, holders: Collection[str]) -> dict[str, str]:
    """Return what only some were told at a dilemma, per role that anybody held there."""
    scene = scenario.scenes.get(dilemma)
    if not isinstance(scene, Dilemma):
        return {}
    return {role: text for role, text in scene.private.items() if role in holders}


class Debriefing(Deciding):
    """A room that looks back."""

    @property
    def places(self) -> tuple[Place, ...]:
        """The pages of the debrief, as they are now."""
        return places(self._state, self.scenario)

    @property
    def place(self) -> Place:
        """The page that the debrief is at; the first one before it begins."""
        return self.places[self._state.page]

    def turn(self, page: int) -> None:
        """Go to a page of the debrief, counted from 0."""
        self._check_going()
        self._check_stage({stages.DEBRIEF})
        if not 0 <= page < len(self.places):
            raise Refused(_("the debrief has no page {number}").format(number=page + 1), "unknown")
        if page != self._state.page:
            self._add(e.Turned(page=page, at_s=self.at_s()))

    def mark_told(self, roles: Sequence[str], is_told: bool) -> None:
        """Note whether what these roles alone knew was said: at a dilemma, or where that is looked
        at.

        The room cannot hear that by itself; nobody but the trainer says it.
        """
        self._check_going()
        self._check_stage({*stages.AT_A_DILEMMA, stages.DEBRIEF})
        dilemma = self.place.dilemma if self.stage == stages.DEBRIEF else self._scene()
        decided = (each.holders for each in self._state.outcomes if each.dilemma == dilemma)
        secrets = secrets_of(self.scenario, dilemma, next(decided, held_by(self._state.seats)))
        if not secrets.keys() >= set(roles):
            raise Refused(_("that role knew nothing of its own here"), "unknown")
        for role in roles:
            self._add(e.Told(scene=dilemma, role=role, is_told=is_told, at_s=self.at_s()))

    def _turns_on(self) -> bool:
        """Turn to the next page, if there is one."""
        following = self._state.page + 1
        if self.stage != stages.DEBRIEF or following >= len(self.places):
            return False
        self.turn(following)
        return True
