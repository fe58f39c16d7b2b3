"""The first half of the interview: the region, the company, the unions and those who sign for them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict

from agreements.dossier import Region, valid_enterprise_number, valid_establishment_number
from agreements.interview import reading
from agreements.interview.question import Flow, Option, Question, Several
from akkoord.messages import gettext as _
from akkoord.yamlfile import load, validate
from clauses.model import Bilingual, Identifier, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Localised", "ask_company", "ask_region", "ask_unions", "localised", "repeated", "town_of"]

Value = TypeVar("Value")
Localised = str | dict[str, str]
"""A text of the dossier: one for the only language, or nl and fr."""

_UNIONS = Path(__file__).parent.parent / "unions.yaml"


class _UsualUnion(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Identifier
    name: Bilingual
    joint_committees: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    ours: bool = False


class _Capacity(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    nl: tuple[str, ...]
    fr: tuple[str, ...]

    def __getitem__(self, language: Language) -> tuple[str, ...]:
        return self.nl if language == "nl" else self.fr


class _Usual(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    unions: tuple[_UsualUnion, ...]
    capacities: tuple[_Capacity, ...]


def ask_region() -> Flow[Region]:
    """The region of the exploitation seat."""
    options = (
        Option("flanders", _("Flanders: in Dutch")),
        Option("brussels", _("Brussels: in Dutch and in French")),
        Option("wallonia", _("Wallonia: in French")),
        Option("several", _("several language regions: in Dutch and in French")),
        Option("german", _("the German language region: German by law, here a working text in French")),
    )
    explanation = _(
        "The exploitation seat is the place of business that the workers are attached to. Its language region decides the "
        "language of the agreement (art. 13 of the Act of 5 December 1968): an agreement in the wrong language is void."
    )
    question = Question(
        "region",
        _("In which region is the company's exploitation seat?"),
        explanation,
        reading.one_of(options),
        options=options,
    )
    answer = yield question
    return answer  # type: ignore[return-value]  # the options are the regions


def ask_company(languages: Sequence[Language]) -> Flow[dict[str, Any]]:
    """The employer: the group ``company`` of the dossier."""
    explanation = _("As it is registered, with its legal form: Scheldepolymeren NV.")
    company: dict[str, Any] = {}
    company["name"] = yield Question("company.name", _("What is the company called?"), explanation, reading.text)
    explanation = _("Street and number, postcode and town.")
    company["seat"] = yield from localised("company.seat", _("Where is its seat?"), explanation, languages)
    explanation = _(
        "Ten digits, such as 0123.456.749; the Crossroads Bank for Enterprises has it. Art. 16, 9° of the Act of "
        "5 December 1968 asks for it."
    )
    company["number"] = yield Question(
        "company.number", _("What is its enterprise number?"), explanation, valid_enterprise_number
    )
    explanation = _("The numbers, with a comma between them: 116 (chemistry, blue-collar), 207 (chemistry, white-collar).")
    committees = yield Question(
        "company.joint_committees",
        _("Which joint committees is it under?"),
        explanation,
        reading.joint_committees,
    )
    company["joint_committees"] = committees.split(", ")
    explanation = _(
        "With no, the agreement is limited to some establishments, and names them with their establishment-unit number "
        "(art. 16, 9°)."
    )
    everywhere = yield reading.yes_or_no(
        "company.everywhere", _("Does the agreement apply to all establishments?"), explanation, "yes"
    )
    if everywhere == "no":
        company["establishments"] = yield from repeated(
            "company.establishments", lambda key: _establishment(key, languages), _("Is there another establishment?")
        )
    company["representatives"] = yield from _representatives(
        "company.representatives", _("Who signs for {party}?").format(party=company["name"]), languages, ()
    )
    return company


def ask_unions(region: Region, committees: Sequence[str], languages: Sequence[Language]) -> Flow[list[dict[str, Any]]]:
    """The union side: the group ``unions`` of the dossier. The usual unions are offered."""
    usual = validate(load(_UNIONS), _Usual)
    fitting = [
        union
        for union in usual.unions
        if (not union.joint_committees or not set(union.joint_committees).isdisjoint(committees))
        and (not union.regions or region in union.regions)
    ]
    options = tuple(Option(union.id, _both(union.name, languages)) for union in fitting)
    explanation = _(
        "One representative organisation is enough for a valid agreement. When the agreement is for workers of more than "
        "one joint committee, let a union of each sign. Other unions can be added after this."
    )
    picked = yield Several(
        "unions",
        _("Which unions sign?"),
        explanation,
        reading.some_of(options),
        " ".join(union.id for union in fitting if union.ours),
        options=options,
    )
    unions = []
    for union in fitting:
        if union.id in picked.split():
            name = {language: union.name[language] for language in languages}
            member = yield from _union(f"unions.{union.id}", name, languages, usual.capacities)
            unions.append(member)
    more = "yes"
    if unions:
        more = yield reading.yes_or_no(
            "unions.more", _("Does another union sign, that was not in the list?"), explanation, "no"
        )
    if more == "yes":
        unions += yield from repeated(
            "unions.other",
            lambda key: _other_union(key, languages, usual.capacities),
            _("Does yet another union sign?"),
        )
    return unions


def _establishment(key: str, languages: Sequence[Language]) -> Flow[dict[str, Any]]:
    explanation = _("A name that tells the establishments apart, such as “Antwerp plant”.")
    name = yield from localised(f"{key}.name", _("What is the establishment called?"), explanation, languages)
    explanation = _("Street and number, postcode and town.")
    address = yield from localised(f"{key}.address", _("What is its address?"), explanation, languages)
    explanation = _("Ten digits, such as 2.123.456.789; the Crossroads Bank for Enterprises has it.")
    number = yield Question(
        f"{key}.number", _("What is its establishment-unit number?"), explanation, valid_establishment_number
    )
    return {"name": name, "address": address, "number": number}


def _other_union(key: str, languages: Sequence[Language], capacities: Sequence[_Capacity]) -> Flow[dict[str, Any]]:
    explanation = _("The name of the organisation that concludes the agreement (art. 16, 1°).")
    name = yield from localised(f"{key}.name", _("What is the union called?"), explanation, languages, same=True)
    texts = name if isinstance(name, dict) else {languages[0]: name}
    return (yield from _union(key, texts, languages, capacities))


def _union(
    key: str, name: Mapping[Language, str] | dict[str, str], languages: Sequence[Language], usual: Sequence[_Capacity]
) -> Flow[dict[str, Any]]:
    texts = [text for text in dict(name).values()]
    question = _("Who signs for {party}?").format(party=" / ".join(dict.fromkeys(texts)))
    people = yield from _representatives(f"{key}.representatives", question, languages, usual)
    return {"name": dict(name) if len(languages) == 2 else texts[0], "representatives": people}
