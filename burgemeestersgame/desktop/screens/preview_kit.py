"""What the screens of play are given in a preview, so that they need not know of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language

if TYPE_CHECKING:
    from burgemeestersgame.authoring.preview import Preview
    from burgemeestersgame.desktop.ports import Session
    from burgemeestersgame.desktop.screen import Kit
    from burgemeestersgame.desktop.screens.preview import PreviewScreen


class PreviewKit:
    """The kit of the window, but for what is kept: a library of the one run that nobody keeps."""

    is_kept = False

    def __init__(self, window: Kit, screen: PreviewScreen) -> None:
        self._window = window
        self._screen = screen
        folder = screen.follower.file.parent
        self.library = PreviewLibrary(window.library, screen.preview, folder)
        self.session: Session | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._window, name)

    def play(self, session: Session) -> None:
        """Show a game, with the pictures as they lie in the folder now."""
        self.session = session
        self._window.use_media(self.library.media_folder(session))

    def more_keys(self) -> Sequence[tuple[tuple[str, ...], str]]:
        """Return the keys of the author's tools."""
        return [(("Ctrl", tool.letter.upper()), tool.does) for tool in self._screen.tools()]


class PreviewLibrary:
    """The library of the window, but for the run that is being played."""

    def __init__(self, library: Any, preview: Preview, folder: Path) -> None:
        self._library = library
        self._folder = folder
        self._preview = preview
        self._intention = ""
        self._began = datetime.now().astimezone()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def media_folder(self, session: Session) -> Path | None:
        """Return the folder that the author is at work in."""
        return self._folder

    def debrief(self, run_id: str, turning_points: Sequence[Any] = ()) -> Any:
        """Return the debrief as the player would read it after this."""
        from burgemeestersgame.debrief.build import build

        game = self._session.game
        return build(game.scenario, game.run, language(), self._began)

    def stays(self, run_id: str) -> Sequence[Any]:
        """Return where the game has been."""
        from burgemeestersgame.engine.whereabouts import whereabouts

        game = self._session.game
        return whereabouts(game.scenario, game.run)

    def turning_points(self, run_id: str) -> Callable[[], Sequence[Any]]:
        """Return nothing: to know them, the whole story would have to be followed at each save."""
        return tuple

    def replay_of(self, run_id: str) -> str:
        """Return that this is no replay."""
        return ""

    def replay(self, run_id: str, event: int, time_factor: float | None) -> Session:
        """Go back to before a decision."""
        self._preview.back_to(event)
        return self._session

    def intention(self, run_id: str) -> str:
        """Return what was typed as an intention."""
        return self._intention

    def intend(self, run_id: str, text: str) -> None:
        """Keep an intention as long as the preview is open."""
        self._intention = text

    def save_html(self, run_id: str) -> Path:
        """Refuse: a preview leaves nothing behind."""
        raise GameError(_("a preview keeps nothing, so it writes no report either"))

    @property
    def _session(self) -> Any:
        assert self._preview.session is not None
        return self._preview.session
