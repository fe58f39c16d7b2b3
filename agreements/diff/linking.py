"""Which sentences of ours have become which of theirs, and which parts belong together.

Sentences are aligned over the whole of both documents. The parts with most words in common belong together; heading,
content control and number are hints that break a tie. What shares no sentence is paired by its rarer words.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.alignment import align, common
from agreements.diff.rewritten import Candidate, rewritten
from agreements.impact.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from agreements.diff.units import Block, Side, Statement

__all__ = ["Link", "homes_of", "links_of"]

HINTS = {"heading": 6.0, "tag": 4.0, "number": 1.0}
"""How many words in common a hint is worth when parts are paired."""
SINGLE = frozenset({"title", "opening", "closing", "signatures"})
"""Parts that a document has once: they belong together whatever they say."""
SHORT = 3
"""Words of so many letters do not tell that two sentences are one."""
CONTAINED = 0.6
"""From this share of its words on, a sentence has gone into, or come out of, one that is paired."""


@dataclass(frozen=True)
class Link:
    """A sentence of ours and one of theirs (their places), and how many words they have in common."""

    ours: int
    theirs: int
    words: int


def links_of(ours: Side, theirs: Side) -> list[Link]:
    """The links between the sentences of two documents, in the order of ours."""
    mine, yours = ours.statements, theirs.statements
    alignment = align(mine, yours)
    pairs = {
        pair.ours: pair.theirs
        for pair in (*alignment.pairs, *alignment.moves)
        if pair.ours is not None and pair.theirs is not None
    }
    pairs = _with_equals({i: j for i, j in pairs.items() if _plausible(mine[i], yours[j])}, mine, yours)
    links = {(i, j): Link(i, j, common(mine[i].words, yours[j].words)) for i, j in pairs.items()}
    links |= {(link.ours, link.theirs): link for link in _contained(ours, theirs, list(links.values()))}
    return sorted(links.values(), key=lambda link: (link.ours, link.theirs))


def _plausible(ours: Statement, theirs: Statement) -> bool:
    """Whether two sentences share a word that says something; short ones are soon alike in their articles."""
    return ours.key == theirs.key or any(len(word) > SHORT for word in {*ours.words} & {*theirs.words})


def _with_equals(pairs: dict[int, int], mine: Sequence[Statement], yours: Sequence[Statement]) -> dict[int, int]:
    """The pairs, where what stands word for word elsewhere is not paired with what is merely alike."""
    exact = {i: j for i, j in pairs.items() if mine[i].key == yours[j].key}
    taken = set(exact.values())
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for statement in yours:
        if statement.place not in taken:
            waiting[statement.key].append(statement.place)
    for statement in mine:
        free = waiting.get(statement.key, [])
        if statement.place not in exact and free:
            beside = exact.get(statement.place - 1, -2) + 1
            exact[statement.place] = beside if beside in free else free[0]
            free.remove(exact[statement.place])
    taken = set(exact.values())
    return exact | {i: j for i, j in pairs.items() if i not in exact and j not in taken}


def _contained(ours: Side, theirs: Side, links: Sequence[Link]) -> Iterable[Link]:
    """Sentences without a counterpart whose words are in the sentence beside it: sentences split or joined."""
    mine, yours = ours.statements, theirs.statements
    by_ours = {link.ours: link.theirs for link in links}
    by_theirs = {link.theirs: link.ours for link in links}
    for j, statement in enumerate(yours):
        for beside in (j - 1, j + 1):
            if j not in by_theirs and beside in by_theirs and len(statement.words) > 2:
                i = by_theirs[beside]
                both = [yours[k].words for k in sorted((j, beside))]
                gained = common(mine[i].words, (*both[0], *both[1])) - common(mine[i].words, yours[beside].words)
                if gained >= CONTAINED * len(statement.words):
                    yield Link(i, j, gained)
    for i, statement in enumerate(mine):
        for beside in (i - 1, i + 1):
            if i not in by_ours and beside in by_ours and len(statement.words) > 2:
                j = by_ours[beside]
                both = [mine[k].words for k in sorted((i, beside))]
                gained = common((*both[0], *both[1]), yours[j].words) - common(mine[beside].words, yours[j].words)
                if gained >= CONTAINED * len(statement.words):
                    yield Link(i, j, gained)


def homes_of(ours: Side, theirs: Side, links: Sequence[Link]) -> dict[int, int]:
    """The counterpart of each part of ours."""
    scores: defaultdict[tuple[int, int], float] = defaultdict(float)
    for link in links:
        i = ours.texts[ours.statements[link.ours].passage].part
        j = theirs.texts[theirs.statements[link.theirs].passage].part
        scores[i, j] += link.words
    for i, j in list(scores):
        scores[i, j] += _hints(ours.blocks[i], theirs.blocks[j])
    homes: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if i not in homes and j not in taken:
            homes[i] = j
            taken.add(j)
    free = (
        [_candidate(ours, block) for block in ours.blocks if block.index not in homes],
        [_candidate(theirs, block) for block in theirs.blocks if block.index not in taken],
    )
    homes.update(rewritten(*free, homes))
    yours = {block.part: block.index for block in theirs.blocks if block.part in SINGLE}
    for block in ours.blocks:
        if block.index not in homes and yours.get(block.part, -1) not in (-1, *homes.values()):
            homes[block.index] = yours[block.part]
    return homes


def _hints(ours: Block, theirs: Block) -> float:
    heading = bool(ours.heading) and fold(ours.heading) == fold(theirs.heading)
    tag = ours.tag is not None and theirs.tag is not None and ours.tag.clause == theirs.tag.clause
    number = ours.number is not None and (ours.part, ours.number) == (theirs.part, theirs.number)
    return HINTS["heading"] * heading + HINTS["tag"] * tag + HINTS["number"] * number


def _candidate(side: Side, block: Block) -> Candidate:
    words = tuple(
        word for text in side.of(block) for k in range(text.first, text.last) for word in side.statements[k].words
    )
    return Candidate(block.index, block.part, block.heading, words)
