"""The patterns of references, made of the words in ``knowledge/references.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from agreements.validate.coherence.numbers import vocabulary
from agreements.validate.knowledge import knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from agreements.model import Language

__all__ = ["Patterns", "patterns"]

_LATIN = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:\s?(?:{_LATIN})|er|re|ère|ste)?(?:[./-]\d{{1,2}})?|premier|première)"
    r"(?![\w°])(?!\s?(?:%|euro|eur\b|€))"
)
_LETTER = r"(?-i:[IVXL]+|[A-H])(?![\w'])"


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    article: tuple[str, ...]
    annex: tuple[str, ...]
    chapter: tuple[str, ...]
    paragraph: tuple[str, ...]
    subparagraph: tuple[str, ...]
    item: tuple[str, ...]
    range: tuple[str, ...]
    list: tuple[str, ...]
    previous: tuple[str, ...]
    next: tuple[str, ...]
    aforesaid: tuple[str, ...]
    within: tuple[str, ...]
    after: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Patterns:
    """``head`` finds where a reference begins, ``part`` a part of the article that follows, ``more`` another number."""

    head: re.Pattern[str]
    part: re.Pattern[str]
    more: Mapping[str, re.Pattern[str]]
    ordinals: Mapping[str, int]


@cache
def patterns(language: Language) -> Patterns:
    """The patterns, with the ordinals of a language. For texts with one kind of space, apostrophe and hyphen."""
    words, ordinals = knowledge("references", _Words), vocabulary(language).data.ordinals
    either = rf"(?:{_NUMBER}|{_LETTER})"
    return Patterns(
        re.compile(_head(words, _any(ordinals), either), re.IGNORECASE),
        re.compile(_part(words, _any(ordinals)), re.IGNORECASE),
        {
            kind: re.compile(_more(words, _NUMBER if kind == "article" else either), re.IGNORECASE)
            for kind in ("article", "annex", "chapter")
        },
        ordinals,
    )


def _head(words: _Words, ordinal: str, either: str) -> str:
    paragraph = "paragraaf|paragraphe"
    return (
        rf"(?<![\w-])(?:(?P<article>(?:(?:{_any(words.article)})\s?|(?:punt|point)\s(?=\d+\.\d))(?P<article_number>{_NUMBER}))"
        rf"|(?P<annex>(?:{_any(words.annex)})\s(?:nr\.?\s|n°\s?)?(?P<annex_number>{either}))"
        rf"|(?P<chapter>(?:{_any(words.chapter)})\s(?P<chapter_number>{either}))"
        rf"|(?P<here>(?P<bare>(?:{_any(words.paragraph)})\s?\d{{1,2}}(?:er)?"
        rf"(?:(?:, | en | et | of | ou | tot | à )\d{{1,2}})*)(?![\w°])|(?P<nth>{ordinal})\s(?:{paragraph})(?!\w)"
        rf"|(?:{_any(words.item)})\s(?P<lone_item>\d{{1,2}}(?![\w°.,]*\d|\s?(?:%|eur|€)|\s[a-zà-ÿ]*punt)°?|[a-z](?=[)°]))"
        rf"|(?:{_any(words.subparagraph)})\s(?P<lone_count>\d{{1,2}})(?![\w°.,]*\d)"
        rf"|(?:{_any(words.within)})\s(?:het\s|le\s|l')?(?P<lone_nth>{ordinal})\s(?:lid|alinea|alinéa)(?!\w))"
        rf"|(?P<aforesaid>(?:{_any(words.aforesaid)})\s(?:artikel|article)(?!\w)"
        rf"|(?:artikel|article)\s(?:{_any(words.aforesaid)})(?!\w))"
        rf"|(?P<previous>(?:{_any(words.previous)})\s(?:artikel|{paragraph})(?!\w)"
        rf"|(?:article|{paragraph})\s(?:{_any(words.previous)})(?!\w)))"
    )


def _part(words: _Words, ordinal: str) -> str:
    one = r"\d{1,2}(?:er)?(?![\w°)])"
    numbers = (
        rf"{one}(?:(?:, | en | et | of | ou | tot en met | tot | à )(?:§ ?)?{one}(?!\s[a-zà-ÿ]*(?:dag|maand|jour)))*"
    )
    what = "lid|paragraaf|alinea|alinéa|paragraphe|streepje|tiret"
    return (
        rf"[\s,(]*(?:en |et )?(?:(?:{_any(words.paragraph)})\s?(?P<paragraphs>{numbers})"
        rf"|(?:{_any(words.subparagraph)})\s(?P<subparagraphs>{numbers})"
        rf"|(?:het |le |la |l'|au |de )?(?P<nth>{ordinal})\s(?P<what>{what})(?!\w)"
        rf"|(?P<item>\d{{1,2}}\s?°)|(?P<point>[a-z]\))|(?P<more>en volgende|e\.v\.|et suivants?)(?!\w)"
        rf"|(?:{_any(words.item)})\s(?P<letter>[a-z\d]{{1,2}}(?:[.)°]|(?!\w))))"
    )


def _more(words: _Words, number: str) -> str:
    after = _any(word for group in words.after for word in group)
    return (
        rf"\s?(?:{_any((*words.range, *words.list))})(?:\s(?:en|et)(?=\s))?\s?(?P<next>{number})"
        rf"(?=\s?[.;:!?)(»”\"]|,(?!\d)|\s?$|\s-|\s(?:{after})(?!\w)|'|\s?§)"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
