"""What an author does with a scenario besides writing it, as functions that print nothing.

Commands and the window's write corner are shells around these; each function says in its
docstring what it writes, where, and what it raises.
"""
