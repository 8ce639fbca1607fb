"""A dilemma: read, hear whom you want, do what nobody asks, choose, confirm."""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop import desk
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.cards import choice_card
from burgemeestersgame.desktop.desk_view import DeskView, OnDesk
from burgemeestersgame.desktop.drawer import all_actions, drawer, pills
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.hints import moved
from burgemeestersgame.desktop.layout import Column, Flow, Frame, Grid, Ground, Pad, Row
from burgemeestersgame.desktop.phone import Phone, message_list
from burgemeestersgame.desktop.rail import coming_lines
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.play import PlayScreen
from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea
from burgemeestersgame.desktop.spoken import (
    DONE,
    advice_card,
    advisor_stands,
    bubble,
    faces_by_choice,
    number_of,
    report_line,
)
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.time_limit import clock, question
from burgemeestersgame.desktop.town_window import TownWindow
from burgemeestersgame.desktop.weighing import KEY as WEIGH
from burgemeestersgame.desktop.weighing import Weighing
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph
from burgemeestersgame.desktop.wording import story_time
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenery import spots


class DilemmaScreen(PlayScreen):
    """Shows a dilemma and turns a number and Enter into a decision."""

    def __init__(self, kit: Kit, session) -> None:
        super().__init__(kit, session)
        self.name = f"dilemma {self.view.scene}"
        self.chosen: str | None = None
        self.reason = Editor(most=200)
        self.weighing = Weighing()
        self.speaking = ""
        self._phone_scroll = Scroll(is_at_end=True)
        self._text_scroll = Scroll()
        self._is_drawer_open = False
        self._is_page = False
        self._desk_shape: tuple[int, ...] = ()  # of the window and text that got a desk

    # Keys

    def key(self, event: pygame.Event) -> Step | bool:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        letter = event.unicode.lower()
        if letter and letter in "123456789":
            return self._select_number(int(letter))
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self._is_confirming():
            return self.confirm()
        if pygame.K_F2 <= event.key <= pygame.K_F9:
            number = event.key - pygame.K_F2
            if number < len(self.view.advice):
                return self.hear(self.view.advice[number].advisor) or True
        match letter:
            case "h":
                unheard = [advice.advisor for advice in self.view.advice if advice.text is None]
                return (self.hear(unheard[0]) or True) if unheard else True
            case "p":
                return self.pause() or True
            case "a":
                self._open_drawer()
                return True
            case "d":
                return self._dossier()
            case "k" if spots():
                return self._map()
            case "t":
                self._go_to_phone()
                return True
            case "v" if self.chosen is not None:
                self._weigh()
                return True
        return False

    def leave(self) -> Step:
        if self.chosen is not None:
            self._unselect()
            return None
        if self._is_drawer_open:
            return self._close_drawer()
        return super().leave()

    def _is_confirming(self) -> bool:
        """Whether Enter means yes: the focus is on the selected choice, or nowhere else of use."""
        return self.chosen is not None and self.focus in (
            f"choice-{number_of(self.view, self.chosen)}",
            "reason",
            "confirm",
        )

    def _select_number(self, number: int) -> bool:
        if number > len(self.view.choices):
            return False
        self._mark(self.view.choices[number - 1].id)
        return True

    def select(self, choice: str) -> Step:
        """Mark a choice; nothing is decided before it is confirmed."""
        if self.chosen == choice:
            # Pressed again where it stood: that is how a mouse, too, says yes.
            return self.confirm()
        self._mark(choice)
        return None

    def _mark(self, choice: str) -> None:
        self.chosen = choice
        self._is_drawer_open = False
        self.move_focus(f"choice-{number_of(self.view, choice)}")

    def follow(self) -> Step:
        step = super().follow()
        if self.chosen is not None and not number_of(self.view, self.chosen):
            self._unselect()  # it is not open any more
        return step

    def _unselect(self) -> None:
        if self.chosen is not None:
            self.move_focus(f"choice-{number_of(self.view, self.chosen)}")
        self.chosen = None
        self.reason = Editor(most=200)
        self.weighing = Weighing()

    def _weigh(self) -> None:
        """Ask what counted most and how sure one is, or no longer."""
        self.weighing.is_open = not self.weighing.is_open
        first = f"counted-{self.view.values[0].id}" if self.view.values else "sure-20"
        self.move_focus(first if self.weighing.is_open else WEIGH)

    def _weighed(self) -> None:
        self.move_focus("confirm")

    def confirm(self) -> Step:
        """Decide; it cannot be taken back."""
        if self.chosen is None:
            return None
        said = self.weighing
        return self.do(
            self.session.decide,
            self.chosen,
            self.reason.text.strip(),
            said.value,
            said.confidence,
        )

    def hear(self, advisor: str) -> Step:
        """Let an advisor speak, for the first time or again."""
        self.speaking = advisor
        self.is_changed = True
        if any(a.advisor == advisor and a.text is None for a in self.view.advice):
            step = self.do(self.session.consult, advisor)
            if step is not None:
                return step
        self._text_scroll.offset = 0
        if self._is_page:
            self.move_focus(f"advisor-{advisor}")
        return None

    def act(self, action: str) -> Step:
        """Do something that nobody asked for."""
        before = [open_action.id for open_action in self.view.actions]
        step = self.do(self.session.act, action)
        self.speaking = DONE
        # The focus stays in the drawer, at what took the place of the action.
        rest = [open_action.id for open_action in self.view.actions]
        self._is_drawer_open = self._is_drawer_open and bool(rest)
        at = before.index(action)
        if rest:
            self.focus = f"action-{rest[min(at, len(rest) - 1)]}"
        return step

    def _open_drawer(self) -> None:
        self.chosen = None
        if self.view.actions:
            # On a page that scrolls they are all there already.
            self._is_drawer_open = not self._is_page
            self.move_focus(f"action-{self.view.actions[0].id}")

    def _go_to_phone(self) -> None:
        if self._is_page:
            self._jump("phone")
        else:
            self.move_focus("phone")

    def retell(self) -> None:
        super().retell()
        self.is_changed = True

    # What it shows

    def first_focus(self, order: list[Widget]) -> str:
        return "choice-1"

    def build(self) -> Widget:
        look = self.kit.look
        self._is_page = look.theme.is_one_column or self._size[0] < look.px(900)
        return self._one_column(look) if self._is_page else self._desk(look)

    def _cards(self, only: str | None = None) -> Widget:
        """Return the choices, or only one of them."""
        advised = faces_by_choice(self.view)
        cards = [
            choice_card(
                number,
                choice.text,
                story_time(choice.takes),
                advised.get(choice.id, ()),
                is_chosen=choice.id == self.chosen,
                on_press=lambda choice=choice: self.select(choice.id),
            )
            for number, choice in enumerate(self.view.choices, 1)
            if only in (None, choice.id)
        ]
        columns = 1 if self.kit.look.theme.is_one_column or only else 2
        return Grid(
            cards, columns, 10, 290, key="choices", label=self.view.question, role="radiogroup"
        )

    def _situation(self) -> list[Widget]:
        situation = Paragraph(self.view.text, key="situation")
        situation.live = "polite"
        reports = list(self.view.reports)
        if self.speaking == DONE:
            reports = reports[:-1]  # the last one stands in the bubble
        return [*self.heard(), situation, *map(report_line, reports)]

    def _hints(self) -> Widget | None:
        hints = moved(self.view.indicators, has_numbers=self.kit.settings.numbers)
        if not hints:
            return None  # what did not move is no news
        heading = Heading(_("What has changed"), "small-strong", "ink-soft", key="section-hints")
        return Column([heading, *hints], 4, label=_("What has changed"))

    def _coming(self) -> Widget | None:
        lines = coming_lines(self.view)
        if not lines:
            return None
        heading = Heading(_("What is coming"), "small-strong", "ink-soft", key="section-coming")
        return Column([heading, *lines], 4, label=_("What is coming"))

    # The desk, below 175 % text

    def _desk(self, look: Look) -> Widget:
        shape = (*self._size, look.theme.text_percent)
        is_desk = self._desk_shape == shape
        least = desk.LEAST_LINES_LATER if is_desk else desk.LEAST_LINES
        view = self._desk_view(look)
        if view.lines < least and self.weighing.is_open and is_desk:
            view = self._desk_view(look, asks_above=True)
            least = min(least, desk.LEAST_LINES_READ)
        if view.lines >= least:
            self._desk_shape = shape
            return view
        # What is too large for a desk is a page.
        self._is_page = True
        return self._one_column(look)

    def _desk_view(self, look: Look, *, asks_above: bool = False) -> DeskView:
        """Return the desk in its places; `asks_above` puts the questions before the other choices.

        That is where they have room in a low window.
        """
        width, choices = self._size[0], self._cards()
        cards = all_actions(self.view, self.act) if self._is_drawer_open else choices
        if asks_above:
            cards = Column([self._cards(self.chosen), self._questions()], 10)
        on_desk = OnDesk(
            bar=self.bar(),
            window=TownWindow(self.view),
            stands=advisor_stands(self.view, self.speaking, self.hear),
            situation=self._situation,
            hints=self._hints,
            bubbles=(
                bubble(self.view, self.speaking),
                bubble(self.view, self.speaking, "message"),
            ),
            question=question(self.view),
            choices=choices,
            cards=cards,
            phone=Phone(self.messages, self._phone_scroll, rising=self.rising),
            drawer=self._confirming(asks=not asks_above)
            if self.chosen
            else self._drawer(look, width),
            scroll=self._text_scroll,
        )
        view = DeskView(look, width, on_desk)
        view.place(look, pygame.Rect((0, 0), self._size))
        return view

    def _drawer(self, look: Look, width: int) -> Widget:
        close = self._close_drawer if self._is_drawer_open else None
        return drawer(look, width, self.view, self.act, show_all=self._open_drawer, close=close)

    def _close_drawer(self) -> Step:
        self._is_drawer_open = False
        self.move_focus("choice-1")
        return None

    def _confirming(self, *, asks: bool) -> Widget:
        """Return what stands in the drawer's place while a choice is selected.

        Args:
            asks: Whether it has the questions too, where those are open.
        """
        row = Row(
            [self._reason_box(), self.weighing.button(self._weigh), *self._confirm_buttons()],
            12,
            grow=0,
        )
        rows = Column([self._questions() if asks else None, row], 8)
        return Ground(Pad(rows, 24, 6), "action-soft", top_line="action")

    def _questions(self) -> Widget | None:
        if not self.weighing.is_open:
            return None
        return self.weighing.questions(self.view.values, self._weighed)

    def _reason_box(self) -> Widget:
        return TextBox(
            self.reason,
            "reason",
            _("Your reason, may stay empty"),
            hint=_("Why? One line; it may stay empty"),
            on_enter=self.confirm,
        )

    def _confirm_buttons(self, *, is_on_bar: bool = False) -> list[Widget]:
        number = number_of(self.view, self.chosen)
        return [
            Button(
                _("Confirm choice {number}").format(number=number),
                "confirm",
                self.confirm,
                cap="Enter",
                is_primary=not is_on_bar,
                is_chosen=is_on_bar,
                is_on_bar=is_on_bar,
                role="button",
            ),
            Button(_("Not yet"), "unselect", self._unselect, cap="Esc", is_on_bar=is_on_bar),
        ]

    # The page, from 175 % text

    def _one_column(self, look: Look) -> Widget:
        bar = self.bar(tells_coming=False)
        parts: list[Widget | None] = [
            *self._situation(),
            Heading(self.view.question, "question", key="question"),
            self._cards(),
        ]
        if self.chosen:
            parts += [
                self._reason_box(),
                Flow([self.weighing.button(self._weigh)]),
                self._questions(),
            ]
        parts += [
            self._coming(),
            Heading(_("Advice"), "question", key="section-advice") if self.view.advice else None,
            *[advice_card(self.view, advice, self.hear) for advice in self.view.advice],
            Heading(_("Phone"), "question", key="section-phone"),
            message_list(self.messages, self.rising),
            Heading(_("Do something yourself"), "question", key="section-actions"),
            Paragraph(_("always allowed, costs time"), "message", "ink-soft"),
            bubble(self.view, self.speaking) if self.speaking == DONE else None,
            Flow(pills(self.view, self.act), 12)
            if self.view.actions
            else Paragraph(_("Nothing at this moment."), "message", "ink-soft"),
            self._hints(),
        ]
        window = TownWindow(self.view, height=128)
        column = Column(
            [window, Pad(Column(parts, 14), 40, 16, 40, 24, most=1240, align="centre")], 0
        )
        area = ScrollArea(column, self.main_scroll, key="page")
        foot = Ground(self._foot(), "bar", top_line="hairline")

        def arrange(look: Look, rect: pygame.Rect) -> None:
            top = bar.height(look, rect.width)
            bottom = foot.height(look, rect.width)
            bar.place(look, pygame.Rect(rect.x, rect.y, rect.width, top))
            area.place(
                look, pygame.Rect(rect.x, rect.y + top, rect.width, rect.height - top - bottom)
            )
            foot.place(look, pygame.Rect(rect.x, rect.bottom - bottom, rect.width, bottom))

        return Frame([bar, area, foot], arrange)

    def _foot(self) -> Widget:
        """Return what stays in sight: the time, and the jumps or how to confirm."""
        time = clock(self.view, is_on_bar=True)
        row = Flow(self._confirm_buttons(is_on_bar=True) if self.chosen else self._jumps(), 12)
        parts: list[Widget] = [Row(list(time), 16, grow=1)] if time else []
        return Pad(Column([*parts, row], 8), 40, 10)

    def _jumps(self) -> list[Widget]:
        new = sum(message.is_new for message in self.messages)
        phone = _("Phone ({count} new)").format(count=new) if new else _("Phone")
        jumps = [
            ("advice", _("Advice ({count})").format(count=len(self.view.advice)), "users"),
            ("phone", phone, "smartphone"),
            ("actions", _("Do yourself"), "hand"),
        ]
        more = [
            Button(_("Dossier"), "dossier", self._dossier, icon="clipboard-list", is_on_bar=True)
        ]
        if spots():
            more.append(Button(_("Map"), "map", self._map, icon="map", is_on_bar=True))
        shown = [
            Button(
                text, f"jump-{part}", lambda part=part: self._jump(part), icon=icon, is_on_bar=True
            )
            for part, text, icon in jumps
            if part != "advice" or self.view.advice
        ]
        # Where text is smaller, the bar at the top has it.
        return [*shown, *more] if self.kit.look.theme.is_one_column else shown

    def _jump(self, part: str) -> Step:
        heading = self.root.find(f"section-{part}")
        if heading is None:
            return None
        top = next(w.rect.top for w in self.root.walk() if isinstance(w, ScrollArea))
        self.main_scroll.move(heading.rect.top - top - self.kit.look.px(12))
        # The keyboard goes along: to the first control below the heading.
        is_below = False
        for widget in self.root.walk():
            is_below = is_below or widget is heading
            if is_below and widget.is_focusable and not widget.is_on_bar:
                self.focus = widget.key
                break
        self.is_changed = True
        return None
