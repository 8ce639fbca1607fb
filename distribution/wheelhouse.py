"""Makes a folder from which the game is installed without internet and without administrator.

    python distribution/wheelhouse.py [--wheel WHEEL] [--for SYSTEM] [--python 3.13] FOLDER

FOLDER gets `wheels`, with the game and everything it needs, and a script that installs it for one
user. The computer that installs has that Python already; the one that makes the folder has internet
and may be another system.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path

from packages import ROOT, complete, extras, run, the_wheel
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OUR_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"

# The tags of the wheels that a system takes, and how it answers a package that asks what it is.
_GLIBC = [f"manylinux_2_{minor}" for minor in range(35, 16, -1)] + ["manylinux2014"]
SYSTEMS = {
    "windows": (["win_amd64"], "Windows", "win32"),
    "macos": (["macosx_14_0_arm64"], "Darwin", "darwin"),
    "macos-intel": (["macosx_13_0_x86_64"], "Darwin", "darwin"),
    "linux": ([f"{tag}_x86_64" for tag in _GLIBC], "Linux", "linux"),
}


def fill(folder: Path, wheel: Path, system: str, python: str) -> None:
    """Download what the complete game needs on a system with a Python, such as `3.13`.

    pip looks at the computer it runs on where a package asks "is this Windows?", so what it leaves
    out is asked for afterwards.
    """
    tags, platform_system, sys_platform = SYSTEMS[system]
    shutil.copy(wheel, folder)
    there = {
        "platform_system": platform_system,
        "sys_platform": sys_platform,
        "os_name": "nt" if sys_platform == "win32" else "posix",
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    wanted = [complete(wheel)]
    while wanted:
        run(
            *(sys.executable, "-m", "pip", "download", "--quiet", "--only-binary", ":all:"),
            *("--dest", folder, "--find-links", folder, "--python-version", python),
            *(part for tag in tags for part in ("--platform", tag)),
            *wanted,
        )
        wanted = sorted(set(_missing(folder, there)))


def _missing(folder: Path, there: dict[str, str]) -> Iterator[str]:
    wheels = list(folder.glob("*.whl"))
    present = {canonicalize_name(wheel.name.split("-")[0]) for wheel in wheels}
    for wheel in wheels:
        ours = extras() if wheel.name.startswith("burgemeestersgame-") else ()
        for text in _needs(wheel):
            need = Requirement(text)
            if canonicalize_name(need.name) in present:
                continue
            asked = need.marker is None or any(
                need.marker.evaluate(there | {"extra": extra}) for extra in ("", *ours)
            )
            if asked:
                yield f"{need.name}{need.specifier}"


def _needs(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (
            name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)
        )
        return HeaderParser().parsestr(archive.read(name).decode()).get_all("Requires-Dist") or []


def make(folder: Path, wheel: Path, system: str, pythons: list[str]) -> None:
    """Make the folder: wheels, what is asked of them, and the script that installs."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    for python in pythons:
        fill(wheels, wheel, system, python)
    (folder / "requirements.txt").write_text(
        f"burgemeestersgame[{','.join(extras())}]\n", encoding="utf-8"
    )
    here = ROOT / "distribution"
    if system.startswith("windows"):
        text = (here / "install.bat").read_text(encoding="utf-8")
        (folder / "install.bat").write_text(text, encoding="utf-8", newline="\r\n")
    else:
        shutil.copy(here / "install.sh", folder)
    if system == "linux":
        shutil.copytree(here / "linux", folder / "linux")
        shutil.copy(ROOT / "assets" / "icon.svg", folder / "linux")


def main() -> None:
    """Do what the command line asks."""
    here = "windows" if sys.platform == "win32" else sys.platform.replace("darwin", "macos")
    parser = argparse.ArgumentParser(description="Make a folder to install from, offline.")
    parser.add_argument("folder", type=Path, help="that is not there yet")
    parser.add_argument("--wheel", type=Path, help="of the game; without it one is built")
    parser.add_argument("--for", dest="system", choices=SYSTEMS, default=here)
    parser.add_argument("--python", action="append", help="that may be there; may be repeated")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        wheel = the_wheel(asked.wheel, Path(work))
        make(asked.folder, wheel, asked.system, asked.python or [OUR_PYTHON])


if __name__ == "__main__":
    main()
