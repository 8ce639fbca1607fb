"""What is heard, off until asked for: two soft chimes, and the sound of a scene.

All of it has its twin on the screen. A computer without sound is no reason to stop: it is silent.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from burgemeestersgame.paths import assets_folder

if TYPE_CHECKING:
    from burgemeestersgame.desktop.media import Own

_VOLUME = 0.4
_SCENE_VOLUME = 0.3
_FADE_MS = 600
_sounds: dict[str, Any] = {}


def chime(name: str) -> None:
    """Play `message` or `last-seconds`, if this computer can."""
    import pygame

    try:
        _begin()
        if name not in _sounds:
            sound = pygame.mixer.Sound(assets_folder() / "sounds" / f"{name}.wav")
            sound.set_volume(_VOLUME)
            _sounds[name] = sound
        _sounds[name].play()
    except (pygame.error, NotImplementedError, FileNotFoundError):
        pass


def _begin() -> None:
    # Late: starting sound takes time and, where there is none, prints a dozen lines.
    import pygame

    if not pygame.mixer.get_init():
        pygame.mixer.init()
        _sounds.clear()


class SceneSound:
    """The sound of the scene that is shown: once, softly, and gone with the scene.

    It is decoded while it plays, so that a small file with hours of silence fills no memory.

    Attributes:
        heard: What was begun last, even when it has ended; None when there is nothing to hear.
    """

    def __init__(self) -> None:
        self.heard: Own | None = None
        self._listener: object = None

    def listen(self, listener: object, sound: Own | None) -> None:
        """Let this be heard as long as a listener is there; what is heard already goes on."""
        self._listener = listener
        if sound == self.heard:
            return
        self._hush()
        self.heard = sound
        if sound is not None:
            _play(sound)

    def leave(self, listener: object) -> None:
        """Be silent, unless somebody else came to listen meanwhile."""
        if listener is self._listener:
            self._hush()
            self.heard = self._listener = None

    def _hush(self) -> None:
        if self.heard is None:
            return
        import pygame

        try:
            if pygame.mixer.get_init():
                pygame.mixer.music.fadeout(_FADE_MS)
        except NotImplementedError:
            pass


def _play(sound: Own) -> None:
    import pygame

    content = sound.content()
    if content is None:
        return
    try:
        _begin()
        pygame.mixer.music.stop()  # else the next one, and the player, waits for what fades away
        pygame.mixer.music.load(io.BytesIO(content), sound.path.suffix.lower().removeprefix("."))
        pygame.mixer.music.set_volume(_SCENE_VOLUME)
        pygame.mixer.music.play(fade_ms=_FADE_MS)
    except (pygame.error, NotImplementedError):
        pass
