"""Names of companies, organisations and people that are written in more than one way.

A name counts when it stands in the title, among the parties or under the signatures; what is compared with it are all
other names in the text. Capitals, and the Dutch or the French of a legal form, make no other name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict
from rapidfuzz.distance import OSA

from agreements.validate.aspects.lines import folded, straightened
from agreements.validate.knowledge import knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Agreement
    from agreements.validate.aspects.lines import Line

__all__ = ["NameVariant", "name_variants"]

_UPPER = r"A-ZÀ-ÖØ-Þ"
_TOKEN = rf"[{_UPPER}][\w'&.-]*[\w&]|[{_UPPER}]|&"
_LINK = r"(?:van|de|der|den|du|le|la|les|des|el|al|ten|ter|von|d'|en|et|und|voor|pour|-)"
_NAME = re.compile(
    rf"(?:{_TOKEN})(?:[ -](?:(?:{_LINK}|\() ?){{0,2}}(?:{_TOKEN}))+|[{_UPPER}]{{2,}}-[{_UPPER}]{{2,}}(?!\w)"
)
SHORTEST, TYPOS = 8, 2
"""Names of at least 8 letters that differ in at most 2 are taken for one name with a slip."""
_DIFFERENT = re.compile(r"\d|\b(?:nord|noord|sud|zuid|est|oost|ouest|west|i{1,3}|iv)\b")


class _Names(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    forms: tuple[tuple[str, ...], ...]
    renamed: tuple[tuple[str, str], ...]
    before: tuple[str, ...]


@dataclass(frozen=True)
class NameVariant:
    """A name that stands first in one way and here in another: another legal form, a slip, or only other marks."""

    kind: Literal["form", "slip", "marks", "renamed"]
    first: str
    other: str
    line: Line | None


@dataclass(frozen=True)
class _Mention:
    text: str
    base: str
    form: str
    line: Line | None
    anchored: bool

    @property
    def squashed(self) -> str:
        return re.sub(r"[\W_]+", "", self.base)


def name_variants(lines: Sequence[Line], agreement: Agreement) -> Iterator[NameVariant]:
    """Every name that is written in another way than where it was first; each way once."""
    mentions = [mention for line in lines for mention in _mentions(line)]
    for signature in agreement.signatures:
        mentions += [_mention(text, None, anchored=True) for text in (signature.party, signature.name) if text.strip()]
    anchors = [mention for mention in mentions if mention.anchored]
    told: set[str] = set()
    firsts: dict[str, _Mention] = {}
    for mention in mentions:
        known = firsts.setdefault(f"{mention.base}|{mention.form}|{_marks(mention)}", mention)
        if known is not mention or mention.text in told:
            continue
        for other in anchors:
            kind = _differs(other, mention)
            if kind is not None and other.text != mention.text and other is not mention:
                told.add(mention.text)
                if not (other.text in told and other is not known):
                    yield NameVariant(kind, other.text, mention.text, mention.line)
                break
    yield from _renamed(lines)


def _differs(first: _Mention, other: _Mention) -> Literal["form", "slip", "marks"] | None:
    """How two mentions of one name differ; None when they do not, or are two names."""
    if first.squashed == other.squashed:
        if first.form and other.form and first.form != other.form:
            return "form"
        return "marks" if _marks(first) != _marks(other) else None
    if _without_links(first) == _without_links(other):
        return "slip" if len(first.squashed) >= SHORTEST else None
    if (
        min(len(first.squashed), len(other.squashed)) < SHORTEST
        or len(first.base.split()) != len(other.base.split())
        or _DIFFERENT.findall(first.base) != _DIFFERENT.findall(other.base)
    ):
        return None
    words = [(one, two) for one, two in zip(first.base.split(), other.base.split(), strict=True) if one != two]
    if len(words) > 1 or any(_is_inflected(*pair) for pair in words):
        return None
    distance = OSA.distance(first.squashed, other.squashed, score_cutoff=TYPOS)
    return "slip" if distance <= (1 if len(first.squashed) < 2 * SHORTEST else TYPOS) else None


def _without_links(mention: _Mention) -> str:
    """The letters of a name without "de", "van", "en", "&" and the like, which people forget or add."""
    return re.sub(r"[\W_]+", "", re.sub(rf"(?<![\w'])(?:{_LINK}|&)(?=\s|$)", "", mention.base))


def _is_inflected(one: str, two: str) -> bool:
    """Whether two words are forms of one (a plural, a feminine), and so no slip."""
    short, long = sorted((one, two), key=len)
    return len(short) < 4 or long.removeprefix(short) in ("e", "en", "s", "es", "n", "le", "ne", "x", "se")


def _marks(mention: _Mention) -> str:
    """The spaces and hyphens of a name: what is left when two names have the same letters."""
    return re.sub(r"\s?[–-]\s?", lambda match: "-" if len(match[0]) == 1 else " - ", mention.base)


def _mentions(line: Line) -> Iterator[_Mention]:
    text = straightened(line.text.replace("–", "-"))
    anchored = line.part in ("title", "opening", "closing")
    for match in _NAME.finditer(text):
        at_start = match.start() == 0 or text[: match.start()].rstrip()[-1:] in (".", ":", "-", "|", ";", "")
        if line.is_heading or (at_start and not anchored):
            continue
        parts = re.split(r"\s(?:en|et)\s", match[0])
        for part in dict.fromkeys((match[0], *parts)):
            if " " in part or "-" in part:
                yield _mention(part, line, anchored=anchored)


def _mention(text: str, line: Line | None, *, anchored: bool) -> _Mention:
    names = _names()
    words = straightened(text.replace("–", "-")).split(" ")
    while len(words) > 1 and words[0].lower() in names.before and words[0].upper() not in _forms():
        words = words[1:]
    bare = [re.sub(r"\W", "", word) for word in words]
    forms = [word for word in bare if word in _forms()]
    kept = [word for word, plain in zip(words, bare, strict=True) if plain not in _forms()]
    base = _plain(" ".join(kept))
    return _Mention(" ".join(words), base, _forms()[forms[0]] if forms else "", line, anchored)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", folded(text))
    return "".join(character for character in decomposed if not unicodedata.combining(character)).strip(" ,.-&")


def _renamed(lines: Sequence[Line]) -> Iterator[NameVariant]:
    for old, new in _names().renamed:
        found = [next((line for line in lines if folded(name) in line.plain), None) for name in (old, new)]
        if found[0] is not None and found[1] is not None and f"({folded(old)}" not in found[0].plain:
            yield NameVariant("renamed", new, old, found[0])


@cache
def _forms() -> dict[str, str]:
    """The group of each legal form, named after its first one."""
    return {form: group[0] for group in _names().forms for form in group}


def _names() -> _Names:
    return knowledge("names", _Names)
