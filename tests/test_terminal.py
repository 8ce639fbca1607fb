"""The whole game as plain text: what is told, and what each line does."""

import io
from pathlib import Path

import pytest
from typed import Clock, Typed

from burgemeestersgame import i18n
from burgemeestersgame.console import Paper
from burgemeestersgame.engine import Game
from burgemeestersgame.engine.run import (
    ActionTaken,
    AdviceOpened,
    Begun,
    Decided,
    Explained,
    Paused,
    Resumed,
    TimedOut,
)
from burgemeestersgame.errors import GameError
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.terminal import Leaving, play

KLEIN = Path(__file__).parent / "scenarios" / "klein"

# From the briefing to the ending and past it.
TO_THE_END = ("", "1", "", "Ik had honger.", "1", "")


def told(game: Game, *script: str | float, clock: Clock | None = None) -> str:
    """Return everything that is said when somebody types this, then closes the input."""
    output = io.StringIO()
    play(game, Typed(*script, clock=clock), Paper(output))
    return output.getvalue()


def new_game(clock: Clock | None = None) -> Game:
    if clock is None:
        return Game(load_scenario(KLEIN), time_factor=None)
    return Game(load_scenario(KLEIN), clock=clock)


def kinds(game: Game) -> list[type]:
    return [type(event) for event in game.run.events]


def test_the_briefing_says_what_this_is_who_sees_what_and_how_to_get_help():
    text = told(new_game())

    assert "De toon op het park" in text
    assert "You play: mayor." in text
    assert "What this is" in text
    assert "Who sees what" in text
    assert "?: read this again." in text


def test_the_player_hears_before_the_first_choice_that_choosing_is_final():
    text = told(new_game())

    assert "It is final" in text


def test_the_end_of_the_input_leaves_the_game_where_it_was():
    game = new_game()

    leaving = play(game, Typed("", "a1"), Paper(io.StringIO()))

    assert leaving is Leaving.STOPPED
    assert kinds(game) == [Begun, AdviceOpened]


def test_any_line_leaves_the_briefing():
    game = new_game()

    told(game, "1")

    assert game.run.events == (Begun(),)


def test_a_number_takes_that_choice_at_once():
    game = new_game()

    told(game, "", "2")

    assert game.run.events[1] == Decided("lunch", "afslaan")


def test_a_decision_is_repeated_also_when_nothing_comes_of_it_yet():
    assert "You decided: U slaat af" in told(new_game(), "", "2")


@pytest.mark.parametrize("line", ["2: Dat beloofde ik: echt.", "2 :Dat beloofde ik: echt."])
def test_a_reason_may_stand_behind_the_number(line):
    game = new_game()

    told(game, "", line)

    assert game.run.events[1] == Decided("lunch", "afslaan", reason="Dat beloofde ik: echt.")


def test_a2_asks_the_second_advisor():
    game = new_game()

    text = told(game, "", "a2")

    assert game.run.events[1] == AdviceOpened("lunch", "oov")
    assert "Daan Ruyterkamp (Adviseur openbare orde): Hij weet veel." in text
    assert "Leaves the choice open." in text


def test_advice_names_the_choice_it_leans_towards_with_its_number():
    assert "Leans towards: 2. U slaat af" in told(new_game(), "", "a1")


def test_advice_that_was_heard_is_read_again_and_costs_nothing():
    game = new_game()

    text = told(game, "", "a1", "a1")

    assert kinds(game) == [Begun, AdviceOpened]
    assert text.count("Ik zou het niet doen.") == 2


def test_d2_takes_the_second_action_and_the_rest_is_numbered_anew():
    game = new_game()

    text = told(game, "", "d1", "d1")

    assert game.run.events[1:] == (ActionTaken("lunch", "logboek"), ActionTaken("lunch", "riec"))
    assert "d1. Bel het RIEC" in text
    assert "Er komt iemand langs." in text


def test_what_is_coming_is_told_once_and_again_as_more_is_known_or_when_asked():
    text = told(new_game(), "", "d1", "d1", "t")

    assert text.count("Coming up: 3 April Wandeling over het park.") == 1
    both = "Coming up: 10.00 a.m. De raad wil uitleg; 3 April Wandeling over het park."
    assert text.count(both) == 2


def test_a_message_is_told_when_it_comes_with_its_channel_and_sender():
    assert (
        "On the phone, 9.00 a.m., Daan Ruyterkamp (Adviseur openbare orde): Goed dat u belt."
        in (told(new_game(), "", "d2"))
    )


def test_a_message_is_told_once_and_again_when_asked():
    text = told(new_game(), "", "d2", "a1", "m")

    assert text.count("Goed dat u belt.") == 2


@pytest.mark.parametrize(
    "line",
    [
        "",
        "0",
        "4",
        "6",
        "12",
        "a",
        "a0",
        "a3",
        "d9",
        "x",
        "1 2",
        "1,2",
        "2:",
        "6: x",
        "١",
        "a1a",
        "-1",
        "é" * 99,
    ],
)
def test_wrong_input_is_answered_and_asked_again(line):
    game = new_game()

    text = told(game, "", line, "2")

    assert "Choose 1 to 3, ask a1 to a2, do d1 to d2" in text
    assert game.run.events == (Begun(), Decided("lunch", "afslaan"))


@pytest.mark.parametrize("line", ["A2", " a2 ", "a 2", "a2."])
def test_capitals_spaces_and_a_full_stop_do_not_matter(line):
    game = new_game()

    told(game, "", line)

    assert game.run.events[1] == AdviceOpened("lunch", "oov")


def test_asking_where_nobody_advises_is_answered_kindly():
    text = told(new_game(), *TO_THE_END[:4], "a1")

    assert "There is nobody to ask at this moment." in text


def test_the_line_at_an_explain_moment_is_the_sentence():
    game = new_game()

    told(game, *TO_THE_END[:3], "  q  ")

    assert game.run.events[-1] == Explained("zin-lunch", "q")


def test_an_empty_line_at_an_explain_moment_says_nothing():
    game = new_game()

    told(game, *TO_THE_END[:3], "")

    assert game.run.events[-1] == Explained("zin-lunch", "")


def test_the_whole_story_can_be_played():
    game = new_game()

    leaving = play(game, Typed(*TO_THE_END), Paper(io.StringIO()))

    assert leaving is Leaving.FINISHED
    assert game.state == "debrief"
    assert game.view().ending == "slot-rust"


def test_a_question_mark_at_a_pause_helps_and_goes_on():
    game = new_game()

    text = told(game, "", "1", "?")

    assert game.state == "explaining"
    assert text.count("How to play") == 2


@pytest.mark.parametrize("line", ["q", "stop", "Q"])
def test_q_stops_and_keeps(line):
    game = new_game()

    leaving = play(game, Typed("", line, "1"), Paper(io.StringIO()))

    assert leaving is Leaving.STOPPED
    assert game.run.events == (Begun(),)


def test_p_pauses_until_any_line_and_the_dilemma_is_not_told_again():
    game = new_game()

    text = told(game, "", "p", "")

    assert kinds(game) == [Begun, Paused, Resumed]
    assert text.count("Over een maand") == 1


def test_i_reads_the_situation_again():
    assert told(new_game(), "", "i").count("Over een maand") == 2


def test_a_run_that_goes_on_is_told_from_its_last_scene():
    first = new_game()
    told(first, "", "a1")
    again = Game(load_scenario(KLEIN), run=first.run, time_factor=None)

    text = told(again, "2")

    assert "You go on where you stopped." in text
    assert "De parkdirecteur nodigt u uit" in text
    assert "What this is" not in text
    assert again.run.events[-1] == Decided("lunch", "afslaan")


def test_messages_that_were_read_before_are_not_told_again_when_a_run_goes_on():
    first = new_game()
    told(first, "", "d2", *TO_THE_END[1:4])
    again = Game(load_scenario(KLEIN), run=first.run, time_factor=None)

    assert "Goed dat u belt." not in told(again)


def test_a_time_limit_is_said_with_the_question():
    clock = Clock()

    assert "You have 90 seconds to decide." in told(new_game(clock), "", clock=clock)


def test_twenty_seconds_before_the_end_it_is_said_once():
    clock = Clock()

    text = told(new_game(clock), "", 69.0, 2.0, 2.0, 2.0, clock=clock)

    assert text.count("seconds left.") == 1
    assert "19 seconds left." in text


def test_when_the_time_is_up_silence_decides_and_what_was_half_typed_is_thrown_away():
    clock = Clock()
    game = new_game(clock)
    lines = Typed("", 91.0, clock=clock)
    output = io.StringIO()

    play(game, lines, Paper(output))

    assert game.run.events[1] == TimedOut("lunch")
    assert lines.forgotten == 1
    assert "The time is up." in output.getvalue()
    assert "U liet het gaan." in output.getvalue()


def test_an_answer_that_comes_too_late_is_not_taken():
    clock = Clock()
    game = new_game(clock)
    late = Typed("", "2", clock=clock)
    taken = late.next

    def next_line(timeout_s: float | None = None) -> str | None:
        line = taken(timeout_s)
        if line == "2":
            clock.now += 91.0
        return line

    late.next = next_line

    play(game, late, Paper(io.StringIO()))

    assert game.run.events[1] == TimedOut("lunch")


def test_without_a_keyboard_no_time_limit_is_promised():
    assert "There are no time limits" in told(new_game())


class FullDisk(Game):
    """A game that cannot keep a decision."""

    __slots__ = ()

    def decide(self, *_arguments, **_named):
        raise GameError("the disk is full")


def test_what_cannot_be_kept_is_said_and_asked_again():
    game = FullDisk(load_scenario(KLEIN), time_factor=None)

    text = told(game, "", "2", "a1")

    assert "That did not work: the disk is full." in text
    assert kinds(game) == [Begun, AdviceOpened]


def test_the_same_game_is_told_in_dutch():
    i18n.use("nl")

    assert "You" not in told(new_game(), "", "a1", "1")
