"""Scenarios for tests and benchmarks, made from a number.

    python -m tests.generator long 200 [seed] [mistake] > story.yaml
    python -m tests.generator small 7 [mistake] > story.yaml

`long_story` makes stories of any length with the shapes of shipped ones; there is nothing wrong
with them unless a mistake is planted. `small` makes stories with few enough plays to try them all,
with everything the rules know; of those anything may be said that is true.
"""

from .long import SHORTEST, long_story
from .small import MISTAKES, small, small_scenario

__all__ = ["MISTAKES", "SHORTEST", "long_story", "small", "small_scenario"]
