"""Text on screen: measured, broken into lines, hyphenated, and kept once drawn.

SDL_ttf cuts a long word anywhere, without a hyphen, and ignores soft hyphens; so lines
are broken here, and words by the patterns of the language (pyphen, imported only when
a word does not fit). What was drawn once is kept by text, type and colour.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

import pygame

from burgemeestersgame.desktop.drawn import kept
from burgemeestersgame.desktop.theme import ROLES, Theme, _font

# A word is broken to fill a line only when leaving it whole wastes this share of the line.
_WASTED_SHARE = 0.3
_LONG_WORD = 11

# A last line gets company from the line above when it is shorter than this share of the room,
# and than so many times the size of the type.
_LONELY_SHARE = 0.22
_LONELY_LENGTH = 4.5

_HYPHEN_LANGUAGES = {"nl": "nl_NL", "en": "en_GB"}
_SITE = re.compile(r"[a-z]\.[a-z]{2}")  # as in burgemeesters.nl
_UNDRAWABLE = re.compile("[\0\ud800-\udfff]")


class Span(NamedTuple):
    """A piece of a paragraph in one style; `colour` is a role, None for the paragraph's own."""

    text: str
    strong: bool = False
    colour: str | None = None


class Piece(NamedTuple):
    """A stretch of one line that is drawn at once, `x` pixels from the left."""

    text: str
    x: int
    width: int
    role: str
    colour: str | None


class Line(NamedTuple):
    """One line of a paragraph; without pieces it is an empty line."""

    pieces: tuple[Piece, ...]
    width: int


Text = str | tuple[Span, ...]


def plain(text: Text) -> str:
    """Return a text without its styles, as a screen reader says it."""
    return text if isinstance(text, str) else "".join(span.text for span in text)


class Typesetter:
    """Breaks and draws text in one theme and one language."""

    def __init__(self, theme: Theme, language: str) -> None:
        self._theme = theme
        self._language = language
        self._lines: dict[tuple[Text, str, int], tuple[Line, ...]] = {}

    def lines(self, text: Text, role: str, width: int) -> tuple[Line, ...]:
        """Return the lines of a text that is at most `width` pixels wide."""
        key = (text, role, width)
        if key not in self._lines:
            if len(self._lines) > 2000:
                self._lines.clear()
            self._lines[key] = tuple(self._broken(text, role, width))
        return self._lines[key]

    def height(self, text: Text, role: str, width: int) -> int:
        """Return the height of a text that is at most `width` pixels wide."""
        return len(self.lines(text, role, width)) * self._theme.line_px(role)

    def width(self, text: Text, role: str) -> int:
        """Return the width of a text that is not broken, except where it says so itself."""
        return max((line.width for line in self.lines(text, role, 1_000_000)), default=0)

    def draw(
        self,
        surface: pygame.Surface,
        text: Text,
        role: str,
        colour: str,
        rect: pygame.Rect,
        align: str = "left",
        limit: int | None = None,
    ) -> None:
        """Draw a text in a rect: left, centre or right aligned, at most `limit` lines."""
        step = self._theme.line_px(role)
        font = self._theme.font(role)
        # The line height is shared above and below the letters, as a browser does.
        top = rect.y + (step - font.get_height()) // 2
        clip = surface.get_clip()
        for number, line in enumerate(self.lines(text, role, rect.width)):
            if number == limit:
                break
            y = top + number * step
            if y > clip.bottom:
                break
            if y + step < clip.top:
                continue
            shift = {"left": 0, "centre": (rect.width - line.width) // 2}.get(
                align, rect.width - line.width
            )
            for piece in line.pieces:
                drawn = self._drawn(piece.text, piece.role, piece.colour or colour)
                surface.blit(drawn, (rect.x + shift + piece.x, y))

    def fitted(self, text: str, role: str, width: int) -> str:
        """Return a text cut to one line, with an ellipsis where something was left out."""
        text = typographic(text)
        if self._measure(text, role) <= width:
            return text
        while text and self._measure(text.rstrip() + "…", role) > width:
            text = text[:-1]
        return text.rstrip(" ,.-") + "…"

    def digits_width(self, text: str, role: str) -> int:
        """Return the width of a text whose digits stand in equal cells."""
        return sum(width for _, width in self._cells(text, role))

    def draw_digits(
        self, surface: pygame.Surface, text: str, role: str, colour: str, rect: pygame.Rect
    ) -> None:
        """Draw a clock: digits in equal cells, so that it does not tremble as it runs."""
        font = self._theme.font(role)
        x, y = rect.x, rect.y + (rect.height - font.get_height()) // 2
        for character, width in self._cells(text, role):
            drawn = self._drawn(character, role, colour)
            surface.blit(drawn, (x + (width - drawn.get_width()) // 2, y))
            x += width

    def _cells(self, text: str, role: str) -> Iterable[tuple[str, int]]:
        cell = max(self._measure(digit, role) for digit in "0123456789")
        return [(c, cell if c.isdigit() else self._measure(c, role)) for c in text]

    def _drawn(self, text: str, role: str, colour: str) -> pygame.Surface:
        rgb = tuple(self._theme.colour(colour))[:3]
        return _rendered(text, ROLES[role].weight, self._theme.size_px(role), rgb)

    def _measure(self, text: str, role: str) -> int:
        return _measured(text, ROLES[role].weight, self._theme.size_px(role))

    def _broken(self, text: Text, role: str, width: int) -> Iterable[Line]:
        spans = (Span(text),) if isinstance(text, str) else text
        curled = typographic(plain(spans))
        if len(curled) == len(plain(spans)):
            # Quotes change their form, not their number, so every span keeps its length.
            at = 0
            renewed = []
            for span in spans:
                renewed.append(Span(curled[at : at + len(span.text)], span.strong, span.colour))
                at += len(span.text)
            spans = tuple(renewed)
        elif len(spans) == 1:
            spans = (Span(curled, spans[0].strong, spans[0].colour),)
        for words in _paragraphs(spans, role):
            filled = list(self._filled(words, max(1, width)))
            self._company(filled, width)
            yield from map(self._set, filled)

    def _company(self, lines: list[list[_Word]], width: int) -> None:
        """Move words down to a last line that is hardly there, as one word alone looks lost."""
        if len(lines) < 2:
            return
        *_rest, above, last = lines
        size = self._theme.size_px(last[0][0].role)
        least = min(width * _LONELY_SHARE, size * _LONELY_LENGTH)
        while len(above) > 2 and self._set(last).width < least:
            longer = [above[-1], *last]
            if self._set(longer).width > self._set(above[:-1]).width:
                return
            last.insert(0, above.pop())

    def _filled(self, words: list[_Word], width: int) -> Iterable[list[_Word]]:
        line: list[_Word] = []
        used = 0
        queue = list(reversed(words))
        while queue:
            word = queue.pop()
            longer = self._set([*line, word])
            if longer.width <= width:
                line.append(word)
                used = longer.width
                continue
            room = width - used - (self._measure(" ", word[0].role) if line else 0)
            length = self._set([word]).width
            wasteful = room > width * _WASTED_SHARE and self._is_narrow(width, word[0].role)
            halves = None
            if not line or length > width or wasteful:
                halves = self._halves(word, room if line else width, must=not line)
            if halves:
                line.append(halves[0])
                queue.append(halves[1])
            elif line:
                queue.append(word)
            else:
                line.append(word)  # not even one letter fits: let it stick out
            yield line
            line, used = [], 0
        if line or not words:
            yield line

    def _is_narrow(self, width: int, role: str) -> bool:
        return width < 22 * self._theme.size_px(role)

    def _halves(self, word: _Word, room: int, *, must: bool) -> tuple[_Word, _Word] | None:
        """Return the part of a word that fits, with its hyphen, and the rest."""
        if len(word) != 1:
            # Two styles in one word: break between them, or not at all.
            first = self._measure(word[0].text, word[0].role)
            return (word[:1], word[1:]) if must and first <= room else None
        part = word[0]
        text = part.text
        if len(text) < _LONG_WORD and not must:
            return None
        # An address is never given a hyphen: it would be read as part of it.
        hyphen = "" if part.is_address else "-"
        for at in reversed(_break_points(text, "" if part.is_address else self._language)):
            head = text[:at] if text[at - 1] in "-/–—" else text[:at] + hyphen
            if self._measure(head, part.role) <= room:
                return [part.with_text(head)], [part.with_text(text[at:])]
        if must:
            for at in range(len(text) - 1, 0, -1):
                if self._measure(text[:at] + hyphen, part.role) <= room:
                    return [part.with_text(text[:at] + hyphen)], [part.with_text(text[at:])]
        return None

    def _set(self, words: list[_Word]) -> Line:
        """Return a line with equal neighbours joined, so that it is drawn in few pieces."""
        joined: list[_Fragment] = []
        for number, word in enumerate(words):
            for place, part in enumerate(word):
                lead = " " if number and not place else ""
                if joined and joined[-1].style == part.style:
                    joined[-1] = joined[-1].with_text(joined[-1].text + lead + part.text)
                elif lead and joined:
                    joined[-1] = joined[-1].with_text(joined[-1].text + lead)
                    joined.append(part)
                else:
                    joined.append(part)
        pieces = []
        x = 0
        for part in joined:
            length = self._measure(part.text, part.role)
            pieces.append(Piece(part.text, x, length, part.role, part.colour))
            x += length
        return Line(tuple(pieces), x)


class _Fragment(NamedTuple):
    text: str
    role: str
    colour: str | None
    is_address: bool = False

    @property
    def style(self) -> tuple[str, str | None]:
        return self.role, self.colour

    def with_text(self, text: str) -> _Fragment:
        return _Fragment(text, self.role, self.colour, self.is_address)


_Word = list[_Fragment]


def _paragraphs(spans: tuple[Span, ...], role: str) -> Iterable[list[_Word]]:
    """Yield the words of each line that the text itself ends, as fragments of one style."""
    strong = f"{role}-strong" if f"{role}-strong" in ROLES else role
    words: list[_Word] = []
    is_new_word = True
    for span in spans:
        style = strong if span.strong else role
        for token in re.split(r"([ \t]+|\n)", span.text):
            if token == "\n":
                yield words
                words, is_new_word = [], True
            elif not token.strip(" \t"):
                is_new_word = is_new_word or bool(token)
            elif is_new_word or not words:
                words.append([_Fragment(token, style, span.colour, _is_address(token))])
                is_new_word = False
            else:
                words[-1].append(_Fragment(token, style, span.colour))
    yield words


@functools.lru_cache(maxsize=4096)
def _measured(text: str, weight: str, size_px: int) -> int:
    return _font(weight, size_px).size(text)[0]


@kept(most_mb=16)
def _rendered(text: str, weight: str, size_px: int, rgb: tuple[int, ...]) -> pygame.Surface:
    return _font(weight, size_px).render(text, True, rgb)


@functools.lru_cache(maxsize=2048)
def _break_points(word: str, language: str) -> tuple[int, ...]:
    """Return where a word may be broken, as indexes of the first letter of the next line.

    A web address, which belongs to no language ("" here), is broken after its marks.
    """
    if not language:
        return tuple(match.end() for match in re.finditer(r"[/.?&=_-](?=\w)", word))
    own = {match.end() for match in re.finditer(r"\w[-/–—](?=\w)", word)}
    core = re.search(r"[^\W\d_](?:[\w’']*[^\W\d_])?", word)
    patterns = _patterns(language) if core and len(core.group()) >= 6 else None
    if core and patterns:
        for part in re.finditer(r"[^\W\d_]{6,}", word):
            letters = part.group()
            own |= {
                part.start() + at
                for at in patterns.positions(letters)
                if 3 <= at <= len(letters) - 3
            }
    return tuple(sorted(own))


def _is_address(word: str) -> bool:
    return "://" in word or _SITE.search(word) is not None


@functools.cache
def _patterns(language: str):
    try:
        import pyphen
    except ImportError:
        return None
    name = _HYPHEN_LANGUAGES.get(language, language)
    return pyphen.Pyphen(lang=name) if name in pyphen.LANGUAGES else None


@functools.lru_cache(maxsize=2048)
def typographic(text: str) -> str:
    """Return a text with curled quotes, an ellipsis and dashes, and with numbers kept to units.

    What is no character, as the name of a file may hold, becomes a sign that can be drawn.
    """
    text = _UNDRAWABLE.sub("\ufffd", text)
    if "'" in text or '"' in text:
        text = re.sub(r"(?<![\w’'])'(?=(?:s|t|n|k|m|r|ns)\b)", "’", text)  # 's avonds
        text = re.sub(r"(^|[\s(\[–—“])'", r"\1‘", text)
        text = text.replace("'", "’")
        text = re.sub(r'(^|[\s(\[–—‘])"', r"\1“", text)
        text = text.replace('"', "”")
    text = text.replace("...", "…").replace(" - ", " – ")
    return re.sub(r"(\d) (uur|min|minuten|km|%|procent|euro|p\.m\.|a\.m\.)", "\\1\u00a0\\2", text)


def learn(language: str) -> None:
    """Load how words of a language are broken, which takes a moment the first time."""
    _patterns(language)


def forget_text() -> None:
    """Drop everything measured or drawn; needed after `pygame.font.quit()`."""
    _measured.cache_clear()
    _rendered.forget()
