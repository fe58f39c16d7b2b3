"""Which clauses, and which variant of each: a question for each chapter, one for all variants, and exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from agreements.interview import reading
from agreements.interview.question import Flow, Option, Question, Several
from agreements.selection import fits_region, fits_sector, reading_order
from akkoord.messages import active
from akkoord.messages import gettext as _
from clauses.model import Rung

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from agreements.dossier import Dossier
    from clauses.library import Library
    from clauses.model import Clause, Language

__all__ = ["Catalogue", "ask_clauses", "ask_rungs"]


@dataclass(frozen=True)
class Catalogue:
    """The library as it bears on one dossier. Of the dossier, only what comes before the clauses is used."""

    library: Library
    dossier: Dossier

    @property
    def shown_in(self) -> Language:
        """The language in which the library is shown: that of messages, else Dutch."""
        return "fr" if active() == "fr" else "nl"

    @property
    def frame(self) -> tuple[Clause, ...]:
        """The clauses that come by themselves."""
        return self.library.frame(self.dossier.facts)

    def chapters(self) -> dict[str, list[Clause]]:
        """The clauses to choose from by the title of their chapter, in the order of the agreement."""
        offered = [clause for clause in self.library.clauses.values() if clause.when is None]
        chapters: dict[str, list[Clause]] = {}
        for clause in sorted(offered, key=lambda each: reading_order(each, self.library)):
            chapters.setdefault(self.library.chapter_of[clause.id][self.shown_in], []).append(clause)
        return chapters

    def fits(self, clause: Clause) -> bool:
        """Whether the clause is meant for the region and the sector of the dossier."""
        return fits_region(clause, self.dossier) and fits_sector(clause, self.dossier)

    def companions(self, chosen: Iterable[str]) -> list[tuple[Clause, Clause]]:
        """Pairs (clause, companion): what has to be added to ``chosen``, and why."""
        present = {*chosen, *(clause.id for clause in self.frame)}
        added: dict[str, tuple[Clause, Clause]] = {}
        while missing := self.library.missing_companions(present):
            for clause, companion in missing:
                added.setdefault(companion.id, (clause, companion))
                present.add(companion.id)
        return list(added.values())

    def conflicts(self, chosen: Iterable[str]) -> list[tuple[Clause, Clause]]:
        """Pairs that exclude each other, among ``chosen`` and the companions that they bring."""
        chosen = set(chosen)
        companions = {companion.id for _clause, companion in self.companions(chosen)}
        return self.library.conflicts(chosen | companions | {clause.id for clause in self.frame})

    def proposal(self, chosen: set[str], chapter: Iterable[Clause]) -> list[str]:
        """The clauses of a chapter that fit, leaving out what conflicts with an earlier one."""
        proposed: list[str] = []
        for clause in chapter:
            if self.fits(clause) and not self.conflicts({*chosen, *proposed, clause.id}):
                proposed.append(clause.id)
        return proposed

    def ordered(self, chosen: Iterable[str]) -> list[Clause]:
        """The clauses in the order of the agreement."""
        clauses = [self.library.clauses[id_] for id_ in chosen]
        return sorted(clauses, key=lambda each: reading_order(each, self.library))


def ask_clauses(catalogue: Catalogue) -> Flow[tuple[list[Clause], tuple[str, ...]]]:
    """The chosen clauses with their companions, in order, and what to say about the companions."""
    language = catalogue.shown_in
    explanation = _(
        "Type the numbers of the clauses that you want, such as 1, 3-5; or -2 to leave out clause 2, +4 to have "
        "clause 4 as well, “all” or “none”. ?2 shows what to know about clause 2. Clauses that another one cannot "
        "stand without are added by themselves."
    )
    chapters = catalogue.chapters()
    chosen: set[str] = set()
    for number, (title, clauses) in enumerate(chapters.items(), 1):
        options = tuple(_option(clause, catalogue) for clause in clauses)
        picked = yield Several(
            f"clauses.{clauses[0].id}",
            _("Which clauses on “{chapter}”?").format(chapter=title),
            explanation,
            _reader(catalogue, options, frozenset(chosen), last=number == len(chapters)),
            " ".join(catalogue.proposal(chosen, clauses)),
            options=options,
        )
        chosen |= set(picked.split())
    added = catalogue.companions(chosen)
    said = tuple(
        _("Added: “{companion}”, as “{clause}” cannot stand without it.").format(
            companion=companion.title[language], clause=clause.title[language]
        )
        for clause, companion in added
    )
    return catalogue.ordered({*chosen, *(companion.id for _clause, companion in added)}), said


def ask_rungs(catalogue: Catalogue, chosen: Sequence[Clause]) -> Flow[dict[str, Rung]]:
    """The variant of each clause: one for all, with exceptions. A clause without it gets the next better one."""
    laddered = [clause for clause in chosen if len(clause.rungs) > 1]
    if not laddered:
        return {clause.id: clause.rungs[0] for clause in chosen}
    explanation = _(
        "Each clause is a ladder: what we ask for first, what we fall back on, and the least that we can sign. Your "
        "choice counts for all clauses; a clause that does not have this variant gets the next better one."
    )
    options = _rungs(get_args(Rung))
    wanted = yield Question(
        "variant",
        _("Which variant of the clauses?"),
        explanation,
        reading.one_of(options),
        "opening",
        options=options,
    )
    rungs = {clause.id: _nearest(clause, wanted) for clause in chosen}
    explanation = _("Type the numbers of the clauses for which you want another variant, such as 1, 3-5.")
    listed = tuple(_option(clause, catalogue) for clause in laddered)
    question = _("For which clauses do you want another variant?")
    others = yield Several("exceptions", question, explanation, reading.some_of(listed), "", options=listed)
    for clause in laddered:
        if clause.id in others.split():
            options = _rungs(clause.rungs)
            answer = yield Question(
                f"variant.{clause.id}",
                _("Which variant of “{clause}”?").format(clause=clause.title[catalogue.shown_in]),
                clause.note[catalogue.shown_in],
                reading.one_of(options),
                options=options,
            )
            rungs[clause.id] = _nearest(clause, answer)
    return rungs


def _reader(
    catalogue: Catalogue, options: Sequence[Option], before: frozenset[str], *, last: bool
) -> Callable[[str], str]:
    """Takes clauses of a chapter that go together with those chosen ``before``."""
    read_ids = reading.some_of(options)

    def read(typed: str) -> str:
        answer = read_ids(typed)
        chosen = before | set(answer.split())
        if last and not chosen:
            raise ValueError(_("An agreement needs at least one clause: choose one, or go back."))
        for one, other in catalogue.conflicts(chosen):
            language = catalogue.shown_in
            message = _("“{one}” and “{other}” exclude each other: choose one of the two.")
            raise ValueError(message.format(one=one.title[language], other=other.title[language]))
        return answer

    return read


def _option(clause: Clause, catalogue: Catalogue) -> Option:
    label = clause.title[catalogue.shown_in]
    if not fits_region(clause, catalogue.dossier):
        label = _("{clause} (not meant for this region)").format(clause=label)
    elif not fits_sector(clause, catalogue.dossier):
        label = _("{clause} (not meant for this joint committee)").format(clause=label)
    return Option(clause.id, label, clause.note[catalogue.shown_in])


def _rungs(rungs: Sequence[Rung]) -> tuple[Option, ...]:
    labels: dict[Rung, str] = {
        "opening": _("opening: what we ask for"),
        "fallback": _("fallback: what we can live with"),
        "floor": _("floor: the least that we can sign"),
    }
    return tuple(Option(rung, labels[rung]) for rung in rungs)


def _nearest(clause: Clause, wanted: str) -> Rung:
    """The variant that is wanted, else the next better one, else the best that there is."""
    ladder: tuple[Rung, ...] = get_args(Rung)
    better = [rung for rung in ladder[: ladder.index(wanted) + 1] if rung in clause.variants]
    return better[-1] if better else clause.rungs[0]
