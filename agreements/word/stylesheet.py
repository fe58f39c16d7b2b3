"""The styles of a document, as far as reading asks for them (ECMA-376 Part 1, 17.7), as plain values.

Many documents are made from one template and have the very same style sheet: it is read once, and then kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agreements.word.oxml import attribute, find, find_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["Style", "StyleSheet", "style_sheet"]


@dataclass(frozen=True)
class Style:
    """A style: its name in lower case, the id of the one it is based on, its outline level, its list and level.

    What it does not say itself is "".
    """

    name: str
    based_on: str
    outline: str
    number: str
    depth: str


@dataclass(frozen=True)
class StyleSheet:
    """All styles by id, the id of the default one for paragraphs, and the document's language ("nl", "fr", "" …)."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    default: str = ""
    language: str = ""
    _lines: dict[str, tuple[tuple[str, Style], ...]] = field(default_factory=dict, compare=False)

    def line(self, id_: str) -> tuple[tuple[str, Style], ...]:
        """A style and those it is based on, nearest first, each with its id; none for a style that there is not."""
        if id_ not in self._lines:
            found: dict[str, Style] = {}
            above = id_
            while above in self.styles and above not in found:
                found[above] = self.styles[above]
                above = found[above].based_on
            self._lines[id_] = tuple(found.items())
        return self._lines[id_]


def style_sheet(package: Package) -> StyleSheet:
    """The style sheet of a document, an empty one when it has none. Raises InputError when it is damaged."""
    name = package.related(package.main_document, "styles")
    return StyleSheet() if name is None else package.read_once(name, _sheet)


def _sheet(root: Element) -> StyleSheet:
    styles = find_all(root, "w:style")
    paragraph = (style for style in styles if _is_default(style) and attribute(style, "w:type") == "paragraph")
    return StyleSheet(
        {attribute(style, "w:styleId"): _style(style) for style in styles},
        next((attribute(style, "w:styleId") for style in paragraph), ""),
        attribute(find(root, "w:docDefaults/w:rPrDefault/w:rPr/w:lang"))[:2].lower(),
    )


def _is_default(style: Element) -> bool:
    return attribute(style, "w:default") in ("1", "true", "on")


def _style(element: Element) -> Style:
    return Style(
        name=attribute(find(element, "w:name")).lower(),
        based_on=attribute(find(element, "w:basedOn")),
        outline=attribute(find(element, "w:pPr/w:outlineLvl")),
        number=attribute(find(element, "w:pPr/w:numPr/w:numId")),
        depth=attribute(find(element, "w:pPr/w:numPr/w:ilvl")),
    )
