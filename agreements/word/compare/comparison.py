"""Two packages brought together: who does what, in order.

The redline is built in a copy of the original's package. What the revised document refers to is brought there first,
under names that are free; from then on both sides speak of the same styles, lists, pictures and notes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from agreements.word.compare.background import differing_background
from agreements.word.compare.checking import View, comments_in
from agreements.word.compare.commentary import Commentary
from agreements.word.compare.commented import otherwise_placed
from agreements.word.compare.definitions import Definitions
from agreements.word.compare.equations import with_their_marks
from agreements.word.compare.finish import numbers_in, settle_ids, shell
from agreements.word.compare.marks import MARKS, Marker
from agreements.word.compare.merging import Merger
from agreements.word.compare.notes import NoteBook, note_roots
from agreements.word.compare.reader import AtomReader
from agreements.word.compare.relations import Relations
from agreements.word.compare.sections import MergedSection, Sections, SideSections
from agreements.word.compare.surroundings import Care, Surroundings
from agreements.word.oxml import E, attribute, find, qn, serialize_unchanged, serialize_xml
from agreements.word.package import Package
from agreements.word.tracked import accepted, marked_parts, rejected
from akkoord.errors import InputError, Place
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from agreements.word.oxml import Element

__all__ = ["Comparison", "Redline", "Stamp"]

_OBJECTS = tuple(qn(f"w:{name}") for name in ("drawing", "pict", "object"))
_MARKS = tuple(MARKS)

_BLOCKS = frozenset(qn(f"w:{name}") for name in ("p", "tbl", "sdt", "customXml", "altChunk"))


class Stamp(NamedTuple):
    """Author and date (ISO 8601) of the marks."""

    author: str
    date: str


@dataclass(frozen=True)
class Redline:
    """What a comparison gives: the document with revision marks, and what is to be said about it.

    ``identical`` tells that there is no mark. ``coarse`` counts the paragraphs that had to be marked as a whole.
    ``differing_styles`` are styles that the two documents define differently, ``background`` tells which of "theme",
    "settings" and "defaults" differ: of all these the original's stay. ``objects`` counts the pictures, charts and
    embedded files that come or go as a whole, since what is inside them is not compared. ``uncompared`` names what
    could neither be compared nor marked.
    """

    package: Package
    identical: bool
    coarse: int
    differing_styles: tuple[str, ...]
    background: tuple[str, ...]
    objects: int
    uncompared: tuple[str, ...]


def _marked_objects(story: Element) -> int:
    """How many pictures, charts and the like go or come; of one with a fallback for older programs the first counts."""
    marked = (item for item in story.iter(*_OBJECTS) if next(item.iterancestors(*_MARKS), None) is not None)
    return sum(next(item.iterancestors(qn("mc:Fallback")), None) is None for item in marked)


class Comparison:
    """Two packages, brought together. ``run`` makes the redline, ``holds`` checks it.

    After ``run``, ``torn`` are the comments of theirs (by number) that stand in the redline twice, and the bookmarks of
    theirs (by #name) that it has lost.
    """

    def __init__(
        self,
        ours: Package,
        theirs: Package,
        stamp: Stamp,
        care: Care,
        *,
        keeps_revisions: bool,
        apart: Collection[str] = (),
        equations: Sequence[Element] = (),
    ) -> None:
        """``ours`` may carry revisions of its own only with ``keeps_revisions``, ``theirs`` never.

        ``apart`` are comments (by number) and bookmarks (by #name) of theirs that are not to be taken for one of ours;
        ``equations`` are those of theirs before its tracked changes were accepted.
        """
        if not (_is_empty(ours) and _is_empty(theirs)):
            ours, theirs = _ended(ours), _ended(theirs)
        self._ours, self._theirs = ours, theirs
        self._target = Package(dict(ours.parts), ours.source)
        self._main, self._their_main = ours.main_document, theirs.main_document
        self._relations = Relations(self._target, theirs)
        self._definitions = Definitions(self._target, theirs, self._relations)
        self._definitions.adopt_all()
        self._our_root = ours.xml(self._main)
        self._their_root = theirs.xml(self._their_main)
        roots = self._our_root, self._their_root
        self._commentary = Commentary(self._target, theirs, self._relations, roots, apart)
        self.torn: set[str] = set()
        self._our_sections = SideSections(ours, self._our_root)
        self._their_sections = SideSections(theirs, self._their_root)
        self._their_notes = note_roots(theirs)
        for kind, root in self._their_notes.items():
            if root is not None:
                self._prepare(root, theirs.related(self._their_main, f"{kind}s") or "", self._notes_part(f"{kind}s"))
        self._notes = NoteBook(self._target, note_roots(ours), self._their_notes)
        self._prepare(self._their_root, self._their_main, self._main)
        self._notes.renumber(self._their_root)
        first = max(numbers_in([self._our_root, self._their_root]), default=0) + 1_000
        self._reader = AtomReader(self._says)
        marker = Marker(stamp.author, stamp.date, first)
        self._reader.tracked = with_their_marks(equations, self._our_root, self._their_root, marker)
        self._around = Surroundings(self._reader, marker, care=care, keeps_revisions=keeps_revisions)
        self._around.new_marks = self._new_marks()
        ours_by_name = _bookmarks(self._our_root)
        self._around.shared_bookmarks = {
            number: ours_by_name[name] for name, number in _bookmarks(self._their_root).items() if name in ours_by_name
        }
        self._around.coming_bookmarks = {
            number for name, number in _bookmarks(self._their_root).items() if f"#{name}" in apart
        }
        self._merger = Merger(self._around)

    def _new_marks(self) -> set[tuple[str, str]]:
        """The bookmarks and comments of theirs that ours has not."""
        ours = {attribute(mark, "w:name") for mark in self._our_root.iter(qn("w:bookmarkStart"))} | {"_GoBack"}
        bookmarks = {
            ("bookmark", attribute(mark, "w:id"))
            for mark in self._their_root.iter(qn("w:bookmarkStart"))
            if attribute(mark, "w:name") not in ours
        }
        return bookmarks | {("commentRange", number) for number in self._commentary.new}

    def _says(self, kind: str, number: str) -> str:
        """What a reference to a note or a comment says."""
        return number if kind == "comment" else self._notes.says(kind, number)

    def run(self) -> Redline:
        """Merge all stories, and put them into the package."""
        our_body, their_body = self._body(self._our_root, self._ours), self._body(self._their_root, self._theirs)
        root = shell(self._our_root, self._their_root)
        for child in self._our_root:
            if child is not our_body:
                root.append(child)
        root.append(self._new_body(our_body, their_body))
        notes = self._notes.write(self._main, root, self._around.notes, self._merger)
        sections = Sections(self._target, self._our_sections, self._their_sections, self._around.marker, self._story)
        sections.merge(self._sections_of(root), self._merger)
        stories = {self._main: root, **notes, **sections.merged}
        self.torn = self._commentary.torn(stories.values())
        if not self._around.keeps_revisions:
            placed = otherwise_placed(root, self._our_root, self._their_root)
            self.torn |= self._commentary.theirs_of(placed)
        self._commentary.write(self._main, list(stories.values()))
        others = [data for name, data in self._target.parts.items() if name.endswith(".xml") and name not in stories]
        staying = settle_ids(stories.values(), others)
        self.torn |= {f"#{name}" for name in _bookmarks(self._their_root) if name != "_GoBack" and name not in staying}
        self._target.parts.update({name: serialize_xml(story) for name, story in stories.items()})
        return Redline(
            package=self._target,
            identical=next(marked_parts(self._target), None) is None,
            coarse=self._around.coarse,
            differing_styles=tuple(self._definitions.differing),
            background=differing_background(self._ours, self._theirs),
            objects=sum(_marked_objects(story) for story in stories.values()),
            uncompared=tuple(self._around.untracked),
        )

    def _sections_of(self, root: Element) -> list[MergedSection]:
        """The sections that were merged, in the order of the document."""
        merged = {id(section[0]): MergedSection(*section) for section in self._around.sections}
        return [merged[id(element)] for element in root.iter(qn("w:sectPr")) if id(element) in merged]

    def holds(self, result: Package) -> bool:
        """Whether rejecting all gives ours and accepting all gives theirs."""
        ours = rejected(self._ours) if self._around.keeps_revisions else self._ours
        before = View.of(ours)
        after = View(
            self._their_root,
            self._their_sections,
            self._their_notes,
            self._story,
            comments_in(self._theirs),
        )
        return View.of(rejected(result)).shows(before, self._reader) and View.of(accepted(result)).shows(
            after, self._reader
        )

    def _new_body(self, ours: Element, theirs: Element) -> Element:
        body = shell(ours, ours)
        body.extend(self._merger.container(ours, theirs))
        last = [find(side, "w:sectPr") for side in (ours, theirs)]
        if last[0] is not None or last[1] is not None:
            body.append(self._around.section(*(E("w:sectPr") if side is None else side for side in last)))
        return body

    def _body(self, root: Element, package: Package) -> Element:
        body = find(root, "w:body")
        if body is None:
            raise InputError(
                _("This document has no text."),
                place=Place(package.source),
                hint=_("Open it in Word, let Word repair it, and save it again."),
            )
        return body

    def _notes_part(self, kind: str) -> str:
        return self._target.related(self._main, kind) or f"{self._main.rpartition('/')[0]}/{kind}.xml".lstrip("/")

    def _story(self, part: str, target_part: str) -> Element:
        """A part of theirs, made ready to stand in the part ``target_part`` of the redline."""
        root = self._theirs.xml(part)
        self._prepare(root, part, target_part)
        return root

    def _prepare(self, root: Element, part: str, target_part: str) -> None:
        self._relations.adopt(root, part, target_part)
        self._definitions.rewrite(root)
        self._commentary.renumber(root)
        for mark in root.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
            mark.set(qn("w:id"), f"{attribute(mark, 'w:id')}t")


def _bookmarks(root: Element) -> dict[str, str]:
    """The numbers of the bookmarks of a part, by their names."""
    return {attribute(mark, "w:name"): attribute(mark, "w:id") for mark in root.iter(qn("w:bookmarkStart"))}


def _is_empty(package: Package) -> bool:
    body = find(package.xml(package.main_document), "w:body")
    return body is not None and all(block.tag not in _BLOCKS for block in body)


def _ended(package: Package) -> Package:
    """A document whose body ends as Word ends it: in a paragraph, when it is empty or its last one ends a section.

    A section ends with a paragraph (ECMA-376 Part 1, 17.6.18), and the last section with the last one of the body.
    """
    root = package.xml(package.main_document)
    body = find(root, "w:body")
    if body is None:
        return package
    last = next((block for block in reversed(body) if block.tag in _BLOCKS), None)
    if last is not None:
        paragraphs = list(last.iter(qn("w:p")))
        if not paragraphs or last.tag == qn("w:tbl") or find(paragraphs[-1], "w:pPr/w:sectPr") is None:
            return package
    body.insert(0 if last is None else body.index(last) + 1, E("w:p"))
    return Package({**package.parts, package.main_document: serialize_unchanged(root)}, package.source)
