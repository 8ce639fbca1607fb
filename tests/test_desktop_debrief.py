"""The debrief in the window says what the page says, and all of it is reached by keyboard."""

import pygame
import pytest
from desktop_fakes import (
    ENTER,
    Player,
    a_kit,
    letter,
    window,  # noqa: F401 - a fixture
)
from msgspec.structs import replace

from burgemeestersgame.debrief import model
from burgemeestersgame.desktop.blocks import block_widgets
from burgemeestersgame.desktop.decisions import decision
from burgemeestersgame.desktop.reader import Reader
from burgemeestersgame.desktop.screens.debrief import DebriefScreen
from burgemeestersgame.desktop.table import table

pytestmark = pytest.mark.usefixtures("window")


def a_reader(part: int = 1, **settings) -> Player:
    """Return someone who opened a part of a debrief."""
    player = Player(**settings)
    player.show(lambda kit: DebriefScreen(kit, "bbbb2222"))
    player.press(letter(str(part)))
    return player


def test_the_first_step_helps_to_think_back_with_what_was_asked() -> None:
    labels = a_reader(1).labels().splitlines()

    assert labels.index("1. Wat stelt u voor?") < labels.index("2. Geeft u het noodbevel?")
    assert "1. Wat stelt u voor?" not in a_reader(3).labels()


def test_the_course_of_events_names_its_days() -> None:
    labels = a_reader(2).labels().splitlines()

    assert labels.index("Donderdag 23 mei") < labels.index("Vrijdag 24 mei")
    assert labels.index("Vrijdag 24 mei") < labels.index("9.00  Robin, in de app")


def test_what_a_message_said_is_told_apart_from_what_led_to_it() -> None:
    labels = a_reader(2).labels().splitlines()

    assert "‘Gaat het?’" in labels
    assert "Dit kwam door: U koos het noodbevel" in labels


def test_the_figures_behind_a_chart_open_and_close_with_the_keyboard() -> None:
    player = a_reader(2)
    assert "2. 19.03" not in player.labels()

    player.tab_to("figures-")
    player.press(ENTER)

    assert "De veiligheid van de zaal daalde van 55 naar 43." in player.labels().splitlines()
    assert "2. 19.03" in player.labels()
    player.press(ENTER)
    assert "2. 19.03" not in player.labels()


@pytest.mark.parametrize(("width", "is_listed"), [(600, False), (300, True)])
def test_a_table_becomes_a_list_where_its_columns_do_not_fit(width: int, is_listed: bool) -> None:
    look = a_kit().look
    shown = table(["Moment", "Zaal"], [("18.43", "55")], [200, 150], "Hoe het verliep")

    shown.place(look, pygame.Rect(0, 0, width, 400))

    assert ("Zaal: 55" in [widget.label for widget in shown.walk()]) == is_listed


def test_a_decision_carries_the_number_it_has_in_the_chart() -> None:
    labels = a_reader(3).labels()

    assert "1. Geeft u het noodbevel?" in labels
    assert "U herstelde het later: ‘Bel de betogers’ (18.50)." in labels


def test_a_value_that_came_first_and_was_named_is_said_once() -> None:
    card = model.DecisionCard(
        time="18.43",
        scene="tekenen",
        question="Geeft u het noodbevel?",
        choice="Nog niet",
        timed_out=False,
        reason="",
        value="Veiligheid",
        consequence="",
        debrief="",
        reflect="",
        number=1,
        puts_first="Veiligheid",
    )

    def labels(card: model.DecisionCard) -> list[str]:
        return [widget.label for widget in decision(card).walk()]

    assert labels(card).count("Veiligheid") == 1
    assert labels(replace(card, puts_first="Zorg")).count("Veiligheid") == 1


def test_what_was_done_unasked_is_no_numbered_question() -> None:
    labels = a_reader(3).labels()

    assert "Niemand vroeg het, u deed het" in labels
    assert "0. " not in labels


def test_a_norm_says_where_it_is_written_and_what_is_still_to_be_checked() -> None:
    player = a_reader(4)

    player.click("norm-bevoegdheid-betoging")

    assert "geverifieerd · wet · bevoegdheid" in player.labels()
    assert "De rechter weegt elk geval." in player.labels()
    assert "Orde tegenover betogen" in player.labels()


def test_how_a_group_was_divided_is_told_in_words_and_figures() -> None:
    rows = (model.VoteRow("U gaat", 4, 1, False), model.VoteRow("U slaat af", 2, 5, True))
    chart = model.VoteChart("De stemmen", rows, "6 stemmen.")

    (drawn,) = block_widgets((chart,), Reader("", print, True, frozenset(), print))

    labels = [widget.label for widget in drawn.walk() if widget.label]
    assert "U slaat af: before the talk 2, after it 5, 3 more" in labels
    assert "6 stemmen." in labels
