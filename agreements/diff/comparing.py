"""Two documents, already read -> what the one does to the positions of the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agreements.diff.answers import with_answers
from agreements.diff.around import Around, around
from agreements.diff.clauses import Recogniser
from agreements.diff.dependence import Dependence
from agreements.diff.judging import Judge
from agreements.diff.model import Comparison, Document
from agreements.diff.pairing import Entry, pair
from agreements.diff.references import Numbers
from agreements.diff.roads import Travelled, with_roads
from agreements.diff.states import states
from agreements.diff.units import side_of
from agreements.opening import Note
from akkoord.messages import gettext as _
from akkoord.messages import mark, quoted

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
    outside = around(_around(ours), _around(theirs), mine.language)
    articles = judged(mine, yours, known, outside=outside)
    positions = with_answers(states(articles, library), articles, mine, known, library)
    return Comparison(_document(ours), _answering(ours, theirs), articles, positions)


def judged(
    mine: Side,
    yours: Side,
    known: Sequence[Known | None],
    *,
    tells: bool = True,
    outside: ArticleChange | None = None,
) -> tuple[ArticleChange, ...]:
    """What has become of each part of ours, and what was added; ``known`` has the clause of each part of ours.

    ``tells``: also what parts state that are not changed, where no clause says it. ``outside`` is what has become of
    the heads and feet of the pages: it may reach the articles too.
    """
    pairing = pair(mine, yours)
    numbers = Numbers.of(mine, yours, pairing)
    judge = Judge(mine, yours, numbers, known, tells=tells)
    entries = [*pairing.entries, *([] if outside is None else [Entry(None, None, ())])]
    changes = [*(judge.article(entry) for entry in pairing.entries), *([] if outside is None else [outside])]
    map_ = Travelled(mine, yours, numbers, Dependence(mine, known), known)
    return with_roads(changes, entries, map_)


def _around(opened: Opened) -> Around:
    title = " ".join(passage.text for passage in opened.agreement.title.passages)
    return Around(opened.running, title, faithful=opened.kind != "pdf")


def _answering(ours: Opened, theirs: Opened) -> Document:
    """Theirs, with what it has beside its text and ours has not."""
    document = _document(theirs)
    new = theirs.asides.besides(ours.asides)
    told = (
        ("remarks", mark("Comments in it: {texts}."), new.comments),
        ("hidden-text", mark("Hidden in it, and read as if it were not there: {texts}."), new.hidden),
        ("struck-text", mark("Struck through in it, and read as gone: {texts}."), new.struck),
    )
    notes = [
        Note(code, _(message).format(texts=" ".join(map(quoted, texts)))) for code, message, texts in told if texts
    ]
    return replace(document, notes=(*document.notes, *notes))


def _document(opened: Opened) -> Document:
    return Document(opened.path, opened.kind, opened.agreement.language, opened.notes, opened.coverage.described())
