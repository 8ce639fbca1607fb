"""Two soft chimes, off until asked for: a message, and the last seconds.

Each has its twin on the screen. A computer without sound is no reason to stop: it is silent.
"""

from __future__ import annotations

from typing import Any

from burgemeestersgame.paths import assets_folder

_VOLUME = 0.4
_sounds: dict[str, Any] = {}


def chime(name: str) -> None:
    """Play `message` or `last-seconds`, if this computer can."""
    # Late: starting sound takes time and, where there is none, prints a dozen lines.
    import pygame

    try:
        if not pygame.mixer.get_init():
            pygame.mixer.init()
            _sounds.clear()
        if name not in _sounds:
            sound = pygame.mixer.Sound(assets_folder() / "sounds" / f"{name}.wav")
            sound.set_volume(_VOLUME)
            _sounds[name] = sound
        _sounds[name].play()
    except (pygame.error, NotImplementedError, FileNotFoundError):
        pass
