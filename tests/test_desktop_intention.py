"""The one intention: written in the debrief, kept by itself, read before the next game."""

import pytest
from desktop_fakes import (
    ENTER,
    ESCAPE,
    EVENING,
    TAB,
    FakeLibrary,
    FakeSession,
    Player,
    letter,
    typed,
    window,  # noqa: F401 - a fixture
)
from msgspec.structs import replace

from burgemeestersgame.debrief import model
from burgemeestersgame.desktop.intention import Intention
from burgemeestersgame.desktop.screens.debrief import DebriefScreen
from burgemeestersgame.errors import GameError
from burgemeestersgame.session import Intention as Kept

pytestmark = pytest.mark.usefixtures("window")

PLAN = "Ik bel maandag de griffier."


class FullDisk(FakeLibrary):
    def intend(self, run_id: str, text: str) -> None:
        raise GameError("the disk is full")


def a_writer(library: FakeLibrary | None = None, **settings) -> Player:
    """Return someone at the step of the debrief that asks for an intention."""
    player = Player(library, **settings)
    player.show(lambda kit: DebriefScreen(kit, "bbbb2222"))
    player.press(letter("6"))
    return player


def test_what_is_written_is_kept_with_enter_and_one_can_go_on() -> None:
    player = a_writer()

    player.press(typed(PLAN), ENTER)

    assert player.library.intentions == {"bbbb2222": PLAN}
    assert player.focus == "next"


def test_what_is_written_is_kept_as_soon_as_one_looks_elsewhere() -> None:
    player = a_writer()

    player.press(typed(PLAN), TAB)

    assert player.library.intentions == {"bbbb2222": PLAN}


def test_what_is_written_is_kept_when_one_leaves() -> None:
    player = a_writer()

    player.press(typed(PLAN), ESCAPE)

    assert player.screen == "menu"
    assert player.library.intentions == {"bbbb2222": PLAN}


def test_what_is_written_is_kept_after_a_pause_in_typing() -> None:
    library, now = FakeLibrary(), [0.0]
    intention = Intention(library, "bbbb2222", clock=lambda: now[0])

    for second, character in enumerate("Ik bel"):
        now[0] = float(second)
        intention.editor.insert(character)
        intention.keep_in_passing(is_typing=True)
    assert not library.intentions
    now[0] += 2

    assert intention.keep_in_passing(is_typing=True)
    assert library.intentions == {"bbbb2222": "Ik bel"}


def test_an_intention_is_found_again_and_can_be_changed_and_taken_back() -> None:
    library = FakeLibrary()
    library.intentions["bbbb2222"] = PLAN
    player = a_writer(library)
    assert player.widget("intention").editor.text == PLAN

    player.press(typed(" En Robin."), ENTER)
    assert library.intentions["bbbb2222"] == PLAN + " En Robin."
    player.widget("intention").editor.text = ""
    player.widget("intention").editor.caret = 0
    player.click("keep-intention")

    assert library.intentions["bbbb2222"] == ""


def test_where_it_cannot_be_kept_the_text_stays_and_one_can_leave() -> None:
    player = a_writer(FullDisk())

    player.press(typed(PLAN), ENTER)
    assert player.screen == "problem"
    player.press(ENTER)

    assert player.widget("intention").editor.text == PLAN
    player.press(ESCAPE)
    assert player.screen == "menu"


@pytest.mark.parametrize("text_scale", [100, 200])
def test_the_next_briefing_begins_with_it(text_scale: int) -> None:
    session = FakeSession()
    session.last_intention = Kept(PLAN, "De kermis", EVENING.astimezone(), "bbbb2222")
    player = Player(FakeLibrary(session), text_scale=text_scale)

    player.click("play")
    player.press(ENTER)

    assert player.screen == "briefing"
    assert f"‘{PLAN}’" in player.labels()
    assert "De kermis" in player.labels()


def test_without_an_intention_the_briefing_says_nothing_about_it() -> None:
    player = Player(FakeLibrary(FakeSession()))

    player.click("play")
    player.press(ENTER)

    assert "‘" not in player.labels()


def test_what_was_kept_stands_in_the_field_and_nowhere_else() -> None:
    class Told(FakeLibrary):
        def debrief(self, run_id: str, turning_points=()):
            told = super().debrief(run_id, turning_points)
            own = model.Section("intention", "Eén voornemen", (model.Paragraph(PLAN, "quote"),))
            return replace(told, sections=(*told.sections[:-1], own))

    library = Told()
    library.intentions["bbbb2222"] = PLAN

    player = a_writer(library)

    assert player.widget("intention").editor.text == PLAN
    assert PLAN not in player.labels()
