"""The folder that runs without Python: every command works in it, and the window opens.

Only the one for this system is made here; `.ci/run` does that.
"""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from building import ROOT, packaging, run
from command import KLEIN
from test_cli_play import TO_THE_END
from test_window import PATIENCE_S, Window, display  # noqa: F401 - a fixture

from burgemeestersgame.server.wire import VERSION

pytestmark = packaging


@pytest.fixture(scope="module")
def program(wheels: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program in the folder that was made of the wheel."""
    folder = tmp_path_factory.mktemp("standalone")
    script = ROOT / "distribution" / "standalone.py"
    run(sys.executable, script, "--wheel", wheels[0], folder)
    # Moved, as when it is copied to another computer.
    moved = folder.parent / "een map op een stick"
    shutil.move(folder / "burgemeestersgame", moved)
    return moved / "burgemeestersgame"


@pytest.fixture
def alone(data_folder: Path) -> dict[str, str]:
    """Return an environment in which no other Python is found."""
    return {"PATH": "", "LANG": "en_GB.UTF-8", "BURGEMEESTERSGAME_HOME": str(data_folder)}


def test_it_carries_what_the_wheel_carries(program):
    data = program.parent / "_internal" / "burgemeestersgame" / "_data"

    for story in ROOT.glob("scenarios/*/scenario.yaml"):
        assert (data / "scenarios" / story.parent.name / "analysis.json").is_file()
    assert (data / "locale" / "nl" / "LC_MESSAGES" / "messages.mo").is_file()
    assert (data / "docs" / "beheer.md").is_file()
    assert (program.parent / "sbom.cdx.json").is_file()


def test_it_checks_a_scenario_and_speaks_both_languages(program, alone, tmp_path):
    run(program, "check", "--strict", "azc-raadsavond", env=alone, cwd=tmp_path)
    helped = [run(program, "--lang", language, "--help", env=alone) for language in ("nl", "en")]

    assert helped[0] != helped[1]


def test_a_game_is_played_as_text_and_looked_back_on(program, alone, tmp_path):
    told = run(program, "play", KLEIN, "--text", input=TO_THE_END.decode(), env=alone, cwd=tmp_path)
    run(program, "debrief", "last", "-o", "verslag.html", env=alone, cwd=tmp_path)
    run(program, "debrief", "last", "-o", "verslag.pdf", env=alone, cwd=tmp_path)

    assert "Looking back" in told
    assert "</html>" in (tmp_path / "verslag.html").read_text(encoding="utf-8")
    assert (tmp_path / "verslag.pdf").read_bytes().startswith(b"%PDF-")


def test_an_author_has_every_command(program, alone, tmp_path):
    for command in [
        ("new", "proef", "--title", "Proef"),
        ("check", "proef"),
        ("translate", "update", "proef", "--lang", "nl"),
        ("simulate", "proef", "--runs", "50"),
        ("analyse", "proef"),
        ("map", "proef", "-o", "kaart.html"),
        ("guide", "proef", "-o", "gids.html"),
        ("pack", "proef", "-o", "proef.zip"),
        ("install", "proef.zip", "--yes"),
        ("uninstall", "proef", "--yes"),
        ("schema", "-o", "schema.json"),
        ("norms", "-o", "normen.html"),
    ]:
        run(program, *command, env=alone, cwd=tmp_path)

    assert "<svg" in (tmp_path / "kaart.html").read_text(encoding="utf-8")


def test_a_group_can_join(program, alone, tmp_path):
    command = [program, "host", "oefening", "--headless", "--format", "json"]
    command += ["--bind", "127.0.0.1", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=alone, cwd=tmp_path) as process:
        try:
            address = json.loads(process.stdout.readline())["join_url"]
            with urllib.request.urlopen(urljoin(address, "/alive"), timeout=PATIENCE_S) as answer:
                said = json.load(answer)
        finally:
            process.terminate()

    assert said == {"v": VERSION}


@pytest.fixture
def environment(alone: dict[str, str], display: str) -> dict[str, str]:  # noqa: F811
    return {
        **alone,
        "PATH": os.environ["PATH"],  # for xdotool
        "DISPLAY": display,
        "SDL_VIDEODRIVER": "x11",
        "BURGEMEESTERSGAME_TRACE": "1",
    }


@pytest.fixture
def opened(program: Path, environment: dict[str, str]) -> Iterator:
    """Return what opens a window on a command."""
    processes = []

    def opens(*command: str | Path) -> Window:
        process = subprocess.Popen(
            [str(part) for part in (program, *command)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        return Window(process, environment)

    yield opens
    for process in processes:
        process.kill()
        process.communicate()


@pytest.mark.window
def test_the_window_opens_a_story_and_closes(opened):
    window = opened("--lang", "nl")
    window.waits_for("first frame")
    window.waits_for("screen menu")
    window.press("Tab", "Return")
    window.waits_for("screen stories")
    window.press("Escape")
    window.waits_for("screen menu")
    window.press("Escape")
    window.waits_for("screen confirm")
    window.press("Return")

    assert window.process.wait(PATIENCE_S) == 0


@pytest.mark.window
def test_a_story_is_previewed_while_it_is_written(opened, program, alone, tmp_path):
    run(program, "new", "proef", "--title", "Proef", env=alone, cwd=tmp_path)

    window = opened("preview", "proef")

    window.waits_for("screen preview briefing")


@pytest.mark.window
@pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is of Linux")
def test_a_screen_reader_reads_and_uses_the_window(opened, environment):
    from atspi import Bus, until

    bus = Bus(environment)
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.address
    window = opened("--lang", "nl")

    def settings():
        things = (thing for each in bus.windows() for thing in each.walk())
        return next((thing for thing in things if thing.name == "Instellingen"), None)

    try:
        until(settings).press()
        window.waits_for("screen settings")
    finally:
        bus.close()
