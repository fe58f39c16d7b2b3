"""Weakening at a distance: by which roads a change in one place reaches positions that stand elsewhere.

A narrowed definition, a precedence, a general condition, a shorter duration, a reference that points elsewhere, an
annex that is gone: each counts against the positions that depend on it. The phrases are in ``knowledge/roads.yaml``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agreements.diff.citations import mentions
from agreements.diff.dependence import Dependence, term_of
from agreements.diff.grouping import gathered, stand
from agreements.diff.model import Road
from agreements.diff.road_phrases import roads
from agreements.diff.units import tokens
from agreements.impact.folding import fold
from agreements.impact.model import HARM
from agreements.impact.sentences import statements
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.grouping import Group
    from agreements.diff.model import ArticleChange, PassageChange, RoadKind
    from agreements.diff.pairing import Entry
    from agreements.diff.references import Numbers
    from agreements.diff.road_phrases import Place, Saying
    from agreements.diff.units import Side

__all__ = ["Travelled", "with_roads"]

SURE = 0.6
"""From this confidence on, harm to the agreement as a whole reaches all positions; below it, only known phrases do."""

NEAR = 3
"""Within so many words behind a precedence stands what it is over."""

_HEDGES = frozenset({"discretion", "soft-obligation", "condition", "approval", "budget-cap"})
"""What makes all rights depend on something when a new sentence says it of the agreement as a whole."""

_MESSAGES: dict[str, str] = {
    "definition": mark("“{words}”, on which this is built, is defined otherwise in {article}."),
    "precedence": mark("This is set aside by {article}: “{words}”."),
    "scope": mark("The scope is narrower in {article}: this holds for fewer people or places."),
    "condition": mark("This is made to depend on a condition by {article}: “{words}”."),
    "duration": mark("How long this holds, or how it ends, is changed by {article}: “{words}”."),
    "entire-agreement": mark("Earlier agreements and customs are done away with by {article}: “{words}”."),
    "reference": mark("A reference in {article} no longer points to the same text: “{words}”."),
    "annex": mark("The annex on which this rests is gone: {article}."),
}


@dataclass(frozen=True)
class Travelled:
    """What the roads need to know of two documents."""

    ours: Side
    theirs: Side
    numbers: Numbers
    dependence: Dependence
    known: Sequence[Known | None]


def with_roads(
    changes: Sequence[ArticleChange], entries: Sequence[Entry], map_: Travelled
) -> tuple[ArticleChange, ...]:
    """The changes, each with the positions that it harms at a distance; ``entries`` are what they were made of."""
    finder = _Finder(map_)
    return tuple(
        change
        if change.change == "unchanged" and not change.ours
        else replace(change, reaches=finder.of(change, entry))
        for change, entry in zip(changes, entries, strict=True)
    )


class _Finder:
    def __init__(self, map_: Travelled) -> None:
        self._map = map_
        self._language = map_.ours.language
        self._known = roads()

    def of(self, change: ArticleChange, entry: Entry) -> Mapping[str, tuple[Road, ...]]:
        """For each position that is reached, the roads."""
        found: defaultdict[str, dict[Road, None]] = defaultdict(dict)
        if change.change != "unchanged":
            for road, positions in (
                *self._places(change, entry),
                *self._sentences(change, entry),
                *self._annex(change, entry),
            ):
                for position in positions:
                    found[position][road] = None
        for road, positions in self._references(change, entry):
            for position in positions:
                found[position][road] = None
        return {position: tuple(each) for position, each in found.items()}

    def _road(self, kind: RoadKind, change: ArticleChange, words: str) -> Road:
        name = self._named(change)
        return Road(kind, change.name, words, _(_MESSAGES[kind]).format(article=name, words=words))

    def _named(self, change: ArticleChange) -> str:
        if change.part != "article":
            return change.name
        number = change.theirs or change.ours or ""
        return (
            _("article {number}").format(number=number)
            if change.theirs
            else _("our article {number}").format(number=number)
        )

    def _places(self, change: ArticleChange, entry: Entry) -> Iterator[tuple[Road, Iterable[str]]]:
        for place in self._known.places:
            if not self._is(place, change):
                continue
            for passage in change.passages:
                if place.reach == "terms":
                    yield from self._term(passage, change, entry)
                elif passage.harmful and (passage.confidence >= SURE or _narrows(place, passage)):
                    yield self._road(place.road, change, _told(passage)), self._map.dependence.all

    def _is(self, place: Place, change: ArticleChange) -> bool:
        """Whether a part is of this kind: by its heading, or by how its text begins."""
        if change.part not in ("article", "opening"):
            return False
        headings = fold(f"{change.heading_ours}\n{change.heading_theirs}")
        texts = fold(f"{change.text_ours[:300]}\n{change.text_theirs[:300]}")
        return bool(place.found(headings, self._language) or place.found(texts, self._language))

    def _term(
        self, passage: PassageChange, change: ArticleChange, entry: Entry
    ) -> Iterator[tuple[Road, Iterable[str]]]:
        """A definition that became narrower, went, or is new for a word that we use."""
        if not passage.harmful:
            return
        before = {fold(term): term for line in passage.text_ours.split("\n") if (term := term_of(line))}
        after = {fold(term): term for line in passage.text_theirs.split("\n") if (term := term_of(line))}
        for term in {**after, **before}.values():
            positions = self._map.dependence.using(term, [] if entry.ours is None else [entry.ours])
            if positions:
                yield self._road("definition", change, term), positions

    def _sentences(self, change: ArticleChange, entry: Entry) -> Iterator[tuple[Road, Iterable[str]]]:
        known = None if entry.ours is None else self._map.known[entry.ours]
        at_home = known is not None and bool(known.positions)
        for passage in change.passages:
            for sentence in _new_sentences(passage):
                yield from self._sentence(sentence, passage, change, at_home)

    def _sentence(
        self, sentence: str, passage: PassageChange, change: ArticleChange, at_home: bool
    ) -> Iterator[tuple[Road, Iterable[str]]]:
        """``at_home``: the sentence stands in a part that is about positions of its own."""
        text, ours = fold(sentence), fold(passage.text_ours)
        general = bool(self._known.general.found(text, self._language))
        told = False
        for saying in self._known.sentences:
            words = saying.found(text, self._language)
            if not words or (saying.found(ours, self._language) == words and not self._turns(saying, ours, text)):
                continue
            if (
                saying.unless == "positions"
                and not general
                and (at_home or passage.label not in ("weakened", "contradicted"))
            ):
                continue
            told = True
            yield self._road(saying.road, change, sentence), self._reached(saying, sentence)
        sure = passage.harmful and passage.confidence >= SURE and passage.change == "added"
        hedged = not _HEDGES.isdisjoint(passage.mechanisms)
        if sure and hedged and general and not told and not at_home:
            yield self._road("condition", change, sentence), self._map.dependence.all

    def _turns(self, saying: Saying, ours: str, theirs: str) -> bool:
        """Whether the same words now put something above the agreement: "… heeft voorrang op deze cao"."""
        return saying.road == "precedence" and self._is_below(saying, theirs) and not self._is_below(saying, ours)

    def _is_below(self, saying: Saying, text: str) -> bool:
        """Whether the agreement itself is what a precedence is over."""
        known = self._known
        behind = (text[found.end() :] for found in saying.places(text, self._language))
        after = (" ".join(known.parts_of.without(words, self._language).split()[:NEAR]) for words in behind)
        return any(known.agreement.found(words, self._language) for words in after)

    def _reached(self, saying: Saying, sentence: str) -> Iterable[str]:
        if not isinstance(saying.reach, str):
            return saying.reach
        named = list(mentions(sentence)) if saying.reach == "named" else []
        if not named:
            return self._map.dependence.all
        back = {target: key[1] for key, target in self._map.numbers.targets.items() if target and not key[0]}
        blocks = [self._map.numbers.ours.get((each.annex, back.get(each.number, each.number))) for each in named]
        found = [self._map.dependence.of(self._map.ours.blocks[index]) for index in blocks if index is not None]
        return dict.fromkeys(position for positions in found for position in positions)

    def _annex(self, change: ArticleChange, entry: Entry) -> Iterator[tuple[Road, Iterable[str]]]:
        number = None if entry.ours is None else self._map.ours.blocks[entry.ours].number
        if change.part == "annex" and change.change == "removed" and number:
            positions = self._map.dependence.naming(annex=True, number=number) or ("other",)
            yield self._road("annex", change, change.heading_ours), positions

    def _references(self, change: ArticleChange, entry: Entry) -> Iterator[tuple[Road, Iterable[str]]]:
        """References that point to another article than ours did, or to one that is gone."""
        if entry.ours is None:
            return
        positions = self._map.dependence.of(self._map.ours.blocks[entry.ours]) or ("other",)
        for passage, group in zip(change.passages, gathered(entry.groups), strict=False):  # a heading is the last
            if passage.text_ours and passage.text_theirs:
                for words in (*self._retargeted(passage), *self._other_paragraphs(passage, group)):
                    yield self._road("reference", change, words), positions

    def _retargeted(self, passage: PassageChange) -> Iterator[str]:
        """The sentence of theirs that refers to another article or annex than ours did."""
        mine = [(each.annex, each.number) for each in mentions(passage.text_ours)]
        yours = Counter((each.annex, each.number) for each in mentions(passage.text_theirs))
        numbers = self._map.numbers
        expected = Counter((key[0], target) for key in mine if (target := numbers.targets.get(key)))
        fitting = {(key[0], also) for key in mine for also in numbers.also.get(key, ())}
        wrong = [
            key for key in yours - expected if (key in numbers.known or key in numbers.targets) and key not in fitting
        ]
        missing = [key for key in mine if key in numbers.targets and (key[0], numbers.targets[key] or "") not in yours]
        if wrong and missing:
            yield _around(passage.text_theirs, wrong[0])

    def _other_paragraphs(self, passage: PassageChange, group: Group) -> Iterator[str]:
        """The sentence of theirs that refers to another paragraph than ours did."""
        here = stand(group, self._map.ours, self._map.theirs)
        if here is None:
            return
        for _one, other, same in self._map.numbers.inside.followed(passage.text_ours, passage.text_theirs, here):
            if not same:
                yield _sentence_at(passage.text_theirs, other.start)
                return


def _narrows(place: Place, passage: PassageChange) -> bool:
    """Whether a passage on the scope holds for fewer people: that needs no certainty to be told."""
    return place.road == "scope" and passage.positions.get("universal-scope") in HARM


def _told(passage: PassageChange) -> str:
    """The words of theirs that differ, or ours when they are gone."""
    words = " … ".join(
        segment.theirs.strip() for segment in passage.segments if not segment.equal and segment.theirs.strip()
    )
    return words or " … ".join(each.ours.strip() for each in passage.segments if not each.equal and each.ours.strip())


def _new_sentences(passage: PassageChange) -> Iterator[str]:
    """The sentences of theirs that ours does not have."""
    if passage.label == "unchanged":
        return
    mine = {tokens(text) for text in _sentences(passage.text_ours)}
    yield from (text for text in _sentences(passage.text_theirs) if tokens(text) not in mine)


def _sentences(text: str) -> Iterator[str]:
    return (text[span.start : span.end].strip() for span in statements(text))


def _sentence_at(text: str, place: int) -> str:
    """The sentence in which a place stands."""
    return next((text[span.start : span.end].strip() for span in statements(text) if place < span.end), text)


def _around(text: str, key: tuple[bool, str]) -> str:
    """The sentence that holds this reference."""
    for sentence in _sentences(text):
        if any((each.annex, each.number) == key for each in mentions(sentence)):
            return sentence
    return text
