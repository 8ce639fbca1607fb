"""The list of stories in the window."""

import pytest
from desktop_fakes import ENTER, TAB, FakeLibrary, FakeSession, Player, window  # noqa: F401

pytestmark = pytest.mark.usefixtures("window")

ORIGIN = "van Gemeente Haverwolde, geïnstalleerd uit park.zip op 22 november 2026"


@pytest.mark.parametrize("text_scale", [100, 200])
def test_an_installed_story_says_where_it_came_from(monkeypatch, text_scale):
    library = FakeLibrary(FakeSession())
    ours = library.scenarios()
    added = ours[0]._replace(id="park", title="De toon op het park", summary="", origin=ORIGIN)
    monkeypatch.setattr(library, "scenarios", lambda: [*ours, added])
    player = Player(library, text_scale=text_scale)

    player.press(TAB, ENTER)

    assert player.screen == "stories"
    told = {widget.key: widget.label for widget in player.app.top.root.walk()}
    assert "Van Gemeente Haverwolde, geïnstalleerd uit park.zip op" in told["story-park"]
    assert "geïnstalleerd" not in told["story-azc-raadsavond"]
