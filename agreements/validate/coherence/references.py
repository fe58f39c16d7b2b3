"""References from one part of the agreement to another: "artikelen 3 tot 7", "artikel 5, § 2, tweede lid", "annexe 1".

Left out are references to laws and other texts: those that are followed by "van de wet …", that stand after a law in
their sentence or the one before, in the preamble, or in a sentence that changes an earlier agreement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from agreements.validate.aspects.lines import straightened
from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.coherence.pointing import Patterns, patterns
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.phrases import Phrases

__all__ = ["Pointer", "references_of"]

Kind = Literal["article", "annex", "chapter", "here", "previous", "aforesaid"]
_KINDS: dict[str, Kind] = {each: each for each in ("article", "annex", "chapter", "here", "previous", "aforesaid")}
_OF = re.compile(r"\s?(?:,|van|de l'|du|des|de)\s?(?:het\s|l')?", re.IGNORECASE)
_OF_SOMETHING = re.compile(
    r"\s(?:van|uit|op|in|bij|de l'|du|des|de la|de|au|sur)\s?"
    r"(?!(?:dit|deze|huidige?|onderhavige?|présente?|cet|cette|ce)\b)",
    re.IGNORECASE,
)
"""Behind "punt 4": that it is one of a list, an agenda, a letter … and not of the article it stands in."""
_LINK = re.compile(
    r"[\s,]*(?:(?:en|et|of|ou|evenals|alsook|ainsi que|de|het|les|aux|des|du|l'|à|van|in)[\s']*)*", re.IGNORECASE
)


@dataclass(frozen=True)
class Pointer:
    """A reference as it stands in a line.

    ``numbers`` are articles, annexes or chapters; of a range its two ends. ``paragraphs``, ``items`` and
    ``subparagraphs`` are parts of the last of them, or for kind "here" of the article that the line stands in. Kind
    "previous" is the article or paragraph (``what``) before this one, kind "aforesaid" one that was named before.
    """

    line: Line
    words: str
    kind: Kind
    numbers: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    subparagraphs: tuple[int, ...] = ()
    what: str = ""


@dataclass
class _Found:
    """A reference that is being read: where it begins and ends in its sentence, and what it says."""

    kind: Kind
    start: int
    end: int
    numbers: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    subparagraphs: list[int] = field(default_factory=list)
    what: str = ""


def references_of(lines: Sequence[Line], language: Language, own_dates: Sequence[str] = ()) -> tuple[Pointer, ...]:
    """The references inside the agreement, in order. ``own_dates``: how its date of conclusion is written."""
    found: list[Pointer] = []
    for line in lines:
        if line.part == "title":
            continue
        before = ""
        for sentence in sentences_in(line.text):
            text = straightened(sentence)
            for date in own_dates:
                text = re.sub(rf"(?i)(?:van|du) {re.escape(date)}", "", text)
            found += _in_sentence(line, text, before, language)
            before = text.lower()
    return tuple(found)


def _in_sentence(line: Line, text: str, before: str, language: Language) -> Iterator[Pointer]:
    sources, plain = phrases("sources", language), text.lower()
    if sources.find("amends", plain):
        return
    references = _joined(list(_scan(text, patterns(language))), text)
    outside = False
    kept: list[_Found] = []
    for number in reversed(range(len(references))):
        each = references[number]
        following = references[number + 1] if number + 1 < len(references) else None
        linked = following is not None and _LINK.fullmatch(text[each.end : following.start]) is not None
        certain = _said(plain[each.end :].lstrip(" ,()"), sources)
        outside = (certain is False) or (certain is None and linked and outside)
        if outside or (certain is None and _is_doubtful(each, references[:number], line, plain, before, sources)):
            continue
        kept.append(each)
    for each in reversed(kept):
        yield Pointer(
            line,
            text[each.start : each.end].strip(" ,("),
            each.kind,
            tuple(each.numbers),
            tuple(each.paragraphs),
            tuple(each.items),
            tuple(each.subparagraphs),
            each.what,
        )


def _said(rest: str, sources: Phrases) -> bool | None:
    """Whether the words after a reference say that it is one to this agreement; None when they do not say."""
    if sources.begins("elsewhere", rest):
        return False
    return True if sources.begins("here", rest) else None


def _is_doubtful(each: _Found, earlier: Sequence[_Found], line: Line, text: str, before: str, sources: Phrases) -> bool:
    """Whether a reference may well be one to another text, or of another article than it stands in."""
    if line.part == "opening" or sources.find("text", text[: each.start]):
        return True
    if sources.find("text", before) and not earlier:
        return True
    if each.kind in ("here", "previous", "aforesaid"):
        rest = text[each.end :]
        lone = bool(each.items or each.subparagraphs) and _OF_SOMETHING.match(rest) is not None
        return bool(earlier) or bool(re.search(r"\bart(?:ikel|icle|\.)", before)) or bool(_of_other(rest)) or lone
    return False


def _of_other(rest: str) -> re.Match[str] | None:
    return re.match(r"\s?(?:van|de l'|du|des|de la|de)\s(?:het |de |l')?(?:art|bijlage|annexe|wet|loi)", rest)


def _joined(found: list[_Found], text: str) -> list[_Found]:
    """The references, where "§ 2 van artikel 5" is made one."""
    result: list[_Found] = []
    for each in found:
        last = result[-1] if result else None
        if (
            last is not None
            and last.kind == "here"
            and each.kind in ("article", "annex")
            and _OF.fullmatch(text[last.end : each.start])
        ):
            result[-1] = replace(
                each,
                start=last.start,
                paragraphs=last.paragraphs + each.paragraphs,
                items=last.items + each.items,
                subparagraphs=last.subparagraphs + each.subparagraphs,
            )
        else:
            result.append(each)
    return result


def _scan(text: str, words: Patterns) -> Iterator[_Found]:
    """Every reference in a sentence, from left to right."""
    position = 0
    while (head := words.head.search(text, position)) is not None:
        found = _begun(head, words)
        if found.kind in ("article", "annex", "chapter"):
            while _grow(found, text, words):
                pass
        yield found
        position = found.end


def _begun(head: re.Match[str], words: Patterns) -> _Found:
    kind = _KINDS[head.lastgroup or ""]
    found = _Found(kind, head.start(), head.end())
    if kind == "previous":
        found.what = "article" if "art" in head[0].lower() else "paragraph"
    elif kind == "here":
        _read_part_of_here(found, head, words)
    elif kind == "aforesaid":
        found.what = "article"
    else:
        found.numbers = [head[f"{kind}_number"]]
    return found


def _read_part_of_here(found: _Found, head: re.Match[str], words: Patterns) -> None:
    if head["lone_item"]:
        found.items = [re.sub(r"\W", "", head["lone_item"]).lower()]
    elif head["lone_count"]:
        found.subparagraphs = [int(head["lone_count"])]
    elif head["lone_nth"]:
        found.subparagraphs = [words.ordinals[head["lone_nth"].lower()]]
    else:
        found.paragraphs = re.findall(r"\d+", head["bare"] or "") or [str(words.ordinals[head["nth"].lower()])]


def _grow(found: _Found, text: str, words: Patterns) -> bool:
    """Take in the next piece of a reference: ", § 2", ", tweede lid", ", 3°", "en 7"; whether there was one."""
    match = words.part.match(text, found.end) if found.kind != "chapter" else None
    if match is not None:
        if match["paragraphs"]:
            found.paragraphs += re.findall(r"\d+", match["paragraphs"])
        elif match["subparagraphs"]:
            found.subparagraphs += map(int, re.findall(r"\d+", match["subparagraphs"]))
        elif match["nth"]:
            value = words.ordinals[match["nth"].lower()]
            if match["what"].lower().startswith("par"):
                found.paragraphs.append(str(value))
            elif match["what"].lower() in ("lid", "alinea", "alinéa"):
                found.subparagraphs.append(value)
        elif not match["more"]:
            found.items.append(re.sub(r"\W", "", match["item"] or match["letter"] or match["point"]).lower())
        found.end = match.end()
        return True
    more = words.more[found.kind].match(text, found.end)
    if more is not None:
        found.numbers.append(more["next"])
        found.paragraphs, found.items, found.subparagraphs = [], [], []
        found.end = more.end()
    return more is not None
