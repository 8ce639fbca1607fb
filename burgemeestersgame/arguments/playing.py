"""What can be asked of playing, alone and with a group."""

from __future__ import annotations

import argparse

from burgemeestersgame.arguments.options import add_format, port
from burgemeestersgame.i18n import gettext as _


def describe_play(play: argparse.ArgumentParser) -> None:
    """Add the arguments of `play`."""
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


def describe_host(host: argparse.ArgumentParser) -> None:
    """Add the arguments of `host`."""
    host.add_argument(
        "scenario", nargs="?", metavar="ID|PATH", help=_("the id or the path of a scenario")
    )
    host.add_argument("--headless", action="store_true", help=_("without a window"))
    host.add_argument(
        "--port", type=port, metavar="N", help=_("the port to serve on; 0 takes any free one")
    )
    host.add_argument(
        "--bind", metavar="ADDR", help=_("the address of this computer to serve on; otherwise all")
    )
    host.add_argument(
        "--resume",
        metavar="RUN",
        help=_("go on with a session that stopped: its id, the first characters of it, or last"),
    )
    add_format(host)
