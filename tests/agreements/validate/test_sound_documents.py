"""Agreements that are as they should be: of other makers in every shape that is seen, and our own drafts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.dossier import load_dossier
from agreements.drafting import Request, make_drafts
from agreements.model import Language
from agreements.office import EXAMPLES
from agreements.validate import Analysis, all_rules, check
from agreements.word.package import Package
from clauses.library import load_library
from tests.agreements.validate.cases import sound_document, sound_documents
from tests.textdoc import word

LIBRARY = load_library()


def alarms(analysis: Analysis) -> list[tuple[str, str, str]]:
    return [
        (finding.rule, finding.message, finding.excerpt)
        for finding in check(analysis, all_rules())
        if finding.severity != "info"
    ]


@pytest.mark.parametrize(("name", "language"), sound_documents())
def test_a_sound_agreement_of_any_shape_gives_no_error_and_no_warning(name: str, language: Language) -> None:
    assert alarms(Analysis(word(sound_document(name, language), language))) == []


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_drafts_of_the_examples_give_no_error_and_no_warning(file: Path) -> None:
    dossier = load_dossier(file)
    for draft in make_drafts(dossier, LIBRARY, Request()).documents:
        package = Package.from_bytes(draft.content, Path("draft.docx"))
        assert alarms(Analysis(package)) == []
        assert alarms(Analysis(package, dossier.dossier)) == []


LINES = sorted({line for name, language in sound_documents() for line in sound_document(name, language).splitlines()})


@settings(max_examples=30)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=40), max_size=25), st.sampled_from(["nl", "fr"]))
def test_whatever_a_document_holds_it_is_checked_without_a_mishap(lines: list[str], language: Language) -> None:
    printable = ["".join(character for character in line if character.isprintable()) for line in lines]
    for finding in check(Analysis(word("\n".join(printable), language)), all_rules()):
        assert finding.message
        assert finding.fingerprint
