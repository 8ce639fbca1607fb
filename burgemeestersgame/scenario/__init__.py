"""Scenarios: what the author wrote, read and checked.

    scenario = load_scenario("scenarios/azc-raadsavond")

Everything an author can get wrong is a `Problem` with its place; `ScenarioError` carries them all.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from burgemeestersgame.errors import GameError, Problem, ScenarioError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import checks, folder
from burgemeestersgame.scenario.load import Loaded, load
from burgemeestersgame.scenario.model import Scenario
from burgemeestersgame.scenario.problems import Problems, TooManyProblems
from burgemeestersgame.scenario.source import decode, parse

__all__ = [
    "Scenario",
    "ScenarioError",
    "check_scenario",
    "load_scenario",
    "scenario_files",
    "scenario_from_files",
]


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
    content, problems = folder.read_scenario_file(file)
    scenario = _finished(*_read(content, str(file), problems))
    if language is None or language == scenario.language:
        return scenario
    catalogue = folder.catalogue_path(file.parent, language)
    if catalogue is None:
        return scenario
    try:
        translations = folder.read_limited(catalogue, folder.MAX_CATALOGUE_BYTES)
    except OSError:
        translations = None
    return _translated(scenario, language, catalogue.name, translations)


def check_scenario(path: str | os.PathLike[str]) -> tuple[Problem, ...]:
    """Return all there is to say about a scenario: errors, warnings and advice, in file order.

    Args:
        path: The scenario's folder, or its `scenario.yaml`.

    Raises:
        GameError: There is no such file, or it cannot be read.
    """
    file = folder.scenario_path(Path(path))
    content, problems = folder.read_scenario_file(file)
    loaded, found = _read(content, str(file), problems)
    if loaded is None or found.has_errors:
        return found.in_order()
    checks.check_folder_name(loaded.scenario, file, found)
    return found.in_order()


def scenario_files(path: str | os.PathLike[str]) -> dict[str, bytes]:
    """Return the files of a scenario, to be kept with a run: the story and its catalogues.

    The keys are paths within the scenario's folder, with `/` between their parts.

    Raises:
        ScenarioError, GameError: The scenario file cannot be read.
    """
    file = folder.scenario_path(Path(path))
    content, problems = folder.read_scenario_file(file)
    if problems.found:
        raise ScenarioError(problems.in_order())
    files = {folder.SCENARIO_FILE: content}
    for language in folder.languages(file.parent):
        catalogue = folder.catalogue_path(file.parent, language)
        if catalogue is not None:
            translations = folder.read_limited(catalogue, folder.MAX_CATALOGUE_BYTES)
            if translations is not None:
                files[catalogue.relative_to(file.parent).as_posix()] = translations
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
    scenario = _finished(*_read(content, f"{name}/{folder.SCENARIO_FILE}", None))
    if language is None or language == scenario.language:
        return scenario
    for kind in ("messages.po", "messages.mo"):
        translations = files.get(f"locale/{language}/LC_MESSAGES/{kind}")
        if translations is not None:
            return _translated(scenario, language, kind, translations)
    return scenario


def _read(content: bytes, file: str, problems: Problems | None) -> tuple[Loaded | None, Problems]:
    """Return what can be made of a file, and every problem in it."""
    if problems is not None and problems.found:
        return None, problems
    _source, problems = decode(content, file)
    if problems.found:
        return None, problems
    loaded = None
    with _no_collecting():
        try:
            root = parse(problems)
            if root is not None or not problems.found:
                loaded = load(root, problems, load_norms())
            if loaded is not None:
                checks.check_story(loaded, problems)
        except TooManyProblems:
            loaded = None
    return loaded, problems


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the garbage collector from walking the same thousands of new nodes again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _finished(loaded: Loaded | None, problems: Problems) -> Scenario:
    if loaded is None or problems.has_errors:
        raise ScenarioError(problems.in_order())
    return loaded.scenario


def _translated(scenario: Scenario, language: str, kind: str, content: bytes | None) -> Scenario:
    if content is None:
        return scenario
    from burgemeestersgame.scenario import texts  # late: most commands show the original

    return texts.translated(
        scenario, language, texts.read_catalogue(scenario.id, language, kind, content)
    )
