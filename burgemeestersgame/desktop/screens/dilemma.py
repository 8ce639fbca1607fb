"""A dilemma: read, hear whom you want, do what nobody asks, choose, confirm."""

from __future__ import annotations

import pygame

from burgemeestersgame.desktop import desk
from burgemeestersgame.desktop.cards import AdvisorStand, action_card, choice_card
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.hints import moved
from burgemeestersgame.desktop.layout import (
    Column,
    Flow,
    Frame,
    Grid,
    Ground,
    Pad,
    Row,
    Scroll,
    ScrollArea,
)
from burgemeestersgame.desktop.phone import Phone, message_list
from burgemeestersgame.desktop.pictures import has_scene, paint_hour
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.play import PlayScreen
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.weighing import KEY as WEIGH
from burgemeestersgame.desktop.weighing import Weighing
from burgemeestersgame.desktop.widgets import (
    Button,
    Heading,
    Icon,
    Look,
    Meter,
    Panel,
    Paragraph,
    Widget,
)
from burgemeestersgame.desktop.wording import HOME, HURRY_S, story_time, time_left, time_news
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.scenery import spots

# What "speaks" after an action: the report of what was done.
_DONE = "what-you-did"

_BETWEEN = 6  # two name plates


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
        self._is_cramped = False
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
            f"choice-{self._number(self.chosen)}",
            "reason",
            "confirm",
        )

    def _number(self, choice: str) -> int:
        return next((n for n, c in enumerate(self.view.choices, 1) if c.id == choice), 0)

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
        self.move_focus(f"choice-{self._number(choice)}")

    def follow(self) -> Step:
        step = super().follow()
        if self.chosen is not None and not self._number(self.chosen):
            self._unselect()  # it is not open any more
        return step

    def _unselect(self) -> None:
        if self.chosen is not None:
            self.move_focus(f"choice-{self._number(self.chosen)}")
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
        self.speaking = _DONE
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
        self._choices_by_advice()
        self._is_page = look.theme.is_one_column or self._size[0] < look.px(900)
        return self._one_column(look) if self._is_page else self._desk(look)

    def _choices_by_advice(self) -> None:
        self._advised: dict[str, list[tuple[str, str, str]]] = {}
        for advice in self.view.advice:
            if advice.stance:
                self._advised.setdefault(advice.stance, []).append(
                    (advice.portrait or advice.advisor, advice.mood, advice.role)
                )

    def _cards(self) -> Widget:
        cards = [
            choice_card(
                number,
                choice.text,
                story_time(choice.takes),
                self._advised.get(choice.id, ()),
                is_chosen=choice.id == self.chosen,
                on_press=lambda choice=choice: self.select(choice.id),
            )
            for number, choice in enumerate(self.view.choices, 1)
        ]
        columns = 1 if self.kit.look.theme.is_one_column else 2
        return Grid(
            cards, columns, 10, 290, key="choices", label=self.view.question, role="radiogroup"
        )

    def _clock(self, ground: str = "sunken") -> list[Widget]:
        """Return the words and the bar of the time limit; nothing without one."""
        left, limit = self.view.seconds_left, self.view.seconds_limit
        if left is None or not limit:
            return []
        is_hurried = left <= HURRY_S
        is_on_bar = ground == "bar"
        colour = "bar-focus" if is_on_bar else "brick" if is_hurried else "action"
        ink = "on-bar" if is_on_bar else "brick" if is_hurried else "ink"
        words = Row(
            [
                Icon("hourglass" if is_hurried else "timer", 20, ink),
                Paragraph(time_left(left), "label" if is_on_bar else "button", ink, key="time"),
            ],
            8,
        )
        meter = Meter(
            left / limit,
            time_left(left),
            colour=colour,
            ground="bar" if is_on_bar else "sunken",
            line="bar-line" if is_on_bar else "line",
            key="meter",
        )
        meter.announces = time_news(left, limit)
        return [words, meter]

    def _question(self) -> Widget:
        clock = self._clock()
        question = Heading(self.view.question, "question", is_wide=True, key="question")
        if not clock:
            return question
        note = Paragraph(_("Silence is an answer too."), "message", "ink-soft")
        return Column([Row([question, note, clock[0]], 16, grow=0), clock[1]], 8)

    def _situation(self, *, with_advice: bool) -> list[Widget]:
        parts: list[Widget] = []
        bubble = self._bubble() if with_advice else None
        if bubble is not None:
            parts.append(bubble)
        situation = Paragraph(self.view.text, key="situation")
        situation.live = "polite"
        parts += [*self.heard(), situation]
        reports = list(self.view.reports)
        if self.speaking == _DONE:
            reports = reports[:-1]  # the last one stands in the bubble
        return [*parts, *map(_report, reports)]

    def _hints(self) -> Widget | None:
        hints = moved(self.view.indicators, has_numbers=self.kit.settings.numbers)
        if not hints:
            return None  # what did not move is no news
        heading = Heading(_("What has changed"), "small-strong", "ink-soft", key="section-hints")
        return Column([heading, *hints], 4, label=_("What has changed"))

    def _spoken(self):
        return next(
            (a for a in self.view.advice if a.advisor == self.speaking and a.text is not None),
            None,
        )

    def _bubble(self, style: str = "body") -> Widget | None:
        """Return what was last said or done, in a type style."""
        if self.speaking == _DONE and self.view.reports:
            return _said(_report(self.view.reports[-1]))
        advice = self._spoken()
        if advice is None:
            return None
        words = [
            Paragraph(f"{_who(advice)} {self._stance(advice)}", "label", "action"),
            Paragraph(f"‘{advice.text.strip()}’", style),
        ]
        return _said(Column(words, 2))

    def _stance(self, advice) -> str:
        if advice.stance == "open":
            return _("leaves it open")
        number = self._number(advice.stance)
        if not number:
            return _("advises something that is not open now")
        return _("advises {number}").format(number=number)

    def _stands(self) -> list[AdvisorStand]:
        stands = []
        for advice in self.view.advice:
            is_heard = advice.text is not None
            takes = story_time(advice.takes)
            if is_heard:
                number = self._number(advice.stance)
                tag = str(number) if number else "?"
                said = self._stance(advice)
            else:
                tag = takes
                said = ", ".join(filter(None, (_("not heard yet"), takes)))
            stands.append(
                AdvisorStand(
                    portrait=advice.portrait or advice.advisor,
                    mood=advice.mood,
                    advisor_role=advice.role,
                    name=_surname(advice.name),
                    tag=tag,
                    has_ear=not is_heard,
                    is_speaking=advice.advisor == self.speaking and is_heard,
                    key=f"advisor-{advice.advisor}",
                    label=f"{advice.role}, {advice.name}: {said}",
                    on_press=lambda advisor=advice.advisor: self.hear(advisor),
                )
            )
        return stands

    # The desk, below 175 % text

    def _desk(self, look: Look) -> Widget:
        bar = self.bar()
        window = _Window(self.view)
        stands = self._stands()
        bubbles = [self._bubble("body"), self._bubble("message")]
        phone = Phone(self.messages, self._phone_scroll, rising=self.rising)
        drawer = self._confirming() if self.chosen else self._drawer()
        question, hints = self._question(), self._hints()
        choices = self._cards()
        cards = self._all_actions() if self._is_drawer_open else choices
        column = desk.column_width(look, self._size[0])
        # Its room is kept also while nothing has moved: an action must not turn the text around.
        beside = min(look.theme.text_px(300), look.px(400)) if self.view.indicators else 0
        if column - beside < look.theme.text_px(430):
            beside = 0
        most = round(look.theme.size_px("body") * 35) + look.px(24)
        reading = min(column - beside - look.px(44), most) if beside else column
        beside = column - reading - look.px(44) if beside else 0

        def situation(*, with_advice: bool) -> Widget:
            parts = self._situation(with_advice=with_advice)
            if hints is not None and not beside:
                parts.append(hints)
            return Column(parts, 8)

        pad = Pad(situation(with_advice=False), 0, 4, 0, 6)
        text = ScrollArea(pad, self._text_scroll, key="text", label=_("What is happening"))
        side = _Aside(hints) if hints is not None and beside else None
        widths = self._stand_widths(look, stands, column)
        plates = max(
            (each.plate_px(look, own) for each, own in zip(stands, widths, strict=True)), default=0
        )
        for stand in stands:
            stand.plate = plates
        shape = (*self._size, look.theme.text_percent)
        was_desk = self._desk_shape == shape

        def arrange(look: Look, rect: pygame.Rect) -> None:
            gap, top = look.px(10), look.px(6)
            below = cards.height(look, column)
            fixed = question.height(look, column) + below + 2 * gap + 2 * top
            wish = max(text.height(look, reading), side.height(look, beside) if side else 0)
            places = desk.desk(
                look,
                rect,
                bar=bar.height(look, rect.width),
                plates=plates,
                drawer=drawer.height(look, rect.width),
                # The window stays where it is when the choices make room for the actions.
                content=fixed + wish + max(0, choices.height(look, column) - below),
                has_art=window.has_art(look),
            )
            bar.place(look, places.bar)
            window.place(look, places.window.union(places.plates))
            window.plates_top = places.plates.top
            x = places.column.x
            for stand, own in zip(stands, widths, strict=True):
                height = stand.height(look, own)
                stand.place(look, pygame.Rect(x, places.plates.bottom - height, own, height))
                x += own + look.px(_BETWEEN)
            placed = self._place_bubble(look, bubbles, stands, places)
            frame.children = [
                child for child in frame.children if child not in bubbles or child is placed
            ]
            if bubbles[0] is not None and placed is None:
                pad.children[0] = situation(with_advice=True)
                text.forget_sizes()
            phone.place(look, places.phone)
            drawer.place(look, places.drawer)
            area = pygame.Rect(places.column)
            area.y += top
            area.height -= fixed
            text.place(look, pygame.Rect(area.x, area.y, reading, area.height))
            if side is not None:
                side.place(look, pygame.Rect(area.x + reading, area.y, beside, area.height))
            y = area.bottom + top // 2
            height = question.height(look, column)
            question.place(look, pygame.Rect(area.x, y, column, height))
            y += height + gap
            cards.place(look, pygame.Rect(area.x, y, column, cards.height(look, column)))
            lines = desk.LEAST_LINES_LATER if was_desk else desk.LEAST_LINES
            self._is_cramped = area.height < lines * look.theme.line_px("body")

        parts = [bar, window, *stands, *bubbles, text, side, question, cards, phone, drawer]
        frame = Frame(parts, arrange)
        # What is too large for a desk is a page.
        frame.place(look, pygame.Rect((0, 0), self._size))
        if not self._is_cramped:
            self._desk_shape = shape
            return frame
        self._is_page = True
        return self._one_column(look)

    def _stand_widths(self, look: Look, stands: list[AdvisorStand], column: int) -> list[int]:
        if not stands:
            return []
        gaps = look.px(_BETWEEN) * (len(stands) - 1)
        # Roles stand on one line as long as there is room left to speak.
        room = column - gaps - look.theme.text_px(260)
        wishes = [stand.natural(look) for stand in stands]
        if sum(wishes) > room:
            room = max(room, look.theme.text_px(130) * len(stands))
            room = min(room, column - gaps)
        most = _fair_share(wishes, room)
        return [min(most, wish) for wish in wishes]

    def _place_bubble(
        self,
        look: Look,
        bubbles: list[Widget | None],
        stands: list[AdvisorStand],
        places: desk.Desk,
    ) -> Widget | None:
        """Put what is said above the advisors, or smaller beside them.

        Returns:
            The bubble that fits, None when neither does.
        """
        large, small = bubbles
        if large is None or small is None:
            return None
        margin = look.px(desk.GAP)
        width = min(places.column.width, look.px(620))
        height = large.height(look, width)
        top = places.window.bottom - look.px(AdvisorStand.BUST) - 2 * margin - height
        key = f"advisor-{self.speaking}"
        speaking = next((stand.rect for stand in stands if stand.key == key), places.column)
        if top >= places.window.top + margin:
            left = min(speaking.x - width // 3, places.column.right - width)
            large.place(look, pygame.Rect(max(places.column.x, left), top, width, height))
            return large
        left = stands[-1].rect.right + look.px(16) if stands else places.column.x
        width = places.column.right - left
        height = small.height(look, width)
        room = places.plates.bottom - places.window.top
        if width >= look.theme.text_px(240) and height <= room - look.px(8):
            top = places.window.top + (room - height) // 2
            small.place(look, pygame.Rect(left, top, width, height))
            return small
        return None

    def _drawer(self) -> Widget:
        """Return what one may do unasked: always there, never sorted by use."""
        look = self.kit.look
        title = Column(
            [
                Paragraph(_("Do something yourself"), "label"),
                Paragraph(_("always allowed, costs time"), "small", "ink-soft"),
            ],
            0,
        )
        if not self.view.actions:
            note = Paragraph(_("Nothing at this moment."), "message", "ink-soft")
            return Ground(Pad(Row([title, note], 24, grow=1), 24, 6), "sunken", top_line="hairline")
        if self._is_drawer_open:
            shown: list[Widget] = [
                Button(_("Back to the choices"), "close-drawer", self._close_drawer, cap="Esc")
            ]
        else:
            shown = self._some_pills(self._size[0] - look.px(72) - title.natural(look))
        return Ground(
            Pad(Row([title, Flow(shown, 10, label=_("Do something yourself"))], 24, grow=1), 24, 6),
            "sunken",
            top_line="hairline",
        )

    def _some_pills(self, room: int) -> list[Widget]:
        """Return as many actions as fit beside each other, and a way to the rest."""
        look = self.kit.look
        pills = self._pills()
        more_width = look.theme.text_px(130)
        shown: list[Widget] = []
        for number, pill in enumerate(pills):
            width = pill.natural(look) + look.px(10)
            if width > room - (more_width if number + 1 < len(pills) else 0):
                break
            room -= width
            shown.append(pill)
        hidden = len(pills) - len(shown)
        if hidden:
            text = ngettext("{count} more", "{count} more", hidden).format(count=hidden)
            shown.append(Button(text, "more-actions", self._press_more, cap="A", is_round=True))
        return shown

    def _all_actions(self) -> Widget:
        """Return every open action, in the place of the choices."""
        cards = [
            action_card(
                f"action-{action.id}",
                action.text,
                story_time(action.takes),
                lambda action=action: self.act(action.id),
            )
            for action in self.view.actions
        ]
        return Grid(cards, 2, 8, 290, label=_("Do something yourself"))

    def _close_drawer(self) -> Step:
        self._is_drawer_open = False
        self.move_focus("choice-1")
        return None

    def _press_more(self) -> Step:
        self._open_drawer()
        return None

    def _pills(self) -> list[Widget]:
        return [
            Button(
                action.text,
                f"action-{action.id}",
                lambda action=action: self.act(action.id),
                note=story_time(action.takes) or None,
                is_round=True,
            )
            for action in self.view.actions
        ]

    def _confirming(self) -> Widget:
        """Return what stands in the drawer's place while a choice is selected."""
        row = Row(
            [self._reason_box(), self.weighing.button(self._weigh), *self._confirm_buttons()],
            12,
            grow=0,
        )
        rows = Column([self._questions(), row], 8)
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
        number = self._number(self.chosen or "")
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
            Button(_("Not yet"), "unselect", self._press_unselect, cap="Esc", is_on_bar=is_on_bar),
        ]

    def _press_unselect(self) -> Step:
        self._unselect()
        return None

    # The page, from 175 % text

    def _one_column(self, look: Look) -> Widget:
        bar = self.bar()
        parts: list[Widget | None] = [
            *self._situation(with_advice=False),
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
            Heading(_("Advice"), "question", key="section-advice") if self.view.advice else None,
            *[self._advice_card(advice) for advice in self.view.advice],
            Heading(_("Phone"), "question", key="section-phone"),
            message_list(self.messages, self.rising),
            Heading(_("Do something yourself"), "question", key="section-actions"),
            Paragraph(_("always allowed, costs time"), "message", "ink-soft"),
            self._bubble() if self.speaking == _DONE else None,
            Flow(self._pills(), 12)
            if self.view.actions
            else Paragraph(_("Nothing at this moment."), "message", "ink-soft"),
            self._hints(),
        ]
        window = _Window(self.view, height=128)
        column = Column([window, Pad(Column(parts, 14), 40, 16, 40, 24, most=1240)], 0)
        area = ScrollArea(column, self.main_scroll, key="page")
        foot = Ground(self._foot(), "bar")

        def arrange(look: Look, rect: pygame.Rect) -> None:
            top = bar.height(look, rect.width)
            bottom = foot.height(look, rect.width)
            bar.place(look, pygame.Rect(rect.x, rect.y, rect.width, top))
            area.place(
                look, pygame.Rect(rect.x, rect.y + top, rect.width, rect.height - top - bottom)
            )
            foot.place(look, pygame.Rect(rect.x, rect.bottom - bottom, rect.width, bottom))

        return Frame([bar, area, foot], arrange)

    def _advice_card(self, advice) -> Widget:
        if advice.text is None:
            button = Button(
                _("Hear {role}").format(role=advice.role),
                f"advisor-{advice.advisor}",
                lambda: self.hear(advice.advisor),
                icon="ear",
                note=story_time(advice.takes) or None,
            )
            return Flow([button])
        return Panel(
            Column(
                [
                    Paragraph(
                        (Span(f"{advice.role}, {advice.name} "), Span(self._stance(advice))),
                        "label",
                        "action",
                    ),
                    Paragraph(advice.text),
                ],
                4,
            ),
            key=f"advisor-{advice.advisor}",
            label=f"{advice.role}, {advice.name} {self._stance(advice)}: {advice.text}",
            on_press=lambda: None,  # the keyboard stays where one was reading
            line="action",
            width=2,
            role="article",
        )

    def _foot(self) -> Widget:
        """Return what stays in sight: the time, and the jumps or how to confirm."""
        clock = self._clock("bar")
        row = Flow(self._confirm_buttons(is_on_bar=True) if self.chosen else self._jumps(), 12)
        parts: list[Widget] = [Row([clock[0], clock[1]], 16, grow=1)] if clock else []
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


class _Window(Widget):
    """The window onto the town, with the strip below it on which the name plates hang."""

    role = "image"

    def __init__(self, view, height: float = 0) -> None:
        super().__init__(label=_("The view from the town hall"))
        self._place, self._moment, self._height = view.place, view.story_time, height
        self.plates_top: int | None = None

    def height(self, look: Look, width: int) -> int:
        return look.px(self._height) if self.has_art(look) else 0

    def has_art(self, look: Look) -> bool:
        """Whether there is a scene to show; high contrast has none behind its cards."""
        return look.theme.name != "contrast" and has_scene(self._place, look.media)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        art = pygame.Rect(self.rect)
        if self.plates_top is not None:
            art.height = self.plates_top - art.top
            strip = pygame.Rect(art.x, art.bottom, art.width, self.rect.bottom - art.bottom)
            surface.fill(look.theme.colour("sunken"), strip)
            line = look.px(1)
            surface.fill(
                look.theme.colour("hairline"), (strip.x, strip.bottom - line, strip.width, line)
            )
        if self.has_art(look):
            look.scenery.paint(surface, art, self._place, self._moment, look.media)
        elif look.theme.name == "contrast":
            surface.fill(look.theme.colour("sunken"), art)
        else:
            paint_hour(surface, art, self._moment, None)


class _Aside(Widget):
    """How things stand, behind a hairline beside the text."""

    def __init__(self, child: Widget) -> None:
        super().__init__([child])

    def height(self, look: Look, width: int) -> int:
        return self.children[0].height(look, width) + look.px(12)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        left = look.px(40)
        self.rect = pygame.Rect(rect)
        inner = pygame.Rect(rect.x + left, rect.y + look.px(6), rect.width, rect.height)
        inner.height = self.children[0].height(look, inner.width)
        self.children[0].place(look, inner)

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        child = self.children[0].rect
        x = child.x - look.px(20)
        surface.fill(look.theme.colour("hairline"), (x, child.y, look.px(2), child.height))
        super().paint(look, surface)


def _said(words: Widget) -> Widget:
    """Return the bubble around what was last said or done."""
    label = ": ".join(each.label for each in words.walk() if each.label)
    bubble = Panel(
        words, line="action", width=2, padding=(16, 9), role="article", key="spoken", label=label
    )
    bubble.live = "polite"
    return bubble


def _report(report) -> Widget:
    words = [Span(_("You did: {action}.").format(action=report.text.rstrip(".")), strong=True)]
    if report.consequence:
        words.append(Span(" " + report.consequence))
    return Row(
        [Icon("check", 20, "good"), Paragraph(tuple(words), "message")], 8, grow=1, align="top"
    )


def _fair_share(wishes: list[int], room: int) -> int:
    """Return the largest width that lets all fit when nobody gets more than that or its wish."""
    rest, left = room, len(wishes)
    for wish in sorted(wishes):
        if wish * left > rest:
            return rest // left
        rest, left = rest - wish, left - 1
    return max(wishes)


def _who(advice) -> str:
    """Return who speaks: by role, as the name plate may have no room for all of it."""
    return advice.name if advice.advisor in HOME else advice.role


def _surname(name: str) -> str:
    first, _space, rest = name.partition(" ")
    return rest or first
