"""What a story can do, all of it: the result of the exhaustive analysis."""

from __future__ import annotations

import msgspec

FORM = 3  # of what is kept; another one is computed anew


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """What can still happen from the beginning, over every play there is.

    Attributes:
        digest: Of the story, with what the analysis knows of its norms.
        exact: Whether every question was answered. If not, what stands here still holds: `unknown`
            says what is not known, and the numbers are not more than the real ones.
        states: How many different situations there are, for all that can still be done.
        playthroughs: How many different plays there are, in decimal digits, because there are too
            many for most programs to read as a number.
        endings: Ids of the endings that can be reached.
        unreachable: What can never happen: `dilemma/choice`, `dilemma/timeout`, `action:id`,
            `message:id`, `later:id`, and scenes by their id.
        dominated: Pairs of `dilemma/choice`: the first is never better than the second.
        norms: For each norm the statuses that it can have at an ending.
        unknown: What may or may not happen, named as in `unreachable`, and `norm:status`.
    """

    digest: str
    exact: bool
    states: int
    playthroughs: str
    endings: tuple[str, ...]
    unreachable: tuple[str, ...]
    dominated: tuple[tuple[str, str], ...]
    norms: dict[str, tuple[str, ...]]
    unknown: tuple[str, ...] = ()


class _Kept(msgspec.Struct, frozen=True):
    form: int
    analysis: Analysis


def to_json(analysis: Analysis) -> bytes:
    """Return the analysis as a file that `from_json` reads."""
    return msgspec.json.format(msgspec.json.encode(_Kept(FORM, analysis)), indent=1) + b"\n"


def from_json(content: bytes) -> Analysis | None:
    """Return the analysis in a file, None for anything else or another form."""
    try:
        kept = msgspec.json.decode(content, type=_Kept)
    except msgspec.DecodeError:
        return None
    return kept.analysis if kept.form == FORM else None
