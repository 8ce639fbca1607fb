"""The guides of the game as pages for a browser, which can search, print and read them aloud.

They are written in Dutch. They need no network: each page is whole, and links lead to its
neighbours in the same folder.
"""

from __future__ import annotations

from html import escape, unescape
from pathlib import Path

from burgemeestersgame.debrief.page import Page
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason
from burgemeestersgame.guides.markdown import headings, to_html
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import guides_folder, user_data_folder

HANDBOOK = "handboek/README"
ROOM_GUIDE = "zaalgids"
ROOM_CHECKLIST = "zaal-checklist"
_LANGUAGE = "nl"


def guide_page(name: str) -> Path:
    """Write the guides as pages and return the page of one of them.

    Args:
        name: Its path among the guides, without suffix, such as `HANDBOOK`.

    Raises:
        GameError: They are not here, or cannot be written.
    """
    source, target = guides_folder(), user_data_folder() / "guides"
    try:
        files = sorted(path for path in source.rglob("*") if path.is_file())
        for file in files:
            content = file.read_bytes()
            path = target / file.relative_to(source)
            if file.suffix == ".md":
                path = path.with_suffix(".html")
                content = page(content.decode("utf-8"), file).encode()
            _write(path, content)
    except OSError as error:
        message = _("the guides cannot be shown: {reason}").format(reason=reason(error))
        raise GameError(message) from error
    asked = target / f"{name}.html"
    if not asked.exists():
        raise GameError(_("the guides are not part of this installation"))
    return asked


def page(text: str, file: Path) -> str:
    """Return a guide as a page.

    Args:
        text: As it is written; its first line is its title.
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
    return Page(
        language=_LANGUAGE,
        title=unescape(title.html),
        skip="Naar de tekst",
        bar=f'<p class="kicker">Burgemeestersgame</p>\n<h1>{title.html}</h1>\n{nav}',
        main=f'<section class="guide">\n{body}\n</section>',
        styles=(Path(__file__).with_name("page.css"),),
        allow="img-src 'self' file: data:",
    ).html()


def _address(address: str, folder: Path) -> str:
    """Return where a link in a guide leads among the pages; '' for what is not among them."""
    if "://" in address:
        return address
    path, sharp, part = address.partition("#")
    if not (folder / path).resolve().is_relative_to(guides_folder().resolve()):
        return ""
    return (path.removesuffix(".md") + ".html" if path.endswith(".md") else path) + sharp + part


def _write(path: Path, content: bytes) -> None:
    """Write a page unless it is there just so; a half one is mended the next time."""
    try:
        if path.read_bytes() == content:
            return
    except OSError:
        pass  # not there, or not readable: then writing says what is wrong
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
