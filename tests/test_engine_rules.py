"""What a choice, an action, a minute does."""

from __future__ import annotations

from datetime import datetime

import pytest

from burgemeestersgame.engine import Game
from burgemeestersgame.engine.state import Happened
from burgemeestersgame.engine.story import compiled
from tests.stories import a_scenario

TWO = """
- dilemma: eerst
  phase: tijdens
  text: Het plein loopt vol.
  question: Wat doet u?
  choices:
    ja: {{text: Ja, {ja}}}
    nee: {{text: Nee}}
- dilemma: daarna
  {daarna}
  text: De zaal wacht.
  question: En nu?
  choices:
    door: {{text: Door, {door}}}
    stop: {{text: Stop}}
"""


def two_dilemmas(
    more: str = "", *, ja: str = "", door: str = "", daarna: str = "at: +1 hour"
) -> Game:
    """Return a begun game at the first of two dilemmas."""
    story = TWO.format(ja=ja, door=door, daarna=daarna).replace(", }", "}")
    game = Game(a_scenario(story, more))
    game.begin()
    return game


def levels(game: Game) -> list[int]:
    return [each.value for each in game.view().indicators]


def true_facts(game: Game) -> set[str]:
    return {each.id for each in game.view().facts if each.is_true}


@pytest.mark.parametrize(("change", "level"), [("+60", 100), ("-60", 0), ("+7", 57)])
def test_an_indicator_stays_between_0_and_100(change, level):
    game = two_dilemmas(ja=f"effects: {{zaal: {change}}}")

    game.decide("ja")

    assert levels(game) == [level]


def test_a_decision_takes_its_time_and_then_the_next_scene_takes_place():
    game = two_dilemmas(ja="takes: 20 min")

    game.decide("ja")

    assert game.view().story_time == datetime(2024, 5, 23, 19, 20)


def test_an_anchor_that_has_passed_leaves_the_clock_where_it_is():
    game = two_dilemmas(ja="takes: 3 hours", daarna="at: 2024-05-23 19:00")

    game.decide("ja")

    assert game.view().story_time == datetime(2024, 5, 23, 21, 0)


def test_next_is_judged_after_the_effects_and_after_the_time_it_takes():
    game = two_dilemmas(
        ja="takes: 2 hours, sets: kan, next: [{if: kan and clock >= 20:00, to: slot}, {to: daarna}]"
    )

    game.decide("ja")

    assert game.view().scene == "slot"


def test_a_mark_is_judged_before_the_decision_changes_anything():
    game = two_dilemmas(ja="sets: kan, breaches: [{norm: bevoegdheid-noodbevel, if: not kan}]")

    state, records = _decide(game, "ja")

    assert records[0].marks == (("breach", "bevoegdheid-noodbevel"),)
    assert state.truths & compiled(game.scenario).fact_bits["kan"]


def _decide(game: Game, choice: str):
    from burgemeestersgame.engine import replay, rules

    story = compiled(game.scenario)
    state = replay(game.scenario, game.run)
    deed = next(each for each in rules.open_choices(story, state) if each.id == choice)
    return rules.decide(story, state, deed)


LATER = """
messages:
  belt: {channel: phone, from: ovd, text: Ik bel.}
  appt: {channel: app, from: ovd, text: Ik app.}
"""


def test_a_delayed_consequence_counts_from_the_decision_and_happens_at_its_own_time():
    game = two_dilemmas(
        LATER, ja="takes: 30 min, later: [{id: straks, after: 20 min, message: belt}]"
    )

    game.decide("ja")

    assert [message.at for message in game.view().messages] == [datetime(2024, 5, 23, 18, 20)]
    assert game.view().story_time == datetime(2024, 5, 23, 18, 30)


def test_at_equal_times_delayed_consequences_happen_in_file_order():
    game = two_dilemmas(
        LATER,
        ja=(
            "later: [{id: een, after: 20 min, message: appt, sets: kan},"
            " {id: twee, after: 20 min, if: kan, message: belt}]"
        ),
    )

    game.decide("ja")

    assert [message.id for message in game.view().messages] == ["appt", "belt"]


def test_the_condition_of_a_delayed_consequence_is_judged_when_it_falls_due():
    game = two_dilemmas(
        LATER + "actions: {voorkom: {text: Voorkom het, sets: kan}}\n",
        ja="later: [{id: straks, after: 2 hours, if: not kan, message: belt}]",
        door="takes: 3 hours",
    )
    game.decide("ja")

    game.act("voorkom")
    game.decide("door")

    assert game.view().messages == ()


def test_a_cancelled_consequence_never_happens():
    game = two_dilemmas(
        LATER + "actions: {stop-het: {text: Stop het, cancels: straks}}\n",
        ja="later: [{id: straks, after: 2 hours, message: belt}]",
        door="takes: 3 hours",
    )
    game.decide("ja")

    game.act("stop-het")
    game.decide("door")

    assert game.view().messages == ()


def test_what_is_pending_is_not_scheduled_again():
    game = two_dilemmas(
        LATER + "actions: {nog-eens: {text: Nog eens, times: 2, takes: 10 min,"
        " later: [{id: straks, after: 30 min, message: belt}]}}\n"
    )

    game.act("nog-eens")
    game.act("nog-eens")
    game.decide("nee")

    assert [message.at for message in game.view().messages] == [datetime(2024, 5, 23, 18, 30)]


def test_a_delayed_consequence_may_cancel_another():
    game = two_dilemmas(
        LATER,
        ja=(
            "later: [{id: een, after: 10 min, cancels: twee},"
            " {id: twee, after: 20 min, message: belt}]"
        ),
    )

    game.decide("ja")

    assert game.view().messages == ()


def test_what_is_pending_at_an_ending_lapses():
    game = two_dilemmas(
        LATER, ja="next: slot, later: [{id: straks, after: 2 weeks, message: belt}]"
    )

    game.decide("ja")

    assert game.view().messages == ()
    assert game.view().ending == "slot"


def test_a_skipped_scene_leaves_no_trace():
    game = two_dilemmas(daarna="at: +1 hour\n  if: kan")

    game.decide("ja")

    assert game.view().scene == "slot"
    assert game.view().story_time == datetime(2024, 5, 23, 18, 0)
    story = compiled(game.scenario)
    from burgemeestersgame.engine import replay

    assert not replay(game.scenario, game.run).truths & story.scene_bits["daarna"]


def test_the_phase_of_a_condition_on_a_scene_is_that_scenes_own():
    game = two_dilemmas(daarna="phase: nazorg\n  if: nazorg")

    game.decide("ja")

    assert game.view().scene == "daarna"


def test_a_dilemma_without_an_open_choice_is_passed():
    scenario = a_scenario(
        """
        - dilemma: dicht
          phase: vooraf
          text: De deur is dicht.
          question: Wat doet u?
          choices:
            een: {text: Een, if: kan}
            twee: {text: Twee, if: kan and mag}
          next: verder
        - bridge: overslaan
          text: Dit leest u niet.
        - bridge: verder
          text: U loopt door.
        """
    )
    game = Game(scenario)

    game.begin()

    assert game.view().scene == "verder"


def test_an_action_that_closes_the_last_choice_moves_play_on():
    scenario = a_scenario(
        """
        - dilemma: kort
          phase: vooraf
          text: Het kan nog even.
          question: Wat doet u?
          choices:
            een: {text: Een, if: not kan}
            twee: {text: Twee, if: not kan}
        """,
        "actions: {doe: {text: Doe het, sets: kan}}\n",
    )
    game = Game(scenario)
    game.begin()

    game.act("doe")

    assert game.view().scene == "slot"


def test_an_action_is_open_as_often_as_it_says():
    game = two_dilemmas("actions: {bel: {text: Bel, times: 2}}\n")

    game.act("bel")
    game.act("bel")

    assert game.view().actions == ()


def test_what_is_open_by_its_name_is_what_stands_in_the_list():
    from burgemeestersgame.engine import replay, rules

    actions = "{bel: {text: Bel, times: 1}, log: {text: Log, available: kan}, app: {text: App}}"
    game = two_dilemmas(f"actions: {actions}\n", ja="if: kan")
    game.act("bel")
    story, state = compiled(game.scenario), replay(game.scenario, game.run)

    assert [deed.id for deed in rules.open_actions(story, state)] == ["app"]
    for deed in story.actions:
        found = rules.open_action(story, state, deed.id)
        assert found is (deed if deed in rules.open_actions(story, state) else None)
    for deed in story.places[state.scene].choices:
        found = rules.open_choice(story, state, deed.id)
        assert found is (deed if deed in rules.open_choices(story, state) else None)
    assert rules.open_action(story, state, "ja") is None
    assert rules.open_choice(story, state, "bel") is None


def test_what_falls_due_while_listening_happens_before_the_decision():
    scenario = a_scenario(
        """
        - dilemma: eerst
          phase: tijdens
          text: Het plein loopt vol.
          question: Wat doet u?
          choices:
            ja: {text: Ja, later: {id: straks, after: 5 min, sets: kan}}
            nee: {text: Nee}
        - dilemma: daarna
          text: De zaal wacht.
          question: En nu?
          advice:
            griffier: {stance: stop, takes: 10 min, text: Wacht.}
          choices:
            door: {text: Door, if: not kan}
            stop: {text: Stop}
        """
    )
    game = Game(scenario)
    game.begin()
    game.decide("ja")
    assert [choice.id for choice in game.view().choices] == ["door", "stop"]

    game.consult("griffier")

    assert [choice.id for choice in game.view().choices] == ["stop"]
    assert true_facts(game) == {"kan"}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("zaal >= 50", True),
        ("zaal > 50", False),
        ("zaal - 10 < 45", True),
        ("zaal * 2 == 100", True),
        ("not kan and zaal != 49", True),
        ("kan or mag", False),
        ("not (kan or mag)", True),
        ("vooraf", False),
        ("tijdens", True),
        ("clock < 20:20", True),
        ("20:20 <= clock", False),
        ("clock >= 2024-05-23 18:00", True),
        ("clock > 2024-05-23 18:00", False),
        ("scene:eerst", True),
        ("scene:daarna", False),
        ("choice:eerst/ja", False),
    ],
)
def test_a_condition_means_what_it_says(condition, holds):
    game = two_dilemmas(ja=f"if: {condition}")

    assert ("ja" in [choice.id for choice in game.view().choices]) is holds


def test_a_time_out_counts_as_the_choice_timeout_in_conditions():
    now = [0.0]
    scenario = a_scenario(
        """
        - dilemma: eerst
          phase: tijdens
          text: Het plein loopt vol.
          question: Wat doet u?
          seconds: 60
          timeout: {text: U zweeg.}
          choices:
            ja: {text: Ja}
            nee: {text: Nee}
          next: [{if: "choice:eerst/timeout", to: stil}, {to: slot}]
        - bridge: stil
          text: Het blijft stil.
        """
    )
    game = Game(scenario, clock=lambda: now[0])
    game.begin()
    now[0] = 61

    game.tick()
    game.proceed()

    assert game.view().scene == "stil"


def test_a_record_says_whether_a_delayed_consequence_held():
    game = two_dilemmas(
        LATER, ja="takes: 30 min, later: [{id: straks, after: 20 min, if: kan, message: belt}]"
    )

    _state, records = _decide(game, "ja")

    happened = [record for record in records if isinstance(record, Happened)]
    assert [(record.clock, record.held) for record in happened] == [(20, False)]
