"""`play`, and the menu: in a window, or as text in the terminal."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from burgemeestersgame import i18n, library
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import talk
from burgemeestersgame.console import EndOfInput, Lines, Paper, is_terminal, standard_lines
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.settings import MAX_NAME, Settings, TimeLimit, load_settings

if TYPE_CHECKING:
    from burgemeestersgame.session import Session
    from burgemeestersgame.store import Store


def play(
    scenario: str | None,
    *,
    run: str | None = None,
    branch: str | None = None,
    at: str | None = None,
    player: str | None = None,
    is_text: bool = False,
    time: str | None = None,
) -> int:
    """Play a scenario, go on with a run, or show the menu where neither is named.

    Args:
        scenario: An id or a path.
        run: A run to go on with, as `runs.kept` takes it.
        branch: Likewise, a run to go back in; the replay is a new run.
        at: The number of the decision to go back to, from 1, or the id of its dilemma.
        player: A pen name to keep with a new run; None: as in the settings.
        time: How long time limits are; None: as in the settings.
    """
    settings = _settings(time, player)
    if sum(each is not None for each in (scenario, run, branch)) > 1:
        raise WrongUse(
            _("name a scenario, a run to go on with or a run to go back in: one of them")
        )
    if (branch is None) is not (at is None):
        raise WrongUse(_("--from and --at belong together: which run, and which decision"))
    if run is not None:
        from burgemeestersgame.commands.runs import kept

        if player is not None:
            raise WrongUse(_("a pen name is given to a new run, not to one that you go on with"))
        run = kept(run)
    if branch is not None and at is not None:
        run = _replay(branch, at, player)
    if not is_text:
        from burgemeestersgame.desk import NoScreen, open_window

        path = _found(scenario) if scenario is not None else None
        try:
            run_id = open_window(settings, scenario=path, run=run)
        except NoScreen:
            _offer_text(scenario or (f"--resume {run}" if run else "ID"))
        else:
            if run_id:
                talk(f"run: {run_id}")
            return FINE
    return _play_as_text(scenario, run, settings)


def _found(name: str) -> Path:
    """Return the scenario of a name, and say so where the author's own one is not what it means."""
    path = library.find(name)
    if own := library.own_beside(name, path):
        command = f'burgemeestersgame play "{own}"'
        talk(
            _("This is '{name}' from the menu. The one you write yourself: {command}").format(
                name=name, command=command
            )
        )
    return path


def _settings(time: str | None, player: str | None) -> Settings:
    from msgspec.structs import replace

    settings = load_settings()
    if player is not None:
        from burgemeestersgame.engine.line import one_line

        settings = replace(settings, player=one_line(player, MAX_NAME))
    return replace(settings, time=cast(TimeLimit, time)) if time else settings


def _replay(name: str, at: str, player: str | None) -> str:
    """Keep a new run that begins as another did, up to one of its decisions, and return its id.

    Raises:
        WrongUse: There is no such decision in it.
        UnknownRun, StoreError: There is no such run, or the new one cannot be kept.
    """
    from burgemeestersgame.commands.runs import kept
    from burgemeestersgame.session import Session
    from burgemeestersgame.store import open_store

    run_id = kept(name)
    with open_store() as store:
        run = store.load(run_id)
        decisions = run.decisions()
        dilemmas = [getattr(run.events[position], "dilemma", "") for position in decisions]
        if at in dilemmas:
            number = dilemmas.index(at) + 1
        elif at.isascii() and at.isdigit() and 1 <= int(at[:9]) <= len(decisions):
            number = int(at)
        else:
            raise WrongUse(
                _(
                    "there is no decision '{at}' in that run; 'burgemeestersgame runs show {run}'"
                    " lists them"
                ).format(at=at, run=run_id)
            )
        session = Session.branch(
            store, run_id, decisions[number - 1], language=i18n.language(), player=player
        )
        return session.keep()


def _offer_text(what: str) -> None:
    """Ask whether text will do; returns if so. `what` stands behind `play` in the command."""
    command = f"burgemeestersgame play {what} --text"
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise WrongUse(
            _("there is no screen to open a window on; '{command}' plays without one").format(
                command=command
            )
        )
    paper = Paper(sys.stdout)
    paper.block(_("There is no screen to open a window on. You can play as text, right here."))
    paper.ask(_("Press Enter to play as text, or type n to stop:"))
    try:
        answer = standard_lines().next() or ""
    except (EndOfInput, KeyboardInterrupt):
        answer = "n"
    if answer.strip().lower() in ("n", "no", "nee", "q"):
        raise WrongUse(_("nothing was started"))


def _play_as_text(scenario: str | None, run: str | None, settings: Settings) -> int:
    from burgemeestersgame.commands.forgetting import forget_old_runs
    from burgemeestersgame.store import open_store

    lines, paper = standard_lines(), Paper(sys.stdout)
    # Without somebody at a keyboard a time limit would measure the script, not the player.
    time_factor = settings.time_factor if lines.is_live else None
    path = _found(scenario) if scenario is not None else None
    with open_store() as store, _stopping_on_signals():
        forget_old_runs(store, but=run)
        try:
            if path is None and run is None:
                path, run = _choose(store, lines, paper)
            session = _session(store, path, run, time_factor, settings.player)
        except (EndOfInput, KeyboardInterrupt):
            return FINE  # nothing was begun
        _play(session, lines, paper)
        with contextlib.suppress(OSError):
            paper.flush()
        talk(f"run: {session.run_id}")
    return FINE


def _session(
    store: Store, path: Path | None, run: str | None, time_factor: float | None, player: str
) -> Session:
    from burgemeestersgame.scenario import load_scenario, scenario_files
    from burgemeestersgame.session import Session

    language = i18n.language()
    if path is None:
        assert run is not None
        return Session.reopen(store, run, language=language, time_factor=time_factor)
    session = Session.begin_new(
        store,
        load_scenario(path, language),
        scenario_files(path),
        time_factor=time_factor,
        player=player,
    )
    # From the first line on there is something to come back to.
    session.keep()
    return session


def _play(session: Session, lines: Lines, paper: Paper) -> None:
    """Play until the end, or until the player, the input, the reader or the system stops."""
    from burgemeestersgame import terminal
    from burgemeestersgame.commands.looking_back import tell_debrief

    try:
        leaving = terminal.play(
            session,
            lines,
            paper,
            intention=session.last_intention,
            is_fresh_replay=session.is_fresh_replay,
        )
        if leaving is terminal.Leaving.FINISHED:
            tell_debrief(session, lines, paper)
            paper.flush()
            return
    except KeyboardInterrupt:
        paper.answered(by_player=False)
    except BrokenPipeError:
        from burgemeestersgame.commands.output import silence

        silence(sys.stdout)
    except OSError as error:  # nobody can read what we write: a full disk, a closed terminal
        from burgemeestersgame.commands.output import silence

        silence(sys.stdout)
        talk(_("this did not work: {reason}").format(reason=reason(error)))
    with contextlib.suppress(OSError):
        paper.block(
            _("You stopped. Your game is kept. Go on with:"),
            f"burgemeestersgame play --text --resume {session.run_id}",
        )
        paper.flush()


def _choose(store: Store, lines: Lines, paper: Paper) -> tuple[Path | None, str | None]:
    """Return the scenario or the run that the player picks from a numbered list."""
    from burgemeestersgame.commands.listing import described
    from burgemeestersgame.commands.runs import described as described_runs
    from burgemeestersgame.terminal.telling import tell_list

    entries = library.entries(i18n.language())
    unfinished = [entry for entry in store.entries() if not entry.ending and entry.events][:9]
    options: list[tuple[Path | None, str | None]] = [(entry.path, None) for entry in entries]
    options += [(None, entry.id) for entry in unfinished]
    items = [described(entry) for entry in entries]
    items += [_("Go on: {run}").format(run=line) for line in described_runs(unfinished)]
    if not options:
        raise WrongUse(_("there are no scenarios; is the game installed in full?"))
    tell_list(paper, _("Which scenario do you want to play?"), items)
    while True:
        paper.ask(_("Type a number and press Enter, or q to stop:"))
        line = (lines.next() or "").strip().lower().rstrip(".)")
        paper.answered()
        if line in ("q", "stop"):
            raise EndOfInput
        if line.isascii() and line.isdigit() and len(line) < 4 and 1 <= int(line) <= len(options):
            return options[int(line) - 1]
        for entry in entries:
            if line == entry.id:
                return entry.path, None
        paper.block(
            _("'{line}' is not in the list: type a number from 1 to {last}.").format(
                line=line[:40], last=len(options)
            )
        )


@contextlib.contextmanager
def _stopping_on_signals() -> Iterator[None]:
    """Let being told to end, or losing the terminal, be the same as Ctrl-C: stop and keep."""

    def stop(_number: int, _frame: Any) -> None:
        raise KeyboardInterrupt

    before: dict[int, Any] = {}
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if number := getattr(signal, name, None):
            with contextlib.suppress(ValueError):  # not in the main thread
                before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
