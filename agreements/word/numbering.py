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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agreements.word.oxml import Element
    from agreements.word.package import Package

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


@dataclass
class _Counters:
    """The counters of one definition by level (none yet, or restarted: absent), and which lists started anew."""

    value: dict[int, int] = field(default_factory=dict)
    overridden: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """The counters of a document's lists. Ask the label of each paragraph once, in document order."""

    def __init__(self, package: Package) -> None:
        styles = _related_xml(package, "styles")
        self._styles = {} if styles is None else {_style_id(style): style for style in find_all(styles, "w:style")}
        self._default_style = next(
            (name for name, style in self._styles.items() if _is_default_paragraph_style(style)), ""
        )
        language = None if styles is None else find(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
        self._language = attribute(language)[:2].lower()
        self._lists = dict(_lists(_related_xml(package, "numbering"), self._styles))
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
            return format_number(value, style, self._language)

        return re.sub(r"%([1-9])", printed, level.text).strip()

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list and the level (0-based) of a paragraph, by its own properties or those of its style."""
        style = attribute(find(paragraph, "w:pPr/w:pStyle"), default=self._default_style)
        number, depth, owner = "", "", ""
        for source, properties in self._number_properties(paragraph, style):
            depth = depth or attribute(find(properties, "w:ilvl"))
            if not number and (number := attribute(find(properties, "w:numId"))):
                owner = source
        if owner and number in self._lists:
            # In a style, the level is the one that names the style (17.9.23), whatever ilvl says.
            levels = self._lists[number].levels
            linked = next((depth for depth, level in levels.items() if level.style == owner), None)
            if linked is not None:
                return number, linked
        return number, _integer(depth, 0)

    def _number_properties(self, paragraph: Element, style: str) -> Iterator[tuple[str, Element]]:
        """``w:numPr`` of the paragraph (source "") and then of its style and those it is based on, nearest first."""
        own = find(paragraph, "w:pPr/w:numPr")
        if own is not None:
            yield "", own
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            inherited = find(self._styles[style], "w:pPr/w:numPr")
            if inherited is not None:
                yield style, inherited
            style = attribute(find(self._styles[style], "w:basedOn"))


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


def _lists(numbering: Element | None, styles: Mapping[str, Element]) -> Iterator[tuple[str, _List]]:
    """Every ``w:num`` by its id, its overrides applied (17.9.8)."""
    if numbering is None:
        return
    definitions = {attribute(item, "w:abstractNumId"): item for item in find_all(numbering, "w:abstractNum")}
    numbers = {attribute(item, "w:numId"): item for item in find_all(numbering, "w:num")}
    for number, item in numbers.items():
        name = _definition(item, definitions, numbers, styles)
        if name not in definitions:
            continue
        levels = {_depth(level): _level(level) for level in find_all(definitions[name], "w:lvl")}
        starts: dict[int, int] = {}
        for override in find_all(item, "w:lvlOverride"):
            whole = find(override, "w:lvl")
            if whole is not None:
                levels[_depth(override)] = _level(whole)
            start = attribute(find(override, "w:startOverride"))
            if start:
                starts[_depth(override)] = _integer(start, 1)
        yield number, _List(name, levels, starts)


def _definition(
    number: Element, definitions: Mapping[str, Element], numbers: Mapping[str, Element], styles: Mapping[str, Element]
) -> str:
    """The id of a list's definition; one that only names a numbering style leads to the style's own (17.9.21)."""
    name = attribute(find(number, "w:abstractNumId"))
    linked = attribute(find(definitions[name], "w:numStyleLink")) if name in definitions else ""
    if linked in styles:
        target = numbers.get(attribute(find(styles[linked], "w:pPr/w:numPr/w:numId")))
        return attribute(find(target, "w:abstractNumId")) if target is not None else name
    return name


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


def _style_id(style: Element) -> str:
    return attribute(style, "w:styleId")


def _is_default_paragraph_style(style: Element) -> bool:
    is_default = attribute(style, "w:default") in ("1", "true", "on")
    return is_default and attribute(style, "w:type") == "paragraph"


def _related_xml(package: Package, kind: str) -> Element | None:
    name = package.related(package.main_document, kind)
    return None if name is None else package.xml(name)
