"""People in a text: their names, and the capacity that stands after or before a name.

A name is two capitalised words or more, with the particles that names have ("Jan Van den Berghe", "J. D'Haese"), or one
after a form of address ("de heer Claes"). Words of a function are no names: "HR Manager" is not somebody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from agreements.validate.aspects.lines import folded
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from agreements.model import Language

__all__ = ["Person", "key_of", "names_an_organisation", "people_in"]

_CAPITALISED = r"[A-ZÀ-ÖØ-Þ](?:[\w'’]|-(?=\w))*\.?"
_BARE_WORD = re.compile(r"(?<![\w'’])[a-zà-ÿ]{4,}")
_RESPECTIVELY = re.compile(
    r"respectievelijk|respectivement|beiden?\b|tous deux|toutes deux|allen\b|allebei", re.IGNORECASE
)
_PLURAL = re.compile(r"(?:en|eurs|aires|trices|ants|ués|uées|ents|ers)\b")
_RESIDENCE = re.compile(r"\b(?:wonende|woonachtig|domiciliée?|demeurant|résidant)\b[^,;]*", re.IGNORECASE)
_AROUND = " ,;:.()-–\t\n"
_ADDRESS = re.compile(r"(?i)\b(?:de heer|mevrouw|madame|monsieur|mme|m\.|m(?=\s)|dhr\.?|mevr\.?|mw\.?)\s+")
_JOINED = re.compile(r"\s*,?\s*(?:en|et|&|,)\s*")


@dataclass(frozen=True)
class Person:
    """Somebody who is named: the name, the capacity ("" when none is told), and where the name begins and ends."""

    name: str
    capacity: str
    start: int
    end: int


def people_in(text: str, language: Language) -> list[Person]:
    """The people in a text of which the beginning and the end belong to them (the tail of "represented by")."""
    names = _names(text, language)
    people: list[Person] = []
    goes_before = bool(names) and bool(_function_in(text[: names[0][0]], language))
    for index, (start, end) in enumerate(names):
        before = text[names[index - 1][1] if index else 0 : start]
        after = text[end : names[index + 1][0] if index + 1 < len(names) else len(text)]
        capacity = (goes_before and _function_in(before, language)) or _capacity(after, language)
        people.append(Person(text[start:end], capacity, start, end))
    return _with_shared_capacities(people, text)


def names_an_organisation(text: str, language: Language) -> bool:
    """Whether a text holds the name of a union, or a legal form."""
    parties = phrases("parties", language)
    forms = {form.lower() for form in parties.words("forms")}
    words = {word.strip(".,").replace(".", "") for word in folded(text).split()}
    return parties.find("union_names", folded(text)) is not None or bool(words & forms)


def key_of(name: str) -> frozenset[str]:
    """What tells that two names are of one person: the words, whatever their order and capitals."""
    return frozenset(word.strip(".,") for word in folded(name).split() if len(word.strip(".,")) > 1)


def _names(text: str, language: Language) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _pattern(language).finditer(text):
        start, end = match.span("name")
        end = start + _before_function(text[start:end], language)
        end = start + _without_particles(text[start:end], language)
        words = text[start:end].split()
        enough = 1 if match["address"] else 2
        if len(words) >= enough and not names_an_organisation(text[start:end], language):
            found.append((start, end))
    return found


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    people = phrases("people", language)
    particles = "|".join(map(re.escape, people.words("particles")))
    address = people.words("address")[0].strip("()")
    addresses = "|".join(re.escape(word) for word in sorted(address.split("|"), key=len, reverse=True))
    word = rf"(?:{_CAPITALISED}|(?:{particles})(?=[\s'’]))"
    return re.compile(
        rf"(?:(?<!\w)(?P<address>(?i:{addresses}))\s+)?"
        rf"(?<![\w'’])(?P<name>{_CAPITALISED}(?:\s*[\s&]\s*{word})*)"
    )


def _before_function(name: str, language: Language) -> int:
    """How much of a name stands before the first word of a function."""
    position = 0
    for match in re.finditer(r"\S+", name):
        if _function_in(match[0], language):
            break
        position = match.end()
    return position


def _without_particles(name: str, language: Language) -> int:
    """How much of a name stands before the particles that it ends in ("Voor de")."""
    particles = set(phrases("people", language).words("particles"))
    while name and name.split()[-1] in particles:
        name = name[: name.rindex(name.split()[-1])].rstrip()
    return len(name)


def _function_in(text: str, language: Language) -> str:
    """The text itself when it holds a word of a function, else ""."""
    return _trimmed(text) if phrases("people", language).find("functions", folded(text)) else ""


def _trimmed(text: str) -> str:
    """The text without punctuation and conjunctions at its ends."""
    told = _ADDRESS.sub("", f"{text} ").strip(_AROUND)
    return re.sub(r"^(?:en|et)\b|[\s,;]+(?:en|et)$", "", told).strip(_AROUND)


def _capacity(text: str, language: Language) -> str:
    """What follows a name, when that tells a capacity."""
    ends = phrases("people", language).find("ends", folded(text))
    told = text[: ends.start()] if ends else text
    told = _trimmed(_RESIDENCE.sub("", told))
    if _function_in(told, language):
        return told
    words = [word for word in _BARE_WORD.findall(told) if word not in ("naam", "voor", "pour", "avec")]
    return told if words and not names_an_organisation(told, language) else ""


def _with_shared_capacities(people: list[Person], text: str) -> list[Person]:
    """Give "An Peeters en Jan Claes, bestuurders" both their capacity."""
    result: list[Person] = []
    for person in reversed(people):
        following = result[-1] if result else None
        shared = (
            not person.capacity
            and following is not None
            and _JOINED.fullmatch(_ADDRESS.sub("", text[person.end : following.start]))
            and (_RESPECTIVELY.search(following.capacity) or _PLURAL.search(following.capacity))
        )
        capacity = following.capacity if shared and following is not None else person.capacity
        result.append(Person(person.name, capacity, person.start, person.end))
    return result[::-1]
