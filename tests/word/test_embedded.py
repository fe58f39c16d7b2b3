"""What was embedded in a draft is found again, wherever other programs moved it."""

from pathlib import Path

import pytest

from agreements.word.embedded import read_embedded
from agreements.word.package import Package
from akkoord.errors import InputError
from tests.wordml import R, p, package

OURS = b'<agreement xmlns="urn:akkoord:agreement:1"><dossier/></agreement>'
THEIRS = b'<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>'


def saved(folder: Path, *items: bytes) -> Path:
    document: Package = package(p("Tekst"))
    for number, item in enumerate(items, 1):
        name = f"customXml/item{number}.xml"
        document.add_part(name, "application/xml", item)
        document.relate(document.main_document, f"{R}/customXml", name)
    path = folder / "draft.docx"
    path.write_bytes(document.to_bytes())
    return path


@pytest.mark.parametrize("items", [(OURS,), (THEIRS, OURS), (b"<broken", OURS, THEIRS)])
def test_our_part_is_found_among_those_of_others(tmp_path: Path, items: tuple[bytes, ...]):
    assert read_embedded(saved(tmp_path, *items)) == OURS


@pytest.mark.parametrize("items", [(), (THEIRS,)])
def test_a_document_of_others_has_none(tmp_path: Path, items: tuple[bytes, ...]):
    assert read_embedded(saved(tmp_path, *items)) is None


@pytest.mark.parametrize("items", [(), (OURS,)])
def test_a_part_that_declares_what_may_grow_without_end_is_never_ours(tmp_path: Path, items: tuple[bytes, ...]):
    found = read_embedded(saved(tmp_path, b"<!DOCTYPE akkoord><akkoord/>", *items))
    assert found == (OURS if items else None)


def test_what_is_no_word_document_is_refused(tmp_path: Path):
    path = tmp_path / "draft.docx"
    path.write_bytes(b"tekst")
    with pytest.raises(InputError):
        read_embedded(path)
