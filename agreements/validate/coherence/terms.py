"""How the terms of an agreement are used: never again after they were defined, defined twice, or never defined."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from agreements.validate.aspects.lines import folded, straightened
from agreements.validate.coherence.definitions import stems, term_pattern
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.coherence.definitions import Definition

__all__ = ["Undefined", "said_to_be_defined", "twice_defined", "undefined_terms", "unused_definitions"]

_BEFORE = (
    r"(?:de|het|een|elke|deze|dit|die|iedere|le|la|les|un|une|du|au|des|aux|cette|ce|chaque|l'|d'|De|Het|Een|Elke"
    r"|Le|La|Les|L'|Un|Une|Chaque)"
)
_CAPITALISED = re.compile(
    rf"(?<![\w'-]){_BEFORE}(?:\s|(?<='))(?P<term>[A-ZÀ-Ý][a-zà-ÿ]{{2,}}(?:-[a-zà-ÿA-Z]+)*(?:\s[A-ZÀ-Ý][a-zà-ÿ-]{{2,}})?)(?!\w)"
)
SAME_TEXT = 92
"""Two definitions that are this alike (of 100) are one that was copied."""


@dataclass(frozen=True)
class Undefined:
    """A term that is written as a defined one, the lines that use it, and how sure this is."""

    term: str
    lines: tuple[Line, ...]
    sure: bool


def unused_definitions(definitions: Sequence[Definition], lines: Sequence[Line]) -> Iterator[Definition]:
    """The terms of lists, and short names of things, that stand nowhere but where they are defined.

    Short names of the parties are left alone.
    """
    texts = [(line.index, folded(line.text)) for line in lines]
    for definition in definitions:
        if definition.kind == "sentence" or definition.line.part in ("title", "opening"):
            continue
        pattern = term_pattern(definition.stems)
        own = sum(1 for each in definitions if each.line.index == definition.line.index)
        elsewhere = any(index != definition.line.index and pattern.search(text) for index, text in texts)
        again = own == 1 and len(pattern.findall(definition.line.plain)) > 2
        if not (elsewhere or again):
            yield definition


def twice_defined(definitions: Sequence[Definition]) -> Iterator[tuple[Definition, Definition]]:
    """Terms of lists with two definitions that differ: the first and the other one."""
    first: dict[tuple[str, ...], Definition] = {}
    for definition in definitions:
        if definition.kind != "list":
            continue
        earlier = first.setdefault(definition.stems, definition)
        alike = fuzz.ratio(folded(earlier.text), folded(definition.text))
        if earlier is not definition and alike < SAME_TEXT:
            yield earlier, definition


def said_to_be_defined(
    definitions: Sequence[Definition], lines: Sequence[Line], language: Language
) -> Iterator[tuple[str, Line]]:
    """Words that the text says to be defined in the agreement, and that are not; with their line."""
    words, sources = phrases("definitions", language), phrases("sources", language)
    for line in lines:
        text = line.plain
        for match in words.all("as_defined", text):
            if sources.find("text", text):
                continue
            before = re.split(r"[.;:()]", text[: match.start()].rstrip(" ,"))[-1].split()
            after = re.split(r"[.;:(),]", text[match.end() :])[0].split()
            said = after[:3] if match[0].startswith("in ") else before[-3:]
            if said and not any(_names_it(each, said) for each in definitions):
                yield " ".join(said[-2:]), line
                break


def _names_it(definition: Definition, words: Sequence[str]) -> bool:
    """Whether the last words before "zoals gedefinieerd" are the term of a definition (an adjective may follow it)."""
    return term_pattern(definition.stems).search(" ".join(words[-len(definition.stems) - 1 :])) is not None


def undefined_terms(
    definitions: Sequence[Definition], lines: Sequence[Line], language: Language
) -> Iterator[Undefined]:
    """Words that are written with a capital, as the defined terms of this agreement are, and that it never defines.

    They are used at least twice, and never in small letters. Names of bodies, parties and laws do not count.
    """
    capitals = [definition for definition in definitions if definition.is_capitalised]
    if not capitals:
        return
    known = phrases("institutions", language)
    uses: dict[tuple[str, ...], list[tuple[str, Line]]] = defaultdict(list)
    for line in lines:
        if line.part in ("article", "annex"):
            for match in _CAPITALISED.finditer(straightened(line.text)):
                uses[stems(match["term"])].append((match["term"], line))
    named = " ".join(straightened(line.text) for line in lines if line.part in ("title", "opening"))
    whole = " ".join(straightened(line.text) for line in lines)
    for own, places in uses.items():
        term = places[0][0]
        if len(places) < 2 or known.find("known", folded(term)) or term in named:
            continue
        pattern = term_pattern(own)
        small = re.search(rf"(?<!\w){re.escape(term[0].lower() + term[1:])}", whole)
        if small is None and not any(_is_part(each, own) or pattern.search(folded(each.term)) for each in definitions):
            yield Undefined(term, tuple(line for _term, line in places), sure=len(capitals) >= 2)


def _is_part(definition: Definition, own: tuple[str, ...]) -> bool:
    return set(definition.stems) <= set(own) or set(own) <= set(definition.stems)
