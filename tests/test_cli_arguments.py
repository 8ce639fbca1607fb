"""What can be typed on the command line, in which language, and what is wrong use."""

import os
import subprocess
import sys

import pytest
from command import ROOT, command

from burgemeestersgame import cli, i18n
from burgemeestersgame.settings import Settings, save_settings


@pytest.mark.parametrize("arguments", [["--help"], ["play", "--help"], ["runs", "export", "-h"]])
def test_help_is_given_on_standard_output(capsys, arguments):
    outcome = command(capsys, *arguments)

    assert outcome.status == 0
    assert outcome.out.startswith("usage: burgemeestersgame")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "there is no command 'chekc'; did you mean 'check'?"),
        (["check"], "something is missing: PATH"),
        (["debrief", "last"], "something is missing: -o/--output"),
        (["norms", "--format", "xml"], "--format cannot be 'xml'; choose from text, json"),
        (["play", "--time", "175"], "--time cannot be '175'"),
        (["simulate", "x", "--runs", "0"], "a whole number from 1 to 10,000,000, not '0'"),
        (["simulate", "x", "--seed", "one"], "--seed needs a whole number, not 'one'"),
        (["list", "extra"], "this is not understood: extra"),
        (["play", "--tex"], "this is not understood: --tex"),
    ],
)
def test_wrong_use_is_said_on_standard_error(capsys, arguments, said):
    outcome = command(capsys, *arguments)

    assert outcome.status == 2
    assert outcome.out == ""
    assert said in outcome.err


def test_an_unknown_language_is_wrong_use(capsys):
    assert cli.main(["list", "--lang", "fr"]) == 2
    assert "fr" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--lang", "en", "list"], ["list", "--lang", "en"], ["list", "--lang=en"]]
)
def test_the_language_may_stand_before_or_behind_the_command(arguments):
    i18n.use("nl")

    assert cli.main(arguments) == 0
    assert i18n.language() == "en"


def test_a_saved_language_comes_before_that_of_the_system(monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    save_settings(Settings(language="en"))

    assert cli.main(["list"]) == 0
    assert i18n.language() == "en"


@pytest.mark.parametrize(
    ("system", "language"), [("en_US.UTF-8", "en"), ("nl_BE", "nl"), ("de_DE.UTF-8", "nl")]
)
def test_else_the_system_decides_and_else_it_is_dutch(monkeypatch, system, language):
    monkeypatch.setenv("LC_ALL", system)

    assert cli.main(["list"]) == 0
    assert i18n.language() == language


def test_a_mistake_of_ours_ends_in_one_sentence(capsys, monkeypatch):
    monkeypatch.setattr(cli, "_command", lambda _asked: 1 / 0)

    outcome = command(capsys, "list")

    assert outcome.status == 2
    assert "ZeroDivisionError" in outcome.err
    assert "BURGEMEESTERSGAME_DEBUG=1" in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_a_mistake_of_ours_is_shown_to_whoever_asks(monkeypatch):
    monkeypatch.setattr(cli, "_command", lambda _asked: 1 / 0)
    monkeypatch.setenv("BURGEMEESTERSGAME_DEBUG", "1")

    with pytest.raises(ZeroDivisionError):
        cli.main(["list"])


def test_even_a_broken_catalogue_does_not_end_in_a_traceback(capsys, monkeypatch):
    def broken(_message):
        raise ModuleNotFoundError("No module named 'babel'")

    for module in ("cli", "arguments"):
        monkeypatch.setattr(f"burgemeestersgame.{module}._", broken)

    assert cli.main(["list"]) == 2
    assert "ModuleNotFoundError" in capsys.readouterr().err


def test_ctrl_c_is_no_mistake(capsys, monkeypatch):
    def interrupted(_asked):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_command", interrupted)

    assert command(capsys, "list").status == 130


@pytest.mark.skipif("sys.platform == 'win32'", reason="there is no /dev/full")
def test_a_full_disk_behind_standard_output_is_said():
    with open("/dev/full", "wb") as full:
        outcome = process_into(full, "norms")

    assert outcome.returncode == 2
    assert outcome.stderr.decode().endswith("the disk is full\n")


def process_into(file, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "burgemeestersgame", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=file,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
        env=os.environ | {"LC_ALL": "en_GB.UTF-8", "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.skipif("sys.platform == 'win32'", reason="closes file descriptors as a shell does")
def test_a_process_without_standard_streams_does_its_work():
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m burgemeestersgame list <&- >&- 2>&-"],
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )

    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "example"),
    [
        (("pack",), "burgemeestersgame pack de-markt -o de-markt.zip"),
        (("translate", "update"), "burgemeestersgame translate update de-markt --lang en"),
        (("check",), "burgemeestersgame check de-markt"),
    ],
)
def test_who_leaves_something_out_gets_an_example(capsys, arguments, example):
    outcome = command(capsys, *arguments)

    assert outcome.status == 2
    assert outcome.err.endswith(f": {example}\n")


def test_of_two_languages_the_last_one_counts(capsys):
    assert cli.main(["--lang", "nl", "norms", "vpt-6-aangifte", "--lang", "en"]) == 0

    assert "Source:" in capsys.readouterr().out
