"""LibreOffice counts the labels and updates the references by itself: what it shows must still be right."""

import dataclasses
import shutil
import subprocess
from pathlib import Path

import pytest

from agreements.model import Article, Reference, Section
from agreements.word.writing import Comment, write
from templates import find
from tests.libreoffice import convert
from tests.word.samples import appearance, full_agreement, plain

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice or pdftotext is not installed"
)


def shown(data: bytes, folder: Path) -> list[str]:
    """The lines of the document as LibreOffice lays it out, white space made single."""
    (folder / "draft.docx").write_bytes(data)
    convert([folder / "draft.docx"], "pdf", folder)
    command = ["pdftotext", "-layout", str(folder / "draft.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [" ".join(line.split()) for line in text.splitlines()]


def test_a_french_agreement_counts_from_1er_to_2_and_its_references_follow(tmp_path: Path):
    agreement = full_agreement("fr")
    comments = [Comment(article.tag.clause, ("Note.",)) for article in agreement.articles if article.tag]
    lines = shown(write(agreement, find("agreement"), appearance("fr"), comments=comments), tmp_path)
    headings = [line for line in lines if line.startswith(("Article ", "Annexe "))]
    numbers = ["1er", *map(str, range(2, 21))]
    assert [heading.partition(".")[0] for heading in headings] == [
        *(f"Article {number}" for number in numbers), "Annexe 1", "Annexe 2"
    ]  # fmt: skip
    assert all(len(heading.split()) > 2 for heading in headings), "no heading lost its text to a comment"
    assert "comme prévu à l’article 1er." in [line.lower() for line in lines]


def test_an_inserted_article_and_lists_that_begin_anew_are_counted_right(tmp_path: Path):
    articles = tuple(Article(number, f"Kop {number}", (plain("Tekst."),)) for number in ("1", "2", "2bis", "3", "4"))
    closing = (Section((plain("Zie artikel\u00a0", Reference("clause-3", "3"), "."),)),)
    full = full_agreement("nl")
    agreement = dataclasses.replace(full, articles=(*articles, *full.articles[4:7]), closing=closing)
    lines = shown(write(agreement, find("agreement"), appearance("nl")), tmp_path)
    wanted = ["1.", "2.", "2bis.", "3.", "4.", "5.", "6.", "7."]
    assert [line.split()[1] for line in lines if line.startswith("Artikel ")] == wanted
    items = [line.split()[0] for line in lines if line[:2] in ("§ ", "1°", "2°", "a)", "b)")]
    labels = [passage.label for part in (*agreement.opening, *agreement.articles, *agreement.annexes)
              for passage in part.passages if passage.label]  # fmt: skip
    assert items == [label.split()[0] for label in labels]
