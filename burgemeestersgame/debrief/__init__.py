"""What we say about a run: `build` makes a Debrief of it, and renderers draw that.

Renderers share the blocks of `model`; they add layout and never words of their own about the run.
"""
