"""What the window needs from the rest of the game. `cli` hands it in; tests hand in a fake."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from burgemeestersgame.settings import Settings

if TYPE_CHECKING:
    from burgemeestersgame.engine.decided import Done
    from burgemeestersgame.engine.whereabouts import Stay
    from burgemeestersgame.norms import Catalogue
    from burgemeestersgame.norms_page import Place
    from burgemeestersgame.trainer_guide import TrainerGuide


class ScenarioEntry(NamedTuple):
    """A story on the menu.

    Attributes:
        id: Kebab-case.
        title: In the language asked for.
        role: Whose part one plays, such as `burgemeester`; already in words.
        minutes: Real minutes the player is told; 0 when nothing is promised.
        summary: One or two sentences, "" when there are none.
        origin: Where it was installed from, in words; "" where it comes with the game.
        place: A place that is typical of it, for a picture; "" for none.
        dilemmas: How many decisions there are to take, on the way with the most of them.
        interests: How many pull at once at a dilemma; 0 where nobody said.
        roles: How many a group has, each with what only it knows; 0 where there are none.
        is_tutorial: Whether it only teaches how to play.
    """

    id: str
    title: str
    role: str
    minutes: int
    summary: str = ""
    origin: str = ""
    place: str = ""
    dilemmas: int = 0
    interests: int = 0
    roles: int = 0
    is_tutorial: bool = False


class RunEntry(NamedTuple):
    """A run in the list.

    Attributes:
        id: What `resume` and `debrief` take.
        title: The title of its scenario, in the language asked for.
        scenario: The id of that scenario.
        started: When play began, with a time zone.
        played: When it was last played, with a time zone.
        is_finished: Whether there is a debrief to read.
        dilemmas_done: How many dilemmas were decided.
        player: A pen name, "" if none was given.
        intention: What the player meant to do afterwards, "" if they wrote nothing.
        is_replay: Whether it began in the middle of an earlier run.
        is_imported: Whether it was played elsewhere.
        is_group: Whether a group played it, whose session is kept too.
    """

    id: str
    title: str
    scenario: str
    started: datetime
    played: datetime
    is_finished: bool = False
    dilemmas_done: int = 0
    player: str = ""
    intention: str = ""
    is_replay: bool = False
    is_imported: bool = False
    is_group: bool = False


class CourseEntry(NamedTuple):
    """A course in the list.

    Attributes:
        runs: How many games are in it.
        has_run: Whether the game that was asked about is.
    """

    id: int
    name: str
    runs: int
    has_run: bool = False


class Overview(NamedTuple):
    """What the menu says of the runs.

    Attributes:
        unfinished: The one to go on with, None if there is none.
        finished: How many are done.
        tutorial: The id of the story that teaches how to play, "" where there is none.
        news: What happened to them by itself, "" if nothing.
    """

    unfinished: RunEntry | None = None
    finished: int = 0
    news: str = ""
    tutorial: str = ""


class Kept(NamedTuple):
    """How much would go if everything were wiped, and where the files stand."""

    runs: int
    files: int
    folder: Path


class Credits(NamedTuple):
    """Who made what; see `burgemeestersgame.credits.Credit`."""

    art: Sequence[Any]
    libraries: Sequence[Any]


class Session(Protocol):
    """A game whose events are kept; `burgemeestersgame.session.Session` is one.

    A command raises `NotNow` where it is not open, and `GameError` where it could not be kept.
    """

    run_id: str
    game: Any

    @property
    def scenario(self) -> Any: ...
    @property
    def last_intention(self) -> Any:
        """What this player intended at the end of an earlier run, None if nothing."""

    @property
    def is_replay(self) -> bool: ...
    def view(self) -> Any: ...
    def in_language(self, language: str) -> None: ...
    def begin(self, values: Any = ()) -> object: ...
    def proceed(self) -> object: ...
    def consult(self, advisor: str) -> object: ...
    def act(self, action: str) -> object: ...
    def decide(
        self,
        choice: str,
        reason: str = "",
        value: str | None = None,
        confidence: float | None = None,
    ) -> object: ...
    def explain(self, text: str) -> object: ...
    def pause(self) -> object: ...
    def resume(self) -> object: ...
    def tick(self) -> object: ...


class Courses(Protocol):
    """What one group played, kept together under a name."""

    def all(self, run_id: str = "") -> Sequence[CourseEntry]:
        """Return the courses, the newest first; each says whether it has that run."""

    def begin(self, name: str) -> int:
        """Begin a course and return its id; `GameError` where the name is empty or taken."""

    def put_in(self, course: int, run_id: str) -> None: ...

    def take_out(self, course: int, run_id: str) -> None: ...

    def save(self, course: int) -> Path:
        """Write the page of a course and return where it is."""

    def delete(self, course: int) -> None:
        """Forget a course; what was played in it stays."""


class Library(Protocol):
    """Scenarios, runs and reports. Titles come in the language of the interface."""

    @property
    def courses(self) -> Courses:
        """What is kept together of a group."""

    def scenarios(self) -> Sequence[ScenarioEntry]: ...

    def sessions(self) -> Sequence[Any]:
        """Return the sessions of groups that were kept: `id`, `title`, `played`, `is_over`."""

    def host(self, scenario_id: str) -> Room:
        """Begin a session for a group; it is served until `Room.stop`."""

    def host_again(self, session_id: str) -> Room:
        """Go on with a session that stopped."""

    def overview(self) -> Overview:
        """Return what the menu says. It is asked before the first picture: keep it cheap."""

    def runs(self) -> Sequence[RunEntry]:
        """Return the runs, the one played last first."""

    def start(self, scenario_id: str, time_factor: float | None) -> Session: ...

    def resume(self, run_id: str, time_factor: float | None) -> Session: ...

    def media_folder(self, session: Session) -> Path | None:
        """Return where the pictures and sounds of a game's story lie, None where nobody knows."""

    def debrief(self, run_id: str, turning_points: Sequence[Any] = ()) -> Any:
        """Return the debrief of a run; see `burgemeestersgame.debrief.model`.

        Without its turning points it is there at once, and says nothing of where it turned.
        """

    def turning_points(self, run_id: str) -> Callable[[], Sequence[Any]]:
        """Return what works out the turning points of a run, for a thread of its own.

        Where they are not kept yet, it may take up to a second.
        """

    def replay(self, run_id: str, event: int, time_factor: float | None) -> Session:
        """Go back to before the decision or action at that place in the events of a run.

        A new run begins there when its first command is given; the other stays as it is.
        """

    def replay_of(self, run_id: str) -> str:
        """Return the id of the run that a run is a replay of, "" if of none that is still here."""

    def compare(self, first: str, second: str) -> Any:
        """Return two runs of one scenario beside each other; see `burgemeestersgame.debrief`."""

    def intention(self, run_id: str) -> str:
        """Return what the player means to do after a run, "" if they wrote nothing."""

    def intend(self, run_id: str, text: str) -> None:
        """Keep an intention with a finished run; "" takes it back."""

    def save_html(self, run_id: str) -> Path:
        """Write the report of a run as one HTML file and return where it is."""

    def trainer_guide(self, scenario_id: str) -> TrainerGuide:
        """Return the guide of a story for whoever leads, in the language of the interface."""

    def decided(self, session: Session) -> Sequence[Done]:
        """Return what was decided and done in a game so far, oldest first."""

    def whereabouts(self, session: Session) -> Sequence[Stay]:
        """Return where a game has been, oldest first."""

    def stays(self, run_id: str) -> Sequence[Stay]:
        """Return where a run has been, oldest first, in the language of the interface."""

    def guide_of(self, session: Session) -> TrainerGuide:
        """Return the guide of the story that is played."""

    def save_guide(self, scenario_id: str) -> Path:
        """Write the guide of a story as one HTML file and return where it is."""

    def credits(self) -> Credits: ...

    def norms(self) -> Catalogue: ...

    def norm_places(self) -> Mapping[str, Sequence[Place]]:
        """Return per norm where it comes up in the scenarios, in the language of the interface."""

    def export_run(self, run_id: str) -> Path:
        """Write a run as one file for another computer and return where it is."""

    def files_to_import(self) -> Sequence[Path]:
        """Return files in the usual places that look like exported runs, newest first."""

    def import_run(self, path: Path) -> str:
        """Take in a run from a file and return its id; one that is here already stays as it is."""

    def delete(self, run_id: str) -> None:
        """Take away a run and its report."""

    def untouched(self, days: int) -> int:
        """Return how many runs nobody touched for so many days."""

    def kept(self) -> Kept:
        """Return what `wipe` would take away."""

    def wipe(self) -> None:
        """Take away every run, every report and the pen name on this computer."""


class Ports(NamedTuple):
    """Everything the window is given.

    Attributes:
        library: Scenarios, runs and reports.
        settings: As they were stored, or as the command line asks for.
        keep: Stores settings; what `GameError` says is shown.
        language: `nl` or `en`: the saved one, else the system's, else Dutch.
    """

    library: Library
    settings: Settings
    keep: Callable[[Settings], None]
    language: str = "nl"


class Room(Protocol):
    """A group's session that is served; `server.hosting.Hosting` is one."""

    @property
    def standing(self) -> Any:
        """The session as it stands now; its `number` rises with every change."""

    @property
    def scenario(self) -> Any:
        """The story that is played."""

    def now_s(self) -> float:
        """Return the seconds since the session began."""

    def qr(self) -> Sequence[Sequence[bool]]:
        """Return the QR code to join with, row by row, True where dark."""

    def trainer_qr(self) -> Sequence[Sequence[bool]]:
        """Return that of the trainer's own page."""

    def do(self, what: Any, **parts: object) -> None:
        """Give a command of the trainer."""

    def stop(self) -> None:
        """Stop serving; the session is kept."""
