"""Sets of levels as bits: each combination of levels is one bit of an integer.

An effect shifts the whole set; only what would leave 0-100 is moved by itself. A question is a
mask. So a thousand combinations cost what one does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from burgemeestersgame.analysis.watch import Question
from burgemeestersgame.engine.story import Effects

_MOST = 100


class LevelSpace:
    """All combinations of levels within bounds.

    Args:
        bounds: The least and the most of each indicator; no combination ever lies outside.

    Attributes:
        size: The number of combinations.
    """

    def __init__(self, bounds: Sequence[tuple[int, int]]) -> None:
        self._low = [low for low, _high in bounds]
        self._width = [high - low + 1 for low, high in bounds]
        self._stride = []
        self.size = 1
        for width in self._width:
            self._stride.append(self.size)
            self.size *= width
        self._slices: dict[tuple[int, int, int], int] = {}
        self._answers: dict[object, int] = {}

    def one(self, levels: Sequence[int]) -> int:
        """Return the set of one combination."""
        at = zip(levels, self._low, self._stride, strict=True)
        return 1 << sum((level - low) * stride for level, low, stride in at)

    def moved(self, some: int, effects: Effects) -> int:
        """Return the combinations after an effect, each kept within 0-100."""
        for index, change in effects:
            stride = self._stride[index]
            edge = _MOST if change > 0 else 0
            # Levels from which the edge would be passed.
            over = range(edge - change + 1, edge + 1) if change > 0 else range(edge, edge - change)
            beyond = some & self._among(index, over.start, over.stop - 1)
            kept = some ^ beyond
            after = kept << change * stride if change > 0 else kept >> -change * stride
            if beyond:
                for level in over:
                    part = beyond & self._among(index, level, level)
                    steps = (edge - level) * stride
                    after |= part << steps if steps > 0 else part >> -steps
            some = after
        return some

    def holding(self, question: Question) -> int:
        """Return all combinations for which the answer to a question is yes."""
        mask = self._answers.get(question.key)
        if mask is None:
            mask = self._answers[question.key] = self._mask(question)
        return mask

    def _mask(self, question: Question) -> int:
        reads = sorted(question.reads)
        levels = [0] * len(self._low)
        mask = 0
        ranges = [range(self._low[each], self._low[each] + self._width[each]) for each in reads]
        # All but the last indicator one by one; along the last, one mask for each run of levels.
        for others in product(*ranges[:-1]):
            for index, level in zip(reads, others, strict=False):
                levels[index] = level
            part = 0
            for level in ranges[-1]:
                levels[reads[-1]] = level
                if question.holds(levels):
                    part |= self._among(reads[-1], level, level)
            for index, level in zip(reads, others, strict=False):
                part &= self._among(index, level, level)
            mask |= part
        return mask

    def _among(self, index: int, least: int, most: int) -> int:
        """Return all combinations with an indicator from `least` to `most`."""
        low, width, stride = self._low[index], self._width[index], self._stride[index]
        least, most = max(least - low, 0), min(most - low, width - 1)
        if least > most:
            return 0
        key = index, least, most
        mask = self._slices.get(key)
        if mask is None:
            block = ((1 << (most - least + 1) * stride) - 1) << least * stride
            mask = self._slices[key] = _repeated(block, width * stride, self.size)
        return mask

    def combinations(self, some: int) -> Iterator[tuple[int, ...]]:
        """Yield the combinations in a set."""
        while some:
            bit = some & -some
            some ^= bit
            at = bit.bit_length() - 1
            yield tuple(
                at // stride % width + low
                for low, width, stride in zip(self._low, self._width, self._stride, strict=True)
            )


def _repeated(block: int, period: int, size: int) -> int:
    """Return a block of bits, repeated every `period` bits up to `size`."""
    mask, length = block, period
    while length < size:
        mask |= mask << length
        length *= 2
    return mask & (1 << size) - 1
