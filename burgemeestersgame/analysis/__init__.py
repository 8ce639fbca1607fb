"""What a story can do: bounds on it, very many plays at random, and every play there is.

`engine.rules` says what a move does; here it is only asked, never said again.
"""
