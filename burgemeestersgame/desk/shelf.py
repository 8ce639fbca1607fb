"""What the window is given: scenarios, runs, reports and settings, as `desktop.ports` asks.

The window knows no files and no database; this is the one place where they meet. Engine, store
and debrief are imported when first asked for: a window is drawn before it can be played in.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame import i18n, library
from burgemeestersgame.desktop.ports import Credits, Kept, Overview, RunEntry, ScenarioEntry
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason, write_atomically
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import reports_folder, user_data_folder
from burgemeestersgame.settings import Settings

if TYPE_CHECKING:
    from burgemeestersgame import store
    from burgemeestersgame.analysis.turning_point import TurningPoint
    from burgemeestersgame.courses import Courses
    from burgemeestersgame.debrief.compare import Comparison, Played
    from burgemeestersgame.debrief.model import Debrief
    from burgemeestersgame.desktop import ports
    from burgemeestersgame.engine.decided import Done
    from burgemeestersgame.engine.whereabouts import Stay
    from burgemeestersgame.norms import Catalogue
    from burgemeestersgame.norms_page import Place
    from burgemeestersgame.scenario.model import Scenario
    from burgemeestersgame.server.hosting import Hosting
    from burgemeestersgame.session import Session
    from burgemeestersgame.sessions import SessionEntry
    from burgemeestersgame.store import Store
    from burgemeestersgame.trainer_guide import TrainerGuide

EXPORTED = "burgemeestersgame-"  # what the names of exported runs begin with
_RUNS = "runs.sqlite3"
_MOST_OFFERED = 6


class ReportNotKept(GameError):
    """A report could not be written, or taken away."""


class Shelf:
    """The scenarios, runs and reports of this computer; a `desktop.ports.Library`.

    Attributes:
        settings: In which stand the pen name of new runs and how long runs are kept.
        session: The game that was begun or gone on with last, None before the first.
        forgotten: How many runs were taken away because nobody touched them for that long.
    """

    def __init__(self, settings: Settings | None = None, *, but: str | None = None) -> None:
        """Open nothing yet; `but` is the id of a run that is about to be played, however old."""
        self.settings = settings or Settings()
        self._but = but
        self.session: Session | None = None
        self.forgotten = 0
        self._store: Store | None = None
        self._begun: dict[str, Path] = {}  # ids of scenarios, and where each was begun from

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._store is not None:
            self._store.close()

    @property
    def store(self) -> Store:
        """The runs; opened when first asked for, because a window comes before its list of runs."""
        if self._store is None:
            from burgemeestersgame.store import open_store

            self._store = open_store()
            if self.settings.keep_days is not None:
                from burgemeestersgame.store.forgetting import forget_old

                self.forgotten += forget_old(self._store, self.settings.keep_days, but=self._but)
        return self._store

    @cached_property
    def courses(self) -> Courses:
        """What is kept together of a group."""
        from burgemeestersgame.courses import Courses

        return Courses(lambda: self.store)

    def scenarios(self) -> Sequence[ScenarioEntry]:
        """Return the scenarios of the game and those that were installed."""
        entries = library.entries(i18n.language())
        return [
            ScenarioEntry(
                id=each.id,
                title=each.title,
                role=library.role_in_words(each.role),
                minutes=each.minutes,
                summary=each.teaser,
                origin=each.origin.in_words() if each.origin is not None else "",
                place=library.typical_place(each, entries),
                dilemmas=each.dilemmas,
                interests=each.interests,
                roles=each.roles,
                is_tutorial=each.is_tutorial,
            )
            for each in entries
        ]

    def sessions(self) -> Sequence[SessionEntry]:
        """Return the sessions of groups that were kept, the one played last first."""
        from burgemeestersgame import sessions

        return sessions.entries()

    def host(self, scenario_id: str) -> Hosting:
        """Begin a session for a group; it is served until it is stopped."""
        from burgemeestersgame import sessions
        from burgemeestersgame.server.hosting import Hosting

        return Hosting(sessions.begin(scenario_id, i18n.language()))

    def host_again(self, session_id: str) -> Hosting:
        """Go on with a session that stopped."""
        from burgemeestersgame import sessions
        from burgemeestersgame.server.hosting import Hosting

        return Hosting(sessions.resume(session_id))

    def overview(self) -> Overview:
        """Return which run to go on with and how many are finished, without listing them all."""
        if not self._has_runs():
            # The first time: nothing need be imported to know that.
            return Overview(tutorial=library.tutorial())
        from burgemeestersgame import sessions
        from burgemeestersgame.store import Wanted

        entry, groups = self.store.unfinished(), sessions.ids()
        # A group goes on with its session where it plays with a group.
        is_own = entry is not None and entry.id not in groups
        unfinished = _run(entry, self._titles(), groups) if entry and is_own else None
        finished = self.store.count(Wanted(is_finished=True))
        return Overview(unfinished, finished, self._news(), library.tutorial())

    def _news(self) -> str:
        if not self.forgotten:
            return ""
        from burgemeestersgame.commands.forgetting import told_forgotten

        return told_forgotten(self.forgotten)

    def runs(self) -> Sequence[RunEntry]:
        """Return the runs, the one played last first; those that never began are left out."""
        if not self._has_runs():
            return []
        from burgemeestersgame import sessions

        titles, groups = self._titles(), sessions.ids()
        return [_run(entry, titles, groups) for entry in self.store.entries() if entry.events]

    def _has_runs(self) -> bool:
        return self._store is not None or (user_data_folder() / _RUNS).exists()

    def _titles(self) -> Mapping[str, str]:
        return {each.id: each.title for each in library.entries(i18n.language())}

    def start(self, scenario_id: str, time_factor: float | None) -> Session:
        """Begin a game of a scenario: an id of ours, or a path."""
        from burgemeestersgame.scenario import load_scenario, scenario_files
        from burgemeestersgame.session import Session

        path = library.find(scenario_id)
        scenario, files = load_scenario(path, i18n.language()), scenario_files(path)
        self._begun[scenario.id] = path
        self.session = Session.begin_new(
            self.store, scenario, files, time_factor=time_factor, player=self.settings.player
        )
        return self.session

    def resume(self, run_id: str, time_factor: float | None) -> Session:
        """Go on with a run."""
        from burgemeestersgame.session import Session

        self.session = Session.reopen(
            self.store, run_id, language=i18n.language(), time_factor=time_factor
        )
        return self.session

    def media_folder(self, session: ports.Session) -> Path | None:
        """Return the folder of the scenario as it is on this computer now; None without one.

        A run keeps the story it was played on, but no pictures: what has its name still counts.
        """
        from burgemeestersgame.scenario.folder import scenario_path

        id = session.scenario.id
        try:
            return scenario_path(self._begun.get(id) or library.find(id)).parent
        except GameError:
            return None

    def debrief(self, run_id: str, turning_points: Sequence[TurningPoint] = ()) -> Debrief:
        """Return the debrief of a run or of a group's session, in the language of the interface."""
        from burgemeestersgame import sessions
        from burgemeestersgame.debrief.build import build
        from burgemeestersgame.groups import report

        played = self._played(run_id)
        if (past := sessions.past(run_id, i18n.language())) is not None:
            return report.build(past, i18n.language(), played.started, turning_points)
        return build(
            played.scenario,
            played.run,
            i18n.language(),
            played.started,
            turning_points=turning_points,
            last_intention=self.store.intention_before(run_id),
        )

    def turning_points(self, run_id: str) -> Callable[[], Sequence[TurningPoint]]:
        """Return what works out the turning points of a run, for a thread of its own."""
        from burgemeestersgame.analysis.kept import turning_points_of

        played = self._played(run_id)
        return lambda: turning_points_of(played.scenario, played.run)

    def replay(self, run_id: str, event: int, time_factor: float | None) -> Session:
        """Go back to before a decision or action of a run, in a new one."""
        from burgemeestersgame.session import Session

        self.session = Session.branch(
            self.store, run_id, event, language=i18n.language(), time_factor=time_factor
        )
        return self.session

    def replay_of(self, run_id: str) -> str:
        """Return the id of the run that a run is a replay of, '' if of none that is still here."""
        from burgemeestersgame.store import UnknownRun

        try:
            return self.store.entry(self.store.entry(run_id).replay_of or "").id
        except UnknownRun:
            return ""

    def compare(self, first: str, second: str) -> Comparison:
        """Return two runs beside each other, in the language of the interface."""
        from burgemeestersgame.debrief.compare import compare

        return compare(self._played(first), self._played(second), i18n.language())

    def _played(self, run_id: str) -> Played:
        from burgemeestersgame.debrief.compare import Played
        from burgemeestersgame.scenario import scenario_from_files

        run = self.store.load(run_id)
        files = self.store.files(run_id)
        scenario = scenario_from_files(files, run.scenario, i18n.language())
        return Played(scenario, run, run_id, self.store.entry(run_id).started.astimezone())

    def intention(self, run_id: str) -> str:
        """Return the intention that was kept with a run, '' if there is none."""
        return self.store.entry(run_id).intention

    def intend(self, run_id: str, text: str) -> None:
        """Keep an intention with a finished run; '' takes it back."""
        from burgemeestersgame.session import Session

        Session.reopen(self.store, run_id).intend(text)

    def save_html(self, run_id: str) -> Path:
        """Write the report of a run as one HTML file and return where it is."""
        from burgemeestersgame.debrief.html import to_html

        path = reports_folder() / f"{self._file_name(run_id)}.html"
        return _written(path, to_html(self.debrief(run_id, self.turning_points(run_id)())))

    def _file_name(self, run_id: str) -> str:
        entry = self.store.entry(run_id)
        day = entry.started.astimezone().date().isoformat()
        return f"{entry.scenario}-{day}-{run_id}"

    def trainer_guide(self, scenario_id: str) -> TrainerGuide:
        """Return the trainer's guide of a scenario, in the language of the interface."""
        from burgemeestersgame.scenario import load_scenario

        return self._guide(load_scenario(library.find(scenario_id), i18n.language()))

    def decided(self, session: ports.Session) -> Sequence[Done]:
        """Return what was decided and done in a game so far, oldest first."""
        from burgemeestersgame.engine.decided import decided

        return decided(session.scenario, session.game.run)

    def whereabouts(self, session: ports.Session) -> Sequence[Stay]:
        """Return where a game has been, oldest first."""
        from burgemeestersgame.engine.whereabouts import whereabouts

        return whereabouts(session.scenario, session.game.run)

    def stays(self, run_id: str) -> Sequence[Stay]:
        """Return where a run has been, oldest first, in the language of the interface."""
        from burgemeestersgame.engine.whereabouts import whereabouts

        played = self._played(run_id)
        return whereabouts(played.scenario, played.run)

    def guide_of(self, session: ports.Session) -> TrainerGuide:
        """Return the trainer's guide of the story that is played, as it was when that began."""
        return self._guide(session.scenario)

    def _guide(self, scenario: Scenario) -> TrainerGuide:
        from burgemeestersgame.trainer_guide import build

        return build(scenario, self.norms(), i18n.language())

    def save_guide(self, scenario_id: str) -> Path:
        """Write the trainer's guide of a scenario as one HTML file and return where it is."""
        from burgemeestersgame.trainer_guide import to_html

        language, name = i18n.language(), _("trainers-guide")
        path = reports_folder() / f"{scenario_id}-{name}.html"
        return _written(path, to_html(self.trainer_guide(scenario_id), language))

    def credits(self) -> Credits:
        """Return who made the art and the libraries of the game."""
        from burgemeestersgame import credits

        return Credits(credits.art(), credits.libraries())

    def norms(self) -> Catalogue:
        """Return the catalogue of norms."""
        from burgemeestersgame.norms import load_norms

        return load_norms()

    def norm_places(self) -> Mapping[str, Sequence[Place]]:
        """Return per norm where it comes up in the scenarios of this computer."""
        from burgemeestersgame.norms_page.places import places

        return places(library.stories(i18n.language()))

    def export_run(self, run_id: str) -> Path:
        """Write a run as one file for another computer and return where it is."""
        from burgemeestersgame.commands.runs import find
        from burgemeestersgame.export import to_json

        path = reports_folder() / f"{EXPORTED}{self._file_name(run_id)}.json"
        return _written(path, to_json(find(run_id)))

    def files_to_import(self) -> Sequence[Path]:
        """Return exported runs among what was downloaded or exported here, newest first."""
        import platformdirs

        folders = (reports_folder(), platformdirs.user_downloads_path())
        found: dict[Path, float] = {}
        for folder in folders:
            with contextlib.suppress(OSError):
                found |= {path: path.stat().st_mtime for path in folder.glob(f"{EXPORTED}*.json")}
        return sorted(found, key=lambda path: -found[path])[:_MOST_OFFERED]

    def import_run(self, path: Path) -> str:
        """Take in a run from a file and return its id; one that is here already stays as it is."""
        from burgemeestersgame.commands.runs import kept

        return kept(str(path.expanduser().absolute()))

    def delete(self, run_id: str) -> None:
        """Take away a run and the files that were made of it."""
        from burgemeestersgame.store.forgetting import forget_run

        forget_run(self.store, run_id)

    def untouched(self, days: int) -> int:
        """Return how many runs nobody touched for so many days."""
        if not self._has_runs():
            return 0
        return len(self.store.untouched_since(datetime.now(UTC) - timedelta(days=days)))

    def kept(self) -> Kept:
        """Return how many runs and files `wipe` would take away."""
        runs = self.store.count() if self._has_runs() else 0
        return Kept(runs, len(list(reports_folder().glob("*"))), reports_folder())

    def wipe(self) -> None:
        """Take away every run, every report and the pen name on this computer."""
        from burgemeestersgame.store.forgetting import forget_everything

        if self._store is not None:
            self._store.close()  # ours would be a window that still holds on to the runs
            self._store = None
        forget_everything()


def _run(entry: store.RunEntry, titles: Mapping[str, str], groups: Container[str]) -> RunEntry:
    return RunEntry(
        entry.id,
        titles.get(entry.scenario, entry.title),
        entry.scenario,
        entry.started,
        entry.updated,
        entry.ending is not None,
        entry.decisions,
        entry.player,
        entry.intention,
        entry.replay_of is not None,
        entry.imported is not None,
        entry.id in groups,
    )


def _written(path: Path, content: str) -> Path:
    try:
        write_atomically(path, content.encode())
    except OSError as error:
        message = _("the report could not be written: {reason}")
        raise ReportNotKept(message.format(reason=reason(error))) from error
    return path
