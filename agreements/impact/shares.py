"""Shares in words: "twee vijfde van", "één op drie", "anderhalf keer het loon", "un jour sur deux"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.impact.clocks import Numbers
    from agreements.impact.model import Word

__all__ = ["dozens", "share_in_words"]

_PARTS = {
    "derde": 3, "vierde": 4, "kwart": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9,
    "tiende": 10, "twaalfde": 12, "twintigste": 20, "honderdste": 100,
    "tiers": 3, "quart": 4, "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10,
    "douzieme": 12, "vingtieme": 20, "centieme": 100,
}  # fmt: skip
_OF = {"van", "de", "du", "des", "d", "meer", "minder", "extra", "bovenop", "hoger", "plus", "moins"}
_OUT_OF, _EACH = {"op", "sur"}, {"de", "elke", "iedere", "les"}
_APART = 5
"""So many words may name what is counted: "un poste d'intérimaire sur trois"."""
_MOST = 20
"""The largest whole of which "N out of M" is taken for a share."""
_TIMES = {"maal", "keer", "fois"}
_DOUBLE = {
    "dubbel": 2, "dubbele": 2, "double": 2, "driedubbel": 3, "driedubbele": 3, "drievoud": 3, "drievoudige": 3,
    "triple": 3, "vierdubbel": 4, "vierdubbele": 4, "quadruple": 4,
}  # fmt: skip
_PAID = {"betaald", "uitbetaald", "vergoed", "bezoldigd", "paye", "payee", "payes", "payees", "remunere", "remuneree"}
_DOUBLED = {"double": 2, "doublee": 2, "doubles": 2, "doublees": 2, "triplee": 3, "verdubbeld": 2, "verdrievoudigd": 3}
_PASSED = {"het", "de", "van", "zijn", "haar", "hun", "gewone", "normale", "le", "la", "son", "sa", "du"}
_PAY = re.compile(r"\w*(?:loon|salaris|wedde|bezoldiging|tarief)|salaire|remuneration|traitement|tarif")
_DOZEN = {"dozijn", "douzaine"}


def share_in_words(reader: Numbers, at: int) -> tuple[float, int] | None:
    """The share (in percent) that begins at word ``at``, and the word after it; None where there is none."""
    words = reader.words
    if words[at].folded in _DOUBLE:
        after = _pay(words, at + 1)
        near = {word.folded for word in words[max(0, at - 2) : at + 2] if word.sentence == words[at].sentence}
        if after or not _PAID.isdisjoint(near):
            return 100 * _DOUBLE[words[at].folded], after or at + 1
    if words[at].folded in _DOUBLED:
        paid = any(_PAY.fullmatch(word.folded) for word in words[max(0, at - _APART) : at])
        return (100 * _DOUBLED[words[at].folded], at + 1) if paid else None
    value, after = _count(reader, at)
    if value is None or after >= len(words) or words[after].sentence != words[at].sentence:
        return None
    part = _PARTS.get(words[after].folded.removesuffix("s")) or _PARTS.get(words[after].folded.removesuffix("n"))
    part = part or _PARTS.get(words[after].folded)
    if part and 0 < value < part and (value > 1 or _folded(words, after + 1) in _OF or _ends(words, after + 1)):
        return round(100 * value / part, 4), after + 1
    if words[after].folded in _TIMES or words[at].folded.endswith("maal"):
        beyond = _pay(words, after + (words[after].folded in _TIMES))
        return (round(100 * value, 4), beyond) if beyond else None
    return _out_of(reader, value, at, after)


def _count(reader: Numbers, at: int) -> tuple[float | None, int]:
    """A number, or one in a word with "maal"."""
    folded = reader.words[at].folded
    stem = folded.removesuffix("maal")
    if stem != folded and (stem,) in reader.spelled:
        return reader.spelled[stem,], at + 1
    return reader.number(at)


_CLAIMING = {
    "recht",
    "aanspraak",
    "beroep",
    "rekenen",
    "uitzicht",
    "zicht",
    "terugvallen",
    "droit",
    "droits",
    "compter",
}
"""Words with which "op" names a claim: "na een jaar dienst recht op vier dagen" is no share."""


def _out_of(reader: Numbers, value: float, at: int, after: int) -> tuple[float, int] | None:
    """``één op drie``, ``twee dagen op vijf``, ``deux sur trois``."""
    words = reader.words
    here = next((one for one in range(after, after + _APART) if _folded(words, one) in _OUT_OF), 0)
    if not here or any(words[one].comma or words[one].sentence != words[at].sentence for one in range(after, here + 1)):
        return None
    if any(words[one].folded in _CLAIMING for one in range(after, here)):
        return None
    start = here + 1 + (_folded(words, here + 1) in _EACH)
    whole, beyond = reader.number(start) if start < len(words) else (None, start)
    if whole is None or not value < whole <= _MOST or (here > after and reader.measures(beyond)):
        return None
    return round(100 * value / whole, 4), beyond


def _pay(words: Sequence[Word], at: int) -> int:
    """The place of the word for pay that begins at word ``at``, behind an article; 0 where there is none."""
    here = at
    while here < min(at + 3, len(words)) and words[here].folded in _PASSED:
        here += 1
    return here if here < len(words) and _PAY.fullmatch(words[here].folded) else 0


def _ends(words: Sequence[Word], at: int) -> bool:
    """Whether a part of a sentence ends before word ``at``: "augmenté d'un dixième"."""
    return at >= len(words) or words[at].comma or words[at].sentence != words[at - 1].sentence


def _folded(words: Sequence[Word], at: int) -> str:
    return words[at].folded if at < len(words) else ""


def dozens(words: Sequence[Word], at: int) -> tuple[float, int] | None:
    """``een dozijn``, ``een half dozijn``, ``une demi-douzaine``: the number, and the word after it."""
    here = at + (_folded(words, at) in {"een", "une"})
    if _folded(words, here) in {"demi-douzaine", "halfdozijn"}:
        return 6, here + 1
    half = _folded(words, here) in {"half", "demi"}
    if _folded(words, here + half) in _DOZEN:
        return (6 if half else 12), here + half + 1
    return None
