"""Comments of both sides in one part, with who replied to whom (ECMA-376 Part 1, 17.13.4; [MS-DOCX]).

A comment of theirs is ours when author, date and text are the same; others are added with a number that is free. One
that is ours, but stands on text that went here and came there, would stand in the redline twice: ``torn`` tells of
those, and in a comparison that takes them ``apart`` each side has its own.
"""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from typing import TYPE_CHECKING

from agreements.word.oxml import E, attribute, find_all, qn, serialize_xml

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable

    from agreements.word.compare.relations import Relations
    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["Commentary"]

_REFERENCES = tuple(qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office/2011/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARA_ID, _EX_ID, _PARENT = qn("w14:paraId"), qn("w15:paraId"), qn("w15:paraIdParent")


class Commentary:
    """The comments of both sides."""

    def __init__(
        self,
        target: Package,
        source: Package,
        relations: Relations,
        texts: tuple[Element, Element],
        apart: Collection[str] = (),
    ) -> None:
        """``texts`` are the main parts of both sides; ``apart`` are comments of theirs (by number), not ours."""
        self._target, self._source, self._relations = target, source, relations
        self._ours, self._theirs = (_root(package, "comments") for package in (target, source))
        taken = {attribute(comment, "w:id") for comment in _comments(self._ours)}
        self._threads: dict[str, str] = {}
        self.new: set[str] = set()
        self._next = max((int(number) for number in taken if number.isdigit()), default=-1) + 1
        self._renumbered = {
            their: self._free() if our is None else our for their, our in self._paired(texts, apart).items()
        }
        own_threads = {attribute(comment, "w:id"): _thread(comment) for comment in _comments(self._ours)}
        used_threads = set(own_threads.values())
        for comment in _comments(self._theirs):
            number, thread = self._renumbered[attribute(comment, "w:id")], _thread(comment)
            if number in taken:
                self._threads[thread] = own_threads[number]
            else:
                self.new.add(number)
                self._threads[thread] = _free_thread(thread, used_threads)
                used_threads.add(self._threads[thread])

    def _paired(self, texts: tuple[Element, Element], apart: Collection[str]) -> dict[str, str | None]:
        """The number that each comment of theirs has in ours. Of some that say the same the text around tells."""
        result: dict[str, str | None] = {attribute(comment, "w:id"): None for comment in _comments(self._theirs)}
        anchors = [_anchors(text) for text in texts]
        left = [
            {attribute(comment, "w:id"): _identity(comment) for comment in _comments(root)}
            for root in (self._ours, self._theirs)
        ]
        left[1] = {number: said for number, said in left[1].items() if number not in apart}
        for closely in (True, False):
            mine: dict[Hashable, list[str]] = defaultdict(list)
            for number, said in left[0].items():
                mine[said, anchors[0].get(number) if closely else None].append(number)
            for number, said in list(left[1].items()):
                alike = mine[said, anchors[1].get(number) if closely else None]
                if alike:
                    result[number] = alike.pop(0)
                    del left[0][result[number] or ""], left[1][number]
        return result

    def torn(self, roots: Iterable[Element]) -> set[str]:
        """The comments of theirs (by number) of which a mark stands twice in a redline with these parts."""
        seen: set[tuple[str, str]] = set()
        twice: set[str] = set()
        for root in roots:
            for mark in root.iter(*_REFERENCES):
                place = str(mark.tag), attribute(mark, "w:id")
                if place in seen:
                    twice.add(place[1])
                seen.add(place)
        return self.theirs_of(twice)

    def theirs_of(self, numbers: Collection[str]) -> set[str]:
        """The comments of theirs, by their own numbers, that have one of these in the redline."""
        return {their for their, number in self._renumbered.items() if number in numbers}

    def renumber(self, root: Element) -> None:
        """Give the references in a part of theirs the numbers that the comments have in the redline."""
        for mark in root.iter(*_REFERENCES):
            old = attribute(mark, "w:id")
            mark.set(qn("w:id"), self._renumbered.get(old, old))

    def write(self, main: str, roots: list[Element]) -> None:
        """Add the comments of theirs that are referred to."""
        if self._theirs is None or not self.new:
            return
        result = E("w:comments") if self._ours is None else deepcopy(self._ours)
        referred = {attribute(mark, "w:id") for root in roots for mark in root.iter(qn("w:commentReference"))}
        source_part = self._source.related(self._source.main_document, "comments") or ""
        target_part = self._target.related(main, "comments") or f"{main.rpartition('/')[0]}/comments.xml".lstrip("/")
        for comment in _comments(self._theirs):
            number = self._renumbered[attribute(comment, "w:id")]
            if number in self.new and number in referred:
                copy = deepcopy(comment)
                self._relations.adopt(copy, source_part, target_part)
                copy.set(qn("w:id"), number)
                for paragraph in copy.iter(qn("w:p")):
                    thread = paragraph.get(_PARA_ID)
                    if thread is not None:
                        paragraph.set(_PARA_ID, self._threads.get(thread, thread))
                result.append(copy)
        self._save(main, "comments", f"{_OFFICE}/comments", f"{_WORD}.comments+xml", result)
        self._write_threads(main)

    def _write_threads(self, main: str) -> None:
        """Bring who replied to whom, and what is resolved."""
        ours, theirs = (_root(package, "commentsExtended") for package in (self._target, self._source))
        if theirs is None:
            return
        result = E("w15:commentsEx") if ours is None else ours
        known = {attribute(entry, "w15:paraId") for entry in result}
        for entry in theirs:
            thread = self._threads.get(attribute(entry, "w15:paraId"))
            if thread is None or thread in known:
                continue
            copy = deepcopy(entry)
            copy.set(_EX_ID, thread)
            parent = copy.get(_PARENT)
            if parent is not None:
                copy.set(_PARENT, self._threads.get(parent, parent))
            result.append(copy)
        self._save(main, "commentsExtended", f"{_MICROSOFT}/commentsExtended", f"{_WORD}.commentsExtended+xml", result)

    def _save(self, main: str, kind: str, relationship: str, content_type: str, root: Element) -> None:
        name = self._target.related(main, kind)
        if name is None:
            name = f"{main.rpartition('/')[0]}/{kind}.xml".lstrip("/")
            self._target.relate(main, relationship, name)
            self._target.add_part(name, content_type, serialize_xml(root))
        else:
            self._target.parts[name] = serialize_xml(root)

    def _free(self) -> str:
        self._next += 1
        return str(self._next - 1)


def _root(package: Package, kind: str) -> Element | None:
    name = package.related(package.main_document, kind)
    return None if name is None else package.xml(name)


def _comments(root: Element | None) -> list[Element]:
    return [] if root is None else find_all(root, "w:comment")


def _anchors(text: Element) -> dict[str, str]:
    """What the paragraph says in which each comment is referred to, by the comment's number."""
    found: dict[str, str] = {}
    for reference in text.iter(qn("w:commentReference")):
        paragraph = next(reference.iterancestors(qn("w:p")), None)
        words = [] if paragraph is None else [each.text or "" for each in paragraph.iter(qn("w:t"))]
        found[attribute(reference, "w:id")] = "".join(words)
    return found


def _identity(comment: Element) -> tuple[str, str, str]:
    text = "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in comment.iter(qn("w:p")))
    return attribute(comment, "w:author"), attribute(comment, "w:date"), text


def _thread(comment: Element) -> str:
    """The id of a comment's last paragraph, by which its replies name it."""
    ids = [paragraph.get(_PARA_ID, "") for paragraph in comment.iter(qn("w:p"))]
    return ids[-1] if ids else ""


def _free_thread(thread: str, used: set[str]) -> str:
    if not thread or thread not in used:
        return thread
    number = int(thread, 16) if all(c in "0123456789abcdefABCDEF" for c in thread) else 1
    while f"{number % 0x80000000:08X}" in used:
        number += 1
    return f"{number % 0x80000000:08X}"
