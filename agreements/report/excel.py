"""A comparison as an Excel workbook: positions by round, changes, what was not tracked, and what to know.

Every cell is text, whatever it begins with: a counter-proposal must not become a formula.
"""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, NamedTuple

from agreements.report import phrases, showing, sorting, words
from agreements.report.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from agreements.diff.model import ArticleChange, Comparison, Negotiation, PositionState
    from agreements.report.showing import Mark, Side

__all__ = ["as_xlsx"]

_LONGEST = 32_000
"""Characters in a cell: Excel takes 32,767."""
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_TONES = {
    "weakened": ("#85470A", "#FCF1E0"),
    "lost": ("#A3161B", "#FBEAEA"),
    "removed": ("#A3161B", "#FBEAEA"),
    "contradicted": ("#A3161B", "#FBEAEA"),
    "strengthened": ("#1C6438", "#E6F4EA"),
    "restored": ("#1C6438", "#E6F4EA"),
}


class _Cell(NamedTuple):
    """What a cell shows: plain text, coloured by ``tone``, or ``marks`` of which those that differ stand out."""

    text: str = ""
    tone: str = ""
    marks: tuple[Mark, ...] = ()
    side: Side = "ours"


class _Column(NamedTuple):
    name: str
    width: int


def as_xlsx(negotiation: Negotiation, today: datetime.date) -> bytes:
    """The whole result as an .xlsx, in the language of messages; ``today`` is the date that it bears."""
    # Imported here: only who wants a workbook waits for XlsxWriter.
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    midnight = datetime.datetime.combine(today, datetime.time())
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": phrase("title"), "author": "Akkoord", "created": midnight})
        sheets = _Sheets(book)
        sheets.add(phrase("positions"), _position_columns(negotiation), _position_rows(negotiation))
        sheets.add(phrase("changes"), _change_columns(), _change_rows(negotiation))
        silent = list(_untracked_rows(negotiation))
        if silent:
            sheets.add(phrase("untracked"), _untracked_columns(), silent)
        gaps = list(_gap_rows(negotiation.latest))
        if gaps:
            sheets.add(phrase("languages_sheet"), _gap_columns(), gaps)
        sheets.add(phrase("know_sheet"), [_Column(phrase("document"), 40), _Column("", 100)], _notes(negotiation))
    return buffer.getvalue()


class _Sheets:
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

    def add(self, name: str, columns: Sequence[_Column], rows: Iterable[Sequence[_Cell]]) -> None:
        """A sheet with these columns and rows."""
        sheet = self._book.add_worksheet(name[:31])
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.name, self._header)
        last = 0
        for last, row in enumerate(rows, 1):
            for number, cell in enumerate(row):
                self._write(sheet, last, number, cell)
        sheet.autofilter(0, 0, last, len(columns) - 1)

    def _write(self, sheet: Worksheet, row: int, column: int, cell: _Cell) -> None:
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


def _position_columns(negotiation: Negotiation) -> list[_Column]:
    several = len(negotiation.rounds) > 1
    latest_first = range(len(negotiation.rounds) - 1, -1, -1) if several else ()
    return [
        _Column(phrase("position"), 30),
        _Column(phrase("weight"), 12),
        _Column(phrase("verdict"), 16),
        *(_Column(phrases.round_name(negotiation, index), 22) for index in latest_first),
        _Column(phrase("article"), 16),
        _Column(phrase("reasons"), 60),
        _Column(phrase("elsewhere"), 50),
        _Column(phrase("answer"), 50),
    ]


def _position_rows(negotiation: Negotiation) -> Iterator[list[_Cell]]:
    cells = {row.position.id: row.cells for row in negotiation.matrix}
    latest = {state.id: state for state in negotiation.latest.positions}
    gone = [row.position for row in negotiation.matrix if row.position.id not in latest]
    for state in (*latest.values(), *gone):
        standings = [
            _Cell(" – ".join(filter(None, (words.standing_word(cell), words.mover_word(cell)))), cell.standing)
            for cell in reversed(cells.get(state.id, ()))
        ]
        if len(negotiation.rounds) > 1 and not standings:
            standings = [_Cell()] * len(negotiation.rounds)
        yield [
            _Cell(words.title(state)),
            _Cell(phrases.weight(state)),
            _Cell(words.verdict_word(state.verdict), state.verdict),
            *standings,
            _Cell(", ".join(state.articles)),
            _Cell("\n".join(state.reasons)),
            _Cell("\n".join(f"{road.message} ({words.named(road.article)})" for road in state.roads)),
            _Cell("\n".join(_answers(state, negotiation.latest))),
        ]


def _answers(state: PositionState, comparison: Comparison) -> Iterator[str]:
    yield from sorting.our_reasons(state)
    for answer in state.answers:
        where = phrases.sentence(words.named(answer.article))
        if answer.met:
            yield phrases.named(where, phrases.meets(answer.met))
        if answer.next is not None:
            step = f"{where}, {phrase('next').lower()} ({words.rung_word(answer.next.rung)})"
            yield phrases.named(step, answer.next.text)
        elif sorting.is_last_step(comparison, answer):
            yield phrases.named(where, phrase("no_next"))


def _change_columns() -> list[_Column]:
    widths = {"round": 9, "article": 18, "heading": 26, "effect": 18, "positions": 34, "ours": 60, "theirs": 60,
              "reasons": 50, "unsure_sheet": 20}  # fmt: skip
    return [_Column(phrase(name), width) for name, width in widths.items()]


def _change_rows(negotiation: Negotiation) -> Iterator[list[_Cell]]:
    """A row for each passage that differs, the latest round first."""
    for index in range(len(negotiation.rounds) - 1, -1, -1):
        comparison = negotiation.rounds[index]
        for change in comparison.articles:
            if change.change != "unchanged" or change.reaches:
                yield from _passages(change, comparison, phrases.number(index + 1))


def _passages(change: ArticleChange, comparison: Comparison, number: str) -> Iterator[list[_Cell]]:
    touched = sorting.touched(comparison, change)
    for passage in sorting.changed(change):
        own = [(state, verdict) for state, verdict in touched if state.id in passage.positions or not passage.positions]
        yield [
            _Cell(number),
            _Cell(words.place(change)),
            _Cell(change.heading_ours or change.heading_theirs),
            _Cell(words.change_word(change), sorting.outcome(change)),
            _Cell(
                "\n".join(
                    phrases.named(words.title(state), words.verdict_word(verdict)) for state, verdict in own or touched
                )
            ),
            _Cell(marks=showing.joined(passage, "ours"), side="ours"),
            _Cell(marks=showing.joined(passage, "theirs"), side="theirs"),
            _Cell("\n".join(passage.reasons or change.reasons)),
            _Cell(phrase("unsure") if passage.confidence < sorting.UNSURE else ""),
        ]


def _untracked_columns() -> list[_Column]:
    return [_Column(phrase("round"), 9), _Column(phrase("article"), 18), _Column(phrase("ours"), 60),
            _Column(phrase("theirs"), 60)]  # fmt: skip


def _untracked_rows(negotiation: Negotiation) -> Iterator[list[_Cell]]:
    for index in range(len(negotiation.rounds) - 1, -1, -1):
        for each in negotiation.rounds[index].untracked:
            passage = showing.whole(each.text_ours, each.text_theirs)
            yield [
                _Cell(phrases.number(index + 1)),
                _Cell(words.named(each.article), "removed"),
                _Cell(marks=showing.joined(passage, "ours"), side="ours"),
                _Cell(marks=showing.joined(passage, "theirs"), side="theirs"),
            ]


def _gap_columns() -> list[_Column]:
    return [_Column(phrase("document"), 18), _Column(phrase("article"), 18), _Column(phrase("difference"), 60),
            _Column("", 60), _Column("", 60)]  # fmt: skip


def _gap_rows(comparison: Comparison) -> Iterator[list[_Cell]]:
    for gap in comparison.languages:
        told = phrases.named(phrases.gap(gap.kind), gap.message)
        yield [*map(_Cell, (phrase(gap.side), words.named(gap.article), told, gap.text, gap.text_other))]


def _notes(negotiation: Negotiation) -> Iterator[list[_Cell]]:
    yield [_Cell(phrase("outcome")), _Cell(phrases.headline(negotiation.latest))]
    for name, sentences in phrases.to_know(negotiation):
        for sentence in sentences:
            yield [_Cell(name), _Cell(sentence)]
    yield [_Cell("Akkoord"), _Cell(phrase("internal"))]
