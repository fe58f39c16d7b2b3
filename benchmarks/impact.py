"""How long the impact of one passage takes: the first (which loads lexicons and dictionaries), and those after it.

Run:  .venv/bin/python benchmarks/impact.py
Prints the machine, and for each language the first call and the median and slowest of the calls after it, in
milliseconds of processor time; each call gets texts that were not read before. Figures measured with it stand in
benchmarks/README.md.
"""

from __future__ import annotations

import platform
import statistics
import time

from agreements.impact import assess

RUNS = 200
PASSAGES = {
    "nl": (
        "Elke werknemer heeft recht op {n} uur loopbaanbegeleiding per jaar, tijdens de arbeidstijd en met behoud van "
        "loon. De werknemer kiest zelf het erkende centrum. De kosten zijn ten laste van de werkgever. De coach brengt "
        "geen verslag uit aan de werkgever, de leidinggevende of de personeelsdienst.",
        "Elke werknemer kan, na akkoord van zijn leidinggevende, {n} uur loopbaanbegeleiding per jaar volgen, waar "
        "mogelijk tijdens de arbeidstijd. De werkgever stelt een lijst van centra op. De kosten worden gedragen tot "
        "een maximum van 550 euro. De coach bezorgt een beknopt verslag aan de personeelsdienst.",
    ),
    "fr": (
        "Chaque travailleur a droit à {n} heures d'accompagnement par an, pendant les heures de travail et sans perte "
        "de rémunération. Le travailleur choisit librement le centre agréé. Les frais sont à charge de l'employeur. Le "
        "conseiller ne fait pas rapport à l'employeur, au supérieur hiérarchique ou au service du personnel.",
        "Chaque travailleur peut, moyennant l'accord de son supérieur, suivre {n} heures d'accompagnement par an, si "
        "possible pendant les heures de travail. L'employeur établit une liste de centres. Les frais sont pris en "
        "charge à concurrence de 550 euros. Le conseiller remet un bref rapport au service du personnel.",
    ),
}


def main() -> None:
    """Measure and print."""
    print(f"{platform.platform()}, Python {platform.python_version()}")
    for language, (ours, theirs) in PASSAGES.items():
        times = [_timed(ours.format(n=n), theirs.format(n=n), language) for n in range(2, RUNS + 2)]
        first, rest = times[0], times[1:]
        print(f"{language}: first {first:.0f} ms, then {statistics.median(rest):.1f} ms (slowest {max(rest):.1f} ms)")


def _timed(ours: str, theirs: str, language: str) -> float:
    begin = time.process_time()
    assess(ours, theirs, language)
    return 1000 * (time.process_time() - begin)


if __name__ == "__main__":
    main()
