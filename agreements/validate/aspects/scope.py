"""To whom and where the agreement applies."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from agreements.validate.aspects.lines import folded
from agreements.validate.phrases import phrases
from agreements.word.headings import is_heading_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.phrases import Phrases

__all__ = ["Scope", "scope_of"]


@dataclass(frozen=True)
class Scope:
    """The lines on the scope, and whether they tell the people and the place."""

    lines: tuple[Line, ...]
    has_persons: bool
    has_place: bool


def scope_of(lines: Sequence[Line], language: Language) -> Scope | None:
    """The scope: the article of that heading, else the sentences that say to what the agreement applies; or None."""
    words, subject = phrases("scope", language), phrases("subject", language)
    headed = [
        line
        for line in lines
        if not line.is_heading
        and (words.find("heading", folded(line.heading)) or ("\t" in line.text and words.begins("heading", line.plain)))
    ]
    stated = [
        line
        for line in lines
        if not line.is_heading
        and words.find("applies", words.without("of_time", line.plain))
        and subject.find("agreement", line.plain)
    ]
    mine = tuple(headed or stated or _under_a_plain_heading(lines, words))
    if not mine or not any(words.find("persons", line.plain) or words.find("applies", line.plain) for line in mine):
        return None
    return Scope(
        mine,
        any(words.find("persons", line.plain) for line in mine),
        any(words.find("place", line.plain) for line in mine),
    )


def _under_a_plain_heading(lines: Sequence[Line], words: Phrases) -> list[Line]:
    """The line after a short one that reads as the heading of the scope, in an agreement without real headings."""
    return [
        following
        for line, following in pairwise(lines)
        if not line.is_heading and is_heading_like(line.text) and words.find("heading", line.plain)
    ]
