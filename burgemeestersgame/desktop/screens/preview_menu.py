"""All an author can do in a preview, for who does not know the keys, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame.authoring.made import draw_map
from burgemeestersgame.authoring.preview.apart import apart
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Row
from burgemeestersgame.desktop.outside import show_outside
from burgemeestersgame.desktop.pages import Dialog
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.working import Progress, working
from burgemeestersgame.desktop.steps import Pop, Push, Quit, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Icon, KeyCap, Panel, Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.storymap.graph import graph_of

if TYPE_CHECKING:
    from burgemeestersgame.desktop.screens.preview import PreviewScreen
    from burgemeestersgame.desktop.screens.preview_bar import Tool
    from burgemeestersgame.scenario.model import Scenario


class ToolsScreen(Dialog):
    """The tools with their keys; Esc plays on."""

    name = "tools"

    def __init__(self, kit: Kit, screen: PreviewScreen) -> None:
        super().__init__(kit)
        self._screen = screen

    def title(self) -> str:
        return _("While you write")

    def content(self) -> list[Widget | None]:
        has_story = self._screen.preview.session is not None
        buttons = [
            self._button(tool) for tool in self._screen.tools() if has_story or not tool.needs_story
        ]
        return [
            Paragraph(
                _("What you save shows at once. No game is kept."),
                colour="ink-soft",
            ),
            Column(buttons, 6),
        ]

    def _button(self, tool: Tool) -> Widget:
        cap = f"Ctrl {tool.letter.upper()}"
        row = [Icon(tool.icon, 20, "ink"), Paragraph(tool.does, "button"), KeyCap(cap)]
        button = Panel(
            Row(row, 12, grow=1),
            line="line",
            width=2,
            padding=(16, 8),
            key=f"menu-{tool.letter}",
            label=tool.does,
            role="button",
            on_press=lambda: Pop(lambda: self._screen.use(tool)),
        )
        button.shortcut = cap
        return button

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Play on"), "play-on", Pop, is_primary=True, cap="Esc"),
            Button(_("Help"), "help", self._help, icon="circle-help"),
            Button(_("Close the preview"), "close", Quit, icon="log-out"),
        ]

    def first_focus(self, order: list[Widget]) -> str:
        return "play-on"

    def _help(self) -> Step:
        from burgemeestersgame.desktop.screens.help import HelpScreen

        return Push(HelpScreen(self.kit))


def show_map(kit: Kit, story: Scenario, told: Callable[[Path], None]) -> Step:
    """Draw the map of a story beside the window, and open it in the browser.

    Args:
        told: Is given where the page is, once it is shown.
    """
    # Not from the file, which may have errors now: the map is of what is played.
    graph = graph_of(story)

    def draw(_progress: Progress) -> Path:
        return apart(draw_map, graph)

    def show(page: Path) -> Step:
        show_outside(page)
        told(page)
        return None

    return working(kit, lambda: _("Drawing the map"), draw, show)
