"""The catalogues of a scenario: reading them, filling them, and what is wrong with them.

A catalogue is an ordinary `.po` file: `msgctxt` is the id of a text, `msgid` the text as written.
Babel, which is slow to start, reads it once; after that it comes from the cache.
"""

from __future__ import annotations

import gettext
import io
import struct
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import IO, TypeVar
from typing import Any as Anything

import msgspec

from burgemeestersgame.cache import cached
from burgemeestersgame.errors import GameError, Location, Problem, ScenarioError, Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import folder, source
from burgemeestersgame.scenario.catalogue import CatalogueError, Content, Entry
from burgemeestersgame.scenario.fields import QUOTE
from burgemeestersgame.scenario.load import Loaded
from burgemeestersgame.scenario.model import Scenario
from burgemeestersgame.scenario.problems import (
    MOST_PROBLEMS,
    Effort,
    Source,
    nearest,
    quoted,
    too_many,
)
from burgemeestersgame.scenario.read import read, whole
from burgemeestersgame.scenario.texts import Catalogue, texts_of
from burgemeestersgame.scenario.written import scenes_in, text_index

_CACHE_VERSION = b"3"
_STEPS = 1_000_000
_T = TypeVar("_T")


def read_catalogue(scenario: Scenario, language: str, kind: str, content: bytes) -> Catalogue:
    """Return what a catalogue translates; nothing when it cannot be read or is far too large.

    Args:
        scenario: Whose catalogue it is.
        language: Of the translations.
        kind: Name of the file: `messages.po`, or `messages.mo` for a compiled one.
        content: Its bytes.
    """
    try:
        if kind.endswith(".mo"):
            return _plain(gettext.GNUTranslations(io.BytesIO(content)).pgettext)
        if _is_flood(content, texts_of(scenario)):
            return lambda id, original: original
        entries = _entries(scenario.id, language, content)
    except (CatalogueError, OSError, ValueError, struct.error):
        return lambda id, original: original
    known = {(one.id, one.original): one.text for one in entries if one.text and not one.is_fuzzy}
    return lambda id, original: known.get((id, original), original)


def _plain(told: Catalogue) -> Catalogue:
    """Return the same without translations in which something stands that no text has."""

    def plain(id: str, original: str) -> str:
        text = told(id, original)
        return text if source.invisible_in(text) is None else original

    return plain


def _entries(scenario_id: str, language: str, content: bytes) -> list[Entry]:
    packed = cached(
        f"texts-{scenario_id}-{language}",
        (_CACHE_VERSION, content),
        lambda: msgspec.msgpack.encode(_parsed(content)),
    )
    return msgspec.msgpack.decode(packed, type=list[Entry])


def _parsed(content: bytes) -> list[Entry]:
    return [one for one in parsed(content).entries if not one.is_obsolete and one.plurals is None]


def parsed(content: bytes) -> Content:
    """Return all that a `.po` file holds.

    Raises:
        CatalogueError: It is no catalogue, or in a translation something stands that no text has.
    """
    from burgemeestersgame.scenario.pofile import parse  # late: needs Babel, once

    found = parse(content)
    for one in found.entries:
        if not one.is_obsolete and (hidden := source.invisible_in(one.text)) is not None:
            raise CatalogueError(source.told_invisible(hidden), one.line)
    return found


def check_translations(path: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the catalogues in a scenario's folder.

    Raises:
        ScenarioError: The scenario itself has errors.
        GameError: There is no such folder.
    """
    file = folder.scenario_path(path)
    loaded, problems = read(folder.read_scenario_file(file), str(file))
    return check_catalogues(whole(loaded, problems), problems.source, file.parent)


def check_catalogues(
    loaded: Loaded, written: Source, path: Path, languages: Collection[str] | None = None
) -> tuple[Problem, ...]:
    """Return every translation that is missing, stale, an orphan or without its quote.

    A catalogue that leads out of the folder, is far too large or cannot be read is an error.

    Args:
        loaded: The scenario.
        written: Its file.
        path: Its folder.
        languages: Whose catalogues to look at; None: all.
    """
    found: list[Problem] = []
    texts = texts_of(loaded.scenario)
    for language, catalogue in folder.catalogues_named(path).items():
        if languages is not None and language not in languages:
            continue
        try:
            content = content_of(catalogue, path)
            if language == loaded.scenario.language or catalogue.suffix != ".po":
                continue
            parse = partial(_entries, loaded.scenario.id, language)
            entries = understood(content, catalogue, texts, parse)
        except ScenarioError as error:
            found += error.problems
            continue
        wrong = chain(
            _differences(entries, texts, str(catalogue)),
            _missing(entries, texts, language, written, loaded.root),
        )
        found += islice(wrong, MOST_PROBLEMS - len(found))
        if len(found) >= MOST_PROBLEMS:
            found.append(too_many(found[-1].at, Severity.WARNING))
            break
    return tuple(sorted(found, key=lambda problem: problem.at))


def content_of(catalogue: Path, path: Path) -> bytes:
    """Return the bytes of a catalogue in a scenario's folder.

    Raises:
        ScenarioError: It cannot be read, or leads out of the folder.
    """
    try:
        return folder.read_file(catalogue, path)
    except ScenarioError:
        raise
    except GameError as error:
        at = Location(str(catalogue))
        problem = Problem(at=at, reference="bad-catalogue", message=str(error))
        raise ScenarioError((problem,)) from error


def understood(
    content: bytes, catalogue: Path, texts: Mapping[str, str], parse: Callable[[bytes], _T]
) -> _T:
    """Return what `parse` makes of the bytes of a catalogue of these texts.

    Raises:
        ScenarioError: It is far too large, or no catalogue.
    """
    if _is_flood(content, texts):
        problem = Problem(
            at=Location(str(catalogue)),
            reference="too-large",
            message=_("this catalogue is far larger than its scenario"),
            hint=_("remove the translations of texts that are no longer there"),
        )
        raise ScenarioError((problem,))
    try:
        return parse(content)
    except CatalogueError as error:
        problem = Problem(
            at=Location(str(catalogue), error.line),
            reference="bad-catalogue",
            message=_("this catalogue cannot be read: {reason}").format(reason=error),
        )
        raise ScenarioError((problem,)) from error


def _is_flood(content: bytes, texts: Mapping[str, str]) -> bool:
    """Whether this is more than a catalogue of these texts can be: Babel would take seconds."""
    written = sum(len(id) + len(text) for id, text in texts.items())
    return (
        len(content) > 100_000 + 8 * written
        or content.count(b"msgid ") > 1_000 + 3 * len(texts)
        or content.count(b"\n") > 20_000 + 60 * len(texts)
    )


def _differences(entries: list[Entry], texts: Mapping[str, str], file: str) -> Iterator[Problem]:
    """Yield what is wrong with the entries that are there."""
    current = {entry.id for entry in entries if texts.get(entry.id) == entry.original}
    absent = texts.keys() - {entry.id for entry in entries}
    effort = Effort(_STEPS)
    for entry in entries:
        at = Location(file, entry.line)
        original = texts.get(entry.id)
        if original is None or (original != entry.original and entry.id in current):
            yield _warning(
                at,
                "orphan-translation",
                _("the scenario has no text '{id}' for this translation").format(
                    id=quoted(entry.id)
                ),
                _orphan_hint(nearest(entry.id, absent, effort) if absent else None),
            )
        elif original != entry.original or entry.is_fuzzy:
            yield _warning(
                at,
                "stale-translation",
                _("the text '{id}' has changed since it was translated").format(id=entry.id),
                _("look at the translation again; until then the original is shown"),
            )
        elif not entry.text:
            yield _warning(
                at, "missing-translation", _("'{id}' is not translated").format(id=entry.id)
            )
        elif set(QUOTE.findall(original)) != set(QUOTE.findall(entry.text)):
            yield _warning(
                at,
                "translation-quote",
                _("the translation of '{id}' quotes something else").format(id=entry.id),
                _("keep what stands between braces as it is"),
            )


def _orphan_hint(meant: str | None) -> str:
    if meant is not None:
        return _("did you mean '{name}'?").format(name=meant)
    return _("remove it, or move it to the id that the text has now")


def _missing(
    entries: list[Entry],
    texts: Mapping[str, str],
    language: str,
    written: Source,
    root: source.Mapping,
) -> Iterator[Problem]:
    present = {entry.id for entry in entries}
    scenes = scenes_in(root)
    for id in texts:
        if id not in present:
            yield _warning(
                written.location(text_index(root, scenes, id)),
                "missing-translation",
                _("'{id}' is not in the catalogue for '{language}'").format(
                    id=id, language=language
                ),
            )


def _warning(at: Location, reference: str, message: str, hint: str | None = None) -> Problem:
    return Problem(
        at=at, reference=reference, severity=Severity.WARNING, message=message, hint=hint
    )


def extract_scenario(
    fileobj: IO[bytes],
    keywords: Mapping[str, Anything],
    comment_tags: object,
    options: Mapping[str, str],
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Yield the texts of a scenario file as Babel wants them: an extractor for `pybabel extract`.

    Raises:
        ScenarioError: The scenario has errors.
    """
    file = getattr(fileobj, "name", folder.SCENARIO_FILE)
    loaded, problems = read(fileobj.read(), str(file))
    texts = texts_of(whole(loaded, problems).scenario)
    for id, index in in_file_order(whole(loaded, problems)).items():
        yield problems.source.line(index), "pgettext", (id, texts[id]), []


def in_file_order(loaded: Loaded) -> dict[str, int]:
    """Return the ids of all texts as they follow each other in the file, and where they stand."""
    scenes = scenes_in(loaded.root)
    places = {id: text_index(loaded.root, scenes, id) for id in texts_of(loaded.scenario)}
    return dict(sorted(places.items(), key=lambda place: place[1]))
