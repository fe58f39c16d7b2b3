"""Revision marks: who changed what, and when (ECMA-376 Part 1, 17.13.5)."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Literal

from agreements.word.oxml import E, find, insert_in_order, qn

if TYPE_CHECKING:
    from agreements.word.oxml import Element

__all__ = ["DELETED_NAMES", "MARKS", "Marker", "Status"]

Status = Literal["keep", "del", "ins", "moveFrom", "moveTo"]
"""What becomes of a piece: it stays, or the mark that tells that it goes or comes."""

DELETED_NAMES = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
"""What the children of a run are called when they are deleted (17.3.3.7, 17.16.13)."""

_MARK_ORDER = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))
"""The order of the schema, where a paragraph mark has several (CT_ParaRPr)."""

MARKS = frozenset(_MARK_ORDER)
"""Around runs, or in the properties of a paragraph mark or a row."""


class Marker:
    """Makes revision marks with the author and the date of a redline, each with a number of its own."""

    def __init__(self, author: str, date: str, first_number: int) -> None:
        """``date`` is written as it is (ISO 8601); numbers count from ``first_number``."""
        self._author = author
        self._date = date
        self.next_number = first_number

    def number(self) -> int:
        """A number that no other annotation has."""
        self.next_number += 1
        return self.next_number - 1

    def mark(self, name: str, *children: Element) -> Element:
        """A revision element of ours, such as ``w:ins``, around what it marks."""
        element = E(name, {"w:id": self.number(), "w:author": self._author, "w:date": self._date})
        element.extend(children)
        return element

    def sign(self, mark: Element) -> None:
        """Make a revision mark of somebody else ours."""
        for name, value in (("w:id", str(self.number())), ("w:author", self._author), ("w:date", self._date)):
            mark.set(qn(name), value)

    def move_name(self) -> str:
        """A name for a move that no other move has (17.13.5.24)."""
        return f"move{self.number()}"

    def move_range(self, status: Status, name: str) -> tuple[Element, Element]:
        """The start and end of the region of a move (17.13.5.24, 17.13.5.28)."""
        number = self.number()
        start = E(
            f"w:{status}RangeStart",
            {"w:id": number, "w:author": self._author, "w:date": self._date, "w:name": name},
        )
        return start, E(f"w:{status}RangeEnd", {"w:id": number})

    def markup_range(self, kind: str) -> tuple[Element, Element]:
        """The start and end of a region of inserted (``Ins``) or deleted (``Del``) markup (17.13.5.4 to 17.13.5.7)."""
        start = self.mark(f"w:customXml{kind}RangeStart")
        return start, E(f"w:customXml{kind}RangeEnd", {"w:id": start.get(qn("w:id"), "")})

    def change(self, properties: Element, old: Element | None, ignored: frozenset[str] = frozenset()) -> None:
        """Put the former properties into ``properties`` as its ``…Change`` element (17.13.5.29 to .37).

        ``ignored`` are the children that a former version does not hold.
        """
        name = f"w:{properties.tag.rpartition('}')[2]}"
        former = E(name)
        if old is not None:
            former.extend(deepcopy(child) for child in old if child.tag not in ignored)
        mark = self.mark(f"{name}Change", former)
        if name == "w:tblGrid":  # the only change without an author (17.13.5.33)
            del mark.attrib[qn("w:author")], mark.attrib[qn("w:date")]
        properties.append(mark)

    def changed_run(self, properties: Element | None, former: Element | None) -> Element:
        """Run properties with the former ones; those from before an earlier revision that is kept (17.13.5.31)."""
        result = E("w:rPr")
        result.extend(deepcopy(child) for child in (() if properties is None else properties) if child.tag not in MARKS)
        earlier = None if former is None else find(former, "w:rPrChange")
        if earlier is not None:
            result.append(deepcopy(earlier))
        else:
            self.change(result, former, MARKS)
        return result

    def paragraph_mark(self, properties: Element, status: Status) -> None:
        """Mark the end of a paragraph with these ``w:pPr`` (17.13.5.15, 17.13.5.20)."""
        run = find(properties, "w:rPr")
        if run is None:
            run = insert_in_order(properties, E("w:rPr"))
        before = _MARK_ORDER[: _MARK_ORDER.index(qn(f"w:{status}")) + 1]
        run.insert(sum(child.tag in before for child in run), self.mark(f"w:{status}"))
