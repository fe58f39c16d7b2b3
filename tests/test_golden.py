"""What a person reads, as files in tests/golden: the examples as plain text, and pages of the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from agreements.dossier import load_dossier
from agreements.drafting import Request, make_drafts
from agreements.model import Agreement
from agreements.office import EXAMPLES
from agreements.word.reading import read
from clauses.library import load_library
from cli import main

Golden = Callable[[str, str], None]


def lines(agreement: Agreement) -> Iterator[str]:
    """The agreement as it reads in Word, without its layout."""
    word, annex = ("Artikel", "Bijlage") if agreement.language == "nl" else ("Article", "Annexe")
    chapter = ""
    for section in (agreement.title, *agreement.opening):
        yield from (*(f"{passage.label} {passage.text}".strip() for passage in section.passages), "")
    for kind, articles in ((word, agreement.articles), (annex, agreement.annexes)):
        if kind == annex:
            for section in agreement.closing:
                yield from (*(passage.text for passage in section.passages), "")
            yield from (f"{each.party} | {each.name} | {each.capacity}" for each in agreement.signatures)
        for article in articles:
            if article.chapter != chapter:
                chapter = article.chapter
                yield from ("", chapter.upper())
            yield from ("", f"{kind} {article.number}. {article.heading}", article.text)


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_drafts_of_the_examples_read_as_they_should(example: Path, tmp_path: Path, golden: Golden) -> None:
    for draft in make_drafts(load_dossier(example), load_library(), Request()).documents:
        file = tmp_path / "draft.docx"
        file.write_bytes(draft.content)
        golden(f"{example.stem}.{draft.name}.txt", "\n".join(lines(read(file))).strip() + "\n")


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("arguments", ["list", "show guaranteed-hours", "show no-feedback", "search loyauté"])
def test_the_library_on_the_terminal(arguments: str, language: str, golden: Golden) -> None:
    result = CliRunner().invoke(main, ["--lang", language, "clauses", *arguments.split()])
    golden(f"clauses-{arguments.replace(' ', '-')}.{language}.txt", result.stdout)
