"""What can be typed on the command line, with its help, in the language of the interface."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NoReturn

from burgemeestersgame import __version__
from burgemeestersgame.i18n import LANGUAGES, format_number
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.settings import MAX_DAYS

ALWAYS = "always"
_MOST_RUNS = 10_000_000
# What may stand behind a command: in its help, and for who typed it wrong.
_EXAMPLES = {
    "check": "de-markt",
    "simulate": "de-markt",
    "analyse": "de-markt",
    "map": "de-markt --format html -o de-markt.html",
    "guide": "de-markt -o de-markt.html",
    "debrief": "last -o de-markt.html",
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
        ("host", _("play a scenario with a group, on their phones"), _describe_host),
        ("list", _("list the scenarios"), _add_format),
        ("check", _("look a scenario over and list every problem in it"), _describe_check),
        ("norms", _("list the norms, search them, or say everything about one"), _describe_norms),
        ("runs", _("list, compare, export or take away what was played"), _describe_runs),
        ("debrief", _("write the debrief of a run as a file"), _describe_debrief),
        ("simulate", _("play a scenario many times at random"), _describe_simulate),
        ("analyse", _("say what can happen in a scenario, and what cannot"), _describe_analyse),
        ("map", _("draw the story of a scenario as a map"), _describe_map),
        ("guide", _("write the trainer's guide of a scenario as a page"), _describe_guide),
        ("new", _("make a new scenario to write in, or copy one"), _describe_new),
        ("preview", _("play a scenario while you write it"), _describe_preview),
        ("schema", _("write the schema of scenarios, for an editor"), _add_output),
        (
            "translate",
            _("have a scenario translated, and see how far that is"),
            _describe_translate,
        ),
        ("pack", _("make one file of a scenario, to hand to somebody"), _describe_pack),
        ("install", _("install a scenario that came as one file"), _describe_install),
        ("uninstall", _("take away a scenario that was installed"), _describe_uninstall),
    ):
        _add(commands, name, summary, describe, has_own_language=name == "translate")
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
    _add_strict(check)
    _add_format(check)


def _describe_norms(norms: argparse.ArgumentParser) -> None:
    norms.add_argument(
        "words",
        nargs="*",
        metavar="ID",
        help=_("the id of a norm or a tension, or words to search for; left out: all"),
    )
    norms.add_argument(
        "--format",
        choices=("text", "json", "html"),
        help=_("text to read, JSON for another program, or a page to search in"),
    )
    _add_output(norms)


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
    _add_output(drawn)
    drawn.add_argument(
        "--hits",
        metavar=_("FILE.json"),
        help=_("show on it what 'simulate --format json' counted"),
    )


def _describe_guide(guide: argparse.ArgumentParser) -> None:
    _add_scenario(guide)
    _add_output(guide)


def _describe_new(new: argparse.ArgumentParser) -> None:
    new.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help=_(
            "the folder to make; its name becomes the id. A name alone goes among your documents;"
            " left out: the title says it"
        ),
    )
    new.add_argument("--title", metavar=_("TEXT"), help=_("what it is called"))
    new.add_argument("--role", metavar=_("TEXT"), help=_("who the player is"))
    new.add_argument("--about", metavar=_("TEXT"), help=_("what it is about, in one sentence"))
    new.add_argument(
        "--from",
        dest="source",
        metavar="ID|PATH",
        help=_("copy this scenario, with its translations and pictures"),
    )


def _describe_translate(translate: argparse.ArgumentParser) -> None:
    actions = translate.add_subparsers(
        dest="translate_command",
        metavar=_("COMMAND"),
        title=_("commands"),
        required=True,
        parser_class=_Parser,
        prog="burgemeestersgame translate",
    )
    for name, summary, describe in (
        ("extract", _("write a template with all texts"), _describe_extract),
        ("update", _("bring translations up to date, or begin one"), _describe_update),
        ("status", _("say how far the translations are"), _describe_status),
        ("page", _("write original and translation side by side, to read"), _describe_page),
    ):
        _add(actions, name, summary, describe, has_own_language=True)


def _describe_extract(extract: argparse.ArgumentParser) -> None:
    _add_path(extract)
    _add_translation(extract, _("the language it will be filled in for; left out: any"))
    _add_output(extract)


def _describe_update(update: argparse.ArgumentParser) -> None:
    _add_path(update)
    _add_translation(update, _("the language to translate into; left out: all there are"))


def _describe_status(status: argparse.ArgumentParser) -> None:
    _add_path(status)
    _add_translation(status, _("only the translation into this language"))
    _add_strict(status)
    _add_format(status)


def _describe_page(page: argparse.ArgumentParser) -> None:
    _add_path(page)
    _add_translation(page, _("the language of the translation"), is_required=True)
    _add_output(page)


def _add_path(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", metavar="PATH", help=_("the folder of a scenario, or its scenario.yaml")
    )


def _add_translation(
    parser: argparse.ArgumentParser, meaning: str, *, is_required: bool = False
) -> None:
    parser.add_argument(
        "--lang", dest="into", metavar=_("LANGUAGE"), help=meaning, required=is_required
    )


def _describe_preview(preview: argparse.ArgumentParser) -> None:
    _add_scenario(preview)
    preview.add_argument("--at", metavar=_("SCENE"), help=_("begin at this scene"))
    preview.add_argument(
        "--set",
        dest="given",
        action="append",
        default=[],
        metavar=_("NAME=VALUE"),
        help=_(
            "begin with this: a fact (riec-betrokken=true), an indicator (greep=60), or"
            " clock=2016-03-22 10:00; may be given more than once"
        ),
    )


def _describe_host(host: argparse.ArgumentParser) -> None:
    host.add_argument(
        "scenario", nargs="?", metavar="ID|PATH", help=_("the id or the path of a scenario")
    )
    host.add_argument("--headless", action="store_true", help=_("without a window"))
    host.add_argument(
        "--port", type=_port, metavar="N", help=_("the port to serve on; 0 takes any free one")
    )
    host.add_argument(
        "--bind", metavar="ADDR", help=_("the address of this computer to serve on; otherwise all")
    )
    host.add_argument(
        "--resume",
        metavar="RUN",
        help=_("go on with a session that stopped: its id, the first characters of it, or last"),
    )
    _add_format(host)


def _port(text: str) -> int:
    try:
        port = int(text)
    except ValueError:
        port = -1
    if not 0 <= port <= 65_535:
        raise argparse.ArgumentTypeError(_("'{text}' is no port").format(text=text))
    return port


def _describe_pack(pack: argparse.ArgumentParser) -> None:
    _add_scenario(pack)
    pack.add_argument(
        "-o", "--output", required=True, metavar=_("FILE"), help=_("where to write it, as a .zip")
    )
    pack.add_argument(
        "--source",
        action="store_true",
        help=_("for a colleague who edits on: also what play does not use"),
    )
    pack.add_argument(
        "--by",
        metavar=_("NAME"),
        default="",
        help=_("who made it, for whoever installs it; left out: nobody is named"),
    )


def _describe_install(install: argparse.ArgumentParser) -> None:
    install.add_argument("file", metavar=_("FILE"), help=_("a file that 'pack' wrote"))
    _add_yes(install)


def _describe_uninstall(uninstall: argparse.ArgumentParser) -> None:
    uninstall.add_argument("id", metavar="ID", help=_("the id of an installed scenario"))
    _add_yes(uninstall)


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
    play.add_argument(
        "--from",
        dest="branch",
        metavar="RUN",
        help=_("begin a new run with what was done in this one, up to the decision of --at"),
    )
    play.add_argument(
        "--at",
        metavar=_("DECISION"),
        help=_("the number of a decision, as 'runs show' lists them, or the id of its dilemma"),
    )
    play.add_argument(
        "--as",
        dest="player",
        metavar=_("NAME"),
        help=_("a pen name to keep with the run; it stays on this computer, and none is needed"),
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
    for name, summary, describe in (
        ("list", _("list the runs on this computer, newest first"), _describe_runs_list),
        ("show", _("say what a run is, and what was decided in it"), _describe_runs_show),
        ("compare", _("put two runs of one scenario beside each other"), _describe_compare),
        ("export", _("write a run with its scenario as JSON"), _describe_export),
        ("import", _("take in runs that were exported"), _describe_import),
        ("delete", _("take away a run for good"), _describe_delete),
        ("wipe", _("take away everything that was played on this computer"), _add_yes),
        ("keep", _("say or set how long runs are kept"), _describe_keep),
    ):
        _add(actions, name, summary, describe)


def _describe_runs_list(listing: argparse.ArgumentParser) -> None:
    listing.add_argument("--scenario", metavar="ID", help=_("only those of this scenario"))
    listing.add_argument(
        "--finished",
        dest="is_finished",
        action="store_true",
        default=None,
        help=_("only those that were played to the end"),
    )
    listing.add_argument(
        "--unfinished",
        dest="is_finished",
        action="store_false",
        default=None,
        help=_("only those that were not"),
    )
    listing.add_argument(
        "--since",
        metavar=_("DATE"),
        type=_date,
        help=_("only those played on that day or later, such as 2026-11-22"),
    )
    listing.add_argument(
        "--search",
        metavar=_("TEXT"),
        default="",
        help=_("only those with these words in title, ending, pen name or intention"),
    )
    _add_format(listing)


def _describe_runs_show(show: argparse.ArgumentParser) -> None:
    _add_run(show)
    _add_format(show)


def _describe_compare(compare: argparse.ArgumentParser) -> None:
    compare.add_argument("first", metavar="RUN", help=_("a run, as for 'runs show'"))
    compare.add_argument("second", metavar="RUN", help=_("the run to put beside it"))
    compare.add_argument(
        "--format",
        choices=("text", "html", "json"),
        help=_("text to read, a page, or JSON; left out: as the name of the file says"),
    )
    _add_output(compare)


def _describe_export(export: argparse.ArgumentParser) -> None:
    _add_run(export)
    _add_output(export)


def _describe_import(taken: argparse.ArgumentParser) -> None:
    taken.add_argument(
        "files", nargs="+", metavar=_("FILE"), help=_("a file that 'runs export' wrote")
    )


def _describe_delete(delete: argparse.ArgumentParser) -> None:
    delete.add_argument(
        "run",
        metavar="RUN",
        help=_("the id of a run, its first four characters or more, or 'last'"),
    )
    _add_yes(delete)


def _describe_keep(keep: argparse.ArgumentParser) -> None:
    keep.add_argument(
        "days",
        nargs="?",
        type=_days,
        metavar=_("DAYS"),
        help=_("take away what nobody touches for so many days, or 'always'; left out: say it"),
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        default="-",
        help=_("where to write it; left out: standard output"),
    )


def _add_yes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help=_("do not ask whether you are sure"))


def _date(text: str) -> date:
    return date.fromisoformat(text)


def _days(text: str) -> int | str:
    if text == ALWAYS:
        return ALWAYS
    days = int(text)
    if not 1 <= days <= MAX_DAYS:
        raise ValueError
    return days


def _add(
    commands: Any,
    name: str,
    summary: str,
    describe: Callable[[argparse.ArgumentParser], None],
    *,
    has_own_language: bool = False,
) -> None:
    parser: _Parser = commands.add_parser(name, help=summary, description=summary)
    parser.describe = describe
    parser.has_own_language = has_own_language
    if example := _EXAMPLES.get(parser.prog.partition(" ")[2]):
        parser.epilog = _("For example: {command}").format(command=f"{parser.prog} {example}")
        parser.has_example = True


def _add_common(
    parser: argparse.ArgumentParser, default: str | None, *, has_own_language: bool = False
) -> None:
    parser.add_argument("-h", "--help", action="help", help=_("show this help"))
    if has_own_language:
        return
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=default,
        help=_("the language of everything: nl or en"),
    )


def _add_strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help=_("let warnings count as errors"))


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
            _add_common(self, default=argparse.SUPPRESS, has_own_language=self.has_own_language)
            self.describe(self)
            self.describe = None
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        said = f"{self.prog}: {_in_words(message)}\n"
        self.exit(2, f"{said}{self.epilog}\n" if self.has_example else said)


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
            r"argument (.+?): invalid _date value: '(.*?)'",
            _("{0} needs a day such as 2026-11-22, not '{1}'"),
        ),
        (
            r"argument (.+?): invalid _days value: '(.*?)'",
            _("{0} is a whole number from 1 to {most_days}, or 'always', not '{1}'"),
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
            most, most_days = map(format_number, (_MOST_RUNS, MAX_DAYS))
            return words.format(*groups, most=most, most_days=most_days)
    return message


def _unknown_command(name: str, known: Sequence[str]) -> str:
    import difflib  # late: seldom needed

    said = _("there is no command '{name}'").format(name=name)
    if close := difflib.get_close_matches(name, known, 1):
        return said + "; " + _("did you mean '{word}'?").format(word=close[0])
    return said + "; " + _("choose from {words}").format(words=", ".join(known))
