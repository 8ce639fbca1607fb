"""`python -m burgemeestersgame`: the same as the command `burgemeestersgame`."""

import sys

from burgemeestersgame.cli import main

if __name__ == "__main__":
    sys.exit(main())
