"""What can be typed on the command line, with its help, in the language of the interface."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from burgemeestersgame import __version__
from burgemeestersgame.arguments.courses import describe_course
from burgemeestersgame.arguments.options import add_format, add_output
from burgemeestersgame.arguments.parser import Parser, add_command, add_common
from burgemeestersgame.arguments.playing import describe_host, describe_play
from burgemeestersgame.arguments.runs import describe_debrief, describe_runs
from burgemeestersgame.arguments.translating import describe_translate
from burgemeestersgame.arguments.writing import (
    describe_analyse,
    describe_check,
    describe_guide,
    describe_install,
    describe_map,
    describe_new,
    describe_norms,
    describe_pack,
    describe_preview,
    describe_simulate,
    describe_uninstall,
)
from burgemeestersgame.i18n import gettext as _


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
    parser = Parser(
        prog="burgemeestersgame",
        description=_(
            "You are the mayor of a Dutch municipality, and you have to decide. Without a"
            " command you get the menu."
        ),
        epilog=_("burgemeestersgame COMMAND --help says more about a command."),
    )
    add_common(parser, default=None)
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
        parser_class=Parser,
        prog="burgemeestersgame",
    )
    for name, summary, describe in (
        ("play", _("play a scenario"), describe_play),
        ("host", _("play a scenario with a group, on their phones"), describe_host),
        ("list", _("list the scenarios"), add_format),
        ("check", _("look a scenario over and list every problem in it"), describe_check),
        ("norms", _("list the norms, search them, or say everything about one"), describe_norms),
        ("runs", _("list, compare, export or take away what was played"), describe_runs),
        ("debrief", _("write the debrief of a run as a file"), describe_debrief),
        ("course", _("keep what one group plays together, and show it"), describe_course),
        ("simulate", _("play a scenario many times at random"), describe_simulate),
        ("analyse", _("say what can happen in a scenario, and what cannot"), describe_analyse),
        ("map", _("draw the story of a scenario as a map"), describe_map),
        ("guide", _("write the trainer's guide of a scenario as a page"), describe_guide),
        ("new", _("make a new scenario to write in, or copy one"), describe_new),
        ("preview", _("play a scenario while you write it"), describe_preview),
        ("schema", _("write the schema of scenarios, for an editor"), add_output),
        (
            "translate",
            _("have a scenario translated, and see how far that is"),
            describe_translate,
        ),
        ("pack", _("make one file of a scenario, to hand to somebody"), describe_pack),
        ("install", _("install a scenario that came as one file"), describe_install),
        ("uninstall", _("take away a scenario that was installed"), describe_uninstall),
    ):
        add_command(commands, name, summary, describe, has_own_language=name == "translate")
    return parser
