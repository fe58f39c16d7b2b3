"""Two documents in, a redline out: who does what, in order.

The redline is built in a copy of the original's package. What the revised document refers to is brought there first,
under names that are free; from then on both sides speak of the same styles, lists, pictures and notes.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agreements.word.compare.atoms import AtomReader
from agreements.word.compare.checking import same_content
from agreements.word.compare.commentary import Commentary
from agreements.word.compare.definitions import Definitions
from agreements.word.compare.finish import numbers_in, settle_ids, shell
from agreements.word.compare.marks import Marker
from agreements.word.compare.merging import Merger, Surroundings
from agreements.word.compare.notes import NoteBook
from agreements.word.compare.relations import Relations
from agreements.word.compare.sections import MergedSection, Sections, SideSections
from agreements.word.oxml import E, attribute, find, qn, serialize_xml
from agreements.word.package import Package
from agreements.word.tracked import accepted, rejected
from akkoord.errors import AkkoordError, InputError, Place
from akkoord.files import write_atomically
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from agreements.word.oxml import Element

__all__ = ["AUTHOR", "Redline", "compare_packages", "redline"]

AUTHOR = "Akkoord"
_BLOCKS = frozenset(qn(f"w:{name}") for name in ("p", "tbl", "sdt", "customXml", "altChunk"))


@dataclass(frozen=True)
class Redline:
    """What a comparison gives: the document with revision marks, and what is to be said about it.

    ``identical`` tells that there is no mark. ``coarse`` counts the paragraphs that had to be marked as a whole.
    ``differing_styles`` are styles that the two documents define differently (those of the original stay).
    ``uncompared`` names what neither could be compared nor marked.
    """

    package: Package
    identical: bool
    coarse: int
    differing_styles: tuple[str, ...]
    uncompared: tuple[str, ...]


class RedlineError(AkkoordError):
    """No redline could be made that keeps both documents whole."""

    code = "redline"


def redline(
    original: Path, revised: Path, output: Path, author: str = AUTHOR, *, date: datetime | None = None
) -> Redline:
    """Compare two .docx files and write ``output``: the original with the changes of the revised as tracked changes.

    Rejecting all of them gives the original, accepting all gives the revised document. Revisions that the inputs
    already carry are accepted first. ``date`` (default: now) is that of the marks.
    Raises InputError for an input that is no sound Word document, OutputError when the output cannot be written,
    and RedlineError when the result would not keep both documents whole.
    """
    result = compare_packages(Package.open(original), Package.open(revised), author, date=date)
    write_atomically(output, result.package.to_bytes(), force=True)
    return result


def compare_packages(
    original: Package, revised: Package, author: str = AUTHOR, *, date: datetime | None = None
) -> Redline:
    """The redline of two packages; as ``redline``, without files."""
    moment = (date or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    ours, theirs = accepted(original), accepted(revised)
    with _collector_paused():
        return _first_sound(ours, theirs, author, moment)


def _first_sound(ours: Package, theirs: Package, author: str, moment: str) -> Redline:
    """The finest redline that keeps both documents whole."""
    for careful, rough in ((False, False), (True, False), (True, True)):
        comparison = _Comparison(ours, theirs, author, moment, careful=careful, rough=rough)
        result = comparison.run()
        if comparison.holds(result.package):
            return result
    raise RedlineError(
        _("No redline could be made that keeps both documents whole."),
        place=Place(theirs.source),
        hint=_("Open both in Word, save them again as .docx, and try once more."),
    )


def _end_in_paragraph(body: Element) -> None:
    """Give a body the last paragraph that Word gives it when it has none, or when a section ends with the last one."""
    last = next((block for block in reversed(body) if block.tag in _BLOCKS), None)
    paragraphs = [] if last is None else list(last.iter(qn("w:p")))
    if last is None or (paragraphs and last.tag != qn("w:tbl") and find(paragraphs[-1], "w:pPr/w:sectPr") is not None):
        body.insert(0 if last is None else body.index(last) + 1, E("w:p"))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without the garbage collector, which would walk through all atoms again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Comparison:
    def __init__(self, ours: Package, theirs: Package, author: str, date: str, *, careful: bool, rough: bool) -> None:
        self._ours, self._theirs = ours, theirs
        self._target = Package(dict(ours.parts), ours.source)
        self._main, self._their_main = ours.main_document, theirs.main_document
        self._relations = Relations(self._target, theirs)
        self._definitions = Definitions(self._target, theirs, self._relations)
        self._definitions.adopt_all()
        self._commentary = Commentary(self._target, theirs, self._relations)
        self._our_root = ours.xml(self._main)
        self._their_root = theirs.xml(self._their_main)
        self._our_sections = SideSections(ours, self._our_root)
        self._their_sections = SideSections(theirs, self._their_root)
        our_notes, their_notes = self._note_roots(ours), self._note_roots(theirs)
        for kind, root in their_notes.items():
            if root is not None:
                self._prepare(root, theirs.related(self._their_main, f"{kind}s") or "", self._notes_part(f"{kind}s"))
        self._notes = NoteBook(self._target, our_notes, their_notes)
        self._prepare(self._their_root, self._their_main, self._main)
        self._notes.renumber(self._their_root)
        first = max(numbers_in([self._our_root, self._their_root]), default=0) + 1_000
        self._reader = AtomReader(self._notes.says)
        self._around = Surroundings(self._reader, Marker(author, date, first), careful=careful, rough=rough)
        self._around.new_marks = self._new_marks()
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

    def run(self) -> Redline:
        """Merge all stories, and put them into the package."""
        our_body, their_body = self._body(self._our_root, self._ours), self._body(self._their_root, self._theirs)
        root = shell(self._our_root, self._their_root)
        for child in self._our_root:
            if child is not our_body:
                root.append(child)
        body = self._new_body(our_body, their_body)
        root.append(body)
        pairs = list(self._around.notes)
        self._notes.write(self._main, [root], pairs, self._merger)
        sections = [MergedSection(*section) for section in self._around.sections]
        order = {id(element): index for index, element in enumerate(root.iter(qn("w:sectPr")))}
        sections = [section for section in sections if id(section.element) in order]
        sections.sort(key=lambda section: order[id(section.element)])
        merged = Sections(self._target, self._our_sections, self._their_sections, self._around.marker, self._story)
        merged.merge(sections, self._merger)
        self._commentary.write(self._main, [root])
        settle_ids([root])
        self._target.parts[self._main] = serialize_xml(root)
        identical = accepted(self._target) is self._target
        return Redline(
            self._target,
            identical,
            self._around.coarse,
            tuple(self._definitions.differing),
            tuple(self._around.untracked),
        )

    def holds(self, redline_package: Package) -> bool:
        """Whether rejecting all gives ours and accepting all gives theirs."""
        views = ((rejected(redline_package), self._our_root), (accepted(redline_package), self._their_root))
        for package, expected in views:
            body, other = find(package.xml(self._main), "w:body"), find(expected, "w:body")
            if body is None or other is None or not same_content(body, other, self._reader):
                return False
        return True

    def _new_body(self, ours: Element, theirs: Element) -> Element:
        body = shell(ours, ours)
        body.extend(self._merger.container(ours, theirs))
        last = [find(side, "w:sectPr") for side in (ours, theirs)]
        if last[0] is not None or last[1] is not None:
            body.append(self._merger.section(*(E("w:sectPr") if side is None else side for side in last)))
        return body

    def _body(self, root: Element, package: Package) -> Element:
        body = find(root, "w:body")
        if body is None:
            raise InputError(
                _("This document has no text."),
                place=Place(package.source),
                hint=_("Open it in Word, let Word repair it, and save it again."),
            )
        _end_in_paragraph(body)
        return body

    def _note_roots(self, package: Package) -> dict[str, Element | None]:
        result: dict[str, Element | None] = {}
        for kind in ("footnote", "endnote"):
            name = package.related(package.main_document, f"{kind}s")
            result[kind] = None if name is None else package.xml(name)
        return result

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
