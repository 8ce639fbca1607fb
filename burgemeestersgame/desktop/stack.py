"""Screens on top of each other: of the window, and of a preview within it."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.steps import Pop, Push, Replace, Step
from burgemeestersgame.errors import GameError


class Stack:
    """The screens, the lowest first; what a screen asks for changes them, and nothing else does.

    Attributes:
        screens: At least one.
    """

    def __init__(self, kit: Kit, first: Screen) -> None:
        self._kit = kit
        self.screens = [first]
        self._shown: Screen | None = None  # the one that was told so

    @property
    def top(self) -> Screen:
        """The screen that gets the keyboard."""
        return self.screens[-1]

    def safely(self, act: Callable[[], Step]) -> Step:
        """Do something; what the player can understand is shown, anything else is our mistake."""
        try:
            return act()
        except GameError as error:
            return Push(self._problem(error))

    def do(self, step: Step) -> Step:
        """Do what a screen asked, and return what is left for whoever has the stack.

        That is leaving the last screen, leaving them all, and closing the window.
        """
        match step:
            case Push(screen):
                trouble = self.safely(self._cover)
                self.screens.append(screen)
                # What was to be shown is: below why something did not work, or that itself.
                if isinstance(trouble, Push) and type(screen) is not type(trouble.screen):
                    self.screens.append(trouble.screen)
            case Pop(then) if len(self.screens) > 1:
                self.screens.pop().closed()
                if then is not None:
                    return self.do(self.safely(then))
            case Replace(screen):
                self.top.closed()
                self.screens[-1] = screen
            case _:
                return step
        return None

    def _cover(self) -> Step:
        self.top.covered()
        return None

    def tell_top(self) -> None:
        """Tell a screen that it is on top (again), before it looks at the time or is drawn."""
        if self._shown is not self.top:
            self._shown = self.top
            self.top.shown()

    def begin(self, screen: Screen) -> None:
        """Leave all screens for another."""
        self.close()
        self.screens[:] = [screen]

    def close(self) -> None:
        """Tell all screens that they are gone."""
        for screen in self.screens:
            screen.closed()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw what is in sight: the top screen, and those below an overlay.

        A screen that cannot be shown makes room for why.

        Raises:
            GameError: It is the lowest one.
        """
        self.tell_top()
        lowest = len(self.screens) - 1
        while lowest and self.screens[lowest].is_overlay:
            lowest -= 1
        for at, screen in enumerate(self.screens[lowest:], lowest):
            try:
                screen.draw(surface)
            except GameError as error:
                if not at:
                    raise
                self._give_up(at, error)
                self.draw(surface)
                return

    def _give_up(self, at: int, error: GameError) -> None:
        """Leave a screen and those on top of it, and say why."""
        while len(self.screens) > at:
            self.screens.pop().closed()
        self.screens.append(self._problem(error))

    def _problem(self, error: GameError) -> Screen:
        from burgemeestersgame.desktop.screens.message import ProblemScreen

        return ProblemScreen(self._kit, str(error))
