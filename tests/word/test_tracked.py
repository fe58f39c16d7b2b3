"""Tracked changes of a whole document: every part, its notes and comments, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.word import accept_all, reject_all
from agreements.word.package import Package
from agreements.word.tracked import accepted, marked_parts, rejected
from akkoord.errors import InputError
from tests.wordml import NAMESPACES, R, by, deleted, ins, lines, p, package, r, tracked

W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"


def add(document: Package, kind: str, content: str, *, name: str = "", declared: str = "", main: str = "") -> None:
    """Give a document a part of this kind, such as footnotes, with this content."""
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    tag = root if ":" in root else f"w:{root}"
    part = name or f"word/{kind.partition(':')[2] or kind}.xml"
    document.add_part(part, "application/xml", f"<{tag} {NAMESPACES} {declared}>{content}</{tag}>".encode())
    document.relate(main or "word/document.xml", f"{R}/{kind.partition(':')[2] or kind}", part)


def note(kind: str, number: int, content: str) -> str:
    return f'<w:{kind} w:id="{number}">{content}</w:{kind}>'


def reference(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def text_of(document: Package, part: str) -> list[str]:
    return lines(document.xml(part))


def test_every_part_is_taken() -> None:
    document = package(tracked("{+a+}[-b-]"))
    places = ("header", "footer", "footnotes", "endnotes", "comments")
    for kind in places:
        content = tracked("{+a+}[-b-]")
        inside = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}.get(kind)
        add(document, kind, note(inside, 1, content) if inside else content)
    names = ["word/document.xml", *(f"word/{kind}.xml" for kind in places)]
    assert sorted(marked_parts(document)) == sorted(names)
    assert [text_of(accepted(document), name) for name in names] == [["a"]] * 6
    assert [text_of(rejected(document), name) for name in names] == [["b"]] * 6
    assert list(marked_parts(accepted(document))) == []


def test_building_blocks_are_taken_too_with_their_own_notes() -> None:
    document = package(p(r("a") + reference("footnote", 1)))
    add(document, "footnotes", note("footnote", 1, p("blijft")))
    glossary = "word/glossary/document.xml"
    inside = f"<w:docParts>{p(r('a') + deleted(reference('footnote', 1)))}</w:docParts>"
    add(document, "glossaryDocument", inside, name=glossary)
    add(document, "footnotes", note("footnote", 1, p("weg")), name="word/glossary/footnotes.xml", main=glossary)
    result = accepted(document)
    assert text_of(result, "word/glossary/footnotes.xml") == []
    assert text_of(result, "word/footnotes.xml") == ["blijft"]


def test_parts_without_tracked_changes_stay_byte_for_byte() -> None:
    document = package(tracked("{+a+}"))
    add(document, "footer", p("b"))
    result = accepted(document)
    assert {name for name in document.parts if result.parts[name] != document.parts[name]} == {"word/document.xml"}
    assert accepted(result).parts == result.parts


def test_the_document_itself_is_not_changed() -> None:
    document = package(tracked("{+a+}"))
    before = dict(document.parts)
    accepted(document)
    assert document.parts == before


@pytest.mark.parametrize(("kind", "part"), [("footnote", "footnotes"), ("endnote", "endnotes")])
def test_a_note_goes_with_its_reference(kind: str, part: str) -> None:
    document = package(p(r("a") + deleted(reference(kind, 2)) + ins(reference(kind, 3)) + reference(kind, 4)))
    content = "".join(note(kind, number, p(str(number))) for number in (2, 3, 4, 5))
    add(document, part, f'<w:{kind} w:type="separator" w:id="-1">{p("")}</w:{kind}>{content}')
    assert text_of(accepted(document), f"word/{part}.xml") == ["", "3", "4", "5"]
    assert text_of(rejected(document), f"word/{part}.xml") == ["", "2", "4", "5"]


def test_a_note_that_is_moved_stays() -> None:
    moved = (reference("footnote", 1), reference("footnote", 2))
    document = package(p(f"<w:moveFrom {by()}>{moved[0]}</w:moveFrom>"), p(f"<w:moveTo {by()}>{moved[1]}</w:moveTo>"))
    add(document, "footnotes", note("footnote", 1, p("x")) + note("footnote", 2, p("y")))
    assert text_of(accepted(document), "word/footnotes.xml") == ["y"]
    assert text_of(rejected(document), "word/footnotes.xml") == ["x"]


def commented(number: int, content: str, mark: str) -> str:
    start, end = (f'<w:commentRange{which} w:id="{number}"/>' for which in ("Start", "End"))
    return f"{start}{content}{end}{mark}"


def test_a_comment_goes_with_its_reference_and_so_does_all_that_is_told_of_it() -> None:
    gone = commented(1, deleted("weg"), deleted(reference("comment", 1)))
    kept = commented(2, r("blijft"), reference("comment", 2))
    document = package(p(r("a") + gone + kept))

    def comment(number: int) -> str:
        return note("comment", number, f'<w:p w14:paraId="0000000{number}">{r(str(number))}</w:p>')

    add(document, "comments", comment(1) + comment(2))
    entries = (
        '<w15:commentEx w15:paraId="00000001"/>',
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/>',
    )
    add(document, "w15:commentsExtended", "".join(entries), declared=f'xmlns:w15="{W15}"')
    ids = "".join(f'<w16cid:commentId w16cid:paraId="0000000{n}" w16cid:durableId="A{n}"/>' for n in (1, 2))
    add(document, "w16cid:commentsIds", ids, declared=f'xmlns:w16cid="{CID}"')
    dates = "".join(f'<w16cex:commentExtensible w16cex:durableId="A{n}"/>' for n in (1, 2))
    add(document, "w16cex:commentsExtensible", dates, declared=f'xmlns:w16cex="{CEX}"')
    result = accepted(document)
    assert text_of(result, "word/comments.xml") == ["2"]
    left = {part: result.parts[f"word/comments{part}.xml"] for part in ("Extended", "Ids", "Extensible")}
    assert [data.count(b"<w1") for data in left.values()] == [2, 2, 2], "the root, and one entry"
    assert b"paraIdParent" not in left["Extended"]
    marks = [
        element.tag.rpartition("}")[2] for element in result.xml("word/document.xml").iter() if "comment" in element.tag
    ]
    assert marks == ["commentRangeStart", "commentRangeEnd", "commentReference"]
    assert text_of(rejected(document), "word/comments.xml") == ["1", "2"]


def test_a_comment_in_a_note_goes_with_the_note() -> None:
    document = package(p(r("a") + deleted(reference("footnote", 1))))
    add(document, "footnotes", note("footnote", 1, p(commented(7, r("x"), reference("comment", 7)) + ins("y"))))
    add(document, "comments", note("comment", 7, p("weg")))
    assert text_of(accepted(document), "word/comments.xml") == []
    assert text_of(rejected(document), "word/comments.xml") == ["weg"]


def test_a_comment_in_a_note_without_changes_goes_with_the_note() -> None:
    document = package(p(r("a") + deleted(reference("footnote", 1))))
    add(document, "footnotes", note("footnote", 1, p(commented(7, r("x"), reference("comment", 7)))))
    add(document, "comments", note("comment", 7, p("weg")))
    assert text_of(accepted(document), "word/comments.xml") == []


def test_what_was_not_referred_to_before_stays() -> None:
    document = package(tracked("{+a+}"))
    add(document, "comments", note("comment", 1, p("los")))
    assert text_of(accepted(document), "word/comments.xml") == ["los"]


def test_a_part_in_another_encoding_is_taken_too() -> None:
    document = package(tracked("{+a+}"))
    text = document.parts["word/document.xml"].decode()
    document.parts["word/document.xml"] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    assert text_of(rejected(document), "word/document.xml") == [""]


def test_what_is_no_word_part_is_not_read() -> None:
    document = package(tracked("{+a+}"))
    document.parts["customXml/item1.xml"] = b"<!DOCTYPE x><x><ins >a</ins></x>"
    assert list(marked_parts(document)) == ["word/document.xml"]


def test_files_go_in_and_out(tmp_path: Path) -> None:
    source, output = tmp_path / "a.docx", tmp_path / "b.docx"
    source.write_bytes(package(tracked("{+a+}[-b-]")).to_bytes())
    accept_all(source, output)
    assert text_of(Package.open(output), "word/document.xml") == ["a"]
    reject_all(source, output)
    assert text_of(Package.open(output), "word/document.xml") == ["b"]


def test_a_damaged_part_is_one_clear_error() -> None:
    document = package(tracked("{+a+}"))
    document.parts["word/document.xml"] += b"<"
    with pytest.raises(InputError, match="damaged"):
        accepted(document)


def test_the_result_is_the_same_every_time() -> None:
    document = package(tracked("{+a+}[-b-]"))
    assert accepted(document).to_bytes() == accepted(document).to_bytes()
