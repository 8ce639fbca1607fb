"""What can be asked of courses."""

from __future__ import annotations

import argparse

from burgemeestersgame.arguments.options import add_format, add_output, add_yes
from burgemeestersgame.arguments.parser import Parser, add_command
from burgemeestersgame.i18n import gettext as _


def describe_course(course: argparse.ArgumentParser) -> None:
    """Add the arguments of `course`."""
    actions = course.add_subparsers(
        dest="course_command",
        metavar=_("COMMAND"),
        title=_("commands"),
        required=True,
        parser_class=Parser,
        prog="burgemeestersgame course",
    )
    for name, summary, describe in (
        ("new", _("begin a course under a name"), _add_name),
        ("list", _("list the courses on this computer, newest first"), add_format),
        ("add", _("put sessions and runs in a course"), _add_name_and_runs),
        ("remove", _("take sessions and runs out of a course"), _add_name_and_runs),
        ("show", _("show a course on one page"), _describe_show),
        ("delete", _("take away a course; what was played in it stays"), _describe_delete),
    ):
        add_command(actions, name, summary, describe)


def _add_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "course", metavar=_("NAME"), help=_("the name of the course, or the beginning of it")
    )


def _add_name_and_runs(parser: argparse.ArgumentParser) -> None:
    _add_name(parser)
    parser.add_argument(
        "runs", nargs="+", metavar="RUN", help=_("a session or a run, as for 'runs show'")
    )


def _describe_show(show: argparse.ArgumentParser) -> None:
    _add_name(show)
    show.add_argument(
        "--format",
        choices=("text", "html", "json"),
        help=_("text to read, a page, or JSON; left out: as the name of the file says"),
    )
    add_output(show)


def _describe_delete(delete: argparse.ArgumentParser) -> None:
    _add_name(delete)
    add_yes(delete)
