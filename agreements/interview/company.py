"""The region and the employer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agreements.interview import reading
from agreements.interview.groups import Hints, entry, localised, repeated, representatives
from agreements.interview.question import Flow, Option, Question
from agreements.notations import valid_enterprise_number, valid_establishment_number
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.dossier import Region
    from agreements.interview.groups import Texts
    from clauses.model import Language

__all__ = ["ask_company", "ask_region"]


def ask_region() -> Flow[Region]:
    """The region of the exploitation seat, which decides the language."""
    labels: dict[Region, str] = {
        "flanders": _("Flanders: in Dutch"),
        "brussels": _("Brussels: in Dutch and in French"),
        "wallonia": _("Wallonia: in French"),
        "several": _("several language regions: in Dutch and in French"),
        "german": _("the German language region: by law in German; here a working text in French"),
    }
    options = tuple(Option(region, labels[region]) for region in labels)
    explanation = _(
        "The exploitation seat is the place of business that the workers are attached to. Its language region decides "
        "the language of the agreement (art. 13 of the Act of 5 December 1968): in another language it is void."
    )
    question = _("In which region is the exploitation seat of the company?")
    answer = yield Question("region", question, explanation, reading.one_of(options), options=options)
    return next(region for region in labels if region == answer)


def ask_company(languages: Sequence[Language]) -> Flow[dict[str, Any]]:
    """The group ``company`` of the dossier."""
    explanation = _("As it is registered, with its legal form.")
    name = yield Question("company.name", _("What is the company called?"), explanation, reading.text)
    explanation = _("Street and number, postcode and town.")
    seat = yield from localised("company.seat", _("Where is its seat?"), explanation, languages)
    explanation = _("Ten digits, such as 0123.456.749 (art. 16, 9°). The Crossroads Bank for Enterprises knows it.")
    question = _("What is its enterprise number?")
    number = yield Question("company.number", question, explanation, valid_enterprise_number)
    explanation = _("Numbers with a comma between them: 116 (chemistry, blue-collar), 207 (chemistry, white-collar).")
    question = _("Which joint committees does it come under?")
    committees = yield Question("company.joint_committees", question, explanation, reading.joint_committees)
    company: dict[str, Any] = {
        "name": name,
        "seat": entry(seat),
        "number": number,
        "joint_committees": committees.split(", "),
    }
    explanation = _(
        "With no, the agreement is limited to some establishments. It then names them, with their establishment-unit "
        "number (art. 16, 9°)."
    )
    question = _("Does the agreement apply to all establishments of the company?")
    everywhere = yield reading.yes_or_no("company.everywhere", question, explanation, "yes")
    if everywhere == "no":
        company["establishments"] = yield from repeated(
            "company.establishments",
            lambda key: _establishment(key, languages),
            _("Does it apply to another establishment too?"),
        )
    company["representatives"] = yield from representatives("company.representatives", name, languages)
    return company


def _establishment(key: str, languages: Sequence[Language]) -> Flow[dict[str, Any]]:
    def same(_language: Language, so_far: Texts) -> Hints:
        return Hints(next(iter(so_far.values()), None))

    explanation = _("A name that tells it from the other establishments.")
    question = _("What is the establishment called?")
    name = yield from localised(f"{key}.name", question, explanation, languages, same)
    explanation = _("Street and number, postcode and town.")
    question = _("What is the address of the establishment?")
    address = yield from localised(f"{key}.address", question, explanation, languages)
    explanation = _("Ten digits, such as 2.123.456.789. The Crossroads Bank for Enterprises knows it.")
    question = _("What is its establishment-unit number?")
    number = yield Question(f"{key}.number", question, explanation, valid_establishment_number)
    return {"name": entry(name), "address": entry(address), "number": number}
