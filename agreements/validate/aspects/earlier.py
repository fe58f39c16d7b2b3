"""Earlier agreements that this one amends, extends, repeals or replaces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.validate.aspects.dates import dates_in
from agreements.validate.aspects.identifiers import identifiers_in
from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line

__all__ = ["Earlier", "earlier_in"]


@dataclass(frozen=True)
class Earlier:
    """A sentence that changes an earlier agreement, and whether its date and its registration number are told."""

    line: Line
    sentence: str
    has_date: bool
    has_number: bool


def earlier_in(lines: Sequence[Line], language: Language) -> tuple[Earlier, ...]:
    """Every such sentence; a date or number counts when it stands in the same article (or the same line outside)."""
    return tuple(_found(lines, language))


def _found(lines: Sequence[Line], language: Language) -> Iterator[Earlier]:
    words, negation = phrases("earlier", language), phrases("negation", language)
    for line in lines:
        for sentence in sentences_in(line.text):
            plain = folded(sentence)
            changed = words.find("changes", plain) and words.find("earlier", plain)
            if changed and not words.find("unless", plain) and not negation.find("negates", plain):
                around = " ".join(each.text for each in lines if each is line or _is_beside(each, line))
                numbers = [kind for kind, *_rest in identifiers_in(around)]
                yield Earlier(line, sentence, bool(dates_in(around)), "registration" in numbers)


def _is_beside(other: Line, line: Line) -> bool:
    """Whether two lines stand in one article."""
    return line.article is not None and other.home == line.home
