"""Made-up agreements for the benchmarks: the same at every run, no two alike.

Each is the draft of an included example with an own choice of clauses and rungs, an own company, own people, dates and
amounts. Of every four, one was edited by an employer in several of its articles, and one is retyped: without content
controls. ``pages`` is about how long each is (330 words on a page).
"""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.dossier import Choice, load_dossier
from agreements.drafting import Request, make_drafts
from agreements.office import EXAMPLES
from agreements.word.blocks import read_blocks
from agreements.word.oxml import find, serialize_xml
from agreements.word.package import Package
from akkoord.errors import AkkoordError
from clauses.library import load_library

if TYPE_CHECKING:
    from agreements.dossier import Dossier, DossierFile
    from clauses.library import Library

__all__ = ["write_agreements"]

WORDS_ON_A_PAGE = 330
_NAMES = ("Zenne", "Dender", "Vesder", "Samber", "Leie", "Demer", "Ourthe", "Semois", "Rupel", "Nete", "Lesse", "Dijle")
_KINDS = ("Chemie", "Logistiek", "Polymeren", "Coatings", "Pharma", "Glas", "Textiel", "Papier", "Metaal", "Energie")
_EDITS = (
    ("kosten van de loopbaanbegeleiding", "kosten van de loopbaanbegeleiding tot {n} euro"),
    ("geen enkele terugkoppeling", "na {n} maanden een beknopte terugkoppeling"),
    ("tijdens de arbeidstijd", "waar mogelijk tijdens de arbeidstijd, met {n} dagen vooraf melden"),
    ("Elke werknemer", "Elke werknemer met {n} maanden anciënniteit"),
    ("kiest zelf", "kiest, uit een lijst van {n} centra van de werkgever,"),
    ("coûts de l’accompagnement de carrière", "coûts de l’accompagnement de carrière jusqu’à {n} euros"),
    ("pendant les heures de travail", "si possible pendant les heures de travail, {n} jours après la demande"),
    ("Chaque travailleur", "Chaque travailleur qui compte {n} mois d’ancienneté"),
    ("choisit librement", "choisit, parmi {n} centres que l’employeur propose,"),
)


@dataclass(frozen=True)
class _Source:
    file: DossierFile
    language: str


def write_agreements(folder: Path, count: int, pages: int = 10) -> None:
    """Write so many agreements into a folder."""
    library = load_library()
    files = [load_dossier(example) for example in sorted(EXAMPLES.glob("*.yaml"))]
    sources = [_Source(file, language) for file in files for language in file.dossier.written_in]
    for number in range(count):
        content = _agreement(sources[number % len(sources)], number, library, pages)
        (folder / f"cao-{number:04}.docx").write_bytes(content)


def _agreement(source: _Source, number: int, library: Library, pages: int) -> bytes:
    for attempt in range(100):
        chance = random.Random(f"{number}-{attempt}")
        dossier = _dossier(source.file.dossier, number, chance, library, pages)
        file = type(source.file)(dossier, source.file.document)
        try:
            (draft,) = make_drafts(file, library, Request(language=source.language)).documents
        except AkkoordError:  # clauses that ask for others, which chance left out
            continue
        package = Package.from_bytes(draft.content, Path("draft.docx"))
        if abs(len(read_blocks(package).text.split()) - pages * WORDS_ON_A_PAGE) < WORDS_ON_A_PAGE * max(2, pages / 5):
            return _edited(package, number, chance)
    raise RuntimeError(f"no choice of clauses makes an agreement of {pages} pages")


def _dossier(example: Dossier, number: int, chance: random.Random, library: Library, pages: int) -> Dossier:
    ids = list(example.clauses)
    kept = set(chance.sample(ids, min(len(ids), max(3, round(len(ids) * pages / 24) + chance.randint(-2, 2)))))
    for id_ in list(kept):
        kept |= {other for other in library.clauses[id_].requires if other in example.clauses}
    clauses = {
        id_: example.clauses[id_]
        if chance.random() < 0.5
        else Choice(variant=chance.choice(library.clauses[id_].rungs))
        for id_ in ids
        if id_ in kept
    }
    name = f"{chance.choice(_NAMES)} {chance.choice(_KINDS)} {number}"
    start = datetime.date(2026, 1, 1) + datetime.timedelta(days=chance.randint(0, 700))
    return example.model_copy(
        update={
            "clauses": clauses,
            "company": example.company.model_copy(update={"name": f"{name} nv"}),
            "conclusion": example.conclusion.model_copy(update={"date": start}),
            "draft": example.draft.model_copy(update={"version": str(number % 9 + 1)}),
        }
    )


def _edited(package: Package, number: int, chance: random.Random) -> bytes:
    root = package.xml(package.main_document)
    if number % 4 == 1:
        for control in list(root.iter("{*}sdt")):
            tag = find(control, "w:sdtPr/w:tag")
            if tag is not None and tag.getparent() is not None:
                tag.getparent().remove(tag)  # type: ignore[union-attr]
    text = serialize_xml(root).decode()
    if number % 4 == 0:
        for ours, theirs in _EDITS:
            text = text.replace(ours, theirs.format(n=chance.randint(3, 900)), 1)
    package.parts[package.main_document] = text.encode()
    return package.to_bytes()
