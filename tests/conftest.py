"""What every test gets: a data folder of its own, and English until it asks for Dutch."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import ROOT, run

from burgemeestersgame import i18n


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
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the wheel built from the checkout, and the one built from the sdist."""
    direct, through_sdist = tmp_path_factory.mktemp("direct"), tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", direct, ROOT)
    run(sys.executable, "-m", "build", "--outdir", through_sdist, ROOT)
    return next(direct.glob("*.whl")), next(through_sdist.glob("*.whl"))
