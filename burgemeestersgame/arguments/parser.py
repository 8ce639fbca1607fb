"""The parser: it says its own words, in the language of the interface."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from burgemeestersgame.arguments.options import MAX_PORT, MAX_RUNS
from burgemeestersgame.i18n import LANGUAGES, format_number
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.settings import MAX_DAYS

# What may stand behind a command: in its help, and for who typed it wrong.
_EXAMPLES = {
    "check": "de-markt",
    "simulate": "de-markt",
    "analyse": "de-markt",
    "map": "de-markt -o de-markt.html",
    "guide": "de-markt -o de-markt.html",
    "debrief": "last -o de-markt.html",
    "course new": '"Raad, najaar"',
    "course add": '"Raad, najaar" last',
    "course show": '"Raad, najaar" -o cursus.html',
    "new": 'de-markt --title "De markt"',
    "preview": "de-markt --at raad",
    "schema": "-o schema.json",
    "translate extract": "de-markt -o de-markt.pot",
    "translate update": "de-markt --lang en",
    "translate status": "de-markt",
    "translate page": "de-markt --lang en -o de-markt.html",
    "pack": "de-markt -o de-markt.zip",
    "install": "de-markt.zip",
    "uninstall": "de-markt",
}


class Parser(argparse.ArgumentParser):
    """Says its own words in the user's language; argparse itself knows only English.

    Attributes:
        describe: Adds the arguments of a command once that command is asked for, None after
            that: to describe all of them takes longer than to read a story.
        has_own_language: With this command `--lang` is not the language of everything.
        has_example: Whether `epilog` is an example of the command, for who typed it wrong.
    """

    describe: Callable[[argparse.ArgumentParser], None] | None = None
    has_own_language = False
    has_example = False

    def __init__(self, **kwargs: Any) -> None:
        # Help is added by hand, with its text translated; half words are not guessed at.
        kwargs |= {"add_help": False, "allow_abbrev": False, "formatter_class": _Formatter}
        super().__init__(**kwargs)
        self._positionals.title = _("arguments")
        self._optionals.title = _("options")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self.describe is not None:
            add_common(self, default=argparse.SUPPRESS, has_own_language=self.has_own_language)
            self.describe(self)
            self.describe = None
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        said = f"{self.prog}: {_in_words(message)}\n"
        self.exit(2, f"{said}{self.epilog}\n" if self.has_example else said)


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or _("usage:") + " ")


def add_command(
    commands: Any,
    name: str,
    summary: str,
    describe: Callable[[argparse.ArgumentParser], None],
    *,
    has_own_language: bool = False,
) -> None:
    """Add a command; `describe` adds its arguments once it is asked for."""
    parser: Parser = commands.add_parser(name, help=summary, description=summary)
    parser.describe = describe
    parser.has_own_language = has_own_language
    if example := _EXAMPLES.get(parser.prog.partition(" ")[2]):
        parser.epilog = _("For example: {command}").format(command=f"{parser.prog} {example}")
        parser.has_example = True


def add_common(
    parser: argparse.ArgumentParser, default: str | None, *, has_own_language: bool = False
) -> None:
    """Add what every command takes: help, and the language of everything."""
    parser.add_argument("-h", "--help", action="help", help=_("show this help"))
    if has_own_language:
        return
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=default,
        help=_("the language of everything: nl or en"),
    )


def _in_words(message: str) -> str:
    """Return what argparse says in our words; an unknown sentence stays as it is."""
    for pattern, words in (
        (r"unrecognized arguments: (.*)", _("this is not understood: {0}")),
        (r"the following arguments are required: (.*)", _("something is missing: {0}")),
        (r"argument (.+?): expected one argument", _("{0} needs a word behind it")),
        (r"argument (.+?): expected at least one argument", _("{0} needs a word behind it")),
        (
            r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.*)\)",
            _("{0} cannot be '{1}'; choose from {2}"),
        ),
        (
            r"argument (.+?): invalid int value: '(.*?)'",
            _("{0} needs a whole number, not '{1}'"),
        ),
        (
            r"argument (.+?): invalid count value: '(.*?)'",
            _("{0} needs a whole number from 1 to {most}, not '{1}'"),
        ),
        (
            r"argument (.+?): invalid day value: '(.*?)'",
            _("{0} needs a day such as 2026-11-22, not '{1}'"),
        ),
        (
            r"argument (.+?): invalid days_or_always value: '(.*?)'",
            _("{0} is a whole number from 1 to {most_days}, or 'always', not '{1}'"),
        ),
        (
            r"argument (.+?): invalid port value: '(.*?)'",
            _("{0} needs the number of a port, 0 to {most_port}, not '{1}'"),
        ),
        (
            r"argument (.+?): ignored explicit argument '?(.*?)'?",
            _("{0} takes no word behind it, here '{1}'"),
        ),
    ):
        if match := re.fullmatch(pattern, message, re.DOTALL):
            groups = [group.replace("'", "") for group in match.groups()]
            if groups[0] == _("COMMAND") and len(groups) == 3:
                return _unknown_command(groups[1], groups[2].split(", "))
            most, most_days = map(format_number, (MAX_RUNS, MAX_DAYS))
            return words.format(*groups, most=most, most_days=most_days, most_port=MAX_PORT)
    return message


def _unknown_command(name: str, known: Sequence[str]) -> str:
    import difflib  # late: seldom needed

    said = _("there is no command '{name}'").format(name=name)
    if close := difflib.get_close_matches(name, known, 1):
        return said + "; " + _("did you mean '{word}'?").format(word=close[0])
    return said + "; " + _("choose from {words}").format(words=", ".join(known))
