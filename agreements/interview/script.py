"""The whole interview, from the region to the values of the clauses: what is asked, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agreements.dossier import LANGUAGES_OF_REGION, Dossier
from agreements.interview import reading
from agreements.interview.choosing import Catalogue, ask_clauses, ask_rungs
from agreements.interview.company import ask_company, ask_region
from agreements.interview.filling import ask_values
from agreements.interview.groups import entry, introduced, localised
from agreements.interview.terms import ask_terms
from agreements.interview.unions import ask_unions
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from agreements.interview.question import Flow
    from clauses.library import Library
    from clauses.model import Clause

__all__ = ["LAST", "interview_script"]

LAST = "write"
"""The key of the last question: whether the dossier may be written."""


def interview_script(library: Library) -> Flow[dict[str, Any]]:
    """All questions. Returns the groups of the dossier without ``draft`` and ``notes``; none when it is not wanted."""
    region = yield from introduced((_("THE COMPANY"),), ask_region())
    languages = LANGUAGES_OF_REGION[region]
    dossier: dict[str, Any] = {"region": region}
    company = dossier["company"] = yield from ask_company(languages)
    unions = ask_unions(region, company["joint_committees"], languages)
    dossier["unions"] = yield from introduced((_("THE UNIONS"),), unions)
    dossier |= yield from introduced((_("DATES AND DURATION"),), ask_terms(company["seat"], languages))
    catalogue = Catalogue(library, _so_far(dossier))
    chosen, said = yield from introduced((_("THE CLAUSES"),), ask_clauses(catalogue))
    return (yield from introduced(said, _choices(catalogue, dossier, chosen)))


def _choices(catalogue: Catalogue, dossier: dict[str, Any], chosen: list[Clause]) -> Flow[dict[str, Any]]:
    """The variants and the values of the clauses that were chosen, and the last question."""
    rungs = yield from ask_rungs(catalogue, chosen)
    taken = [(clause, rungs[clause.id]) for clause in chosen]
    taken += [(clause, clause.rungs[0]) for clause in catalogue.frame if clause.id not in rungs]
    values = yield from ask_values(catalogue, taken)
    themes = [catalogue.library.theme_of[clause.id] for clause in chosen]
    subject: dict[str, Any] = {}
    if not any(theme.subject for theme in themes):
        explanation = _("As it reads after “collective agreement concerning”.")
        question = _("What is the agreement about?")
        texts = yield from localised("subject", question, explanation, catalogue.dossier.written_in)
        subject["subject"] = entry(texts)
    explanation = _("With no, nothing is written and your answers are kept. With < you can still change them.")
    write = yield reading.yes_or_no(LAST, _("Those were all questions. Write the dossier?"), explanation, "yes")
    if write == "no":
        return {}
    clauses = {
        clause.id: {"variant": rung, "values": values[clause.id]} if clause.id in values else rung
        for clause, rung in taken
        if clause.id in rungs or clause.id in values
    }
    return {"region": dossier["region"]} | subject | dossier | {"clauses": clauses}


def _so_far(groups: dict[str, Any]) -> Dossier:
    """The dossier as far as it is known, with a draft and a clause to stand for those that are still to come."""
    return Dossier.model_validate({**groups, "draft": {"date": "2000-01-01"}, "clauses": {"to-come": None}})
