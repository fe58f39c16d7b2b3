"""How long assembling takes: one draft from a cold start, and a folder of a hundred dossiers in one run.

Run:  .venv/bin/python benchmarks/assemble.py
Prints the machine, and the median and range of whole-process wall time in seconds. Figures measured with it, and the
machine they were measured on, stand in benchmarks/README.md.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from agreements.office import EXAMPLES

AKKOORD = [str(Path(sys.executable).with_name("akkoord")), "--lang", "en"]
RUNS = 7


def main() -> None:
    """Measure and print."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {_processor()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _measure("akkoord --help", [*AKKOORD, "--help"], RUNS)
        example = str(EXAMPLES / "flanders-chemistry.yaml")
        one = [*AKKOORD, "assemble", example, "-o", str(folder / "draft.docx"), "--force"]
        _measure("one draft, cold start", one, RUNS)
        _measure("the same, annotated", [*one, "--annotated"], RUNS)
        dossiers = folder / "dossiers"
        dossiers.mkdir()
        text = Path(example).read_text(encoding="utf-8")
        for number in range(100):
            (dossiers / f"dossier-{number:03}.yaml").write_text(
                text.replace("Scheldepolymeren NV", f"Scheldepolymeren {number} NV"), encoding="utf-8"
            )
        all_of_them = [*AKKOORD, "assemble", str(dossiers), "-o", str(folder / "out"), "--force"]
        _measure("100 dossiers in one run", all_of_them, 3)


def _measure(label: str, command: list[str], runs: int) -> None:
    """The first run is not counted: it compiles the modules, as installing does, and lays out what is kept."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seconds = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        seconds.append(time.perf_counter() - start)
    seconds = seconds[1:]
    median = statistics.median(seconds)
    print(f"{label:<26}{median:7.2f} s  ({min(seconds):.2f} to {max(seconds):.2f}, {runs} runs)")


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    models = {
        line.partition(":")[2].strip()
        for line in (cpuinfo.read_text().splitlines() if cpuinfo.exists() else [])
        if line.startswith("model name")
    }
    return f"{os.cpu_count()} cores, {', '.join(models) or platform.processor()}"


if __name__ == "__main__":
    main()
