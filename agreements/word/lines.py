"""Blocks -> lines: the paragraphs of a document one under another, tables included, and where the signatures stand.

A row of a table becomes one line with tabs, but a table that lays out the agreement itself (articles stand in it) is
taken apart; where it shows two languages side by side, only the column in the language of the document is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agreements.model import merged
from agreements.word.blocks import Paragraph, paragraphs_in
from agreements.word.headings import parse_heading
from agreements.word.language import language_of
from agreements.word.signatures import signatures_in
from agreements.word.typed_signatures import typed_signatures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language, Signature
    from agreements.word.blocks import Block, Control, Row, Table
    from agreements.word.inlines import Inline

__all__ = ["Line", "SignatureLine", "is_side_by_side", "lines_of"]

_CONTENTS_TITLE = re.compile(r"inhoud(?:s?tafel|sopgave)?|table des mati[èe]res|sommaire", re.IGNORECASE)
_CONTENTS_PAGE = re.compile(r"(?:\s*[.…·_]{2,}\s*|\t\s*|\s{2,})\d{1,3}$")
FEWEST_ENTRIES = 3
_CONTENTS_ENTRY = re.compile(r"(?:\.{3}|…|\t)[^\S\t]*\d{1,3}$")


@dataclass(frozen=True)
class SignatureLine:
    """Stands where the signature table stands."""

    signatures: tuple[Signature, ...]
    control: Control | None


Line = Paragraph | SignatureLine


def lines_of(blocks: Sequence[Block], language: Language) -> tuple[Line, ...]:
    """The lines of a document, without empty ones and without a table of contents.

    A bookmark on an empty line moves to the next one.
    """
    lines: list[Line] = []
    bookmarks: frozenset[str] = frozenset()
    for line in _all_lines(blocks, language):
        if isinstance(line, SignatureLine):
            lines.append(line)
        elif _is_contents_entry(line):
            if lines and _is_contents_title(lines[-1]):
                lines.pop()
            bookmarks |= line.bookmarks
        elif line.text.strip() or _is_heading(line):
            lines.append(replace(line, bookmarks=line.bookmarks | bookmarks) if bookmarks else line)
            bookmarks = frozenset()
        else:
            bookmarks |= line.bookmarks
    return _with_typed_signatures(tuple(_without_contents(lines)))


def is_side_by_side(blocks: Sequence[Block]) -> bool:
    """Whether a table lays out the text in two columns: only then do the lines depend on the language."""
    tables = (block for block in blocks if not isinstance(block, Paragraph))
    return any(signatures_in(table) is None and len(_laid_out(table)) >= 2 for table in tables)


def _with_typed_signatures(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, with one SignatureLine for signatures that were typed, when no table holds them."""
    found = None if any(isinstance(line, SignatureLine) for line in lines) else typed_signatures(lines)
    if found is None:
        return lines
    start, end, signatures = found
    first = lines[start]
    return (*lines[:start], SignatureLine(signatures, first.control), *lines[end:])


def _without_contents(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without a table of contents that was typed: headings one under another that all come again."""
    keys = [_contents_key(line) for line in lines]
    where = {key: index for index, key in enumerate(keys) if key}
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and keys[end] and where[keys[end]] > end:
            end += 1
        listed = end - start >= FEWEST_ENTRIES and all(where[key] >= end for key in keys[start:end])
        line = lines[start]
        if (
            _is_contents_title(line)
            and start + 1 < len(lines)
            and keys[start + 1]
            and where[keys[start + 1]] > start + 1
        ):
            start += 1
        elif listed:
            start = end
        else:
            yield line
            start += 1


def _contents_key(line: Line) -> str:
    """The words of a heading, without the number of a page behind it; "" for any other line, or for a sentence."""
    if isinstance(line, SignatureLine):
        return ""
    heading = parse_heading(line.label, line.text, standout=True)
    if heading is None or (line.text.endswith((".", ";", ":")) and len(line.text[heading.rest :].split()) > 1):
        return ""
    text = _CONTENTS_PAGE.sub("", f"{line.label} {line.text}")
    return "".join(character for character in text.lower() if character.isalnum())


def _all_lines(blocks: Sequence[Block], language: Language) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from _table_lines(block, language)


def _is_contents_title(line: Line) -> bool:
    return isinstance(line, Paragraph) and _CONTENTS_TITLE.fullmatch(line.text.strip()) is not None


def _is_contents_entry(line: Paragraph) -> bool:
    """Whether a line is an entry of a table of contents: by its style, or a heading with the number of a page."""
    text = line.text.strip()
    if not text:
        return False
    if any(style.startswith("toc ") for style in line.styles):
        return True
    return not line.label and _CONTENTS_ENTRY.search(text) is not None and _is_heading(line)


def _table_lines(table: Table, language: Language) -> Iterator[Line]:
    signatures = signatures_in(table)
    if signatures is not None:
        yield SignatureLine(signatures, table.control)
        return
    laid_out = _laid_out(table)
    if len(laid_out) >= 2:
        yield from next((column for column in laid_out if _language(column) == language), laid_out[0])
    elif laid_out:
        yield from (paragraph for row in table.rows for cell in row for paragraph in paragraphs_in(cell))
    else:
        yield from (_row_line(row, table.control) for row in table.rows)


def _laid_out(table: Table) -> list[list[Paragraph]]:
    """The columns in which an article stands."""
    return [column for column in _columns(table) if any(_is_heading(paragraph) for paragraph in column)]


def _columns(table: Table) -> list[list[Paragraph]]:
    width = max((len(row) for row in table.rows), default=0)
    return [
        [paragraph for row in table.rows if column < len(row) for paragraph in paragraphs_in(row[column])]
        for column in range(width)
    ]


def _row_line(row: Row, control: Control | None) -> Paragraph:
    """One line for a row: what stands in its cells, labels included, with tabs between."""
    pieces: list[Inline] = []
    bookmarks: set[str] = set()
    for paragraph in (paragraph for cell in row for paragraph in paragraphs_in(cell)):
        bookmarks |= paragraph.bookmarks
        if paragraph.text.strip():
            pieces += ["\t" if pieces else "", f"{paragraph.label} " if paragraph.label else "", *paragraph.pieces]
    return Paragraph(merged(pieces), control=control, bookmarks=frozenset(bookmarks))


def _is_heading(paragraph: Paragraph) -> bool:
    return parse_heading(paragraph.label, paragraph.text, standout=paragraph.heading or paragraph.strong) is not None


def _language(column: Sequence[Paragraph]) -> Language:
    return language_of(" ".join(paragraph.text for paragraph in column))
