"""The two laws and what else every redline must hold, for tests to call; failures tell the first difference."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree
from openxml_audit import OpenXmlValidator

from agreements.word.compare import Redline, compare_packages
from agreements.word.package import Package
from agreements.word.tracked import accepted, rejected
from tests.word.compare.reading import Mode, read

WHEN = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STORIES = ("document", "header", "footer", "footnotes", "endnotes")


def redlined(ours: Package, theirs: Package) -> Redline:
    """The redline of two documents; fails when it breaks one of the laws, by two independent readings."""
    result = compare_packages(ours, theirs, date=WHEN)
    data = result.package.to_bytes()
    for mode, source, resolved in (("reject", ours, rejected), ("accept", theirs, accepted)):
        wanted = accepted(source).to_bytes()
        check(data, mode, wanted)
        check(resolved(result.package).to_bytes(), "accept", wanted, named=mode)
    ids_are_unique(data)
    return result


def check(data: bytes, mode: Mode, wanted: bytes, *, named: str = "") -> None:
    """Fail when a document read in this mode differs from another without tracked changes.

    Bookmarks cannot be tracked: with all rejected they stand where they stood, and with all accepted each is there.
    """
    got, want = read(data, mode), read(wanted)
    for facet in ("body", "sections", "comments"):
        assert getattr(got, facet) == getattr(want, facet), difference(
            getattr(got, facet), getattr(want, facet), f"{named or mode} {facet}"
        )
    if (named or mode) == "accept":
        lost = want.bookmarks.keys() - got.bookmarks.keys()
        assert not lost, lost
        return
    kept = {name: place for name, place in got.bookmarks.items() if name in want.bookmarks}
    assert kept == want.bookmarks, difference(kept, want.bookmarks, f"{named or mode} bookmarks")


def difference(got: Any, want: Any, path: str = "") -> str:
    """Where two readings first differ."""
    if isinstance(got, (list, tuple)) and isinstance(want, (list, tuple)):
        for index, (first, second) in enumerate(zip(got, want, strict=False)):
            if first != second:
                return difference(first, second, f"{path}.{index}")
        return f"{path}: {len(got)} instead of {len(want)} parts: {(got[len(want) :] or want[len(got) :])!r:.600}"
    if isinstance(got, dict) and isinstance(want, dict):
        for key in sorted(got.keys() | want.keys()):
            if got.get(key) != want.get(key):
                return difference(got.get(key), want.get(key), f"{path}.{key}")
    return f"{path}: {got!r:.600} instead of {want!r:.600}"


def ids_are_unique(data: bytes) -> None:
    """Fail when revisions, bookmarks or moves are not numbered, named and paired as they should be."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = {n: etree.fromstring(archive.read(n)) for n in archive.namelist() if n.endswith(".xml")}
    for name, root in roots.items():
        if not name.rpartition("/")[2].startswith(_STORIES):
            continue
        marks = [
            e.get(f"{_W}id")
            for e in root.iter()
            if isinstance(e.tag, str) and e.get(f"{_W}author") and not e.tag.endswith("comment")
        ]
        assert None not in marks
        assert len(marks) == len(set(marks)), f"{name}: revision ids used twice"
        starts = [(e.get(f"{_W}id"), e.get(f"{_W}name")) for e in root.iter(f"{_W}bookmarkStart")]
        assert len({i for i, _ in starts}) == len(starts), f"{name}: bookmark ids used twice"
        assert sorted(i for i, _ in starts) == sorted(e.get(f"{_W}id") for e in root.iter(f"{_W}bookmarkEnd")), name
        moves = {
            kind: sorted(e.get(f"{_W}name") for e in root.iter(f"{_W}{kind}RangeStart"))
            for kind in ("moveFrom", "moveTo")
        }
        assert moves["moveFrom"] == moves["moveTo"], f"{name}: moves that are not paired"
        assert len(set(moves["moveFrom"])) == len(moves["moveFrom"]), f"{name}: moves of one name"
        for text in root.iter(f"{_W}t", f"{_W}delText"):
            around = next((a for a in text.iterancestors(f"{_W}del", f"{_W}p")), None)
            deleted = around is not None and around.tag == f"{_W}del"
            assert deleted == (text.tag == f"{_W}delText"), f"{name}: {text.text!r} is no text of its kind"


def problems(package: Package) -> Counter[str]:
    """What the validator finds wrong in a document.

    It wants a property in each ``w:trPr`` beside the mark that a row comes or goes; Word writes the mark alone.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "document.docx"
        file.write_bytes(package.to_bytes())
        errors = OpenXmlValidator().validate(file).errors
    return Counter(
        str(error.description)
        for error in errors
        if not (str(error.path).endswith("/trPr[1]") and error.description == "Required sequence content is missing")
    )


def audited(ours: Package, theirs: Package) -> Redline:
    """A redline that keeps the laws, and in which the validator finds nothing that is not in one of the two."""
    result = redlined(ours, theirs)
    known = problems(ours) | problems(theirs)
    new = {text for text in problems(result.package) if text not in known}
    assert not new, new
    return result


def marked(redline: Redline, part: str = "word/document.xml") -> list[str]:
    """The paragraphs of a part, with ``{+…+}`` and ``[-…-]``, ``{»…«}`` for what is moved, ¶ for a mark, ± for a format."""
    return [_paragraph(element) for element in redline.package.xml(part).iter(f"{_W}p")]


_SIGNS = {"ins": ("{+", "+}"), "del": ("[-", "-]"), "moveFrom": ("<-", "->"), "moveTo": ("<+", "+>")}


def _paragraph(paragraph: Any) -> str:
    pieces: list[tuple[str, str]] = []
    for element in paragraph.iter():
        if element.tag in (f"{_W}t", f"{_W}delText") and _owner(element) is paragraph:
            around = next(
                (
                    a.tag.rpartition("}")[2]
                    for a in element.iterancestors()
                    if a.tag.rpartition("}")[2] in _SIGNS and a.tag.startswith(_W)
                ),
                "",
            )
            changed = element.getparent().find(f"{_W}rPr/{_W}rPrChange") is not None
            pieces.append((around, (element.text or "") + "±" * changed))
    own = paragraph.find(f"{_W}pPr")
    if own is not None:
        marks = [child.tag.rpartition("}")[2] for child in own.iterfind(f"{_W}rPr/*")]
        pieces += [(mark, "¶") for mark in marks if mark in _SIGNS]
        pieces += [("", "±")] * (own.find(f"{_W}pPrChange") is not None)
    shown, last = "", ""
    for kind, text in [*pieces, ("", "")]:
        if kind != last:
            shown += _SIGNS[last][1] if last else ""
            shown += _SIGNS[kind][0] if kind else ""
            last = kind
        shown += text
    return shown


def _owner(element: Any) -> Any:
    return next(element.iterancestors(f"{_W}p"))
