"""Our own drafts, printed to PDF by LibreOffice, say the same as the drafts themselves."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from agreements.dossier import load_dossier
from agreements.drafting import Request, make_drafts
from agreements.model import Agreement
from agreements.office import EXAMPLES
from agreements.opening import open_document
from agreements.word.reading import read
from clauses.library import load_library
from tests.libreoffice import convert, needs_libreoffice
from tests.pdf.writer import at, flow, pdf, sheet

NAMES = {
    "brussels-bilingual": ("nl", "fr"),
    "flanders-chemistry": ("nl",),
    "wallonia-chemistry": ("fr",),
}
CASES = [f"{name}-{each}{end}" for name, each_of in NAMES.items() for each in each_of for end in ("", "-contents")]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every example, with and without a table of contents, and the synoptic one, as .docx with a .pdf beside it."""
    folder = tmp_path_factory.mktemp("printed")
    library = load_library()
    for file in EXAMPLES.glob("*.yaml"):
        dossier = load_dossier(file)
        both = len(dossier.dossier.written_in) == 2
        for end, request in (("", Request(synoptic=both)), ("-contents", Request(contents=True))):
            for draft in make_drafts(dossier, library, request).documents:
                (folder / f"{file.stem}-{draft.name}{end}.docx").write_bytes(draft.content)
    convert(sorted(folder.glob("*.docx")), "pdf", folder)
    return {path.stem: path for path in folder.glob("*.pdf")}


def said(agreement: Agreement) -> list[str]:
    """All that an agreement says, line by line; white space made single, and letters small.

    LibreOffice writes "Artikel 3" where Word writes "artikel 3" for a reference inside a sentence.
    """
    lines = ["TITLE " + " ".join(passage.text for passage in agreement.title.passages)]
    lines += [f"{each.label} {each.text}" for section in agreement.opening for each in section.passages]
    for article in (*agreement.articles, *agreement.annexes):
        lines.append(f"ARTICLE {article.number} | {article.heading} | {article.chapter}")
        lines += [f"{each.level} {each.label} {each.text}" for each in article.passages]
    lines += [f"{each.label} {each.text}" for section in agreement.closing for each in section.passages]
    lines += [f"{each.party} | {each.name} | {each.capacity}" for each in agreement.signatures]
    return [" ".join(line.split()).casefold() for line in lines]


@needs_libreoffice
@pytest.mark.parametrize("case", CASES)
def test_the_printed_draft_says_the_same(printed: Mapping[str, Path], case: str):
    opened = open_document(printed[case])
    assert said(opened.agreement) == said(read(printed[case].with_suffix(".docx")))
    assert len(opened.agreement.articles) > 20
    assert opened.notes == ()


@needs_libreoffice
def test_both_languages_of_the_printed_synoptic_draft_say_the_same(printed: Mapping[str, Path]):
    opened = open_document(printed["brussels-bilingual-nl-fr"])
    other = opened.other
    assert other is not None
    for agreement, language in ((opened.agreement, "nl"), (other, "fr")):
        own = said(read(printed[f"brussels-bilingual-{language}"].with_suffix(".docx")))
        start = next(i for i, line in enumerate(own) if line.startswith("article 1"))
        articles = own[start : own.index(next(line for line in own[start:] if line.startswith("article 31")))]
        assert len(articles) > 200
        assert [line for line in articles if line not in said(agreement)] == []


def test_forty_pages_are_read_within_two_seconds(tmp_path: Path):
    text = "De werkgever betaalt alle kosten van de begeleiding, en de werknemer kiest vrij het centrum. " * 5
    pages = [
        sheet(
            *(part for article in range(4)
              for part in (at(72, 80 + 180 * article, f"Artikel {4 * page + article + 1}. Recht", bold=True),
                           flow(72, 100 + 180 * article, text.strip(), letters=75))),
            at(280, 810, str(page + 1)),
        )
        for page in range(40)
    ]  # fmt: skip
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(*pages))
    before = os.times()
    agreement = open_document(path).agreement
    assert sum(os.times()[:4]) - sum(before[:4]) < 2, "seconds of work, ours and that of the guarded program"
    assert [article.number for article in agreement.articles] == [str(number) for number in range(1, 161)]
    assert {article.text for article in agreement.articles} == {text.strip()}
