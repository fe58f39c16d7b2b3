"""What a document holds that is no text, and so is not compared: counted, for the coverage line of every report."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from agreements.word.oxml import attribute, prefixed, qn
from akkoord.errors import InputError
from akkoord.messages import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["Coverage", "coverage_of"]


@dataclass(frozen=True)
class Coverage:
    """How many things of each kind a document holds that are not compared.

    ``page_pictures`` are those pictures that are about as large as a page, and may hold text; ``attachments`` are
    files inside the file; ``remarks`` are comments, and what readers have written on a PDF.
    """

    pictures: int = 0
    page_pictures: int = 0
    charts: int = 0
    diagrams: int = 0
    equations: int = 0
    embedded_objects: int = 0
    attachments: int = 0
    remarks: int = 0
    hidden_texts: int = 0

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def described(self) -> str:
        """What is not compared, in the language of messages: "2 pictures, 1 chart"; "" for nothing."""
        named = (
            ngettext("{count} picture", "{count} pictures", self.pictures).format(count=self.pictures),
            ngettext("{count} chart", "{count} charts", self.charts).format(count=self.charts),
            ngettext("{count} diagram", "{count} diagrams", self.diagrams).format(count=self.diagrams),
            ngettext("{count} equation", "{count} equations", self.equations).format(count=self.equations),
            ngettext("{count} embedded object", "{count} embedded objects", self.embedded_objects).format(
                count=self.embedded_objects
            ),
            ngettext("{count} attached file", "{count} attached files", self.attachments).format(
                count=self.attachments
            ),
            ngettext("{count} comment", "{count} comments", self.remarks).format(count=self.remarks),
            ngettext("{count} hidden text", "{count} hidden texts", self.hidden_texts).format(count=self.hidden_texts),
        )
        counts = (self.pictures, self.charts, self.diagrams, self.equations, self.embedded_objects, self.attachments,
                  self.remarks, self.hidden_texts)  # fmt: skip
        return ", ".join(name for name, count in zip(named, counts, strict=True) if count)


_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_KINDS = {"chart": "charts", "diagram": "diagrams", "picture": "pictures"}
_EMU = 360_000  # in a centimetre
PAGE_WIDE, PAGE_HIGH = 12 * _EMU, 12 * _EMU
_STORIES = ("header", "footer", "footnotes", "endnotes")


def coverage_of(package: Package) -> Coverage:
    """Count what the stories of a document (body, heads, feet, notes) hold besides text."""
    counts = dict.fromkeys((each.name for each in fields(Coverage)), 0)
    for root in _stories(package):
        for element in root.iter():
            if isinstance(element.tag, str) and next(element.iterancestors(qn("mc:Fallback")), None) is None:
                for kind in _kinds(element):
                    counts[kind] += 1
    counts["attachments"] = sum(name.startswith("word/embeddings/") for name in package.parts)
    counts["attachments"] = max(counts["attachments"] - counts["embedded_objects"] - counts["charts"], 0)
    comments = package.related(package.main_document, "comments")
    if comments is not None:
        counts["remarks"] = sum(prefixed(element) == "w:comment" for element in package.xml(comments))
    return Coverage(**counts)


def _stories(package: Package) -> Iterator[Element]:
    main = package.main_document
    yield package.xml(main)
    for link in package.relationships(main):
        if link.type.rpartition("/")[2] in _STORIES and not link.external and link.target in package.parts:
            try:
                yield package.xml(link.target)
            except InputError:
                continue


def _kinds(element: Element) -> Iterator[str]:
    tag = str(element.tag)
    if tag == f"{_DRAWING}graphicData":
        kind = _KINDS.get(element.get("uri", "").rpartition("/")[2], "")
        if kind:
            yield kind
        if kind == "pictures" and _fills_a_page(element):
            yield "page_pictures"
    elif tag == f"{_VML}imagedata":
        if next(element.iterancestors(qn("w:object")), None) is None:
            yield "pictures"
    elif tag == f"{_MATHS}oMath":
        yield "equations"
    elif prefixed(element) == "w:object":
        yield "embedded_objects"
    elif prefixed(element) == "w:vanish" and attribute(element, default="1") not in ("0", "false", "off"):
        run = element.getparent()
        holder = None if run is None else run.getparent()
        if holder is not None and prefixed(holder) == "w:r" and "".join(map(str, holder.itertext())).strip():
            yield "hidden_texts"


def _fills_a_page(data: Element) -> bool:
    around = data.iterancestors(f"{_ANCHOR}inline", f"{_ANCHOR}anchor")
    extent = next((found for each in around if (found := each.find(f"{_ANCHOR}extent")) is not None), None)
    if extent is None:
        return False
    width, height = (int(size) if (size := extent.get(name, "0")).isdigit() else 0 for name in ("cx", "cy"))
    return width >= PAGE_WIDE and height >= PAGE_HIGH
