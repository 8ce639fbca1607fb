"""What the page for administrators says of folders, ports and limits is so."""

import ast
import re
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from burgemeestersgame import paths
from burgemeestersgame.desktop.screens import settings as settings_screen
from burgemeestersgame.server.service import PORT
from burgemeestersgame.server.wire import MAX_FRAME
from burgemeestersgame.settings import Settings, save_settings
from burgemeestersgame.store import open_store

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "burgemeestersgame"
PAGE = (ROOT / "docs" / "beheer.md").read_text(encoding="utf-8")
INSTALLING = (ROOT / "docs" / "installeren.md").read_text(encoding="utf-8")

# Only these speak with a network, and only `host` imports them.
SPEAKING = ("socket", "http", "urllib.request", "ssl", "uvicorn", "starlette", "websockets")


def first_column(heading: str) -> list[str]:
    """Return what stands in backquotes before the second bar, in the table under a heading."""
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)


def test_every_folder_and_file_of_the_data_folder_is_named():
    home = paths.user_data_folder()
    folders = [paths.reports_folder(), paths.installed_folder(), paths.sessions_folder()]
    save_settings(Settings())
    with open_store():
        made = {path.name for path in home.iterdir()}
    told = first_column("Wat het spel schrijft")

    assert {folder.relative_to(home).as_posix() for folder in folders} <= set(told)
    assert {name for name in made if not name.endswith(("-wal", "-shm"))} <= set(told)


@pytest.mark.parametrize("name", first_column("Wat het spel schrijft"))
def test_every_name_in_the_table_is_one_the_game_uses(name):
    sources = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))

    assert f'"{name}"' in sources


def test_the_data_folder_of_each_system_is_right(monkeypatch):
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for system in (MacOS, Unix):
        folder = Path(system("burgemeestersgame", appauthor=False).user_data_dir)
        assert f"`~/{folder.relative_to(Path.home()).as_posix()}`" in PAGE


def test_the_variable_for_another_folder_is_named():
    assert f"`{paths.HOME_VARIABLE}`" in PAGE


def test_the_port_and_the_size_of_messages_are_right():
    assert f"**TCP-poort {PORT}**" in PAGE
    assert f"meer dan {MAX_FRAME // 1024} kB" in PAGE


def test_the_periods_after_which_games_go_are_right():
    *most, last = settings_screen._PERIODS

    assert f"{', '.join(map(str, most))} of {last} dagen" in PAGE


def test_who_plays_alone_imports_nothing_that_speaks_with_a_network():
    speaking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(name.startswith(SPEAKING) for name in imported(path))
    }

    assert {name for name in speaking if not name.startswith("server/")} == set()


def imported(path: Path) -> list[str]:
    """Return the modules that a file imports, wherever in it."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names):
                found += [f"{each.name}." for each in names]
            case ast.ImportFrom(module=str(module)):
                found.append(f"{module}.")
    return [name.removesuffix(".") for name in found]


@pytest.mark.parametrize(
    "file", sorted(set(re.findall(r"distribution/[\w./-]+", PAGE + INSTALLING)))
)
def test_every_script_that_is_named_is_there(file):
    assert (ROOT / file).is_file()


def test_the_systems_of_the_wheelhouse_are_the_ones_named():
    tree = ast.parse((ROOT / "distribution" / "wheelhouse.py").read_text(encoding="utf-8"))
    (table,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "SYSTEMS"
    )
    line = next(line for line in INSTALLING.splitlines() if line.startswith("`--for` is"))

    assert set(re.findall(r"`([a-z-]+)`", line)) - {"--for", "--python"} == {
        key.value for key in table.keys
    }


def test_the_colours_of_a_municipality_have_the_names_that_the_pages_use():
    ours = (ROOT / "assets" / "themes" / "default.css").read_text(encoding="utf-8")
    told = set(re.findall(r"--nl-[a-z-]+", INSTALLING))

    assert told
    assert told <= set(re.findall(r"--nl-[a-z-]+", ours))
    assert f"`{paths.theme_file().name}`" in INSTALLING
