"""Random documents with tracked changes, made of what is in the old text, in the new one, in both or in neither."""

from __future__ import annotations

from typing import Literal

from hypothesis import strategies as st

from agreements.word.oxml import Element, qn
from tests.wordml import by, deleted, ins, p, r, sdt

Fate = Literal["kept", "inserted", "deleted", "both"]
Side = Literal["old", "new"]
Piece = tuple[Fate, str]
Row = tuple[Fate, tuple["Segment", ...]]
Segment = tuple[Piece, ...]
"""Words and ends of paragraphs (¶), of which the last is kept."""
Block = Segment | tuple[Literal["table"], tuple[Row, ...]]
Shown = list["str | list[list[Shown]]"]
"""A paragraph as its text, a table as its rows of cells."""

_SIDES: dict[Fate, tuple[Side, ...]] = {"kept": ("old", "new"), "inserted": ("new",), "deleted": ("old",), "both": ()}
_fates = st.sampled_from(["kept", "kept", "inserted", "deleted", "both"])
_words = st.sampled_from(["recht ", "loopbaan ", "niet ", "3 maanden ", "€ 550 ", "¶", "¶"])
_segments = st.lists(st.tuples(_fates, _words), max_size=12).map(lambda pieces: (*pieces, ("kept", "¶")))
_rows = st.tuples(
    st.sampled_from(["kept", "inserted", "deleted"]), st.lists(_segments, min_size=1, max_size=2).map(tuple)
)
_tables = st.lists(_rows, min_size=1, max_size=3).map(lambda rows: ("table", tuple(rows)))
documents = st.lists(st.one_of(_segments, _segments, _tables), min_size=1, max_size=5).map(
    lambda blocks: (*blocks, (("kept", "einde"), ("kept", "¶")))
)


def xml(blocks: tuple[Block, ...], authors: tuple[str, str] = ("An", "Bob")) -> str:
    """The blocks of a body with tracked changes; the second author deletes what the first inserted."""
    return "".join(
        _table(block[1], authors) if block[0] == "table" else _paragraphs(block, authors) for block in blocks
    )


def shown(blocks: tuple[Block, ...], side: Side) -> Shown:
    """What a document says on one side."""
    result: Shown = []
    for block in blocks:
        if block[0] == "table":
            rows = [[shown((cell,), side) for cell in cells] for fate, cells in block[1] if side in _SIDES[fate]]
            result += [rows] if rows else []
        else:
            text = "".join(word for fate, word in block if side in _SIDES[fate])
            result += text.split("¶")[:-1]
    return result


def read(container: Element) -> Shown:
    """What a container without tracked changes says."""
    result: Shown = []
    for child in container:
        if child.tag == qn("w:p"):
            result.append("".join(text.text or "" for text in child.iter(qn("w:t"))))
        elif child.tag == qn("w:tbl"):
            result.append([[read(cell) for cell in row.iter(qn("w:tc"))] for row in child.iter(qn("w:tr"))])
        elif child.tag == qn("w:sdt"):
            result += read(child[-1])
    return result


def _paragraphs(segment: Segment, authors: tuple[str, str]) -> str:
    paragraphs, runs = [], ""
    for number, (fate, word) in enumerate(segment):
        if word == "¶":
            paragraphs.append(p(runs, mark=_mark(fate, authors)))
            runs = ""
        else:
            content = r(word, bold=number % 3 == 0)
            runs += (
                f"<w:hyperlink>{_around(fate, content, authors)}</w:hyperlink>"
                if number % 5 == 4
                else _around(fate, content, authors)
            )
    return sdt("t", *paragraphs) if len(segment) % 4 == 3 else "".join(paragraphs)


def _around(fate: Fate, content: str, authors: tuple[str, str]) -> str:
    if fate == "kept":
        return content
    if fate == "both":
        return ins(deleted(content, authors[1]), authors[0])
    return ins(content, authors[0]) if fate == "inserted" else deleted(content, authors[0])


def _mark(fate: Fate, authors: tuple[str, str]) -> str:
    inserted = f"<w:ins {by(authors[0])}/>" if fate in ("inserted", "both") else ""
    removed = f"<w:del {by(authors[1] if fate == 'both' else authors[0])}/>" if fate in ("deleted", "both") else ""
    return inserted + removed


def _table(rows: tuple[Row, ...], authors: tuple[str, str]) -> str:
    def row(fate: Fate, cells: tuple[Segment, ...]) -> str:
        inside = "".join(f"<w:tc>{_paragraphs(cell, authors)}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{_mark(fate, authors)}</w:trPr>{inside}</w:tr>"

    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(row(*content) for content in rows)}</w:tbl>"
