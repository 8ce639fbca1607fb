"""A game: which commands are possible when, the time limits, and what the player sees."""

from __future__ import annotations

import socket

import pytest

from burgemeestersgame.engine import Game, NotNow, Run, UnknownId
from burgemeestersgame.engine.lifecycle import COMMANDS
from burgemeestersgame.engine.line import MAX_TEXT
from burgemeestersgame.scenario import load_scenario
from tests.stories import a_scenario

STORY = """
- dilemma: vraag
  phase: tijdens
  text: Het plein loopt vol.
  question: Wat doet u?
  seconds: 60
  advice:
    griffier: {stance: ja, text: Doe het.}
  choices:
    ja: {text: Ja, consequence: Het is gedaan.}
    nee: {text: Nee}
    dicht: {text: Dicht, if: kan}
  timeout: {text: U zweeg., effects: {zaal: -4}}
- explain: zin
  prompt: Eén zin?
- dilemma: laatste
  text: Het is laat.
  question: En nu?
  choices:
    een: {text: Een, message: krant}
    twee: {text: Twee}
"""
MORE = """
actions:
  bel: {text: Bel naar huis, consequence: Ze nam op.}
messages:
  krant:
    channel: press
    from: De Haverbode
    text: "'{zin}', zei de burgemeester."
    without: Geen woord.
"""


class Clock:
    """Real seconds that only a test moves."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def game(clock: Clock) -> Game:
    return Game(a_scenario(STORY, MORE), clock=clock)


def commands(game: Game) -> dict[str, object]:
    """Return every command as a call that would be right in its own state."""
    return {
        "begin": game.begin,
        "proceed": game.proceed,
        "consult": lambda: game.consult("griffier"),
        "act": lambda: game.act("bel"),
        "decide": lambda: game.decide("ja"),
        "explain": lambda: game.explain("Omdat het moest."),
        "intend": lambda: game.intend("Ik bel eerder."),
        "pause": game.pause,
        "resume": game.resume,
    }


def assert_only_possible(game: Game, possible: set[str]) -> None:
    for name, command in commands(game).items():
        if name not in possible:
            before = game.run, game.state
            with pytest.raises(NotNow):
                command()
            assert (game.run, game.state) == before, name


def test_each_state_allows_its_own_commands_and_changes_nothing_otherwise(game):
    assert_only_possible(game, {"begin"})
    game.begin()
    assert game.state == "deciding"
    assert_only_possible(game, {"consult", "act", "decide", "pause"})
    game.pause()
    assert game.state == "paused"
    assert_only_possible(game, {"resume"})
    game.resume()
    game.decide("ja")
    assert game.state == "reading"
    assert_only_possible(game, {"proceed", "pause"})
    game.proceed()
    assert game.state == "explaining"
    assert_only_possible(game, {"explain", "pause"})
    game.explain("Omdat het moest.")
    game.decide("twee")
    assert game.state == "ending"
    assert_only_possible(game, {"proceed"})
    game.proceed()
    assert game.state == "debrief"
    assert_only_possible(game, {"intend"})


def test_the_machine_knows_the_commands_of_the_contract():
    assert {state: names - {"time_out"} for state, names in COMMANDS.items()} == {
        "briefing": {"begin"},
        "deciding": {"consult", "act", "decide", "pause"},
        "reading": {"proceed", "pause"},
        "explaining": {"explain", "pause"},
        "paused": {"resume"},
        "ending": {"proceed"},
        "debrief": {"intend"},
    }


def test_a_decision_without_anything_to_read_goes_on_at_once(game):
    game.begin()

    game.decide("nee")

    assert game.state == "explaining"


def test_a_decision_that_brings_a_message_is_read_first(game):
    game.begin()
    game.decide("nee")
    game.explain("")

    game.decide("een")

    assert game.state == "reading"
    assert [message.text for message in game.view().messages if message.is_new] == ["Geen woord."]


def test_a_message_quotes_the_sentence_and_never_reads_it(game):
    game.begin()
    game.decide("nee")
    game.explain("Omdat {zin} het moest, {0} <b>")

    game.decide("een")

    text = "'Omdat {zin} het moest, {0} <b>', zei de burgemeester."
    assert game.view().messages[-1].text == text


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda game: game.consult("wie"), UnknownId),
        (lambda game: game.consult("ovd"), NotNow),
        (lambda game: game.act("wat"), UnknownId),
        (lambda game: game.decide("iets"), UnknownId),
        (lambda game: game.decide("dicht"), NotNow),
        (lambda game: game.decide("ja", value="geen"), UnknownId),
    ],
)
def test_an_unknown_or_closed_thing_is_refused_and_changes_nothing(game, call, error):
    game.begin()
    before = game.run, game.view()

    with pytest.raises(error):
        call(game)

    assert (game.run, game.view()) == before


def test_an_advisor_is_heard_once(game):
    game.begin()
    assert game.view().advice[0].text is None
    game.consult("griffier")
    assert (game.view().advice[0].text, game.view().advice[0].stance) == ("Doe het.", "ja")

    with pytest.raises(NotNow):
        game.consult("griffier")


def test_something_done_unasked_is_reported_at_its_dilemma(game):
    game.begin()

    game.act("bel")

    assert [(each.action, each.consequence) for each in game.view().reports] == [
        ("bel", "Ze nam op.")
    ]


def test_a_time_out_is_taken_by_tick_and_refuses_everything_else(game, clock):
    game.begin()
    clock.now_s += 60

    assert_only_possible(game, set())
    (event,) = game.tick()

    assert type(event).__name__ == "TimedOut"
    assert game.view().timed_out
    assert game.view().text == "U zweeg."


def test_tick_does_nothing_before_the_time_is_up(game, clock):
    assert game.tick() == ()
    game.begin()
    clock.now_s += 59.9
    assert game.tick() == ()
    assert game.view().seconds_left == pytest.approx(0.1)


def test_a_pause_stops_the_time(game, clock):
    game.begin()
    clock.now_s += 20
    game.pause()
    clock.now_s += 500
    assert game.tick() == ()
    assert game.view().seconds_left == pytest.approx(40)
    game.resume()
    clock.now_s += 39
    assert game.tick() == ()
    clock.now_s += 1
    assert game.tick()


@pytest.mark.parametrize(("factor", "seconds"), [(1.0, 60), (1.5, 90), (2.0, 120), (None, None)])
def test_time_limits_can_be_stretched_or_off(clock, factor, seconds):
    game = Game(a_scenario(STORY, MORE), clock=clock, time_factor=factor)
    game.begin()

    assert game.view().seconds_left == seconds
    clock.now_s += 10_000
    assert bool(game.tick()) is (factor is not None)


def test_a_game_goes_on_from_its_run_with_the_seconds_that_were_left(game, clock):
    game.begin()
    clock.now_s += 25
    game.act("bel")
    clock.now_s += 3600

    again = Game(game.scenario, clock=clock, run=Run.from_json(game.run.to_json()))

    assert again.view().seconds_left == pytest.approx(35)
    assert again.run == game.run


def test_a_game_goes_on_from_a_pause(game, clock):
    game.begin()
    clock.now_s += 25
    game.pause()

    again = Game(game.scenario, clock=clock, run=game.run)

    assert again.state == "paused"
    assert again.view().seconds_left == pytest.approx(35)
    again.resume()
    assert again.state == "deciding"


def to_the_debrief(game: Game) -> None:
    game.begin()
    game.decide("ja")
    game.proceed()
    game.explain("Omdat het moest.")
    game.decide("een")
    game.proceed()
    game.proceed()
    assert game.state == "debrief"


def test_an_intention_is_part_of_the_run_and_the_last_one_counts(game):
    to_the_debrief(game)

    game.intend("Ik bel eerder.\n")
    assert game.run.intention() == "Ik bel eerder."
    game.intend("Ik bel morgen.")
    assert game.run.intention() == "Ik bel morgen."
    game.intend("")
    assert game.run.intention() == ""
    assert game.state == "debrief"


def test_an_intention_is_as_long_as_other_texts_at_most(game):
    to_the_debrief(game)

    game.intend("x" * 5000)

    assert len(game.run.intention()) == MAX_TEXT


def test_a_game_with_an_intention_is_reopened_in_its_debrief(game, clock):
    to_the_debrief(game)
    game.intend("Ik bel eerder.")

    again = Game(game.scenario, clock=clock, run=game.run)

    assert again.state == "debrief"
    assert again.view() == game.view()
    assert again.intend("Nog eens.")


def test_a_replay_begins_at_its_decision_with_all_of_the_time(game, clock):
    game.begin()
    clock.now_s += 5
    game.consult("griffier")
    clock.now_s += 50
    game.act("bel")
    clock.now_s += 4
    game.decide("ja")

    again = Game(game.scenario, clock=clock, run=game.run.before(3, "0a1b2c3d4e5f"))

    assert again.view().scene == "vraag"
    assert again.view().advice[0].text == "Doe het."
    assert [report.action for report in again.view().reports] == ["bel"]
    assert again.view().seconds_left == 60
    assert again.run.branch == game.run.before(3, "0a1b2c3d4e5f").branch


def test_a_replay_that_was_stopped_goes_on_with_the_seconds_it_had_left(game, clock):
    game.begin()
    clock.now_s += 55
    game.act("bel")
    clock.now_s += 1
    game.decide("ja")
    again = Game(game.scenario, clock=clock, run=game.run.before(2, "0a1b2c3d4e5f"))
    clock.now_s += 20
    again.consult("griffier")

    reopened = Game(game.scenario, clock=clock, run=Run.from_json(again.run.to_json()))

    assert reopened.view().seconds_left == pytest.approx(40)


def test_what_a_player_types_becomes_one_clean_line(game):
    game.begin()

    (event,) = game.decide("ja", reason="  een\n\ttwee\x00\x1b[31m \ud800 " + "x" * 5000)

    assert event.reason.startswith("een twee [31m ? xxx")
    assert len(event.reason) == MAX_TEXT


def test_confidence_is_a_share(game):
    game.begin()

    with pytest.raises(ValueError, match="share"):
        game.decide("ja", confidence=70)

    assert game.state == "deciding"


SHORT = """
- dilemma: vraag
  phase: tijdens
  text: Het plein loopt vol.
  question: Wat doet u?
  choices: {ja: {text: Ja}, nee: {text: Nee}}
"""
AGENDA = """
agenda:
  laat: {at: 2024-05-23 21:00, text: De zaal moet leeg}
  pers: {at: 2024-05-23 18:20, text: De pers komt, if: kan}
  nu: {at: 2024-05-23 18:00, text: Dit is nu}
  raad: {at: 2024-05-23 19:30, text: De raad begint}
  thuis: {at: 2024-05-25 09:00, text: Robin is jarig}
actions:
  bel: {text: Bel de krant, takes: 5 min, sets: kan}
  loop: {text: Loop een rondje, takes: 90 min}
"""


def test_the_next_three_appointments_that_the_player_knows_of_are_seen():
    game = Game(a_scenario(SHORT, AGENDA))
    seen = [game.view().coming]
    for command in (game.begin, lambda: game.act("bel"), lambda: game.act("loop")):
        command()
        seen.append(game.view().coming)

    assert [[each.id for each in coming] for coming in seen] == [
        [],
        ["raad", "laat", "thuis"],
        ["pers", "raad", "laat"],
        ["laat", "thuis"],
    ]


def test_nothing_is_coming_any_more_where_the_story_ends():
    game = Game(a_scenario(SHORT, AGENDA))
    game.begin()
    is_read = game.view().coming
    game.decide("ja")

    assert is_read
    assert game.state == "ending"
    assert game.view().coming == ()


def test_the_view_is_frozen(game):
    with pytest.raises(AttributeError):
        game.view().text = "anders"


def test_a_game_can_be_retold_in_another_language_only_with_the_same_story(game):
    english = a_scenario(STORY.replace("Het plein loopt vol", "The square fills up"), MORE)
    other = a_scenario(STORY.replace("seconds: 60", "seconds: 61"), MORE)
    game.begin()

    game.retell(english)

    assert game.view().text == "The square fills up."
    with pytest.raises(ValueError, match="same story"):
        game.retell(other)


def test_a_snapshot_makes_a_command_undone(game):
    game.begin()
    before = game.run, game.view().scene, game.state
    snapshot = game.snapshot()
    game.decide("nee")

    game.restore(snapshot)

    assert (game.run, game.view().scene, game.state) == before


def test_a_game_opens_no_socket(monkeypatch):
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a solo game opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    game = Game(load_scenario("tests/scenarios/klein"))
    game.begin()
    while game.state != "debrief":
        match game.state:
            case "deciding":
                game.decide(game.view().choices[0].id)
            case "explaining":
                game.explain("Omdat het moest.")
            case _:
                game.proceed()
