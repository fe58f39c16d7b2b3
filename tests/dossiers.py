"""Dossiers for tests: one that is sound, the same with every clause on a rung, and a strategy for all kinds of them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from agreements.dossier import Dossier, DossierFile
from akkoord.yamlfile import Document, validate
from clauses.library import Library
from clauses.model import Clause, Parameter

START = datetime.date(2027, 1, 1)
NUMBERS = ("0765.432.146", "0812.345.603", "0456.789.034")
NAMES = ("Scheldepolymeren NV", "Mosane & Fils SA", "Société <Chimique> « Léman »", "D’Hondt Chemie BV")
PEOPLE = ("An Peeters", "Zoë D’Haese", "Jean-François Lemaître", "Müller & Zoon")


def person(name: str = PEOPLE[0]) -> dict[str, Any]:
    return {"name": name, "capacity": {"nl": "gedelegeerd bestuurder", "fr": "administratrice déléguée"}}


def dossier_data(**changes: Any) -> dict[str, Any]:
    """The data of a sound bilingual dossier, with ``changes``; its clauses have to be given."""
    return {
        "draft": {"version": "1", "date": "2026-11-23"},
        "region": "several",
        "company": {
            "name": NAMES[0],
            "seat": {"nl": "Kaai 1, 1000 Brussel", "fr": "quai 1, 1000 Bruxelles"},
            "number": NUMBERS[0],
            "joint_committees": ["116", "207"],
            "representatives": [person()],
        },
        "unions": [{"name": {"nl": "ACV Puls", "fr": "CNE"}, "representatives": [person(PEOPLE[1])]}],
        "conclusion": {"place": {"nl": "Brussel", "fr": "Bruxelles"}, "date": "2026-12-15"},
        "effective_date": "2027-01-01",
        "duration": {"kind": "indefinite", "notice": "6 months"},
        "clauses": {},
    } | changes


def dossier_file(data: dict[str, Any]) -> DossierFile:
    document = Document(Path("dossier.yaml"), data)
    return DossierFile(validate(document, Dossier), document)


def choosable(library: Library) -> list[Clause]:
    """The clauses that a negotiator chooses: those that do not come by themselves."""
    return [clause for clause in library.clauses.values() if clause.when is None]


def with_companions(library: Library, ids: set[str]) -> set[str]:
    """``ids`` and whatever they require, all the way down."""
    grown = ids | {companion for id_ in ids for companion in library.clauses[id_].requires}
    chosen = {id_ for id_ in grown if library.clauses[id_].when is None}
    return chosen if chosen == ids else with_companions(library, chosen)


def needed_values(clause: Clause) -> dict[str, str]:
    """The smallest value of each parameter that has no default."""
    return {
        name: str(parameter.minimum or "1")
        for name, parameter in clause.parameters.items()
        if parameter.default is None and not all(name in variant.defaults for variant in clause.variants.values())
    }


def values(parameter: Parameter) -> st.SearchStrategy[str]:
    """Values that the parameter takes, its bounds among them."""
    if parameter.kind == "choice":
        return st.sampled_from([choice.id for choice in parameter.choices])
    if parameter.kind == "date":
        return st.dates(datetime.date(2027, 1, 1), datetime.date(2035, 12, 31)).map(str)
    if parameter.kind == "text":
        low, high = int(parameter.minimum or 1), int(parameter.maximum or 60)
        return st.sampled_from(["ACV", "het centrum", "l’institut « Léman » & Cie", "q" * low]).filter(
            lambda text: low <= len(text) <= high
        )
    low, high = parameter.minimum or Decimal(0), parameter.maximum or Decimal(100)
    places = 0 if parameter.kind == "integer" else 2
    return st.sampled_from([low, high]).map(str) | st.decimals(low, high, places=places).map(str)


@st.composite
def durations(draw: st.DrawFn) -> dict[str, str]:
    periods = st.builds("{} {}".format, st.integers(1, 12), st.sampled_from(["weeks", "months", "years"]))
    ends = st.dates(START + datetime.timedelta(2), datetime.date(2040, 1, 1)).map(str)
    match draw(st.sampled_from(["fixed", "indefinite", "renewable"])):
        case "fixed":
            return {"kind": "fixed", "end": draw(ends)}
        case "indefinite":
            return {"kind": "indefinite", "notice": draw(periods)}
        case _:
            return {"kind": "renewable", "end": draw(ends), "renewal": draw(periods), "notice": draw(periods)}


@st.composite
def earlier_agreements(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "effect": draw(st.sampled_from(["amended", "extended", "repealed"])),
        "date": str(draw(st.dates(datetime.date(1990, 1, 1), datetime.date(2026, 6, 1)))),
        "number": f"{draw(st.integers(1000, 999999))}/CO/207",
        "subject": {"nl": "opleiding & loopbaan", "fr": "la formation et la carrière"},
    }


@st.composite
def dossiers(draw: st.DrawFn, library: Library) -> DossierFile:
    """Sound dossiers of every kind: regions, durations, parties, clauses with their companions, values in bounds."""
    wanted = draw(st.sets(st.sampled_from([clause.id for clause in choosable(library)]), min_size=1))
    clauses: dict[str, Any] = {}
    chosen = with_companions(library, wanted)
    for id_ in chosen:
        clause = library.clauses[id_]
        # A value that follows that of another clause is not given a second time: the two would contradict each other.
        free = {
            name: parameter
            for name, parameter in clause.parameters.items()
            if (parameter.follows or "").partition(".")[0] not in chosen
        }
        given = {name: draw(values(parameter)) for name, parameter in free.items() if draw(st.booleans())}
        clauses[id_] = {"variant": draw(st.sampled_from(clause.rungs)), "values": needed_values(clause) | given}
    people = st.lists(st.sampled_from(PEOPLE).map(person), min_size=1, max_size=3)
    unions = st.builds(
        lambda name, representatives: {"name": name, "representatives": representatives},
        st.sampled_from(
            [{"nl": "ACV Puls", "fr": "CNE"}, {"nl": "BBTK", "fr": "SETCa"}, {"nl": "ACLVB", "fr": "CGSLB"}]
        ),
        people,
    )
    establishment = {
        "name": {"nl": "Vestiging Noord", "fr": "Site Nord"},
        "address": {"nl": "Kaai 2, 1000 Brussel", "fr": "quai 2, 1000 Bruxelles"},
        "number": "2.145.678.901",
    }
    company = dossier_data()["company"] | {
        "name": draw(st.sampled_from(NAMES)),
        "number": draw(st.sampled_from(NUMBERS)),
        "representatives": draw(people),
        "establishments": draw(st.lists(st.just(establishment), max_size=2)),
    }
    data = dossier_data(
        region=draw(st.sampled_from(["flanders", "brussels", "wallonia", "several"])),
        company=company,
        unions=draw(st.lists(unions, min_size=1, max_size=3)),
        duration=draw(durations()),
        earlier_agreements=draw(st.lists(earlier_agreements(), max_size=3)),
        clauses=clauses,
    )
    if draw(st.booleans()):
        data["effective_date"] = data["conclusion"]["date"]
    if draw(st.booleans()):
        data["conclusion"] = {"place": data["conclusion"]["place"]}
    return dossier_file(data)
