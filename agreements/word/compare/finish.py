"""The last touches to merged parts: roots that know all namespaces, and ids that occur once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lxml import etree

from agreements.word.oxml import attribute, qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agreements.word.oxml import Element

__all__ = ["numbers_in", "settle_ids", "shell"]

_IGNORABLE = qn("mc:Ignorable")
_FALLBACK = qn("mc:Fallback")
_DRAWING_IDS = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_IDS = tuple(qn(f"w14:{name}") for name in ("paraId", "textId"))
_GOING = frozenset([qn("w:del"), qn("w:moveFrom")])
_COMING = frozenset([qn("w:ins"), qn("w:moveTo")])


def shell(ours: Element, theirs: Element) -> Element:
    """A root element like ours, without children, that declares the namespaces of both, and which may be ignored."""
    namespaces = {**theirs.nsmap, **ours.nsmap}
    result = etree.Element(ours.tag, nsmap=namespaces)  # type: ignore[arg-type]  # lxml takes None for the default
    for name, value in ours.items():
        result.set(name, value)
    ignorable = [prefix for prefix in ours.get(_IGNORABLE, "").split() if prefix in ours.nsmap]
    for prefix in theirs.get(_IGNORABLE, "").split():
        if prefix not in ignorable and prefix in theirs.nsmap and namespaces[prefix] == theirs.nsmap[prefix]:
            ignorable.append(prefix)
    if ignorable:
        result.set(_IGNORABLE, " ".join(ignorable))
    return result


def numbers_in(roots: Iterable[Element]) -> Iterator[int]:
    """The numbers of all annotations (revisions, bookmarks, comments …)."""
    for root in roots:
        for element in root.iter("*"):
            value = element.get(qn("w:id"), "")
            if value.isdigit():
                yield int(value)


def settle_ids(roots: Iterable[Element]) -> None:
    """Give bookmarks, drawings and paragraphs ids that occur once in the document."""
    roots = list(roots)
    _settle_bookmarks(roots)
    _settle_drawings(roots)
    seen: set[tuple[str, str]] = set()
    for root in roots:
        for element in root.iter(qn("w:p"), qn("w:tr")):
            if (_IDS[0], element.get(_IDS[0], "")) in seen:
                for name in _IDS:
                    element.attrib.pop(name, "")
            elif element.get(_IDS[0]) is not None:
                seen.add((_IDS[0], element.get(_IDS[0], "")))


def _settle_bookmarks(roots: list[Element]) -> None:
    """Number bookmarks anew; of two with one name the second goes, unless one of them goes and one comes."""
    number = 0
    names: dict[str, set[str]] = defaultdict(set)
    for root in roots:
        starts: dict[str, Element] = {}
        for mark in list(root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            id_ = attribute(mark, "w:id")
            parent = mark.getparent()
            if parent is None:
                continue
            if mark.tag == qn("w:bookmarkStart"):
                if id_ in starts:
                    parent.remove(mark)
                else:
                    starts[id_] = mark
                continue
            start = starts.get(id_)
            if start is None or start.get("closed"):
                parent.remove(mark)
                continue
            status = _status(start, mark)
            name = attribute(start, "w:name")
            opener = start.getparent()
            if opener is None or (names[name] and (status == "" or "" in names[name] or status in names[name])):
                parent.remove(mark)
                if opener is not None:
                    opener.remove(start)
                del starts[id_]
                continue
            names[name].add(status)
            start.set("closed", "1")
            start.set(qn("w:id"), str(number))
            mark.set(qn("w:id"), str(number))
            number += 1
        for start in starts.values():
            closed = start.attrib.pop("closed", "")
            parent = start.getparent()
            if not closed and parent is not None:
                parent.remove(start)


def _status(start: Element, end: Element) -> str:
    """Whether a bookmark lies in what goes or comes: "going", "coming", or ""."""
    tags = {mark.tag for mark in (_parent(start), _parent(end)) if mark is not None}
    if tags <= _GOING:
        return "going"
    return "coming" if tags <= _COMING else ""


def _parent(element: Element) -> Element | None:
    return element.getparent()


def _settle_drawings(roots: list[Element]) -> None:
    """Number drawings anew where a number is taken; those in the fallback of another stay as they are."""
    taken: set[str] = set()
    doubled: list[Element] = []
    for root in roots:
        for drawing in root.iter(_DRAWING_IDS):
            id_ = drawing.get("id", "")
            if any(ancestor.tag == _FALLBACK for ancestor in drawing.iterancestors()):
                continue
            if id_ in taken:
                doubled.append(drawing)
            taken.add(id_)
    number = 0
    for drawing in doubled:
        while str(number) in taken or number == 0:
            number += 1
        taken.add(str(number))
        drawing.set("id", str(number))
