"""What can be asked of what was played."""

from __future__ import annotations

import argparse

from burgemeestersgame.arguments.options import (
    add_format,
    add_output,
    add_run,
    add_yes,
    day,
    days_or_always,
)
from burgemeestersgame.arguments.parser import Parser, add_command
from burgemeestersgame.i18n import gettext as _


def describe_debrief(debrief: argparse.ArgumentParser) -> None:
    """Add the arguments of `debrief`."""
    add_run(debrief)
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
    debrief.add_argument(
        "--notes",
        action="store_true",
        help=_("of a group's session: with your own notes, in which somebody may be named"),
    )


def describe_runs(runs: argparse.ArgumentParser) -> None:
    """Add the arguments of `runs`."""
    runs.set_defaults(format="text")
    actions = runs.add_subparsers(
        dest="runs_command",
        metavar=_("COMMAND"),
        title=_("commands"),
        parser_class=Parser,
        prog="burgemeestersgame runs",
    )
    for name, summary, describe in (
        ("list", _("list the runs on this computer, newest first"), _describe_runs_list),
        ("show", _("say what a run is, and what was decided in it"), _describe_runs_show),
        ("compare", _("put two runs of one scenario beside each other"), _describe_compare),
        ("export", _("write a run with its scenario as JSON"), _describe_export),
        ("import", _("take in runs that were exported"), _describe_import),
        ("delete", _("take away a run for good"), _describe_delete),
        ("wipe", _("take away everything that was played on this computer"), add_yes),
        ("keep", _("say or set how long runs are kept"), _describe_keep),
    ):
        add_command(actions, name, summary, describe)


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
        type=day,
        help=_("only those played on that day or later, such as 2026-11-22"),
    )
    listing.add_argument(
        "--search",
        metavar=_("TEXT"),
        default="",
        help=_("only those with these words in title, ending, pen name or intention"),
    )
    add_format(listing)


def _describe_runs_show(show: argparse.ArgumentParser) -> None:
    add_run(show)
    add_format(show)


def _describe_compare(compare: argparse.ArgumentParser) -> None:
    compare.add_argument("first", metavar="RUN", help=_("a run, as for 'runs show'"))
    compare.add_argument("second", metavar="RUN", help=_("the run to put beside it"))
    compare.add_argument(
        "--format",
        choices=("text", "html", "json"),
        help=_("text to read, a page, or JSON; left out: as the name of the file says"),
    )
    add_output(compare)


def _describe_export(export: argparse.ArgumentParser) -> None:
    add_run(export)
    add_output(export)


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
    add_yes(delete)


def _describe_keep(keep: argparse.ArgumentParser) -> None:
    keep.add_argument(
        "days",
        nargs="?",
        type=days_or_always,
        metavar=_("DAYS"),
        help=_("take away what nobody touches for so many days, or 'always'; left out: say it"),
    )
