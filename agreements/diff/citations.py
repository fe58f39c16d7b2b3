"""Cross-references in a text: the articles, annexes and paragraphs of the agreement itself that it names, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["REFERENCE", "Locus", "Mention", "loci", "mentions", "plain"]

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
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "vorige voorgaande précédent précédente",
            "eerste premier première",
            "tweede deuxième second seconde",
            "derde troisième",
            "vierde quatrième",
            "vijfde cinquième",
            "zesde sixième",
            "zevende septième",
            "achtste huitième",
        )
    )
    for word in words.split()
}
"""The rank that a word tells; 0 for "the one before"."""
_RANK = "|".join(_ORDINALS)
_LOCUS = re.compile(
    rf"(?<!\w)(?:(?P<sign>§|paragraa?f|paragraphe|lid|alinéa){_GAP}*(?P<digits>\d+)(?:er|e|de|ste)?(?![\w.,]*\d)"
    rf"|(?P<rank>{_RANK}){_GAP}+(?P<kind>paragraa?f|paragraphe|lid|alinéa)"
    rf"|(?P<turned>paragraphe|alinéa){_GAP}+(?P<rank2>{_RANK}))(?!\w)",
    re.IGNORECASE,
)
_IN_BEFORE = re.compile(
    rf"(?:artikel|art\.|article|bijlage|annexe){_GAP}+(?P<number>\d+\w*)(?:{_PLACE_IN_IT})*{_GAP}*,?{_GAP}*$",
    re.IGNORECASE,
)
_IN_AFTER = re.compile(
    rf",?{_GAP}*(?:van|uit|de|du)?{_GAP}*(?:l['’])?(?:artikel|art\.|article|bijlage|annexe){_GAP}+(?P<number>\d+\w*)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(rf"(?:{_PLACE_IN_IT})*{_GAP}*,?{_GAP}*(?:{_ELSEWHERE})", re.IGNORECASE)


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


@dataclass(frozen=True)
class Locus:
    """A place in an article that a text names: "§ 2", "het tweede lid", "artikel 5, § 2", and where that stands in it.

    ``article`` is the article or annex that is named with it, None for the one in which the text itself stands.
    ``line`` tells that it is a line within a paragraph (lid, alinéa); ``rank`` counts from 1, 0 is the one before.
    """

    article: Mention | None
    line: bool
    rank: int
    start: int
    end: int


def loci(text: str) -> Iterator[Locus]:
    """The places in articles of the agreement itself that a text names."""
    named = {mention.start: mention for mention in mentions(text)}
    for found in _LOCUS.finditer(text):
        holder = _IN_BEFORE.search(text, 0, found.start()) or _IN_AFTER.match(text, found.end())
        if holder is not None and holder.start("number") not in named:
            continue  # of a law, or of another agreement
        if holder is None and _OF_OTHERS.match(text, found.end()):
            continue
        kind = (found["sign"] or found["kind"] or found["turned"]).lower()
        rank = int(found["digits"]) if found["digits"] else _ORDINALS[(found["rank"] or found["rank2"]).lower()]
        article = None if holder is None else named[holder.start("number")]
        yield Locus(article, kind in ("lid", "alinéa"), rank, found.start(), found.end())


def plain(number: str) -> str:
    """A number as it is compared: "1er" and "1ste" are 1."""
    return re.sub(r"^(\d+)(?:er|re|ste|de|e)$", r"\1", number.strip().lower().rstrip("."))
