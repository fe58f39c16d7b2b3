"""Tables (ECMA-376 Part 1, 17.4): the one for the signatures, and the cells and rows of any other.

Widths and heights are in twentieths of a point (567 is a centimetre).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.composing import paragraph
from agreements.word.fields import run
from agreements.word.oxml import E, Element, attribute, find

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agreements.model import Signature
    from agreements.word.styles import Styles

__all__ = ["signature_table", "table", "table_row", "text_width"]

_SIGNING_SPACE = 1304  # 2.3 cm
_SHARES = (0.30, 0.36, 0.34)
_KEPT_TOGETHER = 6  # rows: more of them would not fit on a page anyhow
_A4_WITHOUT_MARGINS = 9070


def signature_table(signatures: Sequence[Signature], words: Mapping[str, str], styles: Styles, width: int) -> Element:
    """One row for each signature: the party, name and capacity, and room to sign."""
    widths = [round(width * share) for share in _SHARES]
    together = len(signatures) <= _KEPT_TOGETHER
    style = styles.id("plain")

    def cell(*texts: str, keep: bool) -> list[Element]:
        return [paragraph(style, [run(text)] if text else [], keep_next=keep) for text in texts]

    titles = (words["party"], words["name_and_capacity"], words["signature"])
    rows = [table_row([cell(title, keep=True) for title in titles], widths, header=True)]
    for number, signature in enumerate(signatures, 1):
        keep = together and number < len(signatures)
        cells = [
            cell(signature.party, keep=keep),
            cell(signature.name, signature.capacity, keep=keep),
            cell("", keep=keep),
        ]
        rows.append(table_row(cells, widths, height=_SIGNING_SPACE, whole=True))
    return table(styles.id("signature"), widths, rows)


def table(style: str, widths: Sequence[int], rows: Sequence[Element]) -> Element:
    """A table in a table style, with a first row that is a header, and fixed columns."""
    properties = E(
        "w:tblPr",
        None,
        E("w:tblStyle", {"w:val": style}),
        E("w:tblW", {"w:w": sum(widths), "w:type": "dxa"}),
        E("w:tblLayout", {"w:type": "fixed"}),
        E("w:tblLook", {"w:val": "0020", **_FIRST_ROW_ONLY}),
    )
    grid = E("w:tblGrid", None, *(E("w:gridCol", {"w:w": width}) for width in widths))
    return E("w:tbl", None, properties, grid, *rows)


_FIRST_ROW_ONLY = {
    "w:firstRow": "1",
    "w:lastRow": "0",
    "w:firstColumn": "0",
    "w:lastColumn": "0",
    "w:noHBand": "1",
    "w:noVBand": "1",
}


def table_row(
    cells: Sequence[Sequence[Element]],
    widths: Sequence[int],
    *,
    header: bool = False,
    height: int = 0,
    whole: bool = False,
) -> Element:
    """A row; ``whole`` rows are never split over pages, a ``header`` is repeated on every page."""
    properties = E(
        "w:trPr",
        None,
        E("w:cantSplit") if whole or header else None,
        E("w:trHeight", {"w:val": height, "w:hRule": "atLeast"}) if height else None,
        E("w:tblHeader") if header else None,
    )
    return E("w:tr", None, properties, *(_cell(cell, width) for cell, width in zip(cells, widths, strict=True)))


def text_width(body: Element) -> int:
    """The width between the margins of the last section of the document."""
    size, margins = find(body, "w:sectPr/w:pgSz"), find(body, "w:sectPr/w:pgMar")
    if size is None or margins is None:
        return _A4_WITHOUT_MARGINS
    left, right = (int(attribute(margins, f"w:{side}", "0")) for side in ("left", "right"))
    return int(attribute(size, "w:w", "0")) - left - right


def _cell(blocks: Sequence[Element], width: int) -> Element:
    properties = E("w:tcPr", None, E("w:tcW", {"w:w": width, "w:type": "dxa"}))
    return E("w:tc", None, properties, *(blocks or [E("w:p")]))
