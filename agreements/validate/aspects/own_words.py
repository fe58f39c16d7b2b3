"""Positions in a text that was never ours: found by what its sentences are about, each held against our own clause.

Such a text has no part that has become of a clause of ours. A sentence about a position is judged beside the clauses
for that position; that it says less than a whole clause of ours is no harm, an approval, a report or a repayment in it
is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.assemble import unfilled
from agreements.diff.model import SEVERITY
from agreements.impact import assess
from agreements.impact.lexicon import lexicon
from agreements.impact.model import HARM
from agreements.impact.reading import read
from agreements.impact.topics import stated
from agreements.selection import default_choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agreements.diff.units import Side, Statement
    from agreements.impact.model import Impact, Span, Verdict
    from clauses.library import Library
    from clauses.model import Language, Theme

__all__ = ["OwnWords", "own_words"]

ENOUGH_WORDS = 4
"""A sentence has at least so many words: shorter ones are headings."""
_SAYS_LESS = frozenset({"removed", "scope-narrowed", "added", "unexplained"})
"""What any sentence does beside a whole clause: no harm by itself."""


@dataclass(frozen=True)
class OwnWords:
    """What a sentence makes of a position, the number of its article, and why; ``named``: the harm can be named."""

    verdict: Verdict
    article: str | None
    words: str
    reason: str = ""
    named: bool = False


def own_words(theme: Theme, library: Library, theirs: Side) -> Mapping[str, OwnWords]:
    """The positions of a theme that sentences of a draft are about, each with the worst that one does to it.

    Where no sentence does harm that can be named, one that keeps the position counts; else it is weakened, in doubt.
    """
    found: dict[str, list[OwnWords]] = defaultdict(list)
    ours = _clauses(theme, library, theirs.language)
    for statement in _said(theirs):
        for position in stated(read(statement.text, lexicon(theirs.language))):
            if position in ours:
                found[position].append(_judged(position, ours[position], statement, theirs))
    return {position: _telling(each) for position, each in found.items()}


def _said(theirs: Side) -> Iterator[Statement]:
    """The sentences of the articles and annexes; of a text without articles, all but its title and its signatures."""
    parts = {"article", "annex"} if any(block.part == "article" for block in theirs.blocks) else {"opening", "annex"}
    for statement in theirs.statements:
        part = theirs.blocks[theirs.texts[statement.passage].part].part
        if part in parts and len(statement.words) >= ENOUGH_WORDS:
            yield statement


def _clauses(theme: Theme, library: Library, language: Language) -> Mapping[str, list[str]]:
    """The texts of our clauses by the position that each is for in the first place, at its best."""
    texts: dict[str, list[str]] = defaultdict(list)
    for clause in (library.clauses[id_] for id_ in theme.clauses):
        for position in clause.variants[clause.rungs[0]].positions[:1]:
            agreement = unfilled([default_choice(clause, clause.rungs[0])], library, language)
            texts[position] += [each.text for each in (*agreement.articles, *agreement.annexes)]
    return texts


def _judged(position: str, ours: list[str], statement: Statement, theirs: Side) -> OwnWords:
    """What a sentence does to a position: kept when it meets one of our clauses, else the harm beside any of them."""
    impacts = [assess(text, statement.text, theirs.language) for text in ours]
    article = theirs.blocks[theirs.texts[statement.passage].part].number
    if any(_verdict(position, impact) in ("kept", "strengthened") for impact in impacts):
        return OwnWords("kept", article, statement.text)
    harmful = [impact for impact in impacts if _does_harm(position, impact)]
    if not harmful:
        return OwnWords("weakened", article, statement.text)
    worst = max(harmful, key=lambda impact: SEVERITY[_verdict(position, impact)])
    words = [statement.text[each.start : each.end] for each in _harmful(worst)]
    reason = next((each for each in worst.reasons if any(word in each for word in words)), "")
    return OwnWords(_verdict(position, worst), article, statement.text, reason, named=True)


def _verdict(position: str, impact: Impact) -> Verdict:
    return impact.positions.get(position, "removed")


def _does_harm(position: str, impact: Impact) -> bool:
    """Whether words of the sentence do harm that can be named."""
    return _verdict(position, impact) in ("weakened", "contradicted") and bool(_harmful(impact))


def _harmful(impact: Impact) -> list[Span]:
    """The words of the sentence that do harm."""
    return [
        edit.theirs
        for edit in impact.edits
        if edit.theirs is not None and edit.direction in HARM and edit.explanation not in _SAYS_LESS
    ]


def _telling(found: list[OwnWords]) -> OwnWords:
    """The worst harm, else what keeps the position, else what is to be read."""
    named = max((each for each in found if each.named), key=lambda each: SEVERITY[each.verdict], default=None)
    return named or next((each for each in found if each.verdict == "kept"), found[0])
