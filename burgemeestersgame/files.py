"""Writing a file whole or not at all, and saying in plain words why that did not work."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
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


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[bool]:
    """Hold a file, which is made when needed, and say whether nobody else on this computer does.

    The system lets go of it when a program ends, however it ends. Raises `OSError` where the file
    cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def write_over(path: Path, content: bytes) -> None:
    """Write a file of the user's own, whole; on `OSError` what stood there stands there still.

    Its rights stay as they were, and a link stays a link; its folder must be there.
    """
    import tempfile  # late, as above

    path = path.resolve()  # a link stays a link
    try:
        mode: int | None = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        path.write_bytes(content)  # a device or a named pipe
        return
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is private; the one that was asked for is as any other file.
        os.chmod(name, stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def reason(error: Exception) -> str:
    """Return why a file could not be read or written, in the user's language.

    What the operating system says is in a language of its own. An error that we have no words for
    is named by its code; one without a code speaks for itself.
    """
    from burgemeestersgame.i18n import gettext as _  # late: it keeps its texts in files

    number = getattr(error, "errno", None)
    if not number:
        return getattr(error, "strerror", None) or str(error)
    known = {
        errno.EACCES: _("you may not do that there"),
        errno.EPERM: _("you may not do that there"),
        errno.EROFS: _("nothing can be written there"),
        errno.ENOENT: _("there is no such file or folder"),
        errno.ENOTDIR: _("part of the path is a file, not a folder"),
        errno.EISDIR: _("this is a folder, not a file"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: _("the disk is full"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.EIO: _("the disk gives an error"),
        errno.ELOOP: _("links refer to each other in a circle"),
    }
    code = errno.errorcode.get(number, str(number))
    return known.get(number) or _("the computer gives the error {code}").format(code=code)
