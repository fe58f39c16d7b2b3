"""Phrases -> patterns: what to look for in a folded text, and a quick way to see that it cannot be there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["PhraseList", "compiled"]

_GAP = r"(?:[^\s.;]+[\s,()«»\"“”:]+){0,8}?"
_SPACE = r"[\s,:()«»\"“”]+"
_WORD = r"[\w'’-]*"
_ELISION = r"(?:(?:[cdjlmnst]|qu)['’])?"
_BEGINS_PLAINLY = re.compile(rf"{re.escape(_WORD)}|(?!(?:[cdjlmnst]|qu)(?:['’\[]|\\d))\w")
_NUMBER = r"\d+(?:[.,]\d+)*"
_TOKEN = re.compile(r"\s*([()\[\]|…]|[^\s()\[\]|…]+)")


@dataclass(frozen=True)
class _Phrase:
    """A phrase: its pattern, and groups of pieces of each of which a text with the phrase holds at least one.

    Most phrases are in no text that is looked at: their patterns are compiled when they are first asked for.
    """

    source: str
    needles: tuple[tuple[str, ...], ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def may_be_in(self, text: str) -> bool:
        for group in self.needles:  # plain loops: this is asked a million times
            for needle in group:
                if needle in text:
                    break
            else:
                return False
        return True


@dataclass(frozen=True)
class PhraseList:
    """The phrases of one list."""

    phrases: tuple[_Phrase, ...]

    def may_be_in(self, text: str) -> bool:
        """Whether the pieces of a phrase stand in the text: a quick way to see that none of the phrases does."""
        return any(phrase.may_be_in(text) for phrase in self.phrases)

    def find(self, text: str) -> re.Match[str] | None:
        """The first place where a phrase stands."""
        return min(self._first(text), key=re.Match.start, default=None)

    def all(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where a phrase stands, phrase by phrase."""
        for phrase in self.phrases:
            if phrase.may_be_in(text):
                yield from phrase.pattern.finditer(text)

    def begins(self, text: str) -> bool:
        """Whether the text begins with a phrase."""
        return any(phrase.may_be_in(text) and phrase.pattern.match(text) for phrase in self.phrases)

    def without(self, text: str) -> str:
        """The text with an ellipsis for each phrase."""
        for phrase in self.phrases:
            if phrase.may_be_in(text):
                text = phrase.pattern.sub("…", text)
        return text

    def _first(self, text: str) -> Iterator[re.Match[str]]:
        for phrase in self.phrases:
            match = phrase.pattern.search(text) if phrase.may_be_in(text) else None
            if match is not None:
                yield match


def compiled(phrases: Sequence[str]) -> PhraseList:
    """The patterns of these phrases. Raises ValueError for a bracket without its partner."""
    return PhraseList(tuple(map(_compiled, phrases)))


def _compiled(phrase: str) -> _Phrase:
    reader = _Reader([match[1] for match in _TOKEN.finditer(phrase)])
    part = reader.alternatives()
    if reader.tokens:
        raise ValueError(f"a bracket has no partner: {phrase}")
    needles = sorted(dict.fromkeys(part.needles), key=_helpfulness, reverse=True)
    return _Phrase(rf"(?<!\w){part.pattern}(?!\w)", tuple(needles))


@dataclass(frozen=True)
class _Part:
    """A piece of a pattern; a text that it matches holds at least one of each group of needles."""

    pattern: str
    needles: tuple[tuple[str, ...], ...]


class _Reader:
    """Turns the tokens of a phrase into a regular expression, from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens

    def alternatives(self) -> _Part:
        """What stands up to a closing bracket, or to the end."""
        found = [self._sequence()]
        while self.tokens and self.tokens[0] == "|":
            self.tokens.pop(0)
            found.append(self._sequence())
        pattern = _either([part.pattern for part in found])
        if len(found) == 1:
            return _Part(pattern, found[0].needles)
        best = [max(part.needles, key=_helpfulness, default=()) for part in found]
        either = tuple(dict.fromkeys(needle for needles in best for needle in needles))
        return _Part(pattern, (either,) if all(best) else ())

    def _sequence(self) -> _Part:
        pattern, glue = "", ""  # glue: the space that the next word needs before it
        needed: tuple[tuple[str, ...], ...] = ()
        while self.tokens and self.tokens[0] not in ("|", ")", "]"):
            word = self.tokens.pop(0)
            if word == "…":
                pattern, glue = f"{pattern}{glue}{_GAP}", ""
            elif word == "[":
                inner = self._bracketed().pattern
                pattern += f"(?:{glue}{inner})?" if glue else f"(?:{inner}{_SPACE})?"
            else:
                part = self._bracketed() if word == "(" else _word(word)
                pattern += glue + part.pattern
                needed += part.needles
                glue = _SPACE
        return _Part(pattern, needed)

    def _bracketed(self) -> _Part:
        part = self.alternatives()
        if not self.tokens:
            raise ValueError("a bracket has no partner")
        self.tokens.pop(0)
        return part


def _either(patterns: list[str]) -> str:
    """One of these. The elided article that may stand before each is taken out, for such a pattern compiles faster.

    That is the same only where none of them begins with the letters of one.
    """
    bare = [pattern.removeprefix(_ELISION) for pattern in patterns if pattern.startswith(_ELISION)]
    if 1 < len(bare) == len(patterns) and all(map(_BEGINS_PLAINLY.match, bare)):
        return f"{_ELISION}(?:{'|'.join(bare)})"
    return f"(?:{'|'.join(patterns)})"


def _word(word: str) -> _Part:
    literal = max(re.split(r"\*|<n>", word), key=len)
    pattern = _ELISION + re.escape(word).replace(r"\*", _WORD).replace("<n>", _NUMBER)
    return _Part(pattern, ((literal,),) if len(literal) > 1 else ())


def _helpfulness(needles: tuple[str, ...]) -> tuple[int, int]:
    """How well pieces tell that a phrase is not there: the longer the shortest, and the fewer, the better."""
    return (min(map(len, needles), default=0), -len(needles))
