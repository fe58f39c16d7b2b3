"""The last touches to merged parts: roots that know all namespaces, and ids that occur once."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from lxml import etree

from agreements.word.compare.bookmarks import settle_bookmarks
from agreements.word.oxml import qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agreements.word.oxml import Element

__all__ = ["numbers_in", "settle_ids", "shell"]

_IGNORABLE = qn("mc:Ignorable")
_FALLBACK = qn("mc:Fallback")
_DRAWING_IDS = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DRAWING_ID = re.compile(rb'docPr\b[^>]*? id="(\d+)"')
_VML = "{urn:schemas-microsoft-com:vml}"
_OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_IDS = tuple(qn(f"w14:{name}") for name in ("paraId", "textId"))


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


def settle_ids(roots: Iterable[Element], others: Iterable[bytes] = ()) -> set[str]:
    """Give bookmarks, drawings and paragraphs ids that occur once in the document.

    ``others`` are parts of the document that stay as they are. Gives the names of the bookmarks that stay or come.
    """
    roots = list(roots)
    staying = settle_bookmarks(roots)
    _settle_drawings(roots, {number.decode() for data in others for number in _DRAWING_ID.findall(data)})
    seen: set[tuple[str, str]] = set()
    for root in roots:
        for element in root.iter(qn("w:p"), qn("w:tr")):
            if (_IDS[0], element.get(_IDS[0], "")) in seen:
                for name in _IDS:
                    element.attrib.pop(name, "")
            elif element.get(_IDS[0]) is not None:
                seen.add((_IDS[0], element.get(_IDS[0], "")))
    return staying


def _settle_drawings(roots: list[Element], taken: set[str]) -> None:
    """Number drawings anew where a number is taken; those in the fallback of another stay as they are."""
    doubled: list[Element] = []
    for root in roots:
        for drawing in root.iter(_DRAWING_IDS):
            id_ = drawing.get("id", "")
            if any(ancestor.tag == _FALLBACK for ancestor in drawing.iterancestors()):
                continue
            if id_ in taken:
                doubled.append(drawing)
            taken.add(id_)
    _settle_shapes(roots)
    number = 0
    for drawing in doubled:
        while str(number) in taken or number == 0:
            number += 1
        taken.add(str(number))
        drawing.set("id", str(number))


def _settle_shapes(roots: list[Element]) -> None:
    """Name shapes of the older kind (VML) anew where a name is taken, also where an embedded object refers to them.

    A name that a person or a program gave by hand stays as it is.
    """
    shapes = [
        shape
        for root in roots
        for shape in root.iter(f"{_VML}*")
        if shape.get("id", "").startswith("_x0000_") and shape.tag != f"{_VML}shapetype"
    ]
    taken: set[str] = set()
    free = itertools.count(1)
    names = {shape.get("id", "") for shape in shapes}
    for shape in shapes:
        old = shape.get("id", "")
        if old in taken:
            new = next(name for name in (f"_x0000_s{number}" for number in free) if name not in names)
            shape.set("id", new)
            for user in next(shape.iterancestors(qn("w:object")), shape).iter(_OLE_OBJECT):
                if user.get("ShapeID") == old:
                    user.set("ShapeID", new)
        taken.add(old)
