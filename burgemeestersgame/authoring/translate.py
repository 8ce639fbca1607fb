"""Catalogues of a scenario: a template, bringing them up to date, and how far they are.

Comments for translators are in the language of the scenario, which a translator reads; so they do
not depend on who brings a catalogue up to date.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from burgemeestersgame import i18n
from burgemeestersgame.authoring.merging import merged
from burgemeestersgame.authoring.notes import notes_on
from burgemeestersgame.errors import GameError, Problem, ScenarioError
from burgemeestersgame.files import reason, write_over
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import folder
from burgemeestersgame.scenario.catalogue import CatalogueError, Comments, Content, Entry
from burgemeestersgame.scenario.fields import is_language
from burgemeestersgame.scenario.load import Loaded
from burgemeestersgame.scenario.problems import Source
from burgemeestersgame.scenario.read import read, whole
from burgemeestersgame.scenario.texts import texts_of
from burgemeestersgame.scenario.translations import (
    check_catalogues,
    content_of,
    in_file_order,
    parsed,
    understood,
)

_COMPILED = ".mo"


class Standing(NamedTuple):
    """How far the translation into one language is.

    Attributes:
        language: Of the translation.
        file: The catalogue.
        texts: How many texts the scenario has.
        translated: Of these, how many players read in that language.
        uncertain: Of these, how many have a translation that somebody must look at first.
        obsolete: How many translations belong to no text; kept for when it comes back.
    """

    language: str
    file: Path
    texts: int
    translated: int
    uncertain: int
    obsolete: int

    @property
    def missing(self) -> int:
        """How many texts have no translation at all."""
        return self.texts - self.translated - self.uncertain

    @property
    def percent(self) -> int:
        """How much players read in that language: 100 only when that is everything."""
        return self.translated * 100 // self.texts if self.texts else 100


class Updated(NamedTuple):
    """What became of one catalogue."""

    standing: Standing
    is_new: bool
    has_changed: bool


class Translations:
    """A scenario and its catalogues, as they are on the disk when this is made.

    Args:
        path: The scenario's folder, or its `scenario.yaml`.

    Raises:
        ScenarioError: The scenario has errors.
        GameError: There is no such file.
    """

    def __init__(self, path: Path) -> None:
        file = folder.scenario_path(path)
        loaded, problems = read(folder.read_scenario_file(file), str(file))
        self._loaded: Loaded = whole(loaded, problems)
        self._source: Source = problems.source
        self._folder = file.parent
        self._name = file.name
        self.scenario = self._loaded.scenario
        self._places = in_file_order(self._loaded)
        texts = texts_of(self.scenario)
        self.texts: Mapping[str, str] = {id: texts[id] for id in self._places}

    def languages(self) -> tuple[str, ...]:
        """Return the languages that there are catalogues for, readable or not."""
        named = folder.catalogues_named(self._folder)
        return tuple(language for language in named if language != self.scenario.language)

    def template(self, language: str | None = None) -> bytes:
        """Return a catalogue without translations (`.pot`), for one language or for any.

        Raises:
            GameError: There is no such language.
        """
        if language is not None:
            self._check_language(language)
        entries = tuple(Entry(id, text, "") for id, text in self.texts.items())
        return self._render(Content(self._header(language or ""), entries=entries))

    def update(self, language: str) -> Updated:
        """Bring one catalogue up to date, or begin it; the file is written whole or not at all.

        Raises:
            ScenarioError: The catalogue that is there cannot be read; it stays as it is.
            GameError: It cannot be written, or there is no such language.
        """
        self._check_language(language)
        is_new = language not in self.languages()
        old, content = self._content(language)
        entries = merged(self.texts, content.entries)
        new = self._render(
            Content(
                self._header(language, content.header),
                content.remarks,
                entries,
                content.last_remarks,
            )
        )
        file = self._file(language)
        if b"\r\n" in old:
            new = new.replace(b"\n", b"\r\n")
        if new != old:
            understood(new, file, self.texts, parsed)  # play would refuse what is far too large
            self._write(file, new)
        return Updated(self._standing(language, file, entries), is_new, new != old)

    def standings(
        self, language: str | None = None
    ) -> tuple[tuple[Standing, ...], tuple[Problem, ...]]:
        """Return how far each readable catalogue is, and what is wrong with all, or with one.

        Raises:
            GameError: There is no catalogue for that language.
        """
        if language is not None and language not in self.languages():
            raise GameError(
                _(
                    "there is no translation into '{language}' yet; begin one with:"
                    " translate update PATH --lang {language}"
                ).format(language=language)
            )
        languages = self.languages() if language is None else (language,)
        found = []
        for language in languages:
            try:
                entries = self.entries(language)
            except ScenarioError:
                continue  # among the problems
            found.append(self._standing(language, self._found(language), entries))
        problems = check_catalogues(self._loaded, self._source, self._folder, languages)
        return tuple(found), problems

    def entries(self, language: str) -> tuple[Entry, ...]:
        """Return what the catalogue of a language holds, nothing where there is none.

        Raises:
            ScenarioError: It cannot be read.
            GameError: There is no such language.
        """
        self._check_language(language)
        return self._content(language)[1].entries

    def where(self, id: str) -> str:
        """Return the place of a text: 'scenario.yaml:12'."""
        return f"{self._name}:{self._source.line(self._places[id])}"

    # -- files -----------------------------------------------------------------------------------

    def _check_language(self, language: str) -> None:
        if not is_language(language):
            raise GameError(
                _("'{language}' is no code of a language, such as en, de or fr").format(
                    language=language
                )
            )
        if language == self.scenario.language:
            raise GameError(
                _(
                    "the scenario itself is in '{language}': name the language of a translation"
                ).format(language=language)
            )

    def _file(self, language: str) -> Path:
        return self._folder / "locale" / language / "LC_MESSAGES" / folder.CATALOGUE_FILES[0]

    def _found(self, language: str) -> Path:
        return folder.catalogues_named(self._folder).get(language) or self._file(language)

    def _content(self, language: str) -> tuple[bytes, Content]:
        """Return the bytes of a `.po` file, and what it or else a compiled catalogue holds."""
        file = folder.catalogues_named(self._folder).get(language)
        if file is None:
            return b"", Content()
        content = content_of(file, self._folder)
        if file.suffix == _COMPILED:
            return b"", understood(content, file, self.texts, _compiled)
        return content, understood(content, file, self.texts, parsed)

    def _write(self, file: Path, content: bytes) -> None:
        try:
            if folder.leaves_folder(file, self._folder):
                raise GameError(
                    _("'{path}' is a link to a place outside the folder of the scenario").format(
                        path=file
                    )
                )
            file.parent.mkdir(parents=True, exist_ok=True)
            write_over(file, content)
        except OSError as error:
            raise GameError(
                _("'{path}' cannot be written: {reason}").format(path=file, reason=reason(error))
            ) from error

    # -- what is in them -------------------------------------------------------------------------

    def _render(self, content: Content) -> bytes:
        from burgemeestersgame.scenario.pofile import render  # late: needs Babel

        language = self.scenario.language
        with i18n.speaking(language if language in i18n.LANGUAGES else "en"):
            notes = notes_on(self.scenario)
            comments = {id: Comments(notes[id].lines(), self.where(id)) for id in self.texts}
        return render(content, comments)

    def _header(self, language: str, old: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the header with what was in it, and what a tool cannot do without."""
        from burgemeestersgame.scenario.pofile import plural_forms

        needed = {
            "Project-Id-Version": self.scenario.id,
            "Language": language,
            "Plural-Forms": plural_forms(language) if language else "",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
        }
        said = f"Content-Type: {needed['Content-Type']}"  # whatever it was, we write this
        kept = [said if line.lower().startswith("content-type:") else line for line in old]
        named = {name.lower() for name, _colon, value in map(_parted, kept) if value.strip()}
        missing = [
            f"{name}: {value}"
            for name, value in needed.items()
            if value and name.lower() not in named
        ]
        return (*kept, *missing)

    def _standing(self, language: str, file: Path, entries: Iterable[Entry]) -> Standing:
        translated, uncertain, obsolete = set(), set(), 0
        for one in filter(lambda one: one.text, entries):
            text = self.texts.get(one.id)
            if one.is_obsolete or text is None or one.plurals:
                obsolete += 1
            elif one.original == text and not one.is_fuzzy:
                translated.add(one.id)
            else:
                uncertain.add(one.id)
        return Standing(
            language,
            file,
            len(self.texts),
            len(translated),
            len(uncertain - translated),
            obsolete,
        )


def _parted(line: str) -> tuple[str, str, str]:
    return line.partition(":")


def _compiled(content: bytes) -> Content:
    """Return what a compiled catalogue holds."""
    from babel.messages.mofile import read_mo

    try:
        messages = list(read_mo(io.BytesIO(content)))
    except Exception as error:  # nothing is promised about what nonsense raises
        raise CatalogueError(_("this is no compiled catalogue"), 1) from error
    return Content(
        entries=tuple(
            Entry(_text(message.context), message.id, message.string)
            for message in messages
            if message.id and isinstance(message.id, str) and isinstance(message.string, str)
        )
    )


def _text(context: str | bytes | None) -> str:
    return context.decode() if isinstance(context, bytes) else context or ""
