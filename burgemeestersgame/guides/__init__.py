"""The guides of the game as pages for a browser, which can search, print and read them aloud.

They are written in Dutch. They need no network: each page is whole, and links lead to its
neighbours in the same folder.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from burgemeestersgame import debrief
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason
from burgemeestersgame.guides.markdown import headings, to_html
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import guides_folder, user_data_folder

HANDBOOK = "handboek/README"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:"
_LANGUAGE = "nl"


def handbook() -> Path:
    """Write the guides as pages and return the first page of the handbook for authors.

    Raises:
        GameError: They are not here, or cannot be written.
    """
    source, target = guides_folder(), user_data_folder() / "guides"
    try:
        files = sorted(path for path in source.rglob("*") if path.is_file())
        look = _look()
        for file in files:
            content = file.read_bytes()
            path = target / file.relative_to(source)
            if file.suffix == ".md":
                path = path.with_suffix(".html")
                content = page(content.decode("utf-8"), look, file).encode()
            _write(path, content)
    except OSError as error:
        message = _("the guides cannot be shown: {reason}").format(reason=reason(error))
        raise GameError(message) from error
    first = target / f"{HANDBOOK}.html"
    if not first.exists():
        raise GameError(_("the guides are not part of this installation"))
    return first


def page(text: str, look: str, file: Path) -> str:
    """Return a guide as a page.

    Args:
        text: As it is written; its first line is its title.
        look: The style sheet.
        file: Where it stands among the guides, for its links.
    """
    title, *parts = headings(text)
    depth = len(file.parent.relative_to(guides_folder()).parts)
    home = f'<li><a href="{"../" * depth}README.html">Alle gidsen</a></li>'
    steps = "\n".join(
        f'<li><a href="#{escape(part.id)}">{part.html}</a></li>'
        for part in parts
        if part.level == 2
    )
    nav = f'<nav aria-label="Inhoud"><ul class="steps">{home}{steps}</ul></nav>'
    body = to_html(text, lambda address: _address(address, file.parent))
    body = body.split("</h1>", 1)[1]  # the title stands in the bar
    return f"""<!doctype html>
<html lang="{_LANGUAGE}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="referrer" content="no-referrer">
<title>{title.html}</title>
<style>
{look}</style>
</head>
<body>
<a class="skip" href="#main">Naar de tekst</a>
<div class="page">
<header class="bar">
<p class="kicker">Burgemeestersgame</p>
<h1>{title.html}</h1>
{nav}
</header>
<div class="content">
<main id="main" tabindex="-1">
<section class="guide">
{body}
</section>
</main>
</div>
</div>
</body>
</html>
"""


def _address(address: str, folder: Path) -> str:
    """Return where a link in a guide leads among the pages; '' for what is not among them."""
    if "://" in address:
        return address
    path, sharp, part = address.partition("#")
    if not (folder / path).resolve().is_relative_to(guides_folder().resolve()):
        return ""
    return (path.removesuffix(".md") + ".html" if path.endswith(".md") else path) + sharp + part


def _look() -> str:
    """Return the style sheet: that of the debrief, and what guides add to it."""
    sheets = (Path(debrief.__file__).with_name("page.css"), Path(__file__).with_name("page.css"))
    return "".join(path.read_text(encoding="utf-8") for path in sheets)


def _write(path: Path, content: bytes) -> None:
    """Write a page unless it is there just so; a half one is mended the next time."""
    try:
        if path.read_bytes() == content:
            return
    except OSError:
        pass  # not there, or not readable: then writing says what is wrong
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
