"""What a text puts first: "the wishes of the worker go before those of the service", "the fund, not the company"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Passage
    from agreements.impact.patterns import Hit

__all__ = ["Ranking", "rankings", "ties"]

_REACH = 12
"""How many words on either side belong to what is ranked."""
_LIGHT = {"=not", "=forbidden", "=may", "=duty", "=only", "=right", "=all", "=including", "=happen", "=priority"}


@dataclass(frozen=True, slots=True)
class Ranking:
    """What comes first and what comes after it: the keys of their units, and all words that say so."""

    first: frozenset[str]
    second: frozenset[str]
    words: tuple[int, ...]


def rankings(passage: Passage, lexicon: Lexicon) -> list[Ranking]:
    """What ``passage`` puts first, in reading order."""
    found: list[Ranking] = []
    hits = _hits(passage, lexicon)
    for hit in hits:
        kind, sides = hit.pattern.payload, _sides(passage, hit)
        if kind == "not" and not passage.words[hit.words[0]].comma:
            continue
        if kind in ("above", "below", "not", "but"):
            before, behind = sides
            upright = kind in ("above", "not")
            if kind in ("above", "below") and _is_denied(passage, hit):
                upright = not upright
            first, second = (before, behind) if upright else (behind, before)
            found.append(Ranking(_keys(passage, first), _keys(passage, second), (*before, *behind)))
    found += _ordered(passage, hits)
    return [one for one in found if one.first and one.second]


def _is_denied(passage: Passage, hit: Hit) -> bool:
    """Whether "ne" stands right before the verb: "aucune instruction ne l'emporte sur le secret"."""
    first = passage.words[hit.words[0]]
    before = passage.words[max(0, hit.words[0] - 2) : hit.words[0]]
    return any(word.folded in ("ne", "n") and word.sentence == first.sentence for word in before)


def ties(passage: Passage, lexicon: Lexicon) -> list[Ranking]:
    """Where ``passage`` puts neither of two things first."""
    found: list[Ranking] = []
    for hit in _hits(passage, lexicon):
        if hit.pattern.payload == "equal":
            before, behind = _sides(passage, hit)
            found.append(Ranking(_keys(passage, before), _keys(passage, behind), (*before, *behind)))
        elif hit.pattern.payload == "both":
            found += _joined(passage, _sides(passage, hit)[1])
    return [one for one in found if one.first and one.second]


_AND = {"et", "que", "en", "als"}


def _joined(passage: Passage, words: tuple[int, ...]) -> list[Ranking]:
    """The two things behind "both": any "and" may be the one between them."""
    places = [at for at in words if passage.words[at].folded in _AND]
    halves = [(range(words[0], at), range(at + 1, words[-1] + 1)) for at in places]
    return [Ranking(_keys(passage, (*one,)), _keys(passage, (*other,)), words) for one, other in halves]


def _ordered(passage: Passage, hits: list[Hit]) -> list[Ranking]:
    """What "first … then" ranks, within a sentence or in two that follow each other."""
    found: list[Ranking] = []
    for one in (hit for hit in hits if hit.pattern.payload == "first"):
        for other in (hit for hit in hits if hit.pattern.payload == "second"):
            if one.words[0] > other.words[0] or not _follows(passage, one, other):
                continue
            before, behind = _clause(passage, one), _clause(passage, other)
            if set(before).isdisjoint(behind):
                found.append(Ranking(_keys(passage, before), _keys(passage, behind), (*before, *behind)))
            break
    return found


def _follows(passage: Passage, one: Hit, other: Hit) -> bool:
    return passage.words[other.words[0]].sentence - passage.words[one.words[0]].sentence <= 1


def _clause(passage: Passage, hit: Hit) -> tuple[int, ...]:
    """The words of the part of the sentence in which a phrase stands."""
    place = passage.words[hit.words[0]]
    return tuple(
        at
        for at, word in enumerate(passage.words)
        if (word.sentence, word.segment) == (place.sentence, place.segment) and at not in hit.words
    )


def _sides(passage: Passage, hit: Hit) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The words before and behind a phrase; of a phrase in two parts, those between the parts and those behind."""
    sentence = passage.sentences[passage.words[hit.words[0]].sentence]
    first, last = hit.words[0], hit.words[-1]
    between = tuple(at for at in range(first, last) if at not in hit.words)
    before = between or tuple(range(max(sentence.first, first - _REACH), first))
    behind = range(last + 1, min(sentence.last, last + 1 + _REACH))
    if hit.pattern.payload == "not":
        behind = range(last + 1, _end(passage, last + 1, behind.stop))
    return before, tuple(behind)


def _end(passage: Passage, start: int, stop: int) -> int:
    """The word before ``stop`` at which the next part begins, for what is left out ends there."""
    return next((at for at in range(start + 1, stop) if passage.words[at].comma), stop)


def _keys(passage: Passage, words: tuple[int, ...]) -> frozenset[str]:
    within = set(words)
    return frozenset(
        unit.key
        for unit in passage.units
        if unit.kind != "quantity" and unit.key not in _LIGHT and within.issuperset(unit.words)
    )


def _hits(passage: Passage, lexicon: Lexicon) -> list[Hit]:
    """The phrases found; of those that overlap, the longest."""
    chosen: list[Hit] = []
    found = lexicon.rankings.hits(passage.words)
    for hit in sorted(found, key=lambda one: (-len(one.words), one.words)):
        if all(set(hit.words).isdisjoint(other.words) for other in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda one: one.words)
