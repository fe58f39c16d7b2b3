"""A comparison as JSON: schema akkoord.diff/1. One round is an object, several are a list of them, oldest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agreements.diff.model import (
        Answer,
        ArticleChange,
        Cell,
        Comparison,
        Document,
        Negotiation,
        PassageChange,
        PositionState,
        Road,
        RungOffer,
    )

__all__ = ["SCHEMA", "as_json"]

SCHEMA = "akkoord.diff/1"


def as_json(negotiation: Negotiation) -> str:
    """The whole result; reasons and messages in the language of messages."""
    rounds = [_comparison(comparison) for comparison in negotiation.rounds]
    for number, entry in enumerate(rounds):
        entry["standings"] = {row.position.id: _cell(row.cells[number]) for row in negotiation.matrix}
    return json.dumps(rounds[0] if len(rounds) == 1 else rounds, ensure_ascii=False, indent=2) + "\n"


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "ours": _document(comparison.ours),
        "theirs": _document(comparison.theirs),
        "articles": [_article(article) for article in comparison.articles],
        "positions": {state.id: _state(state) for state in comparison.positions},
        "untracked": [
            {"article": each.article, "text_ours": each.text_ours, "text_theirs": each.text_theirs}
            for each in comparison.untracked
        ],
        "languages": [
            {
                "side": gap.side,
                "kind": gap.kind,
                "article": gap.article,
                "text": gap.text,
                "text_other": gap.text_other,
                "message": gap.message,
            }
            for gap in comparison.languages
        ],
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "file": str(document.file),
        "kind": document.kind,
        "language": document.language,
        "notes": [{"code": note.code, "message": note.message} for note in document.notes],
        "coverage": document.coverage,
    }


def _article(article: ArticleChange) -> dict[str, Any]:
    return {
        "ours": article.ours,
        "theirs": article.theirs,
        "part": article.part,
        "name": article.name,
        "heading_ours": article.heading_ours,
        "heading_theirs": article.heading_theirs,
        "clause": article.clause,
        "change": article.change,
        "label": article.label,
        "positions": dict(article.positions),
        "mechanisms": list(article.mechanisms),
        "reasons": list(article.reasons),
        "confidence": article.confidence,
        "reaches": {id_: [_road(road) for road in roads] for id_, roads in article.reaches.items()},
        "text_ours": article.text_ours,
        "text_theirs": article.text_theirs,
        "passages": [_passage(passage) for passage in article.passages if passage.change != "unchanged"],
    }


def _passage(passage: PassageChange) -> dict[str, Any]:
    return {
        "change": passage.change,
        "label": passage.label,
        "labels_ours": list(passage.labels_ours),
        "labels_theirs": list(passage.labels_theirs),
        "positions": dict(passage.positions),
        "mechanisms": list(passage.mechanisms),
        "reasons": list(passage.reasons),
        "confidence": passage.confidence,
        "segments": [[segment.ours, segment.theirs] for segment in passage.segments],
    }


def _road(road: Road) -> dict[str, str]:
    return {"road": road.kind, "article": road.article, "words": road.words, "message": road.message}


def _state(state: PositionState) -> dict[str, Any]:
    return {
        "verdict": state.verdict,
        "direct": state.direct,
        "articles": list(state.articles),
        "weight": state.weight,
        "title": None if state.title is None else {"nl": state.title.nl, "fr": state.title.fr},
        "reasons": list(state.reasons),
        "roads": [_road(road) for road in state.roads],
        "answers": [_answer(answer) for answer in state.answers],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "clause": answer.clause,
        "article": answer.article,
        "text": answer.text,
        "reasons": list(answer.reasons),
        "rung": answer.rung,
        "next": None if answer.next is None else _offer(answer.next),
        "met": answer.met,
        "worded": answer.worded,
    }


def _offer(offer: RungOffer) -> dict[str, Any]:
    return {"rung": offer.rung, "text": offer.text, "met": offer.met, "objections": list(offer.objections)}


def _cell(cell: Cell) -> Mapping[str, Any]:
    return {"standing": cell.standing, "verdict": cell.verdict, "moved": cell.moved, "mover": cell.mover}
