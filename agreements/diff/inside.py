"""The paragraphs and lines of articles that a text names ("§ 2", "het tweede lid"), followed to the other document."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agreements.diff.citations import loci

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from agreements.diff.citations import Locus
    from agreements.diff.pairing import Pairing
    from agreements.diff.units import Side, Text

__all__ = ["Inside"]

_FIGURES = re.compile(r"\d+")
_NUMBERED = re.compile(r"(?:\d+\.)+\d*|§.*")


@dataclass(frozen=True)
class Inside:
    """Two documents, and which passages of ours have become which of theirs (by their indices).

    ``ours_numbers`` and ``theirs_numbers`` map (is it an annex, number) to the index of a part.
    """

    ours: Side
    theirs: Side
    ours_numbers: Mapping[tuple[bool, str], int]
    theirs_numbers: Mapping[tuple[bool, str], int]
    twins: Mapping[int, frozenset[int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        ours: Side,
        theirs: Side,
        numbers: tuple[Mapping[tuple[bool, str], int], Mapping[tuple[bool, str], int]],
        pairing: Pairing,
    ) -> Inside:
        """Follow every passage of ours to those that its sentences are linked with."""
        twins: defaultdict[int, set[int]] = defaultdict(set)
        for entry in pairing.entries:
            for group in entry.groups:
                for place in group.ours:
                    twins[ours.statements[place].passage].update(theirs.statements[k].passage for k in group.theirs)
        return cls(ours, theirs, *numbers, {i: frozenset(found) for i, found in twins.items()})

    def followed(self, text_ours: str, text_theirs: str, here: tuple[int, int]) -> Iterator[tuple[Locus, Locus, bool]]:
        """The places that both texts name, in order, and whether they are the same; ``here`` are the passages' indices.

        Nothing when the texts do not name as many. Of places that are not the same, only those that are sure.
        """
        mine, yours = list(loci(text_ours)), list(loci(text_theirs))
        if len(mine) != len(yours):
            return
        for one, other in zip(mine, yours, strict=True):
            target, known = _resolved(one, self.ours, self.ours_numbers, here[0])
            reached, other_known = _resolved(other, self.theirs, self.theirs_numbers, here[1])
            same = target is not None and reached in self.twins.get(target, ())
            if same or (known and other_known):
                yield one, other, same


def _resolved(locus: Locus, side: Side, numbers: Mapping[tuple[bool, str], int], here: int) -> tuple[int | None, bool]:
    """The index of the passage that a text names which itself stands in the passage ``here``, and whether that is sure.

    It is where labels tell, or where the lines of an article without any labels are counted.
    """
    part = side.texts[here].part
    if locus.article is not None:
        found = numbers.get((locus.article.annex, locus.article.number))
        if found is None:
            return None, False
        part = found
    everything = side.of(side.blocks[part])
    own, sure = _counted(everything, locus, here)
    if locus.rank == 0:
        before = [text for text in own if text.index < here]
        return (before[-1].index, sure) if before else (None, False)
    labelled = [text for text in own if not locus.line and _number(text) == locus.rank]
    if labelled:
        return labelled[0].index, sure
    return (own[locus.rank - 1].index, sure) if locus.rank <= len(own) else (None, False)


def _counted(texts: Sequence[Text], locus: Locus, here: int) -> tuple[list[Text], bool]:
    """The passages of a part among which a place is found, and whether they are sure to be those that are meant."""
    lines = [text for text in texts if text.passage.level in ("plain", "paragraph")]
    paragraphs = [text for text in texts if text.passage.level == "paragraph"] or [
        text for text in texts if _NUMBERED.fullmatch(text.passage.label)
    ]
    if not paragraphs:
        return lines, all(not text.passage.label for text in texts)
    if not locus.line:
        return paragraphs, True
    return ([], False) if locus.article else (_of_one_paragraph(lines, here), paragraphs[0] in lines)


def _of_one_paragraph(own: list[Text], here: int) -> list[Text]:
    """The lines of the paragraph in which the passage ``here`` stands."""
    starts = [k for k, text in enumerate(own) if text.passage.level == "paragraph"]
    begun = [k for k in starts if own[k].index <= here]
    first = begun[-1] if begun else 0
    return own[first : next((k for k in starts if k > first), len(own))]


def _number(text: Text) -> int | None:
    figures = _FIGURES.findall(text.passage.label)
    return int(figures[-1]) if figures else None
