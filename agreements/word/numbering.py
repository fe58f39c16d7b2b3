"""The labels that Word prints before paragraphs: "Artikel 3.", "§ 2.", "1°" (ECMA-376 Part 1, 17.9).

No file holds these labels: Word counts. The lists of a document (``w:num``) that are made from one definition
(``w:abstractNum``) share its counters, unless a list says where to start. Supported are the number formats decimal,
decimalZero, letters, Roman, ordinal, bullet and none; another format is shown as decimal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agreements.word.oxml import attribute, find, find_all
from agreements.word.stylesheet import style_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agreements.word.oxml import Element
    from agreements.word.package import Package
    from agreements.word.stylesheet import Style

__all__ = ["Numbering", "format_number"]

_DASHES = "-–—‑‐−"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True)
class _Level:
    """How one level of a list counts and looks (``w:lvl``, 17.9.6)."""

    start: int
    format: str
    text: str
    restart: int | None
    legal: bool
    style: str


@dataclass(frozen=True)
class _List:
    """A ``w:num``: whose counters it uses, its levels, and where it starts anew."""

    definition: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]

    def start(self, depth: int) -> int:
        return self.starts.get(depth, self.levels[depth].start)


@dataclass(frozen=True)
class _Definition:
    """A ``w:abstractNum``: its levels, and the numbering style that it merely names ("" for none)."""

    levels: Mapping[int, _Level]
    linked: str


@dataclass(frozen=True)
class _Number:
    """A ``w:num`` as it stands in the file: the id of its definition, and what it overrides."""

    definition: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


@dataclass(frozen=True)
class _Defined:
    """What the numbering part of a document holds, by id."""

    definitions: Mapping[str, _Definition]
    numbers: Mapping[str, _Number]


@dataclass
class _Counters:
    """The counters of one definition by level (none yet, or restarted: absent), and which lists started anew."""

    value: dict[int, int] = field(default_factory=dict)
    overridden: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """The counters of a document's lists. Ask the label of each paragraph once, in document order."""

    def __init__(self, package: Package) -> None:
        self._styles = style_sheet(package)
        name = package.related(package.main_document, "numbering")
        self._lists = {} if name is None else dict(_lists(package.read_once(name, _defined), self._styles.styles))
        self._counters: dict[str, _Counters] = {}

    def label(self, paragraph: Element) -> str:
        """The label that Word prints before this ``w:p``, "" for none; counts it. A symbol for bullets is "•"."""
        number, depth = self._place(paragraph)
        lists = self._lists.get(number)
        if lists is None or depth not in lists.levels:
            return ""
        counters = self._counters.setdefault(lists.definition, _Counters())
        _count(counters, number, lists, depth)
        level = lists.levels[depth]
        if level.format == "bullet":
            return level.text if level.text in _DASHES else "•"

        def printed(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            shown = lists.levels.get(other)
            if shown is None:
                return ""
            value = counters.value.get(other, lists.start(other))
            style = "decimal" if level.legal and shown.format not in ("none", "bullet") else shown.format
            return format_number(value, style, self._styles.language)

        return re.sub(r"%([1-9])", printed, level.text).strip()

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list and the level (0-based) of a paragraph, by its own properties or those of its style."""
        properties = find(paragraph, "w:pPr")
        number, depth, owner, style = "", "", "", self._styles.default
        if properties is not None:
            style = attribute(find(properties, "w:pStyle"), default=style)
            own = find(properties, "w:numPr")
            number, depth = attribute(_inner(own, "w:numId")), attribute(_inner(own, "w:ilvl"))
        for source, inherited in self._styles.line(style):
            depth = depth or inherited.depth
            if not number and inherited.number:
                number, owner = inherited.number, source
        if owner and number in self._lists:
            # In a style, the level is the one that names the style (17.9.23), whatever ilvl says.
            levels = self._lists[number].levels
            linked = next((depth for depth, level in levels.items() if level.style == owner), None)
            if linked is not None:
                return number, linked
        return number, _integer(depth, 0)


def _inner(element: Element | None, name: str) -> Element | None:
    return None if element is None else find(element, name)


def format_number(value: int, style: str, language: str = "") -> str:
    """``value`` in a number format of Word (17.18.59): 3 as "upperRoman" is "III".

    "none" gives "", an unknown format decimal. ``language`` ("nl", "fr", else English) is for "ordinal" only.
    """
    if style in ("none", "bullet"):
        return ""
    if style in ("lowerLetter", "upperLetter"):
        # a … z, then aa, bb … zz: one letter, repeated (17.18.59)
        letters = "" if value < 1 else chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if style == "lowerLetter" else letters.upper()
    if style in ("lowerRoman", "upperRoman"):
        return _roman(value) if style == "lowerRoman" else _roman(value).upper()
    if style == "decimalZero":
        return f"{value:02}"
    if style == "ordinal":
        return f"{value}{_ordinal_suffix(value, language)}"
    return str(value)


def _roman(value: int) -> str:
    result = ""
    for worth, letters in _ROMAN:
        repeats, value = divmod(max(value, 0), worth)
        result += letters * repeats
    return result


def _ordinal_suffix(value: int, language: str) -> str:
    if language == "fr":
        return "er" if value == 1 else "e"
    if language == "nl":
        return "e"
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _count(counters: _Counters, number: str, lists: _List, depth: int) -> None:
    """Count one paragraph of list ``number`` at ``depth``, and restart the levels below it (17.9.10).

    Word and LibreOffice count a level that was skipped as if its first paragraph stood there: "1°" right below
    "Artikel 1." makes the next paragraph "§ 2.".
    """
    for above in (level for level in lists.levels if level < depth):
        counters.value.setdefault(above, lists.start(above))
    starts_anew = depth in lists.starts and (number, depth) not in counters.overridden
    if starts_anew or depth not in counters.value:
        counters.value[depth] = lists.start(depth)
    else:
        counters.value[depth] += 1
    counters.overridden.add((number, depth))
    for below, level in lists.levels.items():
        if below > depth and (level.restart is None or depth < level.restart):
            counters.value.pop(below, None)


def _defined(root: Element) -> _Defined:
    return _Defined(
        {attribute(item, "w:abstractNumId"): _definition(item) for item in find_all(root, "w:abstractNum")},
        {attribute(item, "w:numId"): _number(item) for item in find_all(root, "w:num")},
    )


def _definition(element: Element) -> _Definition:
    levels = {_depth(level): _level(level) for level in find_all(element, "w:lvl")}
    return _Definition(levels, attribute(find(element, "w:numStyleLink")))


def _number(element: Element) -> _Number:
    levels: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for override in find_all(element, "w:lvlOverride"):
        whole = find(override, "w:lvl")
        if whole is not None:
            levels[_depth(override)] = _level(whole)
        start = attribute(find(override, "w:startOverride"))
        if start:
            starts[_depth(override)] = _integer(start, 1)
    return _Number(attribute(find(element, "w:abstractNumId")), levels, starts)


def _lists(defined: _Defined, styles: Mapping[str, Style]) -> Iterator[tuple[str, _List]]:
    """Every ``w:num`` by its id, its overrides applied (17.9.8)."""
    for id_, number in defined.numbers.items():
        name = _followed(number, defined, styles)
        if name in defined.definitions:
            yield id_, _List(name, {**defined.definitions[name].levels, **number.levels}, number.starts)


def _followed(number: _Number, defined: _Defined, styles: Mapping[str, Style]) -> str:
    """The id of a list's definition; one that only names a numbering style leads to the style's own (17.9.21)."""
    own = defined.definitions.get(number.definition)
    linked = own.linked if own is not None else ""
    target = defined.numbers.get(styles[linked].number) if linked in styles else None
    return number.definition if target is None else target.definition


def _level(element: Element) -> _Level:
    legal = find(element, "w:isLgl")
    restart = attribute(find(element, "w:lvlRestart"))
    return _Level(
        start=_integer(attribute(find(element, "w:start")), 0),
        format=attribute(find(element, "w:numFmt"), default="decimal"),
        text=attribute(find(element, "w:lvlText")),
        restart=_integer(restart, 0) if restart else None,
        legal=legal is not None and attribute(legal, default="1") not in ("0", "false", "off"),
        style=attribute(find(element, "w:pStyle")),
    )


def _depth(element: Element) -> int:
    return _integer(attribute(element, "w:ilvl"), 0)


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text, re.ASCII) else default
