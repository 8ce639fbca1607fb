"""Finding what somebody types in a text."""

import pytest

from burgemeestersgame.search import finder, plain


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("coordinatie", "Eén coördinatiepunt"),
        ("AANGIFTE", "Doe altijd aangifte."),
        ("raad  veilig", "De veiligheid\nvan de raad"),
        ("", "iets"),
        ("straße", "STRASSE"),
    ],
)
def test_accents_capitals_and_order_do_not_matter(typed, text):
    assert finder(typed)(plain(text))


def test_every_word_must_be_there():
    assert not finder("raad brandweer")(plain("De veiligheid van de raad"))
