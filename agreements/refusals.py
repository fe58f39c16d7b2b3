"""The kinds of files that are no agreement: what to say of them, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akkoord.errors import InputError, Place
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["RECOGNISE", "REFUSED", "refusal"]

RECOGNISE = mark(
    "Have its text recognised in Dutch and French: ocrmypdf -l nld+fra IN.pdf OUT.pdf. Or ask for the Word document."
)
"""What to do about pages that are pictures."""
_ASK_FOR_WORD = mark("Ask for the agreement as a Word document (.docx) or a PDF.")
REFUSED: Mapping[str, tuple[str, str]] = {
    "empty": (mark("This file is empty."), mark("Ask for it again.")),
    "protected": (
        mark("This document is protected with a password."),
        mark("Open it in Word and save it as .docx, without a password."),
    ),
    "excel": (mark("This is an Excel workbook, not an agreement."), _ASK_FOR_WORD),
    "powerpoint": (mark("This is a PowerPoint presentation, not an agreement."), _ASK_FOR_WORD),
    "message": (
        mark("This is an e-mail message."),
        mark("Open it in your mail program, save the attached agreement, and give that file."),
    ),
    "web page": (
        mark("This is a web page (HTML), whatever its name says."),
        mark("Open it in a browser or in Word, and save it as .docx or .pdf."),
    ),
    "picture": (mark("This is a picture, and holds no text."), RECOGNISE),
    "zip": (mark("This is a zip file, and no document itself."), mark("Unpack it, and give the document in it.")),
    "old word xml": (
        mark("This is a document saved as XML."),
        mark("Open it in Word or LibreOffice, and save it as .docx."),
    ),
    "text": (
        mark("This is a plain text file, not a Word document or a PDF."),
        mark("Open it in Word, and save it as .docx."),
    ),
    "other": (mark("This is not a kind of file that Akkoord can read."), _ASK_FOR_WORD),
}


def refusal(kind: str | None, path: Path) -> InputError:
    """The error for a file of a kind in ``REFUSED``: what it is, and what to do."""
    message, hint = REFUSED[kind or "other"]
    return InputError(_(message), place=Place(path), hint=_(hint))
