"""A comparison as a Word document: headings, tables with header rows, and marked words as formatting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from agreements.report import phrases, showing, sorting, words
from agreements.report.phrases import counted, phrase
from agreements.report.wordparts import grid, heading, paired, paragraph, placed, text
from agreements.word.appearance import Appearance
from agreements.word.oxml import find, serialize_xml
from agreements.word.properties import set_core_properties, set_language
from agreements.word.template import block_paragraph, render, replace_block

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from agreements.diff.model import (
        ArticleChange,
        Comparison,
        Negotiation,
        PositionState,
        Road,
    )
    from agreements.word.oxml import Element

__all__ = ["as_docx"]

_TEMPLATE = Path(__file__).parent / "pages" / "report.docx"


def as_docx(negotiation: Negotiation, today: datetime.date) -> bytes:
    """The whole result as a .docx, in the language of messages; ``today`` is the date that it bears."""
    language = phrases.locale().replace("_", "-")
    name = showing.clean(negotiation.latest.theirs.file.name)
    tags = {"name": name, "made": phrases.date(today), "notice": phrase("internal")}
    package = render(_TEMPLATE, tags, ("report",))
    set_language(package, language)
    main = package.main_document
    document = package.xml(main)
    body = find(document, "w:body")
    if body is None:
        raise LookupError("w:body")  # ``render`` found the block tag in it
    replace_block(block_paragraph(body, "report"), list(_report(negotiation)))
    package.parts[main] = serialize_xml(document)
    set_core_properties(package, Appearance(phrase("title"), "", "Akkoord", today, {}), language)
    return package.to_bytes()


def _report(negotiation: Negotiation) -> Iterator[Element]:
    latest = negotiation.latest
    yield heading(0, phrase("title"))
    yield from _head(negotiation)
    yield from _untracked(latest, 1)
    yield from _rounds(negotiation)
    yield heading(1, phrase("positions"))
    yield from _positions(latest)
    yield heading(1, phrase("changes"))
    yield from _changes(latest)
    yield from _languages(latest)
    yield from _texts(latest)
    yield from _earlier(negotiation)
    yield heading(1, phrase("know"))
    for name, sentences in phrases.to_know(negotiation):
        yield heading(2, name)
        yield from _bullets(sentences)


def _head(negotiation: Negotiation) -> Iterator[Element]:
    latest = negotiation.latest
    yield paragraph("ReportLead", phrases.headline(latest))
    yield from _bullets(counted(name, count) for name, count in phrases.tally(latest).items() if count)
    several = len(negotiation.rounds) > 1
    yield paragraph("BodyText", phrases.named(phrase("ours"), latest.ours.file.name))
    last = f" · {phrases.round_name(negotiation, len(negotiation.rounds) - 1)}" if several else ""
    yield paragraph("BodyText", phrases.named(phrase("theirs"), f"{latest.theirs.file.name}{last}"))


def _bullets(sentences: Sequence[str] | Iterator[str]) -> Iterator[Element]:
    for sentence in sentences:
        yield paragraph("ListBullet", sentence)


def _untracked(comparison: Comparison, level: int) -> Iterator[Element]:
    if not comparison.untracked:
        return
    yield heading(level, text(phrase("untracked"), "Bad"))
    yield paragraph("ReportAlert", phrase("untracked_lead"))
    rows = [
        (words.named(each.article), showing.whole(each.text_ours, each.text_theirs)) for each in comparison.untracked
    ]
    yield from placed(rows, comparison, tone="Bad")


def _rounds(negotiation: Negotiation) -> Iterator[Element]:
    moving = [row for row in negotiation.matrix if sorting.moving(row)]
    if not moving:
        return
    yield heading(1, phrase("rounds"))
    yield paragraph("ReportNote", phrase("rounds_lead"))
    latest_first = range(len(negotiation.rounds) - 1, -1, -1)
    heads = [phrase("position"), *(phrases.round_name(negotiation, index) for index in latest_first)]
    rows = []
    for row in moving:
        cells = [[paragraph("ReportCell", f"{words.title(row.position)} ({phrases.weight(row.position)})")]]
        for index in latest_first:
            cell = row.cells[index]
            moved = words.mover_word(cell)
            standing = text(_signed(cell.standing, words.standing_word(cell)), cell.standing)
            cells.append([paragraph("ReportCell", standing, *([f" ({moved})"] if moved else []))])
        rows.append(cells)
    yield from grid(heads, rows, [3, *[2] * len(negotiation.rounds)])


def _signed(kind: str, name: str) -> str:
    return f"{phrases.SYMBOLS[kind]} {name}"


def _positions(comparison: Comparison) -> Iterator[Element]:
    groups = sorting.by_harm(comparison)
    if not comparison.positions:
        yield paragraph("BodyText", phrase("no_positions"))
    for state in groups.direct:
        yield from _position(state, comparison)
    for roads, states in groups.reached:
        yield heading(2, counted("reached", len(states)))
        yield paragraph("BodyText", phrase("reached_lead"))
        yield from _roads(roads)
        yield from _bullets(f"{words.title(state)} ({phrases.weight(state)})" for state in states)
    for state in groups.better:
        yield from _position(state, comparison)
    if groups.kept:
        yield heading(2, counted("kept", len(groups.kept)))
        yield from _bullets(
            f"{words.title(state)} ({', '.join([phrases.weight(state), *map(words.named, state.articles)])})"
            for state in groups.kept
        )


def _position(state: PositionState, comparison: Comparison) -> Iterator[Element]:
    yield heading(2, words.title(state))
    verdict = text(_signed(state.verdict, words.verdict_word(state.verdict)), state.verdict)
    yield paragraph("ReportVerdict", verdict, f" · {phrases.weight(state)}")
    yield from _bullets(state.reasons or ([phrase("gone")] if state.direct == "removed" else []))
    found = sorting.evidence(comparison, state)
    yield from placed([(words.named(each.article), each.passage) for each in found], comparison, short=True)
    if any(each.passage.confidence < sorting.UNSURE for each in found):
        yield paragraph("ReportNote", phrase("unsure"))
    if state.roads:
        yield heading(3, phrase("elsewhere"))
        yield from _roads(state.roads)
    yield from _answers(state, comparison)


def _roads(roads: Sequence[Road]) -> Iterator[Element]:
    for road in roads:
        where = f"({words.named(road.article)}, {phrases.road(road.kind)})"
        quoted = f" {phrases.quoted(road.words)}" if road.words else ""
        yield paragraph("ListBullet", f"{road.message} {where}{quoted}")


def _answers(state: PositionState, comparison: Comparison) -> Iterator[Element]:
    if not state.answers:
        return
    yield heading(3, phrase("answer"))
    yield from _bullets(sorting.our_reasons(state))
    for answer in state.answers:
        where = phrases.sentence(words.named(answer.article))
        if answer.met:
            yield paragraph("BodyText", text(phrases.named(where, phrases.meets(answer.met)), "Good"))
        elif answer.next and answer.next.met:
            yield paragraph("BodyText", text(phrases.named(where, phrase("next_met")), "Good"))
        elif sorting.is_last_step(comparison, answer):
            yield paragraph("ReportNote", phrases.named(where, phrase("no_next")))


def _texts(comparison: Comparison) -> Iterator[Element]:
    """Our texts and the next steps down, each once, whatever the number of positions that they answer for."""
    answers = {each.article: each for state in sorting.by_harm(comparison).direct for each in state.answers}
    if not answers:
        return
    yield heading(1, phrase("texts"))
    for name, answer in answers.items():
        rung = f" ({words.rung_word(answer.rung)})" if answer.rung else ""
        yield heading(2, phrases.sentence(words.named(name)))
        yield heading(3, f"{phrase('our_text')}{rung}")
        yield from _quoted(answer.text, comparison)
        if answer.next is not None:
            yield heading(3, f"{phrase('next')} ({words.rung_word(answer.next.rung)})")
            yield from _quoted(answer.next.text, comparison)
            if answer.next.objections:
                yield paragraph("ReportNote", phrase("next_unmet"), keep=True)
                yield from _bullets(answer.next.objections)


def _quoted(content: str, comparison: Comparison) -> Iterator[Element]:
    for line in content.split("\n"):
        yield paragraph("ReportQuote", text(line, "", comparison.ours.language))


def _changes(comparison: Comparison) -> Iterator[Element]:
    sorted_ = sorting.entries(comparison)
    if not sorted_.substantive:
        yield paragraph("BodyText", phrase("no_changes" if comparison.different else "same"))
    for _index, change in sorted_.substantive:
        yield from _change(change, comparison)
    if sorted_.wording:
        yield heading(2, counted("wording", len(sorted_.wording)))
        rows = [(_named(change), each) for _i, change in sorted_.wording for each in sorting.changed(change)]
        yield from placed(rows, comparison)
    if sorted_.unchanged:
        yield paragraph("ReportNote", counted("unchanged", len(sorted_.unchanged)))


def _named(change: ArticleChange) -> str:
    heading_ = change.heading_ours or change.heading_theirs
    return f"{words.place(change)} · {heading_}" if heading_ else words.place(change)


def _change(change: ArticleChange, comparison: Comparison) -> Iterator[Element]:
    yield heading(2, phrases.sentence(_named(change)))
    kind = sorting.outcome(change)
    yield paragraph("ReportVerdict", text(_signed(kind, words.change_word(change)), kind))
    if change.heading_ours and change.heading_theirs and change.heading_ours != change.heading_theirs:
        headings = (text(change.heading_ours, "WordsGone"), text(" "), text(change.heading_theirs, "WordsNew"))
        yield paragraph("BodyText", *headings)
    touched = sorting.touched(comparison, change)
    yield from _bullets(phrases.named(words.title(state), words.verdict_word(verdict)) for state, verdict in touched)
    yield from _bullets(change.reasons)
    yield from paired(sorting.changed(change), comparison)


def _languages(comparison: Comparison) -> Iterator[Element]:
    if not comparison.languages:
        return
    yield heading(1, phrase("languages"))
    for gap in comparison.languages:
        yield heading(2, phrases.named(f"{phrase(gap.side)} · {words.named(gap.article)}", phrases.gap(gap.kind)))
        yield paragraph("BodyText", gap.message)
        document = comparison.ours if gap.side == "ours" else comparison.theirs
        other = "fr" if document.language == "nl" else "nl"
        yield paragraph("ReportQuote", text(gap.text, "", document.language))
        yield paragraph("ReportQuote", text(gap.text_other, "", other))


def _earlier(negotiation: Negotiation) -> Iterator[Element]:
    if len(negotiation.rounds) < 2:
        return
    yield heading(1, phrase("earlier"))
    for index in range(len(negotiation.rounds) - 2, -1, -1):
        comparison = negotiation.rounds[index]
        yield heading(2, phrases.named(phrases.round_name(negotiation, index), comparison.theirs.file.name))
        yield paragraph("BodyText", phrases.headline(comparison))
        yield from _untracked(comparison, 3)
        rows = [
            (_effect(change, comparison), each) for change in comparison.substantive for each in sorting.changed(change)
        ]
        yield from placed(rows, comparison, short=True)


def _effect(change: ArticleChange, comparison: Comparison) -> str:
    touched = ", ".join(
        phrases.named(words.title(state), words.verdict_word(verdict))
        for state, verdict in sorting.touched(comparison, change)
    )
    return phrases.named(_named(change), touched or words.change_word(change))
