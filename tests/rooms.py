"""Rooms for tests: a small story with roles, a clock that a test moves, and a log on the side."""

from burgemeestersgame.room import Held, Room
from burgemeestersgame.room import events as e
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
indicators: {greep: {start: 20, better: low, label: Greep van het park}}
facts: {logboek-bij: U houdt een logboek bij}
cast: {griffier: {name: Henk IJsselstein, role: Griffier}}
roles:
  burgemeester: {seats: 1-1, brief: U zit de avond voor.}
  zwager: {seats: 1-2, name: Raadslid en zwager, brief: Uw zwager heeft een huisje op het park.}
  nieuw: {seats: 1-8, brief: U bent net gekozen.}
actions:
  logboek: {text: Begin een logboek, takes: 10 min, sets: logboek-bij}
scenes:
  - dilemma: lunch
    phase: vooraf
    text: De parkdirecteur nodigt u uit.
    question: Gaat u?
    private: {zwager: Uw zwager belde gisteren.}
    advice:
      griffier: {stance: afslaan, takes: 5 min, text: Niet doen.}
    choices:
      gaan: {text: U gaat, consequence: De directeur noemt u bij de voornaam., effects: {greep: +6}}
      afslaan: {text: U slaat af, values: [openheid]}
      later: {text: U vraagt uitstel, if: not logboek-bij}
  - explain: zin-lunch
    prompt: Een buurvrouw vraagt waarom u er zat.
  - dilemma: raad
    text: De raad vraagt ernaar.
    question: Wat zegt u?
    choices:
      alles: {text: Alles}
      iets: {text: Iets}
  - ending: slot
    text: Het is avond.
guide:
  goals: [Praten over druk.]
  questions: {lunch: ["Hier splitst een zaal vaak.", Wie belde u al eens?]}
  care: Let op elkaar.
"""


def a_story() -> Scenario:
    """Return the story."""
    return scenario_from_files({"scenario.yaml": STORY.encode()}, "park", "nl")


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class KeptRoom:
    """A room whose changes are kept as its file keeps them, and can be told again.

    Attributes:
        room: The room.
        log, texts, held: What was kept until now.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.scenario = a_story()
        self.room = Room(self.scenario, clock=self.clock, shuffle=lambda order: None)
        self.log: list[e.RoomEvent] = []
        self.texts: dict[int, str] = {}
        self.held = Held.nothing()

    def keep(self) -> None:
        """Keep what changed."""
        change = self.room.drain()
        if change.clears_ballots:
            self.held.ballots.clear()
        if change.clears_proposals:
            self.held.proposals.clear()
        if change.clears_lines:
            self.held.lines.clear()
            self.held.supports.clear()
        self.log += [e.from_json(e.to_json(event)) for event in change.events]
        shelves = (change.ballots, change.proposals, change.lines, change.supports)
        for shelf, changed in zip(self.held, shelves, strict=True):
            for seat, value in changed.items():
                if value:
                    shelf[seat] = value
                else:
                    shelf.pop(seat, None)
        for text_id, text in change.texts.items():
            if text is None:
                self.texts.pop(text_id, None)
            else:
                self.texts[text_id] = text

    def told_again(self) -> Room:
        """Return the room that what was kept gives."""
        return Room(
            self.scenario,
            clock=self.clock,
            log=self.log,
            texts=self.texts,
            held=self.held.copy(),
            shuffle=lambda order: None,
        )

    def at_first_vote(self, people: int = 4) -> Room:
        """Return the room with people in it and the first round open."""
        for number in range(people):
            self.room.join(f"key-{number}")
        self.room.open()
        return self.room

    def at_agreement(self, people: int = 4) -> Room:
        """Return the room with people in it who write their agreement."""
        room = self.at_first_vote(people)
        room.decide("afslaan")
        while room.stage != "agreement":
            if room.stage == "explaining":
                room.explain("")
            elif room.stage == "first-vote":
                room.decide("alles")
            else:
                room.next()
        self.keep()
        return room
