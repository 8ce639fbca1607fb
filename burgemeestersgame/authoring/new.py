"""A new scenario: one that plays already and teaches the format, or a copy of another.

Both are made beside the place where they belong and then moved there, so that nobody finds half a
scenario, and nothing that is there is ever written over.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
import tempfile
import textwrap
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from burgemeestersgame.authoring import schema
from burgemeestersgame.authoring.contents import is_portable, not_portable
from burgemeestersgame.authoring.copied import as_yaml, copied_files
from burgemeestersgame.errors import GameError
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import authors_folder, is_bare
from burgemeestersgame.scenario.fields import LONGEST_ID, is_id
from burgemeestersgame.scenario.folder import SCENARIO_FILE
from burgemeestersgame.scenario.problems import as_id, quoted

LANGUAGES = ("nl", "en")
"""What a new scenario can be written in; another is made by copying or by translating."""

_LONGEST_LINE = 110


class NotMade(GameError):
    """No scenario was made, and nothing was written."""


def place_for(name: str) -> Path:
    """Return the whole path of a scenario of this name: a bare one is in the author's own folder.

    A name with a folder in it, such as `./de-markt`, is a path already.
    """
    if is_bare(name):
        return authors_folder() / name
    return Path(os.path.abspath(os.path.expanduser(name)))


def name_for(title: str) -> str:
    """Return the id that a title gives, '' where there is nothing in it to make one of."""
    return (as_id(title) or "")[:LONGEST_ID].strip("-")


def create(folder: Path, *, title: str, role: str, language: str, about: str = "") -> Path:
    """Write a small, whole scenario with comments that teach, and return its folder.

    Args:
        folder: Where it goes; its name becomes the id. It must not be there yet.
        language: Of its texts and comments: one of `LANGUAGES`.
        about: One sentence, for a comment on top; may be ''.

    Raises:
        NotMade: The name is no id, the title or role has a brace in it, the folder is there
            already, or it cannot be written.
    """
    _check_texts(title, role)
    if language not in LANGUAGES:
        raise NotMade(
            _("a new scenario is in one of these languages: {languages}").format(
                languages=", ".join(LANGUAGES)
            )
        )
    template = resources.files(__package__) / "templates" / f"{language}.yaml"
    filled = {
        "# {title}": _comment(title),
        "# {about}\n#\n": f"{_comment(about)}\n#\n" if about.strip() else "",
        "{id}": folder.name,
        "{title}": as_yaml(title),
        "{role}": as_yaml(role),
    }
    # All at once: a title may have such a place in it.
    places = re.compile("|".join(map(re.escape, filled)))
    text = places.sub(lambda place: filled[place[0]], template.read_text("utf-8"))
    return _write(folder, {SCENARIO_FILE: (schema.EDITOR_LINE + text).encode()}, language)


def copy(source: Path, folder: Path, *, title: str, role: str = "", language: str) -> Path:
    """Copy a scenario with its catalogues, pictures and sounds, and return the new folder.

    Its own norms get the new id in front; its plays and what was worked out about it stay behind.

    Args:
        source: The folder or file of a scenario that loads.
        folder: As for `create`.
        role: '' leaves it as it is.
        language: Of the schema beside it; the texts stay in their own.

    Raises:
        NotMade: As for `create`.
        GameError: The source cannot be read, or has errors.
    """
    _check_name(folder)
    _check_texts(title, role)
    files = copied_files(source, folder.name, {"title": title, "role": role})
    return _write(folder, files, language)


def _comment(text: str) -> str:
    lines = textwrap.wrap(" ".join(text.split()), _LONGEST_LINE)
    return "\n".join(f"# {line}" for line in lines or [""])


def _write(folder: Path, files: Mapping[str, bytes], language: str) -> Path:
    _check_name(folder)
    described = json.dumps(schema.schema(language), ensure_ascii=False, indent=1)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(folder):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            for name, content in {**files, schema.FILE: f"{described}\n".encode()}.items():
                path = made / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            made.chmod(0o755)  # a temporary folder is private; this one is as any other
            _move(made, folder)
        except BaseException:
            with contextlib.suppress(OSError):
                shutil.rmtree(made)
            raise
    except (OSError, ValueError) as error:
        raise _not_made(folder, error) from error
    return folder


def _move(made: Path, folder: Path) -> None:
    """Give the finished folder its name.

    Raises:
        FileExistsError: Somebody else made one of that name meanwhile.
    """
    try:
        # An empty folder would be replaced without a word on Linux: making it first is the claim.
        folder.mkdir()
        if os.name == "nt":
            folder.rmdir()  # Windows never replaces a folder
        made.rename(folder)
    except BaseException as error:
        if not isinstance(error, FileExistsError):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _not_made(folder: Path, error: Exception) -> NotMade:
    if isinstance(error, FileExistsError):
        if os.path.lexists(folder):
            message = _("'{path}' is there already, and stays as it is; choose another name")
            return NotMade(message.format(path=folder))
        error = NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    message = _("'{path}' cannot be made: {reason}")
    return NotMade(message.format(path=folder, reason=reason(error)))


def _check_name(folder: Path) -> None:
    name = folder.name
    if is_id(name):
        if not is_portable(name):
            raise NotMade(not_portable(name))
        return
    message = _(
        "'{name}' cannot be the name of a scenario: it has small letters, digits and hyphens"
    )
    better = as_id(name)
    if better:
        message += "; " + _("write '{id}'")
    raise NotMade(message.format(name=quoted(name), id=better))


def _check_texts(*texts: str) -> None:
    for text in texts:
        if "{" in text or "}" in text:
            raise NotMade(
                _(
                    "'{text}' has a brace in it, which means something else here; leave it out"
                ).format(text=quoted(text))
            )
