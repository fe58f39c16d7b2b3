"""Footnotes and endnotes of both sides in one part each: kept ones merged, new ones added (ECMA-376 Part 1, 17.11)."""

from __future__ import annotations

from copy import deepcopy
from hashlib import sha256
from typing import TYPE_CHECKING

from agreements.word.compare.keys import block_key
from agreements.word.oxml import attribute, find_all, qn, serialize_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.word.compare.merging import Merger
    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["NoteBook"]

_KINDS = ("footnote", "endnote")
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"


class NoteBook:
    """The notes of both sides. Those of theirs get numbers that ours has not."""

    def __init__(self, target: Package, ours: dict[str, Element | None], theirs: dict[str, Element | None]) -> None:
        """``ours`` and ``theirs`` hold the root of the notes' part, or None, for "footnote" and "endnote"."""
        self._target = target
        self._ours = ours
        self._theirs = theirs
        self._renumbered: dict[tuple[str, str], str] = {}
        for kind in _KINDS:
            taken = max((int(attribute(note, "w:id", "0")) for note in _notes(ours[kind], kind)), default=0)
            for number, note in enumerate(_notes(theirs[kind], kind), max(taken, 0) + 1):
                if not note.get(qn("w:type")) or note.get(qn("w:type")) == "normal":
                    self._renumbered[kind, attribute(note, "w:id")] = str(number)
                    note.set(qn("w:id"), str(number))
        sides = [
            {(kind, attribute(note, "w:id")): _digest(note) for kind in _KINDS for note in _notes(side[kind], kind)}
            for side in (ours, theirs)
        ]
        shared = set(sides[0].values()) & set(sides[1].values())
        self._says = {key: digest for side in sides for key, digest in side.items() if digest in shared}

    def renumber(self, root: Element) -> None:
        """Give the references in a part of theirs the new numbers."""
        for kind in _KINDS:
            for reference in root.iter(qn(f"w:{kind}Reference")):
                old = attribute(reference, "w:id")
                reference.set(qn("w:id"), self._renumbered.get((kind, old), old))

    def says(self, kind: str, number: str) -> str:
        """Equal for notes that say the same; "" for a note that says what no note on the other side says."""
        return self._says.get((kind, number), "")

    def pair(self, ours: Element, theirs: Element) -> tuple[Element, Element] | None:
        """The notes that two references are to; None when one of them is missing."""
        kind = str(ours.tag).rpartition("}")[2].removesuffix("Reference")
        found = [
            next(
                (note for note in _notes(side[kind], kind) if attribute(note, "w:id") == attribute(reference, "w:id")),
                None,
            )
            for side, reference in ((self._ours, ours), (self._theirs, theirs))
        ]
        return None if found[0] is None or found[1] is None else (found[0], found[1])

    def write(
        self, main: str, body: Iterable[Element], pairs: Iterable[tuple[Element, Element]], merger: Merger
    ) -> None:
        """Write the notes' parts: ``pairs`` of references to one note merged, notes of one side struck or inserted."""
        roots = list(body)
        for kind in _KINDS:
            ours, theirs = self._ours[kind], self._theirs[kind]
            if ours is None and theirs is None:
                continue
            kept = {
                attribute(mine, "w:id"): (mine, yours)
                for mine, yours in pairs
                if str(mine.tag).endswith(f"}}{kind}Reference")
            }
            referred = {attribute(r, "w:id") for root in roots for r in root.iter(qn(f"w:{kind}Reference"))}
            if ours is None:
                result = deepcopy(theirs)
                if result is not None:
                    result[:] = [note for note in result if note.get(qn("w:type")) not in (None, "normal")]
            else:
                result = deepcopy(ours)
            if result is None:
                continue
            changed = ours is None
            for note in _notes(result, kind):
                number = attribute(note, "w:id")
                original = next((n for n in _notes(ours, kind) if attribute(n, "w:id") == number), None)
                both = self.pair(*kept[number]) if number in kept else None
                if both is not None and self._digests_differ(both):
                    note[:] = merger.container(*both)
                    changed = True
                elif both is None and number in referred and original is not None and not note.get(qn("w:type")):
                    note[:] = merger.struck(original, "del")
                    changed = True
            for note in _notes(theirs, kind):
                if attribute(note, "w:id") in referred and attribute(note, "w:id") in self._renumbered.values():
                    copy = deepcopy(note)
                    copy[:] = merger.struck(note, "ins")
                    result.append(copy)
                    changed = True
            if changed:
                self._save(main, f"{kind}s", result)

    def _digests_differ(self, both: tuple[Element, Element]) -> bool:
        return _digest(both[0]) != _digest(both[1])

    def _save(self, main: str, kind: str, root: Element) -> None:
        name = self._target.related(main, kind)
        if name is None:
            name = f"{main.rpartition('/')[0]}/{kind}.xml".lstrip("/")
            self._target.relate(main, _RELATIONSHIP.format(kind), name)
            self._target.add_part(name, _CONTENT_TYPE.format(kind), serialize_xml(root))
        else:
            self._target.parts[name] = serialize_xml(root)


def _notes(root: Element | None, kind: str) -> list[Element]:
    return [] if root is None else find_all(root, f"w:{kind}")


def _digest(note: Element) -> str:
    """What a note says and how it looks."""
    return sha256(b"".join(block_key(child) for child in note)).hexdigest()
