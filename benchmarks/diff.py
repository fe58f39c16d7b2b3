"""How long a comparison takes: two agreements of 40 pages with all outputs, and how it grows to 2,000 articles.

Run:  .venv/bin/python benchmarks/diff.py
Prints the machine; for the whole command the median and range of wall time and of processor time of the process, for
growth the processor time of the comparison alone, in seconds. Figures stand in benchmarks/README.md.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.assemble import assemble
from agreements.diff import compare
from agreements.dossier import load_dossier
from agreements.office import EXAMPLES
from agreements.opening import Opened
from agreements.selection import select
from clauses.library import load_library
from templates import find

if TYPE_CHECKING:
    from agreements.model import Agreement, Passage
    from clauses.library import Library

AKKOORD = [sys.executable, "-c", "from cli import main; main()", "--lang", "en"]
RUNS = 5
PAGES_40 = 87
"""So many articles of the example make about 40 pages."""
SIZES = (PAGES_40, 250, 500, 1000, 2000)
EVERY = 10
"""One article in so many is changed."""


def main() -> None:
    """Measure and print."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors")
    library = load_library()
    file = load_dossier(EXAMPLES / "flanders-chemistry.yaml")
    made = assemble(file.dossier, select(file, library), library, "nl")
    _commands(made)
    for size in SIZES:
        print(f"{size} articles: {_seconds(made, size, library):.2f}")


def _commands(made: Agreement) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = folder / "ours.docx", folder / "theirs.docx"
        ours.write_bytes(_document(grown(made, PAGES_40, changed=False)))
        theirs.write_bytes(_document(grown(made, PAGES_40, changed=True)))
        reports = [f"--report={folder / f'report.{ending}'}" for ending in ("html", "docx", "xlsx", "json")]
        command = [*AKKOORD, "diff", ours, theirs, "-o", folder / "redline.docx", *reports, "--force"]
        walls, processors = [], []
        for _run in range(RUNS):
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            walls.append(time.perf_counter() - start)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            processors.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        if not (folder / "redline.docx").exists():
            sys.exit("the comparison failed")
    for what, figures in (("wall", walls), ("processor", processors)):
        spread = f"{min(figures):.2f} to {max(figures):.2f}, {RUNS} runs"
        print(f"40 pages, all outputs, cold, {what}: {statistics.median(figures):.2f} ({spread})")


def _document(made: Agreement) -> bytes:
    import datetime

    from agreements.word.appearance import Appearance
    from agreements.word.writing import write
    from templates import words

    look = Appearance("cao", "1", "ACV", datetime.date(2027, 1, 1), words("nl"), facts={"company": {"name": "Kaai"}})
    return write(made, find("agreement"), look)


def grown(made: Agreement, size: int, *, changed: bool) -> Agreement:
    """An agreement of ``size`` articles out of the example's, each with words of its own; some are changed."""
    articles = []
    for number in range(size):
        article = made.articles[number % len(made.articles)]
        passages = tuple(_own(each, number) for each in article.passages)
        if changed and number % EVERY == 0:
            passages = tuple(
                replace(each, pieces=(each.text.replace("mag niet", "mag").replace("Elke", "De meeste"),))
                for each in passages
            )
        articles.append(replace(article, number=str(number + 1), passages=passages, tag=None))
    return replace(made, articles=tuple(articles))


def _own(passage: Passage, number: int) -> Passage:
    return replace(passage, pieces=(f"{passage.text.rstrip('.')} voor afdeling nummer{number}.",))


def _seconds(made: Agreement, size: int, library: Library) -> float:
    ours, theirs = grown(made, size, changed=False), grown(made, size, changed=True)
    start = time.process_time()
    compare(Opened(Path("ours.docx"), "docx", ours), Opened(Path("theirs.docx"), "docx", theirs), library)
    return time.process_time() - start


if __name__ == "__main__":
    main()
