"""A scenario that `new` made among the author's documents is found by its name, from anywhere."""

import pytest
from command import command


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


def test_check_still_says_what_is_nowhere(market, capsys):
    outcome = command(capsys, "check", "de-kermis")

    assert outcome.status == 2
    assert "de-kermis" in outcome.err
