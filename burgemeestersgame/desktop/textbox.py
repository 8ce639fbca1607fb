"""The widget in which one types."""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop.boxes import box
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.widget import Look, Press, Widget


class TextBox(Widget):
    """A field that wraps what is typed, with a caret and a hint while it is empty."""

    role = "textbox"

    def __init__(
        self,
        editor: Editor,
        key: str,
        label: str,
        *,
        hint: str = "",
        rows: int = 1,
        on_enter: Press | None = None,
        style: str = "body",
    ) -> None:
        super().__init__(key=key, label=label)
        self.editor = editor
        self.on_enter = on_enter
        self.hint, self._least_rows, self._style = hint, rows, style

    @property
    def is_focusable(self) -> bool:
        return True

    def natural(self, look: Look) -> int:
        return look.theme.text_px(320)

    def height(self, look: Look, width: int) -> int:
        rows = max(self._least_rows, len(self._rows(look, width)))
        if not self.editor.text:
            hint = look.text.lines(self.hint, self._style, self._inner(look, width))
            rows = max(rows, len(hint))
        return max(look.px(44), rows * look.theme.line_px(self._style) + look.px(18))

    def _inner(self, look: Look, width: int) -> int:
        return width - 2 * look.px(12)

    def _shown(self) -> tuple[str, int]:
        """Return the text with what is being composed in it, and the caret in that."""
        editor = self.editor
        text = editor.text[: editor.caret] + editor.composing + editor.text[editor.caret :]
        return text, editor.caret + len(editor.composing)

    def _rows(self, look: Look, width: int) -> list[tuple[int, str]]:
        """Return each row with the index of its first character; every character is in one."""
        font = look.theme.font(self._style)
        inner = self._inner(look, width) - look.px(2)
        text, _ = self._shown()
        rows: list[tuple[int, str]] = []
        start = 0
        while True:
            end, space = start, -1
            while end < len(text) and font.size(text[start : end + 1])[0] <= inner:
                if text[end] == " ":
                    space = end
                end += 1
            if end >= len(text):
                rows.append((start, text[start:]))
                return rows
            if text[end] == " ":
                space = end
            end = space + 1 if space >= start else max(end, start + 1)
            rows.append((start, text[start:end]))
            start = end

    def caret_at(self, look: Look, position: tuple[int, int]) -> int:
        """Return the number of characters before a place in the window."""
        rows = self._rows(look, self.rect.width)
        line = look.theme.line_px(self._style)
        number = (position[1] - self.rect.y - look.px(9)) // line
        start, text = rows[max(0, min(len(rows) - 1, number))]
        x = position[0] - self.rect.x - look.px(12)
        font = look.theme.font(self._style)
        return start + min(range(len(text) + 1), key=lambda n: abs(font.size(text[:n])[0] - x))

    def caret_up_or_down(self, look: Look, by: int) -> int:
        """Return the caret one row higher or lower; the same when there is no such row."""
        rows = self._rows(look, self.rect.width)
        caret = self._caret_rect(look)
        number = next(
            n for n, (start, _) in reversed(list(enumerate(rows))) if start <= self.editor.caret
        )
        if not 0 <= number + by < len(rows):
            return self.editor.caret
        return self.caret_at(look, (caret.x, caret.centery + by * look.theme.line_px(self._style)))

    def _caret_rect(self, look: Look) -> pygame.Rect:
        _, caret = self._shown()
        rows = self._rows(look, self.rect.width)
        number, (start, text) = next(
            (n, row) for n, row in reversed(list(enumerate(rows))) if row[0] <= caret
        )
        font = look.theme.font(self._style)
        line = look.theme.line_px(self._style)
        x = self.rect.x + look.px(12) + font.size(text[: caret - start])[0]
        return pygame.Rect(x, self.rect.y + look.px(9) + number * line, look.px(2), line)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        theme = look.theme
        box(
            surface,
            self.rect,
            theme.colour("surface"),
            theme.px(self.radius),
            theme.colour("line"),
            theme.px(2),
        )
        line = theme.line_px(self._style)
        font = theme.font(self._style)
        left, top = self.rect.x + look.px(12), self.rect.y + look.px(9)
        shown, _ = self._shown()
        if shown:
            for number, (_, text) in enumerate(self._rows(look, self.rect.width)):
                drawn = font.render(text, True, theme.colour("ink"))
                y = top + number * line + (line - font.get_height()) // 2
                surface.blit(drawn, (left, y))
        elif self.hint:
            area = pygame.Rect(left, top, self._inner(look, self.rect.width), self.rect.height)
            look.text.draw(surface, self.hint, self._style, "ink-soft", area)
        if "focused" in self.states:
            caret = self._caret_rect(look)
            surface.fill(theme.colour("ink"), caret)
            # Where an input method shows what it offers.
            if pygame.key.get_focused():
                pygame.key.set_text_input_rect(caret)
