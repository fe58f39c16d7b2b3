"""Passages made ready to be seen: lines with their labels and marked words, excerpts, and no invisible characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.diff.marking import segments
from agreements.diff.model import PassageChange, Segment, worst
from agreements.impact.model import HARM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from agreements.diff.model import Answer, ArticleChange, Comparison, PositionState, Road, Row
    from agreements.impact.model import Verdict

__all__ = [
    "UNSURE",
    "ByHarm",
    "Entries",
    "Evidence",
    "Line",
    "Mark",
    "by_harm",
    "changed",
    "clean",
    "entries",
    "evidence",
    "excerpt",
    "is_last_step",
    "joined",
    "lines",
    "moving",
    "our_reasons",
    "outcome",
    "places",
    "touched",
    "verdicts",
    "whole",
]

Side = Literal["ours", "theirs"]
_CONTEXT = 12
"""Words of the surroundings that an excerpt shows on each side of what differs."""
UNSURE = 0.7
"""Below this confidence the reader is told to read for himself."""
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2028\u2029\u2060\ufeff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_WORDS = re.compile(r"\s*\S+\s*")


def clean(text: str) -> str:
    """The text as it may be shown anywhere: what could hide or reverse words becomes "\N{REPLACEMENT CHARACTER}".

    Control characters, those that set the direction of writing (UAX #9) and lone surrogates are such; zero-width ones
    are left out.
    """
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub("", text))


@dataclass(frozen=True)
class Mark:
    """A stretch of text, and whether the other side does not have it."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Line:
    """One passage of one side: its label and its text in stretches."""

    label: str
    marks: tuple[Mark, ...]


def lines(passage: PassageChange, side: Side) -> tuple[Line, ...]:
    """The passages of one side, with what the other side lacks marked; () when this side has none."""
    text = passage.text_ours if side == "ours" else passage.text_theirs
    if not text:
        return ()
    labels = passage.labels_ours if side == "ours" else passage.labels_theirs
    rows: list[list[Mark]] = [[]]
    for segment in passage.segments or (Segment(passage.text_ours, passage.text_theirs),):
        own = clean(segment.ours if side == "ours" else segment.theirs)
        for number, part in enumerate(own.split("\n")):
            if number:
                rows.append([])
            rows[-1] += _marks(part, differs=not segment.equal)
    named = [*labels, *[""] * (len(rows) - len(labels))]
    return tuple(Line(clean(label), tuple(row)) for label, row in zip(named, rows, strict=False))


def _marks(text: str, *, differs: bool) -> list[Mark]:
    """A stretch of text; the spaces around words that differ are not marked, unless they are all that differs."""
    bare = text.strip()
    if not differs or not bare:
        return [Mark(text, differs)] if text else []
    before, _bare, after = text.partition(bare)
    edges = ((before, False), (bare, True), (after, False))
    return [Mark(part, marked) for part, marked in edges if part]


def joined(passage: PassageChange, side: Side) -> tuple[Mark, ...]:
    """All lines of one side as one row of marks, with their labels and a line break between them."""
    row: list[Mark] = []
    for number, line in enumerate(lines(passage, side)):
        before = ("\n" if number else "") + (f"{line.label} " if line.label else "")
        row += [Mark(before, differs=False), *line.marks] if before else line.marks
    return tuple(row)


def excerpt(row: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marked words of a line with some words around them; an ellipsis stands for what is left out."""
    last = len(row) - 1
    return tuple(
        each if each.differs or last == 0 else Mark(_shortened(each.text, number > 0, number < last), differs=False)
        for number, each in enumerate(row)
    )


def _shortened(text: str, after: bool, before: bool) -> str:
    """Some words of what stands ``after`` a mark, ``before`` one, or between two."""
    words = _WORDS.findall(text)
    if len(words) <= _CONTEXT * (after + before) + 1:
        return text
    begin = "".join(words[:_CONTEXT]).rstrip() if after else ""
    end = "".join(words[-_CONTEXT:]).lstrip() if before else ""
    return " ".join(part for part in (begin, "…", end) if part)


def whole(ours: str, theirs: str) -> PassageChange:
    """Two texts as one passage, with the words that differ marked."""
    return PassageChange("reworded", "cosmetic", ours, theirs, segments=tuple(segments(ours, theirs)))


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
    """The words that a verdict on a position rests on: the name of the part, and the passage."""

    article: str
    passage: PassageChange


def evidence(comparison: Comparison, state: PositionState) -> tuple[Evidence, ...]:
    """What in the documents makes up the verdict on a position, in the order of the document."""
    return tuple(_evidence(comparison, state))


def _evidence(comparison: Comparison, state: PositionState) -> Iterator[Evidence]:
    for article in comparison.articles:
        verdict = article.positions.get(state.id, "kept")
        if verdict == "kept":
            continue
        changed = [each for each in article.passages if each.change != "unchanged"]
        telling = [each for each in changed if each.positions.get(state.id, "kept") != "kept"]
        for passage in telling or _worst(changed):
            yield Evidence(article.name, passage)


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
