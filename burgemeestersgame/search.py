"""Finding what somebody types: accents, capitals and the order of the words do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable


def plain(text: str) -> str:
    """Return a text as it is compared: small letters without accents, single spaces."""
    if not text.isascii():
        apart = unicodedata.normalize("NFD", text)
        text = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join(text.casefold().split())


def finder(typed: str) -> Callable[[str], bool]:
    """Return what says of a text, made `plain`, whether every word typed stands in it."""
    words = plain(typed).split()
    if len(words) == 1:
        (word,) = words
        return lambda text: word in text
    return lambda text: all(word in text for word in words)
