"""Whatever bad file comes on either side of akkoord diff: one clear message, exit code 2, and nothing is lost."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader, PdfWriter

from cli import main
from tests import wordml
from tests.agreements.diff.documents import draft
from tests.pdf.writer import at, pdf, sheet

MEGABYTE = 1024 * 1024
PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    "stream\nx\nendstream"
)
TEXT_PDF = pdf(sheet(at(72, 80, "Artikel 1. Recht", bold=True), at(72, 100, "Iedereen heeft recht op een traject.")))
ENGLISH = "The employer shall pay for all of the training that each employee wants to follow during the term of this."


def _replaced(name: str, data: bytes) -> bytes:
    """Our draft with one part replaced."""
    target = io.BytesIO()
    made = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1)  # the quickest, for the largest
    with zipfile.ZipFile(io.BytesIO(draft())) as source, made as copy:
        for each in source.namelist():
            copy.writestr(each, data if each == name else source.read(each))
    return target.getvalue()


def _locked_zip() -> bytes:
    """Our draft, each part marked as encrypted."""
    data = bytearray(draft())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(signature, start + 4)
    return bytes(data)


def _locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(TEXT_PDF)))
    writer.encrypt("geheim", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _password() -> bytes:
    """How Word saves a document with a password: an OLE file that holds an encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4096


def _entities() -> bytes:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><x>&l9;</x>'.encode()


BAD: dict[str, Callable[[], bytes]] = {
    "plain-text.docx": lambda: b"just words, no document",
    "picture.docx": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "password.docx": _password,
    "locked-zip.docx": _locked_zip,
    "damaged.docx": lambda: draft()[:3000],
    "changed-byte.docx": lambda: draft()[:4000] + b"\0\0\0\0" + draft()[4004:],
    "bomb.docx": lambda: _replaced("word/document.xml", b" " * (600 * MEGABYTE)),
    "entities.docx": lambda: _replaced("word/document.xml", _entities()),
    "broken-xml.docx": lambda: _replaced("word/document.xml", b"<w:document><w:body>"),
    "nothing.docx": lambda: b"",
    "no-words.docx": lambda: wordml.docx_bytes(wordml.p("")),
    "english.docx": lambda: wordml.docx_bytes(
        *(wordml.p(f"Article {n}. {ENGLISH}") for n in range(1, 9)), language="en-GB"
    ),
    "locked.pdf": _locked_pdf,
    "damaged.pdf": lambda: TEXT_PDF[:300],
    "no-text.pdf": lambda: pdf("q 595 0 0 842 0 0 cm /X Do Q", extra=[PICTURE]),
}


def run(*args: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(arg) for arg in ("--lang", "en", *args)], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def assert_refused(folder: Path, bad: Path, *args: object) -> str:
    """That a command refuses a file: once, by name, with a hint, and without leaving anything."""
    before = {path: path.stat() for path in folder.iterdir()}
    code, out, told = run("diff", *args, "-o", folder / "redline.docx", "--report", folder / "report.html")
    assert (code, out) == (2, ""), told
    assert told.count("Error") == 1
    assert bad.name in told
    assert "→" in told
    assert "Traceback" not in told
    after = {path: path.stat() for path in folder.iterdir()}
    assert {path: (each.st_size, each.st_mtime_ns) for path, each in after.items()} == {
        path: (each.st_size, each.st_mtime_ns) for path, each in before.items()
    }
    return told


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_on_either_side_is_refused(name: str, tmp_path: Path) -> None:
    good = tmp_path / "good.docx"
    good.write_bytes(draft())
    bad = tmp_path / name
    bad.write_bytes(BAD[name]())
    assert assert_refused(tmp_path, bad, good, bad) == assert_refused(tmp_path, bad, bad, good)


def test_a_missing_file_and_a_folder_are_refused_on_either_side(tmp_path: Path) -> None:
    good = tmp_path / "good.docx"
    good.write_bytes(draft())
    folder = tmp_path / "folder.docx"
    folder.mkdir()
    for bad in (tmp_path / "none.docx", folder):
        assert_refused(tmp_path, bad, good, bad)
        assert_refused(tmp_path, bad, bad, good)


@pytest.mark.parametrize("head", [b"PK\x03\x04", b"%PDF-1.7\n", b"no document"], ids=["docx", "pdf", "other"])
def test_a_file_of_300_megabytes_is_refused_unread(head: bytes, tmp_path: Path) -> None:
    good = tmp_path / "good.docx"
    good.write_bytes(draft())
    large = tmp_path / "large.docx"
    with large.open("wb") as file:
        file.write(head)
        file.truncate(300 * MEGABYTE)
    assert_refused(tmp_path, large, good, large)
    assert_refused(tmp_path, large, large, good)


def test_a_bad_round_in_the_middle_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    good, other, bad = tmp_path / "good.docx", tmp_path / "other.docx", tmp_path / "bad.pdf"
    good.write_bytes(draft())
    other.write_bytes(draft())
    bad.write_bytes(TEXT_PDF[:300])
    assert_refused(tmp_path, bad, good, bad, other)


def test_a_bad_version_in_the_other_language_is_refused(tmp_path: Path) -> None:
    good, other, bad = tmp_path / "good.docx", tmp_path / "other.docx", tmp_path / "bad.docx"
    good.write_bytes(draft())
    other.write_bytes(draft())
    bad.write_bytes(b"just words")
    assert_refused(tmp_path, bad, good, other, "--theirs-other", bad)
    assert_refused(tmp_path, bad, good, other, "--ours-other", bad)
