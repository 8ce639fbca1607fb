"""Finding what somebody types: accents, capitals and the order of the words do not matter."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Return a text as it is compared: small letters without accents, single spaces."""
    apart = unicodedata.normalize("NFD", text)
    letters = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join(letters.casefold().split())


def is_found(typed: str, text: str) -> bool:
    """Say whether every word typed stands in a text, whole or as a part; both are `plain`."""
    return all(word in text for word in typed.split())
