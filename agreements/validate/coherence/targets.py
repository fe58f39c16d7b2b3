"""Where references lead: what a reference asks for and the agreement does not have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.model import Reference
from agreements.validate.coherence.structure import number_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from agreements.model import Agreement
    from agreements.validate.aspects.lines import Line
    from agreements.validate.coherence.definitions import Definition
    from agreements.validate.coherence.references import Pointer
    from agreements.validate.coherence.structure import Place, Structure

__all__ = ["Missing", "missing_target", "outdated_references"]

What = Literal["article", "annex", "chapter", "paragraph", "item", "subparagraph", "previous", "definition"]
_ARTICLE = re.compile(r"\bart(?:ikel(?:en)?|icles?|s|\.)(?!\w)", re.IGNORECASE)
_DEFINED = re.compile(r"(?:gedefinieerd|begripsbepaling|omschreven begrip|défini)\w*[^.;]{0,12}$", re.IGNORECASE)


@dataclass(frozen=True)
class Missing:
    """What a reference asks for in vain: of which article or annex, and which numbers are there instead."""

    what: What
    number: str
    place: Place | None = None
    there: str = ""


def missing_target(pointer: Pointer, structure: Structure, definitions: Sequence[Definition]) -> Missing | None:
    """What the reference points to and is not there; None when all of it is."""
    if pointer.kind == "chapter":
        known = structure.chapters
        gone = next((number for number in pointer.numbers if known and number_key(number) not in known), None)
        return Missing("chapter", gone, there=_listed(sorted(known))) if gone else None
    if pointer.kind == "previous":
        return _previous(pointer, structure)
    here = structure.of(pointer.line)
    if pointer.kind == "aforesaid":
        return _aforesaid(pointer, here)
    if pointer.kind == "here":
        if here is None or here.part != "article" or _is_article(pointer, here, structure):
            return None
        return _part(pointer, here)
    for number in pointer.numbers:
        missing = _whole(pointer.kind, number, structure)
        if missing is not None:
            return missing
    place = structure.find(pointer.kind, pointer.numbers[-1])
    if place is None:
        return None
    return _part(pointer, place) or _definition(pointer, place, definitions)


def _whole(kind: Literal["article", "annex"], number: str, structure: Structure) -> Missing | None:
    places = structure.articles if kind == "article" else structure.annexes
    ends = re.split(r"[-/]", number)
    if structure.has(kind, number) or (len(ends) == 2 and all(structure.has(kind, end) for end in ends)):
        return None
    whole = structure.find(kind, number.partition(".")[0])
    if whole is not None and "." in number:
        return None if number in whole.labels else Missing("item", number, whole)
    if kind == "article" and not any(place.key for place in places):
        return None  # articles without numbers: nothing can be said
    if len(places) == 1 and not places[0].key:
        return None  # "annex 1" is the only annex
    return Missing(kind, number, there=_listed([place.number for place in places if place.number]))


def _part(pointer: Pointer, place: Place) -> Missing | None:
    """The paragraph, item or subparagraph that the article does not have."""
    for number in pointer.paragraphs:
        if number not in place.paragraphs and number not in place.labels and not _is_subparagraph(number, place):
            return Missing("paragraph", number, place, _listed([f"§ {each}" for each in place.paragraphs]))
    for item in pointer.items:
        if item not in place.labels and not any(_has_inside(line.text, item) for line in place.body):
            return Missing("item", item, place)
    for count in pointer.subparagraphs:
        if place.body and count > max(place.subparagraphs + len(place.paragraphs), 1):
            return Missing("subparagraph", str(count), place)
    return None


def _is_article(pointer: Pointer, place: Place, structure: Structure) -> bool:
    """Whether "punt 4" may mean article 4, from an article that has no numbered items of its own."""
    own = any(label.isdigit() for label in place.labels)
    return not own and any(item.isdigit() and structure.has("article", item) for item in pointer.items)


def _aforesaid(pointer: Pointer, place: Place | None) -> Missing | None:
    """Nothing, when no article was named in this article before."""
    if place is None or place.part != "article":
        return None
    above = [line.text for line in place.body if line.index < pointer.line.index]
    before = " ".join([*above, pointer.line.text.partition(pointer.words)[0]])
    return None if _ARTICLE.search(before) else Missing("previous", "")


def _is_subparagraph(number: str, place: Place) -> bool:
    """Whether "paragraaf 2" may mean the second part of an article that does not number its paragraphs."""
    return not place.paragraphs and number.isdigit() and int(number) <= place.subparagraphs


def _has_inside(text: str, item: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(item)}\s?[°.)]", text, re.IGNORECASE) is not None


def _definition(pointer: Pointer, place: Place, definitions: Sequence[Definition]) -> Missing | None:
    before = pointer.line.text.partition(pointer.words)[0]
    if not _DEFINED.search(before) or not definitions:
        return None
    if any(line.index == definition.line.index for definition in definitions for line in place.lines):
        return None
    homes = dict.fromkeys(definition.line.article or "" for definition in definitions)
    return Missing("definition", place.number, place, _listed([home for home in homes if home]))


def _previous(pointer: Pointer, structure: Structure) -> Missing | None:
    place = structure.of(pointer.line)
    if place is None or place.part != "article":
        return None
    if pointer.what == "article":
        first = structure.articles[0] is place and _is_backward(pointer.words)
        last = structure.articles[-1] is place and not _is_backward(pointer.words)
        return Missing("previous", "") if first or last else None
    paragraphs = [line.index for line in place.body if line.label.startswith("§")]
    if not paragraphs:
        return None
    backward = _is_backward(pointer.words)
    edge = pointer.line.index < paragraphs[1] if len(paragraphs) > 1 else True
    if backward and edge and place.body[0].index >= paragraphs[0]:
        return Missing("previous", "", place)
    return Missing("previous", "", place) if not backward and pointer.line.index >= paragraphs[-1] else None


def _is_backward(words: str) -> bool:
    return re.search(r"vorig|voorgaand|précéd", words, re.IGNORECASE) is not None


def outdated_references(lines: Iterable[Line], agreement: Agreement) -> Iterator[tuple[Line, str, str]]:
    """References of Word that print another number than what they point to has now: line, printed, number."""
    numbers = {each.tag.clause: each.number for each in (*agreement.articles, *agreement.annexes) if each.tag}
    texts = {
        passage.text: passage
        for part in agreement.parts
        for passage in part.passages
        if any(isinstance(piece, Reference) for piece in passage.pieces)
    }
    for line in lines:
        for piece in texts[line.text].pieces if line.text in texts else ():
            if isinstance(piece, Reference) and piece.clause in numbers and numbers[piece.clause] != piece.number:
                yield line, piece.number, numbers[piece.clause]


def _listed(numbers: Sequence[str]) -> str:
    """The numbers, a long run of them as its two ends."""
    if len(numbers) > 4 and numbers[0] and numbers[-1]:
        return f"{numbers[0]} – {numbers[-1]}"
    return ", ".join(numbers)
