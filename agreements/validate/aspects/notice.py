"""How, and with what notice, the agreement itself can be ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.aspects.conclusion import has_blank
from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line

__all__ = ["Notice", "notice_of"]


@dataclass(frozen=True)
class Notice:
    """The first line on ending the agreement, and whether the article it stands in tells the term and the manner."""

    line: Line
    has_term: bool
    has_manner: bool


def notice_of(lines: Sequence[Line], language: Language) -> Notice | None:
    """The notice, or None when no line speaks of ending the agreement itself."""
    words = phrases("notice", language)
    mine = [line for line in lines if _is_on_notice(line, language)]
    if not mine:
        return None
    articles = {line.home for line in mine}
    around = [line for line in lines if line in mine or (line.article and line.home in articles)]
    return Notice(
        mine[0],
        any(words.find("term", line.plain) or has_blank(line.text) for line in mine + around),
        any(words.find("manner", line.plain) for line in mine + around),
    )


def _is_on_notice(line: Line, language: Language) -> bool:
    words, subject = phrases("notice", language), phrases("subject", language)
    if line.is_heading or not words.find("ends", line.plain):
        return False
    if words.find("heading", folded(line.heading)):
        return True
    itself = subject.find("agreement", line.plain) is not None or any(
        words.begins("announced", folded(sentence)) for sentence in sentences_in(line.text)
    )
    return itself and not words.find("of_others", line.plain)
