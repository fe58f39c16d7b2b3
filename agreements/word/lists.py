"""Word's own lists: the numbers of articles, paragraphs, items, chapters and annexes are never typed.

One multilevel list serves all articles: "Artikel 1.", "§ 1.", "1°", "a)". Word counts by itself as long as its
next number is the one that is wanted. Where it is not (a list begins anew after a plain passage, the first article
of a French agreement, an article 3bis), the paragraph gets an instance of the list of its own (``w:num``), with a
new start or another text (ECMA-376 Part 1, 17.9.8 and 17.9.15). Instances share their count, so the rest goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agreements.word.oxml import E, Element, attribute, find_all, insert_in_order, serialize_xml

if TYPE_CHECKING:
    from agreements.word.package import Package
    from agreements.word.styles import Styles

__all__ = ["ListBook", "MultilevelList", "chapter_list", "numbered_list"]

_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


@dataclass(frozen=True)
class Level:
    """One level of a list: the role of its style, its format and text, and other texts it may take."""

    role: str
    text: str
    format: str = "decimal"
    variants: tuple[str, ...] = ()

    def value(self, label: str) -> tuple[int, str] | None:
        """The number in a label and the level text that prints it, or None when no text of ours prints it."""
        for text in (self.text, *self.variants):
            before, _, after = re.sub("%[1-9]", "\0", text).partition("\0")
            digits = "[a-z]" if self.format == "lowerLetter" else "[1-9][0-9]{0,4}"
            match = re.fullmatch(f"{re.escape(before)}({digits}){re.escape(after)}", label)
            if match:
                number = match.group(1)
                return (ord(number) - 96 if self.format == "lowerLetter" else int(number)), text
        return None


def numbered_list(role: str, word: str) -> tuple[Level, ...]:
    """The levels of articles or annexes: "Artikel 1." (and "Article 1er."), "§ 1.", "1°", "a)"."""
    return (
        Level(role, f"{word} %1.", variants=(f"{word} %1er.",)),
        Level("paragraph", "§ %2."),
        Level("item", "%3°"),
        Level("subitem", "%4)", "lowerLetter"),
    )


def chapter_list(word: str) -> tuple[Level, ...]:
    """The one level of chapters: "Hoofdstuk 1."."""
    return (Level("chapter", f"{word} %1."),)


@dataclass
class MultilevelList:
    """A list definition (``w:abstractNum``), and where Word's count stands as the document is written in order."""

    book: ListBook
    levels: tuple[Level, ...]
    abstract_id: int
    main: int
    linked: int
    _counts: list[int] = field(init=False)
    _instances: list[int] = field(init=False)
    # Levels that a deeper one passed over: whether such a level counts as 1 or as 0 differs between programs.
    _skipped: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        self._counts = [0] * len(self.levels)
        self._instances = [self.main] * len(self.levels)
        self._skipped = [False] * len(self.levels)

    def next_label(self) -> str:
        """The label that the next paragraph of the first level gets by itself."""
        return self.levels[0].text.replace("%1", str(self._counts[0] + 1))

    def number(self, level: int, label: str) -> Element | None:
        """The ``w:numPr`` that makes Word print ``label`` here; None when the style's own numbering does.

        A label that no text of the list prints ("§ 2bis.") is printed by an instance with that very text.
        """
        natural = self._counts[level] + 1
        value, text = self.levels[level].value(label) or (natural, label)
        start = None if value == natural and not self._skipped[level] else value
        own_text = text if text != self.levels[level].text else None
        if own_text is not None:
            instance = self.book.instance(self, level, start, own_text, value)
        else:
            if start is not None:
                self._instances[level] = self.book.instance(self, level, start)
            instance = self._instances[level]
        below = len(self.levels) - level - 1
        self._skipped = [*(count == 0 for count in self._counts[:level]), *[False] * (below + 1)]
        self._counts[level:] = [value, *[0] * below]
        self._instances[level + 1 :] = [self._instances[level]] * below
        if instance == self.main and level < self.linked:
            return None
        return E("w:numPr", None, E("w:ilvl", {"w:val": level}), E("w:numId", {"w:val": instance}))


class ListBook:
    """The numbering part of a document (``w:numbering``), to which lists and their instances are added."""

    def __init__(self, package: Package, styles: Styles) -> None:
        """Open the numbering part of a template, or begin a new one."""
        self._package = package
        self._styles = styles
        self._part = package.related(package.main_document, "numbering")
        self._root = package.xml(self._part) if self._part else E("w:numbering")
        self._last_abstract = _highest(self._root, "w:abstractNum", "w:abstractNumId")
        self._last_instance = _highest(self._root, "w:num", "w:numId")

    def define(self, levels: tuple[Level, ...], *, linked: int = 0) -> MultilevelList:
        """Add a list; the styles of its first ``linked`` levels number their paragraphs by themselves."""
        self._last_abstract += 1
        definition = E(
            "w:abstractNum",
            {"w:abstractNumId": self._last_abstract},
            E("w:nsid", {"w:val": f"{0x4A0D0000 + self._last_abstract:08X}"}),
            E("w:multiLevelType", {"w:val": "multilevel" if len(levels) > 1 else "singleLevel"}),
            *(self._level(index, level, linked=index < linked) for index, level in enumerate(levels)),
        )
        insert_in_order(self._root, definition)
        main = self._add_instance(self._last_abstract)
        for index, level in enumerate(levels[:linked]):
            self._styles.number(level.role, main, index)
        return MultilevelList(self, levels, self._last_abstract, main, linked)

    def instance(
        self, owner: MultilevelList, level: int, start: int | None, text: str | None = None, value: int = 1
    ) -> int:
        """Add an instance of a list that restarts a level at ``start``, or prints it as ``text``; return its id."""
        override = E("w:lvlOverride", {"w:ilvl": level})
        if start is not None:
            insert_in_order(override, E("w:startOverride", {"w:val": start}))
        if text is not None:
            changed = self._level(level, owner.levels[level], linked=False, text=text, start=value)
            insert_in_order(override, changed)
        return self._add_instance(owner.abstract_id, override)

    def save(self) -> None:
        """Put the numbering into the package."""
        if self._part is None:
            main = self._package.main_document
            self._part = f"{main.rpartition('/')[0]}/numbering.xml".lstrip("/")
            self._package.relate(main, _RELATIONSHIP, self._part)
        self._package.add_part(self._part, _CONTENT_TYPE, serialize_xml(self._root))

    def _level(self, index: int, level: Level, *, linked: bool, text: str | None = None, start: int = 1) -> Element:
        style = E("w:pStyle", {"w:val": self._styles.id(level.role)}) if linked else None
        indentation = self._styles.indentation(level.role)
        return E(
            "w:lvl",
            {"w:ilvl": index},
            E("w:start", {"w:val": start}),
            E("w:numFmt", {"w:val": level.format}),
            style,
            E("w:lvlText", {"w:val": level.text if text is None else text}),
            E("w:lvlJc", {"w:val": "left"}),
            None if indentation is None else E("w:pPr", None, indentation),
        )

    def _add_instance(self, abstract_id: int, *overrides: Element) -> int:
        self._last_instance += 1
        number = E(
            "w:num",
            {"w:numId": self._last_instance},
            E("w:abstractNumId", {"w:val": abstract_id}),
            *overrides,
        )
        insert_in_order(self._root, number)
        return self._last_instance


def _highest(root: Element, name: str, attribute_name: str) -> int:
    return max((int(attribute(element, attribute_name, "0")) for element in find_all(root, name)), default=0)
