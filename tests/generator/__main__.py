"""Writes one story to standard output; see the package."""

import sys

from . import long_story, small

kind, number, *more = sys.argv[1:]
if kind == "long":
    sys.stdout.write(long_story(int(number), int((more or ["0"])[0]), *more[1:]))
else:
    sys.stdout.write(small(int(number), *more))
