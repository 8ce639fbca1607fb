"""Keeps what is expensive to compute, in the user's data folder. There is no other cache.

Nothing here is needed: every file can be thrown away, and where nothing can be
written or read the value is simply computed again.
"""

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from burgemeestersgame import __version__
from burgemeestersgame.files import write_atomically
from burgemeestersgame.paths import user_data_folder

_DIGEST_BYTES = 32


def cached(
    name: str, inputs: Iterable[bytes], build: Callable[[], bytes], *, is_fresh: bool = False
) -> bytes:
    """Return what `build` returns, from a file when the same inputs were seen before.

    Args:
        name: What it is, such as `catalogue-nl`; one value is kept for each name,
            so that what is out of date goes away by itself.
        inputs: Everything the value depends on. The version of the game is always
            part of the key; a builder that changes between versions adds a number.
        build: Computes the value. What it raises reaches the caller.
        is_fresh: Compute it whatever is kept, and keep that.
    """
    path = _path(name, inputs)
    content = None if is_fresh else _read(path)
    if content is None:
        content = build()
        with contextlib.suppress(OSError):
            write_atomically(path, hashlib.sha256(content).digest() + content)
            _remove_older(path.parent, _safe(name), keep=path)
    return content


def is_cached(name: str, inputs: Iterable[bytes]) -> bool:
    """Say whether `cached` has the value, and need not compute it."""
    return _read(_path(name, inputs)) is not None


def files_of(prefix: str) -> Iterator[Path]:
    """Yield the files of all values of which the name begins with `prefix`."""
    return (user_data_folder() / "cache").glob(f"{_safe(prefix)}*.bin")


def _path(name: str, inputs: Iterable[bytes]) -> Path:
    return user_data_folder() / "cache" / f"{_safe(name)}-{_key(inputs)}.bin"


def _safe(name: str) -> str:
    return re.sub(r"[^a-z0-9-]+", "-", name.lower())[:80]


def _key(inputs: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in (__version__.encode(), *inputs):
        # With its length, so that ("ab", "c") and ("a", "bc") differ.
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]


def _read(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    digest, content = data[:_DIGEST_BYTES], data[_DIGEST_BYTES:]
    return content if hashlib.sha256(content).digest() == digest else None


def _remove_older(folder: Path, name: str, keep: Path) -> None:
    pattern = re.compile(re.escape(name) + r"-[0-9a-f]{16}\.bin")
    for path in folder.iterdir():
        if path != keep and pattern.fullmatch(path.name):
            path.unlink(missing_ok=True)
