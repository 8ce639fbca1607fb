"""Stories of any length with the shapes of shipped ones: nothing wrong with them.

Each scene takes 350 to 700 bytes. What makes a shipped story slow to read and to play is all there:
several forms of lists and tables, conditions on whatever can be asked, delayed consequences that
overlap, norms that may be breached and mended, folded texts. A story is told in chapters, one a
day; what is delayed comes within its chapter, so that no more is pending in a long story than in a
short one. Ten thousand scenes stay within what one file may hold.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import count

_HEAD = """\
# Gegenereerd: {scenes} scènes.
format: 1
id: gegenereerd
title: Een lange raadsavond
language: nl
role: burgemeester
starts: 2016-03-01 09:00
minutes-promised: {minutes}
values: {{openheid: Openheid, veiligheid: Veiligheid, rechtmatigheid: Rechtmatigheid, zorg: Zorg}}
indicators:
  greep: {{start: 50, better: low, label: Greep van het park op het gemeentehuis}}
  thuis: {{start: 50, better: high, label: Rust thuis}}
  raad: {{start: 50, better: high, label: Vertrouwen van de raad}}
  zaal: {{start: 50, better: high, label: Veiligheid van de zaal}}
facts: {{logboek-bij: U houdt een logboek bij, riec-betrokken: Het RIEC kijkt mee}}
binding: {{menu-casemanager: Deze gemeente heeft de werkwijze vastgesteld}}
cast:
  griffier: {{name: Hanneke Duurkoop, role: Griffier, portrait: griffier}}
  oov: {{name: Daan Ruyterkamp, role: Adviseur openbare orde}}
  officier: {{name: Nadia Boukhriss, role: Officier van justitie}}
actions:
  logboek: {{text: Begin een logboek, available: vooraf, takes: 10 min, sets: logboek-bij}}
  riec: {{text: Bel het RIEC, available: not riec-betrokken, takes: 30 min, sets: riec-betrokken,
    honours: [menu-casemanager]}}
messages:
"""
_MESSAGE = '  bericht-{n}: {{channel: {channel}, from: {sender}, text: "Nummer {n}: {text}"}}\n'

_DILEMMA = """\
  - dilemma: scene-{n}
{above}    text: >-
      {text}
    question: En nu?
    advice:
      {advisor}: {{stance: nog-niet, text: "{short}"}}
    choices:
      doen:
        text: U doet het
        takes: 10 min
        effects: {{{indicator}: +{effect}, thuis: -{effect}}}
        values: {value}
        honours: {norm}
{later}      nog-niet: {{text: Nog niet, takes: 50 min, values: zorg,
        effects: {{{indicator}: -{effect}, thuis: +{effect}}}{marks}{way}}}
"""
_LATER = "        later: {{id: l-{n}, after: {effect} hours{condition}, message: bericht-{n}}}\n"
_BRIDGE = """\
  - bridge: scene-{n}
    at: +{effect} min
    place: {place}
    text: >-
      {text}
      {other}
      {text}
      {short}
    next:
      - {{if: {condition}, to: {after}}}
      - {{to: {below}}}
"""
_TEXTS = (
    "Woensdag, 15.10 uur. De griffier doet uw deur dicht en zegt niets.",
    "Zaal en tribune zitten in een gang zonder ramen. Buiten gooit men flessen.",
    "Een vader heeft een kind op zijn nek. Voor hem vliegt een fles.",
    "De parkdirecteur nodigt u uit voor een lunch. Het college beslist.",
    "Morgenavond stemt de raad. De coalitie heeft elf van de zetels.",
)
_SHORT = ("Dan weet ik meer.", "Wie staat er buiten?", "De raad is weg.", "Het is laat.")
_NORMS = (
    "bevoegdheid-driehoek",
    "vpt-6-aangifte",
    "integriteit-uitnodigingen",
    "bevoegdheid-betoging",
)
_INDICATORS = ("greep", "raad", "zaal")
_VALUES = ("openheid", "veiligheid", "rechtmatigheid")
_CHAPTER = 4  # scenes: three dilemmas, with a bridge behind the first; the second may be skipped
_NEVER = "zaal > 90 and zaal < 20"

SHORTEST = 12
MISTAKES = {
    "dead-choice": (
        "    choices:\n",
        f"      fout: {{text: Dit kan nooit, if: {_NEVER}, values: [zorg]}}\n",
    ),
    "dead-action": ("actions:\n", f"  fout: {{text: Nooit, available: {_NEVER}}}\n"),
    "dead-message": (
        "messages:\n",
        "  fout: {channel: app, from: griffier, text: Nooit.}\n",
        "      nog-niet: {",
        f"later: {{id: fout, after: 5 min, if: {_NEVER}, message: fout}}, ",
    ),
    "dead-ending": (
        "    next: [",
        f"{{if: {_NEVER}, to: fout}}, ",
        "  - ending: slot-goed\n",
        "    text: Dit is het einde.\n  - ending: fout\n",
    ),
    "dominated-choice": (
        "    choices:\n",
        "      goed: {text: Goed, takes: 10 min, values: [zorg, openheid]}\n"
        "      fout: {text: Fout, takes: 10 min, values: [zorg]}\n",
    ),
}
"""What may be planted, named `fout`: after each text that is found once or first, what is added."""


def long_story(scenes: int, seed: int = 0, mistake: str = "") -> str:
    """Return a story as YAML; the same numbers give the same.

    Args:
        scenes: How many, at least `SHORTEST`; two of them are endings.
        mistake: One of `MISTAKES` to plant; '' for a story with nothing wrong in it.
    """
    assert scenes >= SHORTEST
    text = _Author(scenes, random.Random(seed)).story()
    additions = MISTAKES.get(mistake, ())
    for behind, added in zip(additions[::2], additions[1::2], strict=True):
        assert behind in text
        text = text.replace(behind, behind + added, 1)
    return text


class _Author:
    def __init__(self, scenes: int, pick: random.Random) -> None:
        self.scenes = scenes
        self.body = scenes - 2
        self.pick = pick
        self.kinds = count()
        self.senders: list[int] = []

    def story(self) -> str:
        body = [self.scene(number) for number in range(self.body)]
        messages = [
            _MESSAGE.format(
                n=number,
                channel=self.pick.choice(("phone", "app", "mail", "press")),
                sender=self.pick.choice(("griffier", "oov", "redactie")),
                text=self.pick.choice(_TEXTS),
            )
            for number in self.senders
        ]
        endings = [
            f"  - ending: slot-{ending}\n    text: >-\n      "
            + "\n      ".join([f"Het loopt {ending} af.", *self.pick.sample(_TEXTS, 5)])
            + "\n"
            for ending in ("goed", "slecht")
        ]
        head = _HEAD.format(scenes=self.scenes, minutes=min(4 + self.scenes * 2 // 3, 1_000))
        return "".join([head, *messages, "scenes:\n", *body, *endings])

    def scene(self, number: int) -> str:
        pick = self.pick
        chapter, place = divmod(number, _CHAPTER)
        is_last = number == self.body - 1
        values = {
            "n": number,
            "text": pick.choice(_TEXTS),
            "other": pick.choice(_TEXTS),
            "short": pick.choice(_SHORT),
            "advisor": pick.choice(("griffier", "oov", "officier")),
            "effect": 1 + number % 7,
            "indicator": _INDICATORS[number % 3],
            "value": _VALUES[number % 3],
            "norm": _NORMS[chapter % 4],
            "condition": self.condition(number),
            "below": f"scene-{number + 1}",
            "after": f"scene-{min(number + 2, self.body - 1)}",
        }
        if is_last:
            return self.to_the_endings(values)
        if place == 1:
            return self.bridge(values, has_variants=chapter % 4 == 0)
        above = ""
        if place == 0:
            day = date(2016, 3, 1) + timedelta(days=chapter)
            above = f"    at: {day} 09:00\n" if chapter else "    phase: vooraf\n"
            above += "    phase: tijdens\n" if chapter == 2 else ""
        elif place == 2 and chapter:
            above = f"    if: {values['condition']}\n"
        # At first not much has happened that a condition could ask after.
        condition = f", if: {values['condition']}" if chapter else ""
        sends = place == 0 or (place == 3 and chapter % 8 == 0)
        has_later = sends and chapter < self.body // _CHAPTER - 1
        if has_later:
            self.senders.append(number)
        marks = ""
        if place == 0:
            norm = values["norm"]
            mark = f"{{norm: {norm}, if: thuis > 50}}" if chapter else norm
            marks = f",\n        breaches: [{mark}]"
        elif place == 2:
            marks = f", repairs: {values['norm']}"
        jumps = place == 2 and number < self.body - 2
        return _DILEMMA.format(
            **values,
            above=above,
            later=_LATER.format(**values | {"condition": condition}) if has_later else "",
            marks=marks,
            way=f", next: {values['after']}" if jumps else "",
        )

    def bridge(self, values: dict[str, object], has_variants: bool = False) -> str:
        place = "plein"
        if has_variants:
            place = f"[{{if: {values['condition']}, is: plein-dag}}, {{is: plein}}]"
        return _BRIDGE.format(**values, place=place)

    def to_the_endings(self, values: dict[str, object]) -> str:
        text = self.bridge(values)
        head = text[: text.index("    next:")]
        return f"{head}    next: [{{if: raad < 50, to: slot-slecht}}, {{to: slot-goed}}]\n"

    def condition(self, number: int) -> str:
        """Return something that may hold there or not; all kinds in turn."""
        before = number - number % _CHAPTER
        earlier = self.pick.randrange(0, max(before, 1), _CHAPTER)
        skipped = earlier + 2  # from the second chapter on it may be
        kinds = (
            "logboek-bij",
            f"greep >= {self.pick.choice((49, 50, 51))}",
            "raad < 50 or not riec-betrokken",
            "zaal + thuis >= 100",
            f"choice:scene-{earlier}/doen" if before else "zaal > 50",
            f"scene:scene-{skipped} and thuis > 50" if earlier else "thuis >= 50",
            "clock < 09:30" if number % _CHAPTER == 1 else "not logboek-bij",
        )
        return kinds[next(self.kinds) % len(kinds)]
