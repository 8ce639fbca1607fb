"""Which norms the rest of a run may touch."""

from __future__ import annotations

from stories import a_scenario, played

from burgemeestersgame.analysis.ahead import norms_ahead

LAW, OTHER_LAW = "bevoegdheid-openbaarheid-raad", "bevoegdheid-inlichtingenplicht"
SCENES = f"""
- dilemma: een
  phase: tijdens
  question: Eén?
  choices: {{wel: {{text: Wel, honours: {LAW}, sets: kan}}, niet: {{text: Niet}}}}
- dilemma: twee
  question: Twee?
  choices:
    bel:
      text: Bel
      takes: 2 hours
      later: [{{id: terug, after: 1 hour, if: not kan, sets: mag}}]
    wacht: {{text: Wacht}}
- dilemma: drie
  if: mag
  at: +1 day
  question: Drie?
  choices: {{open: {{text: Open, breaches: {OTHER_LAW}}}, dicht: {{text: Dicht}}}}
"""


def ahead(*moves: str) -> frozenset[str]:
    scenario = a_scenario(SCENES)
    return norms_ahead(scenario, played(scenario, *moves))


def test_before_anything_is_decided_all_of_it_lies_ahead():
    assert ahead() == {LAW, OTHER_LAW}


def test_what_was_decided_lies_behind():
    assert ahead("niet") == {OTHER_LAW}
    assert ahead("niet", "bel") == {OTHER_LAW}


def test_where_it_can_no_longer_come_up_it_does_not_lie_ahead():
    assert ahead("niet", "wacht") == set()


def test_what_something_true_by_now_keeps_from_coming_does_not_lie_ahead():
    assert ahead("wel") == set()
