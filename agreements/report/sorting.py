"""What a reader looks for in a comparison: positions by harm, parts by substance, the words behind a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.diff.model import worst
from agreements.impact.model import HARM
from agreements.report.showing import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agreements.diff.model import Answer, ArticleChange, Comparison, PassageChange, PositionState, Road, Row
    from agreements.impact.model import Verdict

__all__ = [
    "UNSURE",
    "ByHarm",
    "Entries",
    "Evidence",
    "by_harm",
    "changed",
    "entries",
    "evidence",
    "is_last_step",
    "moving",
    "our_reasons",
    "outcome",
    "places",
    "touched",
    "verdicts",
]

UNSURE = 0.7
"""Below this confidence the reader is told to read for himself."""


def changed(article: ArticleChange) -> tuple[PassageChange, ...]:
    """The passages of a part that differ; of a part that is only moved or renumbered, the whole as one passage."""
    found = tuple(each for each in article.passages if each.change != "unchanged")
    return found or (whole(article.text_ours, article.text_theirs),)


@dataclass(frozen=True)
class Entries:
    """The parts of a comparison with their places in it: by what they mean for the reader."""

    substantive: tuple[tuple[int, ArticleChange], ...]
    wording: tuple[tuple[int, ArticleChange], ...]
    unchanged: tuple[tuple[int, ArticleChange], ...]


def entries(comparison: Comparison) -> Entries:
    """The parts of a comparison, sorted; each in the order of the document."""
    numbered = tuple(enumerate(comparison.articles))
    calm = [pair for pair in numbered if not pair[1].substantive]
    return Entries(
        substantive=tuple(pair for pair in numbered if pair[1].substantive),
        wording=tuple(pair for pair in calm if pair[1].change != "unchanged"),
        unchanged=tuple(pair for pair in calm if pair[1].change == "unchanged"),
    )


@dataclass(frozen=True)
class ByHarm:
    """The positions of a comparison: harmed by what their own articles say, only from elsewhere, better, and kept.

    ``reached`` has those that share their roads together.
    """

    direct: tuple[PositionState, ...]
    reached: tuple[tuple[tuple[Road, ...], tuple[PositionState, ...]], ...]
    better: tuple[PositionState, ...]
    kept: tuple[PositionState, ...]


def by_harm(comparison: Comparison) -> ByHarm:
    """The positions, sorted; each in the order of the comparison."""
    groups: dict[tuple[Road, ...], list[PositionState]] = {}
    for state in comparison.harmed:
        if state.direct == "kept" and state.roads:
            groups.setdefault(state.roads, []).append(state)
    reached = {state.id for states in groups.values() for state in states}
    return ByHarm(
        direct=tuple(state for state in comparison.harmed if state.id not in reached),
        reached=tuple((roads, tuple(states)) for roads, states in groups.items()),
        better=tuple(state for state in comparison.positions if state.verdict == "strengthened"),
        kept=tuple(state for state in comparison.positions if state.verdict == "kept"),
    )


def moving(row: Row) -> bool:
    """Whether a position was anything but kept in some round."""
    return any(cell.verdict != "kept" for cell in row.cells)


@dataclass(frozen=True)
class Evidence:
    """The words that a verdict on a position rests on: the place of the part among all, its name, and the passage."""

    place: int
    article: str
    passage: PassageChange


def evidence(comparison: Comparison, state: PositionState) -> tuple[Evidence, ...]:
    """What in the documents makes up the verdict on a position, in the order of the document."""
    return tuple(_evidence(comparison, state))


def _evidence(comparison: Comparison, state: PositionState) -> Iterator[Evidence]:
    for place, article in enumerate(comparison.articles):
        if article.positions.get(state.id, "kept") == "kept":
            continue
        differing = changed(article)
        telling = [each for each in differing if each.positions.get(state.id, "kept") != "kept"]
        for passage in telling or _worst(differing):
            yield Evidence(place, article.name, passage)


def _worst(passages: Iterable[PassageChange]) -> list[PassageChange]:
    """The harmful passages, or all when none is harmful."""
    passages = list(passages)
    return [each for each in passages if each.harmful] or passages


def places(comparison: Comparison) -> dict[str, int]:
    """The first entry of each name among the parts: what a link to an article points to."""
    found: dict[str, int] = {}
    for index, article in enumerate(comparison.articles):
        found.setdefault(article.name, index)
    return found


def touched(comparison: Comparison, article: ArticleChange) -> list[tuple[PositionState, Verdict]]:
    """The positions that a part touches, with what it does to them, in the order of the report."""
    found: list[tuple[PositionState, Verdict]] = []
    for state in comparison.positions:
        verdict = article.positions.get(state.id, "kept")
        if state.id in article.reaches:
            verdict = worst(verdict, "weakened")
        if verdict != "kept":
            found.append((state, verdict))
    return found


def outcome(article: ArticleChange) -> str:
    """What a part comes down to, as a name for its colour and sign: its effect where it has one, else its change."""
    if article.label in HARM:
        return article.label
    if article.harmful:
        return "weakened"
    return article.label if article.substantive else article.change


def verdicts(comparison: Comparison) -> tuple[str, ...]:
    """The verdicts that some position or part has, the worst first; ``kept`` is none to look for."""
    found = {state.verdict for state in comparison.positions} | set(map(outcome, comparison.articles))
    return tuple(verdict for verdict in ("contradicted", "removed", "weakened", "strengthened") if verdict in found)


def our_reasons(state: PositionState) -> tuple[str, ...]:
    """What we can say for a position, each reason once."""
    return tuple(dict.fromkeys(reason for answer in state.answers for reason in answer.reasons))


def is_last_step(comparison: Comparison, answer: Answer) -> bool:
    """Whether our own ladder goes no further down: of an article that they left as it is, that is no question."""
    left = {article.name for article in comparison.articles if article.change == "unchanged"}
    return answer.rung is not None and answer.next is None and answer.article not in left
