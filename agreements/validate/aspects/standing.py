"""What a draft makes of our positions: held against our own text, with the judgement of ``diff``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agreements.diff.comparing import judged
from agreements.diff.model import SEVERITY, worst
from agreements.diff.states import states
from agreements.diff.units import side_of
from agreements.impact.model import HARM
from agreements.validate.aspects.own_words import own_words
from agreements.validate.aspects.yardstick import from_dossier, from_library, known_by_tag, touches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from agreements.diff.clauses import Known
    from agreements.diff.model import ArticleChange
    from agreements.diff.units import Side
    from agreements.dossier import Dossier
    from agreements.impact.model import Verdict
    from agreements.model import Agreement
    from clauses.library import Library
    from clauses.model import Position, Rung, Theme

__all__ = ["FEW", "Standing", "Wanted", "standing_of"]

FEW = 4
"""With fewer clauses of ours than this a draft was never ours: its positions stand in words of its own."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a draft. ``dossier`` was given, ``carried`` stands in the draft; ``positions`` were named.

    Who sent the draft may have changed the dossier that it carries: what that leaves out is still mentioned.
    """

    library: Library
    dossier: Dossier | None = None
    carried: Dossier | None = None
    positions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Standing:
    """A position of ours in a draft. ``article`` is the number of the article that tells, None when none does.

    ``chosen`` tells that it is asked of this draft; else the draft's own dossier does without it. ``words`` are those
    of the draft, ``reason`` the first that the judgement gives. ``doubtful``: it says so in words of its own, and no
    harm in them can be named.
    """

    position: Position
    verdict: Verdict
    article: str | None = None
    words: str = ""
    reason: str = ""
    chosen: bool = True
    doubtful: bool = False


def standing_of(agreement: Agreement, recognised: Sequence[Known | None], wanted: Wanted) -> tuple[Standing, ...]:
    """The positions that are asked of a draft, each with what the draft makes of it; nothing when it is on no theme."""
    theirs = side_of(agreement)
    dossier = wanted.dossier or wanted.carried
    ours = None if dossier is None else from_dossier(dossier, wanted.library, agreement.language)
    if ours is None:
        return tuple(_of_library(theirs, recognised, wanted))
    found = list(_of_dossier(side_of(ours), theirs, wanted.library))
    if wanted.dossier is None:
        told = {each.position.id for each in found}
        found += [each for each in _left_out(theirs, recognised, wanted, told) if each.verdict == "removed"]
    return tuple(found)


def _left_out(
    theirs: Side, recognised: Sequence[Known | None], wanted: Wanted, told: Collection[str]
) -> Iterator[Standing]:
    """The red lines that the dossier in the draft does without: mentioned, and asked when they were named."""
    red = {each.id for each in wanted.library.positions.values() if each.weight == "red-line"}
    if not (red | wanted.positions) - set(told):
        return
    for each in _of_library(theirs, recognised, wanted):
        id_ = each.position.id
        if id_ not in told and id_ in red | wanted.positions:
            yield replace(each, chosen=id_ in wanted.positions)


def _of_dossier(ours: Side, theirs: Side, library: Library) -> Iterator[Standing]:
    """The positions of the clauses that a dossier chose."""
    known = known_by_tag(ours, library)
    articles = judged(ours, theirs, known, tells=False)
    chosen = {position for each in known if each is not None for position in each.positions}
    for state in states(articles, library):
        if state.id in chosen and state.id in library.positions:
            stays = bool(_stating(state.id, articles, known))
            lost: Verdict = "weakened" if stays else "removed"
            verdict = lost if state.verdict == "removed" or not stays else state.verdict
            yield _standing(library.positions[state.id], verdict, articles, state.reasons)


def _of_library(theirs: Side, recognised: Sequence[Known | None], wanted: Wanted) -> Iterator[Standing]:
    """All positions of the themes that a draft is on, and those that were named.

    A clause counts on the rung that the draft is nearest to, or on the lowest, whichever the draft meets better.
    """
    library = wanted.library
    rungs: dict[str, Rung] = {each.clause: each.rung for each in recognised if each is not None}
    for theme in library.themes.values():
        clauses = [library.clauses[id_] for id_ in theme.clauses]
        own = {id_ for clause in clauses for rung in clause.variants.values() for id_ in rung.positions}
        on_theme = theme.id != "frame" and touches(theme, theirs, recognised)
        asked = own if on_theme else own & wanted.positions
        if not asked:
            continue
        runs = [_run(theme, rungs, theirs, library)]
        if rungs and any(runs[0].verdict(id_) in HARM for id_ in asked):
            runs.append(_run(theme, {}, theirs, library))
        strange = len(set(rungs).intersection(theme.clauses)) < FEW
        said = own_words(theme, library, theirs) if on_theme and strange else {}
        for id_ in sorted(asked, key=list(library.positions).index):
            verdicts = [run.verdict(id_) for run in runs]
            best = min(range(len(runs)), key=lambda k: SEVERITY[verdicts[k]])
            articles = runs[best].telling(id_)
            if verdicts[best] == "removed" and id_ in said:
                mine = said[id_]
                doubtful = mine.verdict == "weakened" and not mine.named
                position = library.positions[id_]
                yield Standing(position, mine.verdict, mine.article, mine.words, mine.reason, doubtful=doubtful)
                continue
            yield _standing(library.positions[id_], verdicts[best], articles, _reasons(id_, articles))


def _reasons(position: str, articles: Sequence[ArticleChange]) -> list[str]:
    """Why a position is harmed."""
    passages = [passage for article in articles for passage in article.passages]
    return [reason for each in passages if each.positions.get(position) in HARM for reason in each.reasons]


def _run(theme: Theme, rungs: dict[str, Rung], theirs: Side, library: Library) -> _Held:
    ours = side_of(from_library(theme, rungs, library, theirs))
    known = known_by_tag(ours, library)
    return _Held(judged(ours, theirs, known, tells=False), known)


@dataclass(frozen=True)
class _Held:
    """A draft held against our text: what has become of each part, and the clause that each part of ours is."""

    articles: tuple[ArticleChange, ...]
    known: Sequence[Known | None]

    def telling(self, position: str) -> list[ArticleChange]:
        """What counts for a position: our clauses for it, harm that others do, and what is new and says the opposite.

        A draft need not hold all our clauses: what is not there, and what is only new, does not count.
        """
        stating = _stating(position, self.articles, self.known)
        others = [
            each
            for each in self.articles
            if each not in stating
            and each.positions.get(position) in (("contradicted",) if each.change == "added" else _WORSE)
        ]
        return [*stating, *others]

    def verdict(self, position: str) -> Verdict:
        """What the draft makes of a position: gone when no clause for it is there, and nothing says the opposite."""
        verdicts = [each.positions[position] for each in self.telling(position)]
        stated = _stating(position, self.articles, self.known) or "contradicted" in verdicts
        worse: list[Verdict] = ["weakened" if each == "removed" else each for each in verdicts]
        return worst("kept", *worse) if stated else "removed"


_WORSE = ("weakened", "contradicted")


def _stating(position: str, articles: Sequence[ArticleChange], known: Sequence[Known | None]) -> list[ArticleChange]:
    """The parts of the draft that have become of a clause of ours for this position."""
    own = {each.clause for each in known if each is not None and position in each.positions}
    return [each for each in articles if each.clause in own and each.theirs is not None and position in each.positions]


def _standing(
    position: Position, verdict: Verdict, articles: Sequence[ArticleChange], reasons: Sequence[str]
) -> Standing:
    telling = [
        each
        for each in articles
        if each.theirs is not None and (each.positions.get(position.id) in HARM or each.reaches.get(position.id))
    ]
    first = max(telling, key=lambda each: SEVERITY[each.positions.get(position.id, "kept")], default=None)
    if first is None or verdict == "removed":
        return Standing(position, verdict, None, "", next(iter(reasons), ""))
    harm = [each for each in first.passages if each.positions.get(position.id) in HARM]
    words = next((each.text_theirs for each in harm if each.text_theirs), first.text_theirs)
    roads = [road.message for road in first.reaches.get(position.id, ())]
    return Standing(position, verdict, first.theirs, words, next(iter([*reasons, *roads]), ""))
