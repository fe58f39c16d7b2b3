"""Footnotes and endnotes of both sides in one part each: kept ones merged, new ones added (ECMA-376 Part 1, 17.11)."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from agreements.alignment import align
from agreements.word.compare.keys import block_key, words_in
from agreements.word.oxml import attribute, find_all, qn

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from agreements.word.compare.merging import Merger
    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["NoteBook", "note_roots"]

_KINDS = ("footnote", "endnote")
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"


@dataclass(frozen=True, eq=False)
class _Note:
    """A note that no note on the other side is equal to, to be aligned."""

    element: Element
    kind: str

    @property
    def number(self) -> str:
        return attribute(self.element, "w:id")

    @property
    def key(self) -> Hashable:
        return id(self)

    @property
    def words(self) -> Sequence[str]:
        return words_in(self.element)


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
            for new, (old, note) in enumerate(_by_number(theirs[kind], kind).items(), max(taken, 0) + 1):
                self._renumbered[kind, old] = str(new)
                note.set(qn("w:id"), str(new))
        sides = [
            {(kind, attribute(note, "w:id")): _digest(note) for kind in _KINDS for note in _notes(side[kind], kind)}
            for side in (ours, theirs)
        ]
        shared = set(sides[0].values()) & set(sides[1].values())
        self._says = {key: digest for side in sides for key, digest in side.items() if digest in shared}
        for kind in _KINDS:
            self._match_similar(kind)

    def _match_similar(self, kind: str) -> None:
        """Let a note that was changed say the same as what it has become."""
        sides = [
            [
                _Note(note, kind)
                for number, note in _by_number(side[kind], kind).items()
                if (kind, number) not in self._says
            ]
            for side in (self._ours, self._theirs)
        ]
        for pair in align(*sides).pairs:
            if pair.ours is not None and pair.theirs is not None:
                mine, yours = sides[0][pair.ours], sides[1][pair.theirs]
                self._says[kind, mine.number] = self._says[kind, yours.number] = f"note {mine.number}"

    def renumber(self, root: Element) -> None:
        """Give the references in a part of theirs the new numbers."""
        for kind in _KINDS:
            for reference in root.iter(qn(f"w:{kind}Reference")):
                old = attribute(reference, "w:id")
                reference.set(qn("w:id"), self._renumbered.get((kind, old), old))

    def says(self, kind: str, number: str) -> str:
        """Equal for notes that say the same; "" for a note that says what no note on the other side says."""
        return self._says.get((kind, number), "")

    def write(
        self, main: str, root: Element, pairs: Iterable[tuple[Element, Element]], merger: Merger
    ) -> dict[str, Element]:
        """Merge the notes that ``root`` refers to, and give the roots of the parts that changed, by name.

        ``pairs`` are references of ours and of theirs to what is one note.
        """
        changed: dict[str, Element] = {}
        for kind in _KINDS:
            referred = {attribute(reference, "w:id") for reference in root.iter(qn(f"w:{kind}Reference"))}
            kept = {
                attribute(mine, "w:id"): attribute(yours, "w:id")
                for mine, yours in pairs
                if str(mine.tag).endswith(f"}}{kind}Reference")
            }
            result = self._merged(kind, referred, kept, merger)
            if result is not None:
                changed[self._part(main, f"{kind}s")] = result
        return changed

    def _merged(self, kind: str, referred: set[str], kept: dict[str, str], merger: Merger) -> Element | None:
        """The notes of one kind; None when nothing in them changes."""
        ours, theirs = self._ours[kind], self._theirs[kind]
        if ours is None and theirs is None:
            return None
        mine, yours = _by_number(ours, kind), _by_number(theirs, kind)
        result = _separators(theirs) if ours is None else deepcopy(ours)
        changed = ours is None
        for number, note in _by_number(result, kind).items():
            other = yours.get(kept.get(number, ""))
            if other is not None and _digest(note) != _digest(other):
                note[:] = merger.container(mine[number], other)
                changed = True
            elif number in referred and number not in kept:
                note[:] = merger.struck(mine[number], "del")
                changed = True
        for number, note in yours.items():
            if number in referred:
                copy = deepcopy(note)
                copy[:] = merger.struck(note, "ins")
                result.append(copy)
                changed = True
        return result if changed else None

    def _part(self, main: str, kind: str) -> str:
        """The name of the part with these notes, made when there is none."""
        name = self._target.related(main, kind)
        if name is None:
            name = f"{main.rpartition('/')[0]}/{kind}.xml".lstrip("/")
            self._target.relate(main, _RELATIONSHIP.format(kind), name)
            self._target.add_part(name, _CONTENT_TYPE.format(kind), b"")
        return name


def note_roots(package: Package) -> dict[str, Element | None]:
    """The roots of the parts with the notes, for "footnote" and "endnote"; None for a part that is missing."""
    names = {kind: package.related(package.main_document, f"{kind}s") for kind in _KINDS}
    return {kind: None if name is None else package.xml(name) for kind, name in names.items()}


def _notes(root: Element | None, kind: str) -> list[Element]:
    return [] if root is None else find_all(root, f"w:{kind}")


def _by_number(root: Element | None, kind: str) -> dict[str, Element]:
    """The notes that a text can refer to (not the separators, 17.11.23) by their numbers."""
    notes = (note for note in _notes(root, kind) if note.get(qn("w:type"), "normal") == "normal")
    return {attribute(note, "w:id"): note for note in notes}


def _separators(root: Element | None) -> Element:
    """A copy of a notes' part with nothing in it but the separators."""
    if root is None:
        raise ValueError("the notes are on one side at least")
    result = deepcopy(root)
    result[:] = [note for note in result if note.get(qn("w:type"), "normal") != "normal"]
    return result


def _digest(note: Element) -> str:
    """What a note says and how it looks."""
    return sha256(b"".join(block_key(child) for child in note)).hexdigest()
