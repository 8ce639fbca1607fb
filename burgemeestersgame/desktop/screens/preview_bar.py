"""The author's bar: where one is in the story, how the file stands, and the tools."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from burgemeestersgame.authoring.preview import Preview
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.findings import place_in_words
from burgemeestersgame.desktop.layout import Column, Fitting, Flow, Ground, Pad, Row
from burgemeestersgame.desktop.screens.message import as_sentence
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.widget import Press, Widget
from burgemeestersgame.desktop.widgets import Icon, Paragraph
from burgemeestersgame.errors import Severity
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext


class Tool(NamedTuple):
    """Something an author can do while playing.

    Attributes:
        letter: With Ctrl, its key.
        label: In the bar and the list of tools.
        does: In the help, a little longer.
        needs_story: Whether there must be something to play.
    """

    letter: str
    icon: str
    label: str
    does: str
    do: Callable[[], Step]
    needs_story: bool = True


class Bar:
    """What stands below the story.

    Attributes:
        preview: What is played.
        folder: Where the file is that is followed.
    """

    def __init__(
        self, preview: Preview, folder: Path, use: Callable[[Tool], Step], show_all: Press
    ) -> None:
        """Make a bar; a tool that is pressed goes to `use`, their list is shown by `show_all`."""
        self.preview = preview
        self.folder = folder
        self._use, self._show_all = use, show_all

    def build(self, tools: Sequence[Tool], note: str) -> Widget:
        """Return the bar with some tools, below what there is to say; "" for no note."""
        has_story = self.preview.session is not None
        usable = [tool for tool in tools if has_story or not tool.needs_story]
        said = _strip("info", "lamp", [as_sentence(note)], "note") if note else None
        bar = Ground(Pad(self._row(usable), 16, 4), "bar", top_line="bar-line")
        return Column([self._banner(), said, bar], 0)

    def _row(self, tools: Sequence[Tool]) -> Widget:
        where = self._where()
        state, sign = self._state(), Icon(self._state_in_words()[0], 20, "on-bar")
        words = [self._button(tool) for tool in tools]
        signs = [self._button(tool, is_short=True) for tool in tools]
        return Fitting(
            [
                Row([where, state, _control(), *words], 8),
                Row([where, sign, _control(), *words], 8),
                Row([where, state, _control(), *signs], 8),
                Row([where, state, self._all_tools()], 12),
                Flow([state, self._all_tools()], 8),
            ]
        )

    def _where(self) -> Widget:
        session = self.preview.session
        scene = session.view().scene if session is not None else None
        words = scene or (_("briefing") if session is not None else self.folder.name)
        return Row(
            [
                Icon("pen-line", 20, "bar-soft"),
                Paragraph(words, "label", "on-bar", key="where", limit=1),
            ],
            8,
        )

    def _state(self) -> Widget:
        icon, words = self._state_in_words()
        return Row(
            [Icon(icon, 20, "on-bar"), Paragraph(words, "small", "on-bar", key="state", limit=1)],
            6,
        )

    def _state_in_words(self) -> tuple[str, str]:
        version = self.preview.version
        if version is None:
            return "hourglass", _("Reading")
        if version.trouble:
            return "circle-x", _("Cannot be read")
        errors = self.preview.count(Severity.ERROR)
        if errors:
            said = ngettext("{count} error", "{count} errors", errors).format(count=errors)
            return "circle-x", said
        others = len(self.preview.problems)
        if others:
            said = ngettext("{count} finding", "{count} findings", others).format(count=others)
            return "triangle-alert", said
        return "circle-check", _("All well")

    def _button(self, tool: Tool, *, is_short: bool = False) -> Button:
        button = Button(
            "" if is_short else tool.label,
            f"tool-{tool.letter}",
            lambda: self._use(tool),
            icon=tool.icon if is_short else None,
            cap=tool.letter.upper(),
            is_on_bar=True,
        )
        button.label = tool.does
        return button

    def _all_tools(self) -> Button:
        return Button(
            _("While you write"),
            "tools",
            self._show_all,
            icon="pen-line",
            cap="Esc",
            is_on_bar=True,
        )

    def _banner(self) -> Widget | None:
        """Return what keeps the last save from being played; nothing when nothing does."""
        version = self.preview.version
        if version is None or not (self.preview.is_behind or version.trouble):
            return None
        if not self.preview.is_behind:
            return _strip("info", "lamp", self._worst(), "banner")
        title = (
            _("You are playing the version before: the last one cannot be played yet.")
            if self.preview.session is not None
            else _("This cannot be played yet. It begins by itself once it can.")
        )
        return _strip("triangle-alert", "brick", [title, *self._worst()], "banner")

    def _worst(self) -> list[str]:
        """Return where the first error is, what it is and what to do about it."""
        version = self.preview.version
        if version is not None and version.trouble:
            return [as_sentence(version.trouble)]
        first = next(iter(self.preview.problems), None)
        if first is None:
            return []
        place = place_in_words(first.at, self.folder)
        said = f"{place}: {as_sentence(first.message)}"
        return [f"{said} {as_sentence(first.hint)}" if first.hint else said]


def _control() -> Widget:
    return Paragraph("Ctrl +", "small", "bar-soft")


def _strip(icon: str, colour: str, lines: Sequence[str], key: str) -> Widget:
    words = [
        Paragraph(line, "small-strong" if not number else "small", "ink", is_wide=True, limit=3)
        for number, line in enumerate(lines)
    ]
    row = Row([Icon(icon, 22, colour), Column(words, 0)], 12, grow=1)
    strip = Ground(Pad(row, 16, 6), f"{colour}-soft", top_line=colour)
    strip.key, strip.role, strip.label = key, "status", " ".join(lines)
    return strip
