"""The negotiator's file for one negotiation: parties, scope, dates, chosen clauses and their values.

A dossier is a YAML file. ``load_dossier`` reads it and tells everything that is wrong with it at once, each with its
line. What it says about clauses is held against the library later, in ``agreements.selection``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf, PlainSerializer, StringConstraints

from agreements.notations import (
    Period,
    parse_period,
    valid_enterprise_number,
    valid_establishment_number,
    valid_registration_number,
)
from akkoord.errors import InvalidFileError, Problem
from akkoord.messages import gettext as _
from akkoord.yamlfile import Document, load, validate
from clauses.model import Bilingual, Fact, Identifier, Language, Rung

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "LANGUAGES_OF_REGION",
    "Choice",
    "Company",
    "Conclusion",
    "Dossier",
    "DossierFile",
    "Draft",
    "Duration",
    "EarlierAgreement",
    "Establishment",
    "Region",
    "Representative",
    "Union",
    "load_dossier",
]

Region = Literal["flanders", "brussels", "wallonia", "german", "several"]
"""Language region of the exploitation seat; ``several`` when establishments lie in more than one."""

LANGUAGES_OF_REGION: dict[Region, tuple[Language, ...]] = {
    "flanders": ("nl",),
    "wallonia": ("fr",),
    "brussels": ("nl", "fr"),
    "several": ("nl", "fr"),
    "german": ("fr",),
}
"""The languages that an agreement for a region is written in, unless its dossier names others."""


def _for_both(value: Any) -> Any:
    """A text that is given once serves both languages."""
    return {"nl": value, "fr": value} if isinstance(value, str) else value


def _as_choice(value: Any) -> Any:
    """``individual-right: fallback`` is short for a group with that variant; nothing at all means the opening."""
    if value is None:
        return {}
    return {"variant": value} if isinstance(value, str) else value


def _period(value: Any) -> Any:
    return parse_period(value) if isinstance(value, str) else value


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, pattern=r"^[^\n]*$")]
Localised = Annotated[Bilingual, BeforeValidator(_for_both)]
EnterpriseNumber = Annotated[Text, BeforeValidator(lambda v: valid_enterprise_number(v) if isinstance(v, str) else v)]
EstablishmentNumber = Annotated[
    Text, BeforeValidator(lambda v: valid_establishment_number(v) if isinstance(v, str) else v)
]
RegistrationNumber = Annotated[
    Text, BeforeValidator(lambda v: valid_registration_number(v) if isinstance(v, str) else v)
]
PeriodField = Annotated[InstanceOf[Period], BeforeValidator(_period), PlainSerializer(str)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Representative(_Frozen):
    """Who signs, and in what capacity (art. 16, 3° of the Act of 5 December 1968)."""

    name: Text
    capacity: Localised


class Establishment(_Frozen):
    """A place of business to which the agreement is limited (art. 16, 9°)."""

    name: Localised
    address: Localised
    number: EstablishmentNumber


class Company(_Frozen):
    """The employer. ``establishments`` is empty when the agreement covers all of them."""

    name: Text
    seat: Localised
    number: EnterpriseNumber
    joint_committees: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=r"^\d{3}(\.\d{2})?$")], ...], Field(min_length=1)
    ]
    establishments: tuple[Establishment, ...] = ()
    representatives: Annotated[tuple[Representative, ...], Field(min_length=1)]


class Union(_Frozen):
    """A workers' organisation that concludes the agreement (art. 16, 1° and 3°)."""

    name: Localised
    representatives: Annotated[tuple[Representative, ...], Field(min_length=1)]


class Conclusion(_Frozen):
    """Where and when the agreement is concluded. Without a date the draft asks for it (art. 16, 7°)."""

    place: Localised
    date: datetime.date | None = None


class Duration(_Frozen):
    """One of the three kinds of duration (art. 15), with what art. 16, 5° asks for each."""

    kind: Literal["fixed", "indefinite", "renewable"]
    end: datetime.date | None = None
    notice: PeriodField | None = None
    renewal: PeriodField | None = None


class EarlierAgreement(_Frozen):
    """A deposited agreement that this one amends, extends or repeals (art. 16, 10°)."""

    effect: Literal["amended", "extended", "repealed"]
    date: datetime.date
    number: RegistrationNumber
    subject: Localised


class Choice(_Frozen):
    """A clause that the negotiator chose: which variant, and the values that differ from the defaults."""

    variant: Rung = "opening"
    values: dict[str, str | Bilingual] = {}


class Draft(_Frozen):
    """Which draft this is. The date is the document's: the same dossier gives the same file, to the byte."""

    version: Text = "1"
    date: datetime.date
    author: Text = "ACV-CSC"


class Dossier(_Frozen):
    """The whole file. ``notes`` are the negotiator's own and never reach a document."""

    draft: Draft
    region: Region
    languages: tuple[Language, ...] = ()
    subject: Localised | None = None
    company: Company
    unions: Annotated[tuple[Union, ...], Field(min_length=1)]
    conclusion: Conclusion
    effective_date: datetime.date | None = None
    duration: Duration
    earlier_agreements: tuple[EarlierAgreement, ...] = ()
    contents: bool = False
    clauses: Annotated[dict[Identifier, Annotated[Choice, BeforeValidator(_as_choice)]], Field(min_length=1)]
    notes: str = ""

    @property
    def written_in(self) -> tuple[Language, ...]:
        """The languages of the agreement: those that the dossier names, else those of the region."""
        return self.languages or LANGUAGES_OF_REGION[self.region]

    @property
    def required_languages(self) -> tuple[str, ...]:
        """The languages that art. 13 of the Act of 5 December 1968 asks for ("de" is German)."""
        return ("de",) if self.region == "german" else LANGUAGES_OF_REGION[self.region]

    @property
    def start(self) -> datetime.date | None:
        """The day on which the agreement enters into force, if known."""
        return self.effective_date or self.conclusion.date

    @property
    def facts(self) -> frozenset[Fact]:
        """What decides which clauses of the frame are needed."""
        separate = self.effective_date is not None and self.effective_date != self.conclusion.date
        durations: dict[str, Fact] = {
            "fixed": "duration:fixed",
            "indefinite": "duration:indefinite",
            "renewable": "duration:renewable",
        }
        effects: dict[str, Fact] = {
            "amended": "earlier:amended",
            "extended": "earlier:extended",
            "repealed": "earlier:repealed",
        }
        facts: set[Fact] = {
            durations[self.duration.kind],
            "entry-into-force:separate" if separate else "entry-into-force:at-conclusion",
            "establishments:named" if self.company.establishments else "establishments:all",
            "languages:two" if len(self.written_in) == 2 else "languages:one",
        }
        return frozenset(facts | {effects[earlier.effect] for earlier in self.earlier_agreements})


@dataclass(frozen=True)
class DossierFile:
    """A dossier and the file it was read from, so that whatever turns out wrong later still has its line."""

    dossier: Dossier
    document: Document


def load_dossier(file: Path) -> DossierFile:
    """Read a dossier. Raises InputError (file) or InvalidFileError with every problem and its line."""
    document = load(file)
    dossier = validate(document, Dossier)
    problems = list(_inconsistencies(dossier, document))
    if problems:
        raise InvalidFileError(problems)
    return DossierFile(dossier, document)


def _inconsistencies(dossier: Dossier, document: Document) -> Iterator[Problem]:
    """What contradicts itself, or misses what art. 16, 5° asks for."""
    duration, start = dossier.duration, dossier.start
    where = document.place(("duration",))
    if duration.kind == "fixed" and duration.end is None:
        hint = _("Add “end”, or choose kind indefinite or renewable.")
        if duration.notice is not None:
            yield Problem(
                _("A fixed duration needs an end date: a notice period alone does not make one."), where, hint
            )
        else:
            yield Problem(_("A fixed duration needs an end date."), where, hint)
    if duration.kind == "fixed" and duration.end is not None and duration.notice is not None:
        message = _("A fixed duration ends by itself: it has no notice period.")
        yield Problem(message, document.place(("duration", "notice")), _("Leave out “notice”."))
    if duration.kind == "indefinite":
        if duration.notice is None:
            hint = _("Add “notice”, such as 6 months.")
            yield Problem(_("An indefinite duration needs a notice period (art. 16, 5°)."), where, hint)
        if duration.end is not None:
            message = _("An indefinite duration has no end date.")
            yield Problem(message, document.place(("duration", "end")), _("Leave out “end”, or choose another kind."))
    if duration.kind == "renewable":
        for name in ("end", "renewal", "notice"):
            if getattr(duration, name) is None:
                message = _("A renewable duration needs “{field}” (art. 16, 5°).").format(field=name)
                yield Problem(message, where)
    elif duration.renewal is not None:
        message = _("Only kind renewable has a renewal.")
        yield Problem(message, document.place(("duration", "renewal")), _("Leave out “renewal”."))
    if duration.end is not None and start is not None and duration.end <= start:
        message = _("The agreement ends on {end}, before it begins on {start}.").format(end=duration.end, start=start)
        yield Problem(message, document.place(("duration", "end")))
    if len(set(dossier.languages)) != len(dossier.languages):
        yield Problem(_("A language is named twice."), document.place(("languages",)))
    for index, earlier in enumerate(dossier.earlier_agreements):
        if start is not None and earlier.date >= start:
            message = _("The earlier agreement of {date} is not earlier than this one.").format(date=earlier.date)
            yield Problem(message, document.place(("earlier_agreements", index, "date")))
