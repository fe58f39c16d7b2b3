"""Cross-references in a text: which articles and annexes of the agreement itself it names, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["REFERENCE", "Mention", "mentions", "plain"]

_GAP = r"[\s\u00a0]"
_PLACE_IN_IT = (
    rf",?{_GAP}*(?:§+|\d+(?:°|er|e|ste|de)|eerste|tweede|derde|vierde|lid|leden|al\.|alinéas?|[a-z]\)){_GAP}*\d*,?"
)
_ELSEWHERE = (
    r"(?:van|der?|uit)(?: de| het| dezelfde| deze)? (?:wet|kb|koninklijk|decreet|burgerlijk|sociaal strafwetboek"
    r"|ordonnantie|(?:nationale )?(?:cao|collectieve arbeidsovereenkomst) n)|du (?:code|décret|règlement général)"
    r"|de l['’](?:arrêté|a\.?r)|de la (?:loi|même loi|cct n|convention collective de travail n)|bw\b|avg\b|rgpd\b"
)
REFERENCE = re.compile(
    rf"(?P<word>\b(?:artikel(?:en)?|artt?\.|articles?|bijlagen?|annexes?){_GAP}+)"
    rf"(?P<numbers>\d+\w*(?:(?:{_GAP}*,{_GAP}*|{_GAP}+(?:en|et|of|ou|tot|à|tot en met){_GAP}+)\d+\w*)*)(?!\w)"
    rf"(?!(?:{_GAP}*{_PLACE_IN_IT})*{_GAP}*,?{_GAP}*(?:{_ELSEWHERE}))",
    re.IGNORECASE,
)
"""A reference to an article or annex of this agreement: not one of a law, a decree or another agreement."""
_NUMBER = re.compile(r"\d+\w*")


@dataclass(frozen=True)
class Mention:
    """A number in a text that names an article or annex, and where it stands in the text."""

    annex: bool
    number: str
    start: int
    end: int


def mentions(text: str) -> Iterator[Mention]:
    """The references in a text to articles and annexes of the agreement itself."""
    for reference in REFERENCE.finditer(text):
        annex = reference["word"].lower().startswith(("bijlage", "annex"))
        for number in _NUMBER.finditer(reference["numbers"]):
            start = reference.start("numbers") + number.start()
            yield Mention(annex, plain(number[0]), start, start + len(number[0]))


def plain(number: str) -> str:
    """A number as it is compared: "1er" and "1ste" are 1."""
    return re.sub(r"^(\d+)(?:er|re|ste|de|e)$", r"\1", number.strip().lower().rstrip("."))
