"""From the parts to the positions: for each the worst verdict over the whole document, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.diff.model import SEVERITY, PositionState, worst
from agreements.impact.model import HARM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.diff.model import ArticleChange
    from agreements.impact.model import Verdict
    from clauses.library import Library

__all__ = ["by_weight", "states"]

_WEIGHTS = {"red-line": 0, "essential": 1, "wish": 2, None: 3}


def states(articles: Sequence[ArticleChange], library: Library) -> tuple[PositionState, ...]:
    """The state of each position that either document speaks of, by weight and then the worst first."""
    ids = dict.fromkeys(id_ for article in articles for id_ in (*article.positions, *article.reaches))
    found = [_state(id_, articles, library) for id_ in ids]
    order = list(library.positions)
    found.sort(key=lambda state: order.index(state.id) if state.id in library.positions else len(order))
    return by_weight(found)


def by_weight(found: Sequence[PositionState]) -> tuple[PositionState, ...]:
    """The states, those that are harmed first, then by weight and then the worst first; else in the order given."""
    return tuple(sorted(found, key=lambda each: (not each.harmed, _WEIGHTS[each.weight], -SEVERITY[each.verdict])))


def _state(id_: str, articles: Sequence[ArticleChange], library: Library) -> PositionState:
    own = [(article, article.positions[id_]) for article in articles if id_ in article.positions]
    direct: Verdict = worst("kept", *(verdict for _article, verdict in own))
    roads = tuple(road for article in articles for road in article.reaches.get(id_, ()))
    verdict = worst(direct, "weakened") if roads else direct
    telling = [article for article, each in own if each == direct or each in HARM]
    reasons = dict.fromkeys(
        reason
        for article in telling
        for passage in article.passages
        if passage.positions.get(id_) in HARM or passage.positions.get(id_) == "strengthened"
        for reason in passage.reasons
    )
    position = library.positions.get(id_)
    return PositionState(
        id=id_,
        verdict=verdict,
        direct=direct,
        articles=tuple(dict.fromkeys([*(article.name for article in telling), *(road.article for road in roads)])),
        reasons=tuple(reasons),
        roads=roads,
        weight=position.weight if position else None,
        title=position.title if position else None,
    )
