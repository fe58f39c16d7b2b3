"""How many agreements a second ``akkoord portfolio`` lays side by side, and how much memory that takes.

Run:  .venv/bin/python benchmarks/portfolio.py [AGREEMENTS] [PAGES]

The agreements (1,000 of about ten pages unless told otherwise) are those of ``made_up.py``. Each measurement is of a
process of its own, as a user starts it; printed are its wall time, its processor time (which tells more on a machine
that others use), and the most memory of it and of its largest worker, at a tenth of the agreements and at all of them:
flat memory hardly grows from the one to the other.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_up import write_agreements

_MEASURED = """
import resource, sys
from cli import main
try:
    main(sys.argv[1:])
finally:
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        print(resource.getrusage(who).ru_maxrss, file=sys.stderr)
"""


def main() -> None:
    """Measure a first run and a second one, of a tenth of the agreements and of all."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in (count // 10, count):
            agreements, cache = folder / f"{size}", folder / f"{size}-cache"
            agreements.mkdir()
            write_agreements(agreements, size, pages)
            for label in ("first run", "second run"):
                _measure(f"{size} agreements, {label}", size, [str(agreements), "--cache", str(cache)])
        reports = [word for kind in ("html", "xlsx", "json") for word in ("--report", str(folder / f"report.{kind}"))]
        _measure("second run, with all reports", count, [str(agreements), "--cache", str(cache), *reports])


def _measure(label: str, count: int, arguments: list[str]) -> None:
    start, before = time.perf_counter(), _processor_time()
    run = subprocess.run(
        [sys.executable, "-c", _MEASURED, "portfolio", *arguments], capture_output=True, text=True, check=False
    )
    seconds, spent = time.perf_counter() - start, _processor_time() - before
    own, worker = (int(line) / 1024 for line in run.stderr.split()[-2:])
    print(
        f"{label}: {seconds:.1f} s, {count / seconds:.0f} a second; processor {spent:.1f} s; "
        f"at most {own:.0f} MB, worker {worker:.0f} MB",
        flush=True,
    )


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
