"""Weakening at a distance: by which roads a change in one place reaches positions that stand elsewhere.

A narrowed definition, a precedence, a general condition, a shorter duration, a reference that points elsewhere, an
annex that is gone: each counts against the positions that depend on it. The phrases are in ``knowledge/roads.yaml``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agreements.diff.citations import mentions
from agreements.diff.dependence import Dependence, term_of
from agreements.diff.model import Road
from agreements.diff.retargeted import retargeted
from agreements.diff.road_phrases import roads
from agreements.diff.sayings import Sayings
from agreements.impact.folding import fold
from agreements.impact.model import HARM
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.model import ArticleChange, PassageChange, RoadKind
    from agreements.diff.pairing import Entry
    from agreements.diff.references import Numbers
    from agreements.diff.road_phrases import Place, Reach
    from agreements.diff.units import Side

__all__ = ["Travelled", "with_roads"]

OPENING = 300
"""What a part is for is told by so many of its first letters."""
BEGINNING = 30
"""A line is about the agreement itself when it names it within so many letters, its label among them."""
SURE = 0.6
"""From this confidence on, harm to the agreement as a whole reaches all positions; below it, only known phrases do."""

_MESSAGES: dict[RoadKind, str] = {
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
        self._places = roads().places
        self._sayings = Sayings(map_.ours.language)

    def of(self, change: ArticleChange, entry: Entry) -> Mapping[str, tuple[Road, ...]]:
        """For each position that is reached, the roads."""
        found: defaultdict[str, dict[Road, None]] = defaultdict(dict)
        reached = [*self._references(change, entry)]
        if change.change != "unchanged":
            reached += [*self._passages(change, entry), *self._annex(change, entry)]
        for road, positions in reached:
            for position in positions:
                found[position][road] = None
        return {position: tuple(each) for position, each in found.items()}

    def _road(self, kind: RoadKind, change: ArticleChange, words: str) -> Road:
        name = self._named(change)
        return Road(kind, change.name, words, _(_MESSAGES[kind]).format(article=name, words=words.rstrip(" .;")))

    def _named(self, change: ArticleChange) -> str:
        if change.part != "article":
            return change.name
        number = change.theirs or change.ours or ""
        return (
            _("article {number}").format(number=number)
            if change.theirs
            else _("our article {number}").format(number=number)
        )

    def _passages(self, change: ArticleChange, entry: Entry) -> Iterator[tuple[Road, Iterable[str]]]:
        """The roads of each passage: what it says of the whole; else that others depend on the part it stands in."""
        known = None if entry.ours is None else self._map.known[entry.ours]
        at_home = known is not None and bool(known.positions)
        places = [place for place in self._places if self._is(place, change)]
        for passage in change.passages:
            said = list(self._sentences(passage, change, at_home=at_home))
            yield from said
            for place in places:
                if place.reach == "terms":
                    yield from self._term(passage, change, entry)
                elif not said and passage.harmful and (passage.confidence >= SURE or _narrows(place, passage)):
                    yield self._road(place.road, change, passage.told), self._map.dependence.all

    def _is(self, place: Place, change: ArticleChange) -> bool:
        """Whether a part is of this kind: by its heading, or by how a line of its text begins."""
        if change.part not in ("article", "opening"):
            return False
        headings = fold(f"{change.heading_ours}\n{change.heading_theirs}")
        if place.headings.found(headings, self._language) or place.found(headings, self._language):
            return True
        lines = f"{change.text_ours[:OPENING]}\n{change.text_theirs[:OPENING]}".split("\n")
        begins = len if place.reach == "terms" else lambda _line: BEGINNING
        found = ((line, next(place.places(fold(line), self._language), None)) for line in lines)
        return any(match is not None and match.start() <= begins(line) for line, match in found)

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

    def _sentences(
        self, passage: PassageChange, change: ArticleChange, *, at_home: bool
    ) -> Iterator[tuple[Road, Iterable[str]]]:
        for sentence, kind, reach in self._sayings.of(passage, at_home=at_home, whole=change.part == "around"):
            yield self._road(kind, change, sentence), self._reached(reach, sentence)

    def _reached(self, reach: Reach, sentence: str) -> Iterable[str]:
        if not isinstance(reach, str):
            return reach
        named = list(mentions(sentence)) if reach == "named" else []
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
        for words in retargeted(change, entry, (self._map.ours, self._map.theirs), self._map.numbers):
            yield self._road("reference", change, words), positions


def _narrows(place: Place, passage: PassageChange) -> bool:
    """Whether a passage on the scope holds for fewer people: that needs no certainty to be told."""
    return place.road == "scope" and passage.positions.get("universal-scope") in HARM
