"""The rungs of a clause's ladder as they would read in our document, and which of them a text of theirs meets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.alignment import similarity
from agreements.diff.model import RungOffer
from agreements.diff.standalone import objections_to
from agreements.diff.units import tokens
from agreements.wording import write_value
from clauses.text import Labels, Placeholder, Reference, parse
from clauses.values import parse_value
from templates import words as fixed_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clauses.library import Library
    from clauses.model import Clause, Language, Rung

__all__ = ["Ladders"]

SAME_WORDS = 0.95
"""From this share of equal words on, a text of theirs is a rung of ours, word for word."""
UNKNOWN = "…"


@dataclass(frozen=True)
class Ladders:
    """The ladders of a library in one language; ``names`` is how our document calls each of its clauses in a reference.

    A rung reads with its own default values, and with "…" for what only a dossier knows.
    """

    library: Library
    language: Language
    names: Mapping[str, str]

    def text(self, clause: Clause, rung: Rung) -> str:
        """The text of a rung with its labels, a line for each passage."""
        labels = Labels()
        lines = []
        for paragraph in parse(clause.variants[rung].text[self.language]):
            pieces = [self._piece(piece, clause, rung) for piece in paragraph.pieces]
            lines.append(f"{labels.next(paragraph.level)} {''.join(pieces)}".strip())
        return "\n".join(lines)

    def next(self, clause: Clause, rung: Rung) -> Rung | None:
        """The next rung down that keeps every red line of this one."""
        red = {id_ for id_ in clause.variants[rung].positions if self._is_red(id_)}
        lower = clause.rungs[clause.rungs.index(rung) + 1 :]
        return next((each for each in lower if red.issubset(clause.variants[each].positions)), None)

    def offer(self, clause: Clause, rung: Rung, theirs: str) -> RungOffer:
        """A rung, and whether ``theirs`` meets it."""
        text = self.text(clause, rung)
        if not theirs.strip():
            return RungOffer(rung, text, met=False)
        objections = tuple(objections_to(text, theirs, self.language))
        return RungOffer(rung, text, not objections, objections)

    def met(self, clause: Clause, theirs: str) -> Rung | None:
        """The best rung that ``theirs`` meets."""
        return next((rung for rung in clause.rungs if self.offer(clause, rung, theirs).met), None)

    def worded(self, clause: Clause, above: Rung, theirs: str) -> Rung | None:
        """The rung below ``above`` whose very words ``theirs`` has."""
        for rung in clause.rungs[clause.rungs.index(above) + 1 :]:
            if similarity(tokens(self.text(clause, rung)), tokens(theirs)) >= SAME_WORDS:
                return rung
        return None

    def _is_red(self, position: str) -> bool:
        return position in self.library.positions and self.library.positions[position].weight == "red-line"

    def _piece(self, piece: str | Placeholder | Reference, clause: Clause, rung: Rung) -> str:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, Reference):
            word = fixed_words(self.language)["article"].lower()
            return self.names.get(piece.clause, f"{word} {UNKNOWN}")
        parameter = clause.parameters.get(piece.name)
        raw = clause.variants[rung].defaults.get(piece.name, parameter.default) if parameter else None
        if parameter is None or raw is None:
            return UNKNOWN
        return write_value(parameter, parse_value(parameter, raw), self.language, self.library.units)
