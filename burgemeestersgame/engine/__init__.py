"""Playing a scenario: rules on an immutable state, a game with its lifecycle, and runs that can be
replayed."""

from burgemeestersgame.engine.game import Game, NotNow, UnknownId
from burgemeestersgame.engine.run import Run, RunError, replay

__all__ = ["Game", "NotNow", "Run", "RunError", "UnknownId", "replay"]
