"""How much a document may hold. Agreements, and books of a thousand pages, stay far below all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agreements.word.oxml import parse_xml, qn
from akkoord.errors import InputError, Place
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from agreements.word.oxml import Element

__all__ = ["TooMuchError", "is_endless", "read_xml", "too_large"]

MOST_TAGS = {
    qn("rel:Relationships"): 20_000,
    qn("ct:Types"): 30_000,
    qn("w:styles"): 150_000,
    qn("w:numbering"): 150_000,
    qn("w:comments"): 150_000,
}
"""At most so many tags may a part have that defines something, by its root. Those of large documents have a tenth."""
LONGEST = 1_000_000
"""At most so many tags, spaces and signs may a text have that is compared; a page has about a thousand."""
LONGEST_WORD = 100_000
"""At most so many bytes may stand in such a text without a space or a tag; a page of text has about three thousand."""

_TAG = re.compile(rb"<[^>]*>")
_LETTERS = bytes(byte for byte in range(256) if byte >= 0x80 or chr(byte).isalnum() or byte == 0)


class TooMuchError(ValueError):
    """A part defines more than any document needs."""


def read_xml(data: bytes) -> Element:
    """The root element of a part. Raises ValueError as ``parse_xml`` does, and TooMuchError for an endless part."""
    root = parse_xml(data)
    if data.count(b"<") > MOST_TAGS.get(str(root.tag), len(data)):
        raise TooMuchError(root.tag)
    return root


def is_endless(data: bytes) -> bool:
    """Whether a text is of thousands of pages: comparing it would take minutes and all of the memory."""
    if len(data) <= LONGEST_WORD:
        return False
    text = _TAG.sub(b" ", data)
    if max(map(len, text.split()), default=0) > LONGEST_WORD:
        return True
    return len(text.translate(None, _LETTERS)) > LONGEST


def too_large(source: Path) -> InputError:
    """What to say of a document that is too large to be read or compared."""
    return InputError(
        _("This document is too large, or holds far more than its size tells."),
        place=Place(source),
        hint=_("Save it again in Word without the pictures, and with compression."),
    )
