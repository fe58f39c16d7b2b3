"""What a dossier fills in: the values of the placeholders {company.name}, {union.name}, {duration.notice} and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.wording import enumerate_words, with_unit, write_date
from templates import words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from agreements.dossier import Dossier, Representative
    from clauses.library import Library
    from clauses.model import Language, Unit, UnitWords

__all__ = ["Facts", "gather"]

Facts = dict[str, list[dict[str, str]]]
"""For each group ("company", "union" …) its members, each with its values; a placeholder without a group
("effective_date") stands in the group ""."""


def gather(dossier: Dossier, library: Library, language: Language) -> Facts:
    """The facts of the dossier, as they read in ``language``."""
    company, unions = dossier.company, dossier.unions
    facts: Facts = {
        "": [
            {
                "effective_date": _date(dossier.start, "no_effective_date", language),
                "subject": _subject(dossier, library, language),
                "originals": str(1 + len(unions) + 1),
            }
        ],
        "company": [
            {
                "name": company.name,
                "seat": company.seat[language],
                "number": company.number,
                "joint_committees": enumerate_words(company.joint_committees, language),
                "representatives": _people(company.representatives, language),
            }
        ],
        "union": [
            {"name": union.name[language], "representatives": _people(union.representatives, language)}
            for union in unions
        ],
        "establishment": [
            {"name": each.name[language], "address": each.address[language], "number": each.number}
            for each in company.establishments
        ],
        "conclusion": [
            {
                "place": dossier.conclusion.place[language],
                "date": _date(dossier.conclusion.date, "no_conclusion_date", language),
            }
        ],
        "duration": [_duration(dossier, language, library.units)],
    }
    for effect in ("amended", "extended", "repealed"):
        facts[effect] = [
            {
                "date": write_date(each.date, language),
                "number": each.number,
                "subject": each.subject[language],
            }
            for each in dossier.earlier_agreements
            if each.effect == effect
        ]
    return facts


def _subject(dossier: Dossier, library: Library, language: Language) -> str:
    """What the agreement is about: the dossier's own words, else those of the themes that its clauses come from."""
    if dossier.subject is not None:
        return dossier.subject[language]
    themes = {library.theme_of[clause].id: library.theme_of[clause] for clause in dossier.clauses}
    return enumerate_words([theme.subject[language] for theme in themes.values() if theme.subject], language)


def _people(people: Sequence[Representative], language: Language) -> str:
    """People with their capacities: "An Peeters, gedelegeerd bestuurder, en Jan Claes, directeur"."""
    return enumerate_words([f"{person.name}, {person.capacity[language]}" for person in people], language, comma=True)


def _date(day: datetime.date | None, unknown: str, language: Language) -> str:
    """The date, or the fixed words that ask for it."""
    return write_date(day, language) if day is not None else words(language)[unknown]


def _duration(dossier: Dossier, language: Language, units: Mapping[Unit, UnitWords]) -> dict[str, str]:
    """What this kind of duration has: an end, a notice, a renewal."""
    duration = dossier.duration
    written = {"end": write_date(duration.end, language)} if duration.end is not None else {}
    periods = {"notice": duration.notice, "renewal": duration.renewal}
    return written | {
        name: with_unit(period.count, period.unit, language, units) for name, period in periods.items() if period
    }
