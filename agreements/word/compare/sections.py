"""Sections: their properties as changes, and for each the headers and footers of both sides merged.

Which header a section refers to cannot be tracked (ECMA-376 Part 1, 17.10), so each section gets one that reads as ours
when all is rejected and as theirs when all is accepted. A section without a reference has the header of the section
before it (17.10.5).
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from agreements.word.compare.finish import shell
from agreements.word.compare.keys import block_key, property_key
from agreements.word.oxml import E, attribute, qn
from agreements.word.package import Package, relationships_part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agreements.word.compare.marks import Marker
    from agreements.word.compare.merging import Merger
    from agreements.word.oxml import Element

__all__ = ["OUTSIDE_SECTION_CHANGE", "MergedSection", "Sections", "SideSections"]

_REFERENCES = frozenset([qn("w:headerReference"), qn("w:footerReference")])
_LINK = qn("r:id")
OUTSIDE_SECTION_CHANGE = _REFERENCES | {qn("w:sectPrChange"), qn("w:printerSettings")}
"""What former section properties do not hold, or what says nothing to a reader."""
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"

Slot = tuple[str, str]
"""Header or footer, and which: ("header", "first")."""


class MergedSection(NamedTuple):
    """Section properties in the redline, and those on either side that they were made of."""

    element: Element
    ours: Element | None
    theirs: Element | None


class SideSections:
    """The sections of one side, with the part of each header and footer in force; takes the references out."""

    def __init__(self, package: Package, root: Element) -> None:
        targets = {link.id: link.target for link in package.relationships(package.main_document)}
        self._in_force: dict[Element, dict[Slot, str]] = {}
        self.own: dict[Element, set[Slot]] = {}
        current: dict[Slot, str] = {}
        for section in root.iter(qn("w:sectPr")):
            current = dict(current)
            self.own[section] = set()
            for reference in [child for child in section if child.tag in _REFERENCES]:
                kind = str(reference.tag).rpartition("}")[2].removesuffix("Reference")
                slot = kind, attribute(reference, "w:type", "default")
                target = targets.get(reference.get(_LINK, ""), "")
                section.remove(reference)
                if target in package.parts:
                    current[slot] = target
                    self.own[section].add(slot)
            self._in_force[section] = current

    def of(self, section: Element | None) -> dict[Slot, str]:
        """The parts in force in a section."""
        return {} if section is None else self._in_force.get(section, {})


class Sections:
    """Merges section properties, headers and footers; ``merged`` are the roots of the parts that changed, by name."""

    def __init__(
        self,
        target: Package,
        ours: SideSections,
        theirs: SideSections,
        marker: Marker,
        story: Callable[[str, str], Element],
    ) -> None:
        """``story`` gives the root of a part of theirs, made ready to stand in the named part of the redline."""
        self._target, self._ours, self._theirs = target, ours, theirs
        self._marker = marker
        self._story = story
        self._parts: dict[tuple[str, str], str] = {}
        self._originals = dict(target.parts)
        self.merged: dict[str, Element] = {}

    def merge(self, sections: Sequence[MergedSection], merger: Merger) -> None:
        """Complete the properties of all sections of the redline, in the order of the document.

        A section may not inherit from one that goes when all is accepted, or when all is rejected.
        """
        inherited: tuple[dict[Slot, str], dict[Slot, str]] = {}, {}
        for index, section in enumerate(sections):
            self._properties(section)
            later = sections[index:]
            ours = next((s.ours for s in later if s.ours is not None), None)
            theirs = next((s.theirs for s in later if s.theirs is not None), None)
            mine, yours = self._ours.of(ours), self._theirs.of(theirs)
            own = self._ours.own.get(ours, set()) if section.ours is not None and ours is not None else set()
            for slot in sorted(mine.keys() | yours.keys()):
                part = self._merged_part(slot[0], mine.get(slot, ""), yours.get(slot, ""), merger)
                views = [view for view, side in zip(inherited, section[1:], strict=True) if side is not None]
                if slot in own or any(view.get(slot) != part for view in views):
                    reference = E(f"w:{slot[0]}Reference", {"w:type": slot[1]})
                    link = self._target.relate(self._target.main_document, _RELATIONSHIP.format(slot[0]), part)
                    reference.set(_LINK, link)
                    section.element.insert(sum(child.tag in _REFERENCES for child in section.element), reference)
                for view in views:
                    view[slot] = part

    def _properties(self, section: MergedSection) -> None:
        """Theirs, with ours as the former ones where they differ (17.13.5.32)."""
        if section.ours is None or section.theirs is None:
            return
        if property_key(section.ours, OUTSIDE_SECTION_CHANGE) == property_key(section.theirs, OUTSIDE_SECTION_CHANGE):
            return
        del section.element[:]
        section.element.extend(deepcopy(child) for child in section.theirs if child.tag not in OUTSIDE_SECTION_CHANGE)
        self._marker.change(section.element, section.ours, OUTSIDE_SECTION_CHANGE)

    def _merged_part(self, kind: str, mine: str, yours: str, merger: Merger) -> str:
        """The part that reads as ours and as theirs."""
        key = mine, yours
        if key not in self._parts:
            self._parts[key] = self._merge_part(kind, mine, yours, merger)
        return self._parts[key]

    def _merge_part(self, kind: str, mine: str, yours: str, merger: Merger) -> str:
        taken = set(self._parts.values())
        name = mine if mine and mine not in taken else self._free_name(kind)
        if mine and name != mine:
            self._copy_links(mine, name)
        ours = self._parse(mine) if mine else None
        theirs = self._story(yours, name) if yours else None
        if ours is not None and theirs is not None:
            if [block_key(child) for child in ours] == [block_key(child) for child in theirs] and name == mine:
                return name
            root = shell(ours, theirs)
            root.extend(merger.container(ours, theirs))
        else:
            source = ours if ours is not None else theirs
            if source is None:
                raise ValueError("a header is on one side at least")
            root = shell(source, source)
            root.extend(merger.struck(source, "del" if ours is not None else "ins"))
        if name not in self._target.parts:
            self._target.add_part(name, _CONTENT_TYPE.format(kind), b"")
        self.merged[name] = root
        return name

    def _parse(self, name: str) -> Element:
        return Package({**self._target.parts, name: self._originals[name]}, self._target.source).xml(name)

    def _copy_links(self, source: str, target: str) -> None:
        """A second copy of a header of ours refers to what the first does."""
        links = self._originals.get(relationships_part(source))
        if links is not None:
            self._target.parts[relationships_part(target)] = links

    def _free_name(self, kind: str) -> str:
        folder = self._target.main_document.rpartition("/")[0]
        number = 1
        while f"{folder}/{kind}{number}.xml".lstrip("/") in self._target.parts:
            number += 1
        return f"{folder}/{kind}{number}.xml".lstrip("/")
