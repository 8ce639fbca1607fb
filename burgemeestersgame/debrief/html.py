"""A Debrief as one page that needs nothing else: no network, no script, no other file.

Everything that comes from a story or a player is escaped. It reads without colour, at 320 pixels,
at 400 %, on paper and aloud.
"""

from __future__ import annotations

from html import escape

from burgemeestersgame.debrief.html_blocks import Blocks, dots, with_links
from burgemeestersgame.debrief.model import Debrief, Section
from burgemeestersgame.debrief.page import Page
from burgemeestersgame.debrief.telling import speaking
from burgemeestersgame.i18n import gettext as _


def to_html(debrief: Debrief) -> str:
    """Return the page, in the language of the debrief."""
    with speaking(debrief.language):
        return _Debrief(debrief).html()


class _Debrief:
    def __init__(self, debrief: Debrief) -> None:
        self._debrief = debrief
        self._blocks = Blocks()

    def html(self) -> str:
        debrief = self._debrief
        sections = "\n".join(
            self._section(number, section) for number, section in enumerate(debrief.sections, 1)
        )
        title = _("{title}: debrief").format(title=debrief.title)
        skip = _("Skip to the debrief")
        return Page(
            language=debrief.language,
            title=title,
            skip=skip,
            bar=self._bar(),
            main=sections,
            footer=f"<p>{escape(debrief.privacy)} {escape(_nothing_was_sent())}</p>",
            end=self._blocks.sprite(),
        ).html()

    def _bar(self) -> str:
        debrief = self._debrief
        steps = "\n".join(
            f'<li><a href="#{escape(section.id)}"><span class="number">{number}</span>'
            f" {escape(section.title)}</a></li>"
            for number, section in enumerate(debrief.sections, 1)
        )
        subtitle = f'<p class="subtitle">{escape(debrief.subtitle)}</p>' if debrief.subtitle else ""
        kicker, steps_label = _("Debrief"), _("Steps")
        certainty = ""
        if debrief.help_certainty:
            certainty = (
                f'<span class="sure"><span aria-hidden="true">{dots(1)}</span>'
                f" {escape(debrief.help_certainty)}</span>"
            )
        return f"""<p class="kicker">{escape(kicker)}</p>
<h1>{escape(debrief.title)}</h1>
{subtitle}
<nav aria-label="{escape(steps_label)}"><ol class="steps">
{steps}
</ol></nav>
<p class="help">{with_links(debrief.help)} {certainty}</p>"""

    def _section(self, number: int, section: Section) -> str:
        id = escape(section.id)
        return (
            f'<section id="{id}" aria-labelledby="{id}-title">\n'
            f'<h2 id="{id}-title"><span class="number" aria-hidden="true">{number}</span>'
            f" {escape(section.title)}</h2>\n"
            + "\n".join(self._blocks.html(section.blocks))
            + "\n</section>"
        )


def _nothing_was_sent() -> str:
    return _("It stands on your own computer and nothing in it was sent anywhere.")
