"""Word documents of a negotiation for tests: our draft, and what an employer may make of it."""

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from agreements.dossier import load_dossier
from agreements.drafting import Request, make_drafts
from agreements.model import Agreement
from agreements.office import EXAMPLES
from agreements.word.compare import compare_packages
from agreements.word.oxml import qn, serialize_xml
from agreements.word.package import Package
from tests import wordml
from tests.agreements.diff.texts import library

MOMENT = datetime.datetime(2027, 1, 11, 9, 0, tzinfo=datetime.UTC)
APPROVAL = (
    "Elke werknemer heeft een individueel recht op loopbaanbegeleiding.",
    "Elke werknemer kan, mits akkoord van de leidinggevende, loopbaanbegeleiding aanvragen.",
)
VOLUNTARY = ("De deelname is vrijwillig.", "De deelname gebeurt op vrijwillige basis.")
DAYS = (
    "binnen een termijn van 10\u00a0kalenderdagen na de aanvraag",
    "binnen een termijn van 30\u00a0kalenderdagen na de aanvraag",
)


@cache
def draft(name: str = "flanders-chemistry", *, annotated: bool = False) -> bytes:
    """The Word draft of an included example."""
    made = make_drafts(load_dossier(EXAMPLES / f"{name}.yaml"), library(), Request(annotated=annotated))
    return made.documents[0].content


def package(data: bytes) -> Package:
    return Package.from_bytes(data, Path("draft.docx"))


def rewritten(data: bytes, *changes: tuple[str, str]) -> bytes:
    """The document with words replaced, each in the run where they stand."""
    made = package(data)
    root = made.xml(made.main_document)
    for old, new in changes:
        found = [text for text in root.iter(qn("w:t")) if old in (text.text or "")]
        assert found, old
        for text in found:
            text.text = (text.text or "").replace(old, new)
    made.parts[made.main_document] = serialize_xml(root)
    return made.to_bytes()


def tracked(data: bytes, *changes: tuple[str, str], author: str = "Directie") -> bytes:
    """The document with words replaced as tracked changes."""
    return compare_packages(package(data), package(rewritten(data, *changes)), author, date=MOMENT).package.to_bytes()


def lines_of(made: Agreement) -> list[tuple[bool, str]]:
    """An agreement as someone types it over: (is it a heading, the line), with other labels than ours."""
    lines = [(True, passage.text) for passage in made.title.passages]
    lines += [(False, passage.text) for section in made.opening for passage in section.passages]
    for article in made.articles:
        lines.append((True, f"Art. {article.number} - {article.heading}"))
        number = 0
        for passage in article.passages:
            number += passage.level in ("plain", "paragraph")
            label = (
                passage.label.replace("°", ")")
                if passage.level in ("item", "subitem")
                else f"{article.number}.{number}"
            )
            lines.append((False, f"{label} {passage.text}"))
    lines += [(False, passage.text) for section in made.closing for passage in section.passages]
    lines += [(False, f"Voor {each.party}: {each.name}, {each.capacity}") for each in made.signatures]
    for annex in made.annexes:
        lines.append((True, f"Bijlage {annex.number}: {annex.heading}"))
        lines += [(False, f"{passage.label} {passage.text}".strip()) for passage in annex.passages]
    return lines


def retyped(made: Agreement, *changes: tuple[str, str]) -> bytes:
    """The agreement typed over in a document without our styles, numbering and content controls."""
    return wordml.docx_bytes(
        *(wordml.p(wordml.r(escape(text), bold=bold)) for bold, text in _changed(lines_of(made), changes))
    )


def _changed(lines: Sequence[tuple[bool, str]], changes: Sequence[tuple[str, str]]) -> list[tuple[bool, str]]:
    result = []
    for bold, line in lines:
        for old, new in changes:
            line = line.replace(old, new)
        result.append((bold, line))
    return result
