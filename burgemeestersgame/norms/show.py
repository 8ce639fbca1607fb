"""A norm as JSON values and as plain text, for the command line."""

import textwrap
from collections.abc import Collection
from datetime import date

from burgemeestersgame.i18n import format_date
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.norms.model import Bilingual, Catalogue, Norm, Tension, is_soft

_WIDTH = 90


def as_json(norm: Norm, catalogue: Catalogue) -> dict[str, object]:
    """Return a norm as values that `json.dumps` takes.

    `source` and `caveat` are the Dutch texts, beside `source_en` and `caveat_en`; what
    a norm does not have is None. `tensions` holds the ids of the pairs that it is in.
    """
    return {
        "id": norm.id,
        "name": _pair(norm.name),
        "family": str(norm.family),
        "phases": [str(phase) for phase in norm.phases],
        "aard": str(norm.aard),
        "roles": list(norm.roles),
        "statement": _pair(norm.statement),
        "honours": _pair(norm.honours),
        "breaches": _pair(norm.breaches),
        "source": norm.source.nl,
        "source_en": norm.source.en,
        "certainty": str(norm.certainty),
        "caveat": norm.caveat.nl if norm.caveat else None,
        "caveat_en": norm.caveat.en if norm.caveat else None,
        "changed": norm.changed.on.isoformat() if norm.changed else None,
        "before": _pair(norm.changed.before if norm.changed else None),
        "tensions": [pair.id for pair in catalogue.tensions_of(norm.id)],
    }


def as_text(norm: Norm, language: str, catalogue: Catalogue) -> str:
    """Return everything about a norm as lines of text, for `nl` or `en`.

    The labels are in the language of the interface, which ought to be the same.
    """
    family = catalogue.families[norm.family].title.in_language(language)
    roles = [catalogue.roles[role].in_language(language) for role in norm.roles]
    phases = ", ".join(phase_label(phase) for phase in norm.phases)
    facts = [
        (_("Family"), family),
        (_("Phase"), phases or _("none in particular")),
        (_("Kind"), aard_label(norm.aard)),
        (_("Binds"), ", ".join(roles)),
        (_("Honours it"), _in(norm.honours, language)),
        (_("Breaches it"), _in(norm.breaches, language)),
        (_("For authors"), _on_soft() if is_soft(norm.aard) else ""),
        (_("Source"), norm.source.in_language(language)),
        (_("Certainty"), certainty_label(norm.certainty)),
        (_("To be checked"), _in(norm.caveat, language)),
        (_("Then and now"), then_and_now(norm, language)),
    ]
    facts += [
        (
            _("Pulls against"),
            f"{pair.name.in_language(language)}. {pair.where.in_language(language)}",
        )
        for pair in catalogue.tensions_of(norm.id)
    ]
    lines = [
        norm.id,
        norm.name.in_language(language),
        "",
        *_wrapped(norm.statement.in_language(language), ""),
        "",
    ]
    for label, text in facts:
        if text:
            lines += _wrapped(f"{label}: {text}", "  ")
    return "\n".join(lines) + "\n"


def _on_soft() -> str:
    return _(
        "this is good advice and no rule: a choice can honour it, but not breach or repair it,"
        " unless the story says under 'binding:' why it counts there"
    )


def then_and_now(norm: Norm, language: str, at: date | None = None) -> str:
    """Return since when a norm is what it is, and what held before; '' where that is not known.

    Args:
        language: Of what held, `nl` or `en`; the words around it are in that of the interface.
        at: A day in a story, to say on which side of the change it lies; None for none.
    """
    if norm.changed is None:
        return ""
    on, before = format_date(norm.changed.on), norm.changed.before.in_language(language)
    if at is not None and at < norm.changed.on:
        return _(
            "It has been like this since {date}; your story is set before that. Until then:"
            " {before}"
        ).format(date=on, before=before)
    return _("It has been like this since {date}. Until then: {before}").format(
        date=on, before=before
    )


def tension_as_text(pair: Tension, language: str, catalogue: Catalogue) -> str:
    """Return where a pair pulls, with the norms on either side, as lines of text."""
    one, other = (
        "; ".join(f"{catalogue.norms[id].name.in_language(language)} ({id})" for id in side)
        for side in (pair.side_a, pair.side_b)
    )
    lines = [
        pair.id,
        pair.name.in_language(language),
        "",
        *_wrapped(pair.where.in_language(language), ""),
        "",
        *_wrapped(_("One side: {norms}").format(norms=one), "  "),
        *_wrapped(_("The other side: {norms}").format(norms=other), "  "),
        *_wrapped(_("For authors: {advice}").format(advice=_in(pair.scoring, language)), "  "),
    ]
    return "\n".join(lines) + "\n"


def list_as_text(catalogue: Catalogue, language: str, only: Collection[str] | None = None) -> str:
    """Return one line for each norm, under the title of its family, and one for each tension.

    Args:
        only: The ids of those to list; None for all.
    """
    groups: dict[str, list[Norm | Tension]] = {
        text.title.in_language(language): [
            norm for norm in catalogue.norms.values() if norm.family == family
        ]
        for family, text in catalogue.families.items()
    }
    groups[_("Tensions")] = list(catalogue.tensions)
    if only is not None:
        groups = {
            title: [each for each in group if each.id in only] for title, group in groups.items()
        }
    width = max((len(each.id) for group in groups.values() for each in group), default=0)
    return "\n".join(
        "\n".join(
            [
                title,
                "",
                *(f"{each.id:<{width}}  {each.name.in_language(language)}" for each in group),
            ]
        )
        + "\n"
        for title, group in groups.items()
        if group
    )


def phase_label(phase: str) -> str:
    """Return the name of a phase in the language of the interface."""
    return {
        "vooraf": _("beforehand"),
        "tijdens": _("during"),
        "nazorg": _("aftercare"),
    }[phase]


def aard_label(aard: str) -> str:
    """Return the name of a kind of norm in the language of the interface."""
    return {
        "wet": _("law"),
        "regeling": _("regulation"),
        "code": _("code of conduct"),
        "leidraad": _("guideline"),
        "afspraak": _("agreement"),
        "praktijknorm": _("lesson from practice"),
        "suggestie": _("suggestion"),
    }[aard]


def certainty_label(certainty: str) -> str:
    """Return how sure a norm is, in the language of the interface."""
    return {
        "geverifieerd": _("verified"),
        "bron in seed": _("source in our files"),
        "te verifiëren": _("still to be verified"),
    }[certainty]


def certainty_dots(certainty: str) -> int:
    """Return how sure a norm is in dots, 3 for the surest; the word stands beside them."""
    return {"geverifieerd": 3, "bron in seed": 2, "te verifiëren": 1}[certainty]


def _pair(text: Bilingual | None) -> dict[str, str] | None:
    return {"nl": text.nl, "en": text.en} if text else None


def _in(text: Bilingual | None, language: str) -> str:
    return text.in_language(language) if text else ""


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
