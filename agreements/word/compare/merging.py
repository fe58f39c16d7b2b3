"""Merges the blocks of two containers into one, with revision marks: the heart of the redline.

Units are aligned; then each pair is merged, each unit of ours alone is struck, each of theirs alone inserted. A mark of
a paragraph can only go where a paragraph follows that takes over what is left, so the last paragraph of a container
always stays: what comes or goes at the end, comes or goes before its mark.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.alignment import align
from agreements.word.compare.clusters import Cluster, alone_in, clusters_of, tail_of
from agreements.word.compare.controls import CrossingError, Item, nested
from agreements.word.compare.paragraphs import ParagraphWriter
from agreements.word.compare.steps import Step, added, dropped, matched, moved_steps, steps_between, with_riders
from agreements.word.compare.surroundings import Care
from agreements.word.compare.tables import TableMerger
from agreements.word.compare.units import TABLE, control_content, settle_keys, units_of, unlike_controls
from agreements.word.compare.verify import reads_as
from agreements.word.oxml import find, qn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.alignment import Pair
    from agreements.word.compare.atoms import Atom
    from agreements.word.compare.marks import Status
    from agreements.word.compare.surroundings import Surroundings
    from agreements.word.compare.units import Unit
    from agreements.word.oxml import Element

__all__ = ["Merger"]

_RANGES = tuple(qn(f"w:{name}") for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"))


class Merger:
    """Merges containers; one for a whole redline."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._around = surroundings
        self._reader = surroundings.reader
        self._marker = surroundings.marker
        self._writer = ParagraphWriter(surroundings, self.container)
        self._tables = TableMerger(surroundings.marker, self)

    def container(self, ours: Element, theirs: Element, *, open_ended: bool = False) -> list[Element]:
        """The merged blocks of two containers.

        One that is ``open_ended`` (a content control) is followed by more text: its last mark can come and go.
        """
        dissolved = unlike_controls(ours, theirs)
        while True:
            try:
                units = units_of(ours, self._reader, dissolved), units_of(theirs, self._reader, dissolved)
                return self._merged(*units, open_ended=open_ended)
            except CrossingError as error:
                dissolved.discard(error.control)

    def struck(self, container: Element, status: Status) -> list[Element]:
        """All blocks of a container, marked as going or coming."""
        return [element for unit in units_of(container, self._reader, ()) for element in self._struck(unit, status)]

    # Clusters

    def _merged(self, ours: list[Unit], theirs: list[Unit], *, open_ended: bool) -> list[Element]:
        settle_keys(ours, theirs)
        if self._around.care is Care.rough:
            clusters = [*(Cluster([unit], []) for unit in ours), *(Cluster([], [unit]) for unit in theirs)]
            moves: Sequence[Pair] = ()
        else:
            pairs, moves = align(ours, theirs)
            clusters = clusters_of(pairs, ours, theirs)
        tail: list[Cluster] = []
        if not open_ended or not any(cluster.linked for cluster in clusters):
            tail, clusters = tail_of(clusters)
        moved = self._moves(moves, ours, theirs, [*clusters, *alone_in(tail)])
        items = [item for cluster in clusters for item in self._items(cluster, moved)]
        items += self._tail_items(tail, moved)
        return nested(items, self._marker)

    def _moves(
        self, moves: Sequence[Pair], ours: Sequence[Unit], theirs: Sequence[Unit], clusters: Sequence[Cluster]
    ) -> dict[int, list[Element]]:
        """For each moved paragraph (by the identity of its unit): what is written for it."""
        alone = {id(unit) for cluster in clusters if not cluster.linked for unit in (*cluster.ours, *cluster.theirs)}
        result: dict[int, list[Element]] = {}
        for move in moves:
            if move.ours is None or move.theirs is None:
                continue
            mine, yours = ours[move.ours], theirs[move.theirs]
            if not mine.is_paragraph or {id(mine), id(yours)} - alone or mine.has_section or yours.has_section:
                continue
            name = self._marker.move_name()
            away, coming = moved_steps(mine.atoms, yours.atoms)
            result[id(mine)] = self._moved(with_riders(away, mine.all_atoms), "moveFrom", name)
            result[id(yours)] = self._moved(coming, "moveTo", name)
        return result

    def _moved(self, steps: Sequence[Step], status: Status, name: str) -> list[Element]:
        start, end = self._marker.move_range(status, name)
        paragraphs = self._writer.write(steps)
        properties = find(paragraphs[0], "w:pPr")
        paragraphs[0].insert(0 if properties is None else 1, start)
        return [*paragraphs, end]

    def _items(self, cluster: Cluster, moved: dict[int, list[Element]]) -> list[Item]:
        if not cluster.linked:
            status: Status = "del" if cluster.ours else "ins"
            items = []
            for unit in (*cluster.ours, *cluster.theirs):
                elements = moved.get(id(unit)) or self._struck(unit, status)
                items.append(_item(elements, unit if cluster.ours else None, None if cluster.ours else unit))
            return items
        mine, yours = cluster.ours[0], cluster.theirs[0]
        if len(cluster.ours) > 1 or len(cluster.theirs) > 1:
            return [_item(self._stream(cluster), mine, yours)]
        return [_item(self._pair(mine, yours), mine, yours)]

    def _pair(self, mine: Unit, yours: Unit) -> list[Element]:
        if mine.key == yours.key and self._is_settled(yours):
            return self._unchanged(mine, yours)
        if mine.is_paragraph:
            return self._stream(Cluster([mine], [yours]))
        if mine.element.tag == TABLE:
            return [self._tables.merged(mine.element, yours.element)]
        result = deepcopy(mine.element)
        content = control_content(mine.element)
        if content is mine.element and yours.key != mine.key and not len(content):
            self._around.untracked.append(str(mine.element.tag))
            return [result]
        merged = self.container(content, control_content(yours.element), open_ended=True)
        inner = control_content(result)
        kept = [
            child
            for child in inner
            if child.tag not in {unit.element.tag for unit in units_of(content, self._reader, ())}
        ]
        inner[:] = [*(kept if content is mine.element else []), *merged]
        return [result]

    def _is_settled(self, yours: Unit) -> bool:
        """Whether a unit of theirs that has an equal brings nothing along, so that the one of ours stays as it is."""
        if not yours.is_paragraph and find(yours.element, ".//w:sectPr") is not None:
            return False
        if self._reader.tracked and yours.is_paragraph and any(atom.tracked is not None for atom in yours.atoms):
            return False
        if self._around.care is not Care.fine and (not yours.is_paragraph or _is_risky(yours.atoms, yours.atoms)):
            return False
        if not self._around.new_marks and not self._around.coming_bookmarks:
            return True
        return not any(self._around.is_new(mark) or self._around.comes(mark) for mark in yours.element.iter(*_RANGES))

    def _unchanged(self, mine: Unit, yours: Unit) -> list[Element]:
        """A unit of ours as it is; its notes and the section that it ends are merged apart."""
        copies = [deepcopy(element) for element in (*mine.joined, mine.element)]
        references = [
            list(unit.element.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))) for unit in (mine, yours)
        ]
        self._around.notes += zip(*references, strict=True)
        section = find(copies[-1], "w:pPr/w:sectPr")
        if mine.has_section and section is not None:
            merged = self._around.section(*(find(unit.element, "w:pPr/w:sectPr") for unit in (mine, yours)))
            section.addprevious(merged)
            copies[-1][0].remove(section)
        return copies

    def _struck(self, unit: Unit, status: Status) -> list[Element]:
        if unit.is_paragraph:
            if status == "ins":
                return self._writer.write(added(unit.atoms))
            return self._writer.write(with_riders(dropped(unit.atoms), unit.all_atoms))
        if unit.element.tag == TABLE:
            return [self._tables.struck(unit.element, status)]
        if len(unit.element):
            inner = units_of(control_content(unit.element), self._reader, ())
            items = []
            for part in inner:
                part.controls = (unit.element,)
                elements = self._struck(part, status)
                items.append(_item(elements, part if status == "del" else None, part if status == "ins" else None))
            return nested(items, self._marker)
        self._around.untracked.append(str(unit.element.tag))
        return [deepcopy(unit.element)] if status == "del" else []

    # Paragraphs

    def _stream(self, cluster: Cluster) -> list[Element]:
        """The paragraphs of a cluster, merged as one; the last mark stays, if both end a section or neither."""
        ours = [atom for unit in cluster.ours for atom in unit.atoms]
        theirs = [atom for unit in cluster.theirs for atom in unit.atoms]
        riding = [atom for unit in cluster.ours for atom in unit.all_atoms]
        pairs = [] if self._around.care is Care.rough else matched(ours[:-1], theirs[:-1])
        last = [(len(ours) - 1, len(theirs) - 1)] if ours[-1].key == theirs[-1].key else []
        before = len(self._around.sections), len(self._around.notes)
        paragraphs = self._writer.write(with_riders(steps_between(ours, theirs, [*pairs, *last]), riding))
        if last and (self._around.care is not Care.fine or _is_risky(ours, theirs)):
            kept = self._around.keeps_revisions
            if not reads_as(paragraphs, None if kept else ours, theirs, self._reader):
                del self._around.sections[before[0] :], self._around.notes[before[1] :]
                self._around.coarse += 1
                paragraphs = self._writer.write(with_riders(steps_between(ours, theirs, last), riding))
        return paragraphs

    def _tail_items(self, tail: list[Cluster], moved: dict[int, list[Element]]) -> list[Item]:
        """The end of a container: its last paragraph mark stays, whatever comes or goes before it."""
        if not tail:
            return []
        first = tail[0]
        mine = [unit for cluster in tail for unit in cluster.ours]
        yours = [unit for cluster in tail for unit in cluster.theirs]
        end = Step("keep", mine[-1].atoms[-1], yours[-1].atoms[-1])
        items: list[Item] = []
        closing_marks: list[Element] = []
        if first.linked and (len(mine) == 1) != (len(yours) == 1):
            # Paragraphs were added after the last one, or dropped there: the text of the last one that both have
            # comes first, with a mark that comes or goes, and the mark that stays ends the last one.
            ours, theirs = mine[0].atoms[:-1], yours[0].atoms[:-1]
            opening = steps_between(ours, theirs, matched(ours, theirs))
            rest = yours[1:] if len(mine) == 1 else mine[1:]
            status: Status = "ins" if len(mine) == 1 else "del"
            mark = Step("ins", None, yours[0].atoms[-1]) if status == "ins" else Step("del", mine[0].atoms[-1], None)
            if status == "ins":
                end, closing_marks = self._taken_along(end, mark, mine[0])
            items.append(self._text_item([*opening, mark], mine[0], yours[0], closing_marks))
            items += [self._alone(unit, status, moved) for unit in rest[:-1]]
            closing = added(rest[-1].atoms[:-1]) if status == "ins" else dropped(rest[-1].atoms[:-1])
            return [*items, self._text_item([*closing, end], mine[-1], yours[-1])]
        items += [self._alone(unit, "del", moved) for unit in mine[:-1]]
        items += [self._alone(unit, "ins", moved) for unit in yours[:-1]]
        steps = [*dropped(mine[-1].atoms[:-1]), *added(yours[-1].atoms[:-1]), end]
        return [*items, self._text_item(steps, mine[-1], yours[-1])]

    def _taken_along(self, end: Step, mark: Step, mine: Unit) -> tuple[Step, list[Element]]:
        """The marks of ours before the last paragraph mark that theirs has before ``mark``; and ``end`` without."""
        if end.ours is None or mark.theirs is None or any(atom.rider for atom in mine.all_atoms):
            return end, []
        before = mark.theirs.before
        taken = [each for each in end.ours.before if any(self._around.is_same(each, other) for other in before)]
        left = [each for each in end.ours.before if each not in taken]
        return (Step("keep", replace(end.ours, before=left), end.theirs), taken) if taken else (end, [])

    def _text_item(self, steps: Sequence[Step], mine: Unit, yours: Unit, closing_marks: Sequence[Element] = ()) -> Item:
        return _item(self._writer.write(with_riders(steps, mine.all_atoms), closing_marks), mine, yours)

    def _alone(self, unit: Unit, status: Status, moved: dict[int, list[Element]]) -> Item:
        elements = moved.get(id(unit)) or self._struck(unit, status)
        return _item(elements, unit if status == "del" else None, unit if status == "ins" else None)


def _item(elements: list[Element], mine: Unit | None, yours: Unit | None) -> Item:
    source = mine or yours
    before = [] if source is None else source.marks
    after = [] if source is None else source.after
    wrapped = [*(deepcopy(mark) for mark in before), *elements, *(deepcopy(mark) for mark in after)]
    return Item(wrapped, mine.controls if mine else (), yours.controls if yours else ())


def _is_risky(ours: Sequence[Atom], theirs: Sequence[Atom]) -> bool:
    """Whether there is more than words in it: wraps, fields, pictures, several paragraphs."""
    return any(atom.wraps or not atom.text for atoms in (ours[:-1], theirs[:-1]) for atom in atoms)
