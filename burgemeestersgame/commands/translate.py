"""`translate`: a template, catalogues brought up to date, how far they are, and a page to read."""

from __future__ import annotations

from collections.abc import Sequence

from burgemeestersgame.authoring.translate import Standing, Translations, Updated
from burgemeestersgame.commands import FINE, PROBLEMS, WrongUse
from burgemeestersgame.commands.output import (
    emit,
    emit_json,
    must_end,
    problem_as_json,
    problem_in_words,
    talk,
    write_result,
)
from burgemeestersgame.errors import Problem, ScenarioError, Severity
from burgemeestersgame.i18n import format_number, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import path_of

_MISSING = "missing-translation"
_MOST_MISSING = 10


def extract_texts(path: str, language: str | None, target: str) -> int:
    """Write a template for translators, for one language or for any."""
    write_result(target, Translations(path_of(path)).template(language))
    _say_written(target)
    return FINE


def update_catalogues(path: str, language: str | None) -> int:
    """Bring the catalogue of one language up to date, or all; begin it where there is none.

    A catalogue that cannot be read stays as it is and its problem is written; the others are
    brought up to date all the same.
    """
    translations = Translations(path_of(path))
    status = FINE
    for each in _languages(translations, language):
        try:
            updated = translations.update(each)
        except ScenarioError as error:
            emit("\n".join(map(problem_in_words, error.problems)))
            status = PROBLEMS
        else:
            talk(_told(updated))
    return status


def show_status(path: str, language: str | None, form: str, *, is_strict: bool = False) -> int:
    """Write how far the translations are: a table, and every problem as `check` has it.

    Of very many texts without a translation only the first are named; JSON has all.

    As for `check` only errors count, unless `is_strict`: a translation that is under way is no
    mistake.
    """
    translations = Translations(path_of(path))
    standings, problems = translations.standings(language)
    if form == "json":
        emit_json(
            {
                "languages": [_as_json(standing) for standing in standings],
                "problems": [problem_as_json(problem) for problem in problems],
            }
        )
    else:
        emit("\n".join((*_table(standings), *_told_problems(problems))))
        if not standings and not problems:
            talk(_nothing_yet())
    bad = (Severity.ERROR, Severity.WARNING) if is_strict else (Severity.ERROR,)
    return PROBLEMS if any(problem.severity in bad for problem in problems) else FINE


def write_page(path: str, language: str, target: str) -> int:
    """Write a page with original and translation side by side."""
    from burgemeestersgame.authoring.translation_page import to_html

    must_end(target, ".html", ".htm")
    translations = Translations(path_of(path))
    write_result(target, to_html(translations, language).encode())
    _say_written(target)
    return FINE


def _languages(translations: Translations, language: str | None) -> Sequence[str]:
    if language is not None:
        return (language,)
    if not (found := translations.languages()):
        raise WrongUse(_nothing_yet())
    return found


def _nothing_yet() -> str:
    return _(
        "this scenario has no translation yet; name a language to begin one:"
        " translate update PATH --lang en"
    )


def _say_written(target: str) -> None:
    if target != "-":
        talk(_("Written: {path}").format(path=target))


def _told(updated: Updated) -> str:
    standing = updated.standing
    if updated.is_new:
        begun = ngettext(
            "{file} was made, with {count} text to translate",
            "{file} was made, with {count} texts to translate",
            standing.texts,
        )
        return begun.format(file=standing.file, count=standing.texts)
    said = _("{file}: {translated} of {texts} translated, {uncertain} to look at, {missing} to do")
    if not updated.has_changed:
        said = _(
            "{file} was up to date already: {translated} of {texts} translated, {uncertain} to"
            " look at, {missing} to do"
        )
    return said.format(
        file=standing.file,
        translated=standing.translated,
        texts=standing.texts,
        uncertain=standing.uncertain,
        missing=standing.missing,
    )


def _told_problems(problems: Sequence[Problem]) -> list[str]:
    missing = [problem for problem in problems if problem.reference == _MISSING]
    unsaid = set(missing[_MOST_MISSING:]) if len(missing) > _MOST_MISSING + 1 else set()
    lines = [problem_in_words(problem) for problem in problems if problem not in unsaid]
    if unsaid:
        lines.append(
            _("… and {count} more texts without a translation").format(
                count=format_number(len(unsaid))
            )
        )
    return lines


def _table(standings: Sequence[Standing]) -> list[str]:
    if not standings:
        return []
    rows = [
        (
            _("language"),
            _("translated"),
            _("to look at"),
            _("to do"),
            _("put away"),
            _("complete"),
        ),
        *(
            (
                each.language,
                str(each.translated),
                str(each.uncertain),
                str(each.missing),
                str(each.obsolete),
                f"{each.percent} %",
            )
            for each in standings
        ),
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def _as_json(standing: Standing) -> dict[str, object]:
    return {
        "language": standing.language,
        "file": str(standing.file),
        "texts": standing.texts,
        "translated": standing.translated,
        "uncertain": standing.uncertain,
        "missing": standing.missing,
        "obsolete": standing.obsolete,
        "percent": standing.percent,
    }
