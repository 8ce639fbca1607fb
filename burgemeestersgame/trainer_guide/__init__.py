"""The trainer's guide of a scenario: what its author wrote for whoever leads, and what follows
from the story itself, as values for the window and as a page to print."""

from burgemeestersgame.trainer_guide.build import build
from burgemeestersgame.trainer_guide.html import to_html
from burgemeestersgame.trainer_guide.model import (
    Answer,
    Initiative,
    NormNote,
    Plan,
    Station,
    TrainerGuide,
)

__all__ = [
    "Answer",
    "Initiative",
    "NormNote",
    "Plan",
    "Station",
    "TrainerGuide",
    "build",
    "to_html",
]
