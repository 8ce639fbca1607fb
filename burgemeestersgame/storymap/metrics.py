"""How wide text is, roughly and on the safe side, and wrapping it to fit a box.

A picture does not know the typeface it will be shown in: the reader may not have Inter. Widths here
are those of a wide sans serif, so that text stays inside its box with any usual one.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

_NARROW = frozenset("ijlI.,:;'|!()[]’‘`·")
_SLIM = frozenset('frt "“”/\\-')
_WIDE = frozenset("mwMW@%…—")
_NORMAL, _BOLD = 1.0, 1.07


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return the width of a text in pixels, at a size in pixels."""
    return sum(map(_ems, text)) * size * (_BOLD if is_bold else _NORMAL)


@functools.cache
def _ems(character: str) -> float:
    if character in _NARROW:
        return 0.33
    if character in _SLIM:
        return 0.4
    if character in _WIDE:
        return 1.0
    if character > "\u2e7f":  # ideographs, emoji
        return 1.1
    return 0.72 if character.isupper() else 0.585


def wrapped(
    text: str,
    width: float,
    size: float,
    *,
    is_bold: bool = False,
    most: int | None = None,
    language: str = "nl",
) -> list[str]:
    """Return a text in lines that fit.

    Args:
        width: In pixels.
        size: Of the text, in pixels.
        most: Lines; where there are more, the last one ends in an ellipsis.
        language: In which words that are too long are broken.
    """

    def fits(line: str) -> bool:
        return width_of(line, size, is_bold=is_bold) <= width

    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if fits(longer):
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, fits, language)
        lines += whole
    if line:
        lines.append(line)
    if most is not None and len(lines) > most:
        last = lines[most - 1]
        while last and not fits(f"{last}…"):
            last = last[:-1].rstrip()
        lines = [*lines[: most - 1], f"{last}…"]
    return lines


def _broken(word: str, fits: object, language: str) -> Iterator[str]:
    """Yield the parts of a word, each of which fits; most often the word itself."""
    assert callable(fits)
    while not fits(word):
        places = [place for place in _breaks(word, language) if fits(f"{word[:place]}-")]
        if places:
            place = max(places)
            yield f"{word[:place]}-"
        else:
            place = max((end for end in range(1, len(word)) if fits(word[:end])), default=1)
            if len(word) == 1:
                break
            yield word[:place]
        word = word[place:]
    yield word


@functools.lru_cache(maxsize=1024)
def _breaks(word: str, language: str) -> tuple[int, ...]:
    hyphens = _hyphenator(language)
    # Pyphen knows letters only; a word in quotes still ends in them.
    return tuple(hyphens.positions(word)) if hyphens is not None else ()


@functools.cache
def _hyphenator(language: str):  # type: ignore[no-untyped-def]
    import pyphen

    found = pyphen.language_fallback({"nl": "nl_NL", "en": "en_GB"}.get(language, language))
    return pyphen.Pyphen(lang=found) if found else None
