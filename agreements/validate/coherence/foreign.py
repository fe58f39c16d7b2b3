"""Passages in another language than the agreement: by a vote of small words, sentence by sentence.

Quotations, what stands in brackets, names of organisations and titles of laws may be in another language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.knowledge import knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line

__all__ = ["Foreign", "foreign_passages", "votes_in"]

ENOUGH_WORDS, ENOUGH_VOTES, TIMES = 8, 4, 4
"""A sentence of at least 8 words is foreign with 4 votes for another language, and 4 times those for its own."""
BOTH = 4
"""An agreement of which a quarter of the sentences is foreign gives both versions, one under the other."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^”]*”|\([^()]*\)|\[[^\]]*\]")
_WORD = re.compile(r"[^\W\d_]+")
_SIDES = re.compile(r"\s/\s|\t|\n")


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    nl: frozenset[str]
    fr: frozenset[str]
    en: frozenset[str]


@dataclass(frozen=True)
class Foreign:
    """A sentence in another language, and its line."""

    language: Literal["nl", "fr", "en"]
    sentence: str
    line: Line


def foreign_passages(lines: Sequence[Line], language: Language) -> tuple[Foreign, ...]:
    """The sentences in another language; none when the document gives both versions."""
    sentences = [
        (sentence, line)
        for line in lines
        if line.part in ("opening", "article", "annex") and not line.is_heading
        for side in _SIDES.split(line.text)
        for sentence in sentences_in(side)
    ]
    found = tuple(_foreign(sentences, language))
    second = [each for each in found if each.language != "en"]
    if len(second) > 3 and len(second) * BOTH >= sum(1 for sentence, _line in sentences if _is_long(sentence)):
        return tuple(each for each in found if each.language == "en")
    return found


def votes_in(text: str) -> dict[Literal["nl", "fr", "en"], int]:
    """How many small words of each language stand in a text."""
    words = [word.lower() for word in _WORD.findall(text)]
    return {code: sum(word in small for word in words) for code, small in _small_words().items()}


def _foreign(sentences: Iterable[tuple[str, Line]], language: Language) -> Iterator[Foreign]:
    for sentence, line in sentences:
        plain = _QUOTED.sub(" ", sentence)
        if not _is_long(plain):
            continue
        votes = votes_in(plain)
        own = votes.pop(language)
        other = max(votes, key=lambda code: votes[code])
        if votes[other] >= ENOUGH_VOTES and votes[other] >= TIMES * own:
            yield Foreign(other, sentence, line)


def _is_long(sentence: str) -> bool:
    return len(_WORD.findall(sentence)) >= ENOUGH_WORDS


@cache
def _small_words() -> Mapping[Literal["nl", "fr", "en"], frozenset[str]]:
    words = knowledge("function_words", _Words)
    return {"nl": words.nl, "fr": words.fr, "en": words.en}
