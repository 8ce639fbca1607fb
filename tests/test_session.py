"""A session: a game whose commands are on disk before they return."""

from __future__ import annotations

from pathlib import Path

import pytest

from burgemeestersgame.engine import NotNow, RunError
from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.session import Session
from burgemeestersgame.store import StoreError, open_store

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


def to_the_end(session: Session) -> None:
    session.begin()
    while not session.finished:
        match session.game.state:
            case "deciding":
                session.decide(session.view().choices[0].id)
            case "explaining":
                session.explain("Ik ging.")
            case _:
                session.proceed()


def test_an_intention_is_kept_before_it_returns_and_comes_back_at_the_next_run(session, store):
    to_the_end(session)

    session.intend("Ik bel eerder.")

    assert store.load(session.run_id).intention() == "Ik bel eerder."
    following = Session.begin_new(store, load_scenario(KLEIN), scenario_files(KLEIN))
    intention = following.last_intention
    assert (intention.text, intention.title, intention.run_id) == (
        "Ik bel eerder.",
        "De toon op het park",
        session.run_id,
    )


def test_an_intention_that_cannot_be_kept_is_undone(session, store):
    to_the_end(session)
    store.delete(session.run_id)

    with pytest.raises(StoreError):
        session.intend("Ik bel eerder.")

    assert session.game.run.intention() == ""
    assert session.finished


def test_a_replay_is_a_new_run_and_leaves_the_old_one_as_it_was(session, store):
    to_the_end(session)
    before = store.load(session.run_id)
    at = before.decisions()[1]

    replay = Session.branch(store, session.run_id, at, clock=lambda: 0.0)

    assert replay.is_fresh_replay
    assert replay.run_id == ""
    assert replay.view().question
    replay.decide(replay.view().choices[-1].id)
    assert not replay.is_fresh_replay
    kept = store.load(replay.run_id)
    assert kept.events[:at] == before.events[:at]
    assert (kept.branch.run, kept.branch.events) == (session.run_id, at)
    assert store.load(session.run_id) == before


def test_a_stopped_replay_goes_on_as_a_replay(session, store):
    to_the_end(session)
    replay = Session.branch(store, session.run_id, store.load(session.run_id).decisions()[0])

    again = Session.reopen(store, replay.keep())

    assert again.is_fresh_replay
    assert again.view().scene == replay.view().scene


def test_one_cannot_go_back_to_what_was_no_decision(session, store):
    session.begin()

    with pytest.raises(RunError):
        Session.branch(store, session.run_id, 0)
    assert len(store.entries()) == 1


def test_a_pen_name_is_kept_and_goes_with_a_replay(store):
    session = Session.begin_new(
        store, load_scenario(KLEIN), scenario_files(KLEIN), player=" Rood\nborst "
    )
    to_the_end(session)
    at = session.game.run.decisions()[0]

    assert store.load(session.run_id).player == "Rood borst"
    assert Session.branch(store, session.run_id, at).game.run.player == "Rood borst"
    assert Session.branch(store, session.run_id, at, player="Merel").game.run.player == "Merel"
