"""A comparison on one screen: positions first, the worst by weight; then the changes; then what is only wording."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from agreements.diff.marking import segments
from agreements.report.showing import clean
from agreements.report.words import (
    change_word,
    mover_word,
    named,
    place,
    rung_word,
    standing_word,
    title,
    verdict_word,
    weight_word,
)
from akkoord.messages import gettext as _
from akkoord.messages import named as with_colon
from akkoord.messages import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.diff.model import (
        ArticleChange,
        Cell,
        Comparison,
        Negotiation,
        PositionState,
        Road,
        Row,
        Segment,
    )

__all__ = ["as_text"]

WIDTH = 100
QUOTED = 160
"""Longer texts are cut: the whole text is in the other reports."""
ALIKE = 4
"""More positions than this that went the same way through all rounds are counted, not named."""
LEAD = 5
"""So many words are shown before the first difference."""
LISTED = 12
"""So many articles that are only wording are named; of more, the rest is counted."""

_COLOURS = {"kept": "green", "strengthened": "green", "weakened": "yellow", "contradicted": "red", "removed": "red"}
_MARKS = {"kept": "=", "strengthened": "+", "weakened": "!", "contradicted": "✗", "removed": "✗"}


def as_text(negotiation: Negotiation) -> str:
    """The latest round, and before it where each position stood in the rounds. Styled for a terminal."""
    latest = negotiation.latest
    lines = [
        *_head(latest),
        *_matrix(negotiation),
        *_positions(latest),
        *_changes(latest),
        *_wording(latest),
        *_untracked(latest),
        *_languages(latest),
        *_notes(latest),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(comparison: Comparison) -> Iterator[str]:
    yield click.style(clean(f"{comparison.ours.file.name} → {comparison.theirs.file.name}"), bold=True)
    counts = [
        (verdict, sum(state.verdict == verdict for state in comparison.positions if state.weight))
        for verdict in ("contradicted", "removed", "weakened", "strengthened", "kept")
    ]
    told = ", ".join(f"{count} {verdict_word(verdict)}" for verdict, count in counts if count)
    yield _("Positions: {counts}.").format(counts=told or _("none found"))


def _section(name: str) -> Iterator[str]:
    yield ""
    yield click.style(name, bold=True)


def _matrix(negotiation: Negotiation) -> Iterator[str]:
    moving = [row for row in negotiation.matrix if any(cell.verdict != "kept" for cell in row.cells)]
    if not moving:
        return
    yield from _section(_("Round by round, the latest first"))
    yield from _table(moving, negotiation)


def _table(rows: list[Row], negotiation: Negotiation) -> Iterator[str]:
    told = list(_told(rows))
    width = max(len(name) for name, _cells in told)
    heads = [str(number) for number in range(len(negotiation.rounds), 0, -1)]
    widths = [
        max(len(head), *(len(standing_word(cells[-1 - k])) for _name, cells in told)) for k, head in enumerate(heads)
    ]
    yield "  " + "  ".join([" " * width, *(head.ljust(size) for head, size in zip(heads, widths, strict=True))])
    for name, cells in told:
        shown = [
            click.style(standing_word(cell), fg=_COLOURS[cell.verdict]) + " " * (size - len(standing_word(cell)))
            for size, cell in zip(widths, reversed(cells), strict=True)
        ]
        yield "  " + "  ".join([name.ljust(width), *shown, mover_word(cells[-1])])


def _told(rows: list[Row]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The rows with their names; many rows that were alike in every round are one, and counted."""
    alike: dict[tuple[Cell, ...], list[Row]] = {}
    for row in rows:
        alike.setdefault(row.cells, []).append(row)
    for cells, members in alike.items():
        for row in members if len(members) <= ALIKE else []:
            yield title(row.position), cells
    for cells, members in alike.items():
        if len(members) > ALIKE:
            message = ngettext("{count} more position", "{count} more positions", len(members))
            yield message.format(count=len(members)), cells


def _positions(comparison: Comparison) -> Iterator[str]:
    harmed = [state for state in comparison.positions if state.harmed]
    gained = [state for state in comparison.positions if state.verdict == "strengthened"]
    if not harmed and not gained:
        return
    yield from _section(_("Positions"))
    direct = [state for state in harmed if state.direct != "kept" and state.direct != "strengthened"]
    for state in (*direct, *gained):
        yield from _position(state, comparison)
    yield from _reached([state for state in harmed if state not in direct], comparison)


def _position(state: PositionState, comparison: Comparison) -> Iterator[str]:
    sign = click.style(_MARKS[state.verdict], fg=_COLOURS[state.verdict], bold=True)
    verdict = click.style(verdict_word(state.verdict), fg=_COLOURS[state.verdict])
    weight = weight_word(state)
    name = click.style(title(state), bold=state.weight == "red-line")
    where = clean(_("see {places}").format(places=", ".join(state.articles)))
    yield f"{sign} {with_colon(f'{name} ({weight})' if weight else name, f'{verdict}, {where}')}"
    for reason in state.reasons[:2]:
        yield from _wrapped(reason, "    ")
    for road in state.roads[:1]:
        yield from _wrapped(road.message, "    ↳ ")
    for answer in state.answers[:1]:
        if answer.met is not None:
            yield from _wrapped(_("Their text meets our {rung}.").format(rung=rung_word(answer.met)), "    » ")
        elif answer.next is not None:
            told = _("Next: our {rung} (clause {clause}).")
            told = told.format(rung=rung_word(answer.next.rung), clause=answer.clause)
            yield from _wrapped(told, "    » ")


def _reached(states: list[PositionState], comparison: Comparison) -> Iterator[str]:
    """Positions that are harmed from elsewhere only, those that share their roads in one line."""
    groups: dict[tuple[Road, ...], list[PositionState]] = {}
    for state in states:
        groups.setdefault(state.roads, []).append(state)
    for roads, members in groups.items():
        names = ", ".join(title(state) for state in members)
        sign = click.style("!", fg="yellow", bold=True)
        count = ngettext("{count} position at a distance", "{count} positions at a distance", len(members))
        yield from _wrapped(with_colon(count.format(count=len(members)), names), f"{sign} ", "    ")
        for road in roads[:2]:
            yield from _wrapped(road.message, "    ↳ ")


def _changes(comparison: Comparison) -> Iterator[str]:
    if comparison.substantive:
        yield from _section(_("Changes"))
    for article in comparison.substantive:
        yield from _change(article)


def _change(article: ArticleChange) -> Iterator[str]:
    colour = "yellow" if article.harmful else "green"
    heading = article.heading_ours or article.heading_theirs
    where = clean(f"{place(article)} ({heading})" if heading else place(article))
    yield with_colon(where, click.style(change_word(article), fg=colour))
    telling = [p for p in article.passages if p.harmful or p.label in ("strengthened", "added")]
    for passage in telling[:3]:
        yield from _pair(passage.segments)
    if len(telling) > 3:
        more = ngettext("{count} passage more", "{count} passages more", len(telling) - 3)
        yield f"    … {more.format(count=len(telling) - 3)}"


def _pair(segments: Sequence[Segment]) -> Iterator[str]:
    """What ours says and what theirs says, from a few words before the first difference on."""
    for ours, sign, colour in ((True, "-", "red"), (False, "+", "green")):
        text = _cut(_from_difference(segments, ours=ours))
        if text:
            yield from _wrapped(text, f"    {sign} ", style=colour)


def _from_difference(segments: Sequence[Segment], *, ours: bool) -> str:
    texts = [segment.ours if ours else segment.theirs for segment in segments]
    first = next((number for number, segment in enumerate(segments) if not segment.equal), 0)
    before = "".join(texts[:first])
    spaces = [place for place, letter in enumerate(before) if letter.isspace()][-LEAD:]
    start = spaces[0] + 1 if len(spaces) == LEAD else 0
    text = "".join(texts)[start:]
    return f"… {text}" if start and text else text


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTED else f"{flat[:QUOTED].rsplit(' ', 1)[0]} …"


def _wording(comparison: Comparison) -> Iterator[str]:
    changed = comparison.wording_only
    same = sum(article.change == "unchanged" for article in comparison.articles)
    yield ""
    if changed:
        names = ", ".join(place(article) for article in changed[:LISTED])
        rest = len(changed) - LISTED
        more = _(" and {count} more").format(count=rest) if rest > 0 else ""
        told = ngettext(
            "{count} part only worded or placed otherwise",
            "{count} parts only worded or placed otherwise",
            len(changed),
        )
        yield from _wrapped(with_colon(told.format(count=len(changed)), f"{names}{more}."), "")
    yield ngettext("{count} part unchanged.", "{count} parts unchanged.", same).format(count=same)


def _untracked(comparison: Comparison) -> Iterator[str]:
    if not comparison.untracked:
        if comparison.tracked:
            yield _("Nothing was changed outside of the tracked changes.")
        return
    yield from _section(_("Changed without tracking"))
    for each in comparison.untracked:
        sign = click.style("!", fg="red", bold=True)
        yield f"{sign} {clean(named(each.article))}"
        yield from _pair(list(segments(each.text_ours, each.text_theirs)))


def _languages(comparison: Comparison) -> Iterator[str]:
    if comparison.languages:
        yield from _section(_("Differences between the two language versions"))
    for gap in comparison.languages:
        yield from _wrapped(gap.message, "! ", "    ")


def _notes(comparison: Comparison) -> Iterator[str]:
    for document in (comparison.ours, comparison.theirs):
        told = [note.message for note in document.notes]
        if document.coverage:
            told.append(_("Not compared: {what}.").format(what=document.coverage))
        for message in told:
            yield from _wrapped(with_colon(document.file.name, message), "", "    ")


def _wrapped(text: str, first: str, rest: str = "", style: str = "") -> list[str]:
    plain = click.unstyle(first)
    later = rest or " " * len(plain)
    lines = textwrap.wrap(clean(text), WIDTH - len(plain), break_long_words=False, break_on_hyphens=False) or [""]
    shown = [click.style(line, fg=style) if style else line for line in lines]
    return [f"{first}{shown[0]}", *(f"{later}{line}" for line in shown[1:])]
