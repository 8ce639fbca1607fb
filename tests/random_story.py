"""Small random stories with everything that moves: conditions that may contradict themselves,
actions, delayed consequences and what cancels them, anchors and scenes that are skipped."""

import random

_HEAD = """\
format: 1
id: toeval
title: Toeval
language: nl
role: burgemeester
starts: 2016-03-01 21:00
minutes-promised: 500
values: {rust: Rust}
indicators:
  a: {start: 50, better: high, label: A}
  b: {start: 4, better: low, label: B}
facts: {f0: F0, f1: F1, f2: F2}
"""


def random_story(seed: int) -> str:
    """Return the text of a valid scenario with a few scenes."""
    return _Story(random.Random(seed)).text()


class _Story:
    def __init__(self, pick: random.Random) -> None:
        self._pick = pick
        self._count = pick.randrange(3, 8)
        self._kinds = ["dilemma"] + [
            pick.choice(("dilemma", "dilemma", "bridge")) for _ in range(self._count - 1)
        ]
        self._laters = 0
        self._known_laters: list[str] = []

    def text(self) -> str:
        scenes = "".join(self._scene(number) for number in range(self._count))
        actions = "".join(self._action(number) for number in range(2))
        ends = "".join(
            f"  - ending: e{number}\n    text: Einde {number}.\n    at: +{number} days\n"
            for number in range(2)
        )
        text = f"{_HEAD}actions:\n{actions}scenes:\n{scenes}{ends}"
        for number in range(8):  # cancel what there turned out to be
            text = text.replace(f"CANCEL{number}", self._pick.choice(self._known_laters or ["x"]))
        return text if self._known_laters else text.replace(", cancels: x", "")

    def _targets(self, number: int) -> list[str]:
        further = [f"s{later}" for later in range(number + 1, self._count)]
        return [*further, "e0", "e1"]

    def _atom(self) -> str:
        pick = self._pick
        scene = pick.randrange(self._count)
        return pick.choice(
            (
                f"a {pick.choice(('<', '>=', '==', '>'))} {pick.randrange(30, 75)}",
                f"b {pick.choice(('<', '>='))} {pick.randrange(0, 20)}",
                f"a + b >= {pick.randrange(30, 80)}",
                pick.choice(("f0", "f1", "f2")),
                f"scene:s{scene}",
                f"choice:s{scene}/{pick.choice('xy')}" if self._is_dilemma(scene) else "f0",
                f"action:d{pick.randrange(2)}",
                f"clock < 2016-03-0{pick.randrange(1, 9)} 12:00",
                f"clock >= {pick.randrange(10, 24)}:15",
                pick.choice(("vooraf", "tijdens")),
            )
        )

    def _is_dilemma(self, number: int) -> bool:
        return self._kinds[number] == "dilemma"

    def _condition(self) -> str:
        pick = self._pick
        atoms = [self._atom() for _ in range(pick.choice((1, 1, 2, 2, 3)))]
        atoms = [f"not {atom}" if pick.random() < 0.3 else atom for atom in atoms]
        return pick.choice((" and ", " or ")).join(atoms)

    def _does(self, marks: bool = True) -> str:
        pick = self._pick
        parts = []
        if pick.random() < 0.7:
            parts.append(f"effects: {{a: {pick.randrange(-30, 31)}, b: {pick.randrange(-9, 10)}}}")
        if pick.random() < 0.4:
            parts.append(f"sets: f{pick.randrange(3)}")
        if pick.random() < 0.2:
            parts.append(f"cancels: CANCEL{pick.randrange(8)}")
        if marks and pick.random() < 0.6:
            parts.append(f"takes: {pick.choice(('10 min', '5 hours', '2 days'))}")
        if marks and pick.random() < 0.3:
            norm = "integriteit-uitnodigingen"
            parts.append(f"breaches: [{{norm: {norm}, if: {self._condition()}}}]")
        if marks and pick.random() < 0.5:
            parts.append(f"later: [{self._later()}]")
        return "".join(f", {part}" for part in parts)

    def _later(self) -> str:
        pick = self._pick
        id = f"l{self._laters}"
        self._laters += 1
        self._known_laters.append(id)
        after = pick.choice(("5 min", "3 hours", "1 day", "4 days", "9 days"))
        condition = f", if: {self._condition()}" if pick.random() < 0.4 else ""
        return f"{{id: {id}, after: {after}{condition}{self._does(marks=False)}}}"

    def _action(self, number: int) -> str:
        times = self._pick.choice((1, 1, 2))
        available = f", available: {self._condition()}" if self._pick.random() < 0.7 else ""
        return f"  d{number}: {{text: Doe {number}, times: {times}{available}{self._does()}}}\n"

    def _next(self, number: int) -> str:
        pick = self._pick
        targets = self._targets(number)
        ways = [
            f"{{if: {self._condition()}, to: {pick.choice(targets)}}}"
            for _ in range(pick.randrange(0, 3))
        ]
        return f"[{', '.join([*ways, f'{{to: {pick.choice(targets)}}}'])}]"

    def _scene(self, number: int) -> str:
        pick = self._pick
        phase = "vooraf" if number < self._count / 2 else "tijdens"
        head = f"  - {self._kinds[number]}: s{number}\n"
        head += f"    phase: {phase}\n    text: Tekst {number}.\n"
        if number and pick.random() < 0.3:
            head += f"    if: {self._condition()}\n"
        if pick.random() < 0.4:
            head += f"    at: {pick.choice(('+3 hours', '+1 day', '2016-03-04 10:00'))}\n"
        if pick.random() < 0.7 or number + 1 == self._count:
            head += f"    next: {self._next(number)}\n"
        if not self._is_dilemma(number):
            return head
        body = "    question: Wat doet u?\n    choices:\n"
        for choice in "xy":
            condition = f", if: {self._condition()}" if pick.random() < 0.4 else ""
            way = f", next: {self._next(number)}" if pick.random() < 0.4 else ""
            body += f"      {choice}: {{text: Keus {choice}{condition}{self._does()}{way}}}\n"
        if pick.random() < 0.3:
            body += f"    seconds: 90\n    timeout: {{text: Niets{self._does()}}}\n"
        return head + body
