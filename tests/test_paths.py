"""Where the game finds its data and keeps the player's."""

from pathlib import Path

import pytest

from burgemeestersgame import paths


def test_data_is_found_in_a_checkout_or_installation():
    root = paths.data_root()

    assert (root / "scenarios").is_dir()
    assert paths.assets_folder().is_dir()
    assert paths.locale_folder() == root / "locale"


def test_the_environment_can_name_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("BURGEMEESTERSGAME_HOME", str(tmp_path / "hier"))

    assert paths.user_data_folder() == tmp_path / "hier"


def test_asking_for_the_data_folder_does_not_make_it(data_folder):
    assert paths.user_data_folder() == data_folder
    assert not data_folder.exists()


@pytest.mark.parametrize("value", [None, ""])
def test_without_the_variable_the_platform_decides(value, monkeypatch):
    if value is None:
        monkeypatch.delenv("BURGEMEESTERSGAME_HOME")
    else:
        monkeypatch.setenv("BURGEMEESTERSGAME_HOME", value)

    folder = paths.user_data_folder()

    assert folder.name == "burgemeestersgame"
    assert folder.is_absolute()
    assert folder != Path.cwd()


def test_an_author_finds_scenarios_among_the_documents(monkeypatch):
    monkeypatch.delenv("BURGEMEESTERSGAME_HOME")

    folder = paths.authors_folder()

    assert folder.is_absolute()
    assert folder.parts[-2:] == ("Burgemeestersgame", "scenarios")


def test_the_environment_names_the_folder_of_an_author_too(tmp_path, monkeypatch):
    monkeypatch.setenv("BURGEMEESTERSGAME_HOME", str(tmp_path / "hier"))

    assert paths.authors_folder() == tmp_path / "hier" / "scenarios"


def test_the_bare_name_of_an_authors_own_scenario_means_its_folder():
    own = paths.authors_folder() / "de-markt"
    own.mkdir(parents=True)

    assert paths.path_of("de-markt") == own
    assert paths.path_of("./de-markt") == Path("./de-markt")
    assert paths.path_of("de-kermis") == Path("de-kermis")


def test_the_bare_name_of_an_example_in_the_guides_means_its_folder():
    assert (paths.path_of("festival") / "scenario.yaml").is_file()


def test_what_is_in_the_folder_where_somebody_is_comes_first(tmp_path, monkeypatch):
    (paths.authors_folder() / "de-markt").mkdir(parents=True)
    (tmp_path / "de-markt").mkdir()
    monkeypatch.chdir(tmp_path)

    assert paths.path_of("de-markt") == Path("de-markt")


@pytest.mark.parametrize("name", ["\0", "x" * 5000, ""])
def test_a_name_that_is_no_path_means_itself(name):
    assert paths.path_of(name) == Path(name)
