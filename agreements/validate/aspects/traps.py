"""Statements that spring a legal trap: by the phrases of its topic, unless they say the opposite.

A topic has the lists

    fires      a negation in the same clause silences it
    negative   phrases that hold a negation of their own: only another one silences them
    together   frames, "what is said + of whom + …": one sentence holds a phrase of each of these lists, in any order
    across     frames that two sentences make together, one right after the other
    unless     found anywhere in the statement, it silences all of these
    always     like ``fires``, whatever ``unless`` says
    aside      words that are passed over ("in case of a difference between … and …")

All of them are there, if need be empty. The names in a frame:

    name       the first: a negation beside it silences the frame
    name!      the first, when its phrases hold a negation of their own
    name?      the first, whether it is denied or not
    -name      the sentence holds no phrase of this list
    ~name      it holds none that is not denied
    @name      a list of ``families.yaml``, which all traps share

A sentence that says of such provisions that they are void springs no trap (``provision`` and ``void`` of
``negation.yaml``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
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
_NEXT = " ; "
"""Stands between two sentences that are looked at together."""
_MARK = re.compile(r"[,;:()–]|\s-\s")


@dataclass(frozen=True)
class Trap:
    """A sentence that springs a trap, and the line that it stands in."""

    line: Line
    sentence: str


def traps_in(statements: Sequence[Statement], topic: str, language: Language) -> tuple[Trap, ...]:
    """The sentences that spring the trap of a topic. Raises InvalidFileError when its phrases are not sound."""
    sprung = {
        index
        for index, statement in enumerate(statements)
        if _springs(statement.plain, statement.introduced, topic, language)
    }
    for index, (one, other) in enumerate(pairwise(statements)):
        alone = sprung.isdisjoint((index, index + 1))
        if alone and one.line.article == other.line.article and one.line.part == other.line.part:
            own = other.plain[other.introduced :].lstrip()
            if _spring_across(f"{one.plain}{_NEXT}{own}", one.introduced, topic, language):
                sprung.add(index)
    return tuple(Trap(statements[index].line, statements[index].sentence) for index in sorted(sprung))


@lru_cache(maxsize=KEPT)
def _springs(statement: str, introduction: int, topic: str, language: Language) -> bool:
    said = _Said(statement, introduction, topic, language)
    return (
        said.says("always")
        or (
            (
                said.says("fires")
                or said.says("negative", own=True)
                or any(said.combines(frame) for frame in _frames(said.words.words("together")))
            )
            and not said.holds("unless")
        )
    ) and not said.speaks_of_void_provisions()


@lru_cache(maxsize=KEPT)
def _spring_across(statements: str, introduction: int, topic: str, language: Language) -> bool:
    frames = _frames(phrases(topic, language).words("across"))
    said = _Said(statements, introduction, topic, language)
    return (
        any(said.combines(frame) for frame in frames)
        and not said.holds("unless")
        and not said.speaks_of_void_provisions()
    )


class _Said:
    """A statement, held against the lists of a topic; each list is looked for once."""

    def __init__(self, statement: str, introduction: int, topic: str, language: Language) -> None:
        self.words = phrases(topic, language)
        self._families = phrases("families", language)
        self._negation = phrases("negation", language)
        self._plain = self.words.without("aside", statement)
        self._introduced = introduction - len(statement) + len(self._plain)
        self._likely: dict[str, bool] = {}
        self._held: dict[str, bool] = {}

    def says(self, name: str, *, own: bool = False, denied: bool = False) -> bool:
        """Whether a phrase of a list stands behind the introduction without a negation (``own``: another one)."""
        words, bare = self._list(name)
        return any(
            match.end() > self._introduced
            and (denied or not _is_negated(self._plain, match, own=own, negation=self._negation))
            for match in words.all(bare, self._plain)
        )

    def holds(self, name: str) -> bool:
        """Whether a phrase of a list stands anywhere."""
        if name not in self._held:
            words, bare = self._list(name)
            self._held[name] = words.holds(bare, self._plain)
        return self._held[name]

    def may_hold(self, name: str) -> bool:
        """Whether it is worth while to ask that: patterns are compiled only where all lists of a frame may be there."""
        if name not in self._likely:
            words, bare = self._list(name)
            self._likely[name] = words.may_hold(bare, self._plain)
        return self._likely[name]

    def combines(self, frame: _Frame) -> bool:
        """Whether a frame is filled."""
        needed = (frame.said, *frame.beside)
        return (
            all(map(self.may_hold, needed))
            and all(map(self.holds, needed))
            and not any(map(self.holds, frame.absent))
            and self.says(frame.said, own=frame.own, denied=frame.denied)
            and not any(map(self.says, frame.unsaid))
        )

    def speaks_of_void_provisions(self) -> bool:
        """Whether it says of provisions that they are void, as the law does."""
        return all(self._negation.holds(name, self._plain) for name in ("provision", "void"))

    def _list(self, name: str) -> tuple[Phrases, str]:
        return (self._families, name[1:]) if name.startswith("@") else (self.words, name)


@dataclass(frozen=True)
class _Frame:
    """Lists of which a sentence holds a phrase each: what is said, what stands beside it, and what is not there.

    ``own``: what is said holds a negation; ``denied``: it may be denied; ``unsaid``: what is not there but denied.
    """

    said: str
    own: bool
    denied: bool
    beside: tuple[str, ...]
    absent: tuple[str, ...]
    unsaid: tuple[str, ...]


@cache
def _frames(written: tuple[str, ...]) -> tuple[_Frame, ...]:
    return tuple(map(_frame, written))


def _frame(written: str) -> _Frame:
    said, *others = written.split(" + ")
    return _Frame(
        said.rstrip("!?"),
        said.endswith("!"),
        said.endswith("?"),
        tuple(name for name in others if name[0] not in "-~"),
        tuple(name[1:] for name in others if name[0] == "-"),
        tuple(name[1:] for name in others if name[0] == "~"),
    )


def _is_negated(text: str, match: re.Match[str], *, own: bool, negation: Phrases) -> bool:
    """Whether a negation stands in the clause of a match (its own: around it), or one of all that follows before it.

    With an exception that nobody has to agree to, what is denied is said: "nooit terugbetalen, behalve bij ontslag".
    """
    before, behind = text[: match.start()], text[match.end() :]
    if negation.find("throughout", before.rpartition(_NEXT)[2]):
        return not _is_excepted(behind, negation)
    start = max(_boundaries(before, negation), default=0)
    relative = (each.start() for each in negation.all("relative", behind))
    end = match.end() + min([*_boundaries(behind, negation), *relative], default=len(behind))
    around = (before[start:], text[match.end() : end])
    pieces = [negation.without("halves", piece) for piece in around] if own else [text[start:end]]
    return any(_denies(piece, negation) for piece in pieces) and (own or not _is_excepted(behind, negation))


def _is_excepted(behind: str, negation: Phrases) -> bool:
    exception = negation.find("excepts", behind.partition(_NEXT)[0])
    return exception is not None and negation.find("agreed", behind[exception.end() :]) is None


def _denies(text: str, negation: Phrases) -> bool:
    return negation.find("negates", _without_only(text, negation)) is not None


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
