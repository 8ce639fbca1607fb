"""`runs list` with filters, `runs show`, `runs compare`, and going back in a run."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from command import KLEIN, command, process

from burgemeestersgame.engine import Run
from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.session import Session
from burgemeestersgame.store import open_store


def play(*choices: str, player: str = "", intention: str = "") -> str:
    """Play the small scenario as far as the choices go, and return the id of the run."""
    with open_store() as store:
        session = Session.begin_new(
            store, load_scenario(KLEIN), scenario_files(KLEIN), time_factor=None, player=player
        )
        session.begin()
        go_on(session, *choices)
        if intention:
            session.intend(intention)
        return session.run_id


def go_on(session: Session, *choices: str) -> None:
    left = list(choices)
    while not session.finished:
        match session.game.state:
            case "deciding" if not left:
                return
            case "deciding":
                session.decide(left.pop(0), "Daarom.")
            case "explaining":
                session.explain("Ik ging.")
            case _:
                session.proceed()


def listed(capsys, *filters: str) -> list[str]:
    outcome = command(capsys, "runs", "list", "--format", "json", *filters)
    assert outcome.status == 0, outcome.err
    return [run["id"] for run in json.loads(outcome.out)]


def test_the_list_can_be_narrowed(capsys):
    done = play("afslaan", "proces", player="Roodborst", intention="Eerder bellén.")
    half = play("gaan")
    tomorrow = (datetime.now() + timedelta(days=1)).date().isoformat()

    assert listed(capsys) == [half, done]
    assert listed(capsys, "--finished") == [done]
    assert listed(capsys, "--unfinished") == [half]
    assert listed(capsys, "--scenario", "klein") == [half, done]
    assert listed(capsys, "--scenario", "ander") == []
    assert listed(capsys, "--since", "2026-01-01") == [half, done]
    assert listed(capsys, "--since", tomorrow) == []
    assert listed(capsys, "--search", "roodBORST") == [done]
    assert listed(capsys, "--search", "BELLÉN eerder") == [done]
    assert listed(capsys, "--search", "niemand") == []


def test_where_no_run_fits_that_is_said(capsys):
    play("gaan")

    assert command(capsys, "runs", "list", "--finished").err == "No run fits that.\n"


def test_a_day_that_is_none_is_said(capsys):
    outcome = command(capsys, "runs", "list", "--since", "gisteren")

    assert outcome.status == 2
    assert "--since needs a day such as 2026-11-22, not 'gisteren'" in outcome.err


def test_a_pen_name_and_a_replay_stand_in_the_list(capsys):
    first = play("gaan", player="Roodborst")
    assert command(capsys, "runs", "list").out.rstrip().endswith("not finished, Roodborst")

    with open_store() as store:
        session = Session.branch(store, first, store.load(first).decisions()[0])
        session.keep()

    line = command(capsys, "runs", "list").out.splitlines()[0]
    assert line.endswith(f"Roodborst, replay of {first[:4]}")


def test_a_run_is_shown_with_what_was_decided(capsys):
    run_id = play("gaan", "proces", player="Roodborst", intention="Eerder bellen.")

    told = command(capsys, "runs", "show", run_id).out

    for line in (
        "De toon op het park",
        f"Run: {run_id}",
        "Pen name: Roodborst",
        "Intention: Eerder bellen.",
        "Your reason: Daarom.",
        f"burgemeestersgame play --from {run_id} --at 2",
    ):
        assert line in told


def test_a_run_is_shown_for_another_program(capsys):
    run_id = play("gaan", "proces")

    shown = json.loads(command(capsys, "runs", "show", run_id, "--format", "json").out)

    assert (shown["id"], shown["player"], shown["replay_of"]) == (run_id, None, None)
    assert [(each["number"], each["choice"]) for each in shown["decisions"]] == [
        (1, "gaan"),
        (2, "proces"),
    ]


@pytest.mark.parametrize(
    ("ending", "begins"), [("txt", "De toon"), ("html", "<!doctype"), ("json", "{")]
)
def test_two_runs_are_compared_as_the_file_says(capsys, tmp_path, ending, begins):
    one, two = play("gaan", "proces"), play("afslaan", "proces")
    file = tmp_path / f"both.{ending}"

    outcome = command(capsys, "runs", "compare", one, two, "-o", str(file))

    assert outcome.status == 0, outcome.err
    assert file.read_text("utf-8").startswith(begins)


def replayed(*arguments: str, typed: str = "q\n"):
    return process("play", "--text", "--from", *arguments, typed=typed.encode())


@pytest.mark.parametrize("at", ["2", "raad"])
def test_one_goes_back_to_a_decision_by_its_number_or_its_dilemma(capsys, at):
    run_id = play("gaan", "proces", player="Roodborst")

    outcome = replayed(run_id, "--at", at)

    assert outcome.status == 0, outcome.err
    assert "You are back at this decision, in a new run." in outcome.out
    with open_store() as store:
        new, old = (store.load(entry.id) for entry in store.entries())
        at = old.decisions()[1]
    assert new.events == old.events[:at]
    assert (new.branch.run, new.branch.events, new.player) == (run_id, at, "Roodborst")


def test_a_replay_can_have_another_pen_name():
    run_id = play("gaan", player="Roodborst")

    replayed(run_id, "--at", "1", "--as", "Merel")

    with open_store() as store:
        assert [entry.player for entry in store.entries()] == ["Merel", "Roodborst"]


def test_the_marks_of_a_replay_go_with_its_file(capsys):
    run_id = play("gaan", "proces")
    replayed(run_id, "--at", "1")

    exported = json.loads(command(capsys, "runs", "export", "last").out)

    assert exported["run"]["branch"]["run"] == run_id
    assert Run.from_json(json.dumps(exported["run"])).branch.run == run_id


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "last"), "belong together"),
        (("--at", "1"), "belong together"),
        (("--from", "last", "--at", "9"), "no decision '9'"),
        (("--from", "last", "--at", "0"), "no decision '0'"),
        (("--from", "last", "--at", "nergens"), "no decision 'nergens'"),
        (("--from", "last", "--at", "1", "--resume", "last"), "one of them"),
        (("klein", "--from", "last", "--at", "1"), "one of them"),
        (("--resume", "last", "--as", "Merel"), "a new run"),
    ],
)
def test_what_cannot_be_gone_back_to_is_said_and_makes_no_run(capsys, arguments, says):
    play("gaan")

    outcome = command(capsys, "play", "--text", *arguments)

    assert outcome.status == 2
    assert says in outcome.err
    assert len(listed(capsys)) == 1


def test_a_pen_name_is_one_short_line():
    process("play", str(KLEIN), "--text", "--as", "Rood\x1b[2J\nborst" + "x" * 99, typed=b"q\n")

    with open_store() as store:
        (entry,) = store.entries()
    assert entry.player.startswith("Rood [2J borst")
    assert len(entry.player) == 40


def test_nobody_is_asked_for_a_name():
    outcome = process("play", str(KLEIN), "--text", typed=b"\n1\nq\n")

    assert "pen name" not in outcome.out
    with open_store() as store:
        assert store.entries()[0].player == ""


TO_THE_END = "\n1\n\nIk ging.\n1\n\n"


def test_an_intention_is_asked_kept_and_told_at_the_next_run():
    first = process("play", str(KLEIN), "--text", typed=(TO_THE_END + "Ik bel eerder.\n").encode())
    assert "It is kept." in first.out, first.out[-900:]

    with open_store() as store:
        assert store.last_intention().text == "Ik bel eerder."
    second = process("play", str(KLEIN), "--text", typed=b"q\n")
    assert "you wrote: “Ik bel eerder.”" in second.out


@pytest.mark.parametrize("typed", ["", "\n", "1\n", "q\n", "-\n"])
def test_no_intention_is_fine_too(typed):
    outcome = process("play", str(KLEIN), "--text", typed=(TO_THE_END + typed).encode())

    assert "Your intention in one sentence" in outcome.out
    with open_store() as store:
        assert store.last_intention() is None


@pytest.mark.parametrize(
    ("typed", "kept"), [("\n", "Oud."), ("-\n", ""), ("Nieuw.\n", "Nieuw."), ("", "Oud.")]
)
def test_an_intention_can_be_changed_where_it_was_given(typed, kept):
    run_id = play("afslaan", "proces", intention="Oud.")

    outcome = process("play", "--text", "--resume", run_id, typed=typed.encode())

    assert "Earlier you wrote: “Oud.”" in outcome.out
    with open_store() as store:
        assert store.entry(run_id).intention == kept


def test_the_intention_of_another_player_or_of_elsewhere_is_not_told(tmp_path, capsys):
    play("afslaan", "proces", player="Merel", intention="Van Merel.")
    file = tmp_path / "run.json"
    command(capsys, "runs", "export", "last", "-o", str(file))
    command(capsys, "runs", "wipe", "--yes")
    command(capsys, "runs", "import", str(file))

    with open_store() as store:
        assert store.entries()[0].intention == "Van Merel."
        assert store.last_intention("Merel") is None
        run = replace(store.load(store.entries()[0].id), player="")
        store.create(run, {}, title="x", language="nl", started=datetime.now(UTC))
        assert store.last_intention("").text == "Van Merel."
        assert store.last_intention("Roodborst") is None
