"""A run in a list: what stands there, and which runs somebody wants to see."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

SELECT = (
    "SELECT id, scenario, title, language, ending, started, updated, events, decisions, player,"
    " intention, branch_run, coalesce(branch_events, 0), imported FROM runs"
)


class RunEntry(NamedTuple):
    """A run in the list: a row of the database as it is, as ten thousand are made at a time.

    Attributes:
        ending: None while unfinished.
        started_at, updated_at, imported_at: Moments as ISO 8601 text in UTC.
        decisions: How many dilemmas were decided, by the player or by the time limit.
        player: A pen name, '' if none was given.
        intention: The one that counts, '' if there is none.
        replay_of: The id of the run it began with; None for a run from the start.
        taken_over: How many events of that run it took over.
    """

    id: str
    scenario: str
    title: str
    language: str
    ending: str | None
    started_at: str
    updated_at: str
    events: int
    decisions: int
    player: str
    intention: str
    replay_of: str | None
    taken_over: int
    imported_at: str | None

    @property
    def started(self) -> datetime:
        """When play began; UTC."""
        return datetime.fromisoformat(self.started_at)

    @property
    def updated(self) -> datetime:
        """When it was last played, or came from elsewhere; UTC."""
        return datetime.fromisoformat(self.updated_at)

    @property
    def imported(self) -> datetime | None:
        """When it came from elsewhere; UTC, None for a run that was played here."""
        return datetime.fromisoformat(self.imported_at) if self.imported_at else None


class Wanted(NamedTuple):
    """Which runs to list; each None or '' wants them all.

    Attributes:
        scenario: Its id.
        is_finished: Whether they reached an ending.
        since: Last played at that moment or later; with a time zone.
        text: Words of the title, the ids, the pen name or the intention; upper case is no
            difference.
    """

    scenario: str | None = None
    is_finished: bool | None = None
    since: datetime | None = None
    text: str = ""

    def where(self) -> tuple[str, list[str]]:
        """Return the conditions that the database can judge, as SQL and its parameters."""
        conditions, parameters = [], []
        if self.scenario is not None:
            conditions.append("scenario = ?")
            parameters.append(self.scenario)
        if self.is_finished is not None:
            conditions.append(f"ending IS {'NOT ' * self.is_finished}NULL")
        if self.since is not None:
            conditions.append("updated >= ?")
            parameters.append(self.since.astimezone(UTC).isoformat())
        return " AND ".join(conditions) or "1", parameters

    def has_words(self, entry: RunEntry) -> bool:
        """Whether all words of `text` stand in an entry; SQLite knows no `É` for an `é`."""
        if not self.text:
            return True
        parts = (entry.id, entry.scenario, entry.title, entry.ending or "", entry.player)
        told = " ".join((*parts, entry.intention)).casefold()
        return all(word in told for word in self.text.casefold().split())


EVERY_RUN = Wanted()
