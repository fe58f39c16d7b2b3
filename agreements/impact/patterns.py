"""Phrases as a legal expert writes them, found in a text.

A phrase is a row of words. Each is matched on the word as written or on its dictionary form, without accents and
capitals; articles and possessives between two words may be left out of the phrase. Further:

- ``a|b``: either word; ``goedkeur*`` and ``*verslag``: any word that begins or ends so;
- ``word?``: may be absent; ``...``: up to five words in between (they are not part of the phrase);
- ``<employer>``: a word or group of words for that actor; ``<amount>``: any amount.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from agreements.impact.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set

    from agreements.impact.model import Word

__all__ = ["ARTICLES", "Beginnings", "Hit", "Index", "Pattern", "beginnings", "compile_phrase"]

_ARTICLES = frozenset({"het", "een", "le", "la", "les", "l", "un", "une"})
ARTICLES = {"nl": _ARTICLES | {"de"}, "fr": _ARTICLES}
"""Words that may be left out of a phrase, by its language."""
_GAP = 5
MANY = 12
"""From so many phrases that begin with one word on, it pays to look first at what else they need."""
_DROPPED = re.compile(r"(?<![\w'])(?:[ld]'|s'(?!il))", re.IGNORECASE)
_ELISION = re.compile(r"(?<!\w)(qu|n|s|c|j|lorsqu|jusqu|puisqu|quelqu|chef d)'", re.IGNORECASE)
"""Elided articles are skipped in a text, so they are dropped from a phrase; other elided words stand apart."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a phrase."""

    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    actors: frozenset[str] = frozenset()
    quantity: bool = False
    gap: bool = False
    optional: bool = False

    def fits(self, word: Word) -> bool:
        """Whether ``word`` can stand at this place."""
        if not self.words.isdisjoint(word.forms):
            return True
        if self.prefixes and word.folded.startswith(self.prefixes):
            return True
        return bool(self.suffixes) and (word.folded.endswith(self.suffixes) or word.lemma.endswith(self.suffixes))


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A phrase that was read, and what it stands for. Each is itself: the same phrase may stand for two things."""

    source: str
    elements: tuple[Element, ...]
    payload: str
    size: int
    needed: tuple[frozenset[str], ...] = ()
    """Sets of words of each of which a sentence with this phrase has one, besides the first: a quick way to say no."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: which, on what words (those of the phrase itself), and the words of the actors it names."""

    pattern: Pattern
    words: tuple[int, ...]
    context: tuple[int, ...]


def compile_phrase(source: str, payload: str, skipped: frozenset[str] = frozenset()) -> Pattern:
    """Read a phrase. Raises ValueError with a sentence that says what is wrong."""
    elements = tuple(_element(part) for part in _ELISION.sub(r"\1 ", _DROPPED.sub("", source)).split())
    if len(elements) > 1:
        elements = elements[:1] + tuple(
            element for element in elements[1:] if not element.words or not element.words <= skipped
        )
    if not elements or all(element.gap or element.optional for element in elements):
        raise ValueError(source)
    if elements[0].gap or elements[-1].gap or elements[0].optional:
        raise ValueError(source)
    size = sum(bool(element.words or element.prefixes or element.suffixes) for element in elements)
    needed = tuple(
        element.words
        for element in elements[1:]
        if element.words
        and not (element.optional or element.prefixes or element.suffixes or element.actors or element.quantity)
    )
    return Pattern(source, elements, payload, size, needed)


@cache
def _element(part: str) -> Element:
    if part == "...":
        return Element(gap=True)
    optional = part.endswith("?") and len(part) > 1
    part = part.removesuffix("?") if optional else part
    words, prefixes, suffixes, actors = [], [], [], []
    quantity = False
    for choice in part.split("|"):
        if choice == "<amount>":
            quantity = True
        elif choice.startswith("<") and choice.endswith(">"):
            actors.append(choice[1:-1])
        elif choice.endswith("*") and len(choice) > 2:
            prefixes.append(fold(choice[:-1]))
        elif choice.startswith("*") and len(choice) > 2:
            suffixes.append(fold(choice[1:]))
        elif choice and not set("*<{") & set(choice):
            words.append(fold(choice))
        else:
            raise ValueError(part)
    return Element(
        frozenset(words), tuple(prefixes), tuple(suffixes), frozenset(actors), quantity=quantity, optional=optional
    )


@dataclass(frozen=True)
class Beginnings:
    """How phrases begin -> their numbers: with a word, its first or last three letters, an actor, or an amount."""

    words: Mapping[str, Sequence[int]]
    prefixes: Mapping[str, Sequence[int]]
    suffixes: Mapping[str, Sequence[int]]
    actors: Mapping[str, Sequence[int]]
    amounts: Sequence[int]


def beginnings(patterns: Iterable[Pattern]) -> Beginnings:
    """How these phrases begin; they are numbered from 0."""
    words, prefixes, suffixes, actors = (defaultdict[str, list[int]](list) for _ in range(4))
    amounts: list[int] = []
    for number, pattern in enumerate(patterns):
        first = pattern.elements[0]
        for word in first.words:
            words[word].append(number)
        for prefix in first.prefixes:
            prefixes[prefix[:3]].append(number)
        for suffix in first.suffixes:
            suffixes[suffix[-3:]].append(number)
        for actor in first.actors:
            actors[actor].append(number)
        if first.quantity:
            amounts.append(number)
    return Beginnings(words, prefixes, suffixes, actors, amounts)


@dataclass(frozen=True)
class _Row:
    """The numbers of the phrases that can begin with a word; and their places in it, by a word that they need besides.

    ``free`` are the places of those that need no other word.
    """

    numbers: tuple[int, ...]
    needing: Mapping[str, Sequence[int]]
    free: Sequence[int]

    def likely(self, said: Set[str]) -> Sequence[int]:
        """Those for which no word is missing in a sentence that says these words, as far as is seen at a glance."""
        if len(self.numbers) < MANY:
            return self.numbers
        met = {place for word in self.needing.keys() & said for place in self.needing[word]}
        return [self.numbers[place] for place in sorted(met.union(self.free))]


class Index:
    """Many phrases, found in one go through a text."""

    def __init__(
        self,
        pattern: Callable[[int], Pattern],
        needed: Sequence[Sequence[Collection[str]]],
        begin: Beginnings,
        skipped: frozenset[str],
    ) -> None:
        """``pattern`` gives the phrase with a number; it is asked for those only that may stand in a text.

        ``needed`` are the words that each needs, ``skipped`` those that a phrase may leave out.
        """
        self._pattern = pattern
        self._needed = needed
        self._begin = begin
        self._skipped = skipped
        self._rows: dict[tuple[str, frozenset[str]], _Row] = {}

    def hits(
        self,
        words: Sequence[Word],
        actors: Mapping[int, tuple[frozenset[str], int]] | None = None,
        quantities: Mapping[int, int] | None = None,
    ) -> list[Hit]:
        """All phrases found in ``words``; overlapping ones too.

        ``actors``: first word of an actor -> its classes and the word after it; ``quantities``: likewise.
        """
        known_actors, amounts = actors or {}, quantities or {}
        search = _Search(words, known_actors, amounts, self._skipped)
        said: defaultdict[int, set[str]] = defaultdict(set)
        for word in words:
            said[word.sentence] |= word.forms
        found: list[Hit] = []
        for start, word in enumerate(words):
            here = said[word.sentence]
            numbers: Iterable[int] = self._row(word).likely(here)
            if start in known_actors or start in amounts:
                classes = known_actors[start][0] if start in known_actors else ()
                rows = [self._begin.actors.get(name, ()) for name in sorted(classes)]
                rows += [self._begin.amounts] if start in amounts else []
                numbers = dict.fromkeys(chain(numbers, *rows))
            for number in numbers:
                for forms in self._needed[number]:  # a plain loop: this is asked a million times
                    if here.isdisjoint(forms):
                        break
                else:
                    hit = search.match(self._pattern(number), start)
                    if hit is not None:
                        found.append(hit)
        return found

    def _row(self, word: Word) -> _Row:
        """The phrases that can begin with a word; worked out once for each word of the language that is met."""
        key = word.folded, word.forms
        row = self._rows.get(key)
        if row is None:
            rows = [self._begin.words.get(form, ()) for form in sorted(word.forms)]
            rows.append(self._begin.prefixes.get(word.folded[:3], ()))
            rows += [self._begin.suffixes.get(end, ()) for end in sorted({form[-3:] for form in word.forms})]
            row = self._rows[key] = self._made(tuple(dict.fromkeys(chain.from_iterable(rows))))
        return row

    def _made(self, numbers: tuple[int, ...]) -> _Row:
        needing: defaultdict[str, list[int]] = defaultdict(list)
        free: list[int] = []
        for place, number in enumerate(numbers):
            rarest = max(self._needed[number], key=lambda forms: min(map(len, forms)), default=())
            for word in rarest:
                needing[word].append(place)
            if not rarest:
                free.append(place)
        return _Row(numbers, needing, free)


_PARTICLES = {"op", "af", "uit", "in", "aan", "mee", "door", "over", "toe", "bij", "na", "tegen", "onder"}
_DETERMINERS = {
    "de", "het", "een", "elke", "elk", "iedere", "zijn", "haar", "hun", "deze", "dit", "die", "alle", "geen",
}  # fmt: skip
_SEPARABLE = 3
"""The elements of a separable verb: "maakt ... op"."""


class _Search:
    def __init__(
        self,
        words: Sequence[Word],
        actors: Mapping[int, tuple[frozenset[str], int]],
        quantities: Mapping[int, int],
        skipped: frozenset[str],
    ) -> None:
        self._words = words
        self._actors = actors
        self._quantities = quantities
        self._skipped = skipped

    def match(self, pattern: Pattern, start: int) -> Hit | None:
        found = self._from(pattern.elements, 0, start, start, (), ())
        if found is None or self._opens_phrase(pattern, found[0]):
            return None
        return Hit(pattern, found[0], found[1])

    def _opens_phrase(self, pattern: Pattern, own: tuple[int, ...]) -> bool:
        """Whether the particle that closes a phrase opens the next one: "maakt de arbeider op de werf zelf uit"."""
        verb_and_particle = len(pattern.elements) == _SEPARABLE and pattern.elements[1].gap
        last = pattern.elements[-1].words
        after = own[-1] + 1 if own else len(self._words)
        if not verb_and_particle or not last or not last <= _PARTICLES or after >= len(self._words):
            return False
        following = self._words[after]
        same = following.sentence == self._words[own[-1]].sentence and not following.comma
        return same and following.folded in _DETERMINERS

    def _from(
        self,
        elements: tuple[Element, ...],
        at: int,
        position: int,
        start: int,
        own: tuple[int, ...],
        context: tuple[int, ...],
    ) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        if at == len(elements):
            return own, context
        element = elements[at]
        if element.gap:
            for skip in range(_GAP + 1):
                found = self._from(elements, at + 1, position + skip, start, own, context)
                if found is not None:
                    return found
            return None
        if position < len(self._words) and self._words[position].sentence == self._words[start].sentence:
            after = self._take(element, position)
            if after is not None:
                taken = tuple(range(position, after))
                outside = bool(element.actors or element.quantity) and not element.fits(self._words[position])
                found = self._from(
                    elements,
                    at + 1,
                    after,
                    start,
                    own if outside else own + taken,
                    context + taken if outside else context,
                )
                if found is not None:
                    return found
            if own + context and self._words[position].folded in self._skipped:
                found = self._from(elements, at, position + 1, start, own, context)
                if found is not None:
                    return found
        if element.optional:
            return self._from(elements, at + 1, position, start, own, context)
        return None

    def _take(self, element: Element, position: int) -> int | None:
        if element.fits(self._words[position]):
            return position + 1
        if element.actors and position in self._actors:
            classes, after = self._actors[position]
            if not element.actors.isdisjoint(classes):
                return after
        if element.quantity and position in self._quantities:
            return self._quantities[position]
        return None
