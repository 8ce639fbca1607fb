"""A group's session on the big screen: how to join, where the story is, how the room is divided.

It shows only what everybody may see. The trainer steers with one key, or on a page of their own.
"""

from __future__ import annotations

from collections.abc import Callable

import pygame

from burgemeestersgame.desktop.bars import Split, SplitRow
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.qr import QrCode
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.scrolling import Scroll
from burgemeestersgame.desktop.steps import Pop, Push, Quit, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Panel, Paragraph, Tag
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext

_MOST_REASONS = 8
_WIDTH = 1100


class RoomScreen(Page):
    """The screen that the whole room looks at.

    Args:
        room: A session that is served, see `ports.Room`.
        on_leave: What leaving it does; the session is kept.
    """

    name = "room"
    page_width = _WIDTH

    def __init__(self, kit: Kit, room, on_leave: Callable[[], Step] = Quit) -> None:
        super().__init__(kit)
        self._on_leave = on_leave
        self._room = room
        self._qr = room.qr()
        self._standing = room.standing
        self._second = -1
        self._picked = ""

    # What it follows

    def tick(self) -> Step:
        standing = self._room.standing
        if standing.number != self._standing.number:
            if standing.session.stage != self._standing.session.stage:
                self.main_scroll = Scroll()
                self._picked = ""
            self._standing = standing
            self.is_changed = True
        second = self._seconds_left() or -1
        if second != self._second:
            self._second = second
            self.is_changed = True
        return None

    def _seconds_left(self) -> int | None:
        current = self._standing.session.round
        if current is None or current.closes_at_s is None or self._standing.session.is_paused:
            return None
        return max(0, round(current.closes_at_s - self._room.now_s()))

    # What it shows

    def title(self) -> str:
        stage = self._standing.session.stage
        if self._standing.session.is_hidden:
            return _("A moment, please")
        if stage == "lobby":
            return self._standing.scene.title
        if stage in ("consequence", "reading", "ending", "explaining"):
            return self._standing.scene.question or self._standing.scene.title
        return self._standing.scene.question or {
            "briefing": _("Your role is on your phone"),
            "debrief": _("How it went"),
            "agreement": _("What we agree"),
            "closed": _("Thank you"),
        }.get(stage, self._standing.scene.title)

    def subtitle(self) -> str:
        return stage_in_words(self._standing.session)

    def content(self) -> list[Widget | None]:
        standing = self._standing
        if standing.session.is_hidden:
            return [Paragraph(_("The trainer has put the screen out for a moment."))]
        paused = Paragraph(_("The trainer has paused the session."), colour="lamp")
        parts = [paused] if standing.session.is_paused else []
        if standing.said:
            parts.append(Paragraph(standing.said, colour="brick"))
        match standing.session.stage:
            case "lobby":
                return [*parts, *self._lobby()]
            case "briefing":
                text = _("Read your role. What you know, the others may not know yet.")
                return [*parts, Paragraph(text), self._join_again()]
            case "debrief":
                text = _("Talk first about how it was. Then: what happened, and why?")
                return [*parts, Paragraph(text)]
            case "agreement":
                agreed = standing.session.agreement or _(
                    "Write on the trainer's page what you agree."
                )
                return [*parts, Paragraph(agreed, "question")]
            case "closed":
                text = _("Nothing is left on your phones. What the group kept is on this laptop.")
                return [*parts, Paragraph(text)]
        return [*parts, *self._story()]

    def _lobby(self) -> list[Widget | None]:
        ready, trainer = self._standing.ready, self._standing.trainer
        address = ready.join_url.partition("#")[0]
        here = ngettext("{count} person is here", "{count} people are here", trainer.expected)
        return [
            Row(
                [
                    QrCode(self._qr, _("QR code that leads to {address}").format(address=address)),
                    Column(
                        [
                            Paragraph(_("Scan the code with your phone, or go to"), "message"),
                            Heading(address),
                            Paragraph(_("and type this code:"), "message"),
                            Heading(" ".join(ready.code), "title"),
                            Paragraph(here.format(count=trainer.expected), "message-strong"),
                            Paragraph(_("No name, no account: a role and an animal."), "message"),
                        ],
                        12,
                    ),
                ],
                32,
                grow=1,
                align="top",
            ),
            None if self._standing.reached else self._no_phone(),
        ]

    def _no_phone(self) -> Widget:
        return Panel(
            Paragraph(
                _(
                    "Does no phone get through? Guest Wi-Fi often keeps devices apart. Use a"
                    " hotspot of this laptop or of a phone, or choose another address on the"
                    " trainer's page."
                ),
                "message",
            ),
            padding=(16, 12),
        )

    def _join_again(self) -> Widget:
        address = self._standing.ready.join_url.partition("#")[0]
        text = _("Late? {address}, code {code}")
        return Paragraph(
            text.format(address=address, code=" ".join(self._standing.ready.code)),
            "message",
            "ink-soft",
        )

    def _story(self) -> list[Widget | None]:
        scene, session = self._standing.scene, self._standing.session
        parts: list[Widget | None] = []
        if session.stage in ("consequence", "reading", "ending") or not session.before:
            if scene.decided:
                parts.append(Paragraph(scene.decided, "message-strong", "ink-soft"))
            parts += [Paragraph(text) for text in scene.text.split("\n\n") if text]
            parts += [
                Panel(
                    Column(
                        [
                            Paragraph(message.sender, "small", "ink-soft"),
                            Paragraph(message.text, "message"),
                        ],
                        2,
                    ),
                    padding=(14, 8),
                )
                for message in scene.messages
                if message.is_new
            ]
        if session.round is not None:
            parts.append(self._progress())
        if scene.choices and session.stage != "consequence":
            parts.append(Split(self._rows(), self._note(), label=_("How the room is divided")))
        parts += self._reasons()
        return parts

    def _progress(self) -> Widget | None:
        trainer, current = self._standing.trainer, self._standing.session.round
        if current is None or current.status not in ("open", "closed"):
            return None
        told = _("{voted} of {count} have chosen").format(
            voted=trainer.voted, count=trainer.expected
        )
        if current.status == "closed":
            told = _("The round is closed.")
        left = self._seconds_left()
        time = _("{seconds} s left").format(seconds=left) if left is not None else ""
        return Flow([Tag(told, icon="users"), Tag(time, icon="hourglass") if time else None], 12)

    def _rows(self) -> list[SplitRow]:
        session = self._standing.session
        before, after = session.before, session.after
        rows = [(option.id, option.text) for option in self._standing.scene.choices]
        seen = [tally.votes or {} for tally in (before, after) if tally is not None]
        extra = {"abstain": _("Abstains"), "not-yet": _("Not yet")}
        rows += [(id, text) for id, text in extra.items() if any(id in votes for votes in seen)]

        def count(tally, id: str) -> int | None:
            return None if tally is None or tally.votes is None else tally.votes.get(id, 0)

        return [
            SplitRow(
                str(number) if id not in extra else "",
                text,
                count(before, id),
                count(after, id),
                is_picked=id == self._picked,
            )
            for number, (id, text) in enumerate(rows, 1)
        ]

    def _note(self) -> str:
        for tally in (self._standing.session.after, self._standing.session.before):
            if tally is None:
                continue
            if tally.votes is None:
                return _("Fewer than three voted: too few to show without names.")
            return _("Counted by hands.") if tally.by_hands else ""
        return ""

    def _reasons(self) -> list[Widget]:
        reasons = self._standing.reasons
        chosen = [one for one in reasons.shown if one.id == reasons.spotlight]
        numbers = {option.id: str(n) for n, option in enumerate(self._standing.scene.choices, 1)}
        shown = chosen or reasons.shown[:_MOST_REASONS]
        style = "question" if chosen else "message"
        cards: list[Widget] = [
            Panel(
                Row([Tag(numbers.get(one.choice, "–")), Paragraph(one.text, style)], 12, grow=1),
                padding=(14, 8),
            )
            for one in shown
        ]
        return [Heading(_("Reasons, without names"), "label"), *cards] if cards else []

    # What the trainer does here

    def buttons(self) -> list[Widget | None]:
        if self._standing.session.stage == "closed":
            return [Button(_("Close"), "close", self._close, is_primary=True, cap="Esc")]
        step = self._standing.trainer.next_step
        stage = self._standing.session.stage
        buttons: list[Widget | None] = []
        if step:
            words = step_in_words(step, stage)
            buttons.append(Button(words, "step", self._step, is_primary=True, cap="Enter"))
        if stage == "lobby":
            buttons.append(Button(_("Without practice"), "skip", lambda: self._do("next")))
        if self._may_decide():
            buttons += [
                Button(
                    _("Decide: {number}").format(number=number),
                    f"decide-{option.id}",
                    lambda id=option.id: self._pick(id),
                    cap=str(number),
                )
                for number, option in enumerate(self._standing.scene.choices, 1)
            ]
        if stage == "explaining":
            buttons.append(Button(_("Say nothing"), "silent", lambda: self._do("explain", text="")))
        hidden = self._standing.session.is_hidden
        words = _("Show the screen") if hidden else _("Put the screen out")
        buttons.append(Button(words, "hide", lambda: self._do("hide", on=not hidden), cap="B"))
        if not self._standing.session.is_paused:
            buttons.append(Button(_("Pause"), "pause", lambda: self._do("pause"), cap="P"))
        return buttons

    def key(self, event: pygame.Event) -> Step | bool:
        if event.key in (pygame.K_SPACE, pygame.K_RETURN) and self.focus in ("", "step"):
            self._step()
            return True
        if event.key == pygame.K_b:
            self._do("hide", on=not self._standing.session.is_hidden)
            return True
        if event.key == pygame.K_p:
            self._do("resume" if self._standing.session.is_paused else "pause")
            return True
        number = event.key - pygame.K_1
        choices = self._standing.scene.choices if self._may_decide() else ()
        if 0 <= number < len(choices):
            self._pick(choices[number].id)
            return True
        return False

    def leave(self) -> Step:
        from burgemeestersgame.desktop.screens.room_leaving import RoomLeavingScreen

        if self._standing.session.stage == "closed":
            return self._close()
        return Push(RoomLeavingScreen(self.kit, self._on_leave))

    def _close(self) -> Step:
        step = self._on_leave()
        return step.then() if isinstance(step, Pop) and step.then else step

    def closed(self) -> None:
        self._room.stop()

    def first_focus(self, order: list[Widget]) -> str:
        keys = [widget.key for widget in order]
        return "step" if "step" in keys else keys[0]

    def _may_decide(self) -> bool:
        return self._standing.session.stage in ("talk", "second-reveal", "decision")

    def _step(self) -> Step:
        if step := self._standing.trainer.next_step:
            self._do(step)
        return None

    def _pick(self, choice: str) -> Step:
        """Choose what the room does; the second time it is done."""
        if self._picked == choice:
            self._do("decide", choice=choice)
            self._picked = ""
        else:
            self._picked = choice
        self.is_changed = True
        return None

    def _do(self, what: str, **parts: object) -> Step:
        self._room.do(what, **parts)
        return None


def stage_in_words(session) -> str:
    """Return where a session is, in words."""
    waiting = session.round is not None and session.round.status == "waiting"
    first = _("First round: everybody alone") if not waiting else _("First round, in a moment")
    second = _("Second round: has anything changed?")
    return {
        "practice": _("Practice round: it is about nothing"),
        "briefing": _("Briefing"),
        "first-vote": first,
        "first-reveal": _("How the room is divided"),
        "talk": _("Talk with each other"),
        "second-vote": second if not waiting else _("Second round, in a moment"),
        "second-reveal": _("Before and after the talk"),
        "decision": _("The decision"),
        "consequence": _("What came of it"),
        "explaining": _("Explain it in one sentence"),
        "ending": _("How it ended"),
    }.get(session.stage, "")


def step_in_words(step: str, stage: str) -> str:
    """Return what the next step is called."""
    if step == "next":
        return {
            "practice": _("To the roles"),
            "briefing": _("Begin the story"),
            "first-reveal": _("Start the talk"),
            "second-reveal": _("To the decision"),
            "ending": _("To the debrief"),
            "debrief": _("To the agreement"),
            "agreement": _("End the session"),
        }.get(stage, _("Go on"))
    return {
        "practise": _("Start with a practice round"),
        "open": _("Open the second round") if stage == "talk" else _("Open the round"),
        "close": _("Close the round"),
        "reveal": _("Show how the room is divided"),
        "decide": _("Do what most chose"),
        "resume": _("Go on"),
    }.get(step, _("Go on"))
