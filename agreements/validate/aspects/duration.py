"""For how long the agreement is concluded: the kind of duration, and the line that tells it.

A text speaks of many durations: of contracts, leaves, trials. One counts when its sentence names the agreement, or when
it stands under a heading (or after a word) that announces the duration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.validate.aspects.dates import dates_in
from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.phrases import Phrases

__all__ = ["Duration", "duration_of"]

Kind = Literal["fixed", "indefinite", "renewable"]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|[./-]\d\d\b")


@dataclass(frozen=True)
class Duration:
    """The kind of duration (art. 15), and the line that tells it."""

    kind: Kind
    line: Line


def duration_of(lines: Sequence[Line], language: Language) -> Duration | None:
    """The duration of the agreement itself, or None when no line tells it.

    A renewal clause makes it renewable, wherever it stands; an indefinite duration goes before a fixed one.
    """
    found = {kind: line for line in reversed(lines) for kind in _kinds(line, language)}
    order: tuple[Kind, ...] = ("renewable", "indefinite", "fixed")
    return next((Duration(kind, found[kind]) for kind in order if kind in found), None)


def _kinds(line: Line, language: Language) -> set[Kind]:
    words = phrases("duration", language)
    announced = words.find("heading", folded(line.heading)) is not None
    subject = phrases("subject", language)
    kinds: set[Kind] = set()
    for sentence in sentences_in(line.text):
        text = words.without("of_something_else", folded(sentence))
        told = announced or words.begins("announced", text)
        if told or subject.find("agreement", text):
            kinds |= _kinds_in(text, words, phrases("earlier", language), announced=told)
    return kinds


def _kinds_in(text: str, words: Phrases, earlier: Phrases, *, announced: bool) -> set[Kind]:
    """The kinds that a sentence tells; dates of a sentence on an earlier agreement are those of that one."""
    kinds: set[Kind] = set()
    if words.find("renewable", text) and not words.find("not_renewable", text):
        kinds.add("renewable")
    if words.find("indefinite", text):
        kinds.add("indefinite")
    dated = words.find("period", text) and _YEAR.search(text) and not earlier.find("earlier", text)
    spans = announced and len(dates_in(text)) > 1
    if words.find("fixed", text) or dated or spans or (announced and words.find("length", text)):
        kinds.add("fixed")
    return kinds
