"""The beginning of an agreement, and who concludes it: the employer and the workers' organisations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from agreements.validate.aspects.identifiers import identifiers_in
from agreements.validate.aspects.lines import folded
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.model import Language
    from agreements.validate.aspects.closing import Closing
    from agreements.validate.aspects.lines import Line

__all__ = ["Parties", "front_of", "names_a_union", "names_an_employer", "parties_of", "speaks_of_the_company"]


@dataclass(frozen=True)
class Parties:
    """The lines of the beginning that name the employer, and a workers' organisation; None where none does."""

    employer: Line | None
    union: Line | None


def front_of(lines: Sequence[Line], closing: Closing, language: Language) -> tuple[Line, ...]:
    """The title, what stands before the first article, and the article on the parties when there is one.

    An agreement without articles is all beginning, up to its closing.
    """
    heading = phrases("parties", language)
    if not any(line.part == "article" for line in lines):
        end = closing.lines[0].index if closing.lines else len(lines)
        return tuple(line for line in lines[:end] if line.part != "annex")
    return tuple(
        line
        for line in lines
        if line.part in ("title", "opening")
        or (line.part == "article" and heading.begins("heading", folded(line.heading)))
    )


def parties_of(front: Sequence[Line], language: Language) -> Parties:
    """The parties, as the beginning names them."""
    return Parties(
        next((line for line in front if names_an_employer(line.text, language)), None),
        next((line for line in front if names_a_union(line.text, language)), None),
    )


def speaks_of_the_company(line: Line, language: Language) -> bool:
    """Whether a line may tell something of the company: outside the articles, or by a word or a form for it."""
    if line.part in ("title", "opening", "closing"):
        return True
    words = phrases("parties", language)
    told = words.find("employer_words", words.without("number_words", line.plain))
    return told is not None or _forms(language).search(line.text) is not None


def names_a_union(text: str, language: Language) -> bool:
    """Whether a text names a workers' organisation: one that is known, or capitals beside a word for one."""
    plain, words = folded(text), phrases("parties", language)
    if words.find("union_names", plain):
        return True
    rest = _forms(language).sub("", text)
    return words.find("union_words", plain) is not None and re.search(r"\b[A-Z]{3,}\b", rest) is not None


def names_an_employer(text: str, language: Language) -> bool:
    """Whether a text names a company: by a legal form, an enterprise number, a role given to it, or a seat."""
    plain, words = folded(text), phrases("parties", language)
    named = words.find("employer_named", plain) or _forms(language).search(text) or _nouns(language).search(text)
    numbered = any(kind == "enterprise" for kind, *_rest in identifiers_in(text))
    seated = words.find("seat", plain) and not words.find("union_names", plain)
    return bool(named or numbered or seated) and re.search(r"[A-ZÀ-Þ]\w+", text) is not None


@cache
def _nouns(language: Language) -> re.Pattern[str]:
    """A word for a company, and the capital of its name."""
    nouns = "|".join(phrases("parties", language).words("employer_nouns"))
    return re.compile(rf"\b(?i:{nouns})[\s:]+[«“\"]?\s?[A-ZÀ-Þ0-9][\w&]")


@cache
def _forms(language: Language) -> re.Pattern[str]:
    """Legal forms: in capitals, with or without full stops; in small letters only after a capitalised word."""
    forms = phrases("parties", language).words("forms")
    dotted = "|".join(r"\.?".join(form) for form in forms)
    small = "|".join(form.lower() for form in forms)
    return re.compile(
        rf"\b(?:{dotted})(?!\w)|(?<=\w)(?<!\b[a-z]) (?:{small})(?=\s*(?:[,;().:]|$|te\b|à\b|met\b|dont\b))"
    )
