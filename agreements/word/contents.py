"""The table of contents: a TOC field (ECMA-376 Part 1, 17.16.5.68) whose entries are right before any update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.fields import field_character, run
from agreements.word.oxml import E, Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.word.composing import Heading, Identifiers
    from agreements.word.styles import Styles

__all__ = ["table_of_contents"]

# Headings 1 and 2 and the outline levels of other styles; no page numbers, clickable.
_INSTRUCTION = r'TOC \o "1-2" \n \h \z \u'


def table_of_contents(headings: Sequence[Heading], styles: Styles, identifiers: Identifiers) -> Element:
    """A content control with an entry for each heading, in the form in which Word offers to update it."""
    begin = [
        field_character("begin"),
        E("w:r", None, E("w:instrText", {"xml:space": "preserve"}, f" {_INSTRUCTION} ")),
        field_character("separate"),
    ]
    entries = [_entry(heading, styles) for heading in headings] or [E("w:p", None, E("w:pPr"))]
    for position, element in enumerate(begin, 1):
        entries[0].insert(position, element)
    entries[-1].append(field_character("end"))
    gallery = E("w:docPartObj", None, E("w:docPartGallery", {"w:val": "Table of Contents"}), E("w:docPartUnique"))
    properties = E("w:sdtPr", None, E("w:id", {"w:val": identifiers.control()}), gallery)
    return E("w:sdt", None, properties, E("w:sdtContent", None, *entries))


def _entry(heading: Heading, styles: Styles) -> Element:
    link = E(
        "w:hyperlink",
        {"w:anchor": heading.bookmark, "w:history": "1"},
        run(f"{heading.label}\t{heading.text}"),
    )
    style = E("w:pStyle", {"w:val": styles.id(f"contents {heading.depth}")})
    return E("w:p", None, E("w:pPr", None, style), link)
