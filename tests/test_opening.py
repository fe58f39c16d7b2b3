"""Whatever the other side sends is opened by what it is, or refused with one clear message."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from agreements.model import Agreement
from agreements.opening import Opened, open_document
from akkoord.errors import InputError
from tests.libreoffice import convert, needs_libreoffice
from tests.pdf.writer import at, pdf, sheet
from tests.wordml import docx_bytes, p, r, table

DUTCH = "Het recht van de werknemer geldt voor het personeel en wordt door de werkgever betaald."
FRENCH = "Le droit de la travailleuse vaut pour le personnel et il est payé par la direction."
ENGLISH = "The employer shall pay all of the costs for the worker, and this right shall not be limited by any rule."
GERMAN = (
    "Der Arbeitgeber trägt die Kosten und das Recht wird nicht durch eine andere Regel für die Arbeiter beschränkt."
)


def file(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def articles(agreement: Agreement) -> list[tuple[str, str]]:
    return [(article.number, article.text) for article in agreement.articles]


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


WORD = docx_bytes(p("Overeenkomst"), p("Artikel 1. Recht"), p(DUTCH))
PDF = pdf(sheet(at(72, 80, "Artikel 1. Recht"), at(72, 100, "De werkgever betaalt alles.")))


@pytest.mark.parametrize("name", ["cao.docx", "cao.pdf", "cao", "cao.doc"])
def test_a_word_document_is_known_by_what_stands_in_it(tmp_path: Path, name: str):
    opened = open_document(file(tmp_path, name, WORD))
    assert (opened.kind, articles(opened.agreement), opened.notes) == ("docx", [("1", DUTCH)], ())


@pytest.mark.parametrize("name", ["cao.pdf", "cao.docx"])
def test_a_pdf_is_known_by_what_stands_in_it(tmp_path: Path, name: str):
    opened = open_document(file(tmp_path, name, PDF))
    assert (opened.kind, articles(opened.agreement)) == ("pdf", [("1", "De werkgever betaalt alles.")])


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "PowerPoint"),
        (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "e-mail"),
        (b"From: an@acme.be\r\nTo: luc@acv.be\r\nSubject: cao\r\n\r\nBeste", "e-mail"),
        (b"<!DOCTYPE html><html><body>Artikel 1</body></html>", "web page"),
        (b"\xef\xbb\xbf<html>", "web page"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "picture"),
        (zipped(a="b"), "zip file"),
        (zipped(**{"[Content_Types].xml": "", "xl__workbook.xml": ""}), "Excel"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "XML"),
        (b"Artikel 1. Gewone tekst.", "plain text"),
        (bytes(range(256)), "not a kind of file"),
        (b"PK\x03\x04damaged", "damaged"),
    ],
)
def test_what_is_no_agreement_gets_one_clear_message_and_a_hint(tmp_path: Path, data: bytes, said: str):
    path = file(tmp_path, "cao.docx", data)
    with pytest.raises(InputError) as caught:
        open_document(path)
    (problem,) = caught.value.problems
    assert said in problem.message
    assert problem.hint
    assert problem.place.file == path


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(tmp_path: Path):
    huge = file(tmp_path, "huge.docx", b"PK\x03\x04")
    with huge.open("ab") as opened:
        opened.truncate(300 * 1024 * 1024)
    for path, said in ((tmp_path / "none.docx", "no such file"), (tmp_path, "folder"), (huge, "too large")):
        with pytest.raises(InputError, match=said):
            open_document(path)


def test_a_document_without_a_word_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="empty"):
        open_document(file(tmp_path, "cao.docx", docx_bytes(p(""))))


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "English"), (GERMAN, "German")])
def test_a_third_language_is_refused_or_read_with_a_note_when_the_language_is_given(
    tmp_path: Path, text: str, language: str
):
    path = file(tmp_path, "cba.docx", docx_bytes(p("Agreement"), p("Artikel 1. Title"), p(text), p(text)))
    with pytest.raises(InputError, match=f"not in Dutch or French, but in {language}"):
        open_document(path)
    opened = open_document(path, "fr")
    assert opened.agreement.language == "fr"
    assert [note.code for note in opened.notes] == ["foreign-language"]


@pytest.mark.parametrize("text", [DUTCH, FRENCH])
def test_dutch_and_french_are_no_third_language(tmp_path: Path, text: str):
    opened = open_document(file(tmp_path, "cao.docx", docx_bytes(*[p(text)] * 20)))
    assert opened.notes == ()


def test_a_document_in_the_other_language_than_asked_says_so(tmp_path: Path):
    opened = open_document(file(tmp_path, "cct.docx", docx_bytes(p("Article 1er. Droit"), p(FRENCH), p(FRENCH))), "nl")
    assert opened.agreement.language == "fr"
    assert [note.code for note in opened.notes] == ["other-language"]


def bilingual(tmp_path: Path) -> Opened:
    body = [table((p("Artikel 1. Recht"), p("Article 1er. Droit")), (p(DUTCH), p(FRENCH)))]
    return open_document(file(tmp_path, "cao.docx", docx_bytes(p("Overeenkomst"), *body)))


def test_of_a_bilingual_table_both_languages_are_given(tmp_path: Path):
    opened = bilingual(tmp_path)
    assert articles(opened.agreement) == [("1", DUTCH)]
    assert opened.other is not None
    assert opened.other.language == "fr"
    assert articles(opened.other) == [("1er", FRENCH)]
    assert [note.code for note in opened.notes] == ["other-language"]


def test_an_article_that_one_version_lacks_is_told(tmp_path: Path):
    dutch = [p("Artikel 1. Recht"), p(DUTCH), p("Artikel 2. Duur"), p(DUTCH)]
    french = [p("Article 1er. Droit"), p(FRENCH), p("Article 2. Durée"), p(FRENCH), p("Article 3. Budget"), p(FRENCH)]
    opened = open_document(file(tmp_path, "cao.docx", docx_bytes(*dutch, *french)), "nl")
    assert [note.code for note in opened.notes] == ["other-language", "versions-differ"]
    assert opened.notes[1].message == "Only in the version in French: article 3."


DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="{wide}" cy="{high}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}"/></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)
LOGO = DRAWING.format(wide=900_000, high=900_000, kind="picture")
SCAN = DRAWING.format(wide=7_560_000, high=10_692_000, kind="picture")
CHART = DRAWING.format(wide=900_000, high=900_000, kind="chart")


def test_a_word_document_of_mere_pictures_is_refused_with_a_hint_on_recognising_text(tmp_path: Path):
    with pytest.raises(InputError, match="only pictures") as caught:
        open_document(file(tmp_path, "scan.docx", docx_bytes(p(SCAN), p(SCAN))))
    assert "nld+fra" in caught.value.problems[0].hint


def test_what_is_not_compared_is_counted_and_a_picture_as_large_as_a_page_is_told(tmp_path: Path):
    maths = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>'
    body = [p("Artikel 1. Recht"), p(DUTCH), p(LOGO), p(SCAN), p(CHART), p(maths), p(r("geheim", hidden=True))]
    opened = open_document(file(tmp_path, "cao.docx", docx_bytes(*body)))
    assert opened.coverage.described() == "2 pictures, 1 chart, 1 equation, 1 hidden text"
    assert [note.code for note in opened.notes] == ["page-pictures"]


def test_a_document_with_nothing_but_text_leaves_nothing_out(tmp_path: Path):
    coverage = open_document(file(tmp_path, "cao.docx", WORD)).coverage
    assert not coverage
    assert coverage.described() == ""


RTF = rb"{\rtf1\ansi Collectieve arbeidsovereenkomst\par Artikel 1. Recht\par De werkgever betaalt alles.\par}"


@needs_libreoffice
@pytest.mark.parametrize("name", ["cao.rtf", "cao.docx"])
def test_libreoffice_reads_an_rtf_file_whatever_its_name(tmp_path: Path, name: str):
    opened = open_document(file(tmp_path, name, RTF))
    assert (opened.kind, articles(opened.agreement)) == ("rtf", [("1", "De werkgever betaalt alles.")])
    assert [note.code for note in opened.notes] == ["converted"]
    assert opened.docx is not None
    assert sorted(each.name for each in tmp_path.iterdir()) == [name]


@needs_libreoffice
def test_libreoffice_reads_doc_and_odt_files(tmp_path: Path):
    source = file(tmp_path, "cao.rtf", RTF)
    for form in ("doc", "odt"):
        convert([source], form, tmp_path)
        opened = open_document(file(tmp_path, "renamed.docx", (tmp_path / f"cao.{form}").read_bytes()))
        assert (opened.kind, articles(opened.agreement)) == (form, [("1", "De werkgever betaalt alles.")])


def test_without_libreoffice_the_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(InputError, match=r"\.rtf file, and LibreOffice") as caught:
        open_document(file(tmp_path, "cao.rtf", RTF))
    assert "save it as .docx" in caught.value.problems[0].hint
