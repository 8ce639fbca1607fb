"""Scenarios of any length with the shapes of shipped ones, for benchmarks: nothing wrong with them.

Each scene takes 350 to 700 bytes. What makes a shipped scenario slow to read is all there: several
forms of lists and tables, conditions that differ, delayed consequences, norms, folded texts.

    python -m tests.benchmarks.generated 200 > story.yaml
"""

from __future__ import annotations

import random
import sys

_HEAD = """\
# Gegenereerd: {scenes} scènes.
format: 1
id: gegenereerd
title: Een lange raadsavond
language: nl
role: burgemeester
starts: 2016-03-01 09:00
minutes-promised: 18
values: {{openheid: Openheid, veiligheid: Veiligheid, rechtmatigheid: Rechtmatigheid, zorg: Zorg}}
indicators:
  greep: {{start: 20, better: low, label: Greep van het park op het gemeentehuis}}
  thuis: {{start: 70, better: high, label: Rust thuis}}
  raad: {{start: 60, better: high, label: Vertrouwen van de raad}}
  zaal: {{start: 55, better: high, label: Veiligheid van de zaal}}
facts: {{logboek-bij: U houdt een logboek bij, riec-betrokken: Het RIEC kijkt mee}}
binding: {{menu-casemanager: Deze gemeente heeft de werkwijze vastgesteld}}
cast:
  griffier: {{name: Hanneke Duurkoop, role: Griffier, portrait: griffier}}
  oov: {{name: Daan Ruyterkamp, role: Adviseur openbare orde}}
  officier: {{name: Nadia Boukhriss, role: Officier van justitie}}
actions:
  logboek: {{text: Begin een logboek, available: vooraf, takes: 10 min, sets: logboek-bij}}
  riec: {{text: Bel het RIEC, available: not riec-betrokken, takes: 30 min, sets: riec-betrokken}}
messages:
"""
_MESSAGE = '  bericht-{n}: {{channel: {channel}, from: {sender}, text: "Nummer {n}: {text}"}}\n'

_DILEMMA = """\
  - dilemma: scene-{n}
{if_}    text: >-
      {text}
    question: Wat doet u nu?
    advice:
      {advisor}: {{stance: nog-niet, takes: 5 min, text: "Ik zou wachten. {short}"}}
    choices:
      doen:
        text: U doet het, en zegt waarom
        takes: {minutes} min
        effects: {{{indicator}: +{effect}, thuis: -2}}
        values: [{value}]
        honours: [{norm}]
{later}      nog-niet: {{text: Nog niet, effects: {{raad: -{effect}}}{way}}}
"""
_LATER = (
    "        later: [{{id: later-{n}, after: {effect} days, if: {condition},"
    " message: bericht-{m}}}]\n"
)
_BRIDGE = """\
  - bridge: scene-{n}
    at: +{minutes} min
    place: [{{if: {condition}, is: kamer-avond}}, {{is: kamer}}]
    text: >-
      {text}
      {other}
      {text}
      {short}
    next:
      - {{if: {condition}, to: scene-{after}}}
      - {{to: scene-{below}}}
"""
_TEXTS = (
    "Woensdag, 15.10 uur. De griffier doet uw deur dicht en zegt een tijd niets tegen u.",
    "Zaal en tribune zitten in een gang zonder ramen. Buiten gooien mensen met flessen.",
    "Een vader heeft een kind op zijn nek. Tien meter voor hem vliegt een fles door de lucht.",
    "De parkdirecteur nodigt u uit voor een lunch. Over een maand beslist het college.",
    "Morgenavond stemt de raad. De coalitie heeft elf van de eenentwintig zetels in de zaal.",
)
_SHORT = ("Dan weet ik meer.", "Wie staat er buiten?", "De raad is geschorst.", "Het is laat.")
_NORMS = (
    "vpt-3-registreren",
    "integriteit-uitnodigingen",
    "bevoegdheid-driehoek",
    "bevoegdheid-inlichtingenplicht",
    "leidraad-tijdens-raad-betrekken",
)


def scenario(scenes: int, seed: int = 0) -> str:
    """Return a scenario with this many scenes (at least four), two of them endings."""
    pick = random.Random(seed)
    messages = max(scenes // 4, 2)
    parts = [_HEAD.format(scenes=scenes)]
    parts += [
        _MESSAGE.format(
            n=number,
            channel=pick.choice(("phone", "app", "mail", "press")),
            sender=pick.choice(("griffier", "oov", "redactie")),
            text=pick.choice(_TEXTS),
        )
        for number in range(messages)
    ]
    parts.append("scenes:\n")
    body = scenes - 2
    for number in range(body):
        parts.append(_scene(number, body, messages, pick))
    for ending in ("goed", "slecht"):
        text = "\n      ".join(pick.sample(_TEXTS, 4))
        parts.append(f"  - ending: slot-{ending}\n    text: >-\n      {text}\n")
    return "".join(parts)


def _scene(number: int, body: int, messages: int, pick: random.Random) -> str:
    values = {
        "n": number,
        "m": pick.randrange(messages),
        "text": pick.choice(_TEXTS),
        "other": pick.choice(_TEXTS),
        "short": pick.choice(_SHORT),
        "advisor": pick.choice(("griffier", "oov", "officier")),
        "minutes": pick.randrange(1, 60),
        "effect": pick.randrange(1, 9),
        "indicator": pick.choice(("greep", "raad", "zaal")),
        "value": pick.choice(("openheid", "veiligheid", "rechtmatigheid", "zorg")),
        "norm": pick.choice(_NORMS),
        "condition": _condition(number, pick),
        "below": number + 1,
        "after": min(number + 2, body - 1),
    }
    if number == 0:
        return _DILEMMA.format(**values, if_="    phase: vooraf\n", later="", way="")
    if number == body - 1:
        return _bridge_to_the_endings(values)
    if number % 4 == 3 and number < body - 2:
        return _BRIDGE.format(**values)
    has_if = pick.random() < 0.2
    return _DILEMMA.format(
        **values,
        if_=f"    if: {values['condition']}\n" if has_if else "",
        later=_LATER.format(**values) if pick.random() < 0.5 else "",
        way=f", next: scene-{values['after']}" if number < body - 2 else "",
    )


def _bridge_to_the_endings(values: dict[str, object]) -> str:
    text = _BRIDGE.format(**values)
    head = text[: text.index("    next:")]
    return f"{head}    next: [{{if: {values['condition']}, to: slot-slecht}}, {{to: slot-goed}}]\n"


def _condition(number: int, pick: random.Random) -> str:
    level = pick.randrange(20, 80)
    visited = pick.randrange(number) if number else 0
    return pick.choice(
        (
            f"greep >= {level}",
            f"raad < {level} and not logboek-bij",
            f"zaal + thuis >= {level} or riec-betrokken",
            f"clock < 2016-0{pick.randrange(4, 9)}-01 12:00",
            f"scene:scene-{visited} and thuis > {level}" if number else "logboek-bij",
            "not logboek-bij",
        )
    )


if __name__ == "__main__":
    sys.stdout.write(scenario(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
