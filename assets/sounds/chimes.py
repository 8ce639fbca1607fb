"""Makes the two chimes of the game: `python assets/sounds/chimes.py`.

An authoring tool: its results are beside it. Both are soft, short and low, so that a
room full of laptops stays bearable; each has its visible twin on the screen.
"""

import math
import wave
from array import array
from pathlib import Path

RATE = 44_100
FOLDER = Path(__file__).resolve().parent

# Partials of a struck bar: multiple of the ground tone, loudness, how fast it dies away.
PARTIALS = ((1.0, 1.0, 5.0), (2.0, 0.22, 8.0), (3.93, 0.10, 16.0))


def strike(frequency: float, start_s: float, length_s: float, loudness: float) -> list[float]:
    """Return the samples of one struck tone, silent until it starts."""
    samples = [0.0] * int(length_s * RATE)
    for index in range(int(start_s * RATE), len(samples)):
        at = index / RATE - start_s
        attack = min(1.0, at / 0.006)
        tone = sum(
            volume * math.exp(-decay * at) * math.sin(2 * math.pi * frequency * multiple * at)
            for multiple, volume, decay in PARTIALS
        )
        samples[index] = loudness * attack * tone
    return samples


def write(name: str, length_s: float, tones: tuple[tuple[float, float], ...]) -> None:
    """Mix tones, each a frequency and a start in seconds, and write them as 16-bit mono."""
    tracks = [strike(frequency, start, length_s, 0.24) for frequency, start in tones]
    total = len(tracks[0])
    fade = int(0.08 * RATE)
    mixed = array("h")
    for index in range(total):
        value = sum(track[index] for track in tracks) * min(1.0, (total - index) / fade)
        mixed.append(round(32_767 * max(-1.0, min(1.0, value))))
    with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(mixed.tobytes())


if __name__ == "__main__":
    write("message", 0.8, ((587.33, 0.0), (880.0, 0.11)))  # d, then the a above it
    write("last-seconds", 0.9, ((440.0, 0.0), (440.0, 0.28)))  # twice the same a
