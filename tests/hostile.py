"""A run in which the player typed everything that a file could take for something else."""

from __future__ import annotations

from dataclasses import replace

from stories import a_scenario, played

from burgemeestersgame.engine import Run
from burgemeestersgame.engine.run import Intended
from burgemeestersgame.scenario import Scenario

TYPED = (
    "<script>alert(1)</script>",
    '=HYPERLINK("https://kwaad.example";"klik")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    'ja;=1+1,=2+2"\n=3+3',
    '";"=4+4',
    '#import "@preview/kwaad:1.0.0"',
    "#panic() $ x $ *vet* _schuin_ `kode` @bron <label> \\ // /* ",
    "{{ 7*7 }} ${7*7} %s %(x)s {reden}",
    "links \u202e stekker \u2066 rechts\u2069",
    "👩‍🚒 学校 مدرسة",
    "\x00\x07\x1b[31m",
    "heel lang " * 900,
)

_DILEMMA = """\
- dilemma: d{number}
  phase: tijdens
  text: De zaal is vol.
  question: Vraag {number}?
  next: {next}
  choices:
    ja: {{text: Ja, values: [openheid], honours: [vpt-6-aangifte], consequence: Goed.}}
    nee: {{text: Nee, values: [gezag], breaches: [vpt-6-aangifte], consequence: Ook goed.}}
- explain: e{number}
  text: Iemand vraagt het u.
  prompt: Waarom {number}?
"""


def a_hostile_run() -> tuple[Scenario, Run]:
    """Return a scenario of as many dilemmas as there are texts, and a run that typed them all.

    Each is a reason and an explanation; the first is the intention too.
    """
    scenes, moves = [], []
    for number, text in enumerate(TYPED):
        scenes.append(_DILEMMA.format(number=number, next=f"e{number}"))
        moves += [f"ja: {text}", f'"{text}"']
    scenario = a_scenario("".join(scenes))
    run = played(scenario, *moves)
    return scenario, replace(run, events=(*run.events, Intended(TYPED[0])))
