"""Where the stand-alone program begins."""

import multiprocessing
import sys

from burgemeestersgame.cli import main

if __name__ == "__main__":
    # A story is previewed with a process of its own, which begins here as well.
    multiprocessing.freeze_support()
    sys.exit(main())
