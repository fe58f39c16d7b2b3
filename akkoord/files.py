"""Writing files so that nothing is ever half-written or lost."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from akkoord.errors import InputError, OutputError, Place
from akkoord.messages import gettext as _

__all__ = ["ensure_writable", "read_text", "write_atomically"]


def read_text(path: Path, limit: int = 2_000_000) -> str:
    """The text of a UTF-8 file (a byte-order mark is accepted).

    Raises InputError when the file is missing, unreadable, not UTF-8, or larger than ``limit`` bytes.
    """
    try:
        if path.stat().st_size > limit:
            raise InputError(
                _("This file is too large: {size} bytes, where at most {limit} are expected.").format(
                    size=path.stat().st_size, limit=limit
                ),
                place=Place(path),
            )
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(
            _("There is no such file."), place=Place(path), hint=_("Check the name and the folder.")
        ) from None
    except UnicodeDecodeError as error:
        raise InputError(
            _("This is not a text file in UTF-8 (byte {position}).").format(position=error.start),
            place=Place(path),
            hint=_("Save the file again with encoding UTF-8."),
        ) from None
    except OSError as error:
        raise InputError(
            _("This file cannot be read: {reason}.").format(reason=error.strerror), place=Place(path)
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
            hint=_("Choose another name with -o, or add --force to replace it."),
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
            _("This file cannot be written: {reason}.").format(reason=error.strerror),
            place=Place(path),
            hint=_("Is it open in Word, or is the folder read-only?"),
        ) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
