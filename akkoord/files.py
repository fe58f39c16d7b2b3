"""Writing files so that nothing is ever half-written or lost."""

from __future__ import annotations

import errno
import math
import os
import sys
import tempfile
from pathlib import Path

from akkoord.errors import InputError, OutputError, Place
from akkoord.messages import gettext as _
from akkoord.messages import mark

__all__ = ["cache_folder", "ensure_writable", "read_bytes", "read_text", "reason", "write_atomically"]

MEGABYTE = 1024 * 1024

# Why the computer refuses, in our words; the system's own may be in another language than the user's.
_REASONS = {
    errno.ENOENT: mark("there is no such place"),
    errno.EACCES: mark("you have no permission"),
    errno.EPERM: mark("you have no permission"),
    errno.EROFS: mark("the disk cannot be written to"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("the disk is full"),
    errno.ENAMETOOLONG: mark("the name is too long"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("a part of its path is a file, not a folder"),
    errno.EEXIST: mark("a file has that name"),
    errno.EBUSY: mark("another program is using it"),
    errno.EIO: mark("the disk gives errors"),
}


def reason(error: OSError) -> str:
    """Why the computer refuses, in the language of messages where we have the words for it."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error)


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a file. Raises InputError when it is missing, unreadable, or larger than ``limit`` bytes."""
    try:
        if path.stat().st_size > limit:
            raise InputError(
                _("This file is too large: {size} MB, where at most {limit} MB are read.").format(
                    size=math.ceil(path.stat().st_size / MEGABYTE), limit=round(limit / MEGABYTE)
                ),
                place=Place(path),
                hint=_("Check that it is the right file."),
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            _("There is no such file."), place=Place(path), hint=_("Check the name and the folder.")
        ) from None
    except OSError as error:
        raise InputError(
            _("This file cannot be read: {reason}.").format(reason=reason(error)),
            place=Place(path),
            hint=_("Check the name and the folder."),
        ) from None


def cache_folder() -> Path:
    """The folder of ours for what can be made again, where this system wants it; it need not be there yet."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "akkoord"


def read_text(path: Path, limit: int = 2_000_000) -> str:
    """The text of a UTF-8 file (a byte-order mark is accepted).

    Raises InputError as ``read_bytes`` does, and when the file is not UTF-8.
    """
    try:
        return read_bytes(path, limit).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            _("This is not a text file in UTF-8 (byte {position}).").format(position=error.start),
            place=Place(path),
            hint=_("Save the file again with encoding UTF-8."),
        ) from None


def ensure_writable(path: Path, *, force: bool = False) -> None:
    """Refuse early what ``write_atomically`` would refuse late.

    Raises OutputError when ``path`` exists and ``force`` is not given, or when its folder does not exist.
    """
    if path.is_dir():
        raise OutputError(_("This is a folder, not a file."), place=Place(path), hint=_("Name a file in it."))
    if path.exists() and not force:
        raise OutputError(
            _("This file exists already, and is left as it was."),
            place=Place(path),
            hint=_("Choose another name, or add --force to replace it."),
        )
    if not path.parent.is_dir():
        raise OutputError(
            _("The folder {folder} does not exist.").format(folder=path.parent),
            place=Place(path),
            hint=_("Make the folder first, or choose another one."),
        )


def write_atomically(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write ``content`` to a temporary file beside ``path``, and then rename it.

    Raises OutputError when ``path`` exists and ``force`` is not given, or when it cannot be written. Whatever
    happens, ``path`` then holds either what it held or all of ``content``.
    """
    ensure_writable(path, force=force)
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise OutputError(
            _("This file cannot be written: {reason}.").format(reason=reason(error)),
            place=Place(path),
            hint=_("Is it open in Word, or is the folder read-only?"),
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
