"""A comparison as an Excel workbook: positions by round, answers, changes, what was not tracked, what to know."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from agreements.report import phrases, showing, sorting, words
from agreements.report.phrases import phrase
from agreements.report.sheets import Cell, Column, Sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.diff.model import Answer, ArticleChange, Comparison, Negotiation

__all__ = ["as_xlsx"]


def as_xlsx(negotiation: Negotiation, today: datetime.date) -> bytes:
    """The whole result as an .xlsx, in the language of messages; ``today`` is the date that it bears."""
    # Imported here: only who wants a workbook waits for XlsxWriter.
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    midnight = datetime.datetime.combine(today, datetime.time())
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": phrase("title"), "author": "Akkoord", "created": midnight})
        sheets = Sheets(book)
        sheets.add(phrase("positions"), _position_columns(negotiation), _position_rows(negotiation))
        if negotiation.latest.harmed:
            sheets.add(phrase("answer"), _answer_columns(), _answer_rows(negotiation.latest))
        sheets.add(phrase("changes"), _change_columns(), _change_rows(negotiation))
        silent = list(_untracked_rows(negotiation))
        if silent:
            sheets.add(phrase("untracked"), _untracked_columns(), silent)
        gaps = list(_gap_rows(negotiation.latest))
        if gaps:
            sheets.add(phrase("languages_sheet"), _gap_columns(), gaps)
        sheets.add(phrase("know_sheet"), [Column(phrase("document"), 40), Column("", 100)], _notes(negotiation))
    return buffer.getvalue()


def _position_columns(negotiation: Negotiation) -> list[Column]:
    several = len(negotiation.rounds) > 1
    latest_first = range(len(negotiation.rounds) - 1, -1, -1) if several else ()
    return [
        Column(phrase("position"), 30),
        Column(phrase("weight"), 12),
        Column(phrase("verdict"), 16),
        *(Column(phrases.round_name(negotiation, index), 22) for index in latest_first),
        Column(phrase("article"), 16),
        Column(phrase("reasons"), 60),
        Column(phrase("elsewhere"), 50),
    ]


def _position_rows(negotiation: Negotiation) -> Iterator[list[Cell]]:
    cells = {row.position.id: row.cells for row in negotiation.matrix}
    latest = {state.id: state for state in negotiation.latest.positions}
    gone = [row.position for row in negotiation.matrix if row.position.id not in latest]
    for state in (*latest.values(), *gone):
        standings = [
            Cell(" – ".join(filter(None, (words.standing_word(cell), words.mover_word(cell)))), cell.standing)
            for cell in reversed(cells.get(state.id, ()))
        ]
        if len(negotiation.rounds) > 1 and not standings:
            standings = [Cell()] * len(negotiation.rounds)
        yield [
            Cell(words.title(state)),
            Cell(phrases.weight(state)),
            Cell(words.verdict_word(state.verdict), state.verdict),
            *standings,
            Cell(", ".join(state.articles)),
            Cell("\n".join(state.reasons)),
            Cell("\n".join(f"{road.message} ({words.named(road.article)})" for road in state.roads)),
        ]


def _answer_columns() -> list[Column]:
    return [Column(phrase("position"), 30), Column(phrase("weight"), 12), Column(phrase("article"), 16),
            Column(phrase("step"), 34), Column(phrase("text"), 90)]  # fmt: skip


def _answer_rows(comparison: Comparison) -> Iterator[list[Cell]]:
    """For each position that is harmed our reasons, and for each article our text and the next step down."""
    for state in comparison.harmed:
        position = Cell(words.title(state)), Cell(phrases.weight(state))
        for reason in sorting.our_reasons(state):
            yield [*position, Cell(), Cell(phrase("say")), Cell(reason)]
        for answer in state.answers:
            for step, text in _steps(answer, comparison):
                yield [*position, Cell(words.named(answer.article)), Cell(step), Cell(text)]


def _steps(answer: Answer, comparison: Comparison) -> Iterator[tuple[str, str]]:
    if answer.met:
        yield phrases.meets(answer.met), ""
    yield phrase("our_text"), answer.text
    if answer.next is not None:
        yield f"{phrase('next')} ({words.rung_word(answer.next.rung)})", answer.next.text
    elif sorting.is_last_step(comparison, answer):
        yield phrase("no_next"), ""


def _change_columns() -> list[Column]:
    widths = {"round": 9, "article": 18, "heading": 26, "effect": 18, "positions": 34, "ours": 60, "theirs": 60,
              "reasons": 50, "unsure_sheet": 20}  # fmt: skip
    return [Column(phrase(name), width) for name, width in widths.items()]


def _change_rows(negotiation: Negotiation) -> Iterator[list[Cell]]:
    """A row for each passage that differs, the latest round first."""
    for index in range(len(negotiation.rounds) - 1, -1, -1):
        comparison = negotiation.rounds[index]
        for change in comparison.articles:
            if change.change != "unchanged" or change.reaches:
                yield from _passages(change, comparison, phrases.number(index + 1))


def _passages(change: ArticleChange, comparison: Comparison, number: str) -> Iterator[list[Cell]]:
    touched = sorting.touched(comparison, change)
    for passage in sorting.changed(change):
        own = [(state, verdict) for state, verdict in touched if state.id in passage.positions or not passage.positions]
        yield [
            Cell(number),
            Cell(words.place(change)),
            Cell(change.heading_ours or change.heading_theirs),
            Cell(words.change_word(change), sorting.outcome(change)),
            Cell(
                "\n".join(
                    phrases.named(words.title(state), words.verdict_word(verdict)) for state, verdict in own or touched
                )
            ),
            Cell(marks=showing.joined(passage, "ours"), side="ours"),
            Cell(marks=showing.joined(passage, "theirs"), side="theirs"),
            Cell("\n".join(passage.reasons or change.reasons)),
            Cell(phrase("unsure") if passage.confidence < sorting.UNSURE else ""),
        ]


def _untracked_columns() -> list[Column]:
    return [Column(phrase("round"), 9), Column(phrase("article"), 18), Column(phrase("ours"), 60),
            Column(phrase("theirs"), 60)]  # fmt: skip


def _untracked_rows(negotiation: Negotiation) -> Iterator[list[Cell]]:
    for index in range(len(negotiation.rounds) - 1, -1, -1):
        for each in negotiation.rounds[index].untracked:
            passage = showing.whole(each.text_ours, each.text_theirs)
            yield [
                Cell(phrases.number(index + 1)),
                Cell(words.named(each.article), "removed"),
                Cell(marks=showing.joined(passage, "ours"), side="ours"),
                Cell(marks=showing.joined(passage, "theirs"), side="theirs"),
            ]


def _gap_columns() -> list[Column]:
    return [Column(phrase("document"), 18), Column(phrase("article"), 18), Column(phrase("difference"), 60),
            Column("", 60), Column("", 60)]  # fmt: skip


def _gap_rows(comparison: Comparison) -> Iterator[list[Cell]]:
    for gap in comparison.languages:
        told = phrases.named(phrases.gap(gap.kind), gap.message)
        yield [*map(Cell, (phrase(gap.side), words.named(gap.article), told, gap.text, gap.text_other))]


def _notes(negotiation: Negotiation) -> Iterator[list[Cell]]:
    yield [Cell(phrase("outcome")), Cell(phrases.headline(negotiation.latest))]
    for name, sentences in phrases.to_know(negotiation):
        for sentence in sentences:
            yield [Cell(name), Cell(sentence)]
    yield [Cell("Akkoord"), Cell(phrase("internal"))]
