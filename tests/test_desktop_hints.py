"""How things stand is hinted at: an arrow, a word, and numbers only when they were asked for."""

import pytest
from desktop_fakes import window  # noqa: F401 - a fixture

from burgemeestersgame import i18n
from burgemeestersgame.desktop.hints import moved, movement
from burgemeestersgame.engine.view import IndicatorView

pytestmark = pytest.mark.usefixtures("window")


def an_indicator(start: int, previous: int, value: int, better: str = "high") -> IndicatorView:
    return IndicatorView("zaal", "Rust in de zaal", better, start, value, previous)


@pytest.fixture(autouse=True)
def english():
    i18n.use("en")


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        (an_indicator(50, 50, 53), ("arrow-up-right", "good", "a little more")),
        (an_indicator(50, 50, 60), ("arrow-up", "good", "more")),
        (an_indicator(50, 60, 70), ("arrow-up", "good", "more and more")),
        (an_indicator(50, 40, 37), ("arrow-down-right", "brick", "less and less")),
        (an_indicator(50, 60, 57), ("arrow-down-right", "brick", "a little less")),
        (an_indicator(50, 50, 60, "low"), ("arrow-up", "brick", "more")),
        (an_indicator(50, 50, 60, "neutral"), ("arrow-up", "ink-soft", "more")),
        (an_indicator(50, 60, 60), ("minus", "ink-soft", "the same")),
    ],
)
def test_it_goes_by_the_step_and_by_the_way_it_has_come(indicator, said):
    assert movement(indicator) == said


def label(widget) -> str:
    return " ".join(each.label for each in widget.walk() if each.label)


def test_there_is_no_number_unless_a_trainer_asks_for_it():
    indicators = [an_indicator(50, 50, 60), an_indicator(50, 50, 50)]

    (shown,) = moved(indicators)
    (counted,) = moved(indicators, has_numbers=True)

    assert not any(letter.isdigit() for letter in label(shown))
    assert "50\u00a0→\u00a060" in label(counted)
