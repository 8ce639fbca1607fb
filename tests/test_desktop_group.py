"""Playing with a group from the menu: its guide and its checklist open as pages to print."""

import time
import webbrowser

import pytest
from desktop_fakes import (
    FakeLibrary,
    Player,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.desktop.screens.group import GroupScreen

PATIENCE_S = 30


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize(
    ("button", "page"), [("guide", "/zaalgids.html"), ("checklist", "/zaal-checklist.html")]
)
def test_the_guide_and_the_checklist_open_as_pages_to_print(monkeypatch, button, page):
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    player = Player(language="en")
    player.show(GroupScreen)

    player.click(button)
    until = time.monotonic() + PATIENCE_S
    while not opened and time.monotonic() < until:
        player.app.turn([])
        time.sleep(0.005)

    assert [address.endswith(page) for address in opened] == [True]
    assert player.screen == "group"


@pytest.mark.usefixtures("window")
def test_stories_with_roles_come_first_and_say_so():
    library = FakeLibrary()
    alone = library.scenarios()[0]
    together = alone._replace(id="samen", title="Samen", roles=8)
    library.scenarios = lambda: [alone, together]
    player = Player(library, language="en")

    player.show(GroupScreen)

    shown = player.labels()
    assert shown.index("Samen") < shown.index(alone.title)
    assert shown.count("8 roles with their own cards") >= 1
