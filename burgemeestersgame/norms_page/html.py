"""The page itself: every norm with its source, what pulls against it and where it comes up.

It needs no network and no other file. Its one script searches and filters; the content policy
names that script by its hash, so that the browser runs nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from burgemeestersgame.debrief.links import with_addresses
from burgemeestersgame.debrief.page import Page
from burgemeestersgame.debrief.telling import speaking
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.norms import (
    Aard,
    Bilingual,
    Catalogue,
    Certainty,
    Family,
    Norm,
    Phase,
    Tension,
    aard_label,
    certainty_dots,
    certainty_label,
    phase_label,
    then_and_now,
)
from burgemeestersgame.norms_page.places import Place

_HERE = Path(__file__).parent
_NO_PHASE = "geen"


def to_html(
    catalogue: Catalogue,
    language: str,
    places: Mapping[str, Sequence[Place]] | None = None,
    only: Iterable[str] | None = None,
) -> str:
    """Return the page, in `nl` or `en`.

    Args:
        places: Per norm where it counts in scenarios; None leaves that out of the page.
        only: Ids of the norms to show; None means all. Tensions, documents and something to search
            with come with all of them only.
    """
    with speaking(language):
        return _Norms(catalogue, language, places, only).html()


class _Norms:
    def __init__(
        self,
        catalogue: Catalogue,
        language: str,
        places: Mapping[str, Sequence[Place]] | None,
        only: Iterable[str] | None,
    ) -> None:
        self._catalogue = catalogue
        self._language = language
        self._places = places
        self._is_whole = only is None
        ids = catalogue.norms if only is None else dict.fromkeys(only)
        self._norms = {id: catalogue.norms[id] for id in ids}
        titles = (place.scenario for id in self._norms for place in self._places_of(id))
        self._stories = {title: str(at) for at, title in enumerate(dict.fromkeys(titles))}

    def html(self) -> str:
        title = _("Norms for safe and honest local government")
        script = (_HERE / "page.js").read_text(encoding="utf-8")
        families = [family for family in Family if self._of(family)]
        parts = [self._family(family) for family in families]
        if self._is_whole:
            parts += [self._tensions(), self._documents()]
        footer = _(
            "Conduct that honours or breaches a norm is our own wording, made for the game. It is"
            " not in the source and no legal advice."
        )
        skip = _("Skip to the norms")
        return Page(
            language=self._language,
            title=title,
            skip=skip,
            bar=self._bar(title, families),
            main=(self._filters(families) if self._is_whole else "") + "".join(parts),
            footer=f"<p>{escape(footer)}</p>",
            styles=(_HERE / "page.css",),
            script=script if self._is_whole else "",
        ).html()

    def _of(self, family: Family) -> list[Norm]:
        return [norm for norm in self._norms.values() if norm.family == family]

    def _bar(self, title: str, families: list[Family]) -> str:
        rows = [
            (family.value, self._family_name(family), str(len(self._of(family))))
            for family in families
        ]
        if self._is_whole:
            rows.append(("tensions", _("Tensions"), str(len(self._catalogue.tensions))))
            rows.append(("documents", _("Laws and documents"), str(len(self._catalogue.documents))))
        steps = "\n".join(
            f'<li><a href="#{escape(id)}"><span class="number">{count}</span>'
            f" {escape(name)}</a></li>"
            for id, name, count in rows
        )
        about = ngettext("{count} norm", "{count} norms", len(self._norms)).format(
            count=len(self._norms)
        )
        families_label = _("Families of norms")
        return f"""<p class="kicker">Burgemeestersgame</p>
<h1>{escape(title)}</h1>
<p class="subtitle">{escape(about)}</p>
<nav aria-label="{escape(families_label)}"><ul class="steps">
{steps}
</ul></nav>"""

    # -- filters ---------------------------------------------------------------------------------

    def _filters(self, families: list[Family]) -> str:
        """Return the form, hidden until the script is there to answer to it."""
        norms = self._norms.values()
        phases = [(phase.value, _capital(phase_label(phase))) for phase in Phase]
        if any(not norm.phases for norm in norms):
            phases.append((_NO_PHASE, _capital(_("none in particular"))))
        used_aard = {norm.aard for norm in norms}
        used_roles = dict.fromkeys(role for norm in norms for role in norm.roles)
        roles = sorted((self._role(role), role) for role in used_roles)
        selects = [
            self._select(
                "family",
                _("Family"),
                [(family.value, self._family_name(family)) for family in families],
            ),
            self._select("phase", _("Phase"), phases),
            self._select(
                "aard",
                _("Kind"),
                [(aard.value, _capital(aard_label(aard))) for aard in Aard if aard in used_aard],
            ),
            self._select(
                "certainty",
                _("Certainty"),
                [(each.value, _capital(certainty_label(each))) for each in Certainty],
            ),
            self._select("role", _("Whom it binds"), [(id, _capital(name)) for name, id in roles]),
        ]
        if self._stories:
            stories = [(number, title) for title, number in self._stories.items()]
            selects.append(self._select("story", _("Comes up in"), stories))
        search, reset = _("Search in everything below"), _("Show all")
        one, many = (ngettext("{count} norm", "{count} norms", count) for count in (1, 2))
        return f"""<form id="filters" class="filters" role="search" hidden>
<div class="wide"><label for="search">{escape(search)}</label>
<input id="search" name="search" type="search" autocomplete="off"></div>
{"".join(selects)}
<div><button type="reset">{escape(reset)}</button></div>
<output id="count" class="wide" data-one="{escape(one)}" data-many="{escape(many)}"></output>
</form>"""

    def _select(self, name: str, label: str, options: list[tuple[str, str]]) -> str:
        everything = _("All")
        rows = "".join(
            f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in options
        )
        return (
            f'<div><label for="{name}">{escape(label)}</label><select id="{name}" name="{name}">'
            f'<option value="">{escape(everything)}</option>{rows}</select></div>\n'
        )

    # -- norms -----------------------------------------------------------------------------------

    def _family(self, family: Family) -> str:
        text = self._catalogue.families[family]
        cards = "\n".join(map(self._norm, self._of(family)))
        id = escape(family.value)
        about = self._linked(self._in(text.about))
        return (
            f'<section id="{id}" class="family" aria-labelledby="{id}-title">\n'
            f'<h2 id="{id}-title">{escape(self._in(text.title))}</h2>\n'
            + (f'<p class="soft">{about}</p>\n' if about else "")
            + f'<div class="norms list">\n{cards}\n</div></section>\n'
        )

    def _norm(self, norm: Norm) -> str:
        phases = [_capital(phase_label(phase)) for phase in norm.phases]
        roles = [self._role(role) for role in norm.roles]
        tags = [", ".join(phases), _capital(", ".join(roles))]
        tag_items = "".join(f"<li>{escape(tag)}</li>" for tag in tags if tag)
        dots = _dots(certainty_dots(norm.certainty))
        rows = [
            (
                _("Where is this written?"),
                f"{self._linked(self._in(norm.source))}<br>"
                f'<span class="dots" aria-hidden="true">{dots}</span>'
                f' <span class="soft">{escape(certainty_label(norm.certainty))}</span>',
            )
        ]
        if norm.caveat:
            caveat = _capital(self._in(norm.caveat))
            rows.append((_("Still to be checked"), self._linked(caveat)))
        if norm.changed:
            rows.append((_("Then and now"), escape(then_and_now(norm, self._language))))
        where = "".join(f"<dt>{escape(term)}</dt><dd>{text}</dd>" for term, text in rows)
        data = {
            "family": norm.family.value,
            "phase": "|".join(norm.phases) or _NO_PHASE,
            "aard": norm.aard.value,
            "certainty": norm.certainty.value,
            "role": "|".join(norm.roles),
            "story": "|".join(
                dict.fromkeys(self._stories[each.scenario] for each in self._places_of(norm.id))
            ),
        }
        attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
        return (
            f'<article class="card norm" id="{escape(norm.id)}"{attributes}>'
            f"<h3>{escape(self._in(norm.name).rstrip('.'))}</h3>"
            f'<ul class="tags"><li class="aard">{escape(_capital(aard_label(norm.aard)))}</li>'
            f"{tag_items}</ul>"
            f"<p>{escape(self._in(norm.statement))}</p>"
            f'<dl class="where">{where}</dl>'
            + self._more(norm)
            + f'<p class="id">{escape(norm.id)}</p></article>'
        )

    def _more(self, norm: Norm) -> str:
        parts = []
        for title, text in (
            (_("Honours it"), norm.honours),
            (_("Breaches it"), norm.breaches),
        ):
            if text:
                parts.append(f"<h4>{escape(title)}</h4><p>{escape(self._in(text))}</p>")
        pairs = self._catalogue.tensions_of(norm.id)
        if pairs:
            pulls = _("Pulls against")
            items = "".join(self._pair(norm, pair) for pair in pairs)
            parts.append(f'<h4>{escape(pulls)}</h4><ul class="plain">{items}</ul>')
        places = self._places_of(norm.id)
        if places:
            title = _("Comes up in")
            items = "".join(f"<li>{escape(_place(each))}</li>" for each in places)
            parts.append(f'<h4>{escape(title)}</h4><ul class="plain">{items}</ul>')
        if not parts:
            return ""
        more = _("What it looks like, what pulls against it, where it comes up")
        return f"<details><summary>{escape(more)}</summary>{''.join(parts)}</details>"

    def _places_of(self, norm: str) -> Sequence[Place]:
        return self._places.get(norm, ()) if self._places is not None else ()

    def _pair(self, norm: Norm, pair: Tension) -> str:
        others = pair.side_b if norm.id in pair.side_a else pair.side_a
        name = escape(self._in(pair.name))
        if self._is_whole:
            name = f'<a href="#{escape(pair.id)}">{name}</a>'
        return f"<li>{name}: {', '.join(map(self._norm_link, others))}</li>"

    def _norm_link(self, id: str) -> str:
        norm = self._catalogue.norms.get(id)
        name = escape(self._in(norm.name).rstrip(".") if norm else id)
        return f'<a href="#{escape(id)}">{name}</a>' if id in self._norms else name

    def _linked(self, text: str) -> str:
        """Return text with links to the web, and to norms where it has their ids in backticks."""
        parts = []
        for piece, address in with_addresses(text):
            if address:
                parts.append(f'<a href="{escape(address)}" rel="noreferrer">{escape(piece)}</a>')
                continue
            for place, part in enumerate(re.split(r"`([a-z0-9-]+)`", piece)):
                parts.append(self._reference(part) if place % 2 else escape(part))
        return "".join(parts)

    def _reference(self, id: str) -> str:
        """Return a norm that a text names by its id; other words in backticks stay words."""
        if id not in self._catalogue.norms:
            return escape(id)
        return escape(_("‘{text}’")).format(text=self._norm_link(id))

    # -- what stands behind them -----------------------------------------------------------------

    def _tensions(self) -> str:
        title = _("Where norms pull two ways")
        about = _(
            "These norms hold at the same time. Who serves one side misses no chance on the other:"
            " here the dilemmas begin."
        )
        cards = "\n".join(map(self._tension, self._catalogue.tensions))
        return (
            '<section id="tensions" aria-labelledby="tensions-title">\n'
            f'<h2 id="tensions-title">{escape(title)}</h2>\n<p class="soft">{escape(about)}</p>\n'
            f'<div class="norms list">\n{cards}\n</div></section>\n'
        )

    def _tension(self, pair: Tension) -> str:
        sides = "".join(
            '<ul class="plain">'
            + "".join(f"<li>{self._norm_link(id)}</li>" for id in side)
            + "</ul>"
            for side in (pair.side_a, pair.side_b)
        )
        return (
            f'<article class="card tension" id="{escape(pair.id)}">'
            f"<h3>{escape(self._in(pair.name))}</h3><p>{escape(self._in(pair.where))}</p>"
            f'<div class="sides">{sides}</div></article>'
        )

    def _documents(self) -> str:
        title = _("Laws and documents")
        rows = "".join(
            f'<div class="document"><dt>{escape(self._in(document.name))}</dt>'
            f"<dd>{self._linked(self._in(document.about))}</dd></div>"
            for document in self._catalogue.documents.values()
        )
        return (
            '<section id="documents" aria-labelledby="documents-title">\n'
            f'<h2 id="documents-title">{escape(title)}</h2>\n<dl class="documents">{rows}</dl>'
            "</section>\n"
        )

    # -- words -----------------------------------------------------------------------------------

    def _in(self, text: Bilingual) -> str:
        return text.in_language(self._language)

    def _family_name(self, family: Family) -> str:
        return self._in(self._catalogue.families[family].name)

    def _role(self, role: str) -> str:
        known = self._catalogue.roles.get(role)
        return self._in(known) if known else role


def _place(place: Place) -> str:
    if place.is_action:
        return _("{scenario}, unasked: {action}").format(scenario=place.scenario, action=place.text)
    return f"{place.scenario}: {place.text}"


def _dots(count: int) -> str:
    return "●" * count + "○" * (3 - count)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
