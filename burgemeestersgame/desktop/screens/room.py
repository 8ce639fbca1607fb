"""A group's session on the big screen, which the whole room looks at.

It shows only what everybody may see. The trainer steers with one key, or on a page of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from burgemeestersgame.desktop.beamer import closing, lobby, rounds, story, words
from burgemeestersgame.desktop.beamer.arranging import Drawn, Fitted
from burgemeestersgame.desktop.beamer.header import Header
from burgemeestersgame.desktop.beamer.keys import Key, key_line
from burgemeestersgame.desktop.beamer.look import BeamerKit
from burgemeestersgame.desktop.beamer.strips import strip
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.layout import Frame, Middle
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.scrolling import Scroll
from burgemeestersgame.desktop.steps import Pop, Push, Quit, Step
from burgemeestersgame.desktop.text import learn
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room.rounds import OPEN, WAITING

_MARGIN, _ABOVE, _BELOW = 72, 30, 24
_MORE_S = 30
_SENTENCE, _LINE = "sentence", "line"


class RoomScreen(Screen):
    """The screen that the whole room looks at.

    Args:
        room: A session that is served, see `ports.Room`.
        on_leave: What leaving it does; the session is kept.
    """

    name = "room"

    def __init__(self, kit: Kit, room, on_leave: Callable[[], Step] = Quit) -> None:
        self._beamer = BeamerKit(kit)
        super().__init__(self._beamer)
        kit.use_media(kit.library.media_folder(room) if kit.library is not None else None)
        self._on_leave = on_leave
        self._room = room
        self._standing = room.standing
        self._second = -1
        self._picked = ""
        self._editor = Editor()
        self._has_keys = True
        self._can_scroll = False

    def shown(self) -> None:
        learn(language())  # now, and not when everybody waits for a reveal

    # What it follows

    def tick(self) -> Step:
        standing = self._room.standing
        if standing.number != self._standing.number:
            if _moment(standing) != _moment(self._standing):
                self.main_scroll = Scroll()
                self._picked, self._editor = "", Editor()
            self._standing = standing
            self.is_changed = True
        second = self._seconds_left()
        second = -1 if second is None else second
        can_scroll = self.main_scroll.most > 0
        if (second, can_scroll) != (self._second, self._can_scroll) or self.kit.scenery.is_fading:
            self._second, self._can_scroll = second, can_scroll
            self.is_changed = True
        return None

    def _seconds_left(self) -> int | None:
        session = self._standing.session
        current = session.round
        if current is None or current.closes_at_s is None or session.is_paused:
            return None
        return max(0, round(current.closes_at_s - self._room.now_s()))

    # What it shows

    def arrange(self, size: tuple[int, int] | None = None) -> Widget:
        self._beamer.fit_to(size or self._size)
        return super().arrange(size)

    def build(self) -> Widget:
        standing, kit = self._standing, self._beamer
        title = words.title(standing)
        header = Header(
            words.kicker(standing),
            title,
            kit.head_looks,
            words.place(standing),
            words.moment(standing),
        )
        body = Fitted(self._body(), self.main_scroll, kit.looks, title)
        above = strip(_("The trainer has paused the session."), "pause", "lamp")
        below = strip(standing.said, "triangle-alert", "brick", style="small")
        strips = [above if standing.session.is_paused else None, below if standing.said else None]
        foot = self._foot()
        line = Drawn(key_line(self._keys()), kit.line_look) if self._has_keys else None

        def arrange(look: Look, rect: pygame.Rect) -> None:
            rest = pygame.Rect(rect)
            for part in (header, strips[0]):
                if part is not None:
                    height = part.height(look, rest.width)
                    part.place(look, pygame.Rect(rest.topleft, (rest.width, height)))
                    rest.y, rest.height = rest.y + height, rest.height - height
            for part in (line, strips[1]):
                if part is not None:
                    height = part.height(look, rest.width)
                    where = pygame.Rect(rest.x, rest.bottom - height, rest.width, height)
                    part.place(look, where)
                    rest.height -= height
            margin, top = look.px(_MARGIN), look.px(_ABOVE)
            inner = rest.inflate(-2 * margin, 0)
            inner.y, inner.height = rest.y + top, rest.height - top - look.px(_BELOW)
            if foot is not None:
                height = foot.height(look, inner.width)
                where = pygame.Rect(inner.x, inner.bottom - height, inner.width, height)
                foot.place(look, where)
                inner.height -= height + look.px(_BELOW)
            body.place(look, inner)

        return Frame([header, strips[0], body, foot, strips[1], line], arrange)

    def _foot(self) -> Widget | None:
        """Return what stays in sight below what may scroll."""
        standing = self._standing
        if standing.session.stage != stages.DEBRIEF or standing.session.is_hidden:
            return None
        asked = closing.question(standing.debrief) if standing.debrief is not None else None
        return None if asked is None else Drawn(asked, self._beamer.line_look)

    def _body(self) -> Widget:
        standing = self._standing
        session = standing.session
        if session.is_hidden:
            text = _("The trainer has put the screen out for a moment.")
            return Middle(Paragraph(text, "question", "ink-soft", is_wide=True))
        match session.stage:
            case stages.LOBBY:
                return lobby.joining(standing, self._room.qr())
            case stages.BRIEFING:
                return lobby.briefing(standing)
            case stages.FIRST_VOTE if session.round.status == WAITING:
                return story.situation(standing)
            case stages.SECOND_VOTE if session.round.status == WAITING:
                return story.again(standing)
            case stages.PRACTICE if session.before is not None:
                return rounds.divided(standing, "")
            case stages.PRACTICE | stages.FIRST_VOTE | stages.SECOND_VOTE:
                return rounds.voting(standing, self._seconds_left())
            case stages.FIRST_REVEAL | stages.TALK | stages.SECOND_REVEAL | stages.DECISION:
                return rounds.divided(standing, self._picked)
            case stages.EXPLAINING:
                field = self._field(_SENTENCE, _("Your sentence"), self._explain)
                return story.explaining(standing, field)
            case stages.DEBRIEF if standing.debrief is not None:
                return closing.debrief(standing.debrief)
            case stages.AGREEMENT:
                field = self._field(_LINE, _("Write a line"), self._write)
                return closing.agreement(standing, field)
            case stages.CLOSED:
                return closing.closed(standing)
        return story.consequence(standing)

    def _field(self, key: str, label: str, on_enter: Callable[[], Step]) -> TextBox:
        hint = _("Type it here, then Enter; or on the trainer's page.")
        style = "question" if key == _SENTENCE else "message"
        return TextBox(self._editor, key, label, hint=hint, on_enter=on_enter, style=style)

    def played(self) -> tuple[Any, str | None]:
        standing = self._standing
        about = standing.debrief.dilemma if standing.debrief is not None else ""
        return self._room, about or standing.scene.scene

    def help(self) -> Screen:
        from burgemeestersgame.desktop.screens.room_help import RoomHelpScreen

        return RoomHelpScreen(self.kit)

    # What the trainer does here

    def _keys(self) -> list[Key]:
        session, trainer = self._standing.session, self._standing.trainer
        if session.stage == stages.CLOSED:
            return [Key("Esc", _("Close"), "close", self._close, is_main=True)]
        picks = self._picks() if session.stage != stages.TALK else []
        keys = []
        if self._picked:
            keys.append(Key("Enter", _("Decide this"), "step", self._step, is_main=True))
        elif trainer.next_step:
            does = words.step_in_words(trainer.next_step, session.stage)
            keys.append(Key("Enter", does, "step", self._step, is_main=True))
        if session.stage == stages.LOBBY:
            keys.append(Key("S", _("Without practice"), "skip", self._skip))
            keys.append(Key("T", _("Your page"), "trainer", self._show_trainer))
        if ahead := self._ahead():
            to = _("On to: {title}").format(title=ahead.title)
            keys.append(Key("S", to, "ahead", self._go_ahead))
        if session.page > 1:
            keys.append(Key("←", _("One page back"), "back", self._go_back))
        if session.stage == stages.EXPLAINING:
            if self._editor.text:
                keys.append(Key("Enter", _("Say this"), "say", self._explain, is_main=True))
            keys.append(Key("Tab", _("Say nothing"), "silent", self._explain_nothing))
        if self.focus in (_SENTENCE, _LINE):
            return keys  # letters are typed, and do nothing else
        keys += [
            Key(str(number), _("Choose") if number == len(picks) else "", f"pick-{number}", press)
            for number, press in enumerate(picks, 1)
        ]
        if self._can_scroll:
            keys.append(Key("PgDn", _("Read on"), "down", self._page_down))
        if self._standing.reasons.shown:
            keys.append(Key("→", _("Show a reason"), "reason", lambda: self._point(1)))
        if session.round is not None and session.round.status == OPEN:
            keys.append(Key("+", _("Half a minute more"), "more", self._more))
            if session.round.closes_at_s is not None:
                keys.append(Key("-", _("No time limit"), "unlimited", self._unlimited))
        is_out, is_paused = session.is_hidden, session.is_paused
        keys += [
            Key("B", _("Show the screen") if is_out else _("Screen out"), "hide", self._hide),
            Key("P", _("Go on") if is_paused else _("Pause"), "pause", self._pause),
            Key("H", _("Hide keys"), "keys", self._toggle_keys),
        ]
        return keys

    def key(self, event: pygame.Event) -> Step | bool:
        """Steer: with the keys of the line at the foot, also while that is hidden."""
        pressed = event.key
        if pressed in (pygame.K_SPACE, pygame.K_RETURN) and self.focus in ("", "step"):
            self._step()
            return True
        own = {
            pygame.K_b: self._hide,
            pygame.K_p: self._pause,
            pygame.K_h: self._toggle_keys,
            pygame.K_t: self._show_trainer,
            pygame.K_PLUS: self._more,
            pygame.K_EQUALS: self._more,
            pygame.K_KP_PLUS: self._more,
            pygame.K_MINUS: self._unlimited,
            pygame.K_KP_MINUS: self._unlimited,
        }
        if self._standing.session.stage == stages.LOBBY:
            own[pygame.K_s] = self._skip
        if self._standing.session.stage == stages.DEBRIEF:
            own |= {pygame.K_s: self._go_ahead, pygame.K_LEFT: self._go_back}
        if self._standing.reasons.shown:
            own |= {
                pygame.K_RIGHT: lambda: self._point(1),
                pygame.K_LEFT: lambda: self._point(-1),
            }
        picks = self._picks()
        own |= {pygame.K_1 + at: press for at, press in enumerate(picks)}
        own |= {pygame.K_KP1 + at: press for at, press in enumerate(picks)}
        if pressed in own:
            return own[pressed]() or True
        return False

    def _picks(self) -> list[Callable[[], Step]]:
        """Return what the digits do: choose what is decided, or take a line into the agreement."""
        standing = self._standing
        if standing.session.stage in (stages.TALK, stages.SECOND_REVEAL, stages.DECISION):
            return [lambda id=each.id: self._pick(id) for each in standing.scene.choices]
        if standing.session.stage == stages.AGREEMENT:
            lines = closing.proposed(standing.session)
            return [lambda id=each.id: self._do("adopt", line=id) for each in lines[:6]]
        return []

    def leave(self) -> Step:
        from burgemeestersgame.desktop.screens.room_leaving import RoomLeavingScreen

        if self._standing.session.stage == stages.CLOSED:
            return self._close()
        can_look_back = "look-back" in self._standing.trainer.able
        look_back = (lambda: self._do("look-back")) if can_look_back else None
        return Push(RoomLeavingScreen(self.kit, self._on_leave, look_back))

    def _close(self) -> Step:
        step = self._on_leave()
        return step.then() if isinstance(step, Pop) and step.then else step

    def closed(self) -> None:
        self._room.stop()

    def first_focus(self, order: list[Widget]) -> str:
        keys = [widget.key for widget in order]
        return next((key for key in (_SENTENCE, "step") if key in keys), keys[0])

    def _step(self) -> Step:
        if self._picked:
            return self._pick(self._picked)
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

    def _point(self, by: int) -> Step:
        """Let everybody look at the next reason, or at all of them after the last one."""
        told = self._standing.reasons
        ids = [None, *(each.id for each in told.shown)]
        at = ids.index(told.spotlight) if told.spotlight in ids else 0
        reason = ids[(at + by) % len(ids)]
        return self._do("spotlight", reason=reason, on=reason is not None)

    def _explain(self) -> Step:
        text = self._editor.text.strip()
        return self._do("explain", text=text) if text else None

    def _explain_nothing(self) -> Step:
        return self._do("explain", text="")

    def _write(self) -> Step:
        """Put what was typed below what the group agreed already."""
        if text := self._editor.text.strip():
            agreed = self._standing.session.agreement
            self._do("agree", text=f"{agreed}\n{text}".strip())
            self._editor = Editor()
        return None

    def _show_trainer(self) -> Step:
        from burgemeestersgame.desktop.screens.room_trainer import RoomTrainerScreen

        return Push(RoomTrainerScreen(self.kit, self._room))

    def _skip(self) -> Step:
        return self._do("next")

    def _ahead(self) -> Any:
        """Return the first page of the step that follows; None if the next page is."""
        told = self._standing.debrief
        if told is None or self._standing.session.stage != stages.DEBRIEF:
            return None
        after = (each for each in told.contents if each.step_number > told.step_number)
        first = next(after, None)
        return first if first is not None and first.page > told.page + 1 else None

    def _go_ahead(self) -> Step:
        ahead = self._ahead()
        return None if ahead is None else self._do("page", number=ahead.page)

    def _go_back(self) -> Step:
        page = self._standing.session.page
        return self._do("page", number=page - 1) if page > 1 else None

    def _hide(self) -> Step:
        return self._do("hide", on=not self._standing.session.is_hidden)

    def _pause(self) -> Step:
        return self._do("resume" if self._standing.session.is_paused else "pause")

    def _more(self) -> Step:
        return self._do("extend", seconds=_MORE_S)

    def _unlimited(self) -> Step:
        return self._do("extend", seconds=None)

    def _page_down(self) -> Step:
        self._scroll(pygame.K_PAGEDOWN)
        self.is_changed = True
        return None

    def _toggle_keys(self) -> Step:
        self._has_keys = not self._has_keys
        self.is_changed = True
        return None

    def _do(self, what: str, **parts: object) -> Step:
        self._room.do(what, **parts)
        return None


def _moment(standing) -> tuple:
    """Return what must stay the same for what is typed and scrolled to stay, too."""
    session = standing.session
    status = session.round.status if session.round is not None else ""
    return session.stage, standing.scene.scene, session.page, status
