"""What is known of a moment of play: bounds, and what a condition depends on within them."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 100  # of an indicator


@dataclass(slots=True)
class Bounds:
    """What holds at some place on every path, as far as we can tell.

    Attributes:
        may: Bits of `State.truths` that may be true; `must`: that are.
        earliest: The least story time, in minutes; `latest`: the most.
        low: The least of each indicator, `high`: the most, both before they are kept within 0-100
            and with every delayed consequence that is still pending taken into account.
        drop: The sum of what delayed consequences so far could take off each; `rise`: could add.
        pending: Bit set of the orders of delayed consequences that may be pending.
    """

    may: int
    must: int
    earliest: int
    latest: int
    low: list[int]
    high: list[int]
    drop: list[int]
    rise: list[int]
    pending: int

    def copy(self) -> Bounds:
        """Return bounds that can be widened without changing these."""
        return Bounds(
            self.may,
            self.must,
            self.earliest,
            self.latest,
            self.low[:],
            self.high[:],
            self.drop[:],
            self.rise[:],
            self.pending,
        )

    def join(self, other: Bounds) -> None:
        """Widen these bounds until the others fit in."""
        self.may |= other.may
        self.must &= other.must
        self.earliest = min(self.earliest, other.earliest)
        self.latest = max(self.latest, other.latest)
        self.low = list(map(min, self.low, other.low))
        self.high = list(map(max, self.high, other.high))
        self.drop = list(map(min, self.drop, other.drop))
        self.rise = list(map(max, self.rise, other.rise))
        self.pending |= other.pending

    def move(self, index: int, change: int) -> None:
        """Take in an effect that happens now, on every path."""
        self.low[index] = min(self.low[index] + change, MOST + self.drop[index])
        self.high[index] = max(self.high[index] + change, self.rise[index])

    def may_move(self, index: int, change: int, *, is_delayed: bool = False) -> None:
        """Take in an effect that may happen, now or (if delayed) at any time from now on."""
        if change < 0:
            self.low[index] += change
            self.drop[index] += change * is_delayed
        else:
            self.high[index] += change
            self.rise[index] += change * is_delayed

    def level(self, index: int) -> tuple[int, int]:
        """Return the least and the most of an indicator."""
        return max(0, min(MOST, self.low[index])), min(MOST, max(0, self.high[index]))


@dataclass(frozen=True, slots=True)
class Reads:
    """What a condition depends on where its outcome is not certain already.

    Attributes:
        bits: Of `State.truths`.
        levels: Indexes of indicators.
        clock: Whether it reads the story clock.
    """

    bits: int = 0
    levels: frozenset[int] = frozenset()
    clock: bool = False

    def __or__(self, other: Reads) -> Reads:
        return Reads(self.bits | other.bits, self.levels | other.levels, self.clock or other.clock)


NOTHING = Reads()


def bit_truth(bit: int, bounds: Bounds) -> tuple[bool | None, Reads]:
    if bounds.must & bit:
        return True, NOTHING
    if not bounds.may & bit:
        return False, NOTHING
    return None, Reads(bits=bit)


def compare(sign: str, one: tuple[float, float], two: tuple[float, float]) -> bool | None:
    """Return how two ranges compare, None where it depends."""
    (low, high), (other_low, other_high) = one, two
    match sign:
        case "<":
            return True if high < other_low else False if low >= other_high else None
        case "<=":
            return True if high <= other_low else False if low > other_high else None
        case ">":
            return True if low > other_high else False if high <= other_low else None
        case ">=":
            return True if low >= other_high else False if high < other_low else None
        case "==":
            if low == high == other_low == other_high:
                return True
            return False if high < other_low or low > other_high else None
    equal = compare("==", one, two)
    return None if equal is None else not equal


def calculate(sign: str, one: tuple[float, float], two: tuple[float, float]) -> tuple[float, float]:
    (low, high), (other_low, other_high) = one, two
    match sign:
        case "+":
            return low + other_low, high + other_high
        case "-":
            return low - other_high, high - other_low
    products = [a * b for a in one for b in two]
    return min(products), max(products)
