"""Group play over the local network: phones and the trainer's page around a `Room`.

One process, one room, one writer. Nothing here decides what may happen; that is the room's.
"""
