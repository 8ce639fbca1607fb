"""`play`, `list` and playing as text from a pipe or a terminal, in processes of their own."""

import json
import os
import signal
import subprocess
import sys

import pytest
from command import KLEIN, ROOT, command, process

from burgemeestersgame.store import open_store

TO_THE_END = b"\n1\n\nIk had honger.\n1\n\n"
POSIX = pytest.mark.skipif("sys.platform == 'win32'", reason="needs a POSIX system")


def test_the_list_has_what_a_program_needs(capsys):
    outcome = command(capsys, "list", "--format", "json")

    entries = json.loads(outcome.out)

    assert outcome.status == 0
    assert "azc-raadsavond" in [entry["id"] for entry in entries]
    assert all({"id", "title", "role", "minutes"} <= set(entry) for entry in entries)


def test_the_list_as_text_has_a_line_for_each(capsys):
    assert command(capsys, "list").out.startswith("azc-raadsavond  ")


def test_an_unknown_scenario_is_wrong_use_with_the_nearest_name(capsys):
    outcome = command(capsys, "play", "azc-raadsavont", "--text")

    assert outcome.status == 2
    assert "did you mean 'azc-raadsavond'?" in outcome.err


def test_a_broken_scenario_gives_its_problems(capsys, tmp_path):
    (tmp_path / "scenario.yaml").write_text("format: 1\n", encoding="utf-8")

    outcome = command(capsys, "play", str(tmp_path), "--text")

    assert outcome.status == 1
    assert "scenario.yaml:1:1: " in outcome.out


def test_a_whole_game_from_a_pipe_ends_with_its_run_and_a_debrief():
    outcome = process("play", str(KLEIN), "--text", typed=TO_THE_END)

    with open_store() as store:
        (entry,) = store.entries()
    assert outcome.status == 0
    assert outcome.err.splitlines()[-1] == f"run: {entry.id}"
    assert entry.ending == "slot-rust"
    assert "Looking back: De toon op het park" in outcome.out


def test_the_end_of_the_input_keeps_the_run_and_it_can_be_gone_on_with():
    first = process("play", str(KLEIN), "--text", typed=b"\n2\n")
    run = first.err.split()[-1]

    second = process("play", "--text", "--resume", run[:6], typed=b"")

    assert first.status == second.status == 0
    assert second.err.splitlines()[-1] == f"run: {run}"
    assert "You go on where you stopped." in second.out


def test_without_a_scenario_there_is_a_numbered_list():
    outcome = process("play", "--text", typed=b"x\n1\nq\n")

    assert outcome.status == 0
    assert "Which scenario do you want to play?\n1. " in outcome.out
    assert "'x' is not in the list" in outcome.out
    assert outcome.err.startswith("run: ")


def test_without_time_for_a_first_choice_nothing_is_begun():
    outcome = process("play", "--text")

    assert (outcome.status, outcome.err) == (0, "")


@pytest.mark.parametrize("arguments", [["play"], ["play", "azc-raadsavond"], []])
def test_without_a_screen_or_a_terminal_one_sentence_explains_it(arguments):
    outcome = process(*arguments)

    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    assert "--text" in outcome.err


@pytest.mark.parametrize("typed", [b"\xff\xfe\n\x00\n\x1b[A\n2\n", b"\n" + b"9" * 100_000 + b"\n"])
def test_bytes_that_mean_nothing_are_survived(typed):
    outcome = process("play", str(KLEIN), "--text", typed=typed)

    assert outcome.status == 0
    assert "Traceback" not in outcome.err


def test_an_output_that_knows_only_ascii_is_survived():
    outcome = process(
        "play",
        "azc-raadsavond",
        "--text",
        "--lang",
        "nl",
        typed=b"\n1\n\n" * 30,
        environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )

    assert outcome.status == 0
    assert outcome.out.isascii()
    assert outcome.err.startswith("run: ")


def started(**more):
    return subprocess.Popen(
        [sys.executable, "-m", "burgemeestersgame", "play", str(KLEIN), "--text"],
        stderr=subprocess.PIPE,
        env=os.environ | {"LC_ALL": "en_GB.UTF-8", "PYTHONPATH": str(ROOT)},
        **more,
    )


def test_a_reader_who_leaves_is_survived_and_the_run_kept():
    game = started(stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    game.stdout.readline()
    game.stdout.close()

    _out, err = game.communicate(b"\n2\n", timeout=60)

    assert game.returncode == 0
    assert err.startswith(b"run: ")


@POSIX
@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_being_told_to_end_keeps_the_run(number):
    game = started(stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    while b"begin" not in game.stdout.readline():
        pass
    game.send_signal(getattr(signal, number))

    _out, err = game.communicate(timeout=60)

    assert game.returncode == 0
    assert err.startswith(b"run: ")


@POSIX
def test_at_a_terminal_time_limits_hold_and_the_end_of_input_stops():
    ours, theirs = os.openpty()
    game = started(stdin=theirs, stdout=theirs)
    os.close(theirs)

    os.write(ours, b"\n")
    text = read_until(ours, b"You have 90 seconds to decide.")
    os.write(ours, b"\x04")
    text += read_until(ours, b"You stopped.")
    game.communicate(timeout=60)
    os.close(ours)

    assert game.returncode == 0
    assert b"Your choice (1 to 3, or ? for help): " in text


@POSIX
def test_without_a_screen_a_terminal_is_offered_the_game_as_text():
    ours, theirs = os.openpty()
    environment = {name: v for name, v in os.environ.items() if "DISPLAY" not in name}
    environment.pop("SDL_VIDEODRIVER", None)
    game = subprocess.Popen(
        [sys.executable, "-m", "burgemeestersgame", "play", str(KLEIN)],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment | {"LC_ALL": "en_GB.UTF-8", "PYTHONPATH": str(ROOT)},
    )
    os.close(theirs)

    read_until(ours, b"type n to stop: ")
    os.write(ours, b"\n")
    read_until(ours, b"Press Enter to begin. ")
    os.write(ours, b"q\n")
    _out, err = game.communicate(timeout=60)
    os.close(ours)

    assert game.returncode == 0
    assert err.startswith(b"run: ")


def read_until(descriptor: int, expected: bytes) -> bytes:
    """Return what a terminal shows, up to and with what is expected; the end of it fails a test."""
    text = b""
    while expected not in text:
        text += os.read(descriptor, 4096)
    return text
