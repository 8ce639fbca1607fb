"""A small scenario as text, in which a test changes only what it is about."""

from collections.abc import Iterable

from burgemeestersgame.errors import Problem, ScenarioError
from burgemeestersgame.scenario import Scenario, scenario_from_files

STORY = """\
format: 1
id: park
title: De toon op het park
language: nl
role: burgemeester
starts: 2016-03-01 09:00
minutes-promised: 5
values: {openheid: Openheid, zorg: Zorg voor mensen}
indicators:
  greep: {start: 20, better: low, label: Greep van het park}
facts: {logboek-bij: U houdt een logboek bij, riec-betrokken: Het RIEC kijkt mee}
cast:
  griffier: {name: Henk IJsselstein, role: Griffier}
roles:
  raadslid: {seats: 1-8, brief: Uw zwager heeft een huisje op het park.}
actions:
  logboek: {text: Begin een logboek, takes: 10 min, sets: logboek-bij}
messages:
  foto: {channel: press, from: redactie, text: "U zei: {zin-lunch}", without: U zweeg.}
scenes:
  - dilemma: lunch
    phase: vooraf
    text: De parkdirecteur nodigt u uit.
    question: Gaat u?
    choices:
      gaan: {text: U gaat, effects: {greep: +6}, breaches: [integriteit-uitnodigingen]}
      afslaan: {text: U slaat af, values: [openheid]}
  - explain: zin-lunch
    prompt: Een buurvrouw vraagt waarom u er zat.
    next: [{if: greep >= 60, to: slot-greep}, {to: slot-rust}]
  - ending: slot-greep
    text: De directeur belt. U neemt op.
  - ending: slot-rust
    text: De krant schrijft over iets anders.
"""


STRUCTURE = {
    "bad-catalogue",
    "dead-end",
    "folder-name",
    "missing-key",
    "missing-translation",
    "no-choice-left",
    "nothing-to-repair",
    "orphan-translation",
    "stale-translation",
    "translation-quote",
    "unreachable-scene",
}


def structural(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out what there is to say about how the story plays: this one is not told to the end."""
    return [problem for problem in problems if problem.reference in STRUCTURE]


def changed(*changes: tuple[str, str]) -> str:
    """Return the story with every first text replaced by the second; it must be there."""
    text = STORY
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def load(*changes: tuple[str, str]) -> Scenario:
    """Return the changed story as a scenario."""
    return scenario_from_files({"scenario.yaml": changed(*changes).encode()}, "park")


def problems_in(text: str) -> tuple[Problem, ...]:
    """Return the problems of a text; none when it loads (warnings alone do not count)."""
    try:
        scenario_from_files({"scenario.yaml": text.encode()}, "park")
    except ScenarioError as error:
        return error.problems
    return ()


def problems(*changes: tuple[str, str]) -> list[tuple[str, int, int]]:
    """Return reference, line and column of each problem of the changed story."""
    return [(one.reference, one.at.line, one.at.column) for one in problems_in(changed(*changes))]


def references(*changes: tuple[str, str]) -> list[str]:
    """Return the reference of each problem of the changed story."""
    return [one.reference for one in problems_in(changed(*changes))]
