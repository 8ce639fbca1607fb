"""Catalogues of the interface, and how dates, clocks and numbers are written.

Message ids are English. `gettext` looks a text up at the moment of the call, so
that a change of language shows at once; a translated text is never kept.

Until `use` is called the language is English: a library has no business guessing
what its caller reads. The command line decides (see `cli.py`).

A wheel carries compiled catalogues. In a checkout they are compiled from the `.po`
files when first asked for and kept (see `cache.py`), so that Babel, which takes
longer to import than the whole menu to draw, is rarely imported at all.
"""

import contextlib
import functools
import gettext as _stdlib
import io
import os
import struct
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from burgemeestersgame.cache import cached
from burgemeestersgame.paths import locale_folder

LANGUAGES = ("nl", "en")

_language = "en"
_catalogue: _stdlib.NullTranslations | None = None


def use(language: str) -> None:
    """Switch the language of the interface: `nl` or `en`; `ValueError` for another."""
    global _language, _catalogue
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language!r}")
    if language != _language:
        _language, _catalogue = language, None


def language() -> str:
    """Return the language of the interface, `nl` or `en`."""
    return _language


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while: for a file in it. Raises as `use` does."""
    before = _language
    use(language)
    try:
        yield
    finally:
        use(before)


def gettext(message: str) -> str:
    """Return the message in the language in use, or as it is when not translated."""
    return _current().gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form that belongs to `count`; the caller fills in its placeholders."""
    return _current().ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """Return the message for a context that tells equal English texts apart."""
    return _current().pgettext(context, message)


def system_language() -> str | None:
    """Return the language of the user's system if it is one of ours, else None."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return _known(value)
    if sys.platform == "win32":
        import ctypes

        primary = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
        return {0x13: "nl", 0x09: "en"}.get(primary)
    return None


def compile_po(po: bytes, language: str) -> bytes:
    """Return the compiled form (`.mo`) of a catalogue; `ValueError` if it is unreadable."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(io.BytesIO(po), locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from error
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def _current() -> _stdlib.NullTranslations:
    global _catalogue
    if _catalogue is None:
        _catalogue = _load(_language)
    return _catalogue


def _load(language: str) -> _stdlib.NullTranslations:
    folder = locale_folder() / language / "LC_MESSAGES"
    try:
        try:
            return _of_source((folder / "messages.po").read_bytes(), language)
        except FileNotFoundError:
            return _stdlib.GNUTranslations(io.BytesIO((folder / "messages.mo").read_bytes()))
    except (OSError, ValueError, struct.error):
        # English on the screen is better than no screen.
        return _stdlib.NullTranslations()


@functools.lru_cache(maxsize=len(LANGUAGES))
def _of_source(po: bytes, language: str) -> _stdlib.GNUTranslations:
    """Return a catalogue; who goes back to a language gets the same one."""
    compiled = cached(f"catalogue-{language}", (po,), lambda: compile_po(po, language))
    return _stdlib.GNUTranslations(io.BytesIO(compiled))


def _known(tag: str) -> str | None:
    primary = tag.replace("-", "_").split(".")[0].split("_")[0].lower()
    return primary if primary in LANGUAGES else None


def format_clock(moment: datetime) -> str:
    """Return the time of day: `19.04`, in English `7.04 p.m.`."""
    if _language == "nl":
        return f"{moment.hour}.{moment.minute:02}"
    half = "a.m." if moment.hour < 12 else "p.m."
    return f"{moment.hour % 12 or 12}.{moment.minute:02} {half}"


def format_day(moment: date) -> str:
    """Return weekday, day and month: `donderdag 23 mei`, `Thursday 23 May`."""
    weekdays, months = _calendar(_language)
    return f"{weekdays[moment.weekday()]} {moment.day} {months[moment.month - 1]}"


def format_date(moment: date) -> str:
    """Return day, month and year: `23 mei 2019`, `23 May 2019`."""
    _, months = _calendar(_language)
    return f"{moment.day} {months[moment.month - 1]} {moment.year}"


def format_ahead(moment: datetime, now: datetime) -> str:
    """Return when something is that is still to come, as short as is clear now.

    `19.04` today, `vrijdag 9.00` in the days after, `24 mei` later, `24 mei 2019` in another year.
    """
    days = (moment.date() - now.date()).days
    if days == 0:
        return format_clock(moment)
    weekdays, months = _calendar(_language)
    if days < len(weekdays):
        return f"{weekdays[moment.weekday()]} {format_clock(moment)}"
    if moment.year != now.year:
        return format_date(moment)
    return f"{moment.day} {months[moment.month - 1]}"


def format_number(value: float, decimals: int = 0) -> str:
    """Return the number, thousands grouped: `24.300,5`, in English `24,300.5`."""
    # A whole number may be too large for a float.
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if _language == "nl" else text


def format_minutes(duration: timedelta) -> str:
    """Return a length of story time: `5 min`, `1 uur 30 min`, `2 dagen`, `3 weken`.

    Seconds are left out; at most two units are named.
    """
    minutes = int(duration.total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days and not days % 7 and not rest:
        weeks = days // 7
        return ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)
    units: list[tuple[int, Callable[[int], str]]] = [
        (days, lambda n: ngettext("{count} day", "{count} days", n)),
        (hours, lambda n: ngettext("{count} hour", "{count} hours", n)),
        (minutes, lambda n: gettext("{count} min")),
    ]
    parts = [text(n).format(count=n) for n, text in units if n]
    return " ".join(parts[:2]) or gettext("{count} min").format(count=0)


@functools.cache
def _calendar(language: str) -> tuple[list[str], list[str]]:
    """Return the weekdays, Monday first, and the months."""
    import json  # late: only what shows a date needs it

    def build() -> bytes:
        from babel.dates import get_day_names, get_month_names

        days = get_day_names("wide", locale=language)
        months = get_month_names("wide", locale=language)
        names = [days[day] for day in range(7)], [months[month] for month in range(1, 13)]
        return json.dumps(names).encode()

    weekdays, months = json.loads(cached(f"calendar-{language}", (b"1",), build))
    return weekdays, months
