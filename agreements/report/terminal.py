"""A comparison on one screen: positions first, the worst by weight; then the changes; then what is only wording.

When it does not fit, the words go before the reasons, and the least of the positions and changes are counted only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from agreements.diff.marking import segments
from agreements.report.detail import LESS, most, section, wrapped
from agreements.report.showing import clean
from agreements.report.standings import COLOURS, standings
from agreements.report.words import (
    change_word,
    named,
    place,
    rung_word,
    title,
    verdict_count,
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
        Comparison,
        Negotiation,
        PositionState,
        Road,
        Segment,
    )
    from agreements.impact.model import Verdict
    from agreements.report.detail import Detail

__all__ = ["as_text"]

LEAD = 5
"""So many words are shown before the first difference."""
LISTED = 12
"""So many articles that are only wording are named; of more, the rest is counted."""

_MARKS = {"kept": "=", "strengthened": "+", "weakened": "!", "contradicted": "✗", "removed": "✗"}


def as_text(negotiation: Negotiation, lines: int | None = None) -> str:
    """The latest round, and before it where each position stood in the rounds. Styled for a terminal.

    With ``lines`` no more detail is told than fits on so many; the last line then says how to see everything.
    """
    shown = _lines(negotiation, LESS[0])
    if lines is not None and len(shown) > lines:
        tried = (_lines(negotiation, less) for less in LESS[1:])
        shown = next((found for found in tried if len(found) < lines), _lines(negotiation, LESS[-1]))
        shown.append(_("Not everything is shown: add --full, or write a report (--report FILE.html)."))
    return "\n".join(line.rstrip() for line in shown) + "\n"


def _lines(negotiation: Negotiation, detail: Detail) -> list[str]:
    latest = negotiation.latest
    return [
        *_head(latest),
        *standings(negotiation, detail),
        *_positions(latest, detail),
        *_changes(latest, detail),
        *_wording(latest),
        *_untracked(latest, detail),
        *_languages(latest, detail),
        *_notes(latest),
    ]


def _head(comparison: Comparison) -> Iterator[str]:
    yield click.style(clean(f"{comparison.ours.file.name} → {comparison.theirs.file.name}"), bold=True)
    verdicts: tuple[Verdict, ...] = ("contradicted", "removed", "weakened", "strengthened", "kept")
    counts = [(each, sum(s.verdict == each for s in comparison.positions if s.weight)) for each in verdicts]
    told = ", ".join(verdict_count(verdict, count) for verdict, count in counts if count)
    yield _("Positions: {counts}.").format(counts=told or _("none found"))


def _positions(comparison: Comparison, detail: Detail) -> Iterator[str]:
    harmed = [state for state in comparison.positions if state.harmed]
    gained = [state for state in comparison.positions if state.verdict == "strengthened"]
    if not harmed and not gained:
        return
    yield from section(_("Positions"))
    direct = [state for state in harmed if state.direct != "kept" and state.direct != "strengthened"]
    shown, more = most([*direct, *gained], detail)
    for number, state in enumerate(shown):
        yield from _position(state, detail.at(number))
    yield from more
    yield from _reached([state for state in harmed if state not in direct], detail)


def _position(state: PositionState, detail: Detail) -> Iterator[str]:
    sign = click.style(_MARKS[state.verdict], fg=COLOURS[state.verdict], bold=True)
    verdict = click.style(verdict_word(state.verdict), fg=COLOURS[state.verdict])
    weight = weight_word(state)
    name = click.style(title(state), bold=state.weight == "red-line")
    where = clean(_("see {places}").format(places=", ".join(state.articles)))
    yield f"{sign} {with_colon(f'{name} ({weight})' if weight else name, f'{verdict}, {where}')}"
    for reason in state.reasons[: detail.reasons]:
        yield from wrapped(reason, "    ")
    if not detail.advice:
        return
    for road in state.roads[: max(detail.reasons - 1, 1)]:
        yield from wrapped(road.message, "    ↳ ")
    for answer in state.answers[:1]:
        if answer.met is not None:
            yield from wrapped(_("Their text meets our {rung}.").format(rung=rung_word(answer.met)), "    » ")
        elif answer.next is not None:
            told = _("Next: our {rung} (clause {clause}).")
            told = told.format(rung=rung_word(answer.next.rung), clause=answer.clause)
            yield from wrapped(told, "    » ")


def _reached(states: list[PositionState], detail: Detail) -> Iterator[str]:
    """Positions that are harmed from elsewhere only, those that share their roads in one line."""
    groups: dict[tuple[Road, ...], list[PositionState]] = {}
    for state in states:
        groups.setdefault(state.roads, []).append(state)
    shown, more = most(list(groups.items()), detail)
    for roads, members in shown:
        names = ", ".join(title(state) for state in members)
        sign = click.style("!", fg="yellow", bold=True)
        count = ngettext("{count} position at a distance", "{count} positions at a distance", len(members))
        yield from wrapped(with_colon(count.format(count=len(members)), names), f"{sign} ", "    ")
        for road in roads[: max(detail.reasons, 1)]:
            yield from wrapped(road.message, "    ↳ ")
    yield from more


def _changes(comparison: Comparison, detail: Detail) -> Iterator[str]:
    if comparison.substantive:
        yield from section(_("Changes"))
    shown, more = most(sorted(comparison.substantive, key=lambda article: not article.harmful), detail)
    if not more:
        shown = comparison.substantive
    for number, article in enumerate(shown):
        yield from _change(article, detail.at(number))
    yield from more


def _change(article: ArticleChange, detail: Detail) -> Iterator[str]:
    colour = "yellow" if article.harmful else "green"
    heading = article.heading_ours or article.heading_theirs
    where = clean(f"{place(article)} ({heading})" if heading else place(article))
    yield with_colon(where, click.style(change_word(article), fg=colour))
    telling = [p for p in article.passages if p.harmful or p.label in ("strengthened", "added")]
    for passage in telling[: detail.passages]:
        yield from _pair(passage.segments, detail)
    if detail.passages and not telling:
        for road in dict.fromkeys(road for roads in article.reaches.values() for road in roads):
            yield from wrapped(road.message, "    ↳ ")
    rest = len(telling) - detail.passages
    if rest > 0 and detail.passages:
        more = ngettext("{count} passage more", "{count} passages more", rest)
        yield f"    … {more.format(count=rest)}"


def _pair(segments: Sequence[Segment], detail: Detail) -> Iterator[str]:
    """What ours says and what theirs says, from a few words before the first difference on."""
    for ours, sign, colour in ((True, "-", "red"), (False, "+", "green")):
        text = _cut(_from_difference(segments, ours=ours), detail.quoted)
        if text:
            yield from wrapped(text, f"    {sign} ", style=colour)


def _from_difference(segments: Sequence[Segment], *, ours: bool) -> str:
    texts = [segment.ours if ours else segment.theirs for segment in segments]
    first = next((number for number, segment in enumerate(segments) if not segment.equal), 0)
    before = "".join(texts[:first])
    spaces = [place for place, letter in enumerate(before) if letter.isspace()][-LEAD:]
    start = spaces[0] + 1 if len(spaces) == LEAD else 0
    text = "".join(texts)[start:]
    return f"… {text}" if start and text else text


def _cut(text: str, most: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most].rsplit(' ', 1)[0]} …"


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
        yield from wrapped(with_colon(told.format(count=len(changed)), f"{names}{more}."), "")
    yield ngettext("{count} part unchanged.", "{count} parts unchanged.", same).format(count=same)


def _untracked(comparison: Comparison, detail: Detail) -> Iterator[str]:
    if not comparison.untracked:
        if comparison.tracked:
            yield _("Nothing was changed outside of the tracked changes.")
        return
    yield from section(_("Changed without tracking"))
    shown, more = most(comparison.untracked, detail)
    for number, each in enumerate(shown):
        sign = click.style("!", fg="red", bold=True)
        yield f"{sign} {clean(named(each.article))}"
        if detail.at(number).passages:
            yield from _pair(list(segments(each.text_ours, each.text_theirs)), detail)
    yield from more


def _languages(comparison: Comparison, detail: Detail) -> Iterator[str]:
    if comparison.languages:
        yield from section(_("Differences between the two language versions"))
    shown, more = most(comparison.languages, detail)
    for number, gap in enumerate(shown):
        yield from wrapped(gap.message, "! ", "    ")
        if detail.at(number).passages:
            for text in filter(None, (gap.text, gap.text_other)):
                yield from wrapped(_cut(text, detail.quoted), "    · ")
    yield from more


def _notes(comparison: Comparison) -> Iterator[str]:
    for document in (comparison.ours, comparison.theirs):
        told = [note.message for note in document.notes]
        if document.coverage:
            told.append(_("Not compared: {what}.").format(what=document.coverage))
        for message in told:
            yield from wrapped(with_colon(document.file.name, message), "", "    ")
