"""Unpacks the zip file that a Word document is, in memory, and refuses what no word processor makes.

Whoever sent it may mean harm: bombs, names that lead out of the package, a size that lies, a password.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from agreements.word.limits import too_large
from akkoord.errors import InputError, Place
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MAX_UNPACKED", "no_word_document", "unpacked"]

MAX_PARTS = 10_000
MAX_UNPACKED = 512 * 1024 * 1024
"""In bytes."""
MAX_RATIO = 200
RATIO_COUNTS_FROM = 10 * 1024 * 1024
"""In bytes, unpacked: small parts may be packed to almost nothing."""

_OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def unpacked(data: bytes, source: Path) -> dict[str, bytes]:
    """The files of a zip file, by name. Raises InputError for whatever is no sound one."""
    if data.startswith(_OLE_HEADER):
        raise InputError(
            _("This document is protected with a password, or was made by Word 2003 or older (.doc)."),
            place=Place(source),
            hint=_("Open it in Word and save it as .docx, without a password."),
        )
    if not data.startswith(b"PK"):
        raise no_word_document(source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_unsound(entries, source)
            return {_part_name(entry): archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise InputError(
            _("This document is damaged or incomplete."),
            place=Place(source),
            hint=_("Ask for it again, or open it in Word, let Word repair it, and save it again."),
        ) from None


def _refuse_unsound(entries: list[zipfile.ZipInfo], source: Path) -> None:
    """Refuse a zip file that no word processor makes, before any of it is unpacked."""
    names = [_part_name(entry).lower() for entry in entries]
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise too_large(source)
    if any(_ratio(entry) > MAX_RATIO for entry in entries if entry.file_size > RATIO_COUNTS_FROM):
        raise too_large(source)
    sizes = [(entry.file_size, entry.compress_size) for entry in entries]
    whole, packed = map(sum, zip(*sizes, strict=True)) if sizes else (0, 1)
    if whole > RATIO_COUNTS_FROM and whole > MAX_RATIO * max(packed, 1):
        raise too_large(source)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise InputError(_("This file is encrypted."), place=Place(source), hint=_("Save it again without a password."))
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise InputError(
            _("This file holds parts with forbidden or double names, and may be meant to do harm."),
            place=Place(source),
            hint=_("Do not open it. Ask the sender to save the document again in Word."),
        )


def _part_name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/")


def _ratio(entry: zipfile.ZipInfo) -> float:
    return entry.file_size / max(entry.compress_size, 1)


def no_word_document(source: Path) -> InputError:
    """What to say of a file that is no Word document."""
    return InputError(
        _("This is not a Word document (.docx)."),
        place=Place(source),
        hint=_("Open it in the program it was made with, and save it as .docx."),
    )
