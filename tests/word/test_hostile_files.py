"""Hostile files at the command line: a clear sentence and exit code 2, or a sound result; never a traceback."""

from __future__ import annotations

import contextlib
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.word import accept_all, redline, reject_all
from agreements.word.compare import compare_packages
from agreements.word.package import Package
from akkoord.errors import AkkoordError, InputError
from cli import main
from tests.word.compare.making import Paper
from tests.word.compare.test_hostile import RICH
from tests.wordml import p

SECONDS = 8.0
"""Far more than it should take, so that a busy machine fails no test, and far less than a hang."""
PLAIN = Paper().package(p("Een recht."), p("Slot."))
DOCUMENT = RICH.parts["word/document.xml"]
LINKS = RICH.parts["word/_rels/document.xml.rels"]
DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


def zipped(parts: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def with_parts(**parts: bytes) -> dict[str, bytes]:
    return {**RICH.parts, **{name.replace("__", "/").replace("_xml", ".xml"): data for name, data in parts.items()}}


def lists(count: int) -> dict[str, bytes]:
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in range(count))
    text = f'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{nums}</w:numbering>'
    link = b'<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>'
    return {
        **RICH.parts,
        "word/numbering.xml": text.encode(),
        "word/_rels/document.xml.rels": LINKS.replace(b"</Relationships>", link),
    }


REFUSED = {
    "a bomb of one part": {**RICH.parts, "word/media/x.bin": bytes(60 << 20)},
    "a bomb of small parts": {**RICH.parts, **{f"word/media/{n}.bin": bytes(9 << 20) for n in range(3)}},
    "too many parts": {**RICH.parts, **{f"word/media/{n}.bin": b"" for n in range(10_001)}},
    "entities in the text": with_parts(word__document_xml=DTD + DOCUMENT.replace(b"Een recht", b"&a;")),
    "entities in the styles": with_parts(word__styles_xml=DTD + RICH.parts["word/styles.xml"]),
    "a part outside of the package": {**RICH.parts, "../../etc/x": b""},
}  # fmt: skip
ENDLESS = {
    "endless styles": with_parts(word__styles_xml=RICH.parts["word/styles.xml"].replace(b"</w:styles>", b"<w:style/>" * 200_000 + b"</w:styles>")),
    "endless links": {**RICH.parts, "word/_rels/document.xml.rels": LINKS.replace(b"</Relationships>", b'<Relationship Target="a"/>' * 30_000 + b"</Relationships>")},}  # fmt: skip
UNREAD = {
    "endless styles": ENDLESS["endless styles"],
    "entities in a part that is not Word's": {**RICH.parts, "customXml/item1.xml": DTD + b"<x>&a;</x>"},
}
"""What has nothing to do with tracked changes, and is harmless as long as it is not read."""
SOUND = {
    "a link to a file of the system": {**RICH.parts, "word/_rels/document.xml.rels": LINKS.replace(b"styles.xml", b"../../../etc/passwd")},
    "no links at all": {name: data for name, data in RICH.parts.items() if name != "word/_rels/document.xml.rels"},
    "a zip in a zip": {**RICH.parts, "word/embeddings/x.zip": b"PK\x03\x04"},
    "macros": {**RICH.parts, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0", "[Content_Types].xml": RICH.parts["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", b"vnd.ms-word.document.macroEnabled.main+xml")},
    "a huge attribute": with_parts(word__document_xml=DOCUMENT.replace(b"<w:p>", b'<w:p w:rsidR="' + b"A" * (1 << 20) + b'">', 1)),
    "thousands of lists": lists(3_000),
}  # fmt: skip
NO_ZIP = {
    "an old .doc, or one with a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000),
    "half of a document": RICH.to_bytes()[:3_000],
    "RTF": rb"{\rtf1 recht}",
    "nothing": b"",
}


def commands(file: Path, folder: Path) -> dict[str, list[str]]:
    return {
        "list": ["revisions", "list", str(file)],
        "accept": ["revisions", "accept", str(file), "-o", str(folder / "accepted.docx"), "--force"],
        "reject": ["revisions", "reject", str(file), "-o", str(folder / "rejected.docx"), "--force"],
    }


@pytest.mark.parametrize("name", [*REFUSED, *NO_ZIP])
def test_it_is_refused_with_a_sentence_and_exit_code_2(name: str, tmp_path: Path) -> None:
    file, plain, output = tmp_path / "x.docx", tmp_path / "plain.docx", tmp_path / "out.docx"
    if name in REFUSED:
        zipped(REFUSED[name], file)
    else:
        file.write_bytes(NO_ZIP[name])
    plain.write_bytes(PLAIN.to_bytes())
    start = time.perf_counter()
    for arguments in commands(file, tmp_path).values():
        result = CliRunner().invoke(main, ["--lang", "en", *arguments])
        assert result.exit_code == 2, arguments
        assert "Traceback" not in result.output
    for call in (accept_all, reject_all):
        with pytest.raises(InputError):
            call(file, output)
    for pair in ((file, plain), (plain, file)):
        with pytest.raises(InputError):
            redline(*pair, output)
    assert not output.exists()
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("name", UNREAD)
def test_what_is_not_read_does_not_keep_a_document_from_being_read(name: str, tmp_path: Path) -> None:
    file = zipped(UNREAD[name], tmp_path / "x.docx")
    for arguments in commands(file, tmp_path).values():
        assert CliRunner().invoke(main, ["--lang", "en", *arguments]).exit_code == 0, arguments


@pytest.mark.parametrize("name", ENDLESS)
def test_a_redline_reads_more_and_refuses_it(name: str, tmp_path: Path) -> None:
    file, plain, output = zipped(ENDLESS[name], tmp_path / "x.docx"), tmp_path / "plain.docx", tmp_path / "out.docx"
    plain.write_bytes(PLAIN.to_bytes())
    for pair in ((file, plain), (plain, file)):
        with pytest.raises(InputError, match="too large"):
            redline(*pair, output)
    assert not output.exists()


def test_a_part_with_entities_is_not_copied_into_a_redline(tmp_path: Path) -> None:
    paper = Paper()
    theirs = paper.package(p("Een recht."), p(paper.chart("x")), p("Slot."))
    chart = next(name for name in theirs.parts if "chart" in name and name.endswith(".xml"))
    theirs.parts[chart] = DTD + theirs.parts[chart].split(b"?>")[-1]
    with pytest.raises(InputError, match="no word processor writes"):
        compare_packages(PLAIN, theirs)


@pytest.mark.parametrize("word", ["a", "é", "1", ".", "a.", "ab-", "_"])
def test_a_word_of_nine_million_letters_is_refused_at_once(word: str, tmp_path: Path) -> None:
    text = (word * 9_000_000).encode()[: 9_000_000 // 2 * 2].decode()
    file, plain = tmp_path / "x.docx", tmp_path / "plain.docx"
    file.write_bytes(Paper().bytes(p(text)))
    plain.write_bytes(PLAIN.to_bytes())
    start = time.perf_counter()
    for pair in ((file, plain), (plain, file)):
        result = CliRunner().invoke(main, ["--lang", "en", "diff", *map(str, pair)])
        assert (result.exit_code, "too large" in result.output) == (2, True)
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("name", SOUND)
def test_it_is_read_and_what_comes_of_it_is_sound(name: str, tmp_path: Path) -> None:
    file, plain, output = zipped(SOUND[name], tmp_path / "x.docx"), tmp_path / "plain.docx", tmp_path / "out.docx"
    plain.write_bytes(PLAIN.to_bytes())
    start = time.perf_counter()
    for arguments in commands(file, tmp_path).values():
        assert CliRunner().invoke(main, ["--lang", "en", *arguments]).exit_code == 0, arguments
    for pair in ((file, plain), (plain, file)):
        redline(*pair, output)
        accept_all(output, tmp_path / "accepted.docx")
        assert Package.open(tmp_path / "accepted.docx").main_document
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("name", ["a bomb of one part", "entities in the text", "endless styles"])
def test_diff_refuses_it_as_well(name: str, tmp_path: Path) -> None:
    file, plain = zipped((REFUSED | ENDLESS)[name], tmp_path / "x.docx"), tmp_path / "plain.docx"
    plain.write_bytes(PLAIN.to_bytes())
    for pair in ((file, plain), (plain, file)):
        result = CliRunner().invoke(main, ["--lang", "en", "diff", *map(str, pair), "-o", str(tmp_path / "out.docx")])
        assert result.exit_code == 2, result.output
        assert "Traceback" not in result.output
        assert not (tmp_path / "out.docx").exists()


WHOLE = RICH.to_bytes()
_flips = st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=4)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(_flips)
def test_flipped_bytes_are_refused_or_read(flips: list[tuple[int, int]]) -> None:
    changed = bytearray(WHOLE)
    for place, value in flips:
        changed[place] = value
    with tempfile.TemporaryDirectory() as folder:
        file, output = Path(folder) / "x.docx", Path(folder) / "out.docx"
        file.write_bytes(changed)
        for call in (accept_all, reject_all):
            with contextlib.suppress(AkkoordError):
                call(file, output)
        result = CliRunner().invoke(main, ["--lang", "en", "revisions", "list", str(file)])
    assert result.exit_code in (0, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)
