"""Two documents, already read -> what the one does to the positions of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.diff.clauses import Recogniser
from agreements.diff.judging import Judge
from agreements.diff.model import Comparison, Document
from agreements.diff.pairing import pair
from agreements.diff.references import Numbers
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
    judge = Judge(mine, yours, Numbers.of(mine, yours, pairing), known)
    articles = tuple(judge.article(entry) for entry in pairing.entries)
    return Comparison(_document(ours), _document(theirs), articles, states(articles, library))


def _document(opened: Opened) -> Document:
    return Document(opened.path, opened.kind, opened.agreement.language, opened.notes, opened.coverage.described())
