"""Notes and comments whose reference went with the text around it (ECMA-376 Part 1, 17.11 and 17.13.4).

Word keeps no footnote, endnote or comment that nothing refers to. What it writes about comments besides (who replied to
whom, which are resolved: [MS-DOCX]) goes with the comment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.oxml import Element, attribute, find_all, qn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from agreements.word.package import Package

__all__ = ["Leftovers"]

_KINDS = {"footnotes": "w:footnote", "endnotes": "w:endnote", "comments": "w:comment"}
_RANGES = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"))
_PARENT = qn("w15:paraIdParent")


class Leftovers:
    """What the text of a document referred to, and then what of it is left over after a change.

    ``main`` is the part with the body, ``roots`` are the parsed parts that are about to change. A part that turns out
    to need changing too is added to them.
    """

    def __init__(self, package: Package, main: str, roots: dict[str, Element]) -> None:
        self._package = package
        self._roots = roots
        links = [link for link in package.relationships(main) if not link.external and link.target in package.parts]
        self._books = {link.type.rpartition("/")[2]: link.target for link in links}
        self._stories = list(dict.fromkeys([main, *(link.target for link in links)]))
        self._before = {kind: self._referred(kind) for kind in _KINDS}

    def drop(self) -> None:
        """Take out the notes, and then the comments, that are no longer referred to."""
        notes: list[Element] = []
        for kind, thing in _KINDS.items():
            lost = (self._before[kind] | _references(kind, notes)) - self._referred(kind)
            if lost:
                lost -= self._referred_elsewhere(kind)
            dropped = self._take(kind, thing, "w:id", lost)
            notes += dropped
            if kind == "comments" and lost:
                self._forget_comments(dropped, lost)

    def _referred(self, kind: str) -> set[str]:
        return _references(kind, [self._roots[part] for part in self._stories if part in self._roots])

    def _referred_elsewhere(self, kind: str) -> set[str]:
        name = f"{_KINDS[kind]}Reference".removeprefix("w:").encode()
        others = [part for part in self._stories if part not in self._roots and part.endswith(".xml")]
        return _references(kind, [self._package.xml(part) for part in others if name in self._package.parts[part]])

    def _take(self, kind: str, name: str, key: str, values: Collection[str]) -> list[Element]:
        """Take the elements of this name, whose attribute ``key`` is one of ``values``, out of the part of a kind."""
        part = self._books.get(kind)
        if part is None or not values:
            return []
        root = self._roots[part] if part in self._roots else self._package.xml(part)
        found = [element for element in find_all(root, name) if attribute(element, key) in values]
        for element in found:
            root.remove(element)
        if found:
            self._roots[part] = root
        return found

    def _forget_comments(self, comments: Collection[Element], ids: Collection[str]) -> None:
        """Take out the ranges of these comments, and what other parts tell of them."""
        for root in [self._roots[part] for part in self._stories if part in self._roots]:
            for mark in list(root.iter(*_RANGES)):
                parent = mark.getparent()
                if parent is not None and attribute(mark, "w:id") in ids:
                    parent.remove(mark)
        paragraphs = [paragraph for comment in comments for paragraph in comment.iter(qn("w:p"))]
        names = {attribute(paragraph, "w14:paraId") for paragraph in paragraphs} - {""}
        if self._take("commentsExtended", "w15:commentEx", "w15:paraId", names):
            for reply in self._roots[self._books["commentsExtended"]]:
                if reply.get(_PARENT) in names:
                    del reply.attrib[_PARENT]
        dropped = self._take("commentsIds", "w16cid:commentId", "w16cid:paraId", names)
        durable = {attribute(entry, "w16cid:durableId") for entry in dropped}
        self._take("commentsExtensible", "w16cex:commentExtensible", "w16cex:durableId", durable)


def _references(kind: str, elements: Iterable[Element]) -> set[str]:
    tag = qn(f"{_KINDS[kind]}Reference")
    return {attribute(mark, "w:id") for element in elements for mark in element.iter(tag)}
