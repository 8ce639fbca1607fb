"""Random play: the chances are those that are promised, and every count is right."""

import json
import random
from pathlib import Path

import pytest
from command import KLEIN, command
from generator import small_scenario
from stories import a_scenario

from burgemeestersgame.analysis.examples import happened, run_of, shortened
from burgemeestersgame.analysis.simulate import Simulation, simulate
from burgemeestersgame.analysis.steps import Chart, Move
from burgemeestersgame.analysis.walk import Guide, Walk
from burgemeestersgame.assessment import assess
from burgemeestersgame.engine.run import message_of, replay, walk
from burgemeestersgame.engine.state import Happened, Taken
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.scenario import Scenario, load_scenario

COUNCIL_NIGHT = Path(__file__).parent.parent / "scenarios" / "azc-raadsavond"


def share(found: Simulation, count: int) -> float:
    return count / found.runs


def scenario_of(name: object) -> Scenario:
    return load_scenario(name) if isinstance(name, Path) else small_scenario(int(str(name)))


@pytest.mark.parametrize("name", [COUNCIL_NIGHT, KLEIN, *range(8)], ids=str)
def test_each_of_many_plays_is_one_that_the_engine_would_play(name):
    scenario = scenario_of(name)
    guide = Guide(Chart(compiled(scenario)))
    walked = Walk(guide, random.Random(3), 40)
    statuses = {
        (guide.book.ids[norm], play): status
        for norm, status, plays in walked.batch.statuses()
        for play in range(40)
        if plays >> play & 1
    }
    for play in range(40):
        moves = [outcome.move for outcome, plays in walked.batch.log if plays >> play & 1]
        run = run_of(scenario, moves)

        state, shown = replay(scenario, run), assess(scenario, run)

        assert shown.is_finished
        numbers = [
            next(value for value, plays in walked.batch[index].counts(1 << play))
            for index in range(len(state.levels) + 1)
        ]
        assert numbers == [*state.levels, state.clock]
        assert {id: result.status for id, result in shown.norms.items()} == {
            id: statuses[id, play] for id in shown.norms
        }


def test_counts_are_those_of_the_plays(capsys):
    scenario = load_scenario(KLEIN)
    guide = Guide(Chart(compiled(scenario)))
    walked = Walk(guide, random.Random(0), 25)
    story = guide.chart.story
    counted = {"messages": 0, "actions": 0, "laters": 0, "dilemmas": 0}
    for play in range(25):
        moves = [outcome.move for outcome, plays in walked.batch.log if plays >> play & 1]
        for step in walk(scenario, run_of(scenario, moves)):
            for record in step.records:
                counted["messages"] += message_of(story, record) is not None
                match record:
                    case Taken(deed=index):
                        is_action = story.deeds[index].action >= 0
                        counted["actions" if is_action else "dilemmas"] += 1
                    case Happened(held=True):
                        counted["laters"] += 1

    found = simulate(scenario, 25, 0)

    assert counted == {
        "messages": sum(found.messages.values()),
        "actions": sum(found.actions.values()),
        "laters": sum(found.laters.values()),
        "dilemmas": sum(found.choices_by_id.values()),
    }
    assert found.choices == sum(found.choices_by_id.values())
    assert sum(found.endings.values()) == found.runs == 25


def test_the_same_seed_gives_the_same_plays_and_another_one_others():
    scenario = load_scenario(KLEIN)
    first, again, other = (simulate(scenario, 500, seed) for seed in (1, 1, 2))

    assert first.choices_by_id == again.choices_by_id
    assert first.shortest == again.shortest
    assert first.choices_by_id != other.choices_by_id


STORY = """
- dilemma: vraag
  phase: vooraf
  text: Er is een vraag.
  question: Wat doet u?
  seconds: 60
  choices:
    ja: {text: Ja}
    nee: {text: Nee}
    later: {text: Later, if: kan}
  timeout: {text: U zweeg.}
"""
ACTIONS = """
actions:
  open: {text: Altijd open}
  dicht: {text: Nooit open, available: mag}
"""


def test_chances_are_as_promised():
    found = simulate(a_scenario(STORY, ACTIONS), 40_000, 7)

    assert share(found, found.choices_by_id["vraag/timeout"]) == pytest.approx(0.05, abs=0.005)
    assert share(found, found.choices_by_id["vraag/ja"]) == pytest.approx(0.475, abs=0.01)
    assert share(found, found.actions["open"]) == pytest.approx(0.15, abs=0.01)
    assert found.never == ("vraag/later", "action:dicht")


def test_every_advisor_is_heard_half_of_the_time():
    scenario = a_scenario(
        STORY.replace(
            "  choices:", "  advice: {griffier: {stance: ja, takes: 5 min, text: Ja.}}\n  choices:"
        )
        + "- {bridge: brug, at: +1 min, text: U wacht.}\n"
        + "- {dilemma: klok, text: En nu, question: Wat, "
        + "choices: {laat: {text: Laat, if: clock >= 18:06}, vroeg: {text: Vroeg}}}\n"
    )

    found = simulate(scenario, 20_000, 7)

    # Who is heard takes five minutes, and only then one may say that it is late.
    assert share(found, found.choices_by_id["klok/laat"]) == pytest.approx(0.25, abs=0.01)


def test_an_action_may_open_another_whichever_stands_first_in_the_file():
    actions = """
    actions:
      tweede: {text: Na de eerste, available: kan}
      eerste: {text: Eerst, sets: kan}
    """

    assert "action:tweede" not in simulate(a_scenario(STORY, actions), 2_000, 1).never


def test_minutes_are_words_read_and_time_to_decide():
    # 4 + 3 words to read, two choices of one word, 4 or 1 more words, and 6 for the ending.
    found = simulate(a_scenario(STORY), 1_000, 1)

    assert found.minutes.median == pytest.approx((4 + 3 + 2 + 6) / 200 + 25 / 60, abs=0.02)
    assert found.minutes.least <= found.minutes.p10 <= found.minutes.median <= found.minutes.p90


def test_the_shortest_play_of_anything_shows_it():
    scenario = load_scenario(COUNCIL_NIGHT)
    found = simulate(scenario, 400, 5)

    for name in ("slot-elders", "action:concept", "bevoegdheid-betoging:breached"):
        run = run_of(scenario, found.shortest[name])
        shown = assess(scenario, run)
        id, _colon, status = name.partition(":")
        assert (
            shown.ending == name
            or any(f"action:{each.action}" == name for each in shown.initiatives)
            or (id in shown.norms and shown.norms[id].status == status)
        )


def test_an_example_leaves_out_what_was_done_and_heard_in_vain():
    scenario = load_scenario(COUNCIL_NIGHT)
    found = simulate(scenario, 400, 5)

    for name, needed in (
        ("slot-overdracht", []),
        ("action:bekendmaken", ["bekendmaken"]),
        ("later:bode-terug", ["ploeg"]),
        ("vpt-5-dadersignaal:missed", []),
    ):
        moves = shortened(scenario, found.shortest[name], name)

        run = run_of(scenario, moves)
        assert assess(scenario, run).is_finished
        assert name in happened(scenario, run) or name.startswith("vpt-")
        assert [move.id for move in moves if move.kind in ("do", "hear")] == needed


def test_an_example_keeps_what_it_cannot_do_without():
    scenario = a_scenario(
        STORY.replace("{text: Later, if: kan}", "{text: Later, if: kan, breaches: vpt-6-aangifte}"),
        "\nactions:\n  eerst: {text: Eerst, sets: kan}\n  ook: {text: Ook}\n",
    )
    name = "vpt-6-aangifte:breached"
    moves = [Move("begin", "", "")]
    moves += [Move("do", "vraag", id) for id in ("ook", "eerst")]
    moves += [Move("choose", "vraag", "later")]

    short = shortened(scenario, tuple(moves), name)

    assert short == (moves[0], *moves[2:])


# -- the command -----------------------------------------------------------------------------------


def test_the_command_writes_the_counts_as_json(capsys):
    outcome = command(
        capsys, "simulate", str(KLEIN), "--runs", "50", "--seed", "3", "--format=json"
    )

    document = json.loads(outcome.out)

    assert outcome.status == 0
    assert document["runs"] == 50
    assert document["choices"] == sum(document["choices_by_id"].values())
    assert document["seconds"] > 0
    assert sum(document["endings"].values()) == 50
    assert document["never"] == ["slot-greep"]
    assert set(document["minutes"]) >= {"median", "p10", "p90"}


def test_the_command_gives_the_same_for_the_same_seed_but_for_the_seconds(capsys):
    documents = []
    for _ in range(2):
        said = command(capsys, "simulate", str(KLEIN), "--runs=50", "--seed=3", "--format=json")
        documents.append(json.loads(said.out) | {"seconds": 0})

    assert documents[0] == documents[1]


def test_the_command_writes_the_counts_to_a_file(capsys, tmp_path):
    file = tmp_path / "hits.json"

    outcome = command(
        capsys, "simulate", str(KLEIN), "--runs", "5", "--format", "json", "-o", str(file)
    )

    assert (outcome.status, outcome.out) == (0, "")
    assert json.loads(file.read_text(encoding="utf-8"))["runs"] == 5


def test_one_play_is_one_play(capsys):
    outcome = command(capsys, "simulate", str(KLEIN), "--runs", "1")

    assert ": 1 play, " in outcome.out
    assert "(0 %)" in outcome.out


def test_the_command_says_in_words_what_never_happened(capsys):
    outcome = command(capsys, "simulate", str(KLEIN), "--runs", "50")

    assert outcome.out.startswith("De toon op het park: 50 plays")
    assert "1 thing never happened:\n  slot-greep" in outcome.out


def test_an_example_of_what_the_story_does_not_have_names_the_nearest(capsys):
    outcome = command(capsys, "simulate", str(KLEIN), "--runs=50", "--example", "slot-russt")

    assert outcome.status == 2
    assert "nothing in 'klein' is called 'slot-russt'; did you mean 'slot-rust'?" in outcome.err


def test_an_example_can_be_opened_by_id_and_by_file(capsys, tmp_path):
    file = tmp_path / "play.json"
    kept = command(capsys, "simulate", str(KLEIN), "--runs=50", "--example", "slot-rust")
    written = command(
        capsys, "simulate", str(KLEIN), "--runs=50", "--example=slot-rust", "-o", str(file)
    )
    run_id = kept.out.split("debrief ")[1].split()[0]

    assert (kept.status, written.status) == (0, 0)
    for name in (run_id, str(file)):
        page = command(capsys, "debrief", name, "--format", "json", "-o", "-")
        assert json.loads(page.out)["ending"] == "slot-rust"
    assert run_id in command(capsys, "runs", "list").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--runs", "0"],
        ["--runs", "-5"],
        ["--runs", "99999999999999999999"],
        ["--seed", "1.5"],
        ["--runs", "many"],
        ["--example", "nothing-of-the-kind"],
    ],
)
def test_what_cannot_be_is_said_and_is_wrong_use(capsys, arguments):
    outcome = command(capsys, "simulate", str(KLEIN), *arguments)

    assert outcome.status == 2
    assert "burgemeestersgame" in outcome.err
    assert "Traceback" not in outcome.err


def test_moves_that_cannot_be_made_are_refused():
    from burgemeestersgame.engine import RunError

    with pytest.raises(RunError):
        run_of(load_scenario(KLEIN), [Move("begin", "", ""), Move("choose", "lunch", "nergens")])
