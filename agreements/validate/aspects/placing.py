"""Whether text is put where nobody sees it: beside the page, or in a line or a row that is too low for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agreements.word.oxml import attribute, find, local_name, qn

if TYPE_CHECKING:
    from agreements.validate.aspects.formatting import Formatting
    from agreements.word.oxml import Element

__all__ = ["is_out_of_sight"]

PAGE = 11_906
"""The width of an A4 page in twentieths of a point: what stands further to the left or right is on no page."""
LOWEST = 60
"""In twentieths of a point: a line or a row of exactly three points or less cuts its text off."""
EMU = 635
"""English metric units in a twentieth of a point."""
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"


def is_out_of_sight(run: Element, paragraph: Element, formatting: Formatting) -> bool:
    """Whether a run cannot be seen where it is put."""
    return (
        _is_cut_off(run, paragraph, formatting)
        or _is_beside_the_page(paragraph, formatting)
        or any(_is_off(anchor) for anchor in run.iterancestors(_ANCHOR))
    )


def _is_cut_off(run: Element, paragraph: Element, formatting: Formatting) -> bool:
    spacing = formatting.of_paragraph(paragraph, "w:spacing")
    if attribute(spacing, "w:lineRule") == "exact" and 0 < _number(attribute(spacing, "w:line")) <= LOWEST:
        return True
    heights = (find(row, "w:trPr/w:trHeight") for row in run.iterancestors(qn("w:tr")))
    return any(
        attribute(height, "w:hRule") == "exact" and 0 < _number(attribute(height)) <= LOWEST for height in heights
    )


def _is_beside_the_page(paragraph: Element, formatting: Formatting) -> bool:
    indent = formatting.of_paragraph(paragraph, "w:ind")
    left = _number(attribute(indent, "w:start")) or _number(attribute(indent, "w:left"))
    frame = find(paragraph, "w:pPr/w:framePr")
    places = (_number(attribute(frame, "w:x")), _number(attribute(frame, "w:y")))
    return left <= -PAGE or any(place <= -PAGE or place >= 2 * PAGE for place in places)


def _is_off(anchor: Element) -> bool:
    """Whether a text box hangs wholly beside the page (ECMA-376 Part 1, 20.4.2.10 and 20.4.2.11)."""
    extent = next((each for each in anchor if local_name(each) == "extent"), None)
    for position in anchor:
        size = {"positionH": "cx", "positionV": "cy"}.get(local_name(position))
        offset = next((each for each in position if local_name(each) == "posOffset"), None) if size else None
        if offset is None or size is None:
            continue
        start = _number(offset.text or "") // EMU
        end = start + (0 if extent is None else _number(extent.get(size, "")) // EMU)
        if end <= -PAGE or start >= 2 * PAGE or (position.get("relativeFrom") == "page" and end <= 0):
            return True
    return False


def _number(text: str) -> int:
    match = re.fullmatch(r"\s*(-?\d{1,9})(?:\.\d+)?\s*", text)
    return int(match[1]) if match else 0
