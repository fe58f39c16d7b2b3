"""Slips in numbering: of articles and annexes, of paragraphs (§) in an article, of items in a list.

"3bis" may follow "3"; a list may begin anew; articles may begin anew in each chapter, when they do so in every one.
Articles that a text quotes, to put them into an earlier agreement, are passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.validate.aspects.lines import folded
from agreements.validate.coherence.listing import Listing
from agreements.validate.coherence.structure import number_key, split_number
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Agreement, Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.coherence.structure import Place, Structure

__all__ = ["Slip", "slips_in"]

What = Literal["article", "annex", "chapter", "paragraph", "item"]
_TYPED = re.compile(r"(?P<open>[(§]?)\s?(?P<number>\d{1,3})(?P<latin>bis|ter|quater)?(?:er)?\s?(?P<close>[.)°:\-–]*)")


@dataclass(frozen=True)
class Slip:
    """A number that does not follow.

    It is there already ("duplicate"), a number before it is missing ("gap"), or it stands after a later one ("order").
    ``before`` is the number it follows ("" for none), ``expected`` what is missing.
    """

    kind: Literal["duplicate", "gap", "order"]
    what: What
    number: str
    before: str
    expected: str
    line: Line

    @property
    def shown(self) -> str:
        """The number without the marks behind it."""
        return self.number.rstrip(" .:-–")


def slips_in(structure: Structure, agreement: Agreement, language: Language) -> tuple[Slip, ...]:
    """Every slip, in the order of the document."""
    places = _unquoted(structure.articles, language)
    slips = [
        *_of_places(places, "article", _chapters(places, agreement)),
        *_of_places(structure.annexes, "annex", None),
        *_of_chapters(places, structure),
    ]
    for place in (*places, *structure.annexes):
        slips += [*_of_labels(place), *_of_lettered(place)]
    return tuple(sorted(slips, key=lambda slip: slip.line.index))


def _unquoted(places: Sequence[Place], language: Language) -> list[Place]:
    """The articles without those that an article above them announces as a new text."""
    kept: list[Place] = []
    for place in places:
        last = kept[-1].lines[-1] if kept else None
        quoted = last is not None and last.text.rstrip().endswith(":")
        if last is None or not (quoted and phrases("sources", language).find("quotes", folded(last.text))):
            kept.append(place)
    return kept


def _chapters(places: Sequence[Place], agreement: Agreement) -> list[str] | None:
    """The chapter of each article, when numbering begins anew in all chapters; else None."""
    numbers = Counter(place.key for place in places)
    chapters = [article.chapter for article in agreement.articles]
    if len(chapters) != len(places) or len(set(chapters)) < 2 or numbers["1"] != len(set(chapters)):
        return None
    return chapters


def _of_places(places: Sequence[Place], what: What, chapters: list[str] | None) -> Iterator[Slip]:
    seen: set[tuple[str, str]] = set()
    last: tuple[int, int] | None = None
    before, chapter = "", ""
    for index, place in enumerate(places):
        if chapters is not None and chapters[index] != chapter:
            chapter, last, before = chapters[index], None, ""
        key = place.key
        number = split_number(key)
        if key and (chapter, key) in seen:
            yield Slip("duplicate", what, place.number, before, "", place.lines[0])
            continue
        seen.add((chapter, key))
        if number is None:
            continue
        if last is None and number[0] > 1 and what == "article" and len(places) > 1:
            yield Slip("gap", what, place.number, "", "1", place.lines[0])
        elif last is not None and number < last:
            yield Slip("order", what, place.number, before, "", place.lines[0])
            continue
        elif last is not None and number[0] > last[0] + 1:
            yield Slip("gap", what, place.number, before, str(last[0] + 1), place.lines[0])
        last, before = number, place.number


def _of_labels(place: Place) -> Iterator[Slip]:
    """Slips in the paragraphs and the items of an article. Only lists that begin at 1 are followed."""
    last: dict[tuple[str, str], int] = {}
    for line in place.body:
        match = _TYPED.fullmatch(line.label.strip())
        if match is None or "\t" in line.text or (match["latin"] and not match["open"]):
            continue
        form, number = (match["open"], match["close"][:1]), int(match["number"])
        is_paragraph = match["open"] == "§"
        if is_paragraph:
            form = ("§", "")
            last = {key: value for key, value in last.items() if key == form}
        before = last.get(form)
        what: What = "paragraph" if is_paragraph else "item"
        if match["latin"]:
            continue
        if before is None or number == 1:
            if number == 1 or is_paragraph:
                if is_paragraph and before is not None:
                    yield Slip("duplicate", what, line.label, str(before), "", line)
                elif is_paragraph and number > 1:
                    yield Slip("gap", what, line.label, "", "1", line)
                last[form] = number
            continue
        if number == before:
            yield Slip("duplicate", what, line.label, str(before), "", line)
        elif number > before + 1:
            yield Slip("gap", what, line.label, str(before), str(before + 1), line)
        elif number < before and is_paragraph:
            yield Slip("order", what, line.label, str(before), "", line)
            continue
        last[form] = number


def _of_lettered(place: Place) -> Iterator[Slip]:
    """Numbers that are missing in lists with letters or Roman numbers: "a) b) d)", "I. II. IV."."""
    listing = Listing()
    for line in place.body:
        gap = listing.gap_before(line.label)
        if gap is not None:
            yield Slip("gap", "item", line.label, *gap, line)


def _of_chapters(places: Sequence[Place], structure: Structure) -> Iterator[Slip]:
    """Chapters that are missing. Only those are followed that begin at 1; titles and sections count apart."""
    last: dict[str, tuple[int, str]] = {}
    for paragraph, word, written in structure.chapter_headings:
        number, known = split_number(number_key(written)), last.get(word)
        if number is None or (known is None and number[0] > 1):
            continue
        below = (place.lines[0] for place in places if (place.lines[0].spot.paragraph or 0) > paragraph)
        line = next(below, None)
        if known is not None and number[0] > known[0] + 1 and line is not None:
            yield Slip("gap", "chapter", written, known[1], str(known[0] + 1), line)
        last[word] = (number[0], written)
