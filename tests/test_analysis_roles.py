"""Where what only one role knows can matter: at a dilemma with something left to choose."""

from burgemeestersgame.analysis.analyse import analyse
from burgemeestersgame.analysis.roles import where_roles_matter
from burgemeestersgame.scenario import scenario_from_files

STORY = """
format: 1
id: samen
title: Samen
language: nl
role: raadslid
starts: 2025-03-03 09:00
minutes-promised: 5
facts: {nooit: Dit gebeurt nooit}
roles:
  weet-veel: {seats: 1-8, brief: U weet veel.}
  weet-niets: {seats: 1-8, brief: U weet niets.}
scenes:
  - dilemma: open
    phase: tijdens
    text: Er ligt een brief.
    question: Leest u hem?
    private: {weet-veel: U schreef hem.}
    choices: {ja: {text: U leest hem}, nee: {text: U leest hem niet}}
  - dilemma: beslist
    text: Er is nog één weg.
    question: Gaat u?
    private: {weet-niets: U ging al eens.}
    choices: {ja: {text: U gaat}, nee: {text: U blijft, if: nooit}}
  - ending: slot
    text: Klaar.
"""


def test_what_a_role_knows_matters_only_where_something_can_be_chosen():
    scenario = scenario_from_files({"scenario.yaml": STORY.encode()}, "samen", "nl")

    assert where_roles_matter(scenario, analyse(scenario)) == {
        "weet-veel": ("open",),
        "weet-niets": (),
    }
