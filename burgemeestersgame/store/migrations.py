"""The tables of the store, as the steps that lead from an empty file to those of today.

A step is never edited once it has been released: a new one is added behind it.
`tests/saved/` keeps a file of each.
"""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "2026-11-runs",
        """
        CREATE TABLE kept (key TEXT PRIMARY KEY, files BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE runs (
            id TEXT PRIMARY KEY,
            scenario TEXT NOT NULL,
            title TEXT NOT NULL,
            digest TEXT NOT NULL,
            kept TEXT NOT NULL REFERENCES kept (key),
            language TEXT NOT NULL,
            ending TEXT,
            started TEXT NOT NULL,
            updated TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE events (
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            event TEXT NOT NULL,
            PRIMARY KEY (run, number)
        ) WITHOUT ROWID;
        """,
    ),
    (
        # Who played, what it is a replay of, what was intended; and what the list would otherwise
        # have to count in thousands of events. `imported`: when it came from elsewhere.
        "2026-11-lists",
        """
        ALTER TABLE runs ADD COLUMN player TEXT NOT NULL DEFAULT '';
        ALTER TABLE runs ADD COLUMN intention TEXT NOT NULL DEFAULT '';
        ALTER TABLE runs ADD COLUMN branch_run TEXT;
        ALTER TABLE runs ADD COLUMN branch_events INTEGER;
        ALTER TABLE runs ADD COLUMN imported TEXT;
        ALTER TABLE runs ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE runs ADD COLUMN decisions INTEGER NOT NULL DEFAULT 0;
        UPDATE runs SET
            events = (SELECT count(*) FROM events WHERE run = runs.id),
            decisions = (
                SELECT count(*) FROM events WHERE run = runs.id
                AND json_extract(event, '$.event') IN ('decided', 'timed-out')
            );
        CREATE INDEX runs_by_update ON runs (updated);
        CREATE INDEX runs_by_kept ON runs (kept);
        """,
    ),
    (
        # What one group played, kept together under a name that the trainer gave.
        "2026-11-courses",
        """
        CREATE TABLE courses (id INTEGER PRIMARY KEY, name TEXT NOT NULL, begun TEXT NOT NULL);
        CREATE TABLE course_runs (
            course INTEGER NOT NULL REFERENCES courses (id) ON DELETE CASCADE,
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            PRIMARY KEY (course, run)
        ) WITHOUT ROWID;
        CREATE INDEX courses_by_run ON course_runs (run);
        """,
    ),
)
