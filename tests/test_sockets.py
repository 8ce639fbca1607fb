"""A game for one player stays on this computer: it opens no socket, from play to debrief."""

import subprocess
import sys

from command import KLEIN, ROOT

# An audit hook sees every socket that Python makes, whoever asks for it; a process of its own,
# because a hook cannot be taken away.
BLOCKED = """
import sys

def no_sockets(event, arguments):
    if event.startswith("socket."):
        print("a socket:", event, arguments, file=sys.stderr)
        raise SystemExit(99)

sys.addaudithook(no_sockets)
"""
PLAYED = """
from burgemeestersgame.cli import main
status = main(["play", sys.argv[1], "--text"])
sys.exit(status or main(["debrief", "last", "-o", "-"]))
"""


def blocked(code, *arguments, typed=b""):
    return subprocess.run(
        [sys.executable, "-c", BLOCKED + code, *arguments],
        cwd=ROOT,
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_whole_game_and_its_debrief_open_no_socket():
    done = blocked(PLAYED, str(KLEIN), typed=b"\na1\nd1\n1\n\nIk had honger.\n1\n\n")

    assert done.returncode == 0, done.stderr.decode()
    assert b"</html>" in done.stdout


def test_a_socket_would_have_been_seen():
    assert blocked("import socket; socket.socket()").returncode == 99
