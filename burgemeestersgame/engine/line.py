"""What a player typed, as one line that can be stored and shown anywhere."""

from __future__ import annotations

import unicodedata

MAX_TEXT = 1000


def one_line(text: str, limit: int = MAX_TEXT) -> str:
    """Return a player's text as one line of at most `limit` characters.

    Line breaks and control characters become spaces, what is no Unicode text a question mark.
    """
    if not text or (len(text) <= limit and text.isprintable() and text == " ".join(text.split())):
        return text
    text = text.encode("utf-8", "replace").decode("utf-8")
    shown = "".join(
        " " if unicodedata.category(character)[0] in "CZ" and character != "\u200d" else character
        for character in text[: 4 * limit]
    )
    return " ".join(shown.split())[:limit].rstrip()
