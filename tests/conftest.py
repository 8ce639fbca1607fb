"""What every test gets: a data folder of its own, and English until it asks for Dutch.

And what many share, as it takes long to start or to make: a browser, axe-core, the wheels.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import ROOT, run
from hypothesis import settings

from burgemeestersgame import i18n

# No test fails because something else keeps the computer busy.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each worker neighbouring tests, which share what they make; who is done helps others."""
    if config.getoption("dist") != "load":
        return None  # what was asked for
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that stands in for the user's data folder; it does not exist yet."""
    folder = tmp_path / "burgemeestersgame-home"
    monkeypatch.setenv("BURGEMEESTERSGAME_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Start and end every test in English, the language of the message ids."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run one Chromium for all tests; gives the address of its DevTools."""
    from tests.browser import running

    with running(tmp_path_factory.mktemp("chrome")) as address:
        yield address


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the script of axe-core, from `AXE_CORE` (the path of `axe.min.js`) or through npm."""
    from tests.browser import missing

    if known := os.environ.get("AXE_CORE"):
        return Path(known).read_text(encoding="utf-8")
    npm = shutil.which("npm")
    if npm is None or not os.environ.get("CI"):
        missing("axe-core (set AXE_CORE to the path of axe.min.js)")
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run(
        [str(npm), "install", "--prefix", str(folder), "--no-save", "axe-core@4"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the wheel built from the checkout, and the one built from the sdist."""
    direct, through_sdist = tmp_path_factory.mktemp("direct"), tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", direct, ROOT)
    run(sys.executable, "-m", "build", "--outdir", through_sdist, ROOT)
    return next(direct.glob("*.whl")), next(through_sdist.glob("*.whl"))
