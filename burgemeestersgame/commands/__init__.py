"""What each command does, one module each; imported when its command is given.

A command is a function from its arguments to an exit status. Results, problems included, go to
standard output and talk to standard error. What it raises is said in one sentence by `cli`.
"""

from burgemeestersgame.errors import GameError

FINE, PROBLEMS, WRONG_USE = 0, 1, 2


class WrongUse(GameError):
    """Something was asked that cannot be: an unknown name, no such path, no screen."""
