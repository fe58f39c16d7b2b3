"""What is no sound PDF with text is refused within seconds, with one clear message."""

import time
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from agreements.opening import open_document
from agreements.pdf import guard, reading
from akkoord.errors import InputError
from tests.pdf.writer import assembled, at, pdf, sheet

SECONDS = 8
GOOD = pdf(sheet(at(72, 80, "Artikel 1. Recht"), at(72, 100, "De werkgever betaalt alle kosten.")))
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shorter limit than that of the program, so that these tests are quick."""
    monkeypatch.setattr(reading, "SECONDS", 3.0)


def refused(path: Path) -> str:
    start = time.monotonic()
    with pytest.raises(InputError) as caught:
        open_document(path)
    assert time.monotonic() - start < SECONDS
    assert caught.value.problems[0].place.file == path
    assert caught.value.problems[0].hint
    return str(caught.value)


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "kwaadaardig.pdf"
    path.write_bytes(data)
    return path


def test_a_pdf_without_text_is_refused_with_a_hint_on_recognising_dutch_and_french(tmp_path: Path):
    picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 " \
              "/Length 1 >>\nstream\nx\nendstream"  # fmt: skip
    said = refused(written(tmp_path, pdf("q 595 0 0 842 0 0 cm /X Do Q", extra=[picture])))
    assert "no text" in said
    assert "ocrmypdf -l nld+fra" in said


def test_a_protected_pdf_is_refused(tmp_path: Path):
    path = written(tmp_path, GOOD)
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(path)
    assert "password" in refused(path)


def test_a_pdf_that_may_only_not_be_changed_is_read(tmp_path: Path):
    path = written(tmp_path, GOOD)
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("", "geheim", algorithm="RC4-128")
    writer.write(path)
    assert [article.number for article in open_document(path).agreement.articles] == ["1"]


@pytest.mark.parametrize("keep", [9, 60, 300])
def test_a_truncated_pdf_is_refused(tmp_path: Path, keep: int):
    refused(written(tmp_path, GOOD[:keep]))


def test_pages_that_hold_themselves_do_no_harm(tmp_path: Path):
    refused(written(tmp_path, assembled(["<< /Type /Catalog /Pages 2 0 R >>",
                                         "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])))  # fmt: skip


def test_deep_nesting_does_no_harm(tmp_path: Path):
    kids = "[" * 200_000 + "]" * 200_000
    tree = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids {kids} /Count 1 >>"]
    refused(written(tmp_path, assembled(tree)))


def test_a_form_that_draws_itself_does_no_harm(tmp_path: Path):
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 11 >>\n" \
           "stream\n/X Do /X Do\nendstream"  # fmt: skip
    refused(written(tmp_path, pdf("/X Do", extra=[form])))


def packed_again_and_again(block: bytes, times: int) -> bytes:
    """The zlib stream of ``block`` so many times: packed once, since after a full flush nothing refers back."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(times):
        checksum = zlib.adler32(block, checksum)
    return head + once * times + b"\x03\x00" + checksum.to_bytes(4, "big")


def test_a_stream_that_unpacks_to_gigabytes_is_refused(tmp_path: Path):
    packed = packed_again_and_again(b"BT /R 9 Tf (aaaaaaaaaaaaaaaa) Tj ET\n" * 30_000, 1500)
    head = pdf("").replace(b"/Length 0", b"/Filter /FlateDecode /Length %d" % len(packed), 1)
    path = written(tmp_path, head.replace(b"stream\n\nendstream", b"stream\n" + packed + b"\nendstream", 1))
    assert path.stat().st_size < 20_000_000
    refused(path)


def test_too_many_pages_are_refused(tmp_path: Path):
    assert "at most 300 pages" in refused(written(tmp_path, pdf(*["BT /R 9 Tf (a) Tj ET"] * 301)))


def test_a_huge_pdf_is_refused_unread(tmp_path: Path):
    path = written(tmp_path, GOOD)
    with path.open("ab") as file:
        file.truncate(300 * 1024 * 1024)
    start = time.monotonic()
    assert "at most 128 MB" in refused(path)
    assert time.monotonic() - start < 1


def test_a_program_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "slow.py").write_text("while True: pass")
    monkeypatch.setattr(guard, "_FOLDER", tmp_path)
    with pytest.raises(guard.Stopped) as caught:
        guard.run_guarded("slow", [], 0.5)
    assert caught.value.late


@pytest.mark.parametrize(
    "program", ["import os; os.abort()", "print('no JSON')", "print('[1]')", "1 / 0", "x = 'a' * 2**40"]
)
def test_a_program_that_crashes_or_babbles_gives_no_answer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
):
    (tmp_path / "bad.py").write_text(program)
    monkeypatch.setattr(guard, "_FOLDER", tmp_path)
    with pytest.raises(guard.Stopped) as caught:
        guard.run_guarded("bad", [], 5)
    assert not caught.value.late
