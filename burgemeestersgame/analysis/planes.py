"""Numbers of very many plays at once: one bit of each play in one integer, a plane.

A `Number` is a list of planes, the bit for 1 first and the sign last. Its operators work on all
plays together; comparing gives the plays for which it holds, as one integer. So a condition of a
story, which is made of such operators, is judged for thousands of plays in a few microseconds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence


class Number:
    """A whole number for each play, in two's complement.

    Attributes:
        planes: The least bit first; the last is the sign.
        everyone: All plays.
    """

    __slots__ = ("everyone", "planes")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, planes: Sequence[int], everyone: int) -> None:
        self.planes = planes
        self.everyone = everyone

    def _both(self, other: Number | int) -> tuple[list[int], list[int]]:
        """Return the planes of both, with one bit to spare."""
        everyone, mine = self.everyone, [*self.planes]
        if isinstance(other, Number):
            theirs = [*other.planes]
        else:
            width = other.bit_length() + 1
            theirs = [everyone if other >> at & 1 else 0 for at in range(width)]
        width = max(len(mine), len(theirs)) + 1
        mine += [mine[-1]] * (width - len(mine))
        theirs += [theirs[-1]] * (width - len(theirs))
        return mine, theirs

    def __add__(self, other: Number | int) -> Number:
        if not isinstance(other, Number | int):
            return NotImplemented
        carry, planes = 0, []
        for one, two in zip(*self._both(other), strict=True):
            either = one ^ two
            planes.append(either ^ carry)
            carry = one & two | carry & either
        return Number(planes, self.everyone)

    __radd__ = __add__

    def __sub__(self, other: Number | int) -> Number:
        if not isinstance(other, Number | int):
            return NotImplemented
        everyone = self.everyone
        carry, planes = everyone, []
        for one, two in zip(*self._both(other), strict=True):
            two ^= everyone
            either = one ^ two
            planes.append(either ^ carry)
            carry = one & two | carry & either
        return Number(planes, everyone)

    def __mul__(self, other: Number | int) -> Number:
        if not isinstance(other, Number | int):
            return NotImplemented
        mine, theirs = self._both(other)
        width = len(self.planes) + len(theirs)
        mine += [mine[-1]] * (width - len(mine))
        theirs += [theirs[-1]] * (width - len(theirs))
        total = Number([0], self.everyone)
        for at, plane in enumerate(theirs):
            total += Number([0] * at + [bit & plane for bit in mine[: width - at]], self.everyone)
            total = Number(total.planes[:width], self.everyone)
        return total

    __rmul__ = __mul__

    def __mod__(self, other: int) -> Number:
        """Return the remainder; only for numbers of at least 0."""
        rest = self
        for shift in range(max(0, len(self.planes) - other.bit_length()), -1, -1):
            fits = rest >= other << shift
            rest = chosen(fits, rest - (other << shift), rest)
        return rest

    def __lt__(self, other: Number | float) -> int:
        if isinstance(other, float):
            return self < math.ceil(other)
        # Below 0 is who has the sign of the difference.
        return (self - other).planes[-1]

    def __ge__(self, other: Number | float) -> int:
        return self.everyone ^ (self < other)

    def __gt__(self, other: Number | float) -> int:
        if isinstance(other, float):
            return self > math.floor(other)
        everyone = self.everyone
        carry = plane = 0
        # `other - self`, of which only the sign is needed.
        carry = everyone
        for two, one in zip(*self._both(other), strict=True):
            two ^= everyone
            either = one ^ two
            plane = either ^ carry
            carry = one & two | carry & either
        return plane

    def __le__(self, other: Number | float) -> int:
        return self.everyone ^ (self > other)

    def __eq__(self, other: object) -> int:  # type: ignore[override]
        if isinstance(other, float):
            return self == int(other) if other.is_integer() else 0
        if not isinstance(other, Number | int):
            return NotImplemented
        differs = 0
        for one, two in zip(*self._both(other), strict=True):
            differs |= one ^ two
        return self.everyone ^ differs

    def __ne__(self, other: object) -> int:  # type: ignore[override]
        return self.everyone ^ (self == other)

    def counts(self, among: int) -> Iterator[tuple[int, int]]:
        """Yield each value with the plays among `among` that have it; the least value first."""
        found = [(0, among)]
        *planes, sign = self.planes
        for plane in reversed(planes):
            found = [
                (2 * value + bit, some)
                for value, plays in found
                for bit, some in ((0, plays & ~plane), (1, plays & plane))
                if some
            ]
        below = 1 << len(planes)
        for is_below in (True, False):
            for value, plays in found:
                some = plays & sign if is_below else plays & ~sign
                if some:
                    yield value - below * is_below, some


def chosen(plays: int, yes: Number, no: Number) -> Number:
    """Return `yes` for these plays and `no` for the others."""
    ones, others = list(yes.planes), list(no.planes)
    width = max(len(ones), len(others))
    ones += [ones[-1]] * (width - len(ones))
    others += [others[-1]] * (width - len(others))
    return Number(
        [other ^ (other ^ one) & plays for one, other in zip(ones, others, strict=True)],
        yes.everyone,
    )


def put(planes: list[int], plays: int, number: Number | int) -> None:
    """Set a number of at least 0 for these plays, in planes without a sign; -1 sets all bits."""
    if isinstance(number, int):
        others = ~plays
        for at, plane in enumerate(planes):
            planes[at] = plane | plays if number >> at & 1 else plane & others
        return
    new = number.planes
    for at, plane in enumerate(planes):
        planes[at] = plane ^ (plane ^ new[at]) & plays if at < len(new) else plane & ~plays


def add(planes: list[int], plays: int, by: int) -> int:
    """Add at least 0 for these plays, in planes without a sign; return those that overflow."""
    carry = 0
    for at, plane in enumerate(planes):
        if by & 1:
            planes[at] = plane ^ plays ^ carry
            carry = plays & (plane | carry)
        elif carry:
            planes[at] = plane ^ carry
            carry &= plane
        elif not by:
            break
        by >>= 1
    return carry


def subtract(planes: list[int], plays: int, by: int) -> int:
    """Take off at least 0 for these plays, likewise; return those that would come below 0."""
    borrow = 0
    for at, plane in enumerate(planes):
        if by & 1:
            planes[at] = plane ^ plays ^ borrow
            borrow |= plays & ~plane
        elif borrow:
            planes[at] = plane ^ borrow
            borrow &= ~plane
        elif not by:
            break
        by >>= 1
    return borrow


def above(planes: Sequence[int], plays: int, most: int) -> int:
    """Return those of these plays that have more than `most`, in planes without a sign."""
    found = 0
    for at in range(len(planes) - 1, -1, -1):
        if most >> at & 1:
            plays &= planes[at]
        else:
            found |= plays & planes[at]
            plays &= ~planes[at]
    return found
