"""A scenario that `new` made among the author's documents is found by its name, from anywhere."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from command import command

from burgemeestersgame.paths import authors_folder


@pytest.fixture
def market(capsys, tmp_path, monkeypatch) -> None:
    command(capsys, "new", "de-markt", "--title", "De markt", language="en")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--strict", "de-markt"),
        ("simulate", "de-markt", "--runs", "10"),
        ("analyse", "de-markt"),
        ("map", "de-markt", "--format", "mermaid"),
        ("translate", "extract", "de-markt"),
        ("pack", "de-markt", "-o", "de-markt.zip"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_finds_it(market, capsys, arguments):
    assert command(capsys, *arguments, language="nl").status == 0


@pytest.fixture
def installed(market, capsys, tmp_path) -> None:
    """The market is also a pack that was installed, and changed since."""
    pack = tmp_path / "de-markt.zip"
    command(capsys, "pack", "de-markt", "-o", str(pack), language="en")
    command(capsys, "install", str(pack), language="en")
    story = authors_folder() / "de-markt" / "scenario.yaml"
    story.write_text(story.read_text("utf-8").replace("De markt", "De kaasmarkt"), "utf-8")


def test_what_is_packed_is_the_own_story_and_not_what_was_installed_of_it(
    installed, capsys, tmp_path
):
    pack = tmp_path / "newer.zip"

    command(capsys, "pack", "de-markt", "-o", str(pack), language="en")

    assert "De kaasmarkt" in ZipFile(pack).read("scenario.yaml").decode()
    assert command(capsys, "analyse", "de-markt").out.startswith("De kaasmarkt\n")


def test_play_says_that_it_plays_the_installed_one(installed, capsys):
    outcome = command(capsys, "play", "de-markt", "--text", language="en")

    assert outcome.out.startswith("De markt\n")
    assert f'play "{authors_folder() / "de-markt"}"' in outcome.err


def test_the_list_for_people_names_what_they_write(market, capsys):
    assert "de-markt  De markt (yours, being written)\n" in command(capsys, "list").out
    ids = [entry["id"] for entry in json.loads(command(capsys, "list", "--format", "json").out)]
    assert "de-markt" not in ids


def test_new_says_what_to_do_next_with_a_name_that_every_command_finds(capsys):
    outcome = command(capsys, "new", "de-kaasmarkt", "--title", "De kaasmarkt")

    assert outcome.out == f"{authors_folder() / 'de-kaasmarkt'}\n"
    for line in (
        f"Write in: {authors_folder() / 'de-kaasmarkt' / 'scenario.yaml'}",
        "Play it with: burgemeestersgame play de-kaasmarkt",
        "Look it over with: burgemeestersgame check de-kaasmarkt",
        "See it while you write: burgemeestersgame preview de-kaasmarkt",
    ):
        assert f"{line}\n" in outcome.err


def test_new_gives_the_whole_path_where_the_name_means_something_else(
    capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "werk" / "de-markt"

    outcome = command(capsys, "new", "werk/de-markt", "--title", "De markt")

    assert f'burgemeestersgame check "{made}"' in outcome.err


def test_a_title_in_the_place_of_the_name_gets_the_whole_command_to_type(capsys):
    outcome = command(capsys, "new", "De Kaasmarkt!")

    assert outcome.status == 2
    assert 'burgemeestersgame new de-kaasmarkt --title "De Kaasmarkt!"' in outcome.err


def test_check_names_an_own_story_shortly_and_says_what_is_less_than_an_error(market, capsys):
    story = authors_folder() / "de-markt" / "scenario.yaml"
    text = story.read_text("utf-8").replace(
        "cast:\n", "cast:\n  extra: {name: Els, role: Bakker}\n"
    )
    story.write_text(text, "utf-8")

    place, rest = command(capsys, "check", "de-markt").out.split(": ", 1)

    line = text[: text.index("extra:")].count("\n") + 1
    assert place == f"{Path('de-markt') / 'scenario.yaml'}:{line}:3"
    assert rest.startswith("advice: 'extra' ")


def test_check_says_that_there_may_be_more_where_it_could_not_follow_the_story(market, capsys):
    story = authors_folder() / "de-markt" / "scenario.yaml"
    more = "there may be more then"
    assert more not in command(capsys, "check", "de-markt").err

    text = story.read_text("utf-8")
    story.write_text(text.replace("geconstrueerd, text: ", "geconstrueerd, text: Zo, "), "utf-8")

    assert more in command(capsys, "check", "de-markt").err


def test_check_still_says_what_is_nowhere(market, capsys):
    outcome = command(capsys, "check", "de-kermis", "de-markt")

    assert outcome.status == 2
    assert "de-kermis" in outcome.err
    assert "1 checked: 0 errors" in outcome.err


def test_a_typing_mistake_in_the_name_of_an_own_story_is_understood(market, capsys):
    for name in ("check", "analyse"):
        assert "did you mean 'de-markt'?" in command(capsys, name, "de-makrt").err


def test_check_takes_the_name_of_a_story_of_the_game(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert "1 checked: 0 errors" in command(capsys, "check", "azc-raadsavond").err
