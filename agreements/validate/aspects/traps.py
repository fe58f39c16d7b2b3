"""Statements that spring a legal trap: by the phrases of its topic, unless they say the opposite.

A topic has the lists

    fires      a negation in the same clause silences it
    negative   phrases that hold a negation of their own: only another one silences them
    together   "what is said + of whom + …": one sentence holds a phrase of each of these lists, in any order
    unless     found anywhere in the statement, it silences the three above
    always     like ``fires``, whatever ``unless`` says
    aside      words that are passed over ("in case of a difference between … and …")

All of them are there, if need be empty. In ``together`` a negation beside the first list silences the whole; ``!``
after its name says that its phrases hold a negation of their own, and ``-`` before a name that the sentence holds no
phrase of that list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.aspects.statements import Statement
    from agreements.validate.phrases import Phrases

__all__ = ["Trap", "traps_in"]

KEPT = 16_384
"""So many sentences are remembered, each for one topic: the rounds of a negotiation share most of theirs."""
_MARK = re.compile(r"[,;:()–]|\s-\s")


@dataclass(frozen=True)
class Trap:
    """A sentence that springs a trap, and the line that it stands in."""

    line: Line
    sentence: str


def traps_in(statements: Sequence[Statement], topic: str, language: Language) -> tuple[Trap, ...]:
    """The sentences that spring the trap of a topic. Raises InvalidFileError when its phrases are not sound."""
    return tuple(
        Trap(statement.line, statement.sentence)
        for statement in statements
        if _springs(statement.plain, statement.introduced, topic, language)
    )


@lru_cache(maxsize=KEPT)
def _springs(statement: str, introduction: int, topic: str, language: Language) -> bool:
    words, negation = phrases(topic, language), phrases("negation", language)
    plain = words.without("aside", statement)
    introduced = introduction - len(statement) + len(plain)

    def says(name: str, *, own: bool) -> bool:
        return any(
            match.end() > introduced and not _is_negated(plain, match, own=own, negation=negation)
            for match in words.all(name, plain)
        )

    likely: dict[str, bool] = {}
    held: dict[str, bool] = {}

    def may_hold(name: str) -> bool:
        if name not in likely:
            likely[name] = words.may_hold(name, plain)
        return likely[name]

    def holds(name: str) -> bool:
        if name not in held:
            held[name] = words.holds(name, plain)
        return held[name]

    def combines(combination: _Combination) -> bool:
        needed = (combination.said, *combination.beside)
        return (
            all(map(may_hold, needed))
            and all(map(holds, needed))
            and not any(map(holds, combination.absent))
            and says(combination.said, own=combination.own)
        )

    return says("always", own=False) or (
        (
            says("fires", own=False)
            or says("negative", own=True)
            or any(combines(combination) for combination in _combinations(words.words("together")))
        )
        and not words.find("unless", plain)
    )


@dataclass(frozen=True)
class _Combination:
    """Lists of which a sentence holds a phrase each: what is said, what stands beside it, and what is not there."""

    said: str
    own: bool
    beside: tuple[str, ...]
    absent: tuple[str, ...]


@cache
def _combinations(written: tuple[str, ...]) -> tuple[_Combination, ...]:
    return tuple(map(_combination, written))


def _combination(written: str) -> _Combination:
    said, *others = written.split(" + ")
    present = tuple(name for name in others if not name.startswith("-"))
    absent = tuple(name.removeprefix("-") for name in others if name.startswith("-"))
    return _Combination(said.removesuffix("!"), said.endswith("!"), present, absent)


def _is_negated(text: str, match: re.Match[str], *, own: bool, negation: Phrases) -> bool:
    """Whether a negation stands in the clause of a match (its own: around it), or one of all that follows before it."""
    if negation.find("throughout", text[: match.start()]):
        return True
    start = max(_boundaries(text[: match.start()], negation), default=0)
    end = match.end() + min(_boundaries(text[match.end() :], negation), default=len(text))
    around = [text[start : match.start()], text[match.end() : end]] if own else [text[start:end]]
    return any(negation.find("negates", _without_only(piece, negation)) for piece in around)


def _without_only(text: str, negation: Phrases) -> str:
    """A text without "niet-nakoming" and the like, and without "ne … que", which limits and does not deny."""
    text = negation.without("compounds", text)
    for match in negation.all("only", text):
        if not negation.find("full", match[0]):
            text = text.replace(match[0], "…")
    return text


def _boundaries(text: str, negation: Phrases) -> Iterator[int]:
    yield from (mark.start() for mark in _MARK.finditer(text))
    yield from (match.start() for match in negation.all("boundary", text))
