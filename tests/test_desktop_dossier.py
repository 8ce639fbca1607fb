"""The dossier: what one did so far and who is who, one key away and free of time."""

import pytest
from desktop_fakes import (
    ADVICE,
    ESCAPE,
    FakeLibrary,
    FakeSession,
    Player,
    letter,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen

pytestmark = pytest.mark.usefixtures("window")


@pytest.fixture(params=[100, 200])
def player(request: pytest.FixtureRequest) -> Player:
    session = FakeSession("deciding")
    session.seconds = None
    player = Player(FakeLibrary(session), text_scale=request.param)
    player.show(lambda kit: DilemmaScreen(kit, session))
    return player


def test_it_opens_with_a_key_or_a_button_and_closes_with_escape(player: Player) -> None:
    player.press(letter("d"))
    assert player.screen == "dossier"
    player.press(ESCAPE)
    player.click("dossier")
    assert player.screen == "dossier"


def test_it_tells_what_was_decided_done_and_left_to_silence(player: Player) -> None:
    player.press(letter("d"))
    labels = player.labels()

    for done in player.library.decided(player.library.session):
        assert done.text in labels
        assert done.question in labels
    assert "U besliste niet op tijd" in labels


def test_it_tells_who_everybody_is(player: Player) -> None:
    player.press(letter("d"))
    labels = player.labels()

    assert all(name in labels and role in labels for name, role, *_more in ADVICE.values())
