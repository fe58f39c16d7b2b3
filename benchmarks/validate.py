"""How long checking takes, all families of rules: agreements of 40 pages from a cold start, and a folder of drafts.

Run:  .venv/bin/python benchmarks/validate.py
The long agreement holds the articles of the included example twice, so that half of them are new to its dossier; it is
also checked as if it had never been ours (no content controls, no dossier), and is then held against the library.
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
from agreements.word.oxml import find_all, qn, serialize_xml
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
        (folder / "theirs.docx").write_bytes(_theirs((folder / "long.docx").read_bytes()))
        (folder / "draft.docx").write_bytes(draft.content)
        for label, file in (("22 pages", "draft"), ("40 pages", "long"), ("40 pages, not ours", "theirs")):
            _measure(label, [*AKKOORD, "validate", str(folder / f"{file}.docx"), "--fail-on", "never"], RUNS)
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


def _theirs(content: bytes) -> bytes:
    """The same agreement without anything that tells that it was ours."""
    package = Package.from_bytes(content, Path("draft.docx"))
    root = package.xml(package.main_document)
    for properties in root.iter(qn("w:sdtPr")):
        for tag in find_all(properties, "w:tag"):
            properties.remove(tag)
    package.parts[package.main_document] = serialize_xml(root)
    for name in [name for name in package.parts if name.startswith("customXml/item") and "Props" not in name]:
        package.parts[name] = b"<other/>"
    return package.to_bytes()


if __name__ == "__main__":
    main()
