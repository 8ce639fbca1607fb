"""A story in which everything that a map shows happens at least once."""

from burgemeestersgame import i18n
from burgemeestersgame.scenario import Scenario, scenario_from_files
from burgemeestersgame.storymap import StoryGraph, graph_of

STORY = """\
format: 1
id: park
title: De toon <b>op</b> het park
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
  logboek:
    text: Begin een logboek
    available: vooraf and not scene:raad
    takes: 10 min
    sets: logboek-bij
    later: [{id: schrift-vol, after: 3 weeks, effects: {greep: -2}}]
  rectificatie: {text: Vraag om rectificatie, available: scene:raad, cancels: [foto-in-krant]}
messages:
  foto:
    channel: press
    from: redactie
    text: "U zei: {zin-lunch} </script><img src=x>"
    without: U zweeg.
scenes:
  - dilemma: lunch
    phase: vooraf
    text: De parkdirecteur nodigt u uit. "Tot <i>straks</i>", zegt hij.
    question: Gaat u?
    seconds: 90
    private: {raadslid: Uw zwager belde gisteren.}
    advice:
      griffier: {stance: afslaan, text: Ik zou niet gaan.}
    choices:
      gaan:
        text: U gaat
        effects: {greep: +6}
        breaches: [integriteit-uitnodigingen]
        later:
          id: foto-in-krant
          after: 2 days
          if: not logboek-bij
          message: foto
          effects: {greep: +4}
        next: zin-lunch
      afslaan:
        text: U slaat af
        values: [openheid]
        honours: [integriteit-uitnodigingen]
        next: raad
      nog-niet: {text: "Nog niet; eerst \\"rust\\"", if: greep < 50, next: raad}
    timeout: {text: U liet het gaan., next: zin-lunch}
  - explain: zin-lunch
    prompt: Een buurvrouw vraagt waarom u er zat.
    next: [{if: greep >= 60, to: slot-greep}, {to: raad}]
  - dilemma: raad
    phase: tijdens
    if: riec-betrokken or choice:lunch/gaan
    at: +3 weeks
    text: De raad wil weten wat u deed.
    question: Wat zegt u?
    choices:
      proces:
        text: U legt het proces uit
        repairs: [{norm: integriteit-uitnodigingen, if: logboek-bij}]
        next: slot-rust
      zwijgen: {text: U zwijgt, cancels: [schrift-vol], next: slot-greep}
    next: winter
  - bridge: winter
    text: Het wordt winter op het park.
    next: slot-rust
  - ending: slot-greep
    phase: nazorg
    text: De directeur belt. U neemt op.
  - ending: slot-rust
    text: De krant schrijft over iets anders.
"""


def story() -> Scenario:
    """Return the story as a scenario."""
    return scenario_from_files({"scenario.yaml": STORY.encode()}, "park")


def graph() -> StoryGraph:
    """Return the story as a graph, in English."""
    i18n.use("en")
    return graph_of(story())


HITS = {
    "runs": 1000,
    "choices_by_id": {
        "lunch/gaan": 600,
        "lunch/afslaan": 350,
        "lunch/nog-niet": 0,
        "lunch/timeout": 50,
        "raad/proces": 100,
        "raad/zwijgen": 200,
    },
    "endings": {"slot-greep": 900, "slot-rust": 100},
}
