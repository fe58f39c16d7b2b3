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
    from agreements.opening import Opened
    from clauses.library import Library

__all__ = ["compare"]


def compare(ours: Opened, theirs: Opened, library: Library) -> Comparison:
    """Judge what ``theirs`` makes of ``ours``, both in the language of ours."""
    mine, yours = side_of(ours.agreement), side_of(theirs.agreement)
    pairing = pair(mine, yours)
    recogniser = Recogniser(library, mine.language)
    known = [recogniser.known(mine, block) for block in mine.blocks]
    numbers = Numbers.of(mine, yours, pairing)
    judge = Judge(mine, yours, numbers, known)
    changes = [judge.article(entry) for entry in pairing.entries]
    map_ = Travelled(mine, yours, numbers, Dependence(mine, known), known)
    articles = with_roads(changes, pairing.entries, map_)
    positions = with_answers(states(articles, library), articles, mine, known, library)
    return Comparison(_document(ours), _document(theirs), articles, positions)


def _document(opened: Opened) -> Document:
    return Document(opened.path, opened.kind, opened.agreement.language, opened.notes, opened.coverage.described())
