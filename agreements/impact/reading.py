"""Reads a text into words, statements, units of meaning, signals and topics."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from agreements.impact.folding import fold, lemma, mended, stem, words_known
from agreements.impact.frames import framed
from agreements.impact.model import Passage, Sentence, Signalled, Span, Topic, Unit, Word
from agreements.impact.numbers import ordinal
from agreements.impact.patterns import Hit, Pattern
from agreements.impact.quantities import amounts
from agreements.impact.sentences import statements
from agreements.impact.separable import joined

if TYPE_CHECKING:
    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Quantity, UnitKind
    from agreements.impact.quantities import Amount

__all__ = ["read", "written_words"]

_WORD = re.compile(
    r"[nN][°º]|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d+/\d+(?:de|e|ste)?\b|\d+(?:er|ère|re|e|de|ste)\b|\d{1,2}[.:hu]\d{2}(?=\s*(?:uur|heures|h\b|u\b))|\d{1,2}[:hu]\d{2}\b|"
    r"\d+(?:[.\u00a0\u202f ]\d{3})*(?:,\d+)?|\d+(?:[.,]\d+)?|"
    r"[^\W\d_]+(?:[-‑‐][^\W\d_]+)*(?:['’]s(?!\w)|['’])?|[%€/+]|[,:()]",
    re.UNICODE,
)
_INVERTED = re.compile(r"[-‑‐](?:t[-‑‐])?(?:ils?|elles?|on|ce)$", re.IGNORECASE)
"""A pronoun behind its verb: "accepte-t-il"."""
_BOUND = "=bound"
_SMALL = {"not", "only", "all", "may", "duty", "including", "excluding"}
"""Groups that count even where they are a word that is passed over otherwise."""
_VOICES = {"joint", "majority", "unanimous"}
"""Groups of phrases in which a figure is no amount: "more than half of the seats", "each one half"."""
_AUXILIARIES = {
    "is", "heeft", "wordt", "kan", "mag", "moet", "zal", "zijn", "worden", "hebben", "kunnen", "mogen",
    "moeten", "staat",
    "gaat",
    "est", "a", "sont", "ont", "peut", "doit", "peuvent", "doivent", "sera", "reste", "vaut",
}  # fmt: skip
_AUXILIARY_LEMMAS = {"hebben", "worden", "zullen", "etre", "avoir"}
_BREAKS = {",", ":", "(", ")"}
_CONJUNCTIONS = {
    "en",
    "maar",
    "doch",
    "et",
    "mais",
    "of",
    "ou",
    "tenzij",
    "behalve",
    "behoudens",
    "sauf",
    "waarbij",
    "terwijl",
    "zonder",
    "sans",
    "qui",
    "die",
    "wanneer",
    "lorsque",
    "indien",
    "als",
    "si",
    "puis",
}


def read(text: str, lexicon: Lexicon, model: frozenset[str] = frozenset(), *, endings: bool = False) -> Passage:
    """Read ``text`` with the words of ``lexicon``.

    A word that no dictionary knows and that is one or two letters off a word of ``model`` is read as that word.
    """
    slips = tuple(
        (bare, repaired)
        for folded, bare in _bare_words(text)
        if model and folded not in model and (repaired := mended(bare, model, lexicon.language, endings)) != bare
    )
    return _read(text, lexicon, slips, _names(text) & model)


@lru_cache(maxsize=512)
def _read(text: str, lexicon: Lexicon, slips: tuple[tuple[str, str], ...], names: frozenset[str]) -> Passage:
    """The text with some words read as others: what is read against many texts is most often read the same."""
    repaired = dict(slips)
    words: list[Word] = []
    sentences: list[Sentence] = []
    for span, raw in _tokens(text):
        first = len(words)
        words += _words(raw, len(sentences), lexicon, repaired)
        if len(words) > first:
            sentences.append(Sentence(len(sentences), span, first, len(words)))
    if lexicon.language == "nl":
        words = joined(words)
    found = amounts(words, lexicon)
    actors = _actors(words, lexicon, names)
    at_amounts = {amount.words[0]: max(amount.words) + 1 for amount in found}
    where = {min(hit.words): (lexicon.wider[hit.pattern.payload], max(hit.words) + 1) for hit in actors}
    synonyms = lexicon.synonyms.hits(words, where, at_amounts)
    units = _units(words, found, actors, synonyms, lexicon)
    signals = tuple(
        Signalled(
            hit.pattern.payload, hit.words, hit.context, words[hit.words[0] if hit.words else hit.context[0]].sentence
        )
        for hit in _best([one for one in lexicon.signals.hits(words, where, at_amounts) if _joined_up(words, one)], {})
    )
    topics = tuple(
        Topic(
            hit.pattern.payload,
            hit.words + hit.context,
            words[(hit.words + hit.context)[0]].sentence,
            len(hit.words) + 0.5 * bool(hit.context),
        )
        for hit in lexicon.topics.hits(words, where, at_amounts)
    ) + tuple(framed(units))
    contraries = tuple((hit.pattern.payload, hit.words) for hit in lexicon.contraries.hits(words))
    classes = {first: one for first, (one, _) in where.items()}
    return Passage(text, tuple(words), tuple(sentences), units, topics, signals, classes, contraries)


@lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[tuple[Span, tuple[tuple[str, int, int], ...]], ...]:
    """The statements of a text, each with its words and marks and where they stand."""
    return tuple(
        (
            span,
            tuple(
                (match.group(), span.start + match.start(), span.start + match.end())
                for match in _WORD.finditer(text[span.start : span.end])
            ),
        )
        for span in statements(text)
    )


@lru_cache(maxsize=512)
def _bare_words(text: str) -> tuple[tuple[str, str], ...]:
    """Each word of a text once: folded, and as written without its apostrophe."""
    written = (written for _, raw in _tokens(text) for written, _, _ in raw if written not in _BREAKS)
    return tuple((fold(bare), bare) for bare in dict.fromkeys(word.rstrip("'’") for word in written))


def _words(
    raw: tuple[tuple[str, int, int], ...], sentence: int, lexicon: Lexicon, repaired: dict[str, str]
) -> list[Word]:
    words: list[Word] = []
    segment = 0
    comma = False
    for index, (written, start, end) in enumerate(raw):
        if written in _BREAKS:
            following = fold(raw[index + 1][0]) if index + 1 < len(raw) else ""
            comma = True
            segment += written != "," or following in _CONJUNCTIONS or following == "dan"
            continue
        bare = _INVERTED.sub("", written.rstrip("'’")) or written
        said, bare = bare, repaired.get(bare, bare)
        folded = fold(said if words_known(said, lexicon.language) else bare)
        found = lexicon.lemmas.get(fold(bare)) or lemma(bare, lexicon.language)
        base = ordinal(folded, lexicon.language) or lexicon.lemmas.get(found, found)
        if folded in _JOINING[lexicon.language] and _opens_clause(
            [one[0] for one in raw[index + 1 : index + 4]], lexicon
        ):
            segment += 1
        forms = frozenset({folded, fold(bare), found, base, stem(bare, lexicon.language)})
        words.append(Word(written, folded, forms, base, Span(start, end), sentence, segment, comma))
        comma = False
    return words


_JOINING = {"nl": {"en", "maar", "doch"}, "fr": {"et", "mais"}}
_RELATIVES = {"dont", "qui", "que", "qu", "lequel", "laquelle", "lesquels", "lesquelles"}
"""French words that open a clause behind "et": "et dont le coût …"."""
_CLITICS = {"ne", "n", "en", "y", "se", "s", "le", "la", "les", "l", "lui", "leur", "il", "elle", "hij", "zij"}


def _opens_clause(following: list[str], lexicon: Lexicon) -> bool:
    """Whether the words behind "and" or "but" open a clause: a relative pronoun, or a verb after pronouns at most."""
    if lexicon.language == "fr" and following and fold(following[0].rstrip("'’")) in _RELATIVES:
        return True
    for written in following:
        if _is_verb(written, lexicon):
            return True
        if fold(written.rstrip("'’")) not in _CLITICS:
            return False
    return False


def _is_verb(written: str, lexicon: Lexicon) -> bool:
    folded, base = fold(written.rstrip("'’")), lemma(written, lexicon.language)
    if folded in _AUXILIARIES:
        return True
    if lexicon.language == "nl":
        return folded != base and base.endswith("n") and not folded.endswith(("en", "s", "ende", "enden"))
    return (
        folded != base
        and base.endswith(("er", "ir", "re", "oir"))
        and not folded.endswith(("e", "es", "i", "is", "us", "u"))
    )


_NAMED = Pattern("", (), "employer", 1)


def _joined_up(words: list[Word], hit: Hit) -> bool:
    """Whether no comma parts the people that a phrase names from the word that follows them in it."""
    said = set(hit.words)
    return not any(at + 1 in said and words[at + 1].comma for at in hit.context)


def _actors(words: list[Word], lexicon: Lexicon, names: frozenset[str]) -> list[Hit]:
    """The people and bodies; a name that both texts have and no lexicon knows is taken for the company's."""
    known = _best([hit for hit in lexicon.actors.hits(words) if not _is_participle(words, hit.words[0])], {})
    taken = {at for hit in known for at in hit.words}
    return known + [
        Hit(_NAMED, (at,), ())
        for at, word in enumerate(words)
        if word.folded in names and at not in taken and word.text[0].isupper()
    ]


_BEFORE_PARTICIPLE = {"n", "ne", "en"}


def _is_participle(words: list[Word], at: int) -> bool:
    """Whether a word for people is a French participle: "l'employeur n'apprenant que …"."""
    return words[at].folded.endswith("ant") and at > 0 and words[at - 1].folded in _BEFORE_PARTICIPLE


_PLACED = {"a", "in", "te", "en"}
"""Words straight before a name that make it a place."""
_ADJECTIVE = ("se", "sche")
"""How a Dutch adjective ends that is written with a capital: "Vlaamse", "Belgische"."""


@lru_cache(maxsize=512)
def _names(text: str) -> frozenset[str]:
    """The names in a text: words with a capital that do not open a sentence."""
    found: set[str] = set()
    for _, raw in _tokens(text):
        for (before, _, _), (written, _, _) in pairwise(raw):
            named = written.istitle() and not written.endswith(_ADJECTIVE)
            if named and fold(before) not in _PLACED and before not in _BREAKS:
                found.add(fold(written))
    return frozenset(found)


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
    senses: dict[tuple[int, ...], set[str]] = {}
    for hit in synonyms:
        senses.setdefault(hit.words, set()).add(f"={hit.pattern.payload}")
    voices = [{*hit.words, *hit.context} for hit in synonyms if hit.pattern.payload in _VOICES]
    for amount in found:
        if any(set(amount.words) < voice for voice in voices):
            continue
        if (amount.quantity.dimension, amount.quantity.value) == ("share", 100):
            units.append(_unit("concept", "=fully", amount.words, words))
            used.update(amount.words)
            continue
        key = f"{amount.quantity.value:g} {amount.quantity.dimension} {amount.quantity.per} {amount.quantity.bound}"
        units.append(_unit("quantity", key, amount.words, words, amount.quantity))
        used.update(amount.words)
    candidates: list[tuple[Hit, UnitKind]] = [(hit, "actor") for hit in actors]
    candidates += [(hit, "concept") for hit in synonyms]
    candidates.sort(
        key=lambda one: (-len(one[0].words) - 0.5 * bool(one[0].context), one[0].words[0] if one[0].words else 0)
    )
    for hit, kind in candidates:
        if len(hit.words) == 1 and words[hit.words[0]].folded in lexicon.ignored and hit.pattern.payload not in _SMALL:
            continue
        if hit.pattern.payload == "not" and _of_somebody(words, hit.words):
            continue
        if hit.words and used.isdisjoint(hit.words):
            key = f"@{hit.pattern.payload}" if kind == "actor" else f"={hit.pattern.payload}"
            units.append(_unit(kind, key, hit.words, words, None, frozenset(senses.get(hit.words, ()))))
            used.update(hit.words)
    units = _restricted([unit for unit in units if unit.key != _BOUND], words)
    for index, word in enumerate(words):
        if index not in used and word.folded not in lexicon.ignored and word.lemma not in _AUXILIARY_LEMMAS:
            units.append(_unit("word", word.lemma, (index,), words))
    return tuple(sorted(units, key=lambda unit: unit.words[0]))


_DETERMINERS = {"la", "une", "cette", "sa", "chaque", "toute", "de", "par"}


def _of_somebody(words: list[Word], hit: tuple[int, ...]) -> bool:
    """Whether "personne" in a denial is a noun: "n'apprend que si la personne est apte"."""
    return any(
        words[at].folded == "personnes"
        or (words[at].folded == "personne" and at and words[at - 1].folded in _DETERMINERS)
        for at in hit
    )


_NE, _QUE = {"ne", "n"}, {"que", "qu"}
_REACH = 10
"""So many words behind a bare "ne" its "que" may stand."""


def _restricted(units: list[Unit], words: list[Word]) -> list[Unit]:
    """The units, with a bare French "ne" read as "only" where "que" follows, and left out where "only" is said."""
    only = {(unit.sentence, unit.segment) for unit in units if unit.key != "=not" and _denying(unit, words)}
    result: list[Unit] = []
    for unit in units:
        bare = unit.key == "=not" and all(words[at].folded in _NE for at in unit.words)
        if bare and (unit.sentence, unit.segment) in only:
            continue
        que = _que(words, unit.words[-1]) if bare else None
        result.append(unit if que is None else replace(unit, key="=only", words=(*unit.words, que)))
    return result


def _denying(unit: Unit, words: list[Word]) -> bool:
    """Whether a phrase holds a word of denial that a "ne" elsewhere goes with: "aucun autre que", "aucun lien"."""
    said = {words[at].folded for at in unit.words}
    return len(unit.words) > 1 and not said.isdisjoint(_DENIALS) and said.isdisjoint(_NE)


def _que(words: list[Word], at: int) -> int | None:
    """The "que" of a "ne" at word ``at`` that no word of denial goes with."""
    for index in range(at + 1, min(at + _REACH, len(words))):
        word = words[index]
        if (word.sentence, word.segment) != (words[at].sentence, words[at].segment) or word.folded in _DENIALS:
            return None
        if word.folded in _QUE and index > at + 1:
            return index
    return None


_DENIALS = {
    "pas", "plus", "jamais", "aucun", "aucune", "rien", "personne", "ni", "nul", "nulle", "nullement", "guere", "point",
    "aucunement",
}  # fmt: skip


def _unit(
    kind: UnitKind,
    key: str,
    indices: tuple[int, ...],
    words: list[Word],
    quantity: Quantity | None = None,
    senses: frozenset[str] = frozenset(),
) -> Unit:
    first = words[indices[0]]
    return Unit(kind, key, tuple(indices), first.sentence, first.segment, quantity, senses)


@lru_cache(maxsize=512)
def written_words(text: str) -> frozenset[str]:
    """The words of ``text``, folded: what a slip of the pen in another text is compared with."""
    return frozenset(fold(word.rstrip("'’")) for word in _WORD.findall(text) if word[:1].isalpha())
