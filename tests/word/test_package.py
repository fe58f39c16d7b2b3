"""A package opens only when it is a sound Word document, and is saved the same way every time."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from agreements.word import unpacking
from agreements.word.package import Package
from akkoord.errors import InputError
from tests.wordml import p, parts

SOURCE = Path("hostile.docx")


def zipped(content: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        Package.from_bytes(data, SOURCE)
    problem = caught.value.problems[0]
    assert problem.hint
    assert problem.place.file == SOURCE
    assert "\n" not in problem.message
    return problem.message


def test_a_document_opens_and_tells_its_parts_and_links(tmp_path: Path):
    path = tmp_path / "a.docx"
    path.write_bytes(zipped(parts(p("Tekst"))))
    document = Package.open(path)
    assert document.main_document == "word/document.xml"
    assert document.parts == parts(p("Tekst"))
    assert [(link.id, link.target, link.external) for link in document.relationships("word/document.xml")] == [
        ("rId1", "word/styles.xml", False),
        ("rId2", "word/numbering.xml", False),
    ]
    assert document.related("word/document.xml", "numbering") == "word/numbering.xml"
    assert document.related("word/document.xml", "comments") is None


def test_equal_parts_give_equal_bytes_and_come_back():
    content = parts(p("Tekst"))
    data = Package(content, SOURCE).to_bytes()
    assert data == Package(dict(reversed(content.items())), SOURCE).to_bytes()
    assert Package.from_bytes(data, SOURCE).parts == content
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_part_is_added_with_its_content_type_and_its_link():
    document = Package(parts(p("Tekst")), SOURCE)
    for _ in range(2):
        document.add_part("customXml/item1.xml", "application/xml", b"<a/>")
        assert document.relate("word/document.xml", "urn:test/customXml", "customXml/item1.xml") == "rId3"
    document.add_part("customXml/itemProps1.xml", "application/props+xml", b"<b/>")
    assert document.relate("customXml/item1.xml", "urn:test/props", "customXml/itemProps1.xml") == "rId1"
    again = Package.from_bytes(document.to_bytes(), SOURCE)
    assert again.related("word/document.xml", "customXml") == "customXml/item1.xml"
    assert again.related("customXml/item1.xml", "props") == "customXml/itemProps1.xml"
    assert again.parts["[Content_Types].xml"].count(b'PartName="/customXml/item1.xml"') == 1


def test_links_may_be_absolute_relative_or_external():
    content = parts(p("Tekst"))
    content["word/_rels/document.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="t" Target="/word/styles.xml"/>'
        b'<Relationship Id="b" Type="t" Target="../customXml/item1.xml"/>'
        b'<Relationship Id="c" Type="t" Target="https://example.org/" TargetMode="External"/></Relationships>'
    )
    assert [link[2:] for link in Package(content, SOURCE).relationships("word/document.xml")] == [
        ("word/styles.xml", False),
        ("customXml/item1.xml", False),
        ("https://example.org/", True),
    ]


def test_a_strict_document_opens_as_a_transitional_one():
    def strict(data: bytes) -> bytes:
        for name in (b"officeDocument", b"wordprocessingml"):
            data = data.replace(
                b"http://schemas.openxmlformats.org/" + name + b"/2006/", b"http://purl.oclc.org/ooxml/" + name + b"/"
            )
        return data

    content = {name: strict(data) for name, data in parts(p("Tekst")).items()}
    content["word/document.xml"] = content["word/document.xml"].replace(
        b"<w:document ", b'<w:document w:conformance="strict" '
    )
    assert Package.from_bytes(zipped(content), SOURCE).parts == parts(p("Tekst"))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"{\\rtf1}", zipped({"mimetype": b"application/vnd.oasis"})])
def test_what_is_no_word_document_is_refused(data: bytes):
    assert refusal(data) == "This is not a Word document (.docx)."


def test_a_document_without_its_main_part_is_refused():
    content = parts(p("Tekst"))
    del content["word/document.xml"]
    assert refusal(zipped(content)) == "This is not a Word document (.docx)."


def test_a_password_or_an_old_doc_is_recognised():
    assert "password" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_an_encrypted_zip_file_is_refused():
    data = bytearray(zipped(parts(p("Tekst"))))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    assert refusal(bytes(data)) == "This file is encrypted."


@pytest.mark.parametrize("keep", [10, 200, -30])
def test_a_truncated_file_is_refused(keep: int):
    assert refusal(zipped(parts(p("Tekst")))[:keep]) == "This document is damaged or incomplete."


def test_a_file_with_a_changed_byte_is_refused():
    data = bytearray(zipped(parts(p("Tekst" * 50)), zipfile.ZIP_STORED))
    data[data.index(b"TekstTekst")] ^= 1
    assert refusal(bytes(data)) == "This document is damaged or incomplete."


@pytest.mark.parametrize("name", ["/etc/passwd", "../../x.xml", "word/../../x", "..\\x", "word/Document.xml"])
def test_forbidden_and_double_part_names_are_refused(name: str):
    assert "forbidden or double names" in refusal(zipped(parts(p("Tekst")) | {name: b"x"}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    assert "too large" in refusal(zipped(parts(p("Tekst")) | {"word/media/image1.png": bytes(11 * 1024 * 1024)}))


def test_a_size_that_lies_is_not_believed():
    data = bytearray(zipped(parts(p("Tekst" * 100))))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.index(signature)
        data[start + offset : start + offset + 4] = struct.pack("<I", 3)
    assert refusal(bytes(data)) == "This document is damaged or incomplete."


def test_too_many_or_too_large_parts_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    data = zipped(parts(p("Tekst")))
    monkeypatch.setattr(unpacking, "MAX_PARTS", 5)
    assert "too large" in refusal(data)
    monkeypatch.setattr(unpacking, "MAX_PARTS", 10_000)
    monkeypatch.setattr(unpacking, "MAX_UNPACKED", 500)
    assert "too large" in refusal(data)
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(InputError, match="too large"):
        Package.open(tmp_path / "a.docx")


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b"<a>",
        b"",
    ],
)
def test_dtds_entities_and_broken_xml_are_refused_with_the_name_of_the_part(xml: bytes):
    document = Package(parts(p("Tekst")) | {"word/comments.xml": xml}, SOURCE)
    with pytest.raises(InputError) as caught:
        document.xml("word/comments.xml")
    assert caught.value.problems[0].place.field == "word/comments.xml"


def test_a_missing_part_and_a_missing_file_are_told(tmp_path: Path):
    with pytest.raises(InputError, match="part of this document is missing"):
        Package(parts(), SOURCE).xml("word/comments.xml")
    with pytest.raises(InputError, match="no such file"):
        Package.open(tmp_path / "none.docx")
    with pytest.raises(InputError, match="cannot be read"):
        Package.open(tmp_path)
