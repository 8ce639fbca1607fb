"""What we say about a run: the seven steps, what each holds, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import TypeVar

import pytest
from msgspec.structs import replace as changed
from stories import HEAD, a_scenario, played

from burgemeestersgame import i18n
from burgemeestersgame.assessment import assess
from burgemeestersgame.debrief.build import build
from burgemeestersgame.debrief.model import (
    Block,
    CaseNote,
    Debrief,
    DecisionCard,
    Fold,
    Heading,
    LineChart,
    MarkChart,
    NormCard,
    NormGroup,
    Paragraph,
    Said,
    Section,
    Timeline,
    Voice,
)
from burgemeestersgame.debrief.norm_cards import norm_card
from burgemeestersgame.debrief.telling import Telling, in_quotes
from burgemeestersgame.engine import Game, Run
from burgemeestersgame.engine.run import Decided, Intended
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import Scenario

LAW = "bevoegdheid-openbaarheid-raad"
OTHER_LAW = "bevoegdheid-inlichtingenplicht"
AGREEMENT = "vpt-3-registreren"
ORDER, PROTEST = "bevoegdheid-noodbevel", "bevoegdheid-betoging"

SCENES = f"""
- dilemma: deuren
  phase: tijdens
  question: Gaan de deuren dicht?
  seconds: 60
  advice:
    griffier: {{stance: open, takes: 5 min, text: De raad vergadert in het openbaar.}}
    ovd: {{stance: dicht, text: Ik kan dit zo niet houden.}}
  choices:
    dicht:
      text: U sluit de deuren
      takes: 10 min
      consequence: Buiten wordt gefloten.
      effects: {{zaal: -20}}
      values: gezag
      breaches: {LAW}
      later: [{{id: krant, after: 1 hour, message: krant, effects: {{zaal: -5}}}}]
      debrief: U hield de zaal heel. De deur bleef dicht voor wie wilde luisteren.
    nog-niet: {{text: Nog niet, honours: {LAW}}}
  timeout: {{text: De bode deed de deuren dicht.}}
  documented: {{outcome: deels-bekend, text: In de onderzochte casus bleven de deuren open.}}
  reflect: Wie stond er buiten?
- explain: zin
  prompt: Waarom de deuren?
- dilemma: brief
  phase: nazorg
  at: +1 day
  question: Wat schrijft u de raad?
  choices:
    alles: {{text: Alles, honours: {OTHER_LAW}}}
    weinig: {{text: Weinig}}
- dilemma: koffie
  question: Koffie of thee?
  choices: {{koffie: {{text: Koffie}}, thee: {{text: Thee}}}}
"""
MORE = f"""
actions:
  log:
    text: Begin een logboek
    honours: {AGREEMENT}
    debrief: Wie opschrijft hoeft niet te gissen.
  bel: {{text: Bel het OM}}
messages:
  krant: {{channel: press, from: De Haverbode, text: "U zei: {{zin}}", without: U zei niets.}}
guide:
  questions: {{deuren: [Wie besliste hier?], koffie: [Wie schonk in?]}}
"""


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return a_scenario(SCENES, MORE)


def debriefed(scenario: Scenario, *moves: str, values: tuple[str, ...] = ()) -> Debrief:
    return unfolded(build(scenario, played(scenario, *moves, values=values), "en"))


def unfolded(debrief: Debrief) -> Debrief:
    """Return the debrief with what is folded away in its place."""
    return changed(
        debrief,
        sections=tuple(
            changed(each, blocks=tuple(_unfolded(each.blocks))) for each in debrief.sections
        ),
    )


def _unfolded(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Fold):
            yield Heading(block.title)
            yield from _unfolded(block.blocks)
        else:
            yield block


ALL = ("?ovd", "dicht: het moest", '"Omdat het moest."', "!log", "alles", "koffie")


def section(debrief: Debrief, id: str) -> Section:
    return next(each for each in debrief.sections if each.id == id)


T = TypeVar("T")


def of(kind: type[T], debrief: Debrief) -> list[T]:
    return [each for part in debrief.sections for each in part.blocks if isinstance(each, kind)]


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield block.text


def timelines(debrief: Debrief) -> tuple[Timeline, Timeline | None]:
    """Return the log, in full, and what did not come."""
    blocks = section(debrief, "what-happened").blocks
    heading = Heading("What did not come")
    at = blocks.index(heading) if heading in blocks else len(blocks)
    log = [block for block in blocks[:at] if isinstance(block, Timeline)][-1]
    return log, next((block for block in blocks[at:] if isinstance(block, Timeline)), None)


def card(debrief: Debrief, id: str) -> NormCard:
    groups = of(NormGroup, debrief)
    return next(each for group in groups for each in group.cards if each.id == id)


# -- the whole -----------------------------------------------------------------------------------


def test_the_seven_steps_come_in_the_order_of_the_research_on_debriefing(scenario):
    steps = [each.id for each in debriefed(scenario, *ALL).sections]

    assert steps == [
        "one-minute",
        "what-happened",
        "your-reasons",
        "norms",
        "other-roads",
        "intention",
        "questions",
    ]


def test_a_step_that_has_nothing_to_say_is_left_out():
    scenario = a_scenario(
        "- dilemma: een\n  phase: tijdens\n  question: Eén?\n"
        "  choices: {a: {text: A}, b: {text: B}}\n"
    )

    steps = [each.id for each in debriefed(scenario, "a").sections]

    assert "questions" not in steps
    assert "other-roads" not in steps


def test_the_debrief_is_in_the_language_asked_for_and_leaves_the_language_of_the_game(scenario):
    i18n.use("nl")

    build(scenario, played(scenario, *ALL), "en")

    assert i18n.language() == "nl"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_norms_are_in_the_language_asked_for(scenario, language):
    debrief = build(scenario, played(scenario, *ALL), language)

    expected = {"nl": "Raad vergadert in het openbaar", "en": "The council meets in public"}
    assert card(debrief, LAW).name == expected[language]


def test_the_subtitle_says_how_it_ended_and_when_it_was_played(scenario):
    run = played(scenario, *ALL)

    debrief = build(scenario, run, "en", datetime(2026, 11, 21, 20, 15))

    assert debrief.subtitle == "Het is voorbij · played on 21 November 2026"


def test_an_unfinished_run_is_told_as_far_as_it_goes(scenario):
    debrief = debriefed(scenario, "dicht")

    assert debrief.subtitle == "Not played to the end"
    assert any("as far as you played" in text for text in texts(debrief.sections[0].blocks))
    assert [each.question for each in of(DecisionCard, debrief)] == ["Gaan de deuren dicht?"]


def test_a_run_that_has_not_begun_still_has_a_debrief(scenario):
    debrief = build(scenario, Run("proef", scenario.digest), "en")

    assert of(DecisionCard, debrief) == []


def test_help_is_named_with_how_certain_it_is(scenario):
    debrief = debriefed(scenario, *ALL)

    assert "112" in debrief.help
    assert "Ondersteuningsteam Weerbaar Bestuur" in debrief.help
    assert "https://www.burgemeesters.nl/" in debrief.help
    assert "as a mayor, to a fellow mayor or the King's Commissioner" in debrief.help
    assert debrief.help_certainty.startswith("Not certain yet")


def test_no_word_of_ours_is_a_mark_for_the_player(scenario):
    debrief = debriefed(scenario, *ALL)

    said = " ".join(text for part in debrief.sections for text in texts(part.blocks)).lower()
    for word in ("score", "points", "well done", "failed", "mistake", "wrong", "should have", "%"):
        assert word not in said


# -- what happened -------------------------------------------------------------------------------


def test_the_log_tells_everything_in_the_order_in_which_it_happened(scenario):
    timeline, _kept_away = timelines(debriefed(scenario, *ALL))

    assert [(each.kind, each.title) for each in timeline.moments] == [
        ("advice", "You asked Ilse Wagenvoort"),
        ("decision", "Decision 1: U sluit de deuren"),
        ("explain", "You were asked for one sentence"),
        ("message", "De Haverbode, in the news"),
        ("action", "Unasked: Begin een logboek"),
        ("decision", "Decision 2: Alles"),
        ("decision", "Decision 3: Koffie"),
        ("ending", "How it ended"),
    ]


def test_the_log_in_short_tells_what_was_decided_and_done_and_how_it_ended(scenario):
    short = of(Timeline, debriefed(scenario, *ALL))[0]

    assert [(each.kind, each.text) for each in short.moments] == [
        ("decision", ""),
        ("action", ""),
        ("decision", ""),
        ("decision", ""),
        ("ending", "Het is voorbij. De zaal is leeg."),
    ]


def test_a_message_in_quotes_is_not_quoted_twice():
    assert in_quotes("'Jullie huis was leeg.'") == "‘Jullie huis was leeg.’"
    assert in_quotes("Met de hand: 'Niet te koop.'") == "‘Met de hand: 'Niet te koop.'’"
    assert in_quotes("'Ja', zei ze. 'En nu?'") == "‘'Ja', zei ze. 'En nu?'’"


def test_what_came_later_says_what_it_came_of_and_what_it_moved(scenario):
    timeline, _kept_away = timelines(debriefed(scenario, *ALL))

    message = next(each for each in timeline.moments if each.kind == "message")
    assert message.text.splitlines() == [
        "U zei: Omdat het moest.",
        "Because of: U sluit de deuren",
        "Rust in de zaal: 30 → 25",
    ]
    assert message.at == datetime(2024, 5, 23, 19, 0)


def test_a_decision_says_what_it_moved(scenario):
    timeline, _kept_away = timelines(debriefed(scenario, *ALL))

    decision = next(each for each in timeline.moments if each.kind == "decision")
    assert decision.text.splitlines() == ["Buiten wordt gefloten.", "Rust in de zaal: 50 → 30"]


def test_silence_is_told_as_silence(scenario):
    timeline, _kept_away = timelines(debriefed(scenario, "~"))

    assert timeline.moments[0].kind == "timeout"
    assert timeline.moments[0].text == "De bode deed de deuren dicht."


def test_a_later_consequence_without_a_message_is_told_too():
    scenario = a_scenario("""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        a: {text: A, later: {id: stil, after: 1 hour, effects: {zaal: -9}, sets: kan}}
        b: {text: B}
    - bridge: wachten
      at: +2 hours
      text: Wachten.
    """)

    timeline, _kept_away = timelines(debriefed(scenario, "a"))

    later = next(each for each in timeline.moments if each.kind == "later")
    assert (later.title, later.text) == ("What came of it: A", "Het kan\nRust in de zaal: 50 → 41")


def test_what_happens_between_dilemmas_is_told_where_it_happens():
    scenario = a_scenario("""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {a: {text: A}, b: {text: B}}
    - bridge: wachten
      at: +2 hours
      text: Drie raadsleden vragen een nieuw debat.
    - dilemma: twee
      question: Twee?
      choices: {a: {text: C}, b: {text: D}}
    """)

    timeline, _kept_away = timelines(debriefed(scenario, "a", "a"))

    assert [each.kind for each in timeline.moments] == ["decision", "scene", "decision", "ending"]
    assert timeline.moments[1].title == "Meanwhile"
    assert timeline.moments[1].text == "Drie raadsleden vragen een nieuw debat."


def test_a_message_that_was_stopped_says_by_what():
    scenario = a_scenario(
        """
        - dilemma: een
          phase: tijdens
          question: Eén?
          choices:
            a: {text: U zwijgt, later: {id: stil, after: 3 hours, message: krant}}
            b: {text: B}
        - dilemma: twee
          question: Twee?
          choices: {stop: {text: U belt zelf, cancels: stil}, b: {text: B}}
        """,
        "messages: {krant: {channel: press, from: De Haverbode, text: Een kop.}}\n",
    )

    _log, kept_away = timelines(debriefed(scenario, "a", "stop"))

    assert kept_away is not None
    (moment,) = kept_away.moments
    assert moment.title == "De Haverbode, in the news"
    assert moment.text.splitlines() == [
        "Een kop.",
        "What kept it away: ‘U belt zelf’",
    ]


def test_what_did_not_come_stands_by_the_time_at_which_it_would_have():
    scenario = a_scenario(
        """
        - dilemma: een
          phase: tijdens
          question: Eén?
          choices:
            a:
              text: A
              later:
                - {id: laat, after: 3 hours, message: krant}
                - {id: vroeg, after: 2 hours, message: mail}
            b: {text: B}
        - dilemma: twee
          question: Twee?
          choices: {stop: {text: U belt zelf, cancels: [laat, vroeg]}, b: {text: B}}
        """,
        "messages:\n  krant: {channel: press, from: De Haverbode, text: Een kop.}\n"
        "  mail: {channel: mail, from: De buren, text: Een vraag.}\n",
    )

    _log, kept_away = timelines(debriefed(scenario, "a", "stop"))

    assert kept_away is not None
    assert [each.title for each in kept_away.moments] == [
        "De buren, by mail",
        "De Haverbode, in the news",
    ]


def test_two_deeds_that_kept_something_away_are_told_apart():
    scenes = WALKED.replace("if: not kan", "if: not kan and not mag")
    walk = WALK.replace("sets: kan}", "sets: kan}, bel: {text: Bel de politie, sets: mag}")

    _log, kept_away = timelines(debriefed(a_scenario(scenes, walk), "!loop", "!bel", "a", "c"))

    assert kept_away is not None
    (moment,) = kept_away.moments
    assert moment.text.splitlines()[-1] == (
        "What kept it away: ‘Loop de weg naar buiten’ and ‘Bel de politie’"
    )


def test_an_indicator_that_came_back_is_not_said_to_have_gone_anywhere():
    scenario = a_scenario("""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {a: {text: A, effects: {zaal: -5}}, b: {text: B}}
    - dilemma: twee
      question: Twee?
      choices: {c: {text: C, effects: {zaal: +5}}, d: {text: D}}
    """)

    (chart,) = of(LineChart, debriefed(scenario, "a", "c"))

    assert chart.summary == (
        "Rust in de zaal (higher is better) ended where it began, at 50, and moved most, from 50"
        " to 45, through: A."
    )


def test_what_silence_moved_says_at_which_decision_the_time_was_up():
    scenario = a_scenario("""
    - dilemma: een
      phase: tijdens
      question: Eén?
      seconds: 60
      choices: {a: {text: A}, b: {text: B}}
      timeout: {text: Niets., effects: {zaal: -5}}
    - dilemma: twee
      question: Twee?
      choices: {c: {text: C}, d: {text: D}}
    """)

    (chart,) = of(LineChart, debriefed(scenario, "~", "c"))

    assert chart.summary.endswith("from 50 to 45, through: The time was up at decision 1.")


WALKED = """
- dilemma: een
  phase: tijdens
  question: Eén?
  choices:
    a:
      text: U gaat de gang in
      later: {id: dicht, after: 1 min, if: not kan, message: deur, effects: {zaal: -4}}
    b: {text: B}
- dilemma: twee
  at: +1 hour
  question: Twee?
  choices: {c: {text: C}, d: {text: D}}
"""
WALK = """
actions: {loop: {text: Loop de weg naar buiten, sets: kan}}
messages: {deur: {channel: app, from: griffier, text: De deur zit op slot.}}
"""


def test_what_was_prepared_shows_in_what_did_not_come():
    _log, kept_away = timelines(debriefed(a_scenario(WALKED, WALK), "!loop", "a", "c"))

    assert kept_away is not None
    (moment,) = kept_away.moments
    assert moment.text.splitlines() == [
        "De deur zit op slot.",
        "What kept it away: ‘Loop de weg naar buiten’",
    ]


def test_what_was_not_prepared_shows_in_what_came():
    log, _kept_away = timelines(debriefed(a_scenario(WALKED, WALK), "a", "c"))

    message = next(each for each in log.moments if each.kind == "message")
    assert message.text.splitlines() == [
        "De deur zit op slot.",
        "Because of: U gaat de gang in",
        "It could come because this was missing: ‘Het kan’",
        "Rust in de zaal: 50 → 46",
    ]


def test_what_every_choice_would_have_brought_is_said_to_come_of_none():
    scenes = WALKED.replace(
        "b: {text: B}",
        "b:\n      text: B\n      later: {id: ook, after: 1 min, if: not kan, message: deur,"
        " effects: {zaal: -4}}",
    )

    log, _kept_away = timelines(debriefed(a_scenario(scenes, WALK), "a", "c"))

    message = next(each for each in log.moments if each.kind == "message")
    assert "This came of" not in message.text


def test_the_chart_starts_at_the_start_and_marks_every_decision(scenario):
    (chart,) = of(LineChart, debriefed(scenario, *ALL))

    (series,) = chart.series
    assert series.points[0] == (0, 50)
    assert series.points[-1][1] == 25
    assert [label for _position, label in chart.marks] == ["1", "2", "3"]


def test_the_table_tells_how_things_stood_right_after_each_decision_and_at_the_end():
    scenario = a_scenario("""
    - dilemma: een
      phase: tijdens
      question: Een?
      choices:
        a:
          text: A
          effects: {zaal: +5}
          later: {id: daarna, after: 1 hour, effects: {zaal: -8}}
        b: {text: B}
    - dilemma: twee
      at: +2 hours
      question: Twee?
      choices:
        c: {text: C, later: {id: slot-op, after: 1 hour, effects: {zaal: -6}}}
        d: {text: D}
    - bridge: avond
      at: +2 hours
      text: Het is avond.
    """)

    (chart,) = of(LineChart, debriefed(scenario, "a", "c"))

    assert [(moment.split(",")[0], levels) for moment, levels in chart.table] == [
        ("At the start", (50,)),
        ("After decision 1", (55,)),
        ("After decision 2", (47,)),
        ("At the end", (41,)),
    ]


def test_the_chart_says_the_same_in_words_and_in_a_table(scenario):
    (chart,) = of(LineChart, debriefed(scenario, *ALL))

    assert chart.summary == (
        "Rust in de zaal (higher is better) went from 50 to 25, and moved most, from 50 to 30,"
        " through: U sluit de deuren."
    )
    assert [levels for _moment, levels in chart.table] == [(50,), (30,), (25,), (25,)]


def test_an_indicator_is_flat_until_the_moment_at_which_it_moves(scenario):
    (chart,) = of(LineChart, debriefed(scenario, *ALL))

    positions = [position for position, _level in chart.series[0].points]
    assert positions == sorted(set(positions))
    first_mark = chart.marks[0][0]
    assert dict(chart.series[0].points)[first_mark] == 30


def test_decisions_in_the_same_minute_have_marks_apart():
    scenes = "\n".join(
        f"- dilemma: {name}\n  phase: tijdens\n  question: Wat?\n"
        "  choices: {a: {text: A}, b: {text: B}}"
        for name in ("een", "twee", "drie")
    )
    scenario = a_scenario(scenes)

    (chart,) = of(LineChart, debriefed(scenario, "a", "a", "a"))

    positions = [position for position, _label in chart.marks]
    assert len(set(positions)) == 3


def test_labels_along_the_axis_do_not_stand_on_top_of_each_other(scenario):
    (chart,) = of(LineChart, debriefed(scenario, *ALL))

    width = chart.series[0].points[-1][0]
    places = [position for position, _label in chart.ticks]
    assert all((b - a) * 6 >= width for a, b in pairwise(places))


def test_without_indicators_there_is_no_chart():
    head = HEAD.replace(
        "indicators:\n  zaal: {start: 50, better: high, label: Rust in de zaal}\n", ""
    )
    scenario = a_scenario(
        "- dilemma: een\n  phase: tijdens\n  question: Eén?\n"
        "  choices: {a: {text: A}, b: {text: B}}\n",
        head=head,
    )

    assert of(LineChart, debriefed(scenario, "a")) == []


# -- your reasons --------------------------------------------------------------------------------


def test_a_decision_card_has_the_reason_and_what_we_say_about_it(scenario):
    decision = of(DecisionCard, debriefed(scenario, *ALL))[0]

    assert (decision.number, decision.choice) == (1, "U sluit de deuren")
    assert decision.reason == "het moest"
    assert decision.debrief.startswith("U hield de zaal heel.")
    assert decision.reflect == "Wie stond er buiten?"
    assert decision.puts_first == "Gezag"
    assert decision.time == "Thursday 23 May, 6.00 p.m."


def test_a_card_of_a_decision_by_silence_says_so(scenario):
    decision = of(DecisionCard, debriefed(scenario, "~"))[0]

    assert (decision.timed_out, decision.choice) == (True, "")


def test_what_was_done_unasked_has_a_card_without_a_number(scenario):
    done = next(each for each in of(DecisionCard, debriefed(scenario, *ALL)) if not each.number)

    assert (done.choice, done.debrief) == (
        "Begin een logboek",
        "Wie opschrijft hoeft niet te gissen.",
    )


def test_of_much_that_was_done_unasked_what_breached_or_mended_is_told_first():
    names = ("Eén", "Twee", "Drie", "Vier")
    actions = "".join(f"  a{number}: {{text: {name}}}\n" for number, name in enumerate(names))
    leak = f"  lek: {{text: Bel de krant, breaches: {LAW}}}\n"
    scenario = a_scenario(ASKED_TWICE, f"actions:\n{actions}{leak}")

    run = played(scenario, "!a0", "!a1", "!a2", "!a3", "!lek", "a", "c")
    blocks = section(build(scenario, run, "en"), "your-reasons").blocks

    told = [each for each in blocks if isinstance(each, DecisionCard) and not each.number]
    assert [each.choice for each in told] == ["Eén", "Twee", "Bel de krant"]
    (rest,) = [each for each in blocks if isinstance(each, Fold) and "unasked" in each.title]
    assert rest.title == "2 more things that you did unasked"
    assert len(rest.blocks) == 2


ASKED_TWICE = """
- dilemma: een
  phase: tijdens
  question: Eén?
  advice: {griffier: {stance: a, text: A.}, ovd: {stance: b, text: B.}}
  choices: {a: {text: A}, b: {text: B}}
- dilemma: twee
  question: Twee?
  advice: {griffier: {stance: c, text: C.}}
  choices: {c: {text: C}, d: {text: D}}
"""


@pytest.mark.parametrize(
    ("moves", "told"),
    [
        (("?griffier", "?ovd", "a", "?griffier", "c"), "You heard everybody who could be heard."),
        (("a", "c"), "You decided without your advisors."),
        (("?ovd", "a", "c"), "At decision 2 you heard nobody."),
        (("?ovd", "a", "?griffier", "c"), "You heard somebody at every decision."),
    ],
)
def test_whether_advisors_were_heard_is_told_once_over_all_decisions(moves, told):
    debrief = debriefed(a_scenario(ASKED_TWICE), *moves)

    said = list(texts(section(debrief, "your-reasons").blocks))
    assert len([text for text in said if text.startswith(told)]) == 1


def test_who_often_had_advice_and_was_never_heard_is_named():
    asked = ASKED_TWICE.replace(
        "{griffier: {stance: c", "{ovd: {stance: c, text: C.}, griffier: {stance: c"
    )

    blocks = section(debriefed(a_scenario(asked), "?ovd", "a", "?ovd", "c"), "your-reasons").blocks

    (told,) = [text for text in texts(blocks) if text.startswith("You heard somebody")]
    assert "but never Hanneke Duurkoop." in told


def test_who_was_followed_nearly_every_time_raises_a_question():
    scenario = a_scenario(
        "\n".join(
            f"- dilemma: d{number}\n  phase: tijdens\n  question: Wat?\n"
            "  advice: {griffier: {stance: a, text: A.}, ovd: {stance: b, text: B.}}\n"
            "  choices: {a: {text: A}, b: {text: B}}"
            for number in range(4)
        )
    )

    def asked(*choices: str) -> list[str]:
        moves = [move for choice in choices for move in ("?griffier", choice)]
        blocks = section(debriefed(scenario, *moves), "your-reasons").blocks
        return [text for text in texts(blocks) if "see well" in text]

    assert asked("a", "a", "a", "a") == [
        "You heard Hanneke Duurkoop 4 times and chose the same 4 times. What does Hanneke"
        " Duurkoop see well, and what not?"
    ]
    assert asked("a", "a", "a", "b") == []


def test_every_advisor_has_a_voice_after_the_decision(scenario):
    voices = of(Voice, debriefed(scenario, *ALL))

    assert [(each.name, each.stance, each.is_heard) for each in voices] == [
        ("Hanneke Duurkoop", "left it open", False),
        ("Ilse Wagenvoort", "for what you did", True),
    ]


def test_only_what_was_not_heard_yet_is_told_in_full(scenario):
    voices = of(Voice, debriefed(scenario, *ALL))

    assert [each.text for each in voices] == ["De raad vergadert in het openbaar.", ""]


def test_a_stance_is_told_in_the_words_of_the_choice(scenario):
    _griffier, ovd = of(Voice, debriefed(scenario, "nog-niet"))

    assert ovd.stance == "for: U sluit de deuren"


def test_advice_on_a_dilemma_that_is_still_open_is_not_given_away(scenario):
    assert of(Voice, debriefed(scenario)) == []


def said_of(scenario: Scenario, *decisions: tuple[str, float | None]) -> list[str]:
    """Return what is said of the reasons for these choices, each made after 41.6 seconds."""
    now = [0.0]
    game = Game(scenario, clock=lambda: now[0])
    game.begin()
    for choice, confidence in decisions:
        now[0] += 41.6
        game.decide(choice, confidence=confidence)
        while game.view().state == "reading":
            game.proceed()
    return list(texts(section(unfolded(build(scenario, game.run, "en")), "your-reasons").blocks))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("a", 0.9), ("c", 1.0), "You said the same each time: sure."),
        (("a", 0.5), ("c", 0.5), "You said the same each time: half sure."),
        (
            ("a", 0.9),
            ("c", 0.2),
            "By decision: sure at 1; in doubt at 2. Who or what could have helped you in your"
            " doubt?",
        ),
        (
            ("a", 0.5),
            ("d", 0.8),
            "By decision: sure at 2; half sure at 1. At decision 2 nobody had advised it. What did"
            " you see that they did not?",
        ),
        (("a", None), ("c", 0.9), "You said the same each time: sure."),
    ],
)
def test_how_sure_somebody_was_is_told_once_over_all_decisions(first, second, told):
    said = said_of(a_scenario(ASKED_TWICE), first, second)

    assert said[said.index("How sure you were") + 1] == told


def test_who_never_said_how_sure_they_were_is_not_told_either():
    assert "How sure you were" not in said_of(a_scenario(ASKED_TWICE), ("a", None), ("c", None))


def test_the_time_taken_stands_beside_the_time_there_was(scenario):
    assert "You took 42 of the 60 seconds." in said_of(scenario, ("dicht", None))


def test_without_a_time_limit_nothing_is_said_about_time():
    said = said_of(a_scenario(ASKED_TWICE), ("a", None))

    assert not [text for text in said if "seconds" in text]


def test_what_came_later_is_told_as_what_could_not_be_known(scenario):
    said = list(texts(section(debriefed(scenario, *ALL), "your-reasons").blocks))

    first = said.index("Decision 1: how others chose")
    assert said[first + 2] == (
        "You could not know yet what came of it later: De Haverbode (Thursday 23 May, 7.00 p.m.)."
    )
    assert said[said.index("Decision 2: how others chose") + 1] == (
        "By then you had word from: De Haverbode."
    )


def test_a_breach_that_was_mended_later_says_so_on_its_card():
    scenario = a_scenario(f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {{dicht: {{text: Dicht, breaches: {LAW}}}, nee: {{text: Nee}}}}
    - dilemma: twee
      question: Twee?
      choices: {{open: {{text: Toch open, repairs: {LAW}}}, nee: {{text: Nee}}}}
    """)

    een, twee = of(DecisionCard, debriefed(scenario, "dicht", "open"))

    assert een.mending == "You mended it later: ‘Toch open’ (6.00 p.m.)."
    assert twee.mending == ""
    assert of(DecisionCard, debriefed(scenario, "dicht", "nee"))[0].mending == ""


@pytest.mark.parametrize(
    ("moves", "told"),
    [
        (("dicht", "ja"), "This could still be mended later: ‘Open de deur weer’."),
        (("dicht", "!weer", "ja"), "You mended it later: ‘Open de deur weer’ (6.00 p.m.)."),
        (("open", "ja"), ""),
    ],
)
def test_a_breach_that_stayed_says_what_could_still_have_mended_it(moves, told):
    scenario = a_scenario(
        f"""
        - dilemma: een
          phase: tijdens
          question: Eén?
          choices: {{dicht: {{text: Dicht, breaches: {LAW}}}, open: {{text: Open}}}}
        - dilemma: twee
          question: Twee?
          choices: {{ja: {{text: Ja}}, nee: {{text: Nee}}}}
        """,
        "actions:\n"
        f"  weer: {{text: Open de deur weer, available: scene:een, repairs: {LAW}}}\n"
        f"  niet: {{text: Zo niet, available: not scene:twee, repairs: {LAW}}}\n",
    )

    een, _twee = of(DecisionCard, debriefed(scenario, *moves))[:2]

    assert een.mending == told


def test_what_came_later_stands_beside_who_wanted_a_road_without_it():
    scenes = SCENES.replace("stance: open", "stance: nog-niet")

    said = list(texts(section(debriefed(a_scenario(scenes, MORE), *ALL), "your-reasons").blocks))

    at = said.index("Who saw it coming?")
    assert said[at + 2] == (
        "Decision 1. De Haverbode: ‘U zei: Omdat het moest.’ Hanneke Duurkoop wanted another road."
    )


def test_what_two_decisions_could_have_kept_away_is_quoted_once():
    later = "later: {id: deur, after: 1 min, if: not kan, message: geklap, effects: {zaal: -3}}"
    scenario = a_scenario(
        f"""
    - dilemma: vooraf
      phase: vooraf
      question: Komen er hekken?
      advice: {{ovd: {{stance: hek, text: Een hek.}}}}
      choices: {{hek: {{text: Hekken, sets: kan}}, geen: {{text: Geen}}}}
    - dilemma: avond
      question: Wat doet u?
      advice: {{griffier: {{stance: wacht, text: Wacht.}}}}
      choices: {{gang: {{text: De gang in, {later}}}, wacht: {{text: Wachten}}}}
    - dilemma: daarna
      at: +1 hour
      question: Hoe verder?
      choices: {{a: {{text: A}}, b: {{text: B}}}}
    """,
        "messages: {geklap: {channel: phone, from: De bode, text: Ze staan er.}}\n",
    )

    found = debriefed(scenario, "geen", "gang", "a")

    said = list(texts(section(found, "your-reasons").blocks))
    at = said.index("Who saw it coming?")
    assert said[at + 2 : at + 4] == [
        "Decision 1. De bode: ‘Ze staan er.’ Ilse Wagenvoort wanted another road.",
        "Decision 2. That word from De bode too. Hanneke Duurkoop wanted another road.",
    ]


def test_who_turned_out_to_see_it_is_quoted_though_they_were_heard():
    scenes = SCENES.replace("stance: open", "stance: nog-niet")

    griffier, _ovd = of(Voice, debriefed(a_scenario(scenes, MORE), "?griffier", *ALL))

    assert (griffier.is_heard, griffier.text) == (True, "De raad vergadert in het openbaar.")


def test_values_named_before_play_open_the_reasons(scenario):
    debrief = debriefed(scenario, *ALL, values=("gezag", "openheid"))

    first = next(texts(section(debrief, "your-reasons").blocks))
    assert "Gezag and Openheid" in first


def chart(debrief: Debrief, title: str) -> MarkChart:
    return next(each for each in of(MarkChart, debrief) if each.title == title)


def test_values_named_put_first_and_given_stand_side_by_side(scenario):
    found = chart(debriefed(scenario, *ALL, values=("openheid",)), "Your values side by side")

    assert found.columns == ("before", "1", "2", "3")
    assert {row.label: [(each.column, each.kind) for each in row.marks] for row in found.rows} == {
        "Openheid": [(0, "named")],
        "Gezag": [(1, "first")],
    }
    assert found.table == (("Openheid", "number 1", "", ""), ("Gezag", "", "1", ""))


def test_a_value_that_was_put_first_and_given_as_the_reason_has_one_sign():
    scenario = a_scenario(SCENES, MORE)
    game = Game(scenario, clock=lambda: 0.0)
    game.begin()
    game.decide("dicht", value="gezag")

    found = chart(build(scenario, game.run, "en"), "Your values side by side")

    assert [each.kind for row in found.rows for each in row.marks] == ["both"]
    assert found.legend == (("both", "both"),)


def test_a_value_that_was_named_and_never_put_first_asks_a_question(scenario):
    debrief = debriefed(scenario, *ALL, values=("openheid",))

    said = list(texts(section(debrief, "your-reasons").blocks))
    assert said[1] == (
        "Openheid mattered to you before play, and none of your choices put it first."
        " What was in the way?"
    )


def test_a_value_that_was_named_again_as_a_reason_is_not_said_to_have_been_forgotten(scenario):
    game = Game(scenario, clock=lambda: 0.0)
    game.begin(values=("openheid",))
    game.decide("dicht", value="openheid")

    said = list(texts(section(build(scenario, game.run, "en"), "your-reasons").blocks))

    assert said[1] == (
        "Openheid mattered to you before play, and at decision 1 you named it as what counted"
        " most. Your choice put something else first. What do you make of that?"
    )


def test_advisors_stand_beside_the_decisions_at_which_they_were_heard(scenario):
    found = chart(debriefed(scenario, *ALL), "Your advisors, decision by decision")

    assert {row.label: [each.kind for each in row.marks] for row in found.rows} == {
        "Hanneke Duurkoop": ["unheard"],
        "Ilse Wagenvoort": ["followed"],
    }
    assert found.summary.splitlines() == [
        "Hanneke Duurkoop: not heard at decision: 1.",
        "Ilse Wagenvoort: heard at decision: 1; would have chosen the same at decision: 1.",
    ]


def test_the_sentence_said_outside_stands_beside_what_was_made_of_it(scenario):
    (said,) = of(Said, debriefed(scenario, *ALL))

    assert (said.prompt, said.text) == ("Waarom de deuren?", "Omdat het moest.")
    assert [(each.title, each.text) for each in said.returned] == [
        ("De Haverbode, in the news, Thursday 23 May", "U zei: Omdat het moest.")
    ]


def test_silence_outside_is_told_with_what_was_made_of_it(scenario):
    (said,) = of(Said, debriefed(scenario, "dicht", '""', "alles", "koffie"))

    assert said.text == ""
    assert [each.text for each in said.returned] == ["U zei niets."]


# -- norms ---------------------------------------------------------------------------------------


def test_norms_stand_per_phase_with_their_counts(scenario):
    groups = of(NormGroup, debriefed(scenario, *ALL))

    assert [(group.title, group.count) for group in groups] == [
        ("During", ""),
        ("Aftercare", "2 of 2"),
    ]


def test_each_norm_is_a_sign_in_the_row_of_its_family(scenario):
    found = chart(debriefed(scenario, *ALL), "Norms per family")

    assert [(row.label, [each.kind for each in row.marks], row.note) for row in found.rows] == [
        ("Safe public service", ["honoured"], ""),
        ("Powers", ["honoured", "breached"], "1 of 2"),
    ]
    assert found.summary.splitlines()[1] == "Powers: honoured: 1; breached: 1."


def test_a_norm_card_says_why_where_and_how_certain(scenario):
    found = card(debriefed(scenario, *ALL), LAW)

    (because,) = found.because
    assert (found.status, found.is_law, found.certainty_dots) == ("breached", True, 3)
    assert "Gemeentewet" in found.source
    assert (because.time, because.deed, because.touch) == (
        "Thursday 23 May, 6.00 p.m.",
        "U sluit de deuren",
        "breached",
    )


@pytest.mark.parametrize(("year", "is_before"), [("2016", True), ("2024", False)])
def test_a_norm_card_says_on_which_side_of_a_change_the_story_plays(year, is_before):
    scenes = """
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {a: {text: A, honours: vpt-doxing-aangifte}, b: {text: B}}
    """
    scenario = a_scenario(scenes, head=HEAD.replace("2024-05-23", f"{year}-05-23"))

    told = card(debriefed(scenario, "a"), "vpt-doxing-aangifte").then_and_now

    assert "since 1 January 2024" in told
    assert ("your story is set before that" in told) == is_before


def test_many_missed_chances_come_with_a_kind_word():
    ids = ("vpt-1-norm", "vpt-3-registreren", "vpt-6-aangifte", "vpt-8-nazorg")
    honours = ", ".join(ids)
    scenario = a_scenario(f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {{a: {{text: A, honours: [{honours}]}}, b: {{text: B}}}}
    """)

    (group,) = of(NormGroup, debriefed(scenario, "b"))

    assert (group.count, group.note) == (
        "",
        "4 chances stayed open here. Nobody takes them all: which one would you take next time?",
    )


def test_a_breached_law_stands_on_top_and_is_named_first():
    scenario = a_scenario(f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        a: {{text: A, breaches: [{AGREEMENT}, integriteit-uitnodigingen, {LAW}]}}
        b: {{text: B}}
    """)

    debrief = debriefed(scenario, "a")

    (group,) = of(NormGroup, debrief)
    assert [each.id for each in group.cards] == [LAW, "integriteit-uitnodigingen", AGREEMENT]
    said = list(texts(section(debrief, "norms").blocks))
    assert said[1] == "A law was breached: The council meets in public."


def test_a_caveat_calls_other_norms_by_their_names():
    scenario = a_scenario("""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {a: {text: A, honours: bevoegdheid-noodbevel}, b: {text: B}}
    """)

    caveat = card(debriefed(scenario, "a"), "bevoegdheid-noodbevel").caveat

    assert "`" not in caveat
    assert "‘Emergency by-law to the council’" in caveat


def test_an_action_that_stayed_open_for_long_is_said_once(scenario):
    debrief = debriefed(scenario, "dicht", '""', "alles", "koffie")

    (because,) = card(debrief, AGREEMENT).because
    assert because.touch == "was open at 3 dilemmas, not done"


def test_norms_that_did_not_come_up_are_named_last_without_a_count(scenario):
    groups = of(NormGroup, debriefed(scenario, "dicht"))

    assert (groups[-1].title, groups[-1].count) == ("You did not get this far", "")
    assert [each.id for each in groups[-1].cards] == [OTHER_LAW]


def test_a_norm_that_was_rightly_left_alone_is_not_called_untouched():
    more = f"actions: {{lek: {{text: Bel de krant, breaches: {OTHER_LAW}}}}}\n"
    scenes = """
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {a: {text: A}, b: {text: B}}
    """

    (group,) = of(NormGroup, debriefed(a_scenario(scenes, more), "a"))

    assert group.title == "You could have gone against this, and did not"


def test_a_caveat_stands_among_the_notes_for_jurists_with_their_word_for_its_certainty():
    scenes = """
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {a: {text: A, honours: bevoegdheid-toegang-beheersen}, b: {text: B}}
    """
    debrief = debriefed(a_scenario(scenes), "a")

    said = list(texts(section(debrief, "norms").blocks))
    note = said[said.index("Notes for jurists") + 2]
    assert note.startswith("Equal rules at the door: still to be verified. ")
    assert note.endswith(".")
    assert card(debrief, "bevoegdheid-toegang-beheersen").certainty_word == "not certain yet"


def test_where_the_norms_are_silent_we_say_so(scenario):
    said = list(texts(section(debriefed(scenario, *ALL), "norms").blocks))

    at = said.index("Where the norms say nothing")
    assert said[at : at + 3] == [
        "Where the norms say nothing",
        "No norm is tied to any answer here. Only your own weighing counts:",
        "Koffie of thee?",
    ]


def test_a_norm_on_the_other_side_of_a_tension_is_silent_and_the_tension_is_named():
    scenario = a_scenario(f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices:
        orde: {{text: Orde, honours: {ORDER}}}
        plek: {{text: Plek, honours: {PROTEST}}}
    """)

    found = assess(scenario, played(scenario, "orde"))
    telling = Telling(compiled(scenario), found, load_norms(), "en")
    card = norm_card(telling, PROTEST, found.norms[PROTEST])

    assert card.status == "silent"
    assert card.tensions == ("Public order versus the right to demonstrate",)


TWO_NIGHTS = f"""
- dilemma: een
  phase: tijdens
  question: Eén?
  next: twee
  choices:
    orde: {{text: Orde, honours: {ORDER}}}
    plek: {{text: Plek, honours: {PROTEST}}}
- dilemma: twee
  question: Twee?
  choices:
    weer-orde: {{text: Weer orde, honours: {ORDER}}}
    weer-plek: {{text: Weer een plek, honours: {PROTEST}}}
    niets: {{text: Niets}}
"""


def test_good_practice_that_was_left_is_told_as_open_and_not_as_untouched():
    norm = "beleidssuggestie-5a-depersonificeren"
    scenario = a_scenario(f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {{samen: {{text: Samen, honours: {norm}}}, alleen: {{text: Alleen}}}}
    """)

    debrief = debriefed(scenario, "alleen")

    (group,) = of(NormGroup, debrief)
    assert (group.title, group.count) == ("This was open too, though it is no duty", "")
    (because,) = card(debrief, norm).because
    assert (because.deed, because.touch) == ("Samen", "was open, not chosen")


def test_a_tension_that_came_twice_has_one_heading_and_two_sides():
    debrief = debriefed(a_scenario(TWO_NIGHTS), "orde", "weer-plek")

    said = list(texts(section(debrief, "norms").blocks))
    assert said.count("Public order versus the right to demonstrate") == 1
    (sides,) = [text.splitlines()[1:] for text in said if "Decision 1." in text]
    assert [side[:26] for side in sides] == [
        "Decision 1. You put ‘Emerg",
        "Decision 2. You put ‘Demon",
    ]


def test_a_norm_with_a_missed_chance_does_not_say_that_none_was_missed():
    debrief = debriefed(a_scenario(TWO_NIGHTS), "orde", "niets")

    assert card(debrief, PROTEST).status == "missed"
    assert card(debrief, PROTEST).tensions == ()


def test_what_mended_a_norm_is_not_said_to_honour_it_too():
    scenario = a_scenario(f"""
    - dilemma: een
      phase: tijdens
      question: Eén?
      choices: {{dicht: {{text: Dicht, breaches: {LAW}}}, nee: {{text: Nee}}}}
    - dilemma: twee
      question: Twee?
      choices:
        open: {{text: Toch open, repairs: {LAW}, honours: {LAW}}}
        nee: {{text: Nee}}
    """)

    mended = card(debriefed(scenario, "dicht", "open"), LAW)

    assert [each.kind for each in mended.because] == ["breach", "repair"]


def test_a_story_without_norms_says_that_they_are_silent():
    scenario = a_scenario(
        "- dilemma: een\n  phase: tijdens\n  question: Eén?\n"
        "  choices: {a: {text: A}, b: {text: B}}\n"
    )

    (said,) = texts(section(debriefed(scenario, "a"), "norms").blocks)

    assert said == "The norms are silent about this story: weigh it yourself."


# -- other roads and after -----------------------------------------------------------------------


def test_what_was_open_and_left_is_offered_without_blame(scenario):
    said = list(texts(section(debriefed(scenario, *ALL), "other-roads").blocks))

    assert said[0] == "What nobody asked"
    assert "nobody does it all" in said[1]
    assert said[2] == "Aftercare: Bel het OM"


PRESS = "messages: {krant: {channel: press, from: Krant, text: Een kop.}}\n"


def test_of_much_that_was_left_only_the_weightiest_is_named():
    names = ("Eén", "Twee", "Drie", "Vier", "Vijf")
    actions = "".join(f"  a{number}: {{text: {name}}}\n" for number, name in enumerate(names))
    law = f"  wet: {{text: De wet, honours: {LAW}}}\n"
    scenario = a_scenario(SCENES, f"actions:\n{actions}{law}{PRESS}")

    said = list(texts(section(debriefed(scenario, "dicht"), "other-roads").blocks))

    assert said[2] == "During: De wet · Eén · and 4 more"


def test_what_would_have_breached_a_norm_was_rightly_left_alone():
    more = f"actions: {{lek: {{text: Bel de krant, breaches: {LAW}}}}}\n"

    debrief = debriefed(a_scenario(SCENES, more + PRESS), "dicht")

    said = list(texts(section(debrief, "other-roads").blocks))
    assert said[:2] == [
        "What you rightly left alone",
        "Bel de krant. It was open, and it goes against: The council meets in public.",
    ]


def test_of_the_case_two_that_really_happened_are_told_at_once_and_the_rest_to_who_asks():
    outcomes = ("geconstrueerd", "werkelijk", "werkelijk", "werkelijk")
    scenario = a_scenario(
        "\n".join(
            f"- dilemma: d{number}\n  phase: tijdens\n  question: Wat?\n"
            "  choices: {a: {text: A}, b: {text: B}}\n"
            f"  documented: {{outcome: {outcome}, text: Zo ging het.}}"
            for number, outcome in enumerate(outcomes, 1)
        )
    )

    debrief = build(scenario, played(scenario, *"aaaa"), "en")

    blocks = section(debrief, "other-roads").blocks
    told = [block.question for block in blocks if isinstance(block, CaseNote)]
    (fold,) = [block for block in blocks if isinstance(block, Fold)]
    assert told == ["2. Wat?", "3. Wat?"]
    assert [block.question for block in fold.blocks if isinstance(block, CaseNote)] == [
        "1. Wat?",
        "4. Wat?",
    ]


def test_the_documented_case_says_how_well_it_is_known(scenario):
    (note,) = of(CaseNote, debriefed(scenario, *ALL))

    assert note.question == "1. Gaan de deuren dicht?"
    assert (note.outcome, note.outcome_word) == ("deels-bekend", "partly known")


def test_the_case_of_a_dilemma_that_was_not_played_stays_untold(scenario):
    assert of(CaseNote, debriefed(scenario)) == []


def test_questions_for_the_trainer_are_those_of_the_dilemmas_played(scenario):
    said = list(texts(section(debriefed(scenario, "dicht"), "questions").blocks))

    assert said[1:] == ["1. Wie besliste hier?"]


def test_one_question_for_each_decision_is_told_at_once_and_the_rest_to_who_asks():
    more = MORE.replace("[Wie besliste hier?]", "[Wie besliste hier?, Wie niet?]")

    debrief = build(a_scenario(SCENES, more), played(a_scenario(SCENES, more), "dicht"), "en")

    *told, fold = section(debrief, "questions").blocks
    assert list(texts(tuple(told)))[1:] == ["1. Wie besliste hier?"]
    assert isinstance(fold, Fold)
    assert list(texts(fold.blocks)) == ["1. Gaan de deuren dicht?", "Wie niet?"]


# -- one intention -------------------------------------------------------------------------------


def test_an_intention_is_asked_for_and_then_told_back_in_their_own_words(scenario):
    asked = debriefed(scenario, *ALL)
    run = played(scenario, *ALL)
    intended = replace(run, events=(*run.events, Intended("Ik bel eerst.")))

    told = build(scenario, intended, "en")

    assert "One sentence" in next(texts(section(asked, "intention").blocks))
    assert "Ik bel eerst." in texts(section(told, "intention").blocks)


def test_the_intention_of_last_time_comes_back(scenario):
    debrief = build(scenario, played(scenario, *ALL), "en", last_intention="Ik bel eerst.")

    said = list(texts(section(debrief, "intention").blocks))
    assert said[:2] == ["After an earlier game you intended this:", "Ik bel eerst."]


def test_a_pen_name_stands_above_the_debrief_only_where_one_was_given():
    scenario = a_scenario(STORY_OF_MARKS)
    run = played(scenario, "ja")

    assert build(scenario, replace(run, player="Roodborst"), "en").subtitle.startswith(
        "Roodborst ·"
    )
    assert "Roodborst" not in build(scenario, run, "en").subtitle


def test_a_replay_says_what_it_took_over():
    scenario = a_scenario(STORY_OF_MARKS)
    run = played(scenario, "ja", "nee")
    branch = run.before(run.decisions()[1], "0a1b2c3d4e5f")
    replay = replace(branch, events=(*branch.events, Decided("twee", "ja")))

    said = [block.text for block in build(scenario, replay, "en").sections[0].blocks]

    assert said[-1] == "This is a replay: the first decision was taken over from an earlier game."


STORY_OF_MARKS = """
- dilemma: een
  phase: tijdens
  question: Eén?
  choices: {ja: {text: Ja}, nee: {text: Nee}}
- dilemma: twee
  question: Twee?
  choices: {ja: {text: Ja}, nee: {text: Nee}}
"""
