"""Two documents, already read -> what the one does to the positions of the other."""

from __future__ import annotations

from dataclasses import replace
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
from agreements.diff.units import side_of, tokens
from agreements.opening import ABOUT_PAGES, Note
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.model import ArticleChange
    from agreements.diff.units import Side
    from agreements.opening import Opened
    from clauses.library import Library

__all__ = ["compare", "judged"]

LIGHT = 2
"""Words of so many letters tell nothing new."""
SENTENCE = 4
"""From so many new words on, a head or foot says something."""


def compare(ours: Opened, theirs: Opened, library: Library) -> Comparison:
    """Judge what ``theirs`` makes of ``ours``, both in the language of ours."""
    mine, yours = side_of(ours.agreement), side_of(theirs.agreement)
    recogniser = Recogniser(library, mine.language)
    known = [recogniser.known(mine, block) for block in mine.blocks]
    articles = judged(mine, yours, known)
    positions = with_answers(states(articles, library), articles, mine, known, library)
    other = _document(theirs)
    return Comparison(
        _document(ours), replace(other, notes=(*other.notes, *_around(ours, theirs))), articles, positions
    )


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


def _around(ours: Opened, theirs: Opened) -> Iterator[Note]:
    """A note for each sentence at the top or the foot of their pages that ours does not have, and that is not told yet.

    What stands there is compared with no article, and yet it may say something about the whole.
    """
    known = {tokens(text) for text in ours.running}
    words = {word for text in known for word in text}
    for text in theirs.running:
        said = tokens(text)
        new = [word for word in said if word not in words and len(word) > LIGHT and not word.isdigit()]
        message = _(ABOUT_PAGES).format(text=text)
        if said not in known and len(new) >= SENTENCE and all(note.message != message for note in theirs.notes):
            yield Note("running-text", message)


def _document(opened: Opened) -> Document:
    return Document(opened.path, opened.kind, opened.agreement.language, opened.notes, opened.coverage.described())
