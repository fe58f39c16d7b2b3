"""Brings the styles and lists of their document into the package of the redline.

A style of theirs is ours when it has the type and name of ours (ECMA-376 Part 1, 17.7.4); a list is ours when it is
defined the same. Others are added. Where both define one style differently ours stays, and that is reported; only the
number that such a style gives is written into their paragraphs, since it is part of what they say.
"""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from agreements.word.compare.keys import block_key
from agreements.word.compare.style_numbers import NONE, StyleNumber, style_numbers
from agreements.word.oxml import E, attribute, find, find_all, insert_in_order, qn, serialize_xml

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from agreements.word.compare.relations import Relations
    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["Definitions"]

_STYLE_REFERENCES = tuple(qn(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle"))
_STYLE_LINKS = tuple(qn(f"w:{name}") for name in ("basedOn", "next", "link", "styleLink", "numStyleLink"))
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_VAL = qn("w:val")


@dataclass
class Definitions:
    """The names that styles and lists of theirs have in the redline; ``differing`` are styles defined differently."""

    target: Package
    source: Package
    relations: Relations
    styles: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    differing: list[str] = field(default_factory=list)
    default_style: str = ""
    numbers: dict[str, StyleNumber] = field(default_factory=dict)

    def adopt_all(self) -> None:
        """Add what is missing to the target's styles and numbering."""
        ours, theirs = self._root(self.target, "styles"), self._root(self.source, "styles")
        new = [] if theirs is None else self._match_styles(ours, theirs)
        numbering = self._adopt_lists()
        if new:
            root = E("w:styles") if ours is None else ours
            for style in new:
                self.rewrite(style)
                root.append(style)
            self._save("styles", root, _STYLES_TYPE)
        if numbering is not None:
            self._save("numbering", numbering, _NUMBERING_TYPE)
        self.numbers = self._differing_numbers()

    def rewrite(self, root: Element) -> None:
        """Give the names of the redline to all styles and lists that ``root`` mentions."""
        for element in root.iter(*_STYLE_REFERENCES, *_STYLE_LINKS):
            value = element.get(_VAL)
            if value in self.styles:
                element.set(_VAL, self.styles[value])
        for element in root.iter(qn("w:numId")):
            value = element.get(_VAL)
            if value in self.lists:
                element.set(_VAL, self.lists[value])
        if self.default_style:
            for paragraph in root.iter(qn("w:p")):
                _style_explicitly(paragraph, self.default_style)
        if self.numbers:
            for paragraph in root.iter(qn("w:p")):
                _number_explicitly(paragraph, self.numbers)

    def _differing_numbers(self) -> dict[str, StyleNumber]:
        """The numbers that styles give in theirs, and do not give in the redline."""
        roots = [
            [self._root(package, kind) for kind in ("styles", "numbering")] for package in (self.target, self.source)
        ]
        here, there = (style_numbers(*pair) for pair in roots)
        theirs = {
            self.styles.get(style, style): StyleNumber(self.lists.get(number.list, number.list), number.level)
            for style, number in there.items()
        }
        return {style: number for style, number in theirs.items() if here.get(style, NONE) != number}

    def _match_styles(self, ours: Element | None, theirs: Element) -> list[Element]:
        """Find the names of their styles; gives those that ours has not, with a name that is free."""
        mine = {_identity(style): style for style in _styles(ours)}
        taken = {attribute(style, "w:styleId") for style in _styles(ours)}
        new: list[Element] = []
        for style in _styles(theirs):
            id_ = attribute(style, "w:styleId")
            same = mine.get(_identity(style))
            if same is not None:
                self.styles[id_] = attribute(same, "w:styleId")
                continue
            name = id_
            number = 1
            while name in taken:
                number += 1
                name = f"{id_}{number}"
            taken.add(name)
            self.styles[id_] = name
            copy = deepcopy(style)
            copy.set(qn("w:styleId"), name)
            copy.attrib.pop(qn("w:default"), "")
            new.append(copy)
        for style in _styles(theirs):
            same = mine.get(_identity(style))
            if same is not None and _style_key(same, {}) != _style_key(style, self.styles):
                self.differing.append(attribute(find(style, "w:name")))
        defaults = [_default(root) for root in (ours, theirs)]
        if defaults[1] and self.styles.get(defaults[1], "") != defaults[0]:
            self.default_style = self.styles.get(defaults[1], "")
        return new

    def _adopt_lists(self) -> Element | None:
        """Find the numbers of their lists; gives the numbering part when something was added to it."""
        theirs = self._root(self.source, "numbering")
        if theirs is None:
            return None
        for element in theirs.iter(*_STYLE_REFERENCES, *_STYLE_LINKS):
            element.set(_VAL, self.styles.get(element.get(_VAL, ""), element.get(_VAL, "")))
        part = self.source.related(self.source.main_document, "numbering")
        ours = self._root(self.target, "numbering")
        root = E("w:numbering") if ours is None else ours
        before = len(root)
        abstracts = self._match_abstracts(root, theirs)
        mine = find_all(root, "w:num")
        free = _Free((attribute(num, "w:numId"), _num_key(num, {})) for num in mine)
        number = _highest(mine, "w:numId")
        for num in sorted(find_all(theirs, "w:num"), key=lambda num: attribute(num, "w:numId") not in free.names):
            id_ = attribute(num, "w:numId")
            same = free.take(_num_key(num, abstracts), id_)
            if same is not None:
                self.lists[id_] = same
                continue
            copy = deepcopy(num)
            number += 1
            self.lists[id_] = str(number)
            copy.set(qn("w:numId"), str(number))
            reference = find(copy, "w:abstractNumId")
            if reference is not None:
                reference.set(_VAL, abstracts.get(attribute(reference), attribute(reference)))
            insert_in_order(root, copy)
        if len(root) == before:
            return None
        if part is not None and self.source.relationships(part):
            self._pictures(root, theirs, part)
        return root

    def _match_abstracts(self, root: Element, theirs: Element) -> dict[str, str]:
        """The numbers of their list definitions in the redline; those that ours has not are added."""
        mine = find_all(root, "w:abstractNum")
        free = _Free((attribute(item, "w:abstractNumId"), _abstract_key(item)) for item in mine)
        number = _highest(mine, "w:abstractNumId")
        result: dict[str, str] = {}
        for item in sorted(
            find_all(theirs, "w:abstractNum"), key=lambda item: attribute(item, "w:abstractNumId") not in free.names
        ):
            id_, key = attribute(item, "w:abstractNumId"), _abstract_key(item)
            same = free.take(key, id_)
            if same is not None:
                result[id_] = same
                continue
            copy = deepcopy(item)
            number += 1
            result[id_] = str(number)
            copy.set(qn("w:abstractNumId"), result[id_])
            mark = find(copy, "w:nsid")
            if mark is not None:  # two definitions with one mark would become one list in Word (17.9.14)
                mark.set(_VAL, sha256(f"{result[id_]}|".encode() + key).hexdigest()[:8].upper())
            insert_in_order(root, copy)
        return result

    def _pictures(self, root: Element, theirs: Element, part: str) -> None:
        """Bring the picture bullets of added lists (17.9.20)."""
        target = self.target.related(self.target.main_document, "numbering") or "word/numbering.xml"
        names: dict[str, str] = {}
        for bullet in find_all(theirs, "w:numPicBullet"):
            copy = deepcopy(bullet)
            name = str(_highest(find_all(root, "w:numPicBullet"), "w:numPicBulletId") + 1)
            names[attribute(bullet, "w:numPicBulletId")] = name
            copy.set(qn("w:numPicBulletId"), name)
            self.relations.adopt(copy, part, target)
            insert_in_order(root, copy)
        ours = self._root(self.target, "numbering")
        known = (
            set() if ours is None else {attribute(item, "w:abstractNumId") for item in find_all(ours, "w:abstractNum")}
        )
        for item in find_all(root, "w:abstractNum"):
            if attribute(item, "w:abstractNumId") not in known:
                for reference in item.iter(qn("w:lvlPicBulletId")):
                    reference.set(_VAL, names.get(attribute(reference), attribute(reference)))

    def _root(self, package: Package, kind: str) -> Element | None:
        name = package.related(package.main_document, kind)
        return None if name is None else package.xml(name)

    def _save(self, kind: str, root: Element, content_type: str) -> None:
        main = self.target.main_document
        name = self.target.related(main, kind)
        if name is None:
            name = f"{main.rpartition('/')[0]}/{kind}.xml".lstrip("/")
            self.target.relate(main, f"{_RELATIONSHIPS}/{kind}", name)
            self.target.add_part(name, content_type, serialize_xml(root))
        else:
            self.target.parts[name] = serialize_xml(root)


class _Free:
    """What ours defines, by what it says, until theirs takes it: each name once, the same name first."""

    def __init__(self, definitions: Iterable[tuple[str, Hashable]]) -> None:
        self._by_key: dict[Hashable, dict[str, None]] = defaultdict(dict)
        self.names: set[str] = set()
        for name, key in definitions:
            self._by_key[key][name] = None
            self.names.add(name)

    def take(self, key: Hashable, name: str) -> str | None:
        """The name of a definition that says ``key``, if there is one left: ``name`` itself if that does."""
        equal = self._by_key.get(key)
        if not equal:
            return None
        chosen = name if name in equal else next(iter(equal))
        del equal[chosen]
        self.names.discard(chosen)
        return chosen


def _styles(root: Element | None) -> list[Element]:
    return [] if root is None else find_all(root, "w:style")


def _identity(style: Element) -> tuple[str, str]:
    return attribute(style, "w:type", "paragraph"), attribute(find(style, "w:name")).lower()


def _default(root: Element | None) -> str:
    """The id of the default paragraph style."""
    defaults = (style for style in _styles(root) if attribute(style, "w:default") in ("1", "true", "on"))
    return next((attribute(s, "w:styleId") for s in defaults if attribute(s, "w:type") == "paragraph"), "")


def _style_key(style: Element, names: dict[str, str]) -> bytes:
    """How a style looks: what is about Word's menus is left out."""
    copy = E("w:style")
    for name in ("basedOn", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"):
        copy.extend(deepcopy(child) for child in find_all(style, f"w:{name}"))
    for element in copy.iter(*_STYLE_LINKS):
        element.set(_VAL, names.get(attribute(element), attribute(element)))
    for element in list(copy.iter(qn("w:numId"))):  # numbers of lists say nothing by themselves
        element.set(_VAL, "")
    return block_key(copy)


def _style_explicitly(paragraph: Element, style: str) -> None:
    """Name the default style of their document, where it is not ours, in a paragraph that relies on it."""
    properties = find(paragraph, "w:pPr")
    if properties is None:
        properties = E("w:pPr")
        paragraph.insert(0, properties)
    if find(properties, "w:pStyle") is None:
        insert_in_order(properties, E("w:pStyle", {"w:val": style}))


def _number_explicitly(paragraph: Element, numbers: dict[str, StyleNumber]) -> None:
    """Give a paragraph the number that its style gives it in their document."""
    style = attribute(find(paragraph, "w:pPr/w:pStyle"))
    properties = find(paragraph, "w:pPr")
    if properties is None or style not in numbers or find(properties, "w:numPr/w:numId") is not None:
        return
    own = find(properties, "w:numPr")
    if own is not None:
        properties.remove(own)
    number = numbers[style]
    level, list_ = E("w:ilvl", {"w:val": number.level}), E("w:numId", {"w:val": number.list})
    insert_in_order(properties, E("w:numPr", None, level, list_))


def _abstract_key(abstract: Element) -> bytes:
    """How a list is defined, without its numbers."""
    copy = E("w:abstractNum")
    copy.extend(deepcopy(child) for child in abstract if child.tag not in (qn("w:nsid"), qn("w:tmpl")))
    for level in copy.iter(qn("w:lvl")):
        for name in ("w:tplc", "w:tentative"):
            level.attrib.pop(qn(name), "")
    return block_key(copy)


def _num_key(num: Element, abstracts: dict[str, str]) -> tuple[str, bytes]:
    reference = attribute(find(num, "w:abstractNumId"))
    copy = E("w:num")
    copy.extend(deepcopy(child) for child in find_all(num, "w:lvlOverride"))
    return abstracts.get(reference, reference), block_key(copy)


def _highest(elements: Iterable[Element], name: str) -> int:
    values = (attribute(element, name, "0") for element in elements)
    return max((int(value) for value in values if value.lstrip("-").isdigit()), default=0)
