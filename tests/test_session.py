"""A session: a game whose commands are on disk before they return."""

from __future__ import annotations

from pathlib import Path

import pytest

from burgemeestersgame.engine import NotNow
from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.session import Session
from burgemeestersgame.store import open_store

KLEIN = Path("tests/scenarios/klein")


@pytest.fixture
def store():
    with open_store() as store:
        yield store


@pytest.fixture
def session(store) -> Session:
    return Session.begin_new(store, load_scenario(KLEIN), scenario_files(KLEIN), clock=lambda: 0.0)


def test_a_look_at_the_briefing_leaves_no_run(session, store):
    session.view()

    assert session.run_id == ""
    assert store.entries() == ()


def test_every_command_is_kept_before_it_returns(session, store):
    session.begin(["zorg"])
    assert store.load(session.run_id) == session.game.run
    session.consult("griffier")
    assert store.load(session.run_id) == session.game.run
    session.decide("gaan", "Ik wil luisteren")
    assert store.load(session.run_id) == session.game.run


def test_a_refused_command_is_not_kept(session, store):
    session.begin()
    before = store.load(session.run_id)

    with pytest.raises(NotNow):
        session.proceed()

    assert store.load(session.run_id) == before


def test_a_run_is_reopened_on_the_scenario_it_began_with(session, store):
    session.begin()
    session.decide("afslaan")

    again = Session.reopen(store, session.run_id, clock=lambda: 0.0)

    assert again.view() == session.view()
    assert again.scenario.digest == session.scenario.digest


def test_the_ending_is_known_once_it_is_reached(session, store):
    session.begin()
    session.decide("afslaan")
    assert store.entry(session.run_id).ending is None
    while not session.finished:
        if session.game.state == "deciding":
            session.decide(session.view().choices[0].id)
        else:
            session.proceed()

    assert store.entry(session.run_id).ending == session.game.ending
    assert session.game.ending
