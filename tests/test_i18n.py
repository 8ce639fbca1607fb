"""The interface in two languages, and how they write moments and numbers."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from burgemeestersgame import i18n

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Stop and keep"
msgstr "Stoppen en bewaren"

msgid "{count} seat"
msgid_plural "{count} seats"
msgstr[0] "{count} zetel"
msgstr[1] "{count} zetels"

msgctxt "the council"
msgid "seat"
msgstr "zetel"
"""


@pytest.fixture
def dutch_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of the only catalogue there is, a small Dutch one."""
    path = tmp_path / "locale" / "nl" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    monkeypatch.setattr(i18n, "locale_folder", lambda: tmp_path / "locale")
    return path


def test_texts_follow_a_change_of_language(dutch_catalogue):
    i18n.use("nl")
    assert i18n.language() == "nl"
    assert i18n.gettext("Stop and keep") == "Stoppen en bewaren"
    assert i18n.ngettext("{count} seat", "{count} seats", 2) == "{count} zetels"
    assert i18n.pgettext("the council", "seat") == "zetel"

    i18n.use("en")
    assert i18n.gettext("Stop and keep") == "Stop and keep"
    assert i18n.ngettext("{count} seat", "{count} seats", 1) == "{count} seat"


def test_an_empty_text_stays_empty(dutch_catalogue):
    i18n.use("nl")

    assert i18n.gettext("") == ""


def test_a_compiled_catalogue_serves_where_there_is_no_source(dutch_catalogue):
    compiled = i18n.compile_po(dutch_catalogue.read_bytes(), "nl")
    dutch_catalogue.with_suffix(".mo").write_bytes(compiled)
    dutch_catalogue.unlink()
    i18n.use("nl")

    assert i18n.gettext("Stop and keep") == "Stoppen en bewaren"


@pytest.mark.parametrize("content", [b"", b'msgid "half', b"\xff\xfe\x00", b"msgid nothing"])
def test_a_broken_or_missing_catalogue_leaves_english(dutch_catalogue, content):
    dutch_catalogue.write_bytes(content)
    i18n.use("nl")
    assert i18n.gettext("Stop and keep") == "Stop and keep"

    dutch_catalogue.unlink()
    i18n.use("en")
    i18n.use("nl")
    assert i18n.gettext("Stop and keep") == "Stop and keep"


def test_another_language_is_refused():
    with pytest.raises(ValueError, match="fy"):
        i18n.use("fy")


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nl-BE"}, "nl"),
        ({"LANG": "nld"}, None),
        ({"LANG": "de_DE.UTF-8"}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LC_ALL": "en_US", "LANG": "nl_NL"}, "en"),
        ({"LC_ALL": "C", "LANG": "nl_NL"}, None),
        ({"LC_ALL": "", "LC_MESSAGES": "nl_NL", "LANG": "en_GB"}, "nl"),
    ],
)
def test_the_system_language_counts_when_it_is_ours(variables, expected, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert i18n.system_language() == expected


@pytest.mark.parametrize(
    ("hour", "minute", "dutch", "english"),
    [
        (19, 4, "19.04", "7.04 p.m."),
        (0, 5, "0.05", "12.05 a.m."),
        (12, 30, "12.30", "12.30 p.m."),
        (9, 0, "9.00", "9.00 a.m."),
    ],
)
def test_the_clock_is_written_as_each_language_does(hour, minute, dutch, english):
    moment = datetime(2019, 5, 23, hour, minute)

    i18n.use("nl")
    assert i18n.format_clock(moment) == dutch
    i18n.use("en")
    assert i18n.format_clock(moment) == english


def test_days_are_named_in_the_language_in_use():
    i18n.use("nl")
    assert i18n.format_day(datetime(2019, 5, 23, 19, 4)) == "donderdag 23 mei"
    assert i18n.format_date(date(2018, 12, 31)) == "31 december 2018"
    i18n.use("en")
    assert i18n.format_day(datetime(2019, 5, 23, 19, 4)) == "Thursday 23 May"
    assert i18n.format_date(date(2018, 12, 31)) == "31 December 2018"


@pytest.mark.parametrize(
    ("moment", "dutch", "english"),
    [
        (datetime(2019, 5, 23, 19, 30), "19.30", "7.30 p.m."),
        (datetime(2019, 5, 24, 0, 15), "vrijdag 0.15", "Friday 12.15 a.m."),
        (datetime(2019, 5, 29, 9, 0), "woensdag 9.00", "Wednesday 9.00 a.m."),
        (datetime(2019, 5, 30, 9, 0), "30 mei", "30 May"),
        (datetime(2020, 1, 6, 9, 0), "6 januari 2020", "6 January 2020"),
        (datetime(2019, 12, 30, 9, 0), "30 december", "30 December"),
    ],
)
def test_what_is_to_come_is_dated_as_shortly_as_is_clear_now(moment, dutch, english):
    now = datetime(2019, 5, 23, 19, 4)

    i18n.use("nl")
    assert i18n.format_ahead(moment, now) == dutch
    i18n.use("en")
    assert i18n.format_ahead(moment, now) == english


def test_a_decimal_comma_is_dutch():
    i18n.use("nl")
    assert i18n.format_number(24300) == "24.300"
    assert i18n.format_number(1234.56, decimals=1) == "1.234,6"
    i18n.use("en")
    assert i18n.format_number(1234.56, decimals=1) == "1,234.6"


@pytest.mark.parametrize(
    ("minutes", "english"),
    [
        (0, "0 min"),
        (5, "5 min"),
        (60, "1 hour"),
        (90, "1 hour 30 min"),
        (48 * 60, "2 days"),
        (33 * 60 + 20, "1 day 9 hours"),
        (7 * 24 * 60, "1 week"),
        (10 * 24 * 60, "10 days"),
    ],
)
def test_a_length_of_time_names_at_most_two_units(minutes, english):
    assert i18n.format_minutes(timedelta(minutes=minutes)) == english


def test_starting_again_does_not_import_babel(data_folder):
    code = (
        "import sys; from datetime import datetime; from burgemeestersgame import i18n;"
        "i18n.use('nl'); i18n.gettext('Stop and keep'); i18n.format_day(datetime(2019, 5, 23));"
        "print('babel' in sys.modules)"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        ).stdout.strip()
        for _ in range(2)
    ]

    assert outputs[-1] == "False"
