"""What is still to be filled in: dots, underscores, brackets, XX, <naam>, "te bepalen", marked text.

Places to sign, and the fields of a form in an annex, are no placeholders.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.validate.aspects.lines import folded, straightened
from agreements.validate.phrases import phrases
from agreements.word.headings import begins_closing
from agreements.word.oxml import attribute, find, find_all, qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.aspects.stories import Story, StoryParagraph
    from agreements.validate.coherence.structure import Structure
    from agreements.validate.finding import Spot
    from agreements.validate.phrases import Phrases
    from agreements.word.oxml import Element

__all__ = ["Blank", "blanks_in", "blanks_outside", "marked_in"]

Kind = Literal["blank", "named", "words", "marked"]
_FILL = r"(?:_{2,}|\.{4,}|…{2,}|…\.+|\.{2,}…|(?:\. ){4,}|-{5,}|□{2,})"
_BLANK = re.compile(
    rf"{_FILL}"
    r"|(?<=[\w€°:%'’])\s(?:…|\.{3})\s(?=[\w€%])(?<!,\s…\s)"
    r"|(?<=€\s)(?:…|\.{3})|(?:…|\.{3})(?=\s?(?:€|eur\b|%))"
    r"|\[\s*(?:…|\.{2,}|_+|-+)?\s*\](?!\()|\(\s*(?:_+|\.{4,}|…{2,})\s*\)"
    r"|(?<!\w)(?:dd|jj|xx|\?\?|00|_+|…|\.{2,})\s?[/.-]\s?(?:mm|xx|\?\?|00|_+|…|\.{2,})\s?[/.-]\s?(?:jjjj|aaaa|yyyy|jj|aa|xxxx|xx|20xx|20\?\?|20[\d_.…]{0,4})(?!\w)"
    r"|(?<!\w)20(?:xx|\?\?|_+|…|\.{2,})(?!\w)|(?:op|te|le|du|van|nr\.|n°|à)\s{5,}(?=\S)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\[(?![\d\s,;.-]*\])(?!sic\])(?=[^\]]*[^\W\d_])[^\[\]]{1,80}\]"
    r"|<(?![\d=\s])[^<>@]{2,40}>|\{\{?[^{}]{2,40}\}?\}|«(?=\w*_)\w+»|(?<!\w)(?:X{2,}|x{3,}|N\.N\.|NN)(?![\w°-])(?!\.\w)"
    r"|(?<!\w)X(?=\s(?:euro|eur|€|%|procent|dagen|weken|maanden|jaren?|uren?|jours|semaines|mois|ans?|heures|pour)\b)"
    r"|\?{2,}|@@+|#{2,}"
)
_LEFT_OUT = re.compile(r"[\[(]\s?(?:…|\.{3,4})\s?[\])]")
_OPENING, _CLOSING = '“„«"', '”»"'
_QUOTED = re.compile(
    r"(?<!\w)(?:\w*wet|wetboek|decreet|ordonnantie|besluit|kb|verordening|richtlijn|cao|c\.a\.o\.|artikel|lid|loi|code|décret"
    r"|ordonnance|arrêté|règlement|directive|cct|c\.c\.t\.|article|alinéa|convention|overeenkomst)(?!\w)"
)
TO_SIGN = 6
_PERSON = re.compile(r"[^\W\d_a-zà-ÿ][\w'’.-]*\s(?:(?:de|van|der|den|el|du|le|la)\s)*[^\W\d_a-zà-ÿ]")
_ONLY_FILL = re.compile(rf"[\s\t.,;:()/|-]*(?:{_FILL}[\s\t.,;:()/|-]*)+")


@dataclass(frozen=True)
class Blank:
    """Something to be filled in: its words, its kind, and where it stands. ``mild`` is what people fill in by hand."""

    text: str
    kind: Kind
    at: Line | Spot
    mild: bool = False


def blanks_in(lines: Sequence[Line], structure: Structure, language: Language) -> Iterator[Blank]:
    """The placeholders in the agreement; at most one of each kind in a line."""
    words, signing = phrases("placeholders", language), phrases("signing", language)
    for line in lines:
        place = structure.of(line)
        is_form = place is not None and place.part == "annex" and _is_form([place.heading, *_first(place.body)], words)
        for text, kind in _in_text(line.text, words):
            if kind == "blank" and line.part == "closing":
                if begins_closing(line.text):
                    yield Blank(text, kind, line, mild=True)
                continue
            if kind == "blank" and _is_to_sign(line.text, text, signing):
                continue
            if line.part == "annex" and (is_form or _is_field(line.text, text)) and kind != "words":
                continue
            yield Blank(text, kind, line, mild=kind == "named" and _is_remark(text, words))


def blanks_outside(stories: Iterable[Story], words: Phrases) -> Iterator[Blank]:
    """The placeholders in headers, footers and notes."""
    for story in stories:
        for paragraph in story.paragraphs:
            for text, kind in _in_text(paragraph.text, words):
                yield Blank(text, kind, story.spot(paragraph))


def marked_in(stories: Iterable[Story], lines: Sequence[Line]) -> Iterator[Blank]:
    """Text that is marked with a colour (``w:highlight``, 17.3.2.15), paragraph by paragraph."""
    for story in stories:
        by_paragraph = {line.spot.paragraph: line for line in reversed(lines) if line.spot.story == story.name}
        for paragraph in story.paragraphs:
            text = _marked(paragraph)
            if text:
                yield Blank(text, "marked", by_paragraph.get(paragraph.index) or story.spot(paragraph))


def _marked(paragraph: StoryParagraph) -> str:
    runs = (run for run in paragraph.element.iter(qn("w:r")) if _owner(run) is paragraph.element)
    return "".join(_text(run) for run in runs if _is_marked(run)).strip()


def _owner(run: Element) -> Element | None:
    return next(run.iterancestors(qn("w:p")), None)


def _is_marked(run: Element) -> bool:
    colour = attribute(find(run, "w:rPr/w:highlight"))
    return colour not in ("", "none", "white", "black")


def _text(run: Element) -> str:
    return "".join(text.text or "" for text in find_all(run, "w:t"))


def _in_text(text: str, words: Phrases) -> Iterator[tuple[str, Kind]]:
    plain = re.sub(r"[\u00a0\u202f]", " ", text)
    if _ONLY_FILL.fullmatch(plain):
        return
    blank = next((each for each in _BLANK.finditer(plain) if not _is_omission(plain, each)), None)
    if blank is not None:
        yield blank[0].strip(), "blank"
    for named in _NAMED.finditer(plain):
        before = folded(plain[: named.start()])
        is_roman = named[0].isupper() and any(match.end() >= len(before) for match in words.all("roman", before))
        if not is_roman and not _is_name(named[0], words):
            yield named[0], "named"
            break
    said = _said(_NAMED.sub(" ", plain), words)
    if said:
        yield said, "words"


def _is_omission(text: str, blank: re.Match[str]) -> bool:
    """Whether "[…]" stands in a quotation of a law or of another text: then it is what the quotation leaves out."""
    before, after = text[: blank.start()], text[blank.end() :]
    opened = max(before.rfind(mark) for mark in _OPENING)
    if not _LEFT_OUT.fullmatch(blank[0]) or opened < 0 or not any(mark in after for mark in _CLOSING):
        return False
    closed_again = any(mark in before[opened + 1 :] for mark in _CLOSING)
    return not closed_again and _QUOTED.search(folded(before[:opened])) is not None


def _is_name(text: str, words: Phrases) -> bool:
    """Whether what stands in angle brackets is no placeholder: no capitals, and no word of something to fill in."""
    return text.startswith("<") and not text.isupper() and words.find("slot", folded(text)) is None


def _is_remark(text: str, words: Phrases) -> bool:
    """Whether square brackets hold a date that comes with the signatures, or words that ask for nothing: a remark."""
    plain = folded(text)
    if words.find("at_signing", plain) is not None:
        return True
    return text.startswith("[") and not text.isupper() and words.find("slot", plain) is None


def _said(text: str, words: Phrases) -> str:
    plain = straightened(text).lower()
    always = words.find("always", plain)
    if always is not None:
        return always[0]
    for match in words.all("alone", plain):
        before, after = plain[: match.start()].rstrip(), plain[match.end() :].lstrip()
        opened = before.endswith((":", "(", "[", "<", "–", "-", "=", "\t")) or not before
        opened = opened or words.find("is_to_be", f"{before[-12:]} {match[0]}") is not None
        closed = not after or after[0] in ".;)]>,"
        if opened and closed and not words.begins("by", after):
            return match[0]
    return ""


def _is_form(texts: Iterable[str], words: Phrases) -> bool:
    return any(words.find("form", folded(text)) for text in texts)


def _first(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines[:2]]


def _is_to_sign(line: str, blank: str, signing: Phrases) -> bool:
    """Whether a line ends with a place to sign: "Voor ACV: An Peeters, secretaris ________"."""
    before, _blank, after = line.partition(blank)
    begins = signing.begins("signs_for", folded(line)) or signing.begins("place", folded(line))
    return begins and len(blank) >= TO_SIGN and not after.strip() and _PERSON.search(before) is not None


def _is_field(line: str, blank: str) -> bool:
    """Whether nothing but other fields stands after the blank: "Naam: ……", "Datum: …… Handtekening: ……"."""
    rest = line.partition(blank)[2]
    rest = re.sub(rf"{_FILL}|[.…_]+", " ", rest)
    return not rest.strip(" \t.,;:)|/") or all(
        part.rstrip().endswith(":") for part in re.split(r"\s{2,}|\t", rest.strip()) if part
    )
