"""The same quantity stated twice with different values: precise rather than eager.

Two quantities with one unit are held against each other when the words beside them say that they are the same thing
(the notice of the agreement, the hours of a trajectory …), or when one sentence says all that the other says. Sentences
that name different cases (a year, a group, a limit, a condition, another quantity) are never compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from agreements.validate.aspects.lines import folded
from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.coherence.definitions import stems
from agreements.validate.coherence.numbers import quantities_in
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.coherence.numbers import Quantity
    from agreements.validate.phrases import Phrases

__all__ = ["Conflict", "Stated", "conflicts_in"]

NEAR = 25
"""A subject stands at most this many characters from its number."""
NAMED_UNITS = ("training-days", "telework-days")
"""Units that say by themselves what there is so much of."""
ALIKE, THE_SAME, ENOUGH_WORDS = 0.5, 0.8, 3


@dataclass(frozen=True)
class Stated:
    """A quantity in a sentence: the subjects that the words beside it name, the stems of the sentence, its cases.

    ``besides`` is the other quantity of the sentence: after 5 years 1 day, after 10 years 2 days is no contradiction;
    ``groups`` are those for whom it says so ("voor leerlingen"): they part what is known by its name alone.
    """

    quantity: Quantity
    line: Line
    sentence: str
    subjects: frozenset[tuple[str, str]]
    words: frozenset[str]
    cases: frozenset[str]
    order: frozenset[str]
    besides: frozenset[tuple[Decimal, str]]
    groups: frozenset[str]


@dataclass(frozen=True)
class Conflict:
    """One quantity with two values: where it was first, and where it is another one."""

    first: Stated
    other: Stated


def conflicts_in(lines: Sequence[Line], language: Language) -> Iterator[Conflict]:
    """Every quantity that is stated with two values; each later one once."""
    words = phrases("amounts", language)
    stated = [each for line in lines if not line.is_heading for each in _in_line(line, words, language)]
    told: set[int] = set()
    for first, other in combinations(stated, 2):
        if id(other) not in told and _differ(first, other) and _are_the_same(first, other):
            told.add(id(other))
            yield Conflict(first, other)


def _differ(first: Stated, other: Stated) -> bool:
    return (
        first.quantity.unit == other.quantity.unit
        and first.quantity.value != other.quantity.value
        and (first.line.index, first.sentence) != (other.line.index, other.sentence)
        and first.cases == other.cases
        and first.besides == other.besides
    )


def _are_the_same(first: Stated, other: Stated) -> bool:
    shared = first.subjects & other.subjects
    if any(certainty == "sure" for certainty, _subject in shared):
        return True
    if first.groups == other.groups and any(certainty == "named" for certainty, _subject in shared):
        return True
    if first.order != other.order:
        return False
    alike = len(first.words & other.words) / max(len(first.words | other.words), 1)
    if any(certainty == "alike" for certainty, _subject in shared) and alike >= ALIKE:
        return True
    enough = len(first.words & other.words) >= ENOUGH_WORDS
    within = first.words <= other.words or other.words <= first.words
    return enough and within and alike >= THE_SAME


def _in_line(line: Line, words: Phrases, language: Language) -> Iterator[Stated]:
    if "\t" in line.text:
        return  # a row of a table: what its numbers are is said in another row
    for sentence in sentences_in(line.text):
        text = folded(sentence)
        quantities = list(quantities_in(text, language))
        if not quantities or len(quantities) > 2:
            continue
        bare = words.without("filler", re.sub(r"\d[\d.,]*", " ", text))
        own = frozenset(stem for stem in stems(bare) if len(stem) > 2 and not stem.isdigit())
        cases, order, groups = (
            frozenset(match[0] for match in words.all(name, text)) for name in ("cases", "order", "groups")
        )
        for quantity in quantities:
            subjects = frozenset(_subjects(text, quantity, words))
            besides = frozenset((each.value, each.unit) for each in quantities if each is not quantity)
            named = own - set(stems(quantity.text))
            yield Stated(quantity, line, text, subjects, named, cases, order, besides, groups)


def _subjects(text: str, quantity: Quantity, words: Phrases) -> Iterator[tuple[str, str]]:
    """The certainty and the name of each subject that the words beside a quantity name, or its unit."""
    if quantity.unit in NAMED_UNITS:
        yield "named", quantity.unit
    for name in words.lists:
        certainty, _slash, rest = name.partition("/")
        subject, _slash, side = rest.partition("/")
        near = text[: quantity.start][-60:] if side == "before" else text[quantity.end :][: NEAR * 2]
        for match in words.all(name, near) if side else ():
            distance = len(near) - match.end() if side == "before" else match.start()
            if distance <= NEAR:
                yield certainty, _name(match[0]) if certainty == "named" else subject


def _name(words: str) -> str:
    """The name of a thing without the verb after it: "nachtpremie", "prime de nuit"."""
    first, *others = re.split(r"[\s:,]+", words)
    return " ".join([first, *others[:2]]) if others and re.match(r"d(?:e$|')", others[0]) else first
