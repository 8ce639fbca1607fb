"""How the game comes to a computer: installed without internet, in the menu of a desktop, with a
bill of materials."""

import configparser
import json
import re
import shutil
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from building import ROOT, packaging, run

import burgemeestersgame

DISTRIBUTION = ROOT / "distribution"
LINUX = DISTRIBUTION / "linux"
NAME = "org.example.burgemeestersgame"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(LINUX / f"{NAME}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture(scope="module")
def metainfo() -> ET.Element:
    return ET.parse(LINUX / f"{NAME}.metainfo.xml").getroot()


def test_the_desktop_entry_starts_the_game_with_its_own_icon(entry):
    assert entry["Type"] == "Application"
    assert entry["Exec"] == "burgemeestersgame"
    assert entry["Icon"] == NAME
    assert entry["Terminal"] == "false"


@pytest.mark.parametrize("key", ["GenericName", "Comment", "Keywords"])
def test_the_desktop_entry_speaks_both_languages(entry, key):
    assert entry[key] != entry[f"{key}[nl]"]
    assert entry[key].endswith(";") == entry[f"{key}[nl]"].endswith(";") == (key == "Keywords")


def test_the_metainfo_belongs_to_the_desktop_entry(metainfo):
    assert metainfo.findtext("id") == NAME
    assert metainfo.findtext("launchable") == f"{NAME}.desktop"
    assert metainfo.findtext("project_license") == "EUPL-1.2"


def test_the_metainfo_says_everything_in_both_languages(metainfo):
    described = [p.get(XML_LANG) for p in metainfo.iterfind("description/p")]
    summarised = [summary.get(XML_LANG) for summary in metainfo.iterfind("summary")]

    assert summarised == [None, "nl"]
    assert described == [None, "nl"] * (len(described) // 2)


def test_the_metainfo_names_this_version(metainfo):
    releases = [release.get("version") for release in metainfo.iterfind("releases/release")]

    assert releases[0] == burgemeestersgame.__version__


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (["desktop-file-validate"], f"{NAME}.desktop"),
        (["appstreamcli", "validate", "--no-net"], f"{NAME}.metainfo.xml"),
    ],
)
def test_the_validators_of_desktops_agree(command, file):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")

    run(*command, LINUX / file)


def test_the_script_that_installs_can_be_read_by_any_shell():
    run("sh", "-n", DISTRIBUTION / "install.sh")


def test_both_scripts_install_from_the_folder_alone():
    for script in ("install.sh", "install.bat"):
        text = (DISTRIBUTION / script).read_text(encoding="utf-8")
        assert "--no-index" in text
        assert re.search("sudo|runas|https?:", text) is None


@pytest.fixture(scope="module")
def wheelhouse(wheels: tuple[Path, Path], tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheelhouse") / "burgemeestersgame om te installeren"
    run(sys.executable, DISTRIBUTION / "wheelhouse.py", "--wheel", wheels[0], folder)
    return folder


class TestWheelhouse:
    """A folder is filled for this system, and installed from without an index."""

    pytestmark = packaging

    @pytest.mark.skipif(sys.platform != "linux", reason="installs as on Linux")
    def test_it_installs_for_one_user_without_internet(self, wheelhouse, tmp_path):
        python = shutil.which("python3")
        nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
        alone = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHON": python, **nowhere}

        told = run("sh", wheelhouse / "install.sh", env=alone, cwd=tmp_path)
        program = Path(told.splitlines()[-1])

        assert program.is_relative_to(tmp_path)
        assert run(program, "--version", env=alone).strip().endswith(burgemeestersgame.__version__)
        started = (tmp_path / ".local/share/applications" / f"{NAME}.desktop").read_text()
        assert f'Exec="{program}"' in started
        assert (tmp_path / f".local/share/icons/hicolor/scalable/apps/{NAME}.svg").is_file()

    def test_it_has_what_maps_and_reports_need(self, wheelhouse):
        names = {wheel.name.split("-")[0] for wheel in (wheelhouse / "wheels").iterdir()}

        assert {"burgemeestersgame", "pygame_ce", "fast_sugiyama", "typst"} <= names
        assert "pygame" not in names


@pytest.fixture(scope="module")
def sbom(wheels: tuple[Path, Path], tmp_path_factory) -> dict:
    file = tmp_path_factory.mktemp("sbom") / "sbom.cdx.json"
    run(sys.executable, DISTRIBUTION / "sbom.py", "--wheel", wheels[0], file)
    return json.loads(file.read_bytes())


class TestBillOfMaterials:
    """CycloneDX, made by the same command in `.ci/run` and for the folder without Python."""

    pytestmark = packaging

    def test_it_is_cyclonedx_of_this_version(self, sbom):
        about = sbom["metadata"]["component"]

        assert sbom["bomFormat"] == "CycloneDX"
        assert about["name"] == "burgemeestersgame"
        assert about["version"] == burgemeestersgame.__version__

    def test_it_names_every_package_of_the_game_with_its_licence(self, sbom):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        asked = [*project["dependencies"]]
        for name, needs in project["optional-dependencies"].items():
            asked += [] if name in ("dev", "test") else needs
        wanted = {re.split(r"[<>=~ ;\[]", need)[0].lower() for need in asked}
        licensed = {part["name"].lower() for part in sbom["components"] if part.get("licenses")}

        assert wanted
        assert wanted - licensed == set()

    def test_it_names_nothing_that_only_builds_or_tests(self, sbom):
        names = {part["name"].lower() for part in sbom["components"]}

        assert names & {"pip", "setuptools", "pyinstaller", "pytest", "ruff", "hatchling"} == set()

    def test_it_tells_nothing_of_the_computer_it_was_made_on(self, sbom):
        assert str(Path.home()) not in json.dumps(sbom)
        assert "file://" not in json.dumps(sbom)
