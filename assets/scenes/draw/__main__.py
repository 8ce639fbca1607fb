"""Draws the scenes anew: `python -m assets.scenes.draw`, from the folder of the project.

An authoring tool: what it draws lies in `assets/scenes`, the game never runs it.
"""

from pathlib import Path

from . import files

for name, text in files().items():
    (Path(__file__).parents[1] / name).write_text(text, encoding="utf-8", newline="\n")
