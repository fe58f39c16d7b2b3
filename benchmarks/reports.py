"""How long the reports of one comparison take: two agreements of 40 pages, a third of whose passages differ.

Run:  .venv/bin/python benchmarks/reports.py
Prints the machine, and for each report the seconds of the first time in a new process (loading its libraries
included) and the median of the runs after it. Figures measured with it stand in benchmarks/README.md.
"""

from __future__ import annotations

import os
import platform
import statistics
import time
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.assemble import assemble
from agreements.diff import compare
from agreements.diff.model import Negotiation
from agreements.dossier import load_dossier
from agreements.office import EXAMPLES
from agreements.opening import Opened
from agreements.report.files import WRITERS
from agreements.selection import select
from clauses.library import load_library

if TYPE_CHECKING:
    from agreements.model import Agreement, Article

RUNS = 5
WORDS_ON_A_PAGE = 400
PAGES = 40
_EDITS = (("recht", "mogelijkheid"), ("mag niet", "mag, mits akkoord,"), ("alle", "sommige"), ("binnen", "na"))


def main() -> None:
    """Measure and print."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    library = load_library()
    file = load_dossier(EXAMPLES / "flanders-chemistry.yaml")
    ours = _long(assemble(file.dossier, select(file, library), library, "nl"))
    theirs = _edited(ours)
    start = time.perf_counter()
    comparison = compare(Opened(Path("ours.docx"), "docx", ours), Opened(Path("theirs.docx"), "docx", theirs), library)
    result = Negotiation((comparison,))
    changed = sum(each.change != "unchanged" for article in comparison.articles for each in article.passages)
    print(f"{len(ours.articles)} articles, {changed} passages differ, compared in {time.perf_counter() - start:.2f} s")
    totals = [0.0, 0.0]
    for kind, writer in WRITERS.items():
        seconds = []
        for _ in range(RUNS + 1):
            start = time.perf_counter()
            size = len(writer(result))
            seconds.append(time.perf_counter() - start)
        first, later = seconds[0], statistics.median(seconds[1:])
        totals = [totals[0] + first, totals[1] + later]
        print(f"{kind:<8}{first:7.2f} s the first time, {later:.2f} s later, {size / 1024:,.0f} kB")
    print(f"{'together':<8}{totals[0]:7.2f} s the first time, {totals[1]:.2f} s later")


def _long(agreement: Agreement) -> Agreement:
    """The agreement with its articles over and over again, until it has 40 pages."""
    words = sum(len(article.text.split()) for article in agreement.articles)
    times = -(-PAGES * WORDS_ON_A_PAGE // words)
    numbers = count(1)
    articles = tuple(replace(each, number=str(next(numbers))) for _ in range(times) for each in agreement.articles)
    return replace(agreement, articles=articles)


def _edited(agreement: Agreement) -> Agreement:
    """Every third passage with other words in it."""
    numbers = count()

    def of(article: Article) -> Article:
        passages = []
        for passage in article.passages:
            text = passage.text
            if next(numbers) % 3 == 0:
                for old, new in _EDITS:
                    text = text.replace(old, new)
            passages.append(replace(passage, pieces=(text,)))
        return replace(article, passages=tuple(passages))

    return replace(agreement, articles=tuple(map(of, agreement.articles)))


if __name__ == "__main__":
    main()
