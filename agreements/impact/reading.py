"""Reads a text into words, statements, units of meaning, signals and topics."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from agreements.impact.folding import fold, lemma
from agreements.impact.model import Passage, Sentence, Signalled, Topic, Unit, Word
from agreements.impact.quantities import amounts
from agreements.impact.sentences import statements

if TYPE_CHECKING:
    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Span
    from agreements.impact.patterns import Hit
    from agreements.impact.quantities import Amount

__all__ = ["read"]

_WORD = re.compile(
    r"\d+(?:[.\u00a0\u202f ]\d{3})*(?:,\d+)?|\d+(?:[.,]\d+)?|[^\W\d_]+(?:[-‑‐][^\W\d_]+)*['’]?|[%€/+]|[,:()]", re.UNICODE
)
_BREAKS = {",", ":", "(", ")"}
_CONJUNCTIONS = {"en", "maar", "doch", "et", "mais", "of", "ou", "tenzij", "behalve", "behoudens", "sauf", "waarbij", "terwijl", "zonder", "sans", "qui", "die", "wanneer", "lorsque", "indien", "als", "si", "puis"}


@lru_cache(maxsize=512)
def read(text: str, lexicon: Lexicon) -> Passage:
    """Read ``text`` with the words of ``lexicon``."""
    spans = statements(text)
    words: list[Word] = []
    sentences: list[Sentence] = []
    for index, span in enumerate(spans):
        first = len(words)
        words += _words(text, span, index, lexicon)
        sentences.append(Sentence(index, span, first, len(words)))
    found = amounts(words, lexicon)
    actors = _actors(words, lexicon)
    at_amounts = {amount.words[0]: max(amount.words) + 1 for amount in found}
    where = {min(hit.words): (lexicon.wider[hit.pattern.payload], max(hit.words) + 1) for hit in actors}
    synonyms = lexicon.synonyms.hits(words, where, at_amounts)
    units = _units(words, found, actors, synonyms, lexicon)
    signals = tuple(
        Signalled(hit.pattern.payload, hit.words, hit.context, words[hit.words[0] if hit.words else hit.context[0]].sentence)
        for hit in _best(lexicon.signals.hits(words, where, at_amounts), {})
    )
    topics = tuple(
        Topic(
            hit.pattern.payload,
            hit.words + hit.context,
            words[(hit.words + hit.context)[0]].sentence,
            len(hit.words) + 0.5 * bool(hit.context),
        )
        for hit in lexicon.topics.hits(words, where, at_amounts)
    )
    return Passage(text, tuple(words), tuple(sentences), units, topics, signals, {k: v[0] for k, v in where.items()})


def _words(text: str, span: Span, sentence: int, lexicon: Lexicon) -> list[Word]:
    from agreements.impact.model import Span as Place

    raw = [
        (match.group(), span.start + match.start(), span.start + match.end())
        for match in _WORD.finditer(text[span.start : span.end])
    ]
    words: list[Word] = []
    segment = 0
    comma = False
    for index, (written, start, end) in enumerate(raw):
        if written in _BREAKS:
            following = fold(raw[index + 1][0]) if index + 1 < len(raw) else ""
            comma = True
            segment += written != "," or following in _CONJUNCTIONS
            continue
        bare = written.rstrip("'’")
        folded = fold(bare)
        base = lexicon.lemmas.get(folded) or lemma(bare, lexicon.language)
        base = lexicon.lemmas.get(base, base)
        if folded in ("en", "et", "maar", "mais") and index + 1 < len(raw) and _is_verb(raw[index + 1][0], lexicon):
            segment += 1
        forms = frozenset({folded, base})
        words.append(Word(written, folded, forms, base, Place(start, end), sentence, segment, comma))
        comma = False
    return words


def _is_verb(written: str, lexicon: Lexicon) -> bool:
    folded, base = fold(written.rstrip("'’")), lemma(written, lexicon.language)
    if lexicon.language == "nl":
        return folded != base and base.endswith("n") and not folded.endswith(("en", "s"))
    return folded != base and base.endswith(("er", "ir", "re", "oir")) and not folded.endswith(("e", "es", "i", "is", "us", "u"))


def _actors(words: list[Word], lexicon: Lexicon) -> list[Hit]:
    return _best(lexicon.actors.hits(words), {})


def _best(hits: list[Hit], taken: dict[int, Hit]) -> list[Hit]:
    """Of overlapping hits the longest, then the first."""
    chosen: list[Hit] = []
    used: set[int] = set(taken)
    for hit in sorted(hits, key=lambda one: (-len(one.words) - 0.5 * bool(one.context), one.words)):
        own = hit.words or hit.context
        if used.isdisjoint(own):
            chosen.append(hit)
            used.update(own)
    return chosen


def _units(
    words: list[Word], found: list[Amount], actors: list[Hit], synonyms: list[Hit], lexicon: Lexicon
) -> tuple[Unit, ...]:
    units: list[Unit] = []
    used: set[int] = set()
    for amount in found:
        key = f"{amount.quantity.value:g} {amount.quantity.dimension} {amount.quantity.per} {amount.quantity.bound}"
        units.append(_unit("quantity", key, amount.words, words, amount.quantity))
        used.update(amount.words)
    candidates = [(hit, "actor") for hit in actors] + [(hit, "concept") for hit in synonyms]
    candidates.sort(key=lambda one: (-len(one[0].words) - 0.5 * bool(one[0].context), one[0].words[0] if one[0].words else 0))
    for hit, kind in candidates:
        if hit.words and used.isdisjoint(hit.words):
            key = f"@{hit.pattern.payload}" if kind == "actor" else f"={hit.pattern.payload}"
            units.append(_unit(kind, key, hit.words, words))
            used.update(hit.words)
    for index, word in enumerate(words):
        if index not in used and word.folded not in lexicon.ignored and word.lemma not in lexicon.ignored:
            units.append(_unit("word", word.lemma, (index,), words))
    return tuple(sorted(units, key=lambda unit: unit.words[0]))


def _unit(kind, key, indices, words, quantity=None) -> Unit:  # type: ignore[no-untyped-def]
    first = words[indices[0]]
    return Unit(kind, key, tuple(indices), first.sentence, first.segment, quantity)
