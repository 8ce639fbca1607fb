"""`host` as a command: what it refuses, in words that say what to do, and what it leaves behind."""

import socket
import sys

import pytest
from command import command

from burgemeestersgame import i18n, sessions
from burgemeestersgame.paths import sessions_folder
from burgemeestersgame.server.addresses import Address
from tests.hosting import LOCAL

STORY = "oefening"


@pytest.fixture
def taken():
    """Return a port that something else uses."""
    with socket.socket() as other:
        other.bind((LOCAL, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_in_use_is_said_and_no_session_is_left(capsys, taken):
    outcome = command(capsys, "host", STORY, "--headless", "--bind", LOCAL, "--port", str(taken))

    assert (outcome.status, outcome.out) == (2, "")
    assert f"port {taken} of {LOCAL} cannot be used: another program" in outcome.err
    assert "--port" in outcome.err
    assert list(sessions_folder().iterdir()) == []


def test_without_a_screen_no_session_is_begun(capsys, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    outcome = command(capsys, "host", STORY, "--bind", LOCAL, "--port", "0")

    assert outcome.status == 2
    assert "--headless" in outcome.err
    assert not sessions_folder().exists()


def test_an_address_of_another_computer_is_said(capsys):
    outcome = command(capsys, "host", STORY, "--headless", "--bind", "203.0.113.9")

    assert outcome.status == 2
    assert "this computer has no such address" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name a scenario to play"),
        ((STORY, "--resume", "last"), "name a scenario to play"),
        (("--resume", "last"), "no group has played on this computer yet"),
        (("--resume", "0123"), "there is no session '0123'"),
        (("nowhere",), "there is no scenario 'nowhere'"),
    ],
)
def test_what_cannot_be_played_is_said(capsys, arguments, said):
    outcome = command(capsys, "host", *arguments, "--headless")

    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err


def test_a_session_comes_back_on_its_port_and_the_last_one_is_found():
    first = sessions.begin(STORY, "nl", bind=LOCAL, port=0)
    first.give_up()
    second = sessions.begin(STORY, "nl", bind=LOCAL, port=0)
    was = second.ready
    second.give_up()
    again = sessions.resume("last", bind=LOCAL)
    now = again.ready
    again.give_up()

    assert (now.session, now.port, now.code) == (was.session, was.port, was.code)
    assert now.join_url == was.join_url == f"http://{LOCAL}:{was.port}/#{was.code}"
    assert now.trainer_url != was.trainer_url, "only hashes of keys are kept: a new link"


def test_a_session_goes_on_in_the_language_that_the_pages_around_it_have():
    sessions.begin(STORY, "nl", bind=LOCAL, port=0).give_up()

    again = sessions.resume("last", bind=LOCAL)

    assert again.host.room.scenario.language == i18n.language() == "en"
    again.give_up()


def test_bound_to_one_address_it_offers_phones_that_one_alone():
    service = sessions.begin(STORY, "nl", bind=LOCAL, port=0)
    service.give_up()

    assert service.found == (Address(LOCAL, ""),)
