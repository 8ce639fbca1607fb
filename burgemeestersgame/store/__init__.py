"""Runs on disk: one SQLite file in the user's data folder, with named migrations.

A command of a game is acknowledged after its events are committed here (WAL, synchronous=FULL), so
that a run that is killed at any moment is there up to its last acknowledged event. The scenario's
own files are kept beside the runs: an edited or removed scenario never breaks an old run.

The menu lists runs before the engine is needed: everything here imports it late.
"""

from burgemeestersgame.store.courses import Course, UnknownCourse
from burgemeestersgame.store.database import FILE, StoreError, Unreadable
from burgemeestersgame.store.entries import RunEntry, Wanted
from burgemeestersgame.store.store import (
    LAST,
    SHORTEST_PREFIX,
    Store,
    UnknownRun,
    new_run_id,
    open_store,
)

__all__ = [
    "FILE",
    "LAST",
    "SHORTEST_PREFIX",
    "Course",
    "RunEntry",
    "Store",
    "StoreError",
    "UnknownCourse",
    "UnknownRun",
    "Unreadable",
    "Wanted",
    "new_run_id",
    "open_store",
]
