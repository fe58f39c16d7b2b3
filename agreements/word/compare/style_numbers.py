"""Which list and level a paragraph style numbers its paragraphs with (ECMA-376 Part 1, 17.3.1.19, 17.9.23)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from agreements.word.oxml import attribute, find, find_all

if TYPE_CHECKING:
    from agreements.word.oxml import Element

__all__ = ["NONE", "StyleNumber", "style_numbers"]


class StyleNumber(NamedTuple):
    """A list (``w:numId``) and a level in it."""

    list: str
    level: str


NONE = StyleNumber("0", "0")
"""No number (17.9.18)."""


def style_numbers(styles: Element | None, numbering: Element | None) -> dict[str, StyleNumber]:
    """For each paragraph style by its id: its number, inherited ones included."""
    found = {} if styles is None else {attribute(style, "w:styleId"): style for style in find_all(styles, "w:style")}
    levels = _linked_levels(numbering)
    return {
        id_: _number(id_, found, levels)
        for id_, style in found.items()
        if attribute(style, "w:type", "paragraph") == "paragraph"
    }


def _number(id_: str, styles: dict[str, Element], levels: dict[tuple[str, str], str]) -> StyleNumber:
    seen: set[str] = set()
    current = id_
    while current in styles and current not in seen:
        seen.add(current)
        properties = find(styles[current], "w:pPr/w:numPr")
        number = attribute(None if properties is None else find(properties, "w:numId"))
        if number == "0":
            return NONE
        if number:
            own = attribute(None if properties is None else find(properties, "w:ilvl"), default="0")
            return StyleNumber(number, levels.get((number, current), own))
        current = attribute(find(styles[current], "w:basedOn"))
    return NONE


def _linked_levels(numbering: Element | None) -> dict[tuple[str, str], str]:
    """(list, style) -> the level of the list that is linked to the style."""
    if numbering is None:
        return {}
    definitions = {attribute(item, "w:abstractNumId"): item for item in find_all(numbering, "w:abstractNum")}
    result: dict[tuple[str, str], str] = {}
    for num in find_all(numbering, "w:num"):
        definition = definitions.get(attribute(find(num, "w:abstractNumId")))
        for level in () if definition is None else find_all(definition, "w:lvl"):
            style = attribute(find(level, "w:pStyle"))
            if style:
                result[attribute(num, "w:numId"), style] = attribute(level, "w:ilvl", "0")
    return result
