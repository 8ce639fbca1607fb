"""The norms of a story as bits: what a deed touches, what can be missed, what waives what.

What a status means is said in `assessment`; there it is worked out with its reasons, norm by norm,
for one run. Here it is counted for very many. Tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from burgemeestersgame.analysis.bits import numbers_of
from burgemeestersgame.assessment import Status
from burgemeestersgame.engine.story import BREACH, HONOUR, REPAIR, Story
from burgemeestersgame.norms import is_soft, load_norms
from burgemeestersgame.scenario.model import Scenario
from burgemeestersgame.scenario.named_norms import norm_of, norms_named

STATUSES = (Status.SILENT, Status.MISSED, Status.HONOURED, Status.BREACHED, Status.REPAIRED)


class Touches(NamedTuple):
    """The norms that a deed repairs, honours and breaches, in the order in which that counts."""

    repairs: int = 0
    honours: int = 0
    breaches: int = 0


class NormBook:
    """The norms of a scenario as bits.

    Attributes:
        ids: In the order of the bits.
        all: The bits of all norms.
        chances: Of those that can be missed.
    """

    def __init__(self, scenario: Scenario) -> None:
        catalogue = load_norms()
        self.ids = norms_named(scenario)
        self._bits = {id: 1 << number for number, id in enumerate(self.ids)}
        self.all = (1 << len(self.ids)) - 1
        self.chances = self.bits_of(
            id
            for id in self.ids
            if id in scenario.binding or not is_soft(norm_of(scenario, catalogue, id).aard)
        )
        self._opposites = {
            bit: self.bits_of(other for other in self.ids if other in catalogue.opposites(id))
            for id, bit in self._bits.items()
        }

    def bits_of(self, ids: Iterable[str]) -> int:
        """Return the bits of some norms."""
        bits = 0
        for id in ids:
            bits |= self._bits[id]
        return bits

    def ids_in(self, bits: int) -> Iterator[str]:
        """Yield the norms of which the bit is set, in order."""
        return (id for id, bit in self._bits.items() if bits & bit)

    def touches(self, marks: Iterable[tuple[str, str]]) -> Touches:
        """Return the norms that marks touch, as the engine gives them."""
        found = {HONOUR: 0, BREACH: 0, REPAIR: 0}
        for touch, norm in marks:
            found[touch] |= self._bits[norm]
        return Touches(found[REPAIR], found[HONOUR], found[BREACH])

    def opposed(self, served: int) -> int:
        """Return the norms on the other side of a tension from any of these."""
        found = 0
        for number in numbers_of(served):
            found |= self._opposites[1 << number]
        return found


def followed_with(book: NormBook, story: Story, norm: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the norms whose marks bear on the status of one, and those whose status does.

    A choice that serves the other side of a tension keeps a chance from counting. That it honours
    is in its marks; that it mends depends on what was breached.
    """
    bit = book.bits_of([norm])
    others = frozenset(book.ids_in(book.opposed(bit))) if bit & book.chances else frozenset()
    mended = {
        mark.norm
        for deed in story.deeds
        if deed.action < 0
        for mark in deed.consequences.repairs
        if not any(
            mark.norm == other.norm and other.condition is None
            for other in deed.consequences.honours
        )
    }
    return others | {norm}, (others & mended) | {norm}


def next_status(status: int, bit: int, touches: Touches, chances: int) -> int:
    """Return what becomes of the status of one norm."""
    if touches.repairs & bit and STATUSES[status] is Status.BREACHED:
        status = STATUSES.index(Status.REPAIRED)
    if touches.honours & bit and STATUSES[status] in (Status.SILENT, Status.MISSED):
        status = STATUSES.index(Status.HONOURED)
    if touches.breaches & bit:
        status = STATUSES.index(Status.BREACHED)
    if chances & bit and STATUSES[status] is Status.SILENT:
        status = STATUSES.index(Status.MISSED)
    return status
