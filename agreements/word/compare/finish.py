"""The last touches to merged parts: roots that know all namespaces, and ids that occur once."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from agreements.word.oxml import attribute, qn

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
_GOING = frozenset([qn("w:del"), qn("w:moveFrom")])
_COMING = frozenset([qn("w:ins"), qn("w:moveTo")])
_MARKS = frozenset(qn(f"w:{name}{end}") for name in ("bookmark", "commentRange") for end in ("Start", "End"))


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
    staying = _settle_bookmarks(roots)
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


class _Bookmark(NamedTuple):
    start: Element
    end: Element
    status: str
    """Whether it lies in what goes or comes: "going", "coming", or ""."""


def _settle_bookmarks(roots: Iterable[Element]) -> set[str]:
    """Number bookmarks, and leave one of each name; a number that is taken, or is theirs, makes place for a new one.

    Of several the first that stays stands, or else one that goes and one that comes; marks of half a bookmark go.
    """
    bookmarks = [bookmark for root in roots for bookmark in _bookmarks(root)]
    by_name: dict[str, list[_Bookmark]] = defaultdict(list)
    for bookmark in bookmarks:
        by_name[attribute(bookmark.start, "w:name")].append(bookmark)
    standing: list[_Bookmark] = []
    for alike in by_name.values():
        if len(alike) > 1:
            alike[:] = [_whole(bookmark) for bookmark in alike]
        if any(bookmark.status == "coming" for bookmark in alike):
            alike[:] = [each._replace(status="going") if _half_going(each) else each for each in alike]
        alike.sort(key=_half_coming)
        first = {bookmark.status: bookmark for bookmark in reversed(alike)}
        stand = [first[""]] if "" in first else list(first.values())
        standing += stand
        for bookmark in alike:
            if bookmark not in stand:
                _remove(bookmark.start)
                _remove(bookmark.end)
    _number(standing)
    return {
        attribute(bookmark.start, "w:name")
        for bookmark in standing
        if bookmark.status != "going" and not _half_going(bookmark)
    }


def _whole(bookmark: _Bookmark) -> _Bookmark:
    """A bookmark of which one mark lies in what goes or comes, with the other one in there too if it is next to it."""
    for mark, other in ((bookmark.start, bookmark.end), (bookmark.end, bookmark.start)):
        parent = other.getparent()
        kind = None if parent is None else next((kind for kind in (_GOING, _COMING) if parent.tag in kind), None)
        if bookmark.status == "" and kind is not None:
            forward = mark is bookmark.start
            for sibling in mark.itersiblings(preceding=not forward):
                if sibling.tag in kind:
                    sibling.insert(0 if forward else len(sibling), mark)
                    break
                if sibling.tag not in _GOING | _COMING | _MARKS:
                    break
    return bookmark._replace(status=_status(bookmark.start, bookmark.end))


def _number(bookmarks: list[_Bookmark]) -> None:
    """Give each bookmark a number of its own; the first to have one keeps it."""
    taken: set[str] = set()
    waiting: list[_Bookmark] = []
    for bookmark in bookmarks:
        number = attribute(bookmark.start, "w:id")
        if number.isdigit() and number not in taken:
            taken.add(number)
        else:
            waiting.append(bookmark)
    free = max(map(int, taken), default=-1) + 1
    for new, bookmark in enumerate(waiting, free):
        for mark in bookmark[:2]:
            mark.set(qn("w:id"), str(new))


def _bookmarks(root: Element) -> list[_Bookmark]:
    """The bookmarks of a part, in the order in which they begin; marks that are no pair are taken out."""
    starts: dict[str, Element] = {}
    ends: dict[Element, Element] = {}
    for mark in list(root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        id_ = attribute(mark, "w:id")
        if mark.tag == qn("w:bookmarkStart") and id_ not in starts:
            starts[id_] = mark
        elif mark.tag == qn("w:bookmarkEnd") and id_ in starts and starts[id_] not in ends:
            ends[starts[id_]] = mark
        else:
            _remove(mark)
    for start in [start for start in starts.values() if start not in ends]:
        _remove(start)
    return [_Bookmark(start, ends[start], _status(start, ends[start])) for start in starts.values() if start in ends]


def _half_going(bookmark: _Bookmark) -> bool:
    """Whether one mark at least lies in what goes."""
    return any(parent.tag in _GOING for parent in _around(bookmark.start, bookmark.end))


def _half_coming(bookmark: _Bookmark) -> bool:
    """Whether one mark at least lies in what comes."""
    return any(parent.tag in _COMING for parent in _around(bookmark.start, bookmark.end))


def _around(start: Element, end: Element) -> list[Element]:
    """What holds the two marks of a bookmark."""
    return [parent for mark in (start, end) if (parent := mark.getparent()) is not None]


def _status(start: Element, end: Element) -> str:
    """A bookmark round text that stays does not go or come, wherever its marks are: it shrinks to that text."""
    holders = _around(start, end)
    for status, kind in (("going", _GOING), ("coming", _COMING)):
        if all(parent.tag in kind for parent in holders):
            return "" if _stays_between(*holders) else status
    return ""


def _stays_between(first: Element, last: Element) -> bool:
    """Whether text that neither goes nor comes stands between two elements of one paragraph."""
    if first.getparent() is not last.getparent():
        return False
    for sibling in first.itersiblings():
        if sibling is last:
            return False
        if sibling.tag not in _GOING | _COMING | _MARKS:
            return True
    return False


def _remove(element: Element) -> None:
    """Take a mark out, and the revision mark around it that then holds nothing."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        if parent.tag in _GOING | _COMING and not len(parent):
            _remove(parent)


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
