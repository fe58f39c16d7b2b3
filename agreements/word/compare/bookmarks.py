"""One bookmark of each name, as Word wants it, in what stays, goes and comes.

Bookmarks cannot be tracked, and of several with one name Word takes the first (ECMA-376 Part 1, 17.13.6.2).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from agreements.word.oxml import attribute, qn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.word.oxml import Element

__all__ = ["settle_bookmarks"]

_GOING = frozenset([qn("w:del"), qn("w:moveFrom")])
_COMING = frozenset([qn("w:ins"), qn("w:moveTo")])
_MARKS = frozenset(qn(f"w:{name}{end}") for name in ("bookmark", "commentRange") for end in ("Start", "End"))
_LAST_PLACE = "_GoBack"
"""Where the author last was: Word makes it anew each time."""


class _Bookmark(NamedTuple):
    start: Element
    end: Element
    status: str
    """Whether it lies in what goes or comes: "going", "coming", or ""."""


def settle_bookmarks(roots: Iterable[Element]) -> set[str]:
    """Number bookmarks, and leave one of each name; a number that is taken, or is theirs, makes place for a new one.

    Of several the first that stays stands, or else one that goes and one that comes: as one when they are side by side.
    Marks of half a bookmark go. Gives the names of the bookmarks that stay or come.
    """
    bookmarks = [_freed(bookmark) for root in roots for bookmark in _bookmarks(root)]
    by_name: dict[str, list[_Bookmark]] = defaultdict(list)
    for bookmark in bookmarks:
        by_name[attribute(bookmark.start, "w:name")].append(bookmark)
    standing: list[_Bookmark] = []
    for alike in by_name.values():
        if len(alike) > 1:
            alike[:] = [_whole(bookmark) for bookmark in alike]
        if any(bookmark.status == "coming" for bookmark in alike):
            alike[:] = [each._replace(status="going") if _half_going(each) else each for each in alike]
        if any(bookmark.status == "going" for bookmark in alike):
            alike[:] = [each._replace(status="coming") if _all_coming(each) else each for each in alike]
        alike.sort(key=_half_coming)
        first = {bookmark.status: bookmark for bookmark in reversed(alike)}
        stand = _standing(first)
        standing += stand
        for bookmark in alike:
            if not any(bookmark.start is each.start for each in stand):
                _remove(bookmark.start)
                _remove(bookmark.end)
    _number(standing)
    return {
        attribute(bookmark.start, "w:name")
        for bookmark in standing
        if bookmark.status != "going" and not _half_going(bookmark)
    }


def _freed(bookmark: _Bookmark) -> _Bookmark:
    """A bookmark of which one mark lies at the edge of what goes or comes, with that mark just outside of it.

    An end at the very beginning of what goes is as well before it, and a start at its end as well behind it.
    """
    holders = _around(bookmark.start, bookmark.end)
    if sum(holder.tag in _GOING | _COMING for holder in holders) != 1:
        return bookmark
    start, end = (mark.getparent() for mark in (bookmark.start, bookmark.end))
    if (
        end is not None
        and end.tag in _GOING | _COMING
        and all(e.tag in _MARKS for e in bookmark.end.itersiblings(preceding=True))
    ):
        end.addprevious(bookmark.end)
        _drop_if_empty(end)
    elif (
        start is not None
        and start.tag in _GOING | _COMING
        and all(e.tag in _MARKS for e in bookmark.start.itersiblings())
    ):
        start.addnext(bookmark.start)
        _drop_if_empty(start)
    return bookmark._replace(status=_status(bookmark.start, bookmark.end))


def _standing(first: dict[str, _Bookmark]) -> list[_Bookmark]:
    """Which of the bookmarks of one name stand, of the first of each status."""
    if "" in first and "going" in first and not attribute(first[""].start, "w:id").isdigit():
        return [first["going"]]  # that which stays is theirs: with all rejected the original's place counts
    if "" in first:
        return [first[""]]
    stand = list(first.values())
    if first.keys() != {"going", "coming"}:
        return stand
    if attribute(stand[0].start, "w:name") == _LAST_PLACE:
        return stand[:1]
    united = _united(first["going"], first["coming"])
    return stand if united is None else [united]


def _united(going: _Bookmark, coming: _Bookmark) -> _Bookmark | None:
    """One bookmark round text that goes and the text that comes instead of it; None when other things are beside it."""
    before, after = _holder(going), _holder(coming)
    if before is None or after is None or before.getnext() is not after:
        return None
    before.addprevious(going.start)
    after.addnext(going.end)
    return going._replace(status="")


def _holder(bookmark: _Bookmark) -> Element | None:
    """The revision mark that holds a bookmark with text in it, and nothing else; None when there is none."""
    holder = bookmark.start.getparent()
    if holder is None or len(holder) <= len(bookmark[:2]):
        return None
    return holder if holder[0] is bookmark.start and holder[-1] is bookmark.end else None


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


def _all_coming(bookmark: _Bookmark) -> bool:
    """Whether both marks lie in what comes, also when the text between them stays."""
    return all(parent.tag in _COMING for parent in _around(bookmark.start, bookmark.end))


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
    if first is last or first.getparent() is not last.getparent():
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
        _drop_if_empty(parent)


def _drop_if_empty(holder: Element) -> None:
    if holder.tag in _GOING | _COMING and not len(holder):
        _remove(holder)
