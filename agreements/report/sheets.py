"""A workbook for Excel, cell by cell: sheets with a frozen header and filters, wrapped text, ready for paper.

Every cell is text, whatever it begins with: a counter-proposal must not become a formula.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from agreements.report import showing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from agreements.report.showing import Mark, Side

__all__ = ["Cell", "Column", "Sheets"]

_LONGEST = 32_000
"""Characters in a cell: Excel takes 32,767."""
_LINE, _TALLEST = 15, 409
"""The height of a line, and of the tallest row that Excel takes, in points."""
_ONE_PAGE = 190
"""Letters: sheets with wider columns are two pages wide on paper, or nobody could read them."""
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_TONES = {
    "weakened": ("#85470A", "#FCF1E0"),
    "lost": ("#A3161B", "#FBEAEA"),
    "removed": ("#A3161B", "#FBEAEA"),
    "contradicted": ("#A3161B", "#FBEAEA"),
    "strengthened": ("#1C6438", "#E6F4EA"),
    "restored": ("#1C6438", "#E6F4EA"),
}


class Cell(NamedTuple):
    """What a cell shows: plain text, coloured by ``tone``, or ``marks`` of which those that differ stand out."""

    text: str = ""
    tone: str = ""
    marks: tuple[Mark, ...] = ()
    side: Side = "ours"


class Column(NamedTuple):
    """A column: what its header says, and how many letters wide it is."""

    name: str
    width: int


def _lines(cell: Cell, column: Column) -> int:
    """About how many lines a cell has: not every program finds that out by itself when it opens the file."""
    text = "".join(mark.text for mark in cell.marks) or cell.text
    return sum(max(math.ceil(len(line) / column.width), 1) for line in text.split("\n"))


class Sheets:
    """The sheets of a workbook: a frozen header row with a filter, wrapped text, fixed widths, ready for paper."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[str, bool], Format] = {}
        self._header = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "top",
                "bg_color": "#EAF1ED",
                "font_color": "#1F4D3F",
                "bottom": 2,
            }
        )
        self._gone = book.add_format({"font_strikeout": True, "font_color": "#A3161B"})
        self._new = book.add_format({"underline": 1, "font_color": "#17508A"})
        self._plain = book.add_format({})

    def add(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
        """A sheet with these columns and rows."""
        sheet = self._book.add_worksheet(name[:31])
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1 if sum(column.width for column in columns) <= _ONE_PAGE else 2, 0)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.name, self._header)
        last = 0
        for last, row in enumerate(rows, 1):
            sheet.set_row(last, min(_LINE * max(map(_lines, row, columns)), _TALLEST))
            for number, cell in enumerate(row):
                self._write(sheet, last, number, cell)
        sheet.autofilter(0, 0, last, len(columns) - 1)

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        marks = [mark for mark in cell.marks if mark.text]
        whole = "".join(mark.text for mark in marks) or showing.clean(cell.text)
        style = self._style(cell.tone, whole.startswith(_FORMULA_SIGNS))
        if len(whole) > _LONGEST:
            sheet.write_string(row, column, f"{whole[:_LONGEST]} …", style)
        elif len(marks) > 1 and any(mark.differs for mark in marks):
            differing = self._gone if cell.side == "ours" else self._new
            pieces = [piece for mark in marks for piece in (differing if mark.differs else self._plain, mark.text)]
            sheet.write_rich_string(row, column, *pieces, style)
        else:
            sheet.write_string(row, column, whole, style)

    def _style(self, tone: str, quoted: bool) -> Format:
        """The format of a cell; ``quoted`` keeps Excel from reading it as a formula when someone edits the cell."""
        if (tone, quoted) not in self._formats:
            settings: dict[str, object] = {"text_wrap": True, "valign": "top", "quote_prefix": quoted}
            if tone in _TONES:
                ink, paper = _TONES[tone]
                settings |= {"font_color": ink, "bg_color": paper, "bold": True}
            self._formats[tone, quoted] = self._book.add_format(settings)
        return self._formats[tone, quoted]
