"""Puts the data of the game into the wheel: scenarios with their analysis, assets, guides,
catalogues.

An editable install gets none of it: there the data is found in the checkout, the catalogues are
compiled and the scenarios analysed when first used (see `burgemeestersgame/cache.py`).
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

UNDATED = datetime(1980, 1, 1, tzinfo=UTC)  # the oldest date that fits in a wheel


class DataHook(BuildHookInterface):
    """Adds `burgemeestersgame/_data`; the build stops on a translation that would fail."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Choose the files, unless the install is editable."""
        if version == "editable":
            return
        root = Path(self.root)
        data = "burgemeestersgame/_data"
        include = build_data["force_include"]
        include[str(root / "scenarios")] = f"{data}/scenarios"
        include[str(root / "assets")] = f"{data}/assets"
        include[str(root / "docs")] = f"{data}/docs"
        self._folder = Path(tempfile.mkdtemp())
        sources = [
            *root.glob("locale/*/LC_MESSAGES/*.po"),
            *root.glob("scenarios/*/locale/**/*.po"),
        ]
        for number, po in enumerate(sorted(sources)):
            compiled = self._folder / f"{number}.mo"
            compiled.write_bytes(compile_catalogue(po))
            place = po.relative_to(root).with_suffix(".mo")
            include[str(compiled)] = f"{data}/{place.as_posix()}"
        for story in sorted(root.glob("scenarios/*/scenario.yaml")):
            analysis = self._folder / f"{story.parent.name}.json"
            analysis.write_bytes(self._analysed(story.parent))
            include[str(analysis)] = f"{data}/scenarios/{story.parent.name}/analysis.json"

    def _analysed(self, scenario: Path) -> bytes:
        """Return what can happen in a scenario, worked out by the game itself."""
        command = [sys.executable, "-m", "burgemeestersgame.analysis.cached", str(scenario)]
        environment = os.environ | {
            "BURGEMEESTERSGAME_HOME": str(self._folder / "home"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        done = subprocess.run(command, cwd=self.root, env=environment, capture_output=True)
        if done.returncode:
            raise ValueError(f"{scenario} cannot be analysed:\n{done.stderr.decode()}")
        return done.stdout

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the wheel, which has it now."""
        if version != "editable":
            shutil.rmtree(self._folder)


def compile_catalogue(po: Path) -> bytes:
    """Return the compiled catalogue; `ValueError` names every translation that would fail."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as file:
        catalogue = read_po(file, locale=po.parent.parent.name, abort_invalid=True)
    problems = [f"{po}:{message.lineno}: {error}" for message, error in errors(catalogue)]
    if problems:
        raise ValueError("\n".join(problems))
    # Babel writes the minute of building where a file has no date: every build would differ.
    catalogue.creation_date = catalogue.revision_date = UNDATED
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def errors(catalogue: Any) -> list[tuple[Any, str]]:
    """Return what Babel finds, and every placeholder that does not come back."""
    found = [(message, str(error)) for message, several in catalogue.check() for error in several]
    for message in catalogue:
        originals, translations = forms(message.id), forms(message.string)
        if not message.id or message.fuzzy or not all(translations):
            continue
        asked = set().union(*map(placeholders, originals))
        for translation in translations:
            # One of several forms may leave a number out: "een zetel", "{count} zetels".
            several = len(translations) > 1
            given = placeholders(translation)
            if given - asked or (asked - given and not several):
                found.append((message, f"placeholders differ: {translation!r}"))
    return found


def forms(text: Any) -> list[str]:
    """Return a text's forms: singular and plural, or the only one."""
    return [text] if isinstance(text, str) else list(text or ())


def placeholders(text: str) -> set[str]:
    """Return the names in braces, doubled braces left out."""
    return set(re.findall(r"\{[^{}]*\}", text.replace("{{", "").replace("}}", "")))
