"""Process start to first drawn frame, and what a still screen costs, in a real window under Xvfb.

    python -m tests.benchmarks.bench_start [command that starts the game ...]

Without a command the game starts from this checkout; give the command of an installed wheel to
measure that. Starts are interleaved with those of a bare pygame-ce window showing one text, and
quoted as a ratio. Figures (section 9 of the design): <= 1.5 x and <= 0.5 s; still <= 1 % CPU.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STARTS = 9
STILL_S = 10.0
BARE = """
import os
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
import pygame
pygame.display.init()
pygame.font.init()
window = pygame.display.set_mode((1280, 720))
window.fill("white")
window.blit(pygame.font.Font(None, 40).render("Burgemeestersgame", True, "black"), (40, 40))
pygame.display.flip()
print("first frame", flush=True)
"""


def xvfb() -> tuple[subprocess.Popen[bytes], str]:
    """Start a virtual screen; return its process and its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    return process, ":" + os.read(read, 16).decode().strip()


def start(command: list[str], environment: dict[str, str]) -> tuple[subprocess.Popen[str], float]:
    """Start a program; return it and the seconds until it said `first frame`."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    for line in process.stdout:
        if line.startswith("first frame"):
            return process, time.perf_counter() - began
    raise SystemExit(f"{command} drew no frame")


def stop(process: subprocess.Popen[str]) -> None:
    """End a program."""
    process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()


def cpu_s(pid: int) -> float:
    """Return the CPU seconds a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(command: list[str]) -> None:
    """Print the figures."""
    screen, display = xvfb()
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "SDL_VIDEODRIVER": "x11",
            "BURGEMEESTERSGAME_HOME": home,
            "BURGEMEESTERSGAME_TRACE": "1",
        }
        # As on a player's computer, whatever this one is set to.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        try:
            ours, bare = [], []
            for number in range(STARTS + 1):
                process, took = start(command, environment)
                stop(process)
                other, other_took = start([sys.executable, "-c", BARE], environment)
                stop(other)
                if number:  # the first pair warms the disk and the cache
                    ours.append(took)
                    bare.append(other_took)
            process, _took = start(command, environment)
            time.sleep(2)
            before = cpu_s(process.pid)
            time.sleep(STILL_S)
            still = (cpu_s(process.pid) - before) / STILL_S
            stop(process)
        finally:
            screen.terminate()
            screen.wait()
    one, two = statistics.median(ours), statistics.median(bare)
    print(
        f"first frame {one:.3f} s, bare window {two:.3f} s: {one / two:.2f} x"
        f" (median of {STARTS}); still screen {still:.1%} CPU"
    )


if __name__ == "__main__":
    main(sys.argv[1:] or [sys.executable, "-m", "burgemeestersgame"])
