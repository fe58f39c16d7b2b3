"""What a new sentence says of the agreement as a whole, wherever it stands: ``knowledge/roads.yaml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agreements.alignment import similarity
from agreements.diff.additions import added
from agreements.diff.phrases import finder
from agreements.diff.road_phrases import roads
from agreements.diff.units import sentences, tokens
from agreements.impact.folding import fold
from agreements.impact.model import HARM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.diff.model import PassageChange
    from agreements.diff.road_phrases import Reach, RoadKind, Saying
    from agreements.model import Language

__all__ = ["Sayings"]

SURE = 0.6
"""From this confidence on, a sentence is told that makes the agreement as a whole depend on something."""
OTHERWISE = 0.5
"""From here on, a sentence is one of ours that is worded otherwise."""
NEAR = 3
"""Within so many words behind a precedence stands what it is over."""


class Sayings:
    """Finds, in one language, the sentences that reach further than their own part."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._known = roads()

    def of(self, passage: PassageChange, *, at_home: bool, whole: bool) -> Iterator[tuple[str, RoadKind, Reach]]:
        """The new sentences of a passage that reach further: each with its road and what it reaches.

        ``at_home``: the passage stands in a part that is about positions of its own; ``whole``: it stands where all is
        said of the whole.
        """
        ours = fold(passage.text_ours)
        for sentence in _newsentences(passage):
            text = fold(sentence)
            general = whole or bool(self._known.general.found(text, self._language))
            own = at_home or passage.label not in HARM
            told = [each for each in self.said(text, ours) if general or not own or each.unless != "positions"]
            yield from ((sentence, each.road, each.reach) for each in told)
            apart = not at_home or self._is_apart(sentence, passage)
            if general and apart and passage.harmful and not told and self._hedges(sentence):
                yield sentence, "condition", "all"

    def _is_apart(self, sentence: str, passage: PassageChange) -> bool:
        """Whether a sentence is no sentence of ours that is worded otherwise, and surely speaks of the whole."""
        words = tokens(sentence)
        mine = (tokens(text) for text in sentences(passage.text_ours))
        return bool(self._known.whole.found(fold(sentence), self._language)) and all(
            similarity(each, words) < OTHERWISE for each in mine
        )

    def said(self, text: str, ours: str = "") -> tuple[Saying, ...]:
        """The sayings of a sentence of theirs that ``ours`` does not say yet, or not of the same; both are folded."""
        return tuple(each for each in self._known.sentences if self._says(each, text, ours))

    def _says(self, saying: Saying, text: str, ours: str) -> bool:
        words = saying.found(text, self._language)
        if not words or (saying.prevails and self._is_for_us(saying, text)) or self._is_denied(saying, text):
            return False
        return saying.found(ours, self._language) != words or self._turns(saying, ours, text)

    def _is_denied(self, saying: Saying, text: str) -> bool:
        """Whether the clause in which it stands says that it is not so; a phrase may hold a negation itself."""
        negation = self._known.negation
        parts = re.split(r"[,;:]", finder(self._known.clauses.of(self._language)).sub(" , ", text))
        found = [
            bool(negation.found(part, self._language)) and not negation.found(_plain(phrase), self._language)
            for part in parts
            for phrase in saying.of(self._language)
            if finder((phrase,)).search(part)
        ]
        return bool(found) and all(found)

    def _is_for_us(self, saying: Saying, text: str) -> bool:
        """Whether it is the agreement itself that prevails, or what harms nobody."""
        known = self._known
        if known.harmless.found(text, self._language):
            return True
        for found in saying.places(text, self._language):
            before = known.conflict.without(text[: found.start()], self._language)
            between, after = found[0].partition(" ")[2], text[found.end() :]
            if saying.prevails == "after":
                ours = self._begins(after)
            else:
                alone = self._begins(before) and not tokens(self._named(before)[1])
                ours = alone or self._begins(between) or (not tokens(before) and self._begins(after))
            if ours:
                return True
        return False

    def _begins(self, words: str) -> bool:
        """Whether words begin by naming the agreement itself: "de bepalingen van deze cao …"."""
        before, _after = self._named(words)
        return before != words and not tokens(before)

    def _named(self, words: str) -> tuple[str, str]:
        """What stands before and after the first words that name the agreement; all of it before when none do."""
        rest = self._known.parts_of.without(words, self._language)
        found = next(self._known.agreement.places(rest, self._language), None)
        return (words, "") if found is None else (rest[: found.start()], rest[found.end() :])

    def _hedges(self, sentence: str) -> bool:
        """Whether a sentence surely makes what it speaks of depend on something."""
        text = fold(sentence)
        if any(self._is_for_us(each, text) for each in self._known.sentences if each.prevails):
            return False
        impact, _positions, label = added(sentence, "", self._language)
        sure = impact is not None and impact.confidence >= SURE and label in HARM
        return sure and not self._known.hedges.isdisjoint(impact.mechanisms if impact else ())

    def _turns(self, saying: Saying, ours: str, theirs: str) -> bool:
        """Whether the same words now put something above the agreement: "… heeft voorrang op deze cao"."""
        return saying.road == "precedence" and self._is_below(saying, theirs) and not self._is_below(saying, ours)

    def _is_below(self, saying: Saying, text: str) -> bool:
        """Whether the agreement itself is what a precedence is over."""
        if saying.prevails == "after":
            return False
        known = self._known
        behind: Iterator[str] = (text[found.end() :] for found in saying.places(text, self._language))
        after = (" ".join(known.parts_of.without(words, self._language).split()[:NEAR]) for words in behind)
        return any(known.agreement.found(words, self._language) for words in after)


def _plain(phrase: str) -> str:
    """The words of a phrase, its alternatives one after the other."""
    return fold(phrase.replace("|", " ").replace("*", ""))


def _newsentences(passage: PassageChange) -> Iterator[str]:
    """The sentences of theirs that ours does not have."""
    if passage.label == "unchanged":
        return
    mine = {tokens(text) for text in sentences(passage.text_ours)}
    yield from (text for text in sentences(passage.text_theirs) if tokens(text) not in mine)
