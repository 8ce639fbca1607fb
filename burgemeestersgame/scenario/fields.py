"""How single values are written: durations, moments, numbers, ids.

Each reader returns None where the text is no such value.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

LONGEST_ID: Final = 100
ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

DURATION: Final = re.compile(r"(\d{1,6})\s+(min|hours?|days?|weeks?)")
_MINUTES = {"min": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
MOST_MINUTES: Final = 20 * 366 * 24 * 60
"""Twenty years: far longer than any story, and no moment can fall off the calendar."""

MOMENT: Final = re.compile(r"((?:19|20|21)\d{2})-(\d{2})-(\d{2})[ T](\d{1,2}):(\d{2})")
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,3})?")
SEATS: Final = re.compile(r"(\d{1,3})(?:\s*-\s*(\d{1,3}))?")
LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:[-_][A-Z]{2})?")
# The two-letter codes of ISO 639; of those with three letters there are too many to know.
_LANGUAGES = frozenset(
    re.findall(
        "..",
        "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifj"
        "fofrfygagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkyla"
        "lblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnroru"
        "rwsascsdsesgsiskslsmsnsosqsrsssustsvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyoza"
        "zhzu",
    )
)
QUOTE: Final = re.compile(r"\{([^{}\n]*)\}")
"""A name between braces: a quoted explain-it sentence."""

# From the least to the most that may stand there.
LEVEL: Final = (0, 100)
CHANGE: Final = (-100, 100)
MINUTES: Final = (1, 1000)
TIMES: Final = (1, 1000)
CHOICES: Final = (2, 5)
MOST_SECONDS: Final = 86_400

BRACE_ALONE: Final = re.compile(r"\{(?=[^{}]*(?:\{|$))")
"""A brace that is opened and not closed."""


def is_id(text: str) -> bool:
    """Whether this is an id: kebab-case, ASCII, at most 100 characters."""
    return len(text) <= LONGEST_ID and ID.fullmatch(text) is not None


def duration(text: str) -> int | None:
    """Return the minutes in `10 min`, `1 hour`, `2 days`, `3 weeks`, up to twenty years."""
    match = DURATION.fullmatch(text)
    if match is None:
        return None
    minutes = int(match[1]) * _MINUTES[match[2].rstrip("s")]
    return minutes if minutes <= MOST_MINUTES else None


def moment(text: str) -> datetime | None:
    """Return the date and time in `2016-03-22 10:00`, of the years 1900 to 2199."""
    match = MOMENT.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute = map(int, match.groups())
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError:
        return None


_LOOSE_MOMENT = re.compile(
    r"(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))"
    r"(?:[ T,]+(\d{1,2})[:.](\d{2}))?(?::\d{2}| uur)?"
)


_MONTH = re.compile(
    r" *(jan|feb|mrt|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.? +", re.IGNORECASE
)
_MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


def better_moment(text: str) -> str | None:
    """Return how a moment is written that was likely meant, or None where there is none."""
    text = _MONTH.sub(
        lambda name: f"-{_MONTHS.index(name[1].lower().replace('maa', 'mrt')) + 1}-", text, count=1
    )
    match = _LOOSE_MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = match[1] or match[6], match[2] or match[5], match[3] or match[4]
    written = f"{year}-{month:0>2}-{day:0>2} {match[7] or '09':0>2}:{match[8] or '00'}"
    return written if moment(written) is not None else None


def whole(text: str) -> int | None:
    """Return a whole number, with or without a sign."""
    return int(text) if _WHOLE.fullmatch(text) else None


def number(text: str) -> float | None:
    """Return a number without a sign, whole or with a decimal point."""
    return float(text) if _NUMBER.fullmatch(text) else None


def seats(text: str) -> tuple[int, int] | None:
    """Return the least and most seats in `3` or `1-8`."""
    match = SEATS.fullmatch(text)
    if match is None:
        return None
    return int(match[1]), int(match[2] or match[1])


def is_language(text: str) -> bool:
    """Whether this is the code of a language, such as `nl` or `en_GB`."""
    match = LANGUAGE.fullmatch(text)
    return match is not None and (len(match[1]) == 3 or match[1] in _LANGUAGES)


_UNITS = {
    "m": "min",
    "mins": "min",
    "minute": "min",
    "minutes": "min",
    "minuut": "min",
    "minuten": "min",
    "h": "hours",
    "hr": "hours",
    "hrs": "hours",
    "u": "hours",
    "uur": "hours",
    "uren": "hours",
    "d": "days",
    "dag": "days",
    "dagen": "days",
    "w": "weeks",
    "wk": "weeks",
    "weken": "weeks",
    "min": "min",
    "hour": "hour",
    "hours": "hours",
    "day": "day",
    "days": "days",
    "week": "week",
    "weeks": "weeks",
}
_LOOSE = re.compile(r"(\d{1,6})\s*([a-z]*)\.?")


def better_duration(text: str) -> str | None:
    """Return how a length of time is written that was likely meant, or None where there is none."""
    match = _LOOSE.fullmatch(text.lower())
    unit = _UNITS.get(match[2] or "min") if match else None
    better = f"{match[1]} {unit}" if match and unit else ""
    return better if duration(better) is not None else None
