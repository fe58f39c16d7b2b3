"""Patterns and word lists of the rules, in Dutch and in French: data that a legal expert can read and extend.

A file ``<topic>.yaml`` holds, for each language, named lists of phrases. A phrase is made of words, and

    werknemer*      a word that begins so          *verklaring     a word that ends so
    (a|b c|d*)      one of these                   [a|b]           one of these, or nothing
    …               at most eight other words      <n>             a number in figures

Small letters match capitals too, any spaces match, and commas, colons, brackets and quotation marks between words are
passed over. A phrase never runs from one sentence into the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, RootModel

from akkoord import yamlfile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agreements.model import Language

__all__ = ["Phrases", "compiled", "phrases", "topics"]

_FOLDER = Path(__file__).parent
_GAP = r"(?:[^\s.;]+[\s,()«»\"“”:]+){0,8}?"
_SPACE = r"[\s,:()«»\"“”]+"
_WORD = r"[\w'’-]*"
_NOTHING = re.compile(r"(?!)")
_NUMBER = r"\d+(?:[.,]\d+)*"
_TOKEN = re.compile(r"\s*([()\[\]|…]|[^\s()\[\]|…]+)")


class _Lists(RootModel[dict[str, tuple[str, ...]]]):
    """Named lists of phrases."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    nl: _Lists
    fr: _Lists


@dataclass(frozen=True)
class Phrases:
    """The lists of one topic in one language; each list is one pattern, that is found where any phrase of it is."""

    lists: Mapping[str, re.Pattern[str]]
    written: Mapping[str, tuple[str, ...]]

    def words(self, name: str) -> tuple[str, ...]:
        """The phrases of the list ``name`` as they are written. Raises KeyError."""
        return self.written[name]

    def find(self, name: str, text: str) -> re.Match[str] | None:
        """The first place in a folded text where a phrase of the list ``name`` stands. Raises KeyError."""
        return self.lists[name].search(text)

    def begins(self, name: str, text: str) -> bool:
        """Whether a folded text begins with a phrase of the list ``name``. Raises KeyError."""
        return self.lists[name].match(text) is not None

    def all(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Every place in a folded text where a phrase of the list ``name`` stands. Raises KeyError."""
        return self.lists[name].finditer(text)

    def without(self, name: str, text: str) -> str:
        """A folded text without the phrases of the list ``name``; an ellipsis stands for each. Raises KeyError."""
        return self.lists[name].sub("…", text)


def topics() -> tuple[str, ...]:
    """The names of the files."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


@cache
def phrases(topic: str, language: Language) -> Phrases:
    """The lists of a topic. Raises InvalidFileError when its file is not sound."""
    both = yamlfile.validate(yamlfile.load(_FOLDER / f"{topic}.yaml"), _File)
    lists = both.nl.root if language == "nl" else both.fr.root
    return Phrases({name: compiled(phrases_) for name, phrases_ in lists.items()}, lists)


def compiled(phrases_: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that finds any of these phrases in a folded text."""
    if not phrases_:
        return _NOTHING
    return re.compile("|".join(f"(?<!\\w){_pattern(phrase)}(?!\\w)" for phrase in phrases_))


def _pattern(phrase: str) -> str:
    """The regular expression of a phrase."""
    reader = _Reader([match[1] for match in _TOKEN.finditer(phrase)])
    return reader.alternatives()


class _Reader:
    """Turns the tokens of a phrase into a regular expression, from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens

    def alternatives(self) -> str:
        """What stands up to a closing bracket, or to the end."""
        found = [self._sequence()]
        while self._tokens and self._tokens[0] == "|":
            self._tokens.pop(0)
            found.append(self._sequence())
        return f"(?:{'|'.join(found)})"

    def _sequence(self) -> str:
        pattern, glue = "", ""  # glue: the space that the next word needs before it
        while self._tokens and self._tokens[0] not in ("|", ")", "]"):
            word = self._tokens.pop(0)
            if word == "…":
                pattern, glue = f"{pattern}{glue}{_GAP}", ""
            elif word == "[":
                inner = self.alternatives()
                self._tokens.pop(0)
                pattern += f"(?:{glue}{inner})?" if glue else f"(?:{inner}{_SPACE})?"
            else:
                pattern += glue + self._word(word)
                glue = _SPACE
        return pattern

    def _word(self, word: str) -> str:
        if word == "(":
            inner = self.alternatives()
            self._tokens.pop(0)
            return inner
        return re.escape(word).replace(r"\*", _WORD).replace("<n>", _NUMBER)
