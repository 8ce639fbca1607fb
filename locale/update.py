"""Brings the catalogues of the interface up to date with the texts in the code.

    python locale/update.py

Extracts every text from the package, adds what is new to both catalogues and removes
what is gone. English is filled in by itself, as the message ids are English; what
Dutch lacks is listed, and the exit status is 1 while there is any.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).resolve().parent
HEADER = "# Texts of the interface. Kept up to date by locale/update.py.\n"
NOISE = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Generated-By',
    '"Report-Msgid',
    '"Last-Tr',
    '"Language-Team',
)


def extract() -> Catalog:
    """Return the texts in the code, each with the comments meant for translators."""
    texts = Catalog()
    package = FOLDER.parent / "burgemeestersgame"
    for _, _, text, comments, context in extract_from_dir(package, comment_tags=["Translators:"]):
        texts.add(text, auto_comments=comments, context=context)
    return texts


def update(language: str, texts: Catalog) -> list[Message]:
    """Rewrite the catalogue of one language and return what has no translation yet."""
    path = FOLDER / language / "LC_MESSAGES" / "messages.po"
    known = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    catalogue = Catalog(
        locale=language,
        project="burgemeestersgame",
        version="1",
        header_comment=HEADER,
        fuzzy=False,
    )
    for text in texts:
        if not text.id:
            continue
        old = known.get(text.id, text.context)
        string = old.string if old and old.id == text.id and not old.fuzzy else None
        if language == "en" and not filled(string):
            string = text.id
        catalogue.add(text.id, string, auto_comments=text.auto_comments, context=text.context)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, sort_output=True, width=100)
    # The rest of the header changes with every run or tells nobody anything.
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(x for x in lines if not x.startswith(NOISE)), encoding="utf-8")
    return [text for text in catalogue if text.id and not filled(text.string)]


def filled(string: object) -> bool:
    """Tell whether every form of a translation is there."""
    forms = string if isinstance(string, tuple) else (string,)
    return bool(forms) and all(forms)


def main() -> int:
    """Update both catalogues; 1 while a Dutch text is missing."""
    texts = extract()
    update("en", texts)
    missing = update("nl", texts)
    for text in missing:
        print(f"no Dutch yet: {text.id!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
