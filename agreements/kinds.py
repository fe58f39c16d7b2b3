"""What kind of file something is, by what stands in it: its name may say anything."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

__all__ = ["Kind", "kind_of"]

Kind = Literal[
    "docx", "pdf", "doc", "odt", "rtf",
    "empty", "protected", "excel", "powerpoint", "message", "web page",
    "picture", "zip", "old word xml", "text", "other",
]  # fmt: skip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_MESSAGE = re.compile(rb"^(?:[A-Za-z-]{2,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}", re.MULTILINE)
_MESSAGE_FIELDS = re.compile(rb"^(?:from|to|subject|mime-version|received|message-id):", re.IGNORECASE | re.MULTILINE)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_HEAD = 4096
_PDF_WITHIN = 1024


def kind_of(data: bytes) -> Kind:
    """The kind of a file's bytes. An OLE or zip file must be given whole, of others the beginning will do."""
    head = data[:_HEAD]
    if not head.strip(b"\0 \t\r\n"):
        return "empty"
    if head.startswith(_OLE):
        return _ole(data)
    if head.startswith(b"PK"):
        return _zip(data)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_PICTURES):
        return "picture"
    return _textual(head)


def _ole(data: bytes) -> Kind:
    """What an OLE compound file holds, by the names of its streams."""
    names: tuple[tuple[str, Kind], ...] = (
        ("EncryptedPackage", "protected"),
        ("__substg1.0_", "message"),
        ("WordDocument", "doc"),
        ("PowerPoint Document", "powerpoint"),
        ("Workbook", "excel"),
    )
    return next((kind for name, kind in names if name.encode("utf-16-le") in data), "other")


def _zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < _HEAD:
                return "odt" if b"opendocument.text" in archive.read("mimetype") else "zip"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "docx"  # damaged: whoever opens it says so
    if "[Content_Types].xml" not in names:
        return "zip"
    starts = {name.partition("/")[0] for name in names}
    if "xl" in starts:
        return "excel"
    return "powerpoint" if "ppt" in starts else "docx"


def _textual(head: bytes) -> Kind:
    start = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(start):
        return "web page"
    if _MESSAGE.match(start) and _MESSAGE_FIELDS.search(start):
        return "message"
    if start.lstrip().startswith(b"<?xml"):
        return "old word xml" if b"Word.Document" in start or b"office:document" in start else "other"
    return "other" if b"\0" in start else "text"
