"""One agreement -> its row. Every clause is judged as ``diff`` does, but each text only once: most are alike."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from agreements.diff.clauses import Known, Recogniser
from agreements.diff.comparing import judged
from agreements.diff.marking import segments
from agreements.diff.model import SEVERITY, worst
from agreements.diff.units import side_of
from agreements.impact.folding import fold
from agreements.impact.model import HARM
from agreements.model import Agreement, Article, Section
from agreements.portfolio.model import Cell, Row
from agreements.validate.aspects.presence import is_older, recognised_in, same_words
from agreements.validate.aspects.standing import FEW, Wanted, standing_of
from agreements.validate.aspects.yardstick import from_library, known_by_tag
from clauses.model import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agreements.impact.model import Verdict
    from agreements.model import Language
    from clauses.library import Library
    from clauses.model import Clause, Rung

__all__ = ["Clerk"]

KEPT_PARTS = 1024
"""So many articles are remembered, with what was judged of them: a few megabytes."""


class Clerk:
    """Judges agreements against one library; remembers the articles that it has judged last."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._recogniser = lru_cache(maxsize=2)(lambda language: Recogniser(library, language))
        self._known = lru_cache(maxsize=KEPT_PARTS)(self._known_as)
        self._cell = lru_cache(maxsize=KEPT_PARTS)(self._judged_cell)
        self._judge = lru_cache(maxsize=KEPT_PARTS)(self._judged)
        self._wanted = {
            position
            for id_, clause in library.clauses.items()
            if library.theme_of[id_].id != "frame"
            for variant in clause.variants.values()
            for position in variant.positions
        }

    def row(self, file: str, agreement: Agreement) -> Row:
        """The row of an agreement."""
        cells: dict[str, Cell] = {}
        found: dict[str, list[Verdict]] = {}
        for part in (*agreement.articles, *agreement.annexes):
            bare = replace(part, number="1", chapter="")
            known = self._known(bare, agreement.language)
            if known is None or known.clause in cells:
                continue
            cell, verdicts = self._cell(bare, known, agreement.language)
            cells[known.clause] = replace(cell, article=part.number)
            for position, verdict in verdicts.items():
                found.setdefault(position, []).append(verdict)
        positions: dict[str, Verdict] = {
            position: worst(*found[position]) if position in found else "removed" for position in sorted(self._wanted)
        }
        if len(cells) < FEW:
            positions = self._in_words_of_its_own(agreement) or (positions if cells else {})
        title = " ".join(passage.text for passage in agreement.title.passages)
        return Row(file, agreement.language, title, cells, positions)

    def _in_words_of_its_own(self, agreement: Agreement) -> dict[str, Verdict]:
        """The positions of an agreement that holds few of our clauses: the whole is judged, as ``validate`` does.

        Nothing when it is on none of our themes.
        """
        recognised = recognised_in(agreement, self._recogniser(agreement.language))
        found = standing_of(agreement, recognised, Wanted(self._library))
        return {each.position.id: each.verdict for each in found if each.position.id in self._wanted}

    def _known_as(self, part: Article, language: Language) -> Known | None:
        """The clause of a theme that a part is, if any."""
        known = self._named(part, language) or self._recognised(part, language)
        return None if known is None or self._library.theme_of[known.clause].id == "frame" else known

    def _named(self, part: Article, language: Language) -> Known | None:
        """The clause that the content control names, when the part has its very words."""
        clause = None if part.tag is None else self._library.clauses.get(part.tag.clause)
        if part.tag is None or clause is None:
            return None
        rung = next((each for each in clause.rungs if each == part.tag.variant), None)
        return _as_known(clause, rung) if rung and same_words(part, clause, rung, language) else None

    def _recognised(self, part: Article, language: Language) -> Known | None:
        """The clause that a part is by its text, else by its heading."""
        side = side_of(_alone(part, language))
        blocks = [block for block in side.blocks if block.part == "article"]
        known = self._recogniser(language).known(side, blocks[0])
        if known is not None or not part.heading or not part.passages:
            return known
        title = fold(part.heading)
        titled = (each for each in self._library.clauses.values() if fold(each.title[language]) == title)
        clause = next(titled, None)
        return None if clause is None else _as_known(clause, clause.rungs[0])

    def _judged_cell(self, part: Article, known: Known, language: Language) -> tuple[Cell, Mapping[str, Verdict]]:
        clause = self._library.clauses[known.clause]
        old = part.tag is not None and part.tag.clause == clause.id and is_older(part.tag.version, clause.version)
        same = next((rung for rung in clause.rungs if same_words(part, clause, rung, language)), None)
        rung = same or known.rung
        bare = replace(part, tag=None)
        ours, verdicts = self._judge(clause.id, rung, language, bare)
        if _harmful(verdicts) and rung != clause.rungs[-1]:
            verdicts = _better(verdicts, self._judge(clause.id, clause.rungs[-1], language, bare)[1])
        if same and not old and not _harmful(verdicts):
            return Cell("same", rung=rung), verdicts
        difference = _marked(ours, part.text)
        return Cell("outdated" if old else "altered", rung=rung, text=part.text, difference=difference), verdicts

    def _judged(self, id_: str, rung: Rung, language: Language, part: Article) -> tuple[str, dict[str, Verdict]]:
        """Our text, and what theirs does to the positions of the clause: as ``diff`` judges it."""
        theirs = side_of(_alone(part, language))
        alone = self._library.theme_of[id_]
        theme = Theme(
            id=alone.id,
            title=alone.title,
            chapters=(alone.chapters[0].model_copy(update={"clauses": (id_,)}),),
        )
        agreement = from_library(theme, {id_: rung}, self._library, theirs)
        (mine,) = (*agreement.articles, *agreement.annexes)
        positions = self._library.clauses[id_].variants[rung].positions
        if not positions:
            return mine.text, {}
        ours = side_of(agreement)
        changes = judged(ours, theirs, known_by_tag(ours, self._library), tells=False)
        verdicts: dict[str, Verdict] = {}
        for position in positions:
            here = [each.positions[position] for each in changes if position in each.positions]
            verdict = worst("kept", *here)
            verdicts[position] = "weakened" if verdict == "removed" else verdict
        return mine.text, verdicts


def _alone(part: Article, language: Language) -> Agreement:
    return Agreement(language, Section(()), (), (part,), (), ())


def _as_known(clause: Clause, rung: Rung) -> Known:
    return Known(clause.id, rung, tuple(clause.variants[rung].positions))


def _harmful(verdicts: Mapping[str, Verdict]) -> bool:
    return any(verdict in HARM for verdict in verdicts.values())


def _better(verdicts: Mapping[str, Verdict], lowest: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The verdicts, where the lowest rung does not give a better one: what meets a rung of ours is no loss."""
    return {
        position: min(verdict, lowest.get(position, verdict), key=SEVERITY.__getitem__)
        for position, verdict in verdicts.items()
    }


def _marked(ours: str, theirs: str) -> str:
    pieces = []
    for each in segments(ours, theirs):
        if each.equal:
            pieces.append(each.ours)
        else:
            pieces.append((f"[-{each.ours}-]" if each.ours else "") + (f"{{+{each.theirs}+}}" if each.theirs else ""))
    return "".join(pieces)
