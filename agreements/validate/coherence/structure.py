"""What can be referred to: the articles with their paragraphs, the annexes, the chapters; and the order of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from agreements.validate.aspects.lines import folded
from agreements.validate.coherence.foreign import votes_in
from agreements.word.headings import parse_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.aspects.stories import Story

__all__ = ["Place", "Structure", "label_number", "number_key", "own_language", "split_number", "structure_of"]

_LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_OTHER = 2
"""A language is the other one when it has this many votes, and twice those of the language of the document."""


@dataclass(frozen=True)
class Place:
    """An article or an annex: its number as printed, its heading, its lines with the heading first."""

    part: Literal["article", "annex"]
    number: str
    heading: str
    lines: tuple[Line, ...]
    lettered: bool = False

    @property
    def key(self) -> str:
        """The number in its plainest form: "1" for "1er", "3bis" for "3 BIS", "4" for "IV"; "c" where letters count."""
        return self.number.lower() if self.lettered else number_key(self.number)

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines below the heading."""
        return tuple(line for line in self.lines if not line.is_heading)

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The numbers of its paragraphs (§), in order."""
        return tuple(label_number(line.label) for line in self.body if line.label.startswith("§"))

    @cached_property
    def labels(self) -> frozenset[str]:
        """Every number or letter that a line of it begins with; of "2.3" also its last part."""
        found = {label_number(line.label) for line in self.body if line.label}
        return frozenset(found | {number.rpartition(".")[2] for number in found})

    @cached_property
    def subparagraphs(self) -> int:
        """How many lines have no label and are thus a subparagraph (lid, alinéa), headings left out."""
        return sum(1 + line.text.count("\n") for line in self.body if not line.label)


@dataclass(frozen=True)
class Structure:
    """The articles and annexes in order, and the numbers of chapters.

    ``chapter_headings`` are, of each chapter, title or section, the paragraph, the word in small letters, the number.
    ``loose`` are numbers of articles and annexes that some paragraph of the document begins with, wherever it stands.
    """

    articles: tuple[Place, ...]
    annexes: tuple[Place, ...]
    chapters: frozenset[str]
    chapter_headings: tuple[tuple[int, str, str], ...] = ()
    loose: frozenset[tuple[str, str]] = field(default=frozenset())

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Place]:
        """The articles and annexes by kind and number; of two with one number the first."""
        return {(place.part, place.key): place for place in reversed((*self.articles, *self.annexes))}

    def find(self, part: str, number: str) -> Place | None:
        """The article or annex with a number, in any notation."""
        return self.by_key.get((part, number_key(number))) or self.by_key.get((part, number.lower()))

    def has(self, part: str, number: str) -> bool:
        """Whether a number can be found in the document."""
        return self.find(part, number) is not None or (part, number_key(number)) in self.loose

    @cached_property
    def _by_line(self) -> Mapping[int, Place]:
        return {line.index: place for place in (*self.articles, *self.annexes) for line in place.lines}

    def of(self, line: Line) -> Place | None:
        """The article or annex that a line stands in."""
        return self._by_line.get(line.index)


def structure_of(lines: Sequence[Line], body: Story) -> Structure:
    """The structure of a document, from its lines and the paragraphs of its body."""
    headings = [
        (heading, paragraph)
        for paragraph in body.paragraphs
        if (heading := parse_heading("", paragraph.text.strip(), standout=False)) is not None
    ]
    found = {(heading.kind, number_key(heading.number)) for heading, _paragraph in headings}
    return Structure(
        articles=_places(lines, "article"),
        annexes=_places(lines, "annex"),
        chapters=frozenset(number for kind, number in found if kind == "chapter" and number),
        chapter_headings=tuple(
            (paragraph.index, folded(paragraph.text).split()[0], heading.number)
            for heading, paragraph in headings
            if heading.kind == "chapter"
        ),
        loose=frozenset((kind, number) for kind, number in found if kind != "chapter"),
    )


def _places(lines: Iterable[Line], part: Literal["article", "annex"]) -> tuple[Place, ...]:
    groups: list[list[Line]] = []
    for line in lines:
        if line.part == part:
            if line.is_heading or not groups:
                groups.append([])
            groups[-1].append(line)
    lettered = any(group[0].article in ("A", "B") for group in groups)
    return tuple(Place(part, group[0].article or "", group[0].heading, tuple(group), lettered) for group in groups)


def own_language(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """The lines in the language of the document; all of them, unless it gives both versions one under the other.

    Both versions are there when at least two articles, and two in five, are in the other language.
    """
    articles = _places(lines, "article")
    foreign = {line.index for place in articles if _is_foreign(place.lines, language) for line in place.lines}
    count = sum(1 for place in articles if place.lines[0].index in foreign)
    if count < 2 or count * 5 < len(articles) * 2:
        return tuple(lines)
    return tuple(
        line
        for line in lines
        if line.index not in foreign and (line.part == "article" or not _is_foreign([line], language))
    )


def _is_foreign(lines: Iterable[Line], language: Language) -> bool:
    votes = votes_in(" ".join(line.text for line in lines))
    own, other = votes[language], votes["fr" if language == "nl" else "nl"]
    return other >= _OTHER and other >= 2 * own


def number_key(number: str) -> str:
    """A number in its plainest form: "1" for "1er" and "premier", "3bis", "4" for "IV", "1.2" for "1-2"."""
    text = re.sub(r"\s", "", folded(number)).strip(".)°")
    if text in ("premier", "première"):
        return "1"
    match = re.fullmatch(r"(\d+)(?:er|re|ère|ste|de|e)?(.*)", text)
    if match:
        return f"{match[1]}{re.sub(r'[-/]', '.', match[2])}"
    return str(_roman(text)) if re.fullmatch(r"[ivxlc]+", text) and len(text) <= 7 else text


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))


def split_number(key: str) -> tuple[int, int] | None:
    """A key as number and place among bis, ter … (0 for none): "3bis" is (3, 1), "c" (3, 0). None for another form."""
    if len(key) == 1 and key.isalpha():
        return ord(key) - ord("a") + 1, 0
    match = re.fullmatch(rf"(\d+)({'|'.join(_LATIN)})?", key)
    if not match:
        return None
    return int(match[1]), _LATIN.index(match[2]) + 1 if match[2] else 0


def label_number(label: str) -> str:
    """The number or letter of a label: "2" for "§ 2.", "3bis" for "3bis°", "a" for "a)", "1.2" for "1.2."; "" else."""
    match = re.search(r"\d+(?:\.\d+)*(?:bis|ter|quater)?|[a-z]{1,2}(?![a-z])", folded(label))
    return match[0] if match else ""
