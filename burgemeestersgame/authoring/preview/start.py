"""Where a preview begins: a scene, and the facts, indicators and moment that hold there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from burgemeestersgame.engine.run import Run, replay
from burgemeestersgame.engine.story import compiled
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import fields
from burgemeestersgame.scenario.model import Scenario, Start

CLOCK = "clock"
_MOST_NAMED = 10
_YES = ("true", "yes", "ja", "waar", "1", "")
_NO = ("false", "no", "nee", "onwaar", "0")


class WrongSetting(GameError):
    """A scene or a setting that this scenario does not have, or a value that it cannot have."""


class Setting(NamedTuple):
    """A name, and the value it gets, both as they were typed."""

    name: str
    value: str


def parse_setting(text: str) -> Setting:
    """Return the setting in `NAME=VALUE`; a name alone is made true."""
    name, _equals, value = text.partition("=")
    return Setting(name.strip(), value.strip())


def started(scenario: Scenario, scene: str | None, settings: Iterable[Setting]) -> Start:
    """Return the start that a command line asks for.

    Raises:
        WrongSetting: There is no such scene or name, or it cannot have that value.
    """
    if scene is not None and scene not in scenario.scenes:
        message = _("there is no scene '{id}'").format(id=scene)
        raise WrongSetting(message + _nearest(scene, scenario.scenes))
    start = Start(scene=scene)
    for setting in settings:
        start = _with(scenario, start, setting)
    return start


def _with(scenario: Scenario, start: Start, setting: Setting) -> Start:
    from msgspec.structs import replace

    name, value = setting
    if name == CLOCK:
        moment = fields.moment(value)
        if moment is None or moment < scenario.starts:
            message = _("'{value}' is no moment in this story; write for instance {example}")
            example = f"clock={scenario.starts:%Y-%m-%d %H:%M}"
            raise WrongSetting(message.format(value=value, example=example))
        return replace(start, clock_min=compiled(scenario).clock_at(moment))
    if name in scenario.indicators:
        level = fields.whole(value)
        least, most = fields.LEVEL
        if level is None or not least <= level <= most:
            message = _("'{name}' is an indicator: give it a whole number from {least} to {most}")
            raise WrongSetting(message.format(name=name, least=least, most=most))
        return replace(start, levels={**start.levels, name: level})
    truths = names_of_truths(scenario)
    if name not in truths:
        message = _("there is no fact or indicator '{name}'").format(name=name)
        raise WrongSetting(message + _nearest(name, [*truths, *scenario.indicators, CLOCK]))
    if value.casefold() in _YES:
        return replace(start, truths=start.truths | {name})
    if value.casefold() in _NO:
        return replace(start, truths=start.truths - {name})
    raise WrongSetting(
        _("'{name}' is true or false: write {name}=true or {name}=false").format(name=name)
    )


def _nearest(name: str, names: Iterable[str]) -> str:
    """Return the name that somebody may have meant, else the first there are."""
    known = list(names)
    if close := difflib.get_close_matches(name[:100], known, 1):
        return "; " + _("did you mean '{word}'?").format(word=close[0])
    shown = ", ".join(known[:_MOST_NAMED]) + (" …" if len(known) > _MOST_NAMED else "")
    return "; " + _("choose from {words}").format(words=shown)


def names_of_truths(scenario: Scenario) -> tuple[str, ...]:
    """Return all that can be true or false in a scenario, as conditions name it; facts first."""
    story = compiled(scenario)
    return (
        *story.fact_bits,
        *(f"scene:{id}" for id in story.scene_bits),
        *(f"choice:{id}" for id in story.choice_bits),
        *(f"action:{id}" for id in story.action_bits),
    )


def fitted(start: Start, scenario: Scenario) -> tuple[Start, tuple[str, ...]]:
    """Return what is left of a start in another version, and the names that are gone."""
    truths = frozenset(names_of_truths(scenario))
    levels = {id: level for id, level in start.levels.items() if id in scenario.indicators}
    gone = [*sorted(start.truths - truths), *(id for id in start.levels if id not in levels)]
    scene = start.scene
    if scene is not None and scene not in scenario.scenes:
        gone.insert(0, scene)
        scene = None
    left = Start(
        scene=scene, clock_min=start.clock_min, levels=levels, truths=start.truths & truths
    )
    return left, tuple(gone)


def start_here(
    scenario: Scenario,
    run: Run,
    scene: str | None,
    levels: Mapping[str, int] | None = None,
    truths: Mapping[str, bool] | None = None,
) -> Start:
    """Return a start at a scene with everything as it stands in a run, but for some changes.

    What is still to come by itself, such as a delayed consequence, is not taken along.

    Args:
        scene: None for where the story begins.
        levels: Of indicators that are to stand elsewhere.
        truths: What is to be true or false, by the names of conditions.
    """
    story = compiled(scenario)
    state = replay(scenario, run)
    holding = {
        name: bool(state.truths & story.truth_bit(name)) for name in names_of_truths(scenario)
    } | dict(truths or {})
    if scene is not None:
        holding[f"scene:{scene}"] = False  # it is entered once, now
    return Start(
        scene=scene,
        clock_min=state.clock,
        levels=dict(zip(scenario.indicators, state.levels, strict=True)) | dict(levels or {}),
        truths=frozenset(name for name, is_true in holding.items() if is_true),
    )
