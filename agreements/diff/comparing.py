"""Two documents, already read -> what the one does to the positions of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.diff.answers import with_answers
from agreements.diff.clauses import Recogniser
from agreements.diff.dependence import Dependence
from agreements.diff.judging import Judge
from agreements.diff.model import Comparison, Document
from agreements.diff.pairing import pair
from agreements.diff.references import Numbers
from agreements.diff.roads import Travelled, with_roads
from agreements.diff.states import states
from agreements.diff.units import side_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.model import ArticleChange
    from agreements.diff.units import Side
    from agreements.opening import Opened
    from clauses.library import Library

__all__ = ["compare", "judged"]


def compare(ours: Opened, theirs: Opened, library: Library) -> Comparison:
    """Judge what ``theirs`` makes of ``ours``, both in the language of ours."""
    mine, yours = side_of(ours.agreement), side_of(theirs.agreement)
    recogniser = Recogniser(library, mine.language)
    known = [recogniser.known(mine, block) for block in mine.blocks]
    articles = judged(mine, yours, known)
    positions = with_answers(states(articles, library), articles, mine, known, library)
    return Comparison(_document(ours), _document(theirs), articles, positions)


def judged(mine: Side, yours: Side, known: Sequence[Known | None], *, tells: bool = True) -> tuple[ArticleChange, ...]:
    """What has become of each part of ours, and what was added; ``known`` has the clause of each part of ours.

    ``tells``: also what parts state that are not changed, where no clause says it.
    """
    pairing = pair(mine, yours)
    numbers = Numbers.of(mine, yours, pairing)
    judge = Judge(mine, yours, numbers, known, tells=tells)
    changes = [judge.article(entry) for entry in pairing.entries]
    map_ = Travelled(mine, yours, numbers, Dependence(mine, known), known)
    return with_roads(changes, pairing.entries, map_)


def _document(opened: Opened) -> Document:
    return Document(opened.path, opened.kind, opened.agreement.language, opened.notes, opened.coverage.described())
