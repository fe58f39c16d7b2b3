"""What we can say and propose for each position that is weakened or lost: from the library, by the clause's ladder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.diff.model import Answer
from agreements.diff.rungs import Ladders
from agreements.impact.model import HARM
from templates import words as fixed_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.model import ArticleChange, PositionState
    from agreements.diff.units import Side
    from clauses.library import Library

__all__ = ["with_answers"]

MOST = 3
"""At most so many articles are answered for one position: those where it is harmed, or else those that state it."""


def with_answers(
    states: Sequence[PositionState],
    articles: Sequence[ArticleChange],
    ours: Side,
    known: Sequence[Known | None],
    library: Library,
) -> tuple[PositionState, ...]:
    """The states, those that are harmed with their answers. ``known`` has the clause of each part of ours."""
    clauses = {ours.blocks[i].name: each for i, each in enumerate(known) if each is not None}
    ladders = Ladders(library, ours.language, _references(ours, known))
    return tuple(
        replace(state, answers=tuple(_answers(state, articles, clauses, ladders))) if state.harmed else state
        for state in states
    )


def _references(ours: Side, known: Sequence[Known | None]) -> dict[str, str]:
    """How our document refers to each clause that it holds: "artikel 7", "bijlage 1"."""
    article = fixed_words(ours.language)["article"].lower()
    return {
        each.clause: f"{article} {block.number}" if block.part == "article" else block.name
        for block, each in zip(ours.blocks, known, strict=True)
        if each is not None and block.number
    }


def _answers(
    state: PositionState, articles: Sequence[ArticleChange], clauses: Mapping[str, Known], ladders: Ladders
) -> Iterator[Answer]:
    ours = [article for article in articles if article.text_ours]
    harmed = [article for article in ours if article.positions.get(state.id) in HARM]
    stating = [a for a in ours if a.name in clauses and state.id in clauses[a.name].positions]
    reasons = _reasons(state.id, ladders)
    for article in (harmed or stating)[:MOST]:
        yield _answer(article, clauses.get(article.name), reasons, ladders)


def _reasons(position: str, ladders: Ladders) -> tuple[str, ...]:
    known = ladders.library.positions.get(position)
    return tuple(reason[ladders.language] for reason in known.reasons) if known else ()


def _answer(article: ArticleChange, known: Known | None, reasons: tuple[str, ...], ladders: Ladders) -> Answer:
    if known is None:
        return Answer(None, article.name, article.text_ours, reasons)
    answer = Answer(known.clause, article.name, article.text_ours, reasons, known.rung)
    if article.change == "unchanged":
        return answer
    clause = ladders.library.clauses[known.clause]
    lower = ladders.next(clause, known.rung)
    return replace(
        answer,
        next=ladders.offer(clause, lower, article.text_theirs) if lower else None,
        met=ladders.met(clause, article.text_theirs),
        worded=ladders.worded(clause, known.rung, article.text_theirs),
    )
