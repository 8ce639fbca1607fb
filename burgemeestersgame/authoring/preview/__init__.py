"""Playing a scenario while it is being written: the part without a screen.

A `Follower` notices each save and has it read in a process of its own, so that nothing an author
writes can stop or crash the window. A `Preview` keeps the last version without errors playable, and
plays the decisions so far again on the next one. Nothing here writes to the author's files or to
the runs of this computer.
"""

from burgemeestersgame.authoring.preview.follower import Follower
from burgemeestersgame.authoring.preview.playing import Preview
from burgemeestersgame.authoring.preview.reader import Version
from burgemeestersgame.authoring.preview.start import Setting, parse_setting, started

__all__ = ["Follower", "Preview", "Setting", "Version", "parse_setting", "started"]
