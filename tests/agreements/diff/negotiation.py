"""Makes the documents of the example negotiation from ``rounds.yaml``: python -m tests.agreements.diff.negotiation.

The PDF is made by LibreOffice, and so only where that is installed; the others come out the same everywhere.
"""

import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from agreements.model import Agreement, Article, Passage
from agreements.office import EXAMPLES
from akkoord.yamlfile import load
from tests.agreements.diff.documents import draft, retyped, rewritten, tracked
from tests.agreements.diff.texts import example

FOLDER = EXAMPLES / "negotiation"
DRAFT = "flanders-chemistry"


def rounds() -> list[dict[str, Any]]:
    return load(FOLDER / "rounds.yaml").data["rounds"]


def pairs(round_: dict[str, Any], kind: str) -> list[tuple[str, str]]:
    """The changes of one kind, as they stand in the draft: figures with their no-break space."""
    return [(_spaced(each["ours"]), _spaced(each["theirs"])) for each in round_.get(kind, [])]


def _spaced(text: str) -> str:
    return re.sub(r"(?<=\d) (?=kalenderdagen|uur)", "\u00a0", text)


def with_article(made: Agreement, article: dict[str, str] | None) -> Agreement:
    if article is None:
        return made
    number = str(len(made.articles) + 1)
    added = Article(number, article["heading"], (Passage("plain", "", (article["text"],)),))
    return replace(made, articles=(*made.articles, added))


def word_document(round_: dict[str, Any]) -> bytes:
    """The document of a round; of the PDF the Word document that it was made from."""
    if round_["form"] == "tracked":
        return rewritten(tracked(draft(DRAFT), *pairs(round_, "changes")), *pairs(round_, "silent"))
    made = with_article(example(DRAFT, "nl"), round_.get("article"))
    return retyped(made, *pairs(round_, "changes"))


def main() -> None:
    for round_ in rounds():
        target, data = FOLDER / round_["file"], word_document(round_)
        if round_["form"] != "pdf":
            target.write_bytes(data)
            continue
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / target.with_suffix(".docx").name
            source.write_bytes(data)
            subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, source], check=True)
            shutil.copyfile(source.with_suffix(".pdf"), target)


if __name__ == "__main__":
    main()
