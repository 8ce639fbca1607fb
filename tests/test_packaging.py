"""What the packages promise: the version, the files a public code base has, the README's commands.

Building and installing wheel and sdist takes a network; `.ci/run` does that.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import packaging, run

import burgemeestersgame
from burgemeestersgame.analysis.cached import digest_of
from burgemeestersgame.analysis.result import from_json
from burgemeestersgame.scenario import load_scenario

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def publiccode() -> dict:
    return yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))


def first_code_line(heading: str) -> str:
    """Return the first line of the first code block under a heading of the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return section.split("```", 2)[1].splitlines()[1]


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("\ndependencies = [\n", 1)[1].split("\n]", 1)[0]

    for line in block.splitlines():
        assert re.search(r'^    ".+",\s+# \w', line), line


def test_only_the_community_edition_of_pygame_is_asked_for(project):
    names = [re.split(r"[<>=~ ]", item)[0] for item in project["project"]["dependencies"]]

    assert "pygame-ce" in names
    assert "pygame" not in names


def test_building_asks_for_the_same_libraries_as_playing(project):
    needed = set(project["build-system"]["requires"])

    assert {need for need in needed if not need.startswith("hatchling")} <= set(
        project["project"]["dependencies"]
    )


def test_the_readme_starts_the_game_and_the_tests_with_one_line_each():
    start, test = first_code_line("Start"), first_code_line("Test")

    assert start.startswith("python3 -m venv .venv && ")
    assert start.endswith(".venv/bin/burgemeestersgame")
    assert test.startswith("python3 -m venv .venv && ")
    assert test.endswith("pytest -n auto")


@pytest.mark.parametrize(
    "name",
    [
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "REUSE.toml",
        "assets/CREDITS.md",
    ],
)
def test_a_public_code_base_has(name):
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_the_catalogue_entry_agrees_with_the_package(project, publiccode):
    assert publiccode["softwareVersion"] == burgemeestersgame.__version__
    assert publiccode["legal"]["license"] == "EUPL-1.2"
    assert publiccode["localisation"]["availableLanguages"] == ["nl", "en"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_catalogue_entry_keeps_to_its_lengths(publiccode, language):
    description = publiccode["description"][language]

    assert len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000


def test_links_in_the_readme_lead_somewhere():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", readme) if "://" not in link]

    assert [link for link in links if not (ROOT / link).exists()] == []


def scenarios_listed(*command: str | Path, **options: Any) -> set[str]:
    listed = json.loads(run(*command, "list", "--format", "json", **options))
    return {scenario["id"] for scenario in listed}


def contents(wheel: Path) -> dict[str, bytes]:
    """Return the files of a wheel, without the record of their digests."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/RECORD")]
        return {name: archive.read(name) for name in names}


@pytest.fixture(scope="module")
def installed(wheels: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment in which the wheel is installed with its dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", folder)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", wheels[0])
    return folder


class TestPackages:
    """Checkout, editable install, wheel and sdist all carry the whole game."""

    pytestmark = packaging

    def test_the_sdist_makes_the_same_wheel(self, wheels):
        direct, through_sdist = wheels

        assert contents(through_sdist) == contents(direct)

    def test_the_wheel_carries_data_and_compiled_catalogues(self, wheels):
        data = "burgemeestersgame/_data"
        names = contents(wheels[0])

        for name in [
            f"{data}/scenarios/azc-raadsavond/scenario.yaml",
            f"{data}/scenarios/azc-raadsavond/locale/en/LC_MESSAGES/messages.po",
            f"{data}/scenarios/azc-raadsavond/locale/en/LC_MESSAGES/messages.mo",
            f"{data}/locale/nl/LC_MESSAGES/messages.mo",
            f"{data}/locale/en/LC_MESSAGES/messages.mo",
            f"{data}/assets/fonts/Inter-Regular.otf",
            f"{data}/docs/handboek/README.md",
            "burgemeestersgame/guides/page.css",
            "burgemeestersgame/norms/vpt.yaml",
        ]:
            assert name in names
        assert any(name.endswith("licenses/LICENSE") for name in names)

    def test_the_wheel_carries_the_analysis_of_every_scenario(self, wheels):
        files = contents(wheels[0])
        scenarios = [path.parent for path in ROOT.glob("scenarios/*/scenario.yaml")]

        assert scenarios
        for folder in scenarios:
            name = f"burgemeestersgame/_data/scenarios/{folder.name}/analysis.json"
            analysis = from_json(files[name])
            assert analysis is not None
            assert analysis.exact
            assert analysis.digest == digest_of(load_scenario(folder))

    def test_a_catalogue_does_not_tell_when_it_was_built(self, wheels):
        catalogues = [data for name, data in contents(wheels[0]).items() if name.endswith(".mo")]

        assert catalogues
        for data in catalogues:
            headers = GNUTranslations(io.BytesIO(data)).info()
            assert headers["pot-creation-date"] == "1980-01-01 00:00+0000"
            assert headers["po-revision-date"] == "1980-01-01 00:00+0000"

    def test_a_translation_that_would_fail_stops_the_build(self, tmp_path):
        copy = tmp_path / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "tests"))
        catalogue = copy / "locale" / "nl" / "LC_MESSAGES" / "messages.po"
        with catalogue.open("a", encoding="utf-8") as file:
            file.write('\nmsgid "proof {one}"\nmsgstr "proef {twee}"\n')
        command = [sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, copy]

        done = subprocess.run(command, capture_output=True, text=True)

        assert done.returncode != 0
        assert "placeholders differ: 'proef {twee}'" in done.stdout + done.stderr

    def test_the_installed_wheel_lists_the_scenarios(self, installed, tmp_path):
        command = installed / "bin" / "burgemeestersgame"

        assert "azc-raadsavond" in scenarios_listed(command, cwd=tmp_path)

    def test_the_installed_wheel_speaks_dutch(self, installed, tmp_path):
        command = installed / "bin" / "burgemeestersgame"

        assert run(command, "--lang", "nl", "--help", cwd=tmp_path) != run(
            command, "--lang", "en", "--help", cwd=tmp_path
        )

    def test_a_checkout_runs_without_installation(self, installed, tmp_path):
        python = installed / "bin" / "python"
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        where = "import burgemeestersgame; print(burgemeestersgame.__file__)"

        assert str(ROOT) in run(python, "-c", where, cwd=tmp_path, env=environment)
        assert "azc-raadsavond" in scenarios_listed(
            python, "-m", "burgemeestersgame", cwd=tmp_path, env=environment
        )

    def test_an_editable_install_runs(self, tmp_path):
        assert "azc-raadsavond" in scenarios_listed(
            sys.executable, "-m", "burgemeestersgame", cwd=tmp_path
        )

    def test_an_installation_takes_at_most_105_megabytes(self, installed):
        (packages,) = installed.glob("lib/python*/site-packages")
        ours = [path for path in packages.rglob("*") if path.is_file()]
        tools = ("pip", "setuptools", "_distutils_hack", "pkg_resources")
        counted = [
            path for path in ours if not path.relative_to(packages).parts[0].startswith(tools)
        ]
        assets = [path for path in counted if "assets" in path.parts]

        assert sum(path.stat().st_size for path in counted) <= 105_000_000
        assert sum(path.stat().st_size for path in assets) <= 12_000_000
