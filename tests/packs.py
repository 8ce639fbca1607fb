"""Packs as our own command makes them, and as somebody with bad intentions would."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from burgemeestersgame.authoring.pack import pack
from tests.command import KLEIN
from tests.media import PNG, SVG

STORY = (KLEIN / "scenario.yaml").read_text(encoding="utf-8")
CATALOGUE = """\
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgctxt "title"
msgid "De toon op het park"
msgstr "The tone at the park"
"""


def a_scenario(folder: Path, story: str = STORY) -> Path:
    """Write the small scenario with a picture for a scene, one for a face, and a catalogue."""
    files: dict[str, str | bytes] = {
        "scenario.yaml": story,
        "beeld/kamer.svg": SVG,
        "beeld/griffier-rustig.png": PNG,
        "locale/en/LC_MESSAGES/messages.po": CATALOGUE,
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def a_pack(folder: Path, story: str = STORY, **asked: Any) -> bytes:
    """Return a pack of the small scenario."""
    return pack(a_scenario(folder, story), **asked).content


def contents(content: bytes) -> dict[str, bytes]:
    """Return the files in a pack."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def listing(**files: bytes) -> dict[str, dict[str, Any]]:
    """Return what a manifest says of files."""
    return {
        path: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for path, content in files.items()
    }


def zipped(
    files: Mapping[str, bytes],
    *,
    compression: int = zipfile.ZIP_STORED,
    entry: Callable[[zipfile.ZipInfo], None] = lambda _entry: None,
) -> bytes:
    """Return a zip file of just these files; `entry` may change what it says of each."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo("x", (1980, 1, 1, 0, 0, 0))
            info.filename = path  # as it is: the constructor would mend it
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            info.compress_type = compression
            entry(info)
            archive.writestr(info, content)
    return buffer.getvalue()


def forged(
    good: bytes, *, is_listed: bool = True, without: str = "", says: Any = None, **more: Any
) -> bytes:
    """Return a pack with files added or replaced, and with a list that fits them.

    Args:
        good: A pack.
        is_listed: Whether the list names what was added.
        without: A file to leave out of the zip, not of the list.
        says: What else the list says, by key.
        more: `files`, by path; anything else goes to `zipped`.
    """
    files = contents(good)
    manifest = json.loads(files["manifest.json"])
    added = more.pop("files", {})
    if is_listed:
        manifest["files"] |= listing(**added)
    manifest |= says or {}
    files |= {"manifest.json": json.dumps(manifest).encode()} | added
    files.pop(without, None)
    return zipped(files, **more)
