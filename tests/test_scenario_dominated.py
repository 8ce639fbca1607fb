"""Which choice dominates which: the definition, case by case.

B is dominated by A if A is open whenever B is, and A is at least as good in norms honoured or
repaired (all of B's), norms breached (none that B does not), values (all of B's), every indicator
in its `better` direction (neutral: the same) and story time (no longer), strictly better in one,
and B has no fact, message, `later`, `cancels` or `next` that A has not.
"""

import pytest

from burgemeestersgame.analysis.analyse import analyse
from burgemeestersgame.scenario import check_scenario, load_scenario

STORY = """\
format: 1
id: dom
title: D
language: nl
role: b
starts: 2026-01-01 09:00
minutes-promised: 30
values: {v: V, w: W}
indicators:
  hoog: {start: 50, better: high, label: H}
  laag: {start: 50, better: low, label: L}
  neutraal: {start: 50, better: neutral, label: N}
facts: {f: F, g: G}
binding: {menu-casemanager: ja}
messages:
  m: {channel: app, from: A, text: B}
  n: {channel: app, from: A, text: C}
actions:
  doe: {text: Doe, sets: f}
  doe2: {text: Doe2, sets: g}
scenes:
  - dilemma: eerst
    phase: vooraf
    text: T
    question: Q
    choices:
      p:
        text: P
        effects: {hoog: +9, laag: -9, neutraal: +9}
        values: v
        later: {id: oud, after: 3 days, message: m}
      q:
        text: Q
        effects: {hoog: -9, laag: +9, neutraal: -9}
        values: w
        breaches: [vpt-6-aangifte]
        message: n
        later: {id: oud2, after: 3 days, message: n}
  - dilemma: d
    text: T
    question: Q
    choices:
      a: {ONE}
      b: {OTHER}
  - ending: e
    at: +9 weeks
    text: E
  - ending: e2
    text: E2
"""

DOMINATED = [
    ("values: v", ""),
    ("values: [v, w]", "values: w"),
    ("", "takes: 5 min"),
    ("effects: {hoog: +1}", ""),
    ("effects: {laag: -1}", ""),
    ("effects: {neutraal: +1}, values: v", "effects: {neutraal: +1}"),
    ("values: v, sets: f", "sets: f"),
    ("sets: f, values: v", ""),
    ("values: v, message: m", "message: m"),
    ("values: v, message: m", ""),
    ("values: v, later: {id: l, after: 1 day, message: m}", ""),
    ("values: v, cancels: [oud, oud2]", "cancels: oud"),
    ("values: v, next: e2", "next: e2"),
    ("values: v, next: e", "next: e"),
    ("values: v, next: e", ""),
    ("values: v, next: [{if: hoog > 50, to: e2}, {to: e}]", ""),
    ("honours: vpt-6-aangifte", ""),
    ("repairs: vpt-6-aangifte", ""),
    ("repairs: vpt-6-aangifte, values: v", "honours: vpt-6-aangifte"),
    ("honours: vpt-6-aangifte, values: v", "repairs: vpt-6-aangifte"),
    ("", "breaches: vpt-6-aangifte"),
    ("breaches: vpt-6-aangifte, values: v", "breaches: vpt-6-aangifte"),
    ("breaches: [{norm: vpt-6-aangifte, if: hoog > 50}]", "breaches: vpt-6-aangifte"),
    ("honours: vpt-6-aangifte", "honours: [{norm: vpt-6-aangifte, if: hoog > 50}]"),
    (
        "honours: [{norm: vpt-6-aangifte, if: hoog > 40}], values: v",
        "honours: [{norm: vpt-6-aangifte, if: hoog > 50}]",
    ),
    (
        "honours: [{norm: vpt-6-aangifte, if: f}, {norm: vpt-6-aangifte, if: not f}], values: v",
        "honours: vpt-6-aangifte",
    ),
    ("values: v", "if: hoog > 50"),
    ("if: hoog > 50, values: v", "if: hoog > 50"),
    ("if: hoog >= 50, values: v", "if: hoog > 50"),
    ("if: f or g, values: v", "if: f"),
    ("if: f, values: v", "if: f and g"),
    ("if: not f, values: v", "if: not (f or g)"),
    ("if: not (f and g), values: v", "if: not f or not g"),
    ("if: choice:eerst/p or choice:eerst/q, values: v", ""),
    ("if: action:doe, values: v", "if: f"),
    ("if: f, values: v", "if: action:doe"),
    ("if: scene:eerst, values: v", ""),
    ("if: hoog < 100, values: v", ""),
    ("if: hoog > laag, values: v", "if: laag < hoog"),
    ("if: hoog - laag > 0, values: v", "if: hoog > laag"),
    ("values: v, debrief: iets", "debrief: anders, consequence: mooi"),
    (
        "values: v, later: {id: l, after: 1 day, message: m}",
        "later: {id: k, after: 1 day, message: m}",
    ),
]
NOT_DOMINATED = [
    ("", ""),
    ("values: v", "values: v"),
    ("values: v", "values: w"),
    ("takes: 5 min", ""),
    ("effects: {hoog: -1}", ""),
    ("effects: {laag: +1}", ""),
    ("effects: {neutraal: +1}", ""),
    ("effects: {neutraal: +1}, values: v", ""),
    ("effects: {hoog: +5, laag: +1}", ""),
    ("values: v", "sets: f"),
    ("values: v", "message: m"),
    ("values: v, message: n", "message: m"),
    ("values: v", "later: {id: l, after: 1 day, message: m}"),
    ("values: v", "cancels: oud"),
    ("values: v", "next: e2"),
    ("values: v", "next: [{if: hoog > 50, to: e2}, {to: e}]"),
    ("repairs: vpt-6-aangifte", "honours: vpt-6-aangifte"),
    ("honours: vpt-3-registreren, values: v", "honours: vpt-6-aangifte"),
    ("breaches: vpt-6-aangifte", ""),
    ("breaches: vpt-3-registreren, values: v", "breaches: vpt-6-aangifte"),
    ("breaches: vpt-6-aangifte, values: v", "breaches: [{norm: vpt-6-aangifte, if: hoog > 50}]"),
    ("honours: [{norm: vpt-6-aangifte, if: hoog > 50}], values: v", "honours: vpt-6-aangifte"),
    ("if: hoog > 50, values: v", ""),
    ("if: hoog > 55, values: v", "if: hoog > 50"),
    ("if: f, values: v", "if: f or g"),
    ("values: v, takes: 10 min", "takes: 20 min, honours: vpt-6-aangifte"),
]


def dominates(tmp_path, one: str, other: str, more: str = "") -> bool:
    """Whether the first choice is said to dominate the second; `more` is of their dilemma."""
    story = STORY.replace(
        "    question: Q\n    choices:\n      a:", f"    question: Q\n{more}    choices:\n      a:"
    )
    story = story.replace("ONE", ", ".join(("text: A", one)).rstrip(", "))
    story = story.replace("OTHER", ", ".join(("text: B", other)).rstrip(", "))
    (tmp_path / "scenario.yaml").write_text(story, encoding="utf-8")
    found = [one for one in check_scenario(tmp_path) if one.reference == "dominated-choice"]
    return any("'a' is at least as good as 'b'" in problem.message for problem in found)


@pytest.mark.parametrize(("one", "other"), DOMINATED)
def test_a_choice_that_is_nowhere_better_and_somewhere_worse_is_dominated(tmp_path, one, other):
    assert dominates(tmp_path, one, other)


def test_a_choice_that_a_condition_asks_for_is_not_dominated(tmp_path):
    asking = "    next: [{if: choice:d/b, to: e2}, {to: e}]\n"

    assert dominates(tmp_path, "values: v", "")
    assert not dominates(tmp_path, "values: v", "", asking)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("repairs: vpt-6-aangifte, values: v", "honours: vpt-6-aangifte"),
        ("values: v, next: [{if: hoog > 50, to: e2}, {to: e}]", ""),
        ("values: v", "sets: f"),
    ],
)
def test_what_is_found_is_what_the_analysis_finds(tmp_path, one, other):
    is_found = dominates(tmp_path, one, other)
    pairs = analyse(load_scenario(tmp_path)).dominated

    assert (("d/b", "d/a") in pairs) is is_found


@pytest.mark.parametrize(("one", "other"), NOT_DOMINATED)
def test_a_choice_with_something_of_its_own_is_not_dominated(tmp_path, one, other):
    assert not dominates(tmp_path, one, other)
