"""What the first words of a paragraph make it: an article, a chapter, an annex; "§ 2.", "1°", "a)".

Real agreements write these in many ways ("Artikel 3.", "ART. 3bis -", "Article 1er.", "Hoofdstuk II", "Annexe A"), by
hand as often as by Word's lists. A sentence that begins with "Artikel 3 van de wet" is no heading.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from agreements.model import Level

__all__ = ["Heading", "begins_closing", "is_heading_like", "level_of", "parse_heading", "split_label"]

LONGEST_HEADING = 120

_LATIN = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|undecies|duodecies"
_DECIMAL = rf"\d{{1,3}}(?:[.\-/]\d{{1,3}})*(?i:er|re|ère|ste|de|e)?(?:[ \xa0]?(?i:{_LATIN})|[a-z])?"
_WORDS = {"premier": "1er", "première": "1re", "eerste": "1", "unique": "", "enig": ""}
_NUMBER = rf"(?P<number>{_DECIMAL}|[IVXLC]+|(?i:premier|première|unique))(?!\w)"
_PATTERNS = {
    "article": re.compile(
        rf"(?i:artike[l1]{{1,2}}\s|artic[l1]e\s|art\.\s?|art\s)\s*{_NUMBER}"
    ),  # scans: Artikell, artic1e
    "chapter": re.compile(
        rf"(?i:hoofdstuk|chapitre|titel|titre|afdeling|section|sectie|deel|partie)\s+(?:{_NUMBER}|(?P<letter>[A-Z])(?!\w))"
    ),
    "annex": re.compile(
        rf"(?i:bijlage|annexe)(?!\w)(?:\s*(?i:nr\.?|n°|no\.)?\s*(?:{_NUMBER}|(?P<letter>[A-Z])(?!\w)))?"
    ),
}
_SEPARATOR = re.compile(r"\s*[.:)–—\-]+\s*|\s*$")
_RUN_IN = re.compile(r"\s+(?=§\s*\d+\w*\s*[.\-–]\s*[A-ZÀ-Ý«“\"])")

_LABELS: tuple[tuple[Level, str], ...] = (
    ("paragraph", r"§\s*\d{1,3}(?:er|bis|ter|quater)?(?!\w)(?:\s?[.:)\-–]{1,2})?"),
    ("item", rf"\d{{1,3}}\s?°(?:{_LATIN})?[.)]?"),
    ("paragraph", r"\d{1,3}(?:er|re)?(?:\.\d{1,3})+\.?(?=\s+[A-ZÀ-Ý]|\s*$|\t)"),
    ("item", rf"\(?\d{{1,3}}(?:{_LATIN})?[.)](?=\s|$)"),
    ("item", r"[A-Z][.)](?=\s|$)"),
    ("subitem", r"\(?(?:[a-z]{1,2}|[ivx]{1,5})(?:\)|\.(?=\s\s|\t|\s[A-ZÀ-Ý]|$))(?=\s|$)"),
    ("item", r"[IVX]{1,5}[.)](?=\s|$)"),
    ("item", r"[-–—•·▪●○■□‣⁃](?=\s|$)"),
)
_LABEL_PATTERNS = tuple((level, re.compile(pattern)) for level, pattern in _LABELS)

_CLOSING = re.compile(
    r"(?:gesloten|opgemaakt|gedaan|ondertekend|getekend) (?:te|in|op)\b"
    r"|aldus (?:overeengekomen|gedaan|opgemaakt|gesloten)"
    r"|fait (?:à|en|le)\b|ainsi (?:convenu|fait|conclu)|conclue? (?:à|en)\b|signée? (?:à|le)\b",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    """What a paragraph opens: its number as printed ("" for none), and where in its text the rest begins."""

    kind: Literal["article", "chapter", "annex"]
    number: str
    rest: int


@lru_cache(maxsize=8192)
def parse_heading(label: str, text: str, *, standout: bool) -> Heading | None:
    """The article, chapter or annex that a paragraph opens, or None.

    ``label`` is what Word prints before it; ``standout`` tells that it looks like a heading (style, bold).
    """
    kinds: tuple[Literal["article", "chapter", "annex"], ...] = ("article", "chapter", "annex")
    for kind in kinds:
        if label:
            match = _PATTERNS[kind].match(label)
            if match and _SEPARATOR.fullmatch(label, match.end()):
                return Heading(kind, _number(match), 0)
        else:
            match = _PATTERNS[kind].match(text)
            rest = None if match is None else _rest(text, match, standout=standout)
            if match is not None and rest is not None:
                return Heading(kind, _number(match), rest)
    return None


def is_heading_like(text: str) -> bool:
    """Whether a text reads as a title: short, and no sentence."""
    return 0 < len(text) <= LONGEST_HEADING and not text.endswith((".", ";", ":", ","))


def level_of(label: str) -> Level:
    """The level of a label that Word prints; "plain" for none, or one of an unknown kind."""
    levels = (level for level, pattern in _LABEL_PATTERNS if pattern.fullmatch(label))
    return next(levels, "plain")


@lru_cache(maxsize=8192)
def split_label(text: str) -> tuple[Level, str, int]:
    """The level and label that were typed before a text, and where the text itself begins."""
    for level, pattern in _LABEL_PATTERNS:
        match = pattern.match(text)
        if match and match.end() < len(text):
            rest = text[match.end() :]
            return level, match[0].strip(), len(text) - len(rest.lstrip())
    return "plain", "", 0


def begins_closing(text: str) -> bool:
    """Whether a paragraph begins the closing words ("Opgemaakt te …", "Fait à …")."""
    return _CLOSING.match(text) is not None


def _number(match: re.Match[str]) -> str:
    groups = match.groupdict()
    number = groups["number"] or groups.get("letter") or ""
    if number.lower() in _WORDS:
        return _WORDS[number.lower()]
    if number[:1].isdigit():
        return re.sub(r"\s", "", number).lower()
    return number


def _rest(text: str, match: re.Match[str], *, standout: bool) -> int | None:
    """Where the words after the number begin; None when what stands there makes it a sentence."""
    separator = _SEPARATOR.match(text, match.end())
    if separator is not None:
        return separator.end()
    run_in = _RUN_IN.match(text, match.end())
    if run_in is not None:
        return run_in.end()
    rest = text[match.end() :].lstrip()
    titled = rest[:1].isupper() and is_heading_like(rest)
    return len(text) - len(rest) if standout or titled else None
