"""What several commands take, and the values that may stand behind an option."""

from __future__ import annotations

import argparse
from datetime import date

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.settings import MAX_DAYS

ALWAYS = "always"
MAX_RUNS = 10_000_000
MAX_PORT = 65_535


def add_scenario(parser: argparse.ArgumentParser) -> None:
    """Take a scenario by its id, folder or file."""
    parser.add_argument(
        "scenario", metavar="ID|PATH", help=_("the id of a scenario, or its folder or file")
    )


def add_path(parser: argparse.ArgumentParser) -> None:
    """Take the folder or file of a scenario that is being written."""
    parser.add_argument(
        "path", metavar="PATH", help=_("the folder of a scenario, or its scenario.yaml")
    )


def add_run(parser: argparse.ArgumentParser) -> None:
    """Take a run by its id or file."""
    parser.add_argument(
        "run",
        metavar="RUN",
        help=_(
            "the id of a run, its first four characters or more, 'last', or a file made by"
            " 'runs export'"
        ),
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """Take the file to write; standard output when left out."""
    parser.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        default="-",
        help=_("where to write it; left out: standard output"),
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """Take text or JSON."""
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=_("text to read, or JSON for another program"),
    )


def add_strict(parser: argparse.ArgumentParser) -> None:
    """Take whether warnings count as errors."""
    parser.add_argument("--strict", action="store_true", help=_("let warnings count as errors"))


def add_yes(parser: argparse.ArgumentParser) -> None:
    """Take that nothing need be asked."""
    parser.add_argument("--yes", action="store_true", help=_("do not ask whether you are sure"))


# The parser knows these by their names when a value is wrong.


def count(text: str) -> int:
    """Return a number of plays; ValueError for any other text."""
    return _between(1, int(text), MAX_RUNS)


def day(text: str) -> date:
    """Return a day as 2026-11-22; ValueError for any other text."""
    return date.fromisoformat(text)


def days_or_always(text: str) -> int | str:
    """Return a number of days, or `ALWAYS`; ValueError for any other text."""
    return ALWAYS if text == ALWAYS else _between(1, int(text), MAX_DAYS)


def port(text: str) -> int:
    """Return the number of a port, 0 for any; ValueError for any other text."""
    return _between(0, int(text), MAX_PORT)


def _between(least: int, number: int, most: int) -> int:
    if not least <= number <= most:
        raise ValueError
    return number
