"""`preview`: plays a scenario in the window while it is being written."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from burgemeestersgame import i18n, library
from burgemeestersgame.commands import FINE
from burgemeestersgame.errors import ScenarioError
from burgemeestersgame.settings import load_settings


def preview(name: str, *, scene: str | None, given: Sequence[str]) -> int:
    """Open the window on a scenario, and follow its file until the window is closed.

    Args:
        name: An id or a path.
        scene: The id of the scene to begin at, None for the beginning.
        given: What holds there, each as `NAME=VALUE`.

    Raises:
        GameError: There is no such scenario, scene or name, or no screen.
    """
    from burgemeestersgame.authoring.preview import parse_setting, started
    from burgemeestersgame.desk import open_preview
    from burgemeestersgame.scenario import load_scenario

    path = library.find_to_write(name)
    settings = [parse_setting(each) for each in given]
    if scene is not None or settings:
        # What is wrong with the story itself the window says, until it is mended.
        with contextlib.suppress(ScenarioError):
            started(load_scenario(path, i18n.language()), scene, settings)
    open_preview(load_settings(), path, scene=scene, given=settings)
    return FINE
