"""The command line: reads what was asked, in the user's language, and has one command do it.

Exit status: 0 fine, 1 problems found, 2 wrong use or no such path. Nothing that a user can do,
and nothing that their computer can do to us, ends in a traceback; a mistake of ours says how to
report it, and shows its traceback when `BURGEMEESTERSGAME_DEBUG` is set.

Everything beyond the arguments is imported by the command that needs it: `check` should have
said its say before a window toolkit would have been read from the disk.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from burgemeestersgame import i18n
from burgemeestersgame.commands import FINE, PROBLEMS, WRONG_USE
from burgemeestersgame.errors import GameError, ScenarioError
from burgemeestersgame.i18n import gettext as _

if TYPE_CHECKING:
    from argparse import Namespace

DEBUG_VARIABLE = "BURGEMEESTERSGAME_DEBUG"
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask (None: those of this process) and return the exit status."""
    _fill_standard_streams()
    try:
        status = _do(sys.argv[1:] if argv is None else list(argv))
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except BrokenPipeError:
        status = FINE  # whoever read our output had enough of it
        _silence()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except OSError as error:  # the computer's doing: a full disk, a file that may not be read
        status = WRONG_USE
        _say(_("this did not work: {reason}").format(reason=_reason(error)))
        _silence()
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        status = WRONG_USE
        _say(_our_mistake(error))
    return status


def _do(arguments: list[str]) -> int:
    i18n.use(_language(arguments))
    try:
        asked = None if _asks_for_the_menu(arguments) else _parsed(arguments)
    except SystemExit as leaving:  # help, the version, or wrong use: it has been said
        return leaving.code if isinstance(leaving.code, int) else WRONG_USE
    try:
        return _command(asked)
    except ScenarioError as error:
        from burgemeestersgame.commands.output import emit, problem_in_words

        emit("\n".join(map(problem_in_words, error.problems)))
        _say(_("this scenario cannot be used before these problems are solved"))
        return PROBLEMS
    except GameError as error:
        _say(str(error))
        return WRONG_USE


def _asks_for_the_menu(arguments: list[str]) -> bool:
    """Say whether nothing but perhaps a language was asked; knowing that takes no parser."""
    match arguments:
        case [] | ["--lang", "nl" | "en"] | ["--lang=nl" | "--lang=en"]:
            return True
    return False


def _parsed(arguments: list[str]) -> Namespace:
    from burgemeestersgame.arguments import parse

    return parse(arguments)


def _command(asked: Namespace | None) -> int:
    if asked is None:
        from burgemeestersgame.commands.play import play

        return play(None)
    match asked.command:
        case "list":
            from burgemeestersgame.commands.listing import list_scenarios

            return list_scenarios(asked.format)
        case "check":
            from burgemeestersgame.commands.check import check

            return check(asked.paths, asked.format, is_strict=asked.strict)
        case "norms":
            from burgemeestersgame.commands.norms import show_norms

            return show_norms(" ".join(asked.words), asked.format, asked.output)
        case "runs":
            return _runs_command(asked)
        case "course":
            return _course_command(asked)
        case "translate":
            return _translate_command(asked)
        case "debrief":
            from burgemeestersgame.commands.debrief import write_debrief

            return write_debrief(asked.run, asked.output, asked.format, has_notes=asked.notes)
        case "simulate":
            from burgemeestersgame.commands.simulate import simulate_scenario

            return simulate_scenario(
                asked.scenario,
                asked.format,
                runs=asked.runs,
                seed=asked.seed,
                example=asked.example,
                target=asked.output,
            )
        case "analyse":
            from burgemeestersgame.commands.analyse import analyse_scenario

            return analyse_scenario(asked.scenario, asked.format, is_fresh=asked.fresh)
        case "map":
            from burgemeestersgame.commands.map import draw_map

            return draw_map(asked.scenario, asked.format, asked.output, asked.hits)
        case "guide":
            from burgemeestersgame.commands.guide import write_guide

            return write_guide(asked.scenario, asked.output)
        case "pack":
            from burgemeestersgame.commands.packing import pack_scenario

            return pack_scenario(
                asked.scenario, asked.output, is_source=asked.source, made_by=asked.by
            )
        case "install":
            from burgemeestersgame.commands.packing import install_pack

            return install_pack(asked.file, is_sure=asked.yes)
        case "uninstall":
            from burgemeestersgame.commands.packing import uninstall_scenario

            return uninstall_scenario(asked.id, is_sure=asked.yes)
        case "new":
            from burgemeestersgame.commands.new import Asked, new_scenario

            return new_scenario(
                Asked(
                    path=asked.path,
                    title=asked.title,
                    role=asked.role,
                    about=asked.about,
                    language=asked.lang,
                    source=asked.source,
                )
            )
        case "host":
            from burgemeestersgame.commands.host import host

            return host(
                asked.scenario,
                is_headless=asked.headless,
                port=asked.port,
                bind=asked.bind,
                resume=asked.resume,
                format=asked.format,
            )
        case "preview":
            from burgemeestersgame.commands.preview import preview

            return preview(asked.scenario, scene=asked.at, given=asked.given)
        case "schema":
            from burgemeestersgame.commands.schema import write_schema

            return write_schema(asked.output)
        case _:
            from burgemeestersgame.commands.play import play

            return play(
                getattr(asked, "scenario", None),
                run=getattr(asked, "resume", None),
                branch=getattr(asked, "branch", None),
                at=getattr(asked, "at", None),
                player=getattr(asked, "player", None),
                is_text=getattr(asked, "text", False),
                time=getattr(asked, "time", None),
            )


def _course_command(asked: Namespace) -> int:
    from burgemeestersgame.commands import courses

    match asked.course_command:
        case "new":
            return courses.new_course(asked.course)
        case "add":
            return courses.add_to_course(asked.course, asked.runs)
        case "remove":
            return courses.take_out_of_course(asked.course, asked.runs)
        case "show":
            return courses.show_course(asked.course, asked.format, asked.output)
        case "delete":
            return courses.delete_course(asked.course, is_sure=asked.yes)
    return courses.list_courses(asked.format)


def _runs_command(asked: Namespace) -> int:
    match asked.runs_command:
        case "show":
            from burgemeestersgame.commands.history import show_run

            return show_run(asked.run, asked.format)
        case "compare":
            from burgemeestersgame.commands.history import compare_runs

            return compare_runs(asked.first, asked.second, asked.format, asked.output)
        case "export":
            from burgemeestersgame.commands.runs import export_run

            return export_run(asked.run, asked.output)
        case "import":
            from burgemeestersgame.commands.runs import import_runs

            return import_runs(asked.files)
        case "delete":
            from burgemeestersgame.commands.forgetting import delete_run

            return delete_run(asked.run, is_sure=asked.yes)
        case "wipe":
            from burgemeestersgame.commands.forgetting import wipe_runs

            return wipe_runs(is_sure=asked.yes)
        case "keep":
            from burgemeestersgame.commands.forgetting import keep_runs

            return keep_runs(asked.days)
        case _:
            from burgemeestersgame.commands.history import list_runs

            return list_runs(
                asked.format,
                scenario=getattr(asked, "scenario", None),
                is_finished=getattr(asked, "is_finished", None),
                since=getattr(asked, "since", None),
                text=getattr(asked, "search", ""),
            )


def _translate_command(asked: Namespace) -> int:
    from burgemeestersgame.commands import translate

    match asked.translate_command:
        case "extract":
            return translate.extract_texts(asked.path, asked.into, asked.output)
        case "update":
            return translate.update_catalogues(asked.path, asked.into)
        case "status":
            return translate.show_status(
                asked.path, asked.into, asked.format, is_strict=asked.strict
            )
        case _:
            return translate.write_page(asked.path, asked.into, asked.output)


def _our_mistake(error: Exception) -> str:
    text = (
        "something went wrong that is our mistake, not yours ({name}). What you played is kept."
        " Please report it: do the same again with {variable}=1 set, and send us what it says."
    )
    with contextlib.suppress(Exception):  # the mistake may well be in the catalogues
        text = _(
            "something went wrong that is our mistake, not yours ({name}). What you played is kept."
            " Please report it: do the same again with {variable}=1 set, and send us what it says."
        )
    return text.format(name=type(error).__name__, variable=DEBUG_VARIABLE)


def _language(arguments: list[str]) -> str:
    """Return the language asked for, else the saved one, else the system's, else Dutch.

    The arguments are not parsed yet: how to parse them is already said in that language.
    """
    said = ""
    for number, argument in enumerate(arguments):
        name, _equals, value = argument.partition("=")
        if name == "--lang":
            asked = value or "".join(arguments[number + 1 : number + 2])
            if asked in i18n.LANGUAGES:
                said = asked  # of two the last one counts, as for any option
        if argument in ("--", "translate"):  # behind it, --lang is that of a translation
            break
    if said:
        return said
    from burgemeestersgame.settings import load_settings

    return load_settings().language or i18n.system_language() or "nl"


def _fill_standard_streams() -> None:
    """Let the file descriptors 0 to 2 be something, so that no file of ours becomes one of them."""
    with contextlib.suppress(OSError):
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(descriptor)


def _say(message: str) -> None:
    """Say one sentence on standard error, as long as anybody can hear it."""
    from burgemeestersgame.commands.output import talk

    with contextlib.suppress(OSError):
        talk(f"burgemeestersgame: {message}")


def _silence() -> None:
    from burgemeestersgame.commands.output import silence

    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            silence(stream)


def _reason(error: OSError) -> str:
    from burgemeestersgame.files import reason

    return f"{error.filename}: {reason(error)}" if error.filename else reason(error)
