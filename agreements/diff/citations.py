"""Cross-references in a text: the articles, annexes and paragraphs of the agreement itself that it names, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from agreements.diff.knowledge import Data, knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Locus", "Mention", "loci", "mentions", "plain", "without_citations", "without_numbers"]

_GAP = r"[\s\u00a0]"
_NUMBER = re.compile(r"\d+\w*")


class _Elsewhere(Data):
    before: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]


class _Words(Data):
    """The file ``citations.yaml``."""

    about: str
    article: tuple[str, ...]
    annex: tuple[str, ...]
    between: tuple[str, ...]
    paragraph: tuple[str, ...]
    line: tuple[str, ...]
    ranks: tuple[tuple[str, ...], ...]
    inside: tuple[str, ...]
    elsewhere: tuple[_Elsewhere, ...]


@dataclass(frozen=True)
class _Patterns:
    """``reference``: to an article or annex of this agreement; ``cited``: also to one of a law or another agreement.

    ``locus``: a paragraph or line; ``named_before`` and ``named_after`` the article of which it is; ``of_others`` a law
    that follows. ``ranks``: the rank that a word tells, 0 for "the one before".
    """

    cited: re.Pattern[str]
    reference: re.Pattern[str]
    locus: re.Pattern[str]
    named_before: re.Pattern[str]
    named_after: re.Pattern[str]
    of_others: re.Pattern[str]
    ranks: Mapping[str, int]
    lines: frozenset[str]


@cache
def _patterns() -> _Patterns:
    words = knowledge("citations", _Words)
    ranks = {word: rank for rank, group in enumerate(words.ranks) for word in group}
    rank, line = _any(ranks), _any(words.line)
    kind = rf"{_any(each for each in words.paragraph if each.isalpha())}|{line}"
    inside = rf",?{_GAP}*(?:§+|\d+(?:°|er|e|ste|de)|{_any(words.inside)}|[a-z]\)){_GAP}*\d*,?"
    others = "|".join(rf"{_law(each)}(?!\w)" if not each.before[0] else _law(each) for each in words.elsewhere)
    others = rf"(?:{inside})*{_GAP}*,?{_GAP}*(?:{others})"
    own = _any((*words.article, *words.annex))
    cited = (
        rf"(?P<word>\b(?:{own}){_GAP}+)(?P<numbers>\d+\w*"
        rf"(?:(?:{_GAP}*,{_GAP}*|{_GAP}+(?:{_any(words.between)}){_GAP}+)\d+\w*)*)(?!\w)"
    )
    return _Patterns(
        re.compile(cited, re.IGNORECASE),
        re.compile(rf"{cited}(?!{others})", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?:(?P<sign>{_any(words.paragraph)}|{line}){_GAP}*(?P<digits>\d+)(?:er|e|de|ste)?(?![\w.,]*\d)"
            rf"|(?P<rank>{rank}){_GAP}+(?P<kind>{kind})|(?P<turned>{kind}){_GAP}+(?P<rank2>{rank}))(?!\w)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:{own}){_GAP}+(?P<number>\d+\w*)(?:{inside})*{_GAP}*,?{_GAP}*$", re.IGNORECASE),
        re.compile(rf",?{_GAP}*(?:van|uit|de|du)?{_GAP}*(?:l['’])?(?:{own}){_GAP}+(?P<number>\d+\w*)", re.IGNORECASE),
        re.compile(others, re.IGNORECASE),
        ranks,
        frozenset(words.line),
    )


def _law(each: _Elsewhere) -> str:
    """What names something that is no part of the agreement."""
    before = [rf"{_phrase(word)}{'' if word[-1:] in chr(39) + '’' else _GAP}" if word else "" for word in each.before]
    names = _any(name for group in each.names for name in group)
    return rf"(?:{'|'.join(before)})(?:{names})"


def _any(words: Iterable[str]) -> str:
    return "|".join(map(_phrase, sorted(words, key=len, reverse=True)))


def _phrase(words: str) -> str:
    return _GAP.join(map(re.escape, words.split()))


@dataclass(frozen=True)
class Mention:
    """A number in a text that names an article or annex, and where it stands in the text."""

    annex: bool
    number: str
    start: int
    end: int


def mentions(text: str) -> Iterator[Mention]:
    """The references in a text to articles and annexes of the agreement itself."""
    for reference in _patterns().reference.finditer(text):
        annex = not reference["word"].lower().startswith("art")
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


def without_numbers(text: str) -> str:
    """A text without the numbers of the articles and annexes that it refers to."""
    return _patterns().reference.sub(r"\g<word>", text)


def without_citations(text: str) -> str:
    """A text without any reference to an article, of a law neither."""
    return _patterns().cited.sub(" ", text)


def loci(text: str) -> Iterator[Locus]:
    """The places in articles of the agreement itself that a text names."""
    known = _patterns()
    named = {mention.start: mention for mention in mentions(text)}
    for found in known.locus.finditer(text):
        holder = known.named_before.search(text, 0, found.start()) or known.named_after.match(text, found.end())
        if holder is not None and holder.start("number") not in named:
            continue  # of a law, or of another agreement
        if holder is None and known.of_others.match(text, found.end()):
            continue
        kind = (found["sign"] or found["kind"] or found["turned"]).lower()
        rank = int(found["digits"]) if found["digits"] else known.ranks[(found["rank"] or found["rank2"]).lower()]
        article = None if holder is None else named[holder.start("number")]
        yield Locus(article, kind in known.lines, rank, found.start(), found.end())


def plain(number: str) -> str:
    """A number as it is compared: "1er" and "1ste" are 1."""
    return re.sub(r"^(\d+)(?:er|re|ste|de|e)$", r"\1", number.strip().lower().rstrip("."))
