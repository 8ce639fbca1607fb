"""What a person types: a sentence with a caret. No drawing; `TextBox` shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(slots=True)
class Editor:
    """A text being written.

    Attributes:
        text: So far, without line ends: it is one line or one sentence.
        caret: Number of characters before the caret.
        composing: What an input method is still putting together; not yet part of the text.
        most: Number of characters at which typing stops.
    """

    text: str = ""
    caret: int = 0
    composing: str = ""
    most: int = 400

    def insert(self, typed: str) -> None:
        """Put text at the caret; line ends become spaces."""
        clean = re.sub(r"[\r\n\t]+", " ", typed)
        clean = "".join(c for c in clean if c.isprintable())[: self.most - len(self.text)]
        self.text = self.text[: self.caret] + clean + self.text[self.caret :]
        self.caret += len(clean)
        self.composing = ""

    def backspace(self, *, word: bool = False) -> None:
        """Take away what stands before the caret: one character or one word."""
        start = self._word_start() if word else max(0, self.caret - 1)
        self.text = self.text[:start] + self.text[self.caret :]
        self.caret = start

    def delete(self) -> None:
        """Take away the character after the caret."""
        self.text = self.text[: self.caret] + self.text[self.caret + 1 :]

    def move(self, by: int, *, word: bool = False) -> None:
        """Move the caret by a character or, with `word`, by a word."""
        if word:
            self.caret = self._word_start() if by < 0 else self._word_end()
        else:
            self.caret = max(0, min(len(self.text), self.caret + by))

    def move_to(self, caret: int) -> None:
        """Put the caret after so many characters."""
        self.caret = max(0, min(len(self.text), caret))

    def _word_start(self) -> int:
        before = self.text[: self.caret].rstrip()
        return len(before) - len(re.search(r"\S*$", before).group())

    def _word_end(self) -> int:
        return self.caret + re.match(r"\s*\S*", self.text[self.caret :]).end()
