"""What can be asked by who writes a scenario."""

from __future__ import annotations

import argparse

from burgemeestersgame.arguments.options import (
    add_format,
    add_output,
    add_scenario,
    add_strict,
    add_yes,
    count,
)
from burgemeestersgame.i18n import gettext as _


def describe_check(check: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    check.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=_(
            "the folder of a scenario, its scenario.yaml, a folder of scenarios, or a folder of"
            " norms"
        ),
    )
    add_strict(check)
    add_format(check)


def describe_norms(norms: argparse.ArgumentParser) -> None:
    """Add the arguments of `norms`."""
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
    add_output(norms)


def describe_simulate(simulate: argparse.ArgumentParser) -> None:
    """Add the arguments of `simulate`."""
    add_scenario(simulate)
    simulate.add_argument(
        "--runs",
        metavar="N",
        type=count,
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
    add_format(simulate)


def describe_analyse(analyse: argparse.ArgumentParser) -> None:
    """Add the arguments of `analyse`."""
    add_scenario(analyse)
    analyse.add_argument(
        "--fresh", action="store_true", help=_("work it out anew, whatever is kept")
    )
    add_format(analyse)


def describe_map(drawn: argparse.ArgumentParser) -> None:
    """Add the arguments of `map`."""
    add_scenario(drawn)
    drawn.add_argument(
        "--format",
        choices=("svg", "mermaid", "html"),
        help=_(
            "a picture, Mermaid text, or a page with zoom and search; left out: as the name of the"
            " file says"
        ),
    )
    add_output(drawn)
    drawn.add_argument(
        "--hits",
        metavar=_("FILE.json"),
        help=_("show on it what 'simulate --format json' counted"),
    )


def describe_guide(guide: argparse.ArgumentParser) -> None:
    """Add the arguments of `guide`."""
    add_scenario(guide)
    add_output(guide)


def describe_new(new: argparse.ArgumentParser) -> None:
    """Add the arguments of `new`."""
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


def describe_preview(preview: argparse.ArgumentParser) -> None:
    """Add the arguments of `preview`."""
    add_scenario(preview)
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


def describe_pack(pack: argparse.ArgumentParser) -> None:
    """Add the arguments of `pack`."""
    add_scenario(pack)
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


def describe_install(install: argparse.ArgumentParser) -> None:
    """Add the arguments of `install`."""
    install.add_argument("file", metavar=_("FILE"), help=_("a file that 'pack' wrote"))
    add_yes(install)


def describe_uninstall(uninstall: argparse.ArgumentParser) -> None:
    """Add the arguments of `uninstall`."""
    uninstall.add_argument("id", metavar="ID", help=_("the id of an installed scenario"))
    add_yes(uninstall)
