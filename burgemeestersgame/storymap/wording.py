"""What is in a scenario file, in words for its author: conditions, marks, times, messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from burgemeestersgame import i18n
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import Catalogue, load_norms, phase_label
from burgemeestersgame.scenario.condition_words import in_words
from burgemeestersgame.scenario.conditions import Condition
from burgemeestersgame.scenario.model import PHASES, Anchor, Channel, Dilemma, Scenario
from burgemeestersgame.scenario.named_norms import norm_of

_BRIEF = 34  # characters of a choice's or action's text where there is little room


class Said(NamedTuple):
    """A condition in words: in full for a list, and with long texts shortened for a picture."""

    full: str
    brief: str

    def __bool__(self) -> bool:
        return bool(self.full)


ALWAYS = Said("", "")


class Wording:
    """Gives the words for the parts of one scenario, in the language of the interface."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._catalogue: Catalogue = load_norms()

    def condition(self, condition: Condition | None) -> Said:
        """Return a condition as a phrase; `ALWAYS` where there is none."""
        if condition is None:
            return ALWAYS
        return Said(
            in_words(condition, self._label(lambda text: text)),
            in_words(condition, self._label(shortened)),
        )

    def norm(self, id: str) -> str:
        """Return the short name of a norm."""
        norm = norm_of(self._scenario, self._catalogue, id)
        return norm.name.in_language(i18n.language())

    def effects(self, effects: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
        """Return changes of indicators: '+6 Grip of the park'."""
        labels = self._scenario.indicators
        return tuple(
            _("{change} {indicator}").format(
                change=f"{change:+d}".replace("-", "\u2212"), indicator=labels[id].label
            )
            for id, change in effects
        )

    def facts(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return what becomes true."""
        return tuple(self._scenario.facts[id] for id in ids)

    def values(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the labels of values."""
        return tuple(self._scenario.values[id] for id in ids)

    def message(self, id: str | None) -> tuple[str, str, str]:
        """Return who sends a message, how, and what it says; three empty texts for None."""
        if id is None:
            return "", "", ""
        sent = self._scenario.messages[id]
        sender = self.person(sent.sender) if sent.sender_is_cast else sent.sender
        return sender, _channel(sent.channel), sent.text

    def person(self, id: str) -> str:
        """Return the name of a member of the cast."""
        return self._scenario.cast[id].name

    def anchor(self, anchor: Anchor | None) -> str:
        """Return when a scene takes place; '' if straight away."""
        if anchor is None:
            return ""
        if anchor.moment is not None:
            day, time = i18n.format_date(anchor.moment), i18n.format_clock(anchor.moment)
            return _("on {day} at {time}").format(day=day, time=time)
        return _("{duration} later").format(duration=minutes(anchor.after_min or 0))

    def _label(self, fit: Callable[[str], str]) -> Callable[[str, str], str]:
        def label(kind: str, id: str) -> str:
            match kind:
                case "name":
                    return self._name(id)
                case "scene":
                    return _("scene {id} was entered").format(id=id)
                case "action":
                    text = self._scenario.actions[id].text
                    return _("you did “{action}”").format(action=fit(text))
            dilemma, _slash, choice = id.partition("/")
            if choice == "timeout":
                return _("the time ran out at {scene}").format(scene=dilemma)
            text = fit(self._choice(dilemma, choice))
            return _("at {scene} you chose “{choice}”").format(scene=dilemma, choice=text)

        return label

    def _name(self, id: str) -> str:
        if id in self._scenario.indicators:
            return f"‘{self._scenario.indicators[id].label}’"
        if id in self._scenario.facts:
            return f"“{self._scenario.facts[id]}”"
        if id in PHASES:
            return _("the phase is {phase}").format(phase=phase_label(id))
        return id

    def _choice(self, dilemma: str, choice: str) -> str:
        scene = self._scenario.scenes.get(dilemma)
        if isinstance(scene, Dilemma):
            for each in scene.choices:
                if each.id == choice:
                    return each.text
        return choice


def minutes(count: int) -> str:
    """Return a length of story time in words."""
    return i18n.format_minutes(timedelta(minutes=count))


def shortened(text: str, most: int = _BRIEF) -> str:
    """Return a text of at most so many characters, cut between words where it was too long."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > most // 2 else cut).rstrip(" ,.;:") + "…"


def _channel(channel: Channel) -> str:
    return {
        Channel.PHONE: _("by phone"),
        Channel.APP: _("in the app"),
        Channel.MAIL: _("by mail"),
        Channel.PRESS: _("in the press"),
        Channel.DOORMAT: _("on the doormat"),
    }[channel]
