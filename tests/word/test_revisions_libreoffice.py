"""LibreOffice's own accept and reject give the same text as ours, and the validator takes the results."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from agreements.word.package import Package
from agreements.word.tracked import accepted, rejected
from tests.libreoffice import needs_libreoffice, texts
from tests.wordml import by, deleted, field, ins, p, package, r, sdt, tracked

MOVED = r("Verplaatste zin. ")
ROW = "<w:tr>{mark}<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{content}</w:tc></w:tr>"


def move(which: str, number: int) -> str:
    start = f'<w:move{which}RangeStart w:id="{number}" w:author="An" w:date="2026-11-02T10:15:00Z" w:name="m"/>'
    return f'{start}<w:move{which} {by()}>{MOVED}</w:move{which}><w:move{which}RangeEnd w:id="{number}"/>'


def rows(*content: str) -> str:
    properties = "<w:tblPr><w:tblW w:w='2000' w:type='dxa'/></w:tblPr><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid>"
    return f"<w:tbl>{properties}{''.join(content)}</w:tbl>"


def bold(text: str) -> str:
    return f"<w:r><w:rPr><w:b/><w:rPrChange {by()}><w:rPr/></w:rPrChange></w:rPr><w:t>{text}</w:t></w:r>"


CASES = {
    "words": [tracked("De werknemer heeft [-twee-] {+drie+} dagen{+ per jaar+}.")],
    "a paragraph inserted": [p("een"), tracked("{+twee¶+}"), p("drie")],
    "a paragraph deleted": [p("een"), tracked("[-twee¶-]"), p("drie")],
    "a paragraph split": [tracked("een {+¶+}"), p("twee")],
    "two paragraphs joined": [tracked("een [-¶-]"), p("twee")],
    "three paragraphs joined": [tracked("een [-¶-]"), tracked("twee [-¶-]"), p("drie")],
    "a move": [p(move("From", 901) + r("een")), p("twee"), p(r("drie ") + move("To", 902))],
    "text of two people": [p(r("een ") + ins("twee ", "An") + deleted("drie ", "Bob") + r("vier"))],
    "what one inserted and another deleted": [p(r("een ") + ins(deleted("twee ", "Bob"), "An") + r("drie"))],
    "text in a table": [rows(ROW.format(mark="", content=tracked("een {+twee+}[-drie-]"))), p("vier")],
    "a row inserted": [
        rows(
            ROW.format(mark="", content=p("een")),
            ROW.format(mark=f"<w:trPr><w:ins {by()}/></w:trPr>", content=tracked("{+twee¶+}")),
        ),
        p("drie"),
    ],
    "a row deleted": [
        rows(
            ROW.format(mark=f"<w:trPr><w:del {by()}/></w:trPr>", content=tracked("[-een¶-]")),
            ROW.format(mark="", content=p("twee")),
        ),
        p("drie"),
    ],
    "formatting": [p(bold("vet") + r(" en gewoon"))],
    "a field": [p(r("blad ") + deleted(field("PAGE", r("3"))) + ins("vier"))],
    "a content control": [sdt("t", tracked("een {+twee+}[-drie-]"))],
}  # fmt: skip

MISREAD = "a content control"
"""LibreOffice 7.4 takes deleted text in a content control for text."""


@needs_libreoffice
def test_libreoffice_agrees(tmp_path: Path) -> None:
    jobs = []
    cases = [case for case in CASES if case != MISREAD]
    for case in cases:
        document = package(*CASES[case])
        jobs += [(document.to_bytes(), "accept"), (accepted(document).to_bytes(), "leave")]
        jobs += [(document.to_bytes(), "reject"), (rejected(document).to_bytes(), "leave")]
    said = iter(texts(jobs, tmp_path))
    for case in cases:
        theirs_accepted, ours_accepted, theirs_rejected, ours_rejected = (next(said) for _ in range(4))
        assert ours_accepted == theirs_accepted, case
        assert ours_rejected == theirs_rejected, case
        assert (ours_accepted != ours_rejected) == (case not in ("formatting", "what one inserted and another deleted"))


def problems(document: Package, file: Path) -> set[str]:
    file.write_bytes(document.to_bytes())
    return {str(error) for error in OpenXmlValidator().validate(file).errors}


@pytest.mark.parametrize("case", CASES)
def test_the_validator_finds_nothing_that_a_plain_document_has_not(case: str, tmp_path: Path) -> None:
    plain = problems(package(p("een")), tmp_path / "plain.docx")
    for act in (accepted, rejected):
        assert problems(act(package(*CASES[case])), tmp_path / "case.docx") <= plain


def test_the_validator_sees_a_cell_without_a_paragraph(tmp_path: Path) -> None:
    plain = problems(package(p("een")), tmp_path / "plain.docx")
    assert problems(package(rows(ROW.format(mark="", content=""))), tmp_path / "case.docx") > plain
