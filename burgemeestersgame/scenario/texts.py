"""The texts of a scenario, each with its lasting id: the path of ids that leads to it.

`lunch/choices/gaan/text` stays the same whatever is written there, so that a translation outlives
an edit. One walk over the scenario knows all ids; collecting texts and translating them are both
that walk.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TypeVar

from msgspec.structs import replace

from burgemeestersgame.norms import Norm
from burgemeestersgame.norms.model import Bilingual
from burgemeestersgame.scenario.model import (
    Consequences,
    Dilemma,
    Explain,
    Guide,
    Message,
    Scenario,
    Scene,
)

_K = TypeVar("_K")
_V = TypeVar("_V")

_SECTIONS_WITH_IDS = {
    *("values", "indicators", "facts", "norms", "binding"),
    *("cast", "roles", "actions", "messages", "agenda"),
}
_PARTS_WITH_IDS = {"advice", "choices", "private"}  # of a scene

Catalogue = Callable[[str, str], str]
"""Gives the translation for a text id and the text as written, or that text where it has none."""


def texts_of(scenario: Scenario) -> dict[str, str]:
    """Return every text that people read, by its id; empty texts are left out."""
    found: dict[str, str] = {}

    def collect(id: str, text: str) -> str:
        found[id] = text
        return text

    _walk(scenario, collect)
    return found


def translated(scenario: Scenario, language: str, catalogue: Catalogue) -> Scenario:
    """Return the scenario in another language; what has no translation stays as it was written.

    The digest stays the same: it is the same story.
    """
    return replace(_walk(scenario, catalogue), language=language)


def kind_of(id: str) -> tuple[str, ...]:
    """Return what kind of text an id names: its parts without those that an author named.

    `lunch/choices/gaan/text` is `choices`, `text`; `guide/goals/1` is `guide`, `goals`.
    """
    first, *rest = id.split("/")
    if first == "title" and not rest:
        return (first,)
    if first == "guide" and rest:
        return (first, rest[0])
    if first in _SECTIONS_WITH_IDS:
        return (first, *rest[1:])
    return (rest[0], *rest[2:]) if rest and rest[0] in _PARTS_WITH_IDS else tuple(rest)


def _walk(scenario: Scenario, look_up: Catalogue) -> Scenario:
    """Return the scenario with every text that is there replaced by what `look_up` makes of it."""

    def text(id: str, original: str) -> str:
        return look_up(id, original) if original else original

    return replace(
        scenario,
        title=text("title", scenario.title),
        values=_frozen({id: text(f"values/{id}", one) for id, one in scenario.values.items()}),
        indicators=_frozen(
            {
                id: replace(one, label=text(f"indicators/{id}/label", one.label))
                for id, one in scenario.indicators.items()
            }
        ),
        facts=_frozen({id: text(f"facts/{id}", one) for id, one in scenario.facts.items()}),
        norms=_frozen({id: _norm(one, text) for id, one in scenario.norms.items()}),
        binding=_frozen({id: text(f"binding/{id}", one) for id, one in scenario.binding.items()}),
        cast=_frozen(
            {
                id: replace(
                    one,
                    name=text(f"cast/{id}/name", one.name),
                    role=text(f"cast/{id}/role", one.role),
                )
                for id, one in scenario.cast.items()
            }
        ),
        roles=_frozen(
            {
                id: replace(
                    one,
                    name=text(f"roles/{id}/name", one.name),
                    brief=text(f"roles/{id}/brief", one.brief),
                )
                for id, one in scenario.roles.items()
            }
        ),
        actions=_frozen(
            {
                id: replace(
                    one,
                    text=text(f"actions/{id}/text", one.text),
                    consequences=_consequences(f"actions/{id}", one.consequences, text),
                )
                for id, one in scenario.actions.items()
            }
        ),
        messages=_frozen({id: _message(one, text) for id, one in scenario.messages.items()}),
        agenda=_frozen(
            {
                id: replace(one, text=text(f"agenda/{id}/text", one.text))
                for id, one in scenario.agenda.items()
            }
        ),
        scenes=_frozen({id: _scene(one, text) for id, one in scenario.scenes.items()}),
        guide=_guide(scenario.guide, text),
    )


def _norm(norm: Norm, text: Catalogue) -> Norm:
    path = f"norms/{norm.id}"
    statement = text(f"{path}/text", norm.statement.nl)
    has_name = norm.name != norm.statement
    return replace(
        norm,
        name=_same(text(f"{path}/name", norm.name.nl) if has_name else statement),
        statement=_same(statement),
        source=_same(text(f"{path}/source", norm.source.nl)),
        caveat=_same(text(f"{path}/caveat", norm.caveat.nl)) if norm.caveat else None,
    )


def _message(message: Message, text: Catalogue) -> Message:
    path = f"messages/{message.id}"
    sender = message.sender
    return replace(
        message,
        sender=sender if message.sender_is_cast else text(f"{path}/from", sender),
        text=text(f"{path}/text", message.text),
        without=text(f"{path}/without", message.without),
    )


def _consequences(
    path: str, done: Consequences, text: Catalogue, key: str = "consequence"
) -> Consequences:
    return replace(
        done,
        consequence=text(f"{path}/{key}", done.consequence),
        debrief=text(f"{path}/debrief", done.debrief),
    )


def _scene(scene: Scene, text: Catalogue) -> Scene:
    told = replace(scene, text=text(f"{scene.id}/text", scene.text))
    match told:
        case Explain():
            return replace(told, prompt=text(f"{told.id}/prompt", told.prompt))
        case Dilemma():
            return _dilemma(told, text)
    return told


def _dilemma(scene: Dilemma, text: Catalogue) -> Dilemma:
    path = scene.id
    return replace(
        scene,
        question=text(f"{path}/question", scene.question),
        private=_frozen(
            {role: text(f"{path}/private/{role}", one) for role, one in scene.private.items()}
        ),
        advice=tuple(
            replace(one, text=text(f"{path}/advice/{one.advisor}/text", one.text))
            for one in scene.advice
        ),
        choices=tuple(
            replace(
                one,
                text=text(f"{path}/choices/{one.id}/text", one.text),
                consequences=_consequences(f"{path}/choices/{one.id}", one.consequences, text),
            )
            for one in scene.choices
        ),
        timeout=scene.timeout
        and replace(
            scene.timeout,
            consequences=_consequences(f"{path}/timeout", scene.timeout.consequences, text, "text"),
        ),
        documented=scene.documented
        and replace(scene.documented, text=text(f"{path}/documented/text", scene.documented.text)),
        reflect=text(f"{path}/reflect", scene.reflect),
    )


def _guide(guide: Guide, text: Catalogue) -> Guide:
    return Guide(
        goals=_numbered("guide/goals", guide.goals, text),
        minutes=_frozen(
            {count: text(f"guide/minutes/{count}", plan) for count, plan in guide.minutes.items()}
        ),
        questions=_frozen(
            {
                scene: _numbered(f"guide/questions/{scene}", questions, text)
                for scene, questions in guide.questions.items()
            }
        ),
        care=text("guide/care", guide.care),
    )


def _numbered(path: str, texts: tuple[str, ...], text: Catalogue) -> tuple[str, ...]:
    return tuple(text(f"{path}/{number}", one) for number, one in enumerate(texts, start=1))


def _same(text: str) -> Bilingual:
    return Bilingual(text, text)


def _frozen(mapping: dict[_K, _V]) -> MappingProxyType[_K, _V]:
    return MappingProxyType(mapping)
