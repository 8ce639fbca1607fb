"""A scenario as its trainer meets it: the author's guide, with what the story itself tells.

What splits a room is not written twice: it is who advises what, what each choice puts first, and
where the norms of a dilemma pull two ways.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from burgemeestersgame.debrief.telling import speaking
from burgemeestersgame.norms import (
    Bilingual,
    Catalogue,
    aard_label,
    certainty_dots,
    certainty_label,
    then_and_now,
)
from burgemeestersgame.scenario.model import (
    Consequences,
    Dilemma,
    Explain,
    Scenario,
    Scene,
)
from burgemeestersgame.scenario.named_norms import norm_of, with_names
from burgemeestersgame.trainer_guide.model import (
    Answer,
    Initiative,
    NormNote,
    Plan,
    Station,
    TrainerGuide,
)

_OPEN = "open"


def build(scenario: Scenario, catalogue: Catalogue, language: str) -> TrainerGuide:
    """Return the guide of a scenario.

    Args:
        scenario: Already in the language wanted where it has a translation.
        catalogue: In which the norms stand that are not the scenario's own.
        language: Of names and words that are not the story's: `nl` or `en`.
    """
    with speaking(language):
        return _Builder(scenario, catalogue, language).guide()


class _Builder:
    def __init__(self, scenario: Scenario, catalogue: Catalogue, language: str) -> None:
        self._scenario = scenario
        self._catalogue = catalogue
        self._language = language

    def guide(self) -> TrainerGuide:
        scenario, written = self._scenario, self._scenario.guide
        stations: list[Station] = []
        for scene in scenario.scenes.values():
            if isinstance(scene, Dilemma):
                number = 1 + sum(each.number > 0 for each in stations)
                stations.append(self._dilemma(scene, number))
            elif written.questions.get(scene.id):
                stations.append(self._other(scene))
        return TrainerGuide(
            scenario=scenario.id,
            title=scenario.title,
            language=scenario.language,
            minutes=scenario.minutes_promised or 0,
            goals=written.goals,
            plans=tuple(
                Plan(minutes=minutes, text=text)
                for minutes, text in sorted(written.minutes.items())
            ),
            care=written.care,
            stations=tuple(stations),
            initiatives=tuple(
                Initiative(text=action.text, norms=norms)
                for action in scenario.actions.values()
                if (norms := self._norms([action.consequences]))
            ),
        )

    def _dilemma(self, scene: Dilemma, number: int) -> Station:
        all_consequences = [choice.consequences for choice in scene.choices]
        if scene.timeout:
            all_consequences.append(scene.timeout.consequences)
        return Station(
            scene=scene.id,
            number=number,
            title=scene.question,
            phase=scene.phase,
            seconds=round(scene.time_limit_s) if scene.time_limit_s else None,
            is_always_there=scene.condition is None,
            answers=tuple(
                Answer(
                    text=choice.text,
                    advised_by=self._advisors(scene, choice.id),
                    values=tuple(self._scenario.values[id] for id in choice.consequences.values),
                )
                for choice in scene.choices
            ),
            open_by=self._advisors(scene, _OPEN),
            tensions=self._tensions(all_consequences),
            questions=self._scenario.guide.questions.get(scene.id, ()),
            norms=self._norms(all_consequences),
        )

    def _other(self, scene: Scene) -> Station:
        return Station(
            scene=scene.id,
            number=0,
            title=scene.prompt if isinstance(scene, Explain) else scene.text,
            phase=scene.phase,
            seconds=None,
            is_always_there=scene.condition is None,
            answers=(),
            open_by=(),
            tensions=(),
            questions=self._scenario.guide.questions[scene.id],
            norms=(),
        )

    def _advisors(self, scene: Dilemma, stance: str) -> tuple[str, ...]:
        cast = self._scenario.cast
        return tuple(cast[each.advisor].role for each in scene.advice if each.stance == stance)

    def _tensions(self, consequences: Iterable[Consequences]) -> tuple[tuple[str, str], ...]:
        here = set(_norm_ids(consequences))
        return tuple(
            (pair.name.in_language(self._language), pair.where.in_language(self._language))
            for pair in self._catalogue.tensions
            if here.intersection(pair.side_a) and here.intersection(pair.side_b)
        )

    def _norms(self, consequences: Iterable[Consequences]) -> tuple[NormNote, ...]:
        return tuple(map(self._norm, _norm_ids(consequences)))

    def _norm(self, id: str) -> NormNote:
        norm, language = norm_of(self._scenario, self._catalogue, id), self._language
        started: date = self._scenario.starts.date()
        return NormNote(
            id=id,
            name=norm.name.in_language(language).rstrip("."),
            statement=norm.statement.in_language(language),
            kind=aard_label(norm.aard),
            source=self._named(norm.source),
            certainty=certainty_label(norm.certainty),
            dots=certainty_dots(norm.certainty),
            caveat=self._named(norm.caveat) if norm.caveat else "",
            changed=then_and_now(norm, language, started),
        )

    def _named(self, text: Bilingual) -> str:
        words = text.in_language(self._language)
        return with_names(self._scenario, self._catalogue, self._language, words)


def _norm_ids(consequences: Iterable[Consequences]) -> dict[str, None]:
    """Return the norms that some consequences touch, each once, in the order of the file."""
    return dict.fromkeys(
        mark.norm
        for each in consequences
        for marks in (each.honours, each.breaches, each.repairs)
        for mark in marks
    )
