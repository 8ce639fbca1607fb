"""The trainer's guide as one page to read or to print: no network, no script, no other file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from burgemeestersgame.debrief.links import with_addresses
from burgemeestersgame.debrief.page import Page
from burgemeestersgame.debrief.telling import speaking
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.trainer_guide import words
from burgemeestersgame.trainer_guide.model import Answer, NormNote, Station, TrainerGuide


def to_html(guide: TrainerGuide, language: str) -> str:
    """Return the page; `language` is that of the words around the story's, `nl` or `en`."""
    with speaking(language):
        return _Guide(guide, language).html()


class _Guide:
    def __init__(self, guide: TrainerGuide, language: str) -> None:
        self._guide = guide
        self._language = language

    def html(self) -> str:
        guide = self._guide
        sections = [each for each in self._sections() if each[2]]
        steps = "\n".join(
            f'<li><a href="#{id}"><span class="number">{number}</span> {escape(title)}</a></li>'
            for number, (id, title, _content) in enumerate(sections, 1)
        )
        body = "\n".join(
            f'<section id="{id}" aria-labelledby="{id}-title">\n'
            f'<h2 id="{id}-title">{escape(title)}</h2>\n{content}</section>'
            for id, title, content in sections
        )
        kicker, skip, contents = _("Trainer's guide"), _("Skip to the guide"), _("Contents")
        return Page(
            language=self._language,
            title=f"{kicker}: {guide.title}",
            skip=skip,
            bar=f"""<p class="kicker">{escape(kicker)}</p>
<h1>{self._told(guide.title)}</h1>
<p class="subtitle">{escape(words.facts(guide))}</p>
<nav aria-label="{escape(contents)}"><ol class="steps">
{steps}
</ol></nav>
<p class="help">{escape(words.warning())}</p>""",
            main=body,
            styles=(Path(__file__).with_name("page.css"),),
        ).html()

    def _sections(self) -> Iterator[tuple[str, str, str]]:
        """Yield id, title and content of each section; '' where there is nothing."""
        guide = self._guide
        plans = "".join(
            f'<article class="card"><h3>{escape(words.plan_title(plan.minutes))}</h3>'
            f"<p>{self._told(plan.text)}</p></article>"
            for plan in guide.plans
        )
        care = f"<p>{self._told(guide.care)}</p>" if guide.care else ""
        unasked = "".join(
            f'<article class="card"><h3>{self._told(each.text)}</h3>{_norms(each.norms)}</article>'
            for each in guide.initiatives
        )
        yield "goals", _("Goals"), self._items(guide.goals)
        yield "plans", _("Time plans"), plans
        yield "care", _("Care for the people in the room"), care
        yield "dilemmas", _("Dilemma by dilemma"), "".join(map(self._station, guide.stations))
        yield "unasked", _("What nobody asks"), unasked

    def _station(self, station: Station) -> str:
        parts = [
            f'<p class="when">{escape(" · ".join(words.place_facts(station)))}</p>',
            f"<h3>{self._told(words.title(station))}</h3>",
            _part(_("What splits a room"), self._split(station)),
            _part(_("Ask the room"), self._items(station.questions)),
            _part(_("Norms that count here"), _norms(station.norms)),
        ]
        id = escape(f"at-{station.scene}")
        return f'<article class="card" id="{id}">{"".join(parts)}</article>\n'

    def _split(self, station: Station) -> str:
        answers = "".join(f"<li>{self._answer(answer)}</li>" for answer in station.answers)
        if not answers:
            return ""
        parts = [f'<ol class="points">{answers}</ol>']
        if said := words.left_open(station):
            parts.append(f"<p>{self._told(said)}</p>")
        parts += [
            f"<p><strong>{escape(name)}.</strong> {escape(where)}</p>"
            for name, where in station.tensions
        ]
        return "".join(parts)

    def _answer(self, answer: Answer) -> str:
        notes = "".join(
            f'<br><span class="soft">{self._told(note)}</span>' for note in words.behind(answer)
        )
        return self._told(answer.text) + notes

    def _items(self, texts: Iterable[str]) -> str:
        items = "".join(f"<li>{self._told(text)}</li>" for text in texts)
        return f'<ul class="points">{items}</ul>' if items else ""

    def _told(self, text: str) -> str:
        """Return words of the story, which may be in another language than the page."""
        if self._guide.language == self._language:
            return escape(text)
        return f'<span lang="{escape(self._guide.language)}">{escape(text)}</span>'


def _part(title: str, content: str) -> str:
    return f"<h4>{escape(title)}</h4>{content}" if content else ""


def _norms(norms: Iterable[NormNote]) -> str:
    items = "".join(map(_norm, norms))
    return f'<ul class="sources">{items}</ul>' if items else ""


def _norm(norm: NormNote) -> str:
    dots = "●" * norm.dots + "○" * (3 - norm.dots)
    caveat = _("Still to be checked: {text}").format(text=norm.caveat) if norm.caveat else ""
    where = f"<b>{escape(_('Where is this written?'))}</b> {_linked(norm.source)}"
    notes = [_linked(norm.statement), where, *map(_linked, (caveat, norm.changed))]
    return (
        f'<li><b>{escape(norm.name)}</b> <span class="dots" aria-hidden="true">{dots}</span>'
        f'<span class="soft">{escape(words.certainty(norm))}</span><br>'
        f"{'<br>'.join(filter(None, notes))}</li>"
    )


def _linked(text: str) -> str:
    return "".join(
        f'<a href="{escape(address)}" rel="noreferrer">{escape(piece)}</a>'
        if address
        else escape(piece)
        for piece, address in with_addresses(text)
    )
