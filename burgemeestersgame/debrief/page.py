"""The page around what we show in a browser: whole in itself, and a policy that it loads nothing.

All our pages have it: debrief and comparison, norms, translation, guides and the story map.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

_STYLE = Path(__file__).with_name("page.css")
_CLOSED = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"


@dataclass(frozen=True, slots=True)
class Page:
    """What differs between our pages; everything but plain texts is HTML that was escaped already.

    Attributes:
        title: Plain text, for the window of the browser.
        skip: Plain text of the link that leads past the bar.
        bar: What stands in the bar: what the page is, and what leads through it.
        main: What the page tells. `footer` stands below it, '' for nothing.
        styles: Style sheets beside the one that all our pages have.
        script: The one script that may run, '' for none.
        allow: Sources that the policy lets in besides, such as `img-src 'self'`.
        end: What is drawn nowhere itself, such as the icons that the page uses.
    """

    language: str
    title: str
    skip: str
    bar: str
    main: str
    footer: str = ""
    styles: Sequence[Path] = ()
    script: str = ""
    allow: str = ""
    end: str = ""

    def html(self) -> str:
        """Return the whole page."""
        sheets = (_STYLE, *self.styles)
        footer = f"<footer>{self.footer}</footer>\n" if self.footer else ""
        body = f"""<a class="skip" href="#main">{escape(self.skip)}</a>
<div class="page">
<header class="bar">
{self.bar}
</header>
<div class="content">
<main id="main" tabindex="-1">
{self.main}
</main>
{footer}</div>
</div>
{self.end}"""
        style = "".join(path.read_text(encoding="utf-8") for path in sheets)
        return document(self.language, self.title, style, body, self.script, self.allow)


def document(
    language: str, title: str, style: str, body: str, script: str = "", allow: str = ""
) -> str:
    """Return a page of this body; see `Page` for the arguments.

    The policy names a script by its digest, so that the browser runs nothing else.
    """
    policy = "; ".join(filter(None, (_CLOSED, allow)))
    if script:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        policy += f"; script-src 'sha256-{digest}'"
        body += f"\n<script>{script}</script>"
    return f"""<!doctype html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
