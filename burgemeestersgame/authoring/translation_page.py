"""A page with original and translation side by side, in the order of the story: to read and print.

It needs no network and no other file, and has no script.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

from babel.core import Locale, UnknownLocaleError

from burgemeestersgame import i18n
from burgemeestersgame.authoring.merging import merged
from burgemeestersgame.authoring.notes import Note, group_title, notes_on
from burgemeestersgame.authoring.translate import Translations
from burgemeestersgame.debrief.page import Page
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.scenario.catalogue import Entry


def to_html(translations: Translations, language: str) -> str:
    """Return the page, in the language of the interface; `language`: of the translation.

    A translation stands beside its text as `update` would put it there.

    Raises:
        ScenarioError: The catalogue cannot be read.
        GameError: There is no such language.
    """
    entries = merged(translations.texts, translations.entries(language))
    return _Texts(translations, language, entries[: len(translations.texts)]).html()


class _Texts:
    def __init__(self, translations: Translations, language: str, entries: Iterable[Entry]) -> None:
        self._from = translations
        self._scenario = translations.scenario
        self._language = language
        self._entries = tuple(entries)
        self._notes: Mapping[str, Note] = notes_on(self._scenario)

    def html(self) -> str:
        groups = [
            (group, tuple(entries))
            for group, entries in groupby(self._entries, lambda one: self._notes[one.id].group)
        ]
        title = _("{title}: translation into {language}").format(
            title=self._scenario.title, language=_name(self._language)
        )
        steps = "\n".join(
            f'<li><a href="#part-{number}">{escape(group_title(self._scenario, group))}'
            f"{self._work(entries)}</a></li>"
            for number, (group, entries) in enumerate(groups, start=1)
        )
        parts = "\n".join(
            self._part(number, group, entries)
            for number, (group, entries) in enumerate(groups, start=1)
        )
        skip, parts_label = _("Skip to the texts"), _("Parts")
        kicker = _("Translation")
        return Page(
            language=i18n.language(),
            title=title,
            skip=skip,
            bar=f"""<p class="kicker">{escape(kicker)}</p>
<h1>{escape(title)}</h1>
<p class="subtitle">{escape(self._counts())}</p>
<nav aria-label="{escape(parts_label)}"><ul class="steps">
{steps}
</ul></nav>""",
            main=parts,
            styles=(Path(__file__).with_suffix(".css"),),
        ).html()

    def _counts(self) -> str:
        done = sum(_is_done(one) for one in self._entries)
        doubted = sum(one.is_fuzzy for one in self._entries)
        return _("{done} of {all} texts translated, {doubted} to look at, {missing} to do").format(
            done=done,
            all=len(self._entries),
            doubted=doubted,
            missing=len(self._entries) - done - doubted,
        )

    def _work(self, entries: Iterable[Entry]) -> str:
        """Return how much there is still to do in a part, '' where that is nothing."""
        count = sum(not _is_done(one) for one in entries)
        if not count:
            return ""
        said = ngettext("{count} open", "{count} open", count).format(count=count)
        return f' <span class="open">{escape(said)}</span>'

    def _part(self, number: int, group: str, entries: Iterable[Entry]) -> str:
        title = escape(group_title(self._scenario, group))
        original, translation = _name(self._scenario.language), _name(self._language)
        rows = "\n".join(map(self._row, entries))
        # What a text is stands above its two sides, so that both fit on a phone.
        return f"""<section aria-labelledby="part-{number}">
<h2 id="part-{number}">{title}</h2>
<table class="pair texts">
<thead><tr><th scope="col">{escape(_capital(original))}</th>
<th scope="col">{escape(_capital(translation))}</th></tr></thead>
{rows}
</table>
</section>"""

    def _row(self, entry: Entry) -> str:
        note = self._notes[entry.id]
        what = note.what.partition(": ")[2] if note.group in self._scenario.scenes else note.what
        about = "".join(f"<span>{escape(line)}</span>" for line in note.lines()[1:])
        place = f"{entry.id} · {self._from.where(entry.id)}"
        mark, text = "", self._text(entry.text, self._language, note.most)
        if not entry.text:
            mark, text = _mark("missing", _("Not translated yet")), ""
        elif entry.is_fuzzy:
            mark = _mark("doubted", _("Look at this again"))
        original = self._text(entry.original, self._scenario.language, note.most)
        if entry.is_fuzzy and entry.previous:
            was = escape(_("The translation was made for:"))
            language = _tag(self._scenario.language)
            original += (
                f'<p class="was">{was} <q lang="{language}">{escape(entry.previous)}</q></p>'
            )
        remarks = "".join(f'<p class="remark">{escape(one)}</p>' for one in entry.remarks if one)
        return f"""<tbody><tr><th scope="colgroup" colspan="2">
<span class="what">{escape(_capital(what))}</span>{about}<span class="id">{escape(place)}</span>
</th></tr>
<tr><td>{original}</td><td>{mark}{text}{remarks}</td></tr></tbody>"""

    def _text(self, text: str, language: str, most: int) -> str:
        said = f'<p class="said" lang="{_tag(language)}">{escape(text)}</p>'
        if not most:
            return said
        count = len(text.split())
        words = ngettext("{count} word", "{count} words", count).format(count=count)
        if count > most:
            words = _("{words}, more than {most}").format(words=words, most=most)
        return f'{said}<p class="count">{escape(words)}</p>'


def _name(language: str) -> str:
    """Return the name of a language in that of the interface, or its code."""
    try:
        known = Locale.parse(language.replace("-", "_"))
    except UnknownLocaleError:
        return language
    return known.get_display_name(i18n.language()) or language


def _mark(kind: str, words: str) -> str:
    return f'<p class="mark {kind}">{escape(words)}</p>'


def _tag(language: str) -> str:
    return escape(language.replace("_", "-"))


def _is_done(entry: Entry) -> bool:
    return bool(entry.text) and not entry.is_fuzzy


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
