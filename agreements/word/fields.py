"""Runs and fields: the text of a paragraph.

Complex fields are those of ECMA-376 Part 1, 17.16.18; REF is 17.16.5.51 and TOC 17.16.5.68.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agreements.word.oxml import E, Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from agreements.model import Piece

__all__ = ["bookmark_name", "clean", "complex_field", "field_character", "reference", "run", "text_runs"]

# What may not stand in XML 1.0 at all.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("([\t\n\u2011])")
_ELEMENTS = {"\t": "w:tab", "\n": "w:br", "\u2011": "w:noBreakHyphen"}
_LAST_WORD = re.compile(r"(?:^|(?<=\W))(\w+[\u00a0 ])$")
_LONGEST_BOOKMARK = 40  # Word's own limit


def clean(text: str) -> str:
    """The text without the control characters that XML does not allow."""
    return _FORBIDDEN.sub("", text)


def run(text: str, language: str = "") -> Element:
    """A run of text; tabs, line breaks and non-breaking hyphens become Word's own elements.

    ``language`` ("fr-BE") is given only where it is not that of the document.
    """
    parts = (part for part in _SPECIAL.split(clean(text)) if part)
    return E("w:r", None, _properties(language), *(_content(part) for part in parts))


def complex_field(instruction: str, result: Sequence[Element], language: str = "") -> list[Element]:
    """A field and its cached result, as the runs of one paragraph."""
    return [
        field_character("begin", language),
        E("w:r", None, _properties(language), E("w:instrText", {"xml:space": "preserve"}, f" {instruction} ")),
        field_character("separate", language),
        *result,
        field_character("end", language),
    ]


def field_character(kind: str, language: str = "") -> Element:
    """A run with a field's ``begin``, ``separate`` or ``end``."""
    return E("w:r", None, _properties(language), E("w:fldChar", {"w:fldCharType": kind}))


def reference(bookmark: str, word: str, number: str, language: str = "") -> list[Element]:
    r"""A REF field to a numbered heading: "artikel 3", with the word before the number inside the field.

    ``\r`` gives the whole label of the heading without its final full stop, in Word and in LibreOffice alike.
    ``\t`` (the number only) is not known to every LibreOffice, and serves only where no word precedes the number.
    """
    if not word:
        switches = r"\r \h \t"
    elif word[0].islower():
        switches = r"\r \h \* lower"
    else:
        switches = r"\r \h"
    return complex_field(f"REF {bookmark} {switches}", [run(f"{word}{number}", language)], language)


def text_runs(
    pieces: Iterable[Piece],
    bookmarks: Mapping[str, str],
    words: Sequence[str],
    language: str = "",
) -> list[Element]:
    """The pieces of a passage as runs; a reference to a clause in ``bookmarks`` becomes a REF field.

    ``words`` are the words, in lower case, that name what is referred to ("artikel", "bijlage").
    """
    runs: list[Element] = []
    waiting = ""
    for piece in pieces:
        if isinstance(piece, str):
            waiting += piece
            continue
        bookmark = bookmarks.get(piece.clause or "")
        if bookmark is None:
            waiting += piece.number
            continue
        text, word = _split_word(waiting, words)
        waiting = ""
        runs += [run(text, language)] if text else []
        runs += reference(bookmark, word, piece.number, language)
    return [*runs, run(waiting, language)] if waiting else runs


def bookmark_name(clause: str, suffix: str = "") -> str:
    """The name of the bookmark on the heading of a clause: letters, digits and underscores, at most 40."""
    return f"_Ref_{clause.replace('-', '_')}"[: _LONGEST_BOOKMARK - len(suffix)] + suffix


def _split_word(text: str, words: Sequence[str]) -> tuple[str, str]:
    match = _LAST_WORD.search(text)
    if match is None or match.group(1)[:-1].lower() not in words:
        return text, ""
    return text[: match.start(1)], match.group(1)


def _content(part: str) -> Element:
    name = _ELEMENTS.get(part)
    return E(name) if name else E("w:t", {"xml:space": "preserve"}, part)


def _properties(language: str) -> Element | None:
    return E("w:rPr", None, E("w:lang", {"w:val": language})) if language else None
