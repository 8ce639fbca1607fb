"""A training simulator: a mayor lives through a dilemma that the textbook does not settle."""

__version__ = "0.1.0"
