"""What a translator should know of each text: where it stands, who says it, how long it may be."""

from __future__ import annotations

from typing import NamedTuple

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import phase_label
from burgemeestersgame.scenario.fields import QUOTE
from burgemeestersgame.scenario.findings.style import texts_to_read
from burgemeestersgame.scenario.model import (
    PHASES,
    Action,
    Bridge,
    Choice,
    Dilemma,
    Ending,
    Explain,
    Scenario,
    Scene,
)
from burgemeestersgame.scenario.texts import kind_of, texts_of
from burgemeestersgame.storymap.wording import Wording, shortened


class Note(NamedTuple):
    """About one text, in the language of the interface.

    Attributes:
        group: The id of its scene, or the key of its section: `messages`.
        what: What it is and whose: 'advice of Daan Ruyterkamp, adviser'.
        most: How many words read well there, 0 where there is no measure.
        quotes: What must stay as it is, without braces.
    """

    group: str
    what: str
    most: int
    quotes: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """Return it as sentences, one a line."""
        lines = [self.what]
        if self.most:
            lines.append(_("At most about {count} words").format(count=self.most))
        if self.quotes:
            kept = ", ".join(f"{{{quote}}}" for quote in self.quotes)
            lines.append(_("Keep as it is: {quotes}").format(quotes=kept))
        return tuple(lines)


def notes_on(scenario: Scenario) -> dict[str, Note]:
    """Return a note on every text, by its id."""
    guides = {text.id: text.most for text in texts_to_read(scenario)}
    about = _About(scenario)
    return {
        id: Note(
            group=_group(id),
            what=about.text(id),
            most=guides.get(id, 0),
            quotes=tuple(dict.fromkeys(QUOTE.findall(text))),
        )
        for id, text in texts_of(scenario).items()
    }


def group_title(scenario: Scenario, group: str) -> str:
    """Return what stands above the texts of a group."""
    if group in scenario.scenes:
        return scene_title(scenario.scenes[group])
    return {
        "title": _("The scenario"),
        "values": _("Values"),
        "indicators": _("Indicators"),
        "facts": _("Facts"),
        "norms": _("Norms of its own"),
        "binding": _("Norms that count here"),
        "cast": _("Cast"),
        "roles": _("Roles for a group"),
        "actions": _("Actions"),
        "messages": _("Messages"),
        "agenda": _("What is coming"),
        "guide": _("Guide for the trainer"),
    }[group]


def scene_title(scene: Scene) -> str:
    """Return the name of a scene with its kind and phase: 'lunch (dilemma, before)'."""
    match scene:
        case Dilemma():
            kind = _("dilemma")
        case Explain():
            kind = _("explain-it moment")
        case Ending():
            kind = _("ending")
        case _:
            assert isinstance(scene, Bridge)
            kind = _("bridge")
    phase = phase_label(scene.phase) if scene.phase in PHASES else ""
    return f"{scene.id} ({', '.join(filter(None, (kind, phase)))})"


def _group(id: str) -> str:
    return id.partition("/")[0]


class _About:
    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._wording = Wording(scenario)

    def text(self, id: str) -> str:
        first, *rest = id.split("/")
        kind = kind_of(id)
        if first in self._scenario.scenes:
            what = self._of_scene(self._scenario.scenes[first], kind, rest)
            return _("Scene {scene}: {what}").format(scene=first, what=what)
        match kind:
            case ("cast", "name"):
                return _("Name of somebody in the story")
            case ("cast", _role):
                name = self._scenario.cast[rest[0]].name
                return _("What {name} is").format(name=name)
            case ("actions", key):
                return self._of_action(self._scenario.actions[rest[0]], key)
            case ("messages", key):
                return self._of_message(rest[0], key)
            case ("roles", "name"):
                return _("Name of a role in a group")
            case ("roles", _brief):
                return _("What only the role '{role}' is told").format(role=rest[0])
            case ("guide", "questions"):
                return _("Question for the debrief about scene {scene}").format(scene=rest[1])
            case ("guide", "minutes"):
                return _("Plan for the trainer for {count} minutes").format(count=rest[1])
        return {
            ("title",): _("Title of the scenario"),
            ("values",): _("Name of a value"),
            ("indicators", "label"): _("Name of an indicator, which play moves up or down"),
            ("facts",): _("A fact, as a sentence"),
            ("norms", "name"): _("Short name of a norm"),
            ("norms", "text"): _("A norm"),
            ("norms", "source"): _("Where a norm is written"),
            ("norms", "caveat"): _("What is still to be checked about a norm"),
            ("agenda", "text"): _("What is coming, beside the clock of the story"),
            ("binding",): _("Why the norm '{norm}' counts here").format(norm="/".join(rest)),
            ("guide", "goals"): _("What players learn"),
            ("guide", "care"): _("What the trainer takes care of"),
        }.get(kind, _("A text"))

    def _of_action(self, action: Action, key: str) -> str:
        if key == "text":
            return _("Something that you, the player, may do")
        deed = shortened(action.text)
        if key == "debrief":
            return _("What the debrief says of “{deed}”").format(deed=deed)
        return _("What comes of “{deed}”").format(deed=deed)

    def _of_message(self, id: str, key: str) -> str:
        sender, channel, _text = self._wording.message(id)
        if key == "from":
            return _("Who sends a message")
        if key == "without":
            return _(
                "Message from {sender}, {channel}, for who has not written the quoted sentence"
            ).format(sender=sender, channel=channel)
        return _("Message from {sender}, {channel}").format(sender=sender, channel=channel)

    def _of_scene(self, scene: Scene, kind: tuple[str, ...], rest: list[str]) -> str:
        match kind:
            case ("advice", _text):
                member = self._scenario.cast[rest[1]]
                return _("advice of {name}, {role}").format(name=member.name, role=member.role)
            case ("choices", "text"):
                return _("a choice, which you, the player, make")
            case ("choices", key):
                assert isinstance(scene, Dilemma)
                deed = shortened(_choice(scene, rest[1]).text)
                if key == "debrief":
                    return _("what the debrief says of “{deed}”").format(deed=deed)
                return _("what comes of “{deed}”").format(deed=deed)
            case ("private",):
                return _("what only the role '{role}' is told").format(role=rest[1])
        return {
            ("text",): _("what happens"),
            ("question",): _("the question"),
            ("prompt",): _("what you, the player, answer in one sentence"),
            ("reflect",): _("question for the debrief"),
            ("timeout", "text"): _("what comes of waiting too long"),
            ("timeout", "debrief"): _("what the debrief says of waiting too long"),
            ("documented", "text"): _("what really happened, for the debrief"),
        }.get(kind, _("a text"))  # a scene may have the name of a section


def _choice(scene: Dilemma, id: str) -> Choice:
    return next(choice for choice in scene.choices if choice.id == id)
