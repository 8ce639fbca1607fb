"""What the screens of a game share: the session, the bar at the top, stopping and pausing."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from typing import Any

from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Fitting, Ground, Pad, Row
from burgemeestersgame.desktop.ports import Session
from burgemeestersgame.desktop.rail import NextStop, Rail
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.screens.message import ConfirmScreen
from burgemeestersgame.desktop.steps import Push, Replace, Restart, Step
from burgemeestersgame.desktop.turning import replay_mark
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Digits, Icon, Paragraph
from burgemeestersgame.desktop.wording import HURRY_S, phase_name
from burgemeestersgame.engine import NotNow
from burgemeestersgame.engine.coming import coming_in_words
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import format_clock, format_day, language
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenery import spots

_LOOK_EVERY_S = 0.2
_TRY_AGAIN_S = 10.0  # long enough to stop the game, where the disk stays full

_BARE = ("help", "settings", "map", "dossier", "pause", "stop")  # may show no word
_WORDLESS = -1  # lines beside the clock, where the buttons have no room for words either


def start(kit: Kit, scenario_id: str) -> Screen:
    """Return the first screen of a new game."""
    return screen_for(kit, kit.library.start(scenario_id, kit.settings.time_factor))


def resume(kit: Kit, run_id: str) -> Screen:
    """Return the screen at which a game was left.

    Where a time limit runs it begins paused: nobody loses seconds while finding the chair.
    """
    session = kit.library.resume(run_id, kit.settings.time_factor)
    view = session.view()
    if view.state == "paused" and view.seconds_left is None:
        session.resume()
    elif view.state == "deciding" and view.seconds_left is not None:
        session.tick()
        if session.view().state == "deciding":
            session.pause()
    if session.view().state == "paused":
        from burgemeestersgame.desktop.screens.paused import PausedScreen

        kit.play(session)
        return PausedScreen(kit, session, is_return=True)
    return screen_for(kit, session)


def screen_for(kit: Kit, session: Session) -> Screen:
    """Return the screen for the state that a game is in."""
    state = session.view().state
    kit.play(session)
    match state:
        case "briefing":
            from burgemeestersgame.desktop.screens.briefing import BriefingScreen as Found
        case "deciding":
            from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen as Found
        case "reading":
            from burgemeestersgame.desktop.screens.reading import ReadingScreen as Found
        case "explaining":
            from burgemeestersgame.desktop.screens.explain import ExplainScreen as Found
        case "paused":
            from burgemeestersgame.desktop.screens.paused import PausedScreen as Found
        case "ending":
            from burgemeestersgame.desktop.screens.ending import EndingScreen as Found
        case _:
            from burgemeestersgame.desktop.screens.debrief import DebriefScreen

            return DebriefScreen(kit, session.run_id, is_new=True)
    return Found(kit, session)


class PlayScreen(Screen):
    """A screen of a game. It reports what the player wants; the game decides.

    Attributes:
        view: What the game last showed; never changed, only fetched anew.
    """

    def __init__(self, kit: Kit, session: Session) -> None:
        super().__init__(kit)
        self.session = session
        self.view = session.view()
        self._language = language()
        self._next_look = 0.0
        self._is_rising = self._is_fading = False
        self._must_resume = False
        self._listen()
        self._let_in()

    @property
    def messages(self) -> Sequence[Any]:
        """The messages that have come in by now, oldest first."""
        return self.kit.arrivals.seen(self.view.messages)

    @property
    def rising(self) -> float:
        """How far the last message still has to come, from 1.0 to 0.0."""
        return self.kit.arrivals.still_rising(time.monotonic())

    def played(self) -> tuple[Session, str | None]:
        return self.session, self.view.scene

    def do(self, command: Callable[..., object], *arguments: object) -> Step:
        """Give the game a command and show what comes of it.

        A command that comes too late is answered by the time-out that beat it.
        """
        try:
            command(*arguments)
        except NotNow:
            self.session.tick()
        return self.follow()

    def follow(self) -> Step:
        """Show what the game shows now: here, or on another screen."""
        before, self.view = self.view, self.session.view()
        self.is_changed = True
        self._listen()
        self._let_in()
        if (self.view.state, self.view.scene) != (before.state, before.scene):
            return Replace(screen_for(self.kit, self.session))
        return None

    def tick(self) -> Step:
        if language() != self._language:
            self.retell()
        self._let_in()
        if self.view.seconds_left is None:
            return None
        now = time.monotonic()
        if now < self._next_look:
            return None
        self._next_look = now + _LOOK_EVERY_S
        before, was_changed = self.view.seconds_left, self.is_changed
        try:
            self.session.tick()
        except GameError:
            self._next_look = now + _TRY_AGAIN_S
            raise
        step = self.follow()
        # The picture changes once a second, not every time somebody looks.
        left = self.view.seconds_left
        if left is not None and left <= HURRY_S < before:
            self._chime("last-seconds")
        if step is None and left is not None and math.ceil(left) == math.ceil(before):
            self.is_changed = was_changed
        return step

    def _let_in(self) -> None:
        """Let the next message in that is due on the phone, and go on with what moves."""
        at_once = not (self.kit.settings.motion and self.kit.is_kept)
        arrivals, now = self.kit.arrivals, time.monotonic()
        if arrivals.look(self.session, self.view.messages, now, at_once=at_once):
            self._chime("message")
            self.is_changed = self._is_rising = True
        elif self._is_rising:
            # One picture more, for when it stands still.
            self._is_rising = arrivals.still_rising(now) > 0
            self.is_changed = True
        if self._is_fading or self.kit.scenery.is_fading:
            self._is_fading = self.kit.scenery.is_fading
            self.is_changed = True

    def _chime(self, name: str) -> None:
        if self.kit.settings.sound:
            from burgemeestersgame.desktop.sound import chime

            chime(name)

    def retell(self) -> None:
        """Take over the language of the interface."""
        self._language = language()
        self.session.in_language(self._language)
        self.view = self.session.view()
        self.is_changed = True

    def shown(self) -> None:
        if language() != self._language:
            self.retell()
        self.session.game.stretch(self.kit.settings.time_factor)
        if self._must_resume and self.session.view().state == "paused":
            self.session.resume()
        self._must_resume = False
        self.view = self.session.view()
        self._listen()
        self.is_changed = True

    def covered(self) -> None:
        # Reading the help or the settings costs no time.
        if self.view.state == "deciding" and self.view.seconds_left:
            self.session.tick()
            if self.session.view().state == "deciding":
                self.session.pause()
                self._must_resume = True

    def closed(self) -> None:
        self.kit.scene_sound.leave(self)

    def _listen(self) -> None:
        is_silent = self.view.state == "paused" or not self.kit.settings.sound
        sound = None if is_silent else self.kit.look.media.sound(self.view.sound)
        self.kit.scene_sound.listen(self, sound)

    def heard(self) -> list[Widget]:
        """Return what the scene sounds like, in words: also for who has the sound off."""
        sound = self.kit.look.media.sound(self.view.sound)
        if sound is None:
            return []
        words = _("To be heard: {sound}").format(sound=sound.path.stem.replace("-", " "))
        return [
            Row(
                [Icon("volume-2", 20, "ink-soft"), Paragraph(words, "label", "ink-soft")],
                8,
                grow=1,
                align="top",
            )
        ]

    def leave(self) -> Step:
        return self.leave_game()

    def leave_game(self) -> Step:
        """Ask whether to stop here; what was played is kept already."""
        from burgemeestersgame.desktop.screens.menu import MenuScreen

        if not self.kit.is_kept:
            return Restart(MenuScreen(self.kit))
        return Push(
            ConfirmScreen(
                self.kit,
                title=lambda: _("Stop and keep?"),
                text=lambda: _(
                    "Your game is kept up to here. You can go on from the menu whenever you like."
                ),
                yes=lambda: _("Stop and keep"),
                no=lambda: _("Play on"),
                on_yes=lambda: Restart(MenuScreen(self.kit)),
            )
        )

    # The bar at the top

    def bar(self, *, tells_coming: bool = True) -> Widget:
        """Return the story clock, the day and the phase, what is coming, and the buttons.

        Args:
            tells_coming: False where the page below the bar says what is coming.
        """
        is_large = self.kit.look.theme.is_one_column
        coming = coming_in_words(self.view) if tells_coming else ""
        arrangements: list[tuple[Widget | None, int]] = []
        if coming and not is_large:
            rail, next_stop = Pad(Rail(self.view), 10, 0, 0, 0), NextStop(self.view)
            arrangements = [(rail, 2), (next_stop, 2), (next_stop, 1)]
        # What there is no room for goes: what is coming later, the day, what is coming next (the
        # dossier has it too), the phase, the words on the buttons. The clock stays.
        arrangements += [(None, 2), (None, 1), (None, 0), (None, _WORDLESS)]
        rows = [self._bar_row(rail, lines, coming) for rail, lines in arrangements]
        padded = Pad(Fitting(rows), 24, 4) if not is_large else Pad(Fitting(rows), 40, 10)
        return Ground(padded, "bar", bottom_line="hairline")

    def _bar_row(self, rail: Widget | None, lines: int, coming: str) -> Widget:
        moment = self.view.story_time
        is_large = self.kit.look.theme.is_one_column
        has_words = lines != _WORDLESS
        when: list[Widget] = [
            Paragraph(format_day(moment), "small", "bar-soft"),
            Paragraph(phase_name(self.view.phase), "small-strong", "on-bar"),
        ]
        stop = _("Stop and keep") if self.kit.is_kept else _("While you write")
        buttons = [
            Button(
                _("Pause") if has_words else "",
                "pause",
                self.pause,
                icon="pause",
                is_on_bar=True,
            )
            if self.view.state == "deciding"
            else None,
            Button(
                stop if has_words else "",
                "stop",
                self.leave_game,
                icon=("log-out" if self.kit.is_kept else "pen-line") if lines else None,
                is_on_bar=True,
            ),
            None
            if is_large
            else Button("", "dossier", self._dossier, icon="clipboard-list", is_on_bar=True),
            Button("", "map", self._map, icon="map", is_on_bar=True)
            if spots() and not is_large
            else None,
            Button(
                "F1", "help", self._help, icon=None if is_large else "circle-help", is_on_bar=True
            ),
            None
            if is_large
            else Button("", "settings", self._settings, icon="settings", is_on_bar=True),
        ]
        for button in buttons:
            if button is not None and button.key in _BARE:
                button.label = {
                    "help": _("Help"),
                    "settings": _("Settings"),
                    "map": _("Map of the town"),
                    "dossier": _("Dossier"),
                    "pause": _("Pause"),
                    "stop": stop,
                }[button.key]
        clock = Digits(format_clock(moment), key="clock")
        clock.about = _("the time in the story")
        if rail is None and coming:
            clock.about += f". {coming}"
        words = Column(when[2 - max(0, lines) :], 0)
        mark = replay_mark() if self.session.is_replay else None
        return Row([clock, mark, words, rail, *buttons], 12, grow=2 if rail is None else 3)

    def pause(self) -> Step:
        """Let time stand still, and show that it does."""
        return self.do(self.session.pause)

    def _help(self) -> Step:
        from burgemeestersgame.desktop.screens.help import HelpScreen

        return Push(HelpScreen(self.kit))

    def _dossier(self) -> Step:
        from burgemeestersgame.desktop.screens.dossier import DossierScreen

        return Push(DossierScreen(self.kit, self.session))

    def _map(self) -> Step:
        from burgemeestersgame.desktop.screens.town_map import TownMapScreen

        return Push(TownMapScreen(self.kit, self.session))

    def _settings(self) -> Step:
        from burgemeestersgame.desktop.screens.settings import SettingsScreen

        return Push(SettingsScreen(self.kit))
