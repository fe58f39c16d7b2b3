"""Every clause tried: assembled alone with its companions, on each of its rungs, and held against our own rules.

A library may be sound file by file, and still give drafts that fail: a reference to an article that is not there, an
amount that another clause states otherwise, a definition that nothing uses.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.dossier import Choice, DossierFile, load_dossier
from agreements.drafting import Request, make_drafts
from agreements.office import EXAMPLES
from agreements.validate import Analysis, check, selected
from agreements.word.package import Package
from akkoord.errors import AkkoordError
from akkoord.messages import gettext as _
from akkoord.processes import spread
from clauses.checking.finding import LibraryFinding
from clauses.checking.graph import with_all_companions
from clauses.library import load_library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clauses.library import Library
    from clauses.model import Clause, Parameter, Rung

__all__ = ["Trial", "trials", "try_clause", "try_clauses"]

Trial = tuple[str, "Rung"]
TRIALS_A_TURN = 4
"""Trials that a process takes at a time."""
_SAMPLE = EXAMPLES / "brussels-bilingual.yaml"
_RULES = (("formal", "consistency", "positions", "traps"), ())


def trials(library: Library) -> list[Trial]:
    """What there is to try: each clause that a negotiator chooses, on each of its rungs."""
    return [(clause.id, rung) for clause in library.clauses.values() if clause.when is None for rung in clause.rungs]


def try_clauses(library: Library, own: Sequence[Path]) -> Iterator[list[LibraryFinding]]:
    """What ``try_clause`` finds in each of the trials of a library, in their order, as it comes.

    ``own`` are the user's folders that the library was loaded with: several processes load it again.
    """
    return spread(partial(_tried, tuple(own)), trials(library), TRIALS_A_TURN)


def _tried(own: tuple[Path, ...], trial: Trial) -> list[LibraryFinding]:
    return list(try_clause(_library(own), trial))


@cache
def _library(own: tuple[Path, ...]) -> Library:
    return load_library(own)


def try_clause(library: Library, trial: Trial) -> Iterator[LibraryFinding]:
    """What our own rules find in the Dutch and the French draft of one clause with its companions; mentions left out.

    The parties and the dates are those of the included example. A draft that cannot be made is an error.
    """
    id_, rung = trial
    location = ("variants", rung)
    dossier = _dossier(library, trial)
    try:
        drafts = make_drafts(dossier, library, Request()).documents
    except AkkoordError as error:
        message = _("With its companions no draft can be made of it: {reason}").format(reason=str(error))
        yield LibraryFinding("draft-fails", "error", id_, message, location)
        return
    for draft in drafts:
        analysis = Analysis(Package.from_bytes(draft.content, Path(f"{id_}.docx")), dossier.dossier, library)
        for finding in check(analysis, selected(*_RULES)):
            if finding.severity != "info":
                message = _("Assembled alone ({language}, {rung}), {rule} says: {message}").format(
                    language=draft.name, rung=rung, rule=finding.rule, message=finding.message
                )
                yield LibraryFinding("draft-fails", finding.severity, id_, message, location)


def _dossier(library: Library, trial: Trial) -> DossierFile:
    id_, rung = trial
    sample = load_dossier(_SAMPLE)
    chosen = {
        each: _choice(library.clauses[each], rung)
        for each in with_all_companions(library, id_)
        if library.clauses[each].when is None
    }
    return DossierFile(sample.dossier.model_copy(update={"clauses": chosen}), sample.document)


def _choice(clause: Clause, rung: Rung) -> Choice:
    """The rung itself where the clause has it, else its best one; with values for what has no default."""
    own = rung if rung in clause.variants else clause.rungs[0]
    defaults = clause.variants[own].defaults
    values = {
        name: _value(parameter)
        for name, parameter in clause.parameters.items()
        if parameter.default is None and name not in defaults
    }
    return Choice(variant=own, values=values)


def _value(parameter: Parameter) -> str:
    match parameter.kind:
        case "choice":
            return parameter.choices[0].id
        case "date":
            return "2027-06-30"
        case "text":
            return parameter.label.nl[: int(parameter.maximum or 60)]
        case _:
            return str(parameter.minimum or parameter.maximum or 1)
