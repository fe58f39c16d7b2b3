"""Which part of a document is which in its version in the other language: by what reads the same in both.

Numbers, labels, figures, dates, references and content controls tell; the order is that of the document. So a part that
one version lacks does not shift all that follow.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from agreements.diff.citations import plain
from agreements.diff.language_facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.diff.units import Block, Side, Text

__all__ = ["Trait", "paired", "trait_of_block", "trait_of_text"]

WEIGHTS = {"number": 1.0, "tag": 3.0, "labels": 1.0, "facts": 2.0, "length": 0.5}
ALIKE = 1.0
"""From this score on, two parts may be one."""
MUCH = 250_000
"""Above so many pairs, parts are paired by their numbers only."""


class Trait(NamedTuple):
    """What of a part reads the same in every language."""

    kind: str
    number: str
    tag: str
    labels: tuple[str, ...]
    facts: Counter[str]
    length: int


def trait_of_block(side: Side, block: Block) -> Trait:
    """The trait of an article, annex or other part."""
    texts = side.of(block)
    labels = tuple(text.passage.label for text in texts)
    tag = block.tag.clause if block.tag else ""
    return Trait(block.part, plain(block.number or ""), tag, labels, _facts(side, texts), _length(texts))


def trait_of_text(side: Side, text: Text) -> Trait:
    """The trait of a passage."""
    return Trait(text.passage.level, text.passage.label, "", (), _facts(side, [text]), _length([text]))


def _facts(side: Side, texts: Sequence[Text]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        facts = facts_of(text.text, side.language)
        found += facts.figures + facts.dates
        found.update(f"→{reference}" for reference in facts.references.elements())
        found.update(facts.strength)
    return found


def _length(texts: Sequence[Text]) -> int:
    return sum(len(text.text) for text in texts)


def paired(ours: Sequence[Trait], theirs: Sequence[Trait]) -> list[tuple[int | None, int | None]]:
    """The indices of the parts that are one, in order; None where a version has no such part."""
    if len(ours) * len(theirs) > MUCH:
        return _by_number(ours, theirs)
    weights = [[max(_alike(one, other) - ALIKE, 0.0) for other in theirs] for one in ours]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            both = weights[i][j] + best[i + 1][j + 1] if weights[i][j] else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if weights[i][j] and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return [*pairs, *((k, None) for k in range(i, len(ours))), *((None, k) for k in range(j, len(theirs)))]


def _by_number(ours: Sequence[Trait], theirs: Sequence[Trait]) -> list[tuple[int | None, int | None]]:
    places = {(each.kind, each.number): j for j, each in reversed(list(enumerate(theirs)))}
    pairs: list[tuple[int | None, int | None]] = [(i, places.pop((e.kind, e.number), None)) for i, e in enumerate(ours)]
    taken = {j for _i, j in pairs}
    return [*pairs, *((None, j) for j in range(len(theirs)) if j not in taken)]


def _alike(one: Trait, other: Trait) -> float:
    if one.kind != other.kind:
        return 0.0
    all_facts = one.facts | other.facts
    shared = (one.facts & other.facts).total() / all_facts.total() if all_facts else 0.5
    lengths = sorted((one.length, other.length))
    return (
        WEIGHTS["number"] * (one.number == other.number)
        + WEIGHTS["tag"] * (bool(one.tag) and one.tag == other.tag)
        + WEIGHTS["labels"] * (one.labels == other.labels)
        + WEIGHTS["facts"] * shared
        + WEIGHTS["length"] * (lengths[0] >= 0.6 * lengths[1])
    )
