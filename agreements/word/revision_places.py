"""Where something stands in a document, as a reader would find it: the article, the label before the paragraph.

A reader of a document with tracked changes sees all text, the deleted included, and the labels that Word counts then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.word.headings import parse_heading
from agreements.word.numbering import Numbering
from agreements.word.oxml import qn
from agreements.word.revision_marks import CONTENT_MARKS, qnames

if TYPE_CHECKING:
    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["Place", "Places", "row_text", "run_text", "text_of"]

_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    **dict.fromkeys((*qnames("drawing pict object"), qn("mc:AlternateContent")), "\N{OBJECT REPLACEMENT CHARACTER}"),
}
_TEXT = qnames("t delText") | qnames("t", "m")
_RUNS = (qn("w:r"), qn("m:r"))
_AROUND = (qn("w:p"), qn("w:del"), qn("w:moveFrom"))
_PARAGRAPH, _CELL = qn("w:p"), qn("w:tc")


@dataclass(frozen=True)
class Place:
    """A place in a document: the part, the paragraph in it (the first is 1; 0 before any), and how to find that.

    ``heading`` is the kind of the last heading before it ("article", "annex", or "" for none) and ``number`` its number
    as printed; ``label`` is what Word prints before the paragraph itself ("§ 2.").
    """

    part: str
    paragraph: int
    heading: str = ""
    number: str = ""
    label: str = ""


class Places:
    """The places of a part: tell it each ``w:p`` in document order."""

    def __init__(self, package: Package, part: str) -> None:
        self._part = part
        self._numbering = Numbering(package) if part == package.main_document else None
        self._count = 0
        self._heading = ("", "")

    def enter(self, paragraph: Element) -> Place:
        """The place of this paragraph."""
        self._count += 1
        label = "" if self._numbering is None else self._numbering.label(paragraph)
        text = text_of(paragraph, deleted=False) or text_of(paragraph)
        heading = parse_heading(label, text.strip(), standout=False)
        if heading is not None and heading.kind != "chapter":
            self._heading = (heading.kind, heading.number)
        return Place(self._part, self._count, *self._heading, label)

    @property
    def start(self) -> Place:
        """The place before the first paragraph."""
        return Place(self._part, 0)


def run_text(run: Element) -> str:
    """The text of a run, deleted text included; an object or a picture is U+FFFC."""
    pieces = []
    for child in run:
        if child.tag in _TEXT:
            pieces.append(child.text or "")
        elif child.tag in _CHARACTERS:
            pieces.append(_CHARACTERS[str(child.tag)])
        elif child.tag in CONTENT_MARKS:  # as Word marks a part of an equation
            pieces.append(run_text(child))
    return "".join(pieces)


def text_of(paragraph: Element, *, deleted: bool = True) -> str:
    """The text of a ``w:p``, not of text boxes in it; with or without what is marked as deleted or moved away."""
    pieces = []
    for run in paragraph.iter(*_RUNS):
        around = next(run.iterancestors(*_AROUND), None)
        while deleted and around is not None and around.tag != _PARAGRAPH:
            around = next(around.iterancestors(*_AROUND), None)
        if around is paragraph:
            pieces.append(run_text(run))
    return "".join(pieces)


def row_text(row: Element) -> str:
    """The text of a ``w:tr`` (or a ``w:tc``): a tab between cells, a line for each paragraph."""
    cells = [row] if row.tag == _CELL else list(row.iter(_CELL))
    return "\t".join("\n".join(text_of(paragraph) for paragraph in cell.iter(_PARAGRAPH)) for cell in cells).strip()
