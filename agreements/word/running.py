"""Heads, feet and watermarks of a document: what stands around the text on every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agreements.word.inlines import is_gone
from agreements.word.oxml import find, find_all, prefixed, qn
from akkoord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["running_text", "speaking"]

_SPEAKS = re.compile(
    r"voorbehoud|goedkeuring|niet.bindend|voorlopig|vertrouwelijk|zonder.(?:enige.)?(?:nadelige.)?erkenning|concept\b"
    r"|nog.(?:te|niet)\b|onderhandel|ter.bespreking"
    r"|r[ée]serve|approbation|non.contraignant|provisoire|confidentiel|sans.(?:aucune.)?reconnaissance|[àa].n[ée]gocier"
    r"|n[ée]gociation|pour.discussion|subject.to|draft\b|confidential|without.prejudice",
    re.IGNORECASE,
)
_WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"


def running_text(package: Package) -> tuple[str, ...]:
    """The different texts in heads and feet, watermarks included, in the order of the parts."""
    found: dict[str, None] = {}
    for link in package.relationships(package.main_document):
        if link.type.rpartition("/")[2] in ("header", "footer") and not link.external and link.target in package.parts:
            try:
                root = package.xml(link.target)
            except InputError:
                continue
            found |= dict.fromkeys(_texts(root))
    return tuple(found)


def speaking(texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the texts that say something about the agreement: a reservation, an approval that is still to come."""
    return tuple(text for text in texts if _SPEAKS.search(text))


def _texts(root: Element) -> Iterator[str]:
    for paragraph in root.iter():
        if next(paragraph.iterancestors(qn("mc:Fallback")), None) is not None:
            continue
        if prefixed(paragraph) == "w:p":
            text = "".join(_pieces(paragraph))
            if text.strip():
                yield " ".join(text.split())
        elif paragraph.tag == _WATERMARK and paragraph.get("string"):
            yield paragraph.get("string", "")


def _pieces(paragraph: Element) -> Iterator[str]:
    for run in find_all(paragraph, ".//w:r"):
        if next(run.iterancestors(qn("w:p"))) is not paragraph or is_gone(find(run, "w:rPr")):
            continue  # a text box in it is another paragraph
        for child in run:
            if prefixed(child) == "w:t":
                yield child.text or ""
            elif prefixed(child) in ("w:tab", "w:br", "w:ptab"):
                yield " "
