"""The documents themselves: sound for Word, readable back, free of internal words, and the same every time."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from agreements.assemble import assemble
from agreements.dossier import DossierFile, load_dossier
from agreements.drafting import NAMESPACE, Request, digest, make_drafts
from agreements.office import EXAMPLES
from agreements.selection import select
from agreements.word.embedded import read_embedded
from agreements.word.reading import read
from clauses.library import load_library
from clauses.model import Language, Rung
from clauses.text import parse
from tests.dossiers import choosable, dossier_data, dossier_file, dossiers, needed_values
from tests.libreoffice import convert, needs_libreoffice

LIBRARY = load_library()
LANGUAGES: tuple[Language, ...] = get_args(Language)
EXAMPLE_FILES = {file.stem: load_dossier(file) for file in sorted(EXAMPLES.glob("*.yaml"))}
REQUESTS = {
    "plain": Request(),
    "annotated": Request(annotated=True),
    "contents": Request(contents=True),
    "annotated-contents": Request(annotated=True, contents=True),
}


def everything_on(rung: Rung) -> DossierFile:
    """A dossier with all clauses, each on this rung where it has it."""
    clauses = {
        clause.id: {"variant": rung if rung in clause.rungs else clause.rungs[0], "values": needed_values(clause)}
        for clause in choosable(LIBRARY)
    }
    return dossier_file(dossier_data(clauses=clauses, notes="ONDER ONS"))


def findings(document: bytes, tmp_path: Path) -> list[str]:
    file = tmp_path / "audited.docx"
    file.write_bytes(document)
    return [str(error) for error in OpenXmlValidator().validate(file).errors]


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
@pytest.mark.parametrize("file", EXAMPLE_FILES.values(), ids=EXAMPLE_FILES)
def test_the_examples_are_sound_word_documents(file: DossierFile, request_: Request, tmp_path: Path) -> None:
    for draft in make_drafts(file, LIBRARY, request_).documents:
        assert findings(draft.content, tmp_path) == []


@pytest.mark.parametrize("rung", get_args(Rung))
def test_every_variant_makes_sound_documents_and_a_sound_synoptic_one(rung: Rung, tmp_path: Path) -> None:
    drafts = make_drafts(everything_on(rung), LIBRARY, Request(annotated=True, synoptic=True)).documents
    assert [draft.name for draft in drafts] == ["nl", "fr", "nl-fr"]
    for draft in drafts:
        assert findings(draft.content, tmp_path) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_reading_a_draft_gives_back_the_agreement_that_was_written(tmp_path: Path, data: st.DataObject) -> None:
    file = data.draw(dossiers(LIBRARY))
    request = Request(annotated=data.draw(st.booleans()), contents=data.draw(st.booleans()))
    selection = select(file, LIBRARY)
    for draft in make_drafts(file, LIBRARY, request).documents:
        path = tmp_path / "draft.docx"
        path.write_bytes(draft.content)
        language: Any = draft.name
        assert read(path) == assemble(file.dossier, selection, LIBRARY, language)


@pytest.mark.parametrize("name", EXAMPLE_FILES)
def test_the_same_dossier_gives_the_same_bytes(name: str) -> None:
    once, again = (make_drafts(EXAMPLE_FILES[name], LIBRARY, Request(synoptic=True)) for _ in range(2))
    assert once.documents == again.documents


def package_text(document: bytes, tmp_path: Path) -> str:
    """All text of all parts: of elements, of attributes, and the raw XML."""
    file = tmp_path / "plain.docx"
    file.write_bytes(document)
    parts = []
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            raw = package.read(name)
            root = etree.fromstring(raw)
            parts += [name, raw.decode("utf-8"), "".join(root.itertext())]
    return spaced(" ".join(parts))


def spaced(text: str) -> str:
    """The text with each run of white space, no-break spaces included, as one space."""
    return " ".join(text.split())


@pytest.mark.parametrize("rung", get_args(Rung))
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_internal_word_is_anywhere_in_the_plain_version(rung: Rung, language: Language, tmp_path: Path) -> None:
    file = everything_on(rung)
    (plain,) = make_drafts(file, LIBRARY, Request(language=language)).documents
    (annotated,) = make_drafts(file, LIBRARY, Request(language=language, annotated=True)).documents
    internal = ["ONDER ONS"]
    for clause in LIBRARY.clauses.values():
        internal += [clause.note.nl, clause.note.fr]
    for position in LIBRARY.positions.values():
        internal += [text[each] for text in (position.statement, *position.reasons) for each in LANGUAGES]
    in_plain, in_annotated = (package_text(draft.content, tmp_path) for draft in (plain, annotated))
    assert not [words for words in internal if spaced(words) in in_plain]
    assert "comments" not in in_plain
    notes = [clause.note[language] for clause in LIBRARY.clauses.values() if clause.when is None]
    assert [words for words in notes if spaced(words) in in_annotated] == notes, "the annotated version has them all"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_opening_draft_does_not_show_how_far_we_would_go(language: Language, tmp_path: Path) -> None:
    (plain,) = make_drafts(everything_on("opening"), LIBRARY, Request(language=language)).documents
    shown = package_text(plain.content, tmp_path)
    texts = {rung: set[str]() for rung in get_args(Rung)}
    for clause in LIBRARY.clauses.values():
        for rung, variant in clause.variants.items():
            texts[rung] |= {
                paragraph.source for paragraph in parse(variant.text[language]) if not paragraph.placeholders
            }
    opening = spaced(" ".join(texts["opening"]))
    lower = {spaced(text) for text in texts["fallback"] | texts["floor"] if "{" not in text} - texts["opening"]
    ours_alone = {text for text in lower if text not in opening}
    assert len(ours_alone) > 50
    assert not [text for text in ours_alone if text in shown]


def test_the_custom_xml_part_carries_the_dossier_and_a_digest_of_every_clause(tmp_path: Path) -> None:
    file = EXAMPLE_FILES["flanders-chemistry"]
    (draft,) = make_drafts(file, LIBRARY, Request()).documents
    path = tmp_path / "draft.docx"
    path.write_bytes(draft.content)
    embedded = read_embedded(path)
    assert embedded is not None
    root = etree.fromstring(embedded)
    assert "Scheldepolymeren NV" in (root.findtext(f"{{{NAMESPACE}}}dossier") or "")
    made = read(path)
    digests = {each.get("tag"): each.get("digest") for each in root.iter(f"{{{NAMESPACE}}}clause")}
    assert digests == {str(part.tag): digest(part) for part in made.parts}


@needs_libreoffice
def test_libreoffice_opens_every_document_and_numbers_it_the_same(tmp_path: Path) -> None:
    """One run of LibreOffice over the examples and over every rung of every clause; it counts as we do.

    Plain text is quicker to make than PDF, and holds the numbers and the references that LibreOffice works out.
    """
    expected = {}
    rungs = {f"everything-{rung}": everything_on(rung) for rung in get_args(Rung)}
    for name, file in (EXAMPLE_FILES | rungs).items():
        drafts = make_drafts(file, LIBRARY, Request(contents=True, synoptic=len(file.dossier.written_in) == 2))
        for draft in drafts.documents:
            path = tmp_path / f"{name}-{draft.name}.docx"
            path.write_bytes(draft.content)
            expected[path.stem] = draft.name
    convert(sorted(tmp_path.glob("*.docx")), "txt:Text (encoded):UTF8", tmp_path)
    assert {file.stem for file in tmp_path.glob("*.txt")} == set(expected)
    for name, kind in expected.items():
        text = (tmp_path / f"{name}.txt").read_text(encoding="utf-8-sig")
        assert not re.search("(artikel|article) (artikel|article)", text, re.IGNORECASE)
        if kind != "nl-fr":
            numbers = [each.number for each in read(tmp_path / f"{name}.docx").articles]
            assert re.findall(r"^(?:Artikel|Article) (\w+)\.", text, re.MULTILINE) == numbers
