"""What a screen reader is told of the window, through AccessKit (the extra `a11y`).

`describe` turns the widgets of a screen into a plain tree, `reader` keeps what was told and takes
what is asked back, `bridge` speaks to AccessKit, and `platform` to the system. Only the last two
import AccessKit, and only once it was found.
"""
