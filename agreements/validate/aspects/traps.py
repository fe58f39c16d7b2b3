"""Sentences that spring a legal trap: by the phrases of its topic, unless the sentence says the opposite.

A topic has the lists ``fires`` (a negation in the same clause silences it), ``negative`` (phrases that hold a negation
of their own: only another one silences them) and ``unless`` (found anywhere in the sentence, it silences both).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.phrases import Phrases

__all__ = ["Trap", "traps_in"]

_MARK = re.compile(r"[,;:()–]|\s-\s")


@dataclass(frozen=True)
class Trap:
    """A sentence that springs a trap, and the line that it stands in."""

    line: Line
    sentence: str


def traps_in(lines: Sequence[Line], topic: str, language: Language) -> tuple[Trap, ...]:
    """The sentences that spring the trap of a topic. Raises InvalidFileError when its phrases are not sound."""
    words, negation = phrases(topic, language), phrases("negation", language)
    return tuple(
        Trap(line, sentence)
        for line in lines
        for sentence in sentences_in(line.text)
        if _springs(folded(sentence), words, negation)
    )


def _springs(text: str, words: Phrases, negation: Phrases) -> bool:
    if words.find("unless", text):
        return False
    return any(
        not _is_negated(text, match, own=own, negation=negation)
        for name, own in (("fires", False), ("negative", True))
        for match in words.all(name, text)
    )


def _is_negated(text: str, match: re.Match[str], *, own: bool, negation: Phrases) -> bool:
    """Whether a negation stands in the clause of a match; when it has its own, whether there is another around it."""
    start = max(_boundaries(text[: match.start()], negation), default=0)
    end = match.end() + min(_boundaries(text[match.end() :], negation), default=len(text))
    around = [text[start : match.start()], text[match.end() : end], *([] if own else [match[0]])]
    return any(negation.find("negates", piece) for piece in around)


def _boundaries(text: str, negation: Phrases) -> Iterator[int]:
    yield from (mark.start() for mark in _MARK.finditer(text))
    yield from (match.start() for match in negation.all("boundary", text))
