"""A run with the scenario it was played on, as one JSON file that can be read anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from burgemeestersgame.engine import Run
from burgemeestersgame.errors import GameError
from burgemeestersgame.i18n import gettext as _

VERSION = 1
MAX_BYTES = 64_000_000


class NotExported(GameError):
    """A file does not hold an exported run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A run that needs nothing else to be understood.

    Attributes:
        files: The scenario as it was when it was played, by path within its folder.
        language: It was played in, '' when unknown.
        started: When play began, None when unknown.
        run_id: Where it was played, '' when unknown.
    """

    run: Run
    files: Mapping[str, bytes]
    language: str = ""
    started: datetime | None = None
    run_id: str = ""


def to_json(exported: Exported) -> str:
    """Return an exported run as JSON that `from_json` reads, also in later versions.

    Compiled catalogues are left out: where there is one, so is what it was made from, or
    else the scenario is told in its own language.
    """
    files = {}
    for path, content in exported.files.items():
        try:
            files[path] = content.decode()
        except UnicodeDecodeError:
            continue
    document = {
        "version": VERSION,
        "id": exported.run_id,
        "run": json.loads(exported.run.to_json()),
        "language": exported.language,
        "started": exported.started.astimezone(UTC).isoformat() if exported.started else None,
        "scenario": {"id": exported.run.scenario, "files": files},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str | bytes) -> Exported:
    """Return the run in a file.

    Raises:
        NotExported: It is something else, or of a version that this game does not know.
        RunError: Its run cannot be read.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise NotExported(_("this is no exported run: it cannot be read as JSON")) from None
    if not isinstance(document, dict) or not isinstance(document.get("run"), dict):
        raise NotExported(_("this is no exported run: there is no run in it"))
    version = document.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        raise NotExported(
            _("this run was exported by a newer version of the game ({version})").format(
                version=version
            )
        )
    scenario = document.get("scenario")
    files = scenario.get("files") if isinstance(scenario, dict) else None
    if not isinstance(files, dict) or not all(isinstance(text, str) for text in files.values()):
        raise NotExported(_("this is no exported run: the scenario is missing"))
    language = document.get("language")
    return Exported(
        run=Run.from_json(json.dumps(document["run"])),
        # What cannot be text in a file cannot be in the scenario either.
        files={path: text.encode(errors="replace") for path, text in files.items()},
        language=language if isinstance(language, str) else "",
        started=_moment(document.get("started")),
        run_id=_id(document.get("id")),
    )


def _id(text: object) -> str:
    return text if isinstance(text, str) and re.fullmatch(r"[0-9a-f]{12}", text) else ""


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        # Before there were computers, or on the last day that there is, nobody can have played.
        return moment.astimezone(UTC) if 1970 < moment.year < 9999 else None
    except ValueError:
        return None
