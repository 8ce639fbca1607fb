"""The debrief on screen: its sections at the left, one of them at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pygame
from msgspec.structs import replace

from burgemeestersgame.debrief import model
from burgemeestersgame.debrief.links import with_sites
from burgemeestersgame.desktop.background import Work
from burgemeestersgame.desktop.blocks import block_widgets
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.intention import KEY as INTENTION
from burgemeestersgame.desktop.intention import Intention
from burgemeestersgame.desktop.layout import Column, Fitting, Flow, Frame, Ground, Pad, Row
from burgemeestersgame.desktop.moments import moments
from burgemeestersgame.desktop.norm_cards import norm_panel
from burgemeestersgame.desktop.reader import Reader
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.screens.replay import replay_question
from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea
from burgemeestersgame.desktop.side_bar import side_bar
from burgemeestersgame.desktop.steps import Push, Restart, Step
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph, Title
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language

if TYPE_CHECKING:
    from burgemeestersgame.engine.whereabouts import Stay

SIDE = 248
PANEL = 320
_ROADS = "other-roads"  # the step that tells where it turned


class DebriefScreen(Screen):
    """Shows a debrief step by step; nothing on it can be lost or spoilt."""

    has_art = False

    def __init__(self, kit: Kit, run_id: str, *, is_new: bool = False) -> None:
        """Open the debrief of a run; `is_new` when its game has just ended."""
        super().__init__(kit)
        self._first_run = kit.library.replay_of(run_id)
        self._must_compare = is_new and bool(self._first_run)
        self._run_id = run_id
        self._language = ""
        self._debrief: model.Debrief
        self._stays: Sequence[Stay] = ()
        self._turning: Work | None = None  # begins once the first picture is there
        self._turning_points: Sequence[Any] | None = None  # None until they are known
        self._is_drawn = False
        self._part = 0
        self._seen = {0}
        self._norm = ""
        self._opened: frozenset[str] = frozenset()
        self._kept: tuple[model.Section, Look, Reader, Widget] | None = None
        self._intention = Intention(kit.library, run_id)
        self._panel_scroll = Scroll()
        self._side_scroll = Scroll()
        self.name = "debrief"

    @property
    def debrief(self) -> model.Debrief:
        """What is shown, in the language of the interface."""
        if self._language != language():
            self._language = language()
            points = self._turning_points or ()
            self._debrief = self.kit.library.debrief(self._run_id, points)
            self._stays = self.kit.library.stays(self._run_id)
        return self._debrief

    def draw(self, surface: pygame.Surface) -> None:
        super().draw(surface)
        self._is_drawn = True

    def key(self, event: pygame.Event) -> Step | bool:
        if event.unicode and event.unicode in "123456789":
            number = int(event.unicode) - 1
            if number < len(self.debrief.sections):
                self._open(number)
                return True
        return False

    def tick(self) -> Step:
        is_typing = self.focus == INTENTION
        self.is_changed |= self._intention.keep_in_passing(is_typing=is_typing)
        self._look_for_turning_points()
        if self._must_compare:
            self._must_compare = False
            return self._compare()
        return None

    def _look_for_turning_points(self) -> None:
        """Have them worked out after the first picture, and tell them when they are known."""
        if self._turning_points is not None or not self._is_drawn:
            return
        if self._turning is None:
            self._turning = Work(self.kit.library.turning_points(self._run_id))
        elif self._turning.is_done:
            self._turning_points = ()
            self._turning_points = self._turning.result()
            self._language = ""  # told anew
            self.is_changed = True

    def leave(self) -> Step:
        self._intention.keep_in_passing(is_typing=False)
        from burgemeestersgame.desktop.screens.menu import MenuScreen

        return Restart(MenuScreen(self.kit))

    def first_focus(self, order: list[Widget]) -> str:
        keys = [widget.key for widget in order]
        return next((key for key in (INTENTION, "next") if key in keys), "report")

    def _open(self, number: int) -> Step:
        self._part = number
        self._seen.add(number)
        self._norm = ""
        self.main_scroll = Scroll()
        self._panel_scroll = Scroll()
        self.focus = ""
        self.is_changed = True
        return None

    def _choose(self, norm: str) -> None:
        self._norm = "" if self._norm == norm else norm
        self._panel_scroll = Scroll()
        self.is_changed = True

    def _open_norm(self, norm: str) -> Step:
        from burgemeestersgame.desktop.screens.norms import NormsScreen

        return Push(NormsScreen(self.kit, norm))

    def _toggle(self, key: str) -> None:
        self._opened ^= {key}
        self.is_changed = True

    def _reader(self, *, has_panel: bool) -> Reader:
        blocks = [block for section in self.debrief.sections for block in section.blocks]
        return Reader(
            norm=self._norm,
            choose_norm=self._choose,
            has_panel=has_panel,
            opened=self._opened,
            open=self._toggle,
            replay=self._replay,
            open_norm=self._open_norm,
            chart=next((block for block in blocks if isinstance(block, model.LineChart)), None),
            turning=frozenset(
                str(block.number)
                for block in blocks
                if isinstance(block, model.TurningPoint) and block.number
            ),
        )

    def build(self) -> Widget:
        look = self.kit.look
        self._part = min(self._part, len(self.debrief.sections) - 1)
        if look.theme.is_one_column or self._size[0] < look.px(900):
            return self._one_column(look)
        side, content = self._side(), self._content(look)
        card = self._chosen_card()
        wide = self._size[0] >= look.px(1200) + look.theme.text_px(60)
        panel = None
        if card is not None and wide:
            panel = ScrollArea(
                norm_panel(card, self._open_norm), self._panel_scroll, key="panel", label=card.name
            )

        def arrange(look: Look, rect: pygame.Rect) -> None:
            width = self._side_width(look)
            side.place(look, pygame.Rect(rect.x, rect.y, width, rect.height))
            area = pygame.Rect(rect.x + width, rect.y, rect.width - width, rect.height)
            if panel is not None:
                own = look.theme.text_px(PANEL)
                margin = look.px(16)
                area.width -= own + 2 * margin
                top = rect.y + look.px(28)
                panel.place(
                    look,
                    pygame.Rect(area.right + margin, top, own, rect.bottom - top - look.px(28)),
                )
            content.place(look, area)

        return Frame([side, content, panel], arrange)

    def _side_width(self, look: Look) -> int:
        return min(look.theme.text_px(SIDE), self._size[0] // 3)

    def _side(self) -> Widget:
        return side_bar(
            self.debrief,
            part=self._part,
            seen=self._seen,
            open_part=self._open,
            is_replay=bool(self._first_run),
            scroll=self._side_scroll,
        )

    def _content(self, look: Look) -> Widget:
        is_inline = self._size[0] < look.px(1200) + look.theme.text_px(60)
        section = self.debrief.sections[self._part]
        widgets = self._widgets(section, has_panel=is_inline)
        title = Title(section.title)
        buttons = [self._report(), self._way_out("menu")]
        beside = Row([title, *buttons], 12, grow=0, align="top")
        head = Fitting([beside, Column([title, Flow(buttons, 12)], 12)])
        parts: list[Widget | None] = [head]
        if self._part == 0:
            parts.append(Paragraph(self.debrief.subtitle, colour="ink-soft"))
            parts.append(self._about_replay())
        column = Column([*parts, *widgets, self._next(), self._moments()], 16)
        has_norms = any(isinstance(block, model.NormGroup) for block in section.blocks)
        most = None if has_norms else 1240 * max(100, look.theme.text_percent) / 100
        return ScrollArea(
            Pad(column, 32, 28, 32, 28, most=most),
            self.main_scroll,
            key="page",
            label=section.title,
        )

    def _widgets(self, section: model.Section, *, has_panel: bool) -> list[Widget]:
        if section.id == INTENTION:
            section = self._without_kept(section)
        widgets = [self._blocks(section, has_panel=has_panel)]
        if section.id == _ROADS and self._turning_points is None:
            words = _("Where it turned is being worked out. You can read on.")
            waiting = Row([Icon("hourglass", 20), Paragraph(words)], 10, grow=1)
            widgets.insert(0, Panel(waiting, fill="sunken", line=None))
        if section.id == INTENTION:
            widgets.append(self._intention.widget(self._keep_intention))
        return widgets

    def _blocks(self, section: model.Section, *, has_panel: bool) -> Widget:
        """Return the blocks of a step: those of the picture before, while they are the same."""
        reader, look = self._reader(has_panel=has_panel), self.kit.look
        if self._kept is not None:
            before, measured_with, read_by, widget = self._kept
            if before is section and measured_with is look and read_by == reader:
                widget.renew()
                return widget
        widget = Column(block_widgets(section.blocks, reader), 16)
        self._kept = section, look, reader, widget
        return widget

    def _without_kept(self, section: model.Section) -> model.Section:
        """Leave out the player's own words: they stand in the field below, and can be changed."""
        own = model.Paragraph(self._intention.kept, "quote")
        blocks = list(section.blocks)
        if own in blocks:
            del blocks[len(blocks) - 1 - blocks[::-1].index(own)]
        return replace(section, blocks=tuple(blocks))

    def _keep_intention(self) -> Step:
        self._intention.keep()
        self.move_focus("next")
        return None

    def _moments(self) -> Widget | None:
        return moments(self._stays, has_art=self.has_art) if self._part == 0 else None

    def _about_replay(self) -> Widget | None:
        if not self._first_run:
            return None
        text = _("Put this beside the first time")
        return Flow([Button(text, "compare", self._compare, icon="columns-2")])

    def _next(self) -> Widget | None:
        following = self._part + 1
        if following >= len(self.debrief.sections):
            return Flow([self._way_out("next", is_primary=True)])
        title = self.debrief.sections[following].title
        return Flow(
            [
                Button(
                    _("Next: {title}").format(title=title),
                    "next",
                    lambda: self._open(following),
                    is_primary=True,
                    icon_after="arrow-right",
                )
            ]
        )

    def _chosen_card(self) -> model.NormCard | None:
        for block in self.debrief.sections[self._part].blocks:
            if isinstance(block, model.NormGroup):
                for card in block.cards:
                    if card.id == self._norm:
                        return card
        return None

    def _one_column(self, look: Look) -> Widget:
        section = self.debrief.sections[self._part]
        bar = Ground(
            Pad(
                Row(
                    [
                        Heading(self.debrief.title, "label", "on-bar"),
                        self._way_out("menu", is_on_bar=True),
                        Button("F1", "help", self._help, is_on_bar=True),
                    ],
                    16,
                    grow=0,
                ),
                40,
                10,
            ),
            "bar",
            bottom_line="hairline",
        )
        numbers = Flow(
            [
                Button(
                    str(number + 1),
                    f"step-{number}",
                    lambda number=number: self._open(number),
                    is_chosen=number == self._part,
                    role="tab",
                )
                for number in range(len(self.debrief.sections))
            ],
            8,
        )
        for button, each in zip(numbers.children, self.debrief.sections, strict=True):
            button.label = each.title
        widgets = self._widgets(section, has_panel=True)
        parts = [
            numbers,
            Title(section.title),
            self._about_replay() if self._part == 0 else None,
            *widgets,
            self._next(),
            self._moments(),
            Flow([self._report()]) if self.kit.is_kept else None,
            Panel(
                Column(
                    [
                        Paragraph(with_sites(self.debrief.help)),
                        Paragraph(self.debrief.help_certainty, "message", "ink-soft"),
                    ],
                    4,
                ),
                fill="sunken",
            ),
        ]
        area = ScrollArea(
            Pad(Column(parts, 18), 40, 20, 40, 24, most=1240, align="centre"),
            self.main_scroll,
            key="page",
        )

        def arrange(look: Look, rect: pygame.Rect) -> None:
            top = bar.height(look, rect.width)
            bar.place(look, pygame.Rect(rect.x, rect.y, rect.width, top))
            area.place(look, pygame.Rect(rect.x, rect.y + top, rect.width, rect.height - top))

        return Frame([bar, area], arrange)

    # What the buttons do

    def _compare(self) -> Step:
        from burgemeestersgame.desktop.screens.compare import CompareScreen

        return Push(CompareScreen(self.kit, self._first_run, self._run_id))

    def _replay(self, point: model.TurningPoint) -> Step:
        return Push(replay_question(self.kit, self._run_id, point))

    def _help(self) -> Step:
        from burgemeestersgame.desktop.screens.help import HelpScreen

        return Push(HelpScreen(self.kit))

    def _report(self) -> Button | None:
        """Return what saves the report; None in a preview, which keeps nothing."""
        if not self.kit.is_kept:
            return None
        return Button(_("Save report"), "report", self._save, icon="notebook-pen")

    def _way_out(self, key: str, *, is_primary: bool = False, is_on_bar: bool = False) -> Button:
        """Return what goes to the menu, or in a preview to what an author can do besides."""
        words = _("To the menu") if self.kit.is_kept else _("While you write")
        icon = "log-out" if self.kit.is_kept else "pen-line"
        return Button(
            words,
            key,
            self.leave,
            icon=None if is_on_bar else icon,
            is_primary=is_primary,
            is_on_bar=is_on_bar,
        )

    def _save(self) -> Step:
        from burgemeestersgame.desktop.screens.saved import SavedScreen

        return Push(SavedScreen(self.kit, self.kit.library.save_html(self._run_id)))
