"""The pygame window: a small widget layer of our own, and the screens of the game.

Everything on a screen is one tree of widgets, built anew from the state whenever
something changed: keyboard order, what a test sees and what is drawn come from it.
"""
