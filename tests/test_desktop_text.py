"""Text is broken where a reader of Dutch or English would break it."""

import pygame
import pytest
from desktop_fakes import SITUATION, window  # noqa: F401 - a fixture

from burgemeestersgame.desktop.text import Span, Typesetter, plain, typographic
from burgemeestersgame.desktop.theme import Theme

pytestmark = pytest.mark.usefixtures("window")

LONG = "aansprakelijkheidswaardevaststellingsveranderingen"


def a_typesetter(percent: int = 100, language: str = "nl") -> Typesetter:
    return Typesetter(Theme("light", percent), language)


def words_of(lines) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


@pytest.mark.parametrize("width", [140, 300, 600])
def test_no_line_is_wider_than_its_place(width: int) -> None:
    lines = a_typesetter(200).lines(SITUATION + " " + LONG, "body", width)

    assert max(line.width for line in lines) <= width


def test_nothing_is_lost_when_text_is_broken() -> None:
    broken = " ".join(words_of(a_typesetter(150).lines(SITUATION, "body", 400)))

    assert broken.replace("- ", "").replace("-", "") == typographic(SITUATION).replace("-", "")


def test_a_long_dutch_compound_is_broken_between_syllables_with_a_hyphen() -> None:
    lines = words_of(a_typesetter(200).lines(LONG, "body", 420))

    assert lines[0] == "aansprakelijkheidswaar-"
    assert "".join(line.rstrip("-") for line in lines) == LONG


def test_a_word_is_left_whole_where_there_is_room() -> None:
    lines = words_of(a_typesetter().lines("een noodverordening vaststellen", "body", 180))

    assert lines == ["een noodverordening", "vaststellen"]


@pytest.mark.parametrize(
    "address",
    [
        "https://wetten.overheid.nl/onderwerp/noodverordening-en-noodbevel/artikel",
        "ondersteuningsteamweerbaarbestuur.nl",
    ],
)
def test_a_web_address_gets_no_hyphen(address: str) -> None:
    lines = words_of(a_typesetter().lines(address, "message", 200))

    assert len(lines) > 1
    assert "".join(lines) == address


def test_a_last_word_gets_company() -> None:
    typesetter = a_typesetter()
    text = "Voor u ligt het bevel, zonder handtekening. Ik heb het nu nodig."
    width = typesetter.width(text, "body") - 1

    first, last = words_of(typesetter.lines(text, "body", width))

    assert len(last.split()) > 1
    assert f"{first} {last}" == text


def test_two_words_stay_on_a_line_of_their_own() -> None:
    typesetter = a_typesetter()
    width = typesetter.width("een noodverordening", "body")

    lines = words_of(typesetter.lines("een noodverordening nu", "body", width))

    assert lines == ["een noodverordening", "nu"]


def test_a_line_end_in_the_text_begins_a_new_line() -> None:
    assert words_of(a_typesetter().lines("een\ntwee", "body", 600)) == ["een", "twee"]


def test_a_text_that_fits_its_own_width_is_not_broken() -> None:
    typesetter = a_typesetter()
    text = "Stuur een bericht naar huis"

    assert len(typesetter.lines(text, "button", typesetter.width(text, "button"))) == 1


def test_spans_keep_their_style_when_a_line_is_broken() -> None:
    text = (Span("Zaal: ", strong=True), Span("steeds onrustiger in de gang"))

    lines = a_typesetter().lines(text, "message", 120)

    assert lines[0].pieces[0].role == "message-strong"
    assert lines[-1].pieces[-1].role == "message"
    assert plain(text) == "Zaal: steeds onrustiger in de gang"


def test_digits_of_a_clock_all_take_the_same_room() -> None:
    typesetter = a_typesetter()

    assert typesetter.digits_width("11.11", "clock") == typesetter.digits_width("20.48", "clock")


@pytest.mark.parametrize(
    ("plain_text", "set_text"),
    [
        ("'Burgemeester, nu.'", "‘Burgemeester, nu.’"),
        ("zo'n veertig", "zo’n veertig"),
        ("'s avonds", "’s avonds"),
        ('Hij zei: "kom"', "Hij zei: “kom”"),
        ("wacht...", "wacht…"),
        ("5 min", "5\u00a0min"),
    ],
)
def test_quotes_and_dashes_are_set_as_in_print(plain_text: str, set_text: str) -> None:
    assert typographic(plain_text) == set_text


def test_a_text_too_long_for_its_place_ends_in_an_ellipsis() -> None:
    typesetter = a_typesetter()

    fitted = typesetter.fitted("Adviseur openbare orde en veiligheid", "label", 120)

    assert fitted.endswith("…")
    assert typesetter.width(fitted, "label") <= 120


@pytest.mark.parametrize("character", ["\0", "\udce9"])
def test_what_is_no_character_is_drawn_as_a_sign_for_it(character: str) -> None:
    typesetter = a_typesetter()
    surface = pygame.Surface((300, 60))

    typesetter.draw(surface, f"caf{character}.yaml", "body", "ink", surface.get_rect())

    assert typesetter.width(f"a{character}b", "body") == typesetter.width("a\ufffdb", "body")
