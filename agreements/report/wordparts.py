"""The pieces that the Word report is made of: paragraphs, marked words, and tables that set two texts side by side.

Words that only one side has are struck or underlined by a character style: formatting, never tracked changes. The
styles are those of ``pages/report.docx``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.report import phrases, showing
from agreements.word.fields import run
from agreements.word.oxml import E, Element, find, insert_in_order
from agreements.word.tables import table, table_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agreements.diff.model import Comparison, PassageChange
    from agreements.report.showing import Line, Side

__all__ = ["WIDTH", "grid", "heading", "paired", "paragraph", "placed", "text"]

WIDTH = 9412
"""Between the margins, in twentieths of a point."""

_SHORT = 900  # characters in a cell
_TONES = {
    "weakened": "Warn",
    "removed": "Bad",
    "lost": "Bad",
    "contradicted": "Bad",
    "strengthened": "Good",
    "restored": "Good",
}


def text(content: str, tone: str = "", language: str = "") -> Element:
    """A run of text; ``tone`` is a verdict that colours it, or the name of a character style."""
    made = run(showing.clean(content), f"{language}-BE" if language else "")
    style = _TONES.get(tone, tone if tone[:1].isupper() else "")
    if style:
        properties = find(made, "w:rPr")
        if properties is None:
            properties = E("w:rPr")
            made.insert(0, properties)
        insert_in_order(properties, E("w:rStyle", {"w:val": style}))
    return made


def paragraph(style: str, *runs: Element | str, keep: bool = False) -> Element:
    """A paragraph in a style; strings become runs. ``keep``: on the same page as what follows."""
    content = (text(each) if isinstance(each, str) else each for each in runs)
    properties = E("w:pPr", None, E("w:pStyle", {"w:val": style}), E("w:keepNext") if keep else None)
    return E("w:p", None, properties, *content)


def heading(level: int, *runs: Element | str) -> Element:
    """A heading; level 0 is the title of the document."""
    return paragraph(f"Heading{level}" if level else "Title", *runs)


def paired(passages: Iterable[PassageChange], comparison: Comparison) -> list[Element]:
    """A table with our text and theirs beside each other, a row for each passage; nothing for no passages."""
    rows = [[_side(each, "ours", comparison), _side(each, "theirs", comparison)] for each in passages]
    return grid((phrases.phrase("ours"), phrases.phrase("theirs")), rows)


def placed(
    rows: Iterable[tuple[str, PassageChange]], comparison: Comparison, *, tone: str = "", short: bool = False
) -> list[Element]:
    """As ``paired``, with a first column that tells where each passage stands.

    ``short``: only the words that differ, with some words around them.
    """
    made = [
        [
            [paragraph("ReportCell", text(phrases.sentence(place), tone))],
            _side(each, "ours", comparison, short=short),
            _side(each, "theirs", comparison, short=short),
        ]
        for place, each in rows
    ]
    heads = [phrases.phrase(name) for name in ("article", "ours", "theirs")]
    return grid(heads, made, (3, 7, 7))


def grid(
    heads: Sequence[str], rows: Iterable[Sequence[Sequence[Element]]], shares: Sequence[int] | None = None
) -> list[Element]:
    """A table with a header row that is repeated on every page, and a paragraph after it; nothing for no rows.

    ``shares`` are the widths of the columns, in any unit.
    """
    rows = list(rows)
    if not rows:
        return []
    shares = shares or [1] * len(heads)
    widths = [WIDTH * share // sum(shares) for share in shares]
    header = table_row([[paragraph("ReportCell", head)] for head in heads], widths, header=True)
    body = [table_row(row, widths, whole=_is_short(row)) for row in rows]
    return [table("ReportTable", widths, [header, *body]), paragraph("ReportCell")]


def _is_short(row: Sequence[Sequence[Element]]) -> bool:
    """Whether a row is not worth splitting over two pages."""
    return all(sum(len(str(each)) for block in cell for each in block.itertext()) < _SHORT for cell in row)


def _side(passage: PassageChange, side: Side, comparison: Comparison, *, short: bool = False) -> list[Element]:
    document = comparison.ours if side == "ours" else comparison.theirs
    rows = [_line(line, side, document.language, short=short) for line in showing.lines(passage, side)]
    return rows or [paragraph("ReportCell", phrases.phrase(f"nothing_{side}"))]


def _line(line: Line, side: Side, language: str, *, short: bool) -> Element:
    style = "WordsGone" if side == "ours" else "WordsNew"
    marks = showing.excerpt(line.marks) if short else line.marks
    runs = [text(mark.text, style if mark.differs else "", language) for mark in marks]
    return paragraph("ReportCell", *([text(f"{line.label} ", "", language)] if line.label else []), *runs)
