"""Citations of acts that are known, held against what is known: date, number, kind.

A citation names a kind of act with its date or number, and mostly its subject. Acts that are not known are left alone.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from agreements.validate.aspects.dates import dates_in
from agreements.validate.aspects.lines import folded
from agreements.validate.knowledge import knowledge
from agreements.validate.phrases import compiled
from akkoord import yamlfile
from clauses.library import BUILT_IN
from clauses.model import Bilingual, Laws

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.phrases.patterns import PhraseList

__all__ = ["BadCitation", "Known", "bad_citations"]

Kind = Literal["wet", "besluit", "decreet", "cao", "verordening"]


class _Subject(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    nl: tuple[str, ...]
    fr: tuple[str, ...]


class _Act(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind
    subject: _Subject
    law: str | None = None
    name: Bilingual | None = None
    date: datetime.date | None = None
    number: str | None = None


class _Acts(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    acts: tuple[_Act, ...]
    kinds: dict[Kind, tuple[str, ...]]


_NATIONAL = re.compile(r"nationale arbeidsraad|conseil national du travail|\b(?:nar|cnt)\b")


@dataclass(frozen=True)
class Known:
    """A known act: its full title, its date, its number (of some kinds), and since when it is repealed."""

    kind: Kind
    title: str
    date: datetime.date
    number: str | None
    repealed: datetime.date | None
    subject: PhraseList


@dataclass(frozen=True)
class BadCitation:
    """A citation that is not right: what is wrong with it, the act that is meant, and its line."""

    wrong: Literal["date", "number", "kind", "typo", "repealed"]
    cited: str
    act: Known
    line: Line


def bad_citations(
    lines: Sequence[Line], language: Language, concluded: datetime.date | None = None
) -> Iterator[BadCitation]:
    """Every citation of a known act that is not right, or of one repealed before the date of conclusion."""
    for line in lines:
        text = folded(line.text)
        for start, end, kind in _citations(text):
            wrong = _judge(text[start:end], kind, language, concluded)
            if wrong is not None:
                yield BadCitation(wrong[0], text[start:end].strip(" ,;."), wrong[1], line)


def _citations(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Where a citation begins and ends, and the kind of act: up to the next one, or a sign that ends a part."""
    heads = list(_head().finditer(text))
    for number, head in enumerate(heads):
        stop = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        end = re.search(
            r"[;!?]|(?<!\bnr)(?<!\bart)(?<!\bno)\.\s|\s(?:alsook|alsmede|ainsi que)\s", text[head.end() : stop]
        )
        yield head.start(), head.end() + end.start() if end else stop, _kinds()[head["kind"]]


def _judge(
    cited: str, kind: Kind, language: Language, concluded: datetime.date | None
) -> tuple[Literal["date", "number", "kind", "typo", "repealed"], Known] | None:
    dates = [day for day, _written in dates_in(cited[:90]) if day is not None][:1]
    number = _number(cited, kind)
    for act in _known(language):
        if act.subject.find(cited) is None and not (
            act.number is not None and (kind, number) == (act.kind, act.number)
        ):
            continue
        if kind == "cao" and number is None and not (act.kind == "cao" and _NATIONAL.search(cited)):
            continue  # an agreement of a company or a sector about the subject of an act
        if dates and dates[0] != act.date and (kind == act.kind or act.subject.find(cited)):
            return "date", act
        if number is not None and act.number is not None and number != act.number:
            return "number", act
        if dates and kind != act.kind and {kind, act.kind} <= {"wet", "besluit", "decreet"}:
            return "kind", act
        if act.repealed is not None and concluded is not None and act.repealed <= concluded:
            return "repealed", act
        return None
    if dates and kind in ("wet", "decreet", "besluit") and not _has_title(cited):
        return _near(dates[0], kind, language)
    return None


def _near(
    day: datetime.date, kind: Kind, language: Language
) -> tuple[Literal["date", "number", "kind", "typo", "repealed"], Known] | None:
    """The known act whose date is all but this one: two figures changed places, or one part of three is another."""
    for act in _known(language):
        if act.kind != kind or act.date == day:
            continue
        same = sum((act.date.day == day.day, act.date.month == day.month, act.date.year == day.year))
        digits = sorted(f"{act.date:%d%m%Y}") == sorted(f"{day:%d%m%Y}")
        if same == 2 and digits:
            return "typo", act
    return None


def _has_title(cited: str) -> bool:
    return (
        re.search(r"(?:betreffende|houdende|tot |inzake|over |relati|portant|fixant|sur |concernant|visant)", cited)
        is not None
    )


def _number(cited: str, kind: Kind) -> str | None:
    if kind == "verordening":
        match = re.search(r"\b(\d{4}/\d{2,4}|\d{2,4}/\d{4})\b", cited[:80])
    elif kind == "cao":
        match = re.match(r"\D{0,45}?(?:nr\.?|n°|nummer|numéro|no\.?)\s?(\d{1,3})(?![\d./])", cited) or re.match(
            r"(?:cao|cct)\s(\d{1,3})(?![\d./])", cited
        )
    else:
        return None
    return match[1] if match else None


@cache
def _head() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_kinds(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<kind>{words})(?=\s(?:\w+\s)?(?:van|du|de|nr|n°|no|nummer|numéro|\d|\((?:eu|ue)\)|betreffende|relati))"
    )


@cache
def _kinds() -> Mapping[str, Kind]:
    return {word: kind for kind, words in knowledge("acts", _Acts).kinds.items() for word in words}


@cache
def _known(language: Language) -> tuple[Known, ...]:
    laws = {law.id: law for law in yamlfile.validate(yamlfile.load(BUILT_IN / "laws.yaml"), Laws).laws}
    found: list[Known] = []
    for act in knowledge("acts", _Acts).acts:
        law = laws[act.law] if act.law else None
        name, date = (law.title, law.date) if law else (act.name, act.date)
        if name is not None and date is not None:
            phrases = act.subject.nl if language == "nl" else act.subject.fr
            found.append(
                Known(act.kind, name[language], date, act.number, law.repealed if law else None, compiled(phrases))
            )
    return tuple(found)
