"""What the detectors look at: both passages, how they match, and one group of sentences at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from agreements.impact.negation import denied

if TYPE_CHECKING:
    from agreements.impact.lexicon import Lexicon
    from agreements.impact.matching import Group, Matching
    from agreements.impact.model import Finding, Passage, Signalled, Unit

__all__ = ["Comparison", "Part"]

_NEAR, _MANY = 0.8, 4
"""With this many separate edits a sentence was rewritten after all, unless nearly all words are the same."""
_LOCAL = 0.62
"""From this share of equal words on, a sentence was edited rather than rewritten."""


_HALF, _VERBATIM = 0.45, 0.97
_FEW, _HELD = 2, 0.6
"""So few edits are small ones, when this share of the shorter text stands in the other one."""
_SOME = 6
"""With more edits than this a sentence was gone over as a whole."""
_IDENTICAL = 0.78
"""From this share of equal words on, an edit is harmless only with a licence."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two passages, matched."""

    ours: Passage
    theirs: Passage
    matching: Matching
    lexicon: Lexicon

    @cached_property
    def parts(self) -> list[Part]:
        """The groups of sentences that have both sides."""
        return [Part(self, group) for group in self.matching.groups if group.ours and group.theirs]


@dataclass(eq=False)
class Part:
    """One group of sentences, with what has no counterpart; findings are added as they are made."""

    comparison: Comparison
    group: Group
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def local(self) -> bool:
        """Whether the wording is so near that every edit counts."""
        rewritten = self.group.edits >= _MANY and self.group.alike < _NEAR
        return (self.group.alike >= _LOCAL and not rewritten) or self.near or self._framed

    @property
    def _framed(self) -> bool:
        """Whether the rest of the passage was left word for word, and half of this sentence too."""
        others = [group for group in self.comparison.matching.groups if group is not self.group]
        return bool(others) and self.group.alike >= _HALF and all(one.alike >= _VERBATIM for one in others)

    @cached_property
    def near(self) -> bool:
        """Whether the wording is nearly identical, so that every edit needs a licence."""
        mine = [word.folded for word in self.comparison.ours.words if word.sentence in self.group.ours]
        others = [word.folded for word in self.comparison.theirs.words if word.sentence in self.group.theirs]
        common = sum((Counter(mine) & Counter(others)).values())
        gone, come = sum((Counter(mine) - Counter(others)).values()), sum((Counter(others) - Counter(mine)).values())
        moved = common - LCSseq.similarity(mine, others)
        swapped = self.group.alike < _LOCAL and min(gone, come) > 1 and moved > 1
        few = self.group.edits <= _FEW and len(self.group.ours) == len(self.group.theirs) and not swapped
        return (self.group.alike >= _IDENTICAL and self.group.edits <= _SOME) or (
            few and common >= _HELD * min(len(mine), len(others))
        )

    @cached_property
    def changes(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """The places where the wording differs: words of ours, and the words of theirs that stand there instead."""
        return [(left, right) for left, right, _ in self._placed_changes]

    @cached_property
    def _placed_changes(self) -> list[tuple[tuple[int, ...], tuple[int, ...], int]]:
        """The changes, each with how many words of ours stand before it."""
        mine = [at for at, word in enumerate(self.comparison.ours.words) if word.sentence in self.group.ours]
        others = [at for at, word in enumerate(self.comparison.theirs.words) if word.sentence in self.group.theirs]
        steps = LCSseq.opcodes(
            [self.comparison.ours.words[at].folded for at in mine],
            [self.comparison.theirs.words[at].folded for at in others],
        )
        found: list[tuple[tuple[int, ...], tuple[int, ...], int]] = []
        joined = False
        for step in steps:
            if step.tag == "equal":
                joined = False
                continue
            left = tuple(mine[step.src_start : step.src_end])
            right = tuple(others[step.dest_start : step.dest_end])
            start = step.src_start
            if joined:
                left, right, start = found[-1][0] + left, found[-1][1] + right, found[-1][2]
                found.pop()
            found.append((left, right, start))
            joined = True
        return found

    def replaced(self, words: tuple[int, ...]) -> tuple[int, ...]:
        """The words of ours in whose place ``words`` of theirs stand, in a text that was edited and not rewritten."""
        if not self.local:
            return ()
        return tuple(at for left, right in self.changes if not set(words).isdisjoint(right) for at in left)

    def around(self, words: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The words of ours between which ``words`` of theirs were put, and all words of theirs that are new there.

        Both are empty when words of ours were replaced, or the text was rewritten.
        """
        if not self.local:
            return (), ()
        mine = [at for at, word in enumerate(self.comparison.ours.words) if word.sentence in self.group.ours]
        before = mine[0] if mine else 0
        for left, right, start in self._placed_changes:
            if not set(words).isdisjoint(right):
                if left:
                    return (), ()
                return tuple(at for at in (before + start - 1, before + start) if at in mine), right
        return (), ()

    @cached_property
    def lost(self) -> list[Unit]:
        """Our units without a counterpart."""
        return [unit for unit in self.comparison.matching.lost if unit.sentence in self.group.ours]

    @cached_property
    def gained(self) -> list[Unit]:
        """Their units without a counterpart."""
        return [unit for unit in self.comparison.matching.gained if unit.sentence in self.group.theirs]

    @cached_property
    def unmatched(self) -> tuple[list[Unit], list[Unit]]:
        """The units of either side that no unit of the other side answers to, repetitions among them."""
        pairs = (*self.comparison.matching.pairs, *self.comparison.matching.loose)
        mine, others = {one for one, _ in pairs}, {other for _, other in pairs}
        return [unit for unit in self.ours if unit not in mine], [unit for unit in self.theirs if unit not in others]

    @cached_property
    def ours(self) -> list[Unit]:
        """Our units."""
        return [unit for unit in self.comparison.ours.units if unit.sentence in self.group.ours]

    @cached_property
    def theirs(self) -> list[Unit]:
        """Their units."""
        return [unit for unit in self.comparison.theirs.units if unit.sentence in self.group.theirs]

    @cached_property
    def forms_ours(self) -> frozenset[str]:
        """Every form of every word of ours; of the whole passage when the part was rewritten."""
        words = (word for word in self.comparison.ours.words if not self.local or word.sentence in self.group.ours)
        return frozenset(form for word in words for form in word.forms)

    @cached_property
    def forms_theirs(self) -> frozenset[str]:
        """Every form of every word of theirs; of the whole passage when the part was rewritten."""
        words = (word for word in self.comparison.theirs.words if not self.local or word.sentence in self.group.theirs)
        return frozenset(form for word in words for form in word.forms)

    def signals(self, side: str) -> list[tuple[Signalled, bool]]:
        """The signals of a side, each with whether it is denied."""
        passage, sentences = (
            (self.comparison.ours, self.group.ours) if side == "ours" else (self.comparison.theirs, self.group.theirs)
        )
        return [
            (one, denied(passage, (one.words or one.context)[-1], one.words))
            for one in passage.signals
            if one.sentence in sentences
        ]
