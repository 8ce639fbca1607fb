"""Scenarios: what the author wrote, read and checked.

    scenario = load_scenario("scenarios/azc-raadsavond")

Everything an author can get wrong is a `Problem` with its place; `ScenarioError` carries them all.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from burgemeestersgame.errors import GameError, Problem, ScenarioError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import folder
from burgemeestersgame.scenario.checks import check_folder_name
from burgemeestersgame.scenario.model import Scenario
from burgemeestersgame.scenario.read import no_collecting, read, whole

__all__ = [
    "Checked",
    "Scenario",
    "ScenarioError",
    "check_scenario",
    "load_scenario",
    "look_over",
    "scenario_files",
    "scenario_from_files",
]


class Checked(NamedTuple):
    """All there is to say about a scenario.

    Attributes:
        problems: In file order.
        accepted: How many more there would be if the author had not accepted them.
        is_followed: Whether the story was followed to its endings too; not where a part of it
            could not be read.
    """

    problems: tuple[Problem, ...]
    accepted: int
    is_followed: bool = True


def load_scenario(path: str | os.PathLike[str], language: str | None = None) -> Scenario:
    """Return the scenario in a folder, or in a file.

    Args:
        path: The scenario's folder, or its `scenario.yaml`.
        language: Of the texts: translated where the scenario has a catalogue for it, else as
            written. None means as written.

    Raises:
        ScenarioError: There are errors; warnings alone do not raise.
        GameError: There is no such file, or it cannot be read.
    """
    file = folder.scenario_path(Path(path))
    scenario = whole(*read(folder.read_scenario_file(file), str(file))).scenario
    if language is None or language == scenario.language:
        return scenario
    catalogue = folder.catalogue_path(file.parent, language)
    content = folder.read_catalogue_file(catalogue) if catalogue is not None else None
    if catalogue is None or content is None:
        return scenario
    return _translated(scenario, language, catalogue.name, content)


def check_scenario(path: str | os.PathLike[str]) -> tuple[Problem, ...]:
    """Return all there is to say about a scenario: errors, warnings and advice, in file order.

    Args:
        path: The scenario's folder, or its `scenario.yaml`.

    Raises:
        GameError: There is no such file, or it cannot be read.
    """
    return look_over(path).problems


def look_over(path: str | os.PathLike[str]) -> Checked:
    """Return what `check_scenario` does, with the number of findings that were accepted."""
    file = folder.scenario_path(Path(path))
    try:
        content = folder.read_scenario_file(file)
    except ScenarioError as error:
        return Checked(error.problems, 0, is_followed=False)
    with no_collecting():
        return _checked(content, file)


def _checked(content: bytes, file: Path) -> Checked:
    from burgemeestersgame.scenario.findings import (
        accepted,
        findings_in,
    )  # late: to play needs none
    from burgemeestersgame.scenario.written import Written

    loaded, problems = read(content, str(file))
    if loaded is None:
        return Checked(problems.in_order(), 0, is_followed=False)
    written = Written(loaded.root, problems.source)
    problems.found += accepted.unacceptable(problems.found, loaded.scenario, written)
    check_folder_name(loaded, file, problems)
    has_gaps = problems.lost or loaded.lost_ways or loaded.lost_scenes
    folder_of_its_own = file.parent if file.name == folder.SCENARIO_FILE else None
    problems.found += findings_in(loaded, problems.source, folder_of_its_own, has_gaps=has_gaps)
    found = problems.in_order()
    if not has_gaps and folder.catalogues_named(file.parent):
        from burgemeestersgame.scenario import translations  # late: needs Babel, once

        found += translations.check_catalogues(loaded, problems.source, file.parent)
    sifted = accepted.sift(found, loaded.scenario, written)
    left = sorted(sifted.left, key=lambda problem: problem.at.file != str(file))
    return Checked(tuple(left), sifted.accepted, is_followed=not has_gaps)


def scenario_files(path: str | os.PathLike[str]) -> dict[str, bytes]:
    """Return the files of a scenario, to be kept with a run: the story and its catalogues.

    The keys are paths within the scenario's folder, with `/` between their parts.

    Raises:
        ScenarioError: The scenario file is too large, or lies elsewhere.
        GameError: There is no such file, or it cannot be read.
    """
    file = folder.scenario_path(Path(path))
    files = {folder.SCENARIO_FILE: folder.read_scenario_file(file)}
    for language in folder.languages(file.parent):
        catalogue = folder.catalogue_path(file.parent, language)
        content = folder.read_catalogue_file(catalogue) if catalogue is not None else None
        if catalogue is not None and content is not None:
            files[catalogue.relative_to(file.parent).as_posix()] = content
    return files


def scenario_from_files(
    files: Mapping[str, bytes], name: str, language: str | None = None
) -> Scenario:
    """Return the scenario in files such as `scenario_files` returns.

    Args:
        files: Content by path within the scenario's folder.
        name: Of that folder, for messages.
        language: As for `load_scenario`.

    Raises:
        ScenarioError: There are errors.
        GameError: There is no scenario among the files.
    """
    content = files.get(folder.SCENARIO_FILE)
    if content is None:
        raise GameError(
            _("there is no {file} in '{path}'").format(file=folder.SCENARIO_FILE, path=name)
        )
    scenario = whole(*read(content, f"{name}/{folder.SCENARIO_FILE}")).scenario
    if language is None or language == scenario.language:
        return scenario
    for kind in folder.CATALOGUE_FILES:
        catalogue = files.get(f"locale/{language}/LC_MESSAGES/{kind}")
        if catalogue is not None:
            return _translated(scenario, language, kind, catalogue)
    return scenario


def _translated(scenario: Scenario, language: str, kind: str, content: bytes) -> Scenario:
    from burgemeestersgame.scenario import texts, translations  # late: many play the original

    catalogue = translations.read_catalogue(scenario, language, kind, content)
    return texts.translated(scenario, language, catalogue)
