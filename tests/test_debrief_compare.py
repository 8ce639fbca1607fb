"""Two runs beside each other: what differed, in words, and never which one was right."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime

import pytest
from stories import a_scenario, played

from burgemeestersgame import i18n
from burgemeestersgame.debrief.compare import Comparison, NotComparable, Part, Played, compare
from burgemeestersgame.debrief.compare_views import as_json, as_text, to_html
from burgemeestersgame.engine import Run
from burgemeestersgame.engine.run import Decided, Intended

LAW = "bevoegdheid-openbaarheid-raad"
STORY = f"""
- dilemma: deur
  phase: tijdens
  text: Er wordt gebonsd.
  question: Gaat de deur open?
  seconds: 60
  choices:
    open: {{text: Open, values: openheid, honours: {LAW}, effects: {{zaal: -10}}}}
    dicht: {{text: Dicht, values: gezag, breaches: {LAW}, next: slot}}
  timeout: {{text: U zweeg.}}
- explain: zin
  prompt: Waarom?
- dilemma: raad
  text: De raad wacht.
  question: Gaat u door?
  choices:
    door: {{text: Door}}
    stop: {{text: Stop}}
"""
MORE = """
actions:
  bel: {text: Bel naar huis, takes: 5 min}
"""
SCENARIO = a_scenario(STORY, MORE)
OPEN = played(SCENARIO, "!bel", "open: Iedereen mag mee", '"Het is van ons allen."', "door")
SHUT = played(SCENARIO, "dicht", values=("gezag",))


def compared(first: Run = OPEN, second: Run = SHUT) -> Comparison:
    return compare(Played(SCENARIO, first, "aaaa"), Played(SCENARIO, second, "bbbb"), "en")


def part(comparison: Comparison, id: str) -> Part:
    return next(each for each in comparison.parts if each.id == id)


def sides(comparison: Comparison, id: str) -> dict[str, tuple[str | None, str | None]]:
    return {row.id: (row.first.id, row.second.id) for row in part(comparison, id).rows}


def test_each_dilemma_shows_what_was_chosen_in_both():
    found = compared()

    assert sides(found, "decisions") == {"deur": ("open", "dicht"), "raad": ("door", None)}
    deur, raad = part(found, "decisions").rows
    assert deur.first.lines == ("Open", "Your reason: Iedereen mag mee")
    assert raad.second.lines == ("Did not come up",)


def test_silence_is_shown_as_what_decided():
    found = compared(OPEN, played(SCENARIO, "~"))

    assert sides(found, "decisions")["deur"] == ("open", "timeout")


def test_what_was_done_unasked_in_one_of_them_is_shown():
    assert sides(compared(), "unasked") == {"bel": ("deur", None)}


def test_what_was_not_open_in_one_of_them_was_not_left_there():
    more = "actions: {meld: {text: Meld het, available: choice:deur/open and scene:raad}}\n"
    scenario = a_scenario(STORY.replace("next: slot", "next: raad"), more)
    did = played(scenario, "open", '"Zo."', "!meld", "door")
    left, shut = played(scenario, "open", '"Zo."', "door"), played(scenario, "dicht", "door")

    def told(second: Run) -> tuple[str, ...]:
        found = compare(Played(scenario, did), Played(scenario, second), "en")
        return part(found, "unasked").rows[0].second.lines

    assert told(left) == ("You left it",)
    assert told(shut) == ("Did not come up",)


def test_a_norm_that_a_tension_took_is_not_called_untouched():
    scenes = """
- dilemma: deur
  phase: tijdens
  question: Gaat de deur open?
  choices:
    praat: {text: Praat, honours: bevoegdheid-participatie}
    zwijg: {text: Zwijg, honours: integriteit-geheimhouding-grond}
"""
    scenario = a_scenario(scenes)
    first, second = (Played(scenario, played(scenario, move)) for move in ("praat", "zwijg"))

    (row, _other) = part(compare(first, second, "en"), "norms").rows

    assert {row.first.lines, row.second.lines} == {
        ("Honoured",),
        ("On the other side of a tension",),
    }


def test_of_a_run_that_was_stopped_a_norm_further_on_was_not_come_to_yet():
    scenes = STORY.replace("{text: Stop}", "{text: Stop, honours: integriteit-niet-zwichten}")
    scenario = a_scenario(scenes)
    whole = played(scenario, "open", '"Zo."', "stop")
    half = replace(whole, events=whole.events[:2])

    found = compare(Played(scenario, whole), Played(scenario, half), "en")

    row = next(each for each in part(found, "norms").rows if each.id.startswith("integriteit"))
    assert row.second.lines == ("Not come to yet",)


def test_who_intended_nothing_wrote_nothing_down():
    intended = Intended("Ik bel eerst.")
    found = compared(replace(OPEN, events=(*OPEN.events, intended)), SHUT)

    (row,) = part(found, "intention").rows
    assert row.second.lines == ("You wrote none down.",)


def test_only_norms_that_ended_otherwise_are_shown():
    assert sides(compared(), "norms") == {LAW: ("honoured", "breached")}
    same = part(compared(OPEN, OPEN), "norms")
    assert same.rows == ()
    assert same.note == "1 norm ended the same way in both and is left out."


def test_values_are_shown_as_they_were_put_first_and_named():
    gezag = part(compared(), "values").rows[1]

    assert (gezag.id, gezag.first.lines) == ("gezag", ("In no decision",))
    assert gezag.second.lines == ("In 1 decision", "Named before play, in place 1")


def test_indicators_are_shown_as_they_stood_at_the_end():
    assert sides(compared(), "indicators") == {"zaal": ("40", "50")}


def test_the_ending_the_sentence_and_the_intention_stand_beside_each_other():
    intends = replace(SHUT, events=(*SHUT.events, Intended("Ik bel eerder.")))
    found = compared(OPEN, intends)

    assert sides(found, "ending") == {"ending": ("slot", "slot")}
    assert sides(found, "explained") == {"zin": ("Het is van ons allen.", None)}
    assert part(found, "intention").rows[0].second.lines == ("“Ik bel eerder.”",)


def test_a_run_that_was_not_finished_says_so():
    half = replace(OPEN, events=OPEN.events[:3])
    found = compared(half, OPEN)

    assert found.first.note == "not played to the end"
    assert sides(found, "ending") == {"ending": (None, "slot")}


def test_a_replay_says_up_to_where_it_is_the_same():
    branch = OPEN.before(OPEN.decisions()[1], "aaaa")
    replay = replace(branch, events=(*branch.events, Decided("raad", "stop")))
    found = compared(OPEN, replay)

    assert (found.first.title, found.second.title) == ("The first time", "The replay")
    assert "The first decision is the same: there the replay begins." in found.intro
    assert not part(found, "decisions").rows[0].differs
    assert part(found, "decisions").rows[1].differs


def test_a_column_says_who_played_and_when():
    run = replace(OPEN, player="Roodborst")
    found = compare(
        Played(SCENARIO, run, "aaaa", datetime(2026, 3, 2, 19, 4)), Played(SCENARIO, SHUT), "nl"
    )

    assert found.first.note == "Roodborst · 2 maart 2026, 19.04"


def test_runs_of_two_scenarios_are_not_compared():
    other = a_scenario(STORY, MORE, head=HEAD_OF_ANOTHER)

    with pytest.raises(NotComparable, match="'proef' and 'ander'"):
        compare(Played(SCENARIO, OPEN), Played(other, played(other, "dicht")), "en")


def test_a_story_that_was_changed_since_can_be_compared():
    shorter = a_scenario(STORY.split("- explain")[0])
    found = compare(Played(SCENARIO, OPEN, "aaaa"), Played(shorter, played(shorter, "dicht")), "en")

    assert any("changed between these runs" in text for text in found.intro)
    assert sides(found, "decisions") == {"deur": ("open", "dicht"), "raad": ("door", None)}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_ranks_or_grades(language):
    i18n.use(language)
    found = compare(Played(SCENARIO, OPEN), Played(SCENARIO, SHUT), language)
    told = "\n".join(line for block in as_text(found) for line in block).lower()

    assert not re.search(r"\b(better|worse|best|score|grade|beter|slechter|cijfer|punten)\b", told)


def test_the_same_is_said_once_in_text():
    text = [line for block in as_text(compared(OPEN, OPEN)) for line in block]

    assert "The same in both: Open / Your reason: Iedereen mag mee" in text


def test_the_page_is_a_table_with_heads_and_runs_nothing():
    page = to_html(compared())

    assert page.count('scope="col"') == 2 * page.count("<table")
    assert page.count("<tbody>") == page.count('scope="rowgroup"') > 0
    assert "default-src 'none'" in page
    assert "<script" not in page


def test_what_a_player_typed_is_never_markup():
    sly = replace(SHUT, events=(*SHUT.events, Intended("<img src=x onerror=alert(1)>")))

    assert "<img" not in to_html(compared(OPEN, sly))


def test_the_values_survive_json_and_say_what_differs():
    document = json.loads(json.dumps(as_json(compared())))

    assert document["version"] == 1
    decisions = document["parts"][0]
    assert decisions["id"] == "decisions"
    assert [row["differs"] for row in decisions["rows"]] == [True, True]


HEAD_OF_ANOTHER = """\
format: 1
id: ander
title: Een ander
language: nl
role: burgemeester
starts: 2024-05-23 18:00
minutes-promised: 5
values: {openheid: Openheid, gezag: Gezag}
indicators:
  zaal: {start: 50, better: high, label: Rust in de zaal}
"""
