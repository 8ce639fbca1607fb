"""Which scenarios somebody writes here, told from their files without reading them whole."""

from pathlib import Path

import pytest

from burgemeestersgame.authoring.new import create, place_for
from burgemeestersgame.authoring.own import forget, open_scenario, own_scenarios
from burgemeestersgame.errors import GameError
from burgemeestersgame.paths import user_data_folder


def a_file(title_line: str) -> None:
    folder = place_for("de-markt")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scenario.yaml").write_text(f"format: 1\n{title_line}\nscenes: [\n", "utf-8")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: De kaasmarkt", "De kaasmarkt"),
        ("title: 'De ''oude'' markt'  # voorlopig", "De 'oude' markt"),
        ('title: "De\\tmarkt"', "De markt"),
        ("title: De kaasmarkt # voorlopig", "De kaasmarkt"),
        ("title: 12", "de-markt"),
        ("title:", "de-markt"),
        ("title: 'never closed", "de-markt"),
        ("title: " + "[" * 15_000, "de-markt"),
        ("title: " + "x" * 15_000, "de-markt"),
        ("titel: De kaasmarkt", "de-markt"),
    ],
)
def test_a_title_is_read_from_a_file_that_may_have_errors(line: str, title: str) -> None:
    a_file(line)

    assert [own.title for own in own_scenarios()] == [title]


def test_what_was_opened_elsewhere_is_remembered_until_it_is_gone(tmp_path: Path) -> None:
    folder = create(tmp_path / "de-sluis", title="De sluis", role="r", language="nl")
    open_scenario(folder / "scenario.yaml")
    assert [(own.path, own.is_elsewhere) for own in own_scenarios()] == [(folder, True)]

    (folder / "scenario.yaml").unlink()
    assert own_scenarios() == ()


def test_a_story_in_a_file_of_another_name_is_that_file(tmp_path: Path) -> None:
    folder = create(tmp_path / "de-sluis", title="De sluis", role="r", language="nl")
    file = (folder / "scenario.yaml").rename(tmp_path / "sluis.yml")

    own = open_scenario(file)

    assert (own.path, own.file, own.folder, own.title) == (file, file, tmp_path, "De sluis")


def test_taking_one_off_the_list_leaves_the_others(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        open_scenario(create(tmp_path / name, title=name, role="r", language="nl"))
    forget(tmp_path / "een")

    assert [own.title for own in own_scenarios()] == ["twee"]


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b'[1, "relative"]', b"\xff"])
def test_a_list_that_cannot_be_read_is_none_and_is_begun_again(
    content: bytes, tmp_path: Path
) -> None:
    user_data_folder().mkdir(parents=True)
    (user_data_folder() / "opened.json").write_bytes(content)
    assert own_scenarios() == ()
    open_scenario(create(tmp_path / "een", title="een", role="r", language="nl"))

    assert [own.title for own in own_scenarios()] == ["een"]


def test_a_list_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    user_data_folder().parent.mkdir(parents=True, exist_ok=True)
    user_data_folder().write_text("a file", "utf-8")
    folder = create(tmp_path / "een", title="een", role="r", language="nl")

    with pytest.raises(GameError, match="could not be put on the list"):
        open_scenario(folder)
