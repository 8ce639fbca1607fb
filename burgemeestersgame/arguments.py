"""What can be typed on the command line, with its help, in the language of the interface."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from burgemeestersgame import __version__
from burgemeestersgame.i18n import LANGUAGES, format_number
from burgemeestersgame.i18n import gettext as _

_MOST_RUNS = 10_000_000


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked; `command` is None for the menu.

    Raises:
        SystemExit: Help or the version was asked for and shown (0), or this cannot be
            understood and that was said (2).
    """
    asked = _parser().parse_args(list(arguments))
    if asked.command == "play" and asked.no_clock:
        asked.time = "off"
    return asked


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="burgemeestersgame",
        description=_(
            "You are the mayor of a Dutch municipality, and you have to decide. Without a"
            " command you get the menu."
        ),
        epilog=_("burgemeestersgame COMMAND --help says more about a command."),
    )
    _add_common(parser, default=None)
    parser.add_argument(
        "--version",
        action="version",
        version=f"burgemeestersgame {__version__}",
        help=_("say which version this is"),
    )
    commands = parser.add_subparsers(
        dest="command",
        metavar=_("COMMAND"),
        title=_("commands"),
        parser_class=_Parser,
        prog="burgemeestersgame",
    )
    for name, summary, describe in (
        ("play", _("play a scenario"), _describe_play),
        ("list", _("list the scenarios"), _add_format),
        ("check", _("look a scenario over and list every problem in it"), _describe_check),
        ("norms", _("list the norms, or say everything about one"), _describe_norms),
        ("runs", _("list the runs, or write one to a file"), _describe_runs),
        ("debrief", _("write the debrief of a run as a file"), _describe_debrief),
        ("simulate", _("play a scenario many times at random"), _describe_simulate),
        ("analyse", _("say what can happen in a scenario, and what cannot"), _describe_analyse),
        ("map", _("draw the story of a scenario as a map"), _describe_map),
    ):
        _add(commands, name, summary, describe)
    return parser


def _describe_check(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=_(
            "the folder of a scenario, its scenario.yaml, a folder of scenarios, or a folder of"
            " norms"
        ),
    )
    check.add_argument("--strict", action="store_true", help=_("let warnings count as errors"))
    _add_format(check)


def _describe_norms(norms: argparse.ArgumentParser) -> None:
    norms.add_argument("id", nargs="?", metavar="ID", help=_("the id of a norm"))
    norms.add_argument(
        "--format",
        choices=("text", "json", "html"),
        help=_("text to read, JSON for another program, or a page to search in"),
    )
    norms.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        default="-",
        help=_("where to write it; left out: standard output"),
    )


def _describe_debrief(debrief: argparse.ArgumentParser) -> None:
    _add_run(debrief)
    debrief.add_argument(
        "--format",
        choices=("html", "pdf", "csv", "json", "xapi"),
        help=_(
            "a page, a document to print, a table for a spreadsheet, JSON, or statements for a"
            " learning record store; left out: as the name of the file says"
        ),
    )
    debrief.add_argument(
        "-o",
        "--output",
        required=True,
        metavar=_("FILE"),
        help=_("where to write it; - is standard output"),
    )


def _describe_simulate(simulate: argparse.ArgumentParser) -> None:
    _add_scenario(simulate)
    simulate.add_argument(
        "--runs",
        metavar="N",
        type=_count,
        default=10_000,
        help=_("how many plays; left out: 10,000"),
    )
    simulate.add_argument(
        "--seed",
        metavar="S",
        type=int,
        default=0,
        help=_("a whole number; the same one gives the same plays"),
    )
    simulate.add_argument(
        "--example",
        metavar="ID",
        help=_(
            "keep the shortest play in which this happened: a choice as dilemma/choice,"
            " action:id, message:id, the id of a scene, or norm:status"
        ),
    )
    simulate.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        help=_(
            "where to write the counts, or that play; left out: standard output, and with your own"
            " runs"
        ),
    )
    _add_format(simulate)


def _describe_analyse(analyse: argparse.ArgumentParser) -> None:
    _add_scenario(analyse)
    analyse.add_argument(
        "--fresh", action="store_true", help=_("work it out anew, whatever is kept")
    )
    _add_format(analyse)


def _add_scenario(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "scenario", metavar="ID|PATH", help=_("the id of a scenario, or its folder or file")
    )


def _count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= _MOST_RUNS:
        raise ValueError
    return count


def _describe_map(drawn: argparse.ArgumentParser) -> None:
    _add_scenario(drawn)
    drawn.add_argument(
        "--format",
        choices=("svg", "mermaid", "html"),
        default="svg",
        help=_("a picture, Mermaid text, or a page with zoom and search"),
    )
    drawn.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        default="-",
        help=_("where to write it; left out: standard output"),
    )
    drawn.add_argument(
        "--hits",
        metavar=_("FILE.json"),
        help=_("show on it what 'simulate --format json' counted"),
    )


def _describe_play(play: argparse.ArgumentParser) -> None:
    play.add_argument(
        "scenario",
        nargs="?",
        metavar="ID|PATH",
        help=_("the id of a scenario, or its folder; left out: the menu"),
    )
    play.add_argument("--text", action="store_true", help=_("play as plain text in the terminal"))
    play.add_argument(
        "--time",
        choices=("normal", "150", "200", "off"),
        help=_("how long time limits are: as intended, 1.5 times, twice, or none"),
    )
    play.add_argument("--no-clock", action="store_true", help=_("the same as --time off"))
    play.add_argument(
        "--resume",
        metavar="RUN",
        help=_("go on with a run that was stopped, or with one in a file"),
    )


def _describe_runs(runs: argparse.ArgumentParser) -> None:
    runs.set_defaults(format="text")
    actions = runs.add_subparsers(
        dest="runs_command",
        metavar=_("COMMAND"),
        title=_("commands"),
        parser_class=_Parser,
        prog="burgemeestersgame runs",
    )
    _add(actions, "list", _("list the runs on this computer, newest first"), _add_format)
    _add(actions, "export", _("write a run with its scenario as JSON"), _describe_export)


def _describe_export(export: argparse.ArgumentParser) -> None:
    _add_run(export)
    export.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        default="-",
        help=_("where to write it; left out: standard output"),
    )


def _add(
    commands: Any, name: str, summary: str, describe: Callable[[argparse.ArgumentParser], None]
) -> None:
    parser: _Parser = commands.add_parser(name, help=summary, description=summary)
    parser.describe = describe


def _add_common(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument("-h", "--help", action="help", help=_("show this help"))
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=default,
        help=_("the language of everything: nl or en"),
    )


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=_("text to read, or JSON for another program"),
    )


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "run",
        metavar="RUN",
        help=_(
            "the id of a run, its first four characters or more, 'last', or a file made by"
            " 'runs export'"
        ),
    )


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or _("usage:") + " ")


class _Parser(argparse.ArgumentParser):
    """Says its own words in the user's language; argparse itself knows only English.

    Attributes:
        describe: Adds the arguments of a command once that command is asked for, None after
            that: to describe all nine takes longer than to read a story.
    """

    describe: Callable[[argparse.ArgumentParser], None] | None = None

    def __init__(self, **kwargs: Any) -> None:
        # Help is added by hand, with its text translated; half words are not guessed at.
        kwargs |= {"add_help": False, "allow_abbrev": False, "formatter_class": _Formatter}
        super().__init__(**kwargs)
        self._positionals.title = _("arguments")
        self._optionals.title = _("options")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self.describe is not None:
            _add_common(self, default=argparse.SUPPRESS)
            self.describe(self)
            self.describe = None
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {_in_words(message)}\n")


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
            r"argument (.+?): invalid _count value: '(.*?)'",
            _("{0} needs a whole number from 1 to {most}, not '{1}'"),
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
            return words.format(*groups, most=format_number(_MOST_RUNS))
    return message


def _unknown_command(name: str, known: Sequence[str]) -> str:
    import difflib  # late: seldom needed

    said = _("there is no command '{name}'").format(name=name)
    if close := difflib.get_close_matches(name, known, 1):
        return said + "; " + _("did you mean '{word}'?").format(word=close[0])
    return said + "; " + _("choose from {words}").format(words=", ".join(known))
