"""Statements that spring a legal trap: by the phrases of its topic, unless they say the opposite.

A topic has the lists ``fires`` (a negation in the same clause silences it), ``negative`` (phrases that hold a negation
of their own: only another one silences them), ``unless`` (found anywhere in the statement, it silences both) and
``always`` (like ``fires``, whatever ``unless`` says). All of them are there, if need be empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.aspects.statements import Statement
    from agreements.validate.phrases import Phrases

__all__ = ["Trap", "traps_in"]

_MARK = re.compile(r"[,;:()–]|\s-\s")


@dataclass(frozen=True)
class Trap:
    """A sentence that springs a trap, and the line that it stands in."""

    line: Line
    sentence: str


def traps_in(statements: Sequence[Statement], topic: str, language: Language) -> tuple[Trap, ...]:
    """The sentences that spring the trap of a topic. Raises InvalidFileError when its phrases are not sound."""
    words, negation = phrases(topic, language), phrases("negation", language)
    return tuple(
        Trap(statement.line, statement.sentence) for statement in statements if _springs(statement, words, negation)
    )


def _springs(statement: Statement, words: Phrases, negation: Phrases) -> bool:
    def fires(name: str) -> bool:
        return any(
            match.end() > statement.introduced
            and not _is_negated(statement.plain, match, own=name == "negative", negation=negation)
            for match in words.all(name, statement.plain)
        )

    return fires("always") or ((fires("fires") or fires("negative")) and not words.find("unless", statement.plain))


def _is_negated(text: str, match: re.Match[str], *, own: bool, negation: Phrases) -> bool:
    """Whether a negation stands in the clause of a match; when it has its own, whether there is another around it."""
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
