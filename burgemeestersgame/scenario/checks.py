"""The whole story: small rules that each look at all of it and say what is wrong."""

from __future__ import annotations

from pathlib import Path

from burgemeestersgame.scenario.load import Loaded
from burgemeestersgame.scenario.model import Scenario
from burgemeestersgame.scenario.problems import Problems


def check_story(loaded: Loaded, problems: Problems) -> None:
    """Add every problem of the story as a whole."""


def check_folder_name(scenario: Scenario, file: Path, problems: Problems) -> None:
    """Warn where a scenario in a library of scenarios is not in the folder of its name."""
