"""How long checking takes: one draft of some 40 pages from a cold start, and a folder of a hundred.

Run:  .venv/bin/python benchmarks/validate.py
Prints the machine, and the median and range of whole-process wall time in seconds. Figures measured with it, and the
machine they were measured on, stand in benchmarks/README.md.
"""

from __future__ import annotations

import copy
import platform
import shutil
import tempfile
from pathlib import Path

from assemble import AKKOORD, RUNS, _measure, _processor

from agreements.dossier import load_dossier
from agreements.drafting import Request, make_drafts
from agreements.office import EXAMPLES
from agreements.word.oxml import find_all, serialize_xml
from agreements.word.package import Package
from clauses.library import load_library

COPIES = 2
"""How often the articles of the example of 22 pages stand in the long draft."""


def main() -> None:
    """Measure and print."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {_processor()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (draft,) = make_drafts(load_dossier(EXAMPLES / "flanders-chemistry.yaml"), load_library(), Request()).documents
        (folder / "long.docx").write_bytes(_long(draft.content))
        _measure(
            "one draft, 40 pages, cold", [*AKKOORD, "validate", str(folder / "long.docx"), "--fail-on", "never"], RUNS
        )
        many = folder / "many"
        many.mkdir()
        (many / "000.docx").write_bytes(draft.content)
        for number in range(1, 100):
            shutil.copyfile(many / "000.docx", many / f"{number:03}.docx")
        _measure("100 drafts of 22 pages", [*AKKOORD, "validate", str(many), "--fail-on", "never"], 3)


def _long(content: bytes) -> bytes:
    """A draft with its articles in it again; what is checked need not be sound."""
    package = Package.from_bytes(content, Path("draft.docx"))
    root = package.xml(package.main_document)
    articles = find_all(root, "w:body/w:sdt")[3:-4]
    for _ in range(COPIES - 1):
        for article in reversed(articles):
            articles[-1].addnext(copy.deepcopy(article))
    package.parts[package.main_document] = serialize_xml(root)
    return package.to_bytes()


if __name__ == "__main__":
    main()
