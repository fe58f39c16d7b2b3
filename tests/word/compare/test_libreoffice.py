"""LibreOffice as a second opinion: its own accepting and rejecting of our redlines gives the two documents' text."""

from __future__ import annotations

from pathlib import Path

from agreements.word.compare import compare_packages
from tests.libreoffice import needs_libreoffice, texts
from tests.wordml import p, package, r, sdt, table

WORKER = "De werknemer heeft recht op twaalf uur loopbaanbegeleiding per periode van drie jaar."
EMPLOYER = "De werkgever draagt alle kosten van de begeleiding, ook wanneer het fonds niet tussenkomt."
MANAGER = "Geen leidinggevende woont de gesprekken bij of krijgt er verslag van."
CENTRE = "Het centrum wordt door de werknemer zelf gekozen en is extern en erkend."

PAIRS = {
    "words": ([p(WORKER), p(EMPLOYER)], [p(WORKER.replace("twaalf", "acht")), p(EMPLOYER.replace("alle ", ""))]),
    "formatting": ([p(r(WORKER))], [p(r(WORKER[:20], bold=True) + r(WORKER[20:]))]),
    "dropped and added": ([p(WORKER), p(EMPLOYER), p(MANAGER)], [p(WORKER), p(CENTRE), p(MANAGER)]),
    "added at the end": ([p(WORKER)], [p(WORKER), p(EMPLOYER), p(MANAGER)]),
    "dropped at the end": ([p(WORKER), p(EMPLOYER), p(MANAGER)], [p(WORKER)]),
    "split": ([p(f"{WORKER} {EMPLOYER}"), p(MANAGER)], [p(WORKER), p(EMPLOYER), p(MANAGER)]),
    "merged": ([p(WORKER), p(EMPLOYER), p(MANAGER)], [p(f"{WORKER} {EMPLOYER}"), p(MANAGER)]),
    "moved": ([p(WORKER), p(EMPLOYER), p(MANAGER), p(CENTRE)], [p(MANAGER), p(WORKER), p(EMPLOYER), p(CENTRE)]),
    "a row more": (
        [table(("uren", "jaar"), ("twaalf", "2027")), p(EMPLOYER)],
        [table(("uren", "jaar"), ("twaalf", "2027"), ("acht", "2028")), p(EMPLOYER)],
    ),
    "a cell changed": ([table(("uren", "twaalf")), p(EMPLOYER)], [table(("uren", "hoogstens acht")), p(EMPLOYER)]),
    "a control gone": ([sdt("akkoord:x@1/opening", p(WORKER), p(EMPLOYER)), p(MANAGER)], [p(WORKER), p(MANAGER)]),
}


@needs_libreoffice
def test_libreoffice_accepts_and_rejects_to_the_same_text(tmp_path: Path) -> None:
    documents = []
    for ours, theirs in PAIRS.values():
        redline = compare_packages(package(*ours), package(*theirs)).package.to_bytes()
        documents += [(redline, "accept"), (redline, "reject")]
        documents += [(package(*theirs).to_bytes(), "leave"), (package(*ours).to_bytes(), "leave")]
    said = [[line.strip() for line in text.splitlines() if line.strip()] for text in texts(documents, tmp_path)]
    for number, name in enumerate(PAIRS):
        accepted, rejected, theirs, ours = said[4 * number : 4 * number + 4]
        assert accepted == theirs, f"{name}: accepted"
        assert rejected == ours, f"{name}: rejected"
        assert ours != theirs or name == "formatting"
