"""Writing a file so that it is either the old one or the new one, never half of each."""

import contextlib
import os
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Write the file, making its folder when needed; on `OSError` the old file stands.

    The content is on the disk before it takes the old file's name, so that a
    power cut or a full disk leaves no empty file behind.
    """
    import tempfile  # late: it brings a dozen modules along, and most starts write nothing

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
