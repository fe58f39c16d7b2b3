"""How many agreements a second ``akkoord portfolio`` lays side by side, and how much memory that takes.

Run:  .venv/bin/python benchmarks/portfolio.py [AGREEMENTS]

The agreements are drafts of the included examples, of about ten pages, each with an own text in some of its articles.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from agreements.dossier import load_dossier
from agreements.drafting import Request as DraftRequest
from agreements.drafting import make_drafts
from agreements.office import EXAMPLES
from agreements.portfolio import Portfolio, Request, run
from agreements.portfolio.reports import as_report
from agreements.word.package import Package
from clauses.library import load_library

_EDITS = (
    ("kosten van de loopbaanbegeleiding", "kosten van de loopbaanbegeleiding tot {n} euro"),
    ("geen enkele terugkoppeling", "na {n} maanden een terugkoppeling"),
    ("coûts de l’accompagnement de carrière", "coûts de l’accompagnement de carrière jusqu’à {n} euros"),
)


def write_agreements(folder: Path, count: int) -> None:
    """Write so many agreements, no two of them alike."""
    library = load_library()
    drafts = [
        draft
        for example in sorted(EXAMPLES.glob("*.yaml"))
        for draft in make_drafts(load_dossier(example), library, DraftRequest()).documents
    ]
    for number in range(count):
        package = Package.from_bytes(drafts[number % len(drafts)].content, Path("draft.docx"))
        text = package.parts[package.main_document].decode()
        for ours, theirs in _EDITS if number % 4 == 0 else ():
            text = text.replace(ours, theirs.format(n=100 + number % 40), 1)
        package.parts[package.main_document] = text.replace("</w:document>", f"<!--{number}--></w:document>").encode()
        (folder / f"cao-{number:04}.docx").write_bytes(package.to_bytes())


def main() -> None:
    """Measure a first run, a second one, and the reports."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "agreements", Path(name) / "cache"
        folder.mkdir()
        write_agreements(folder, count)
        for label in ("first run", "second run"):
            start = time.perf_counter()
            judging = run([folder], Request(cache=cache))
            portfolio = Portfolio(tuple(judging), judging.library)
            seconds = time.perf_counter() - start
            print(f"{label}: {count} agreements in {seconds:.1f} s, {count / seconds:.0f} a second")
        for kind in (".html", ".xlsx", ".json"):
            start = time.perf_counter()
            size = len(as_report(portfolio, kind))
            print(f"{kind}: {size / 1e6:.1f} MB in {time.perf_counter() - start:.1f} s")
    for who, label in ((resource.RUSAGE_SELF, "this process"), (resource.RUSAGE_CHILDREN, "largest worker")):
        print(f"{label}: {resource.getrusage(who).ru_maxrss / 1024:.0f} MB at most")


if __name__ == "__main__":
    main()
