"""What the union wants, as frozen values: Position, Clause, Variant, Parameter, Theme, Law.

The YAML files of the library are these models, field by field. ``akkoord clauses schema`` prints them as JSON Schema.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

__all__ = [
    "FACTS",
    "REPEATING",
    "Basis",
    "Bilingual",
    "Change",
    "Chapter",
    "Choice",
    "Clause",
    "Fact",
    "Identifier",
    "Kind",
    "Language",
    "Law",
    "Laws",
    "Parameter",
    "Part",
    "Plural",
    "Position",
    "Region",
    "Rung",
    "Theme",
    "Unit",
    "UnitWords",
    "Units",
    "Variant",
    "Weight",
]

Language = Literal["nl", "fr"]
Rung = Literal["opening", "fallback", "floor"]
"""One rung of the negotiation ladder, from what we ask to the least that the union can sign."""
Weight = Literal["red-line", "essential", "wish"]
Region = Literal["flanders", "brussels", "wallonia"]
Part = Literal["title", "opening", "general", "substance", "final", "closing", "annex"]
"""Where in the agreement a clause stands; the parts follow each other in this order. Clauses of the parts
``general``, ``substance`` and ``final`` are numbered articles, those of ``annex`` numbered annexes."""
Kind = Literal["integer", "decimal", "money", "percentage", "date", "text", "choice"]
Unit = Literal[
    "hours",
    "working-days",
    "calendar-days",
    "weeks",
    "months",
    "years",
    "sessions",
    "trajectories",
    "persons",
    "copies",
]
Fact = Literal[
    "duration:fixed",
    "duration:indefinite",
    "duration:renewable",
    "earlier:amended",
    "earlier:extended",
    "earlier:repealed",
    "entry-into-force:at-conclusion",
    "entry-into-force:separate",
    "establishments:all",
    "establishments:named",
    "languages:one",
    "languages:two",
]
"""What a dossier says that decides which clauses of the frame are needed."""

FACTS = frozenset(
    {
        *(
            "company.name",
            "company.seat",
            "company.number",
            "company.representatives",
            "company.joint_committees",
        ),
        *("conclusion.date", "conclusion.place", "effective_date", "subject", "originals"),
        *("duration.end", "duration.notice", "duration.renewal"),
        *("union.name", "union.representatives"),
        *("establishment.name", "establishment.address", "establishment.number"),
        *(
            f"{earlier}.{what}"
            for earlier in ("amended", "extended", "repealed")
            for what in ("date", "number", "subject")
        ),
    }
)
"""The placeholders that a dossier fills in."""
REPEATING = frozenset({"union", "establishment", "amended", "extended", "repealed"})
"""The groups of facts that can have several members: a placeholder of such a group makes its paragraph repeat."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=34)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Bilingual(_Frozen):
    """The same in Dutch and in French. Neither may be missing."""

    nl: Text
    fr: Text

    def __getitem__(self, language: Language) -> str:
        return self.nl if language == "nl" else self.fr


class BilingualNames(_Frozen):
    """Any number of names in Dutch, and any number in French."""

    nl: tuple[Text, ...] = ()
    fr: tuple[Text, ...] = ()

    def __getitem__(self, language: Language) -> tuple[str, ...]:
        return self.nl if language == "nl" else self.fr


class Law(_Frozen):
    """A law, decree or national agreement that a clause may rest on."""

    id: Identifier
    title: Bilingual
    date: datetime.date
    repealed: datetime.date | None = None


class Laws(_Frozen):
    """The file ``laws.yaml``: every law that a clause of the library may rest on."""

    laws: tuple[Law, ...]


class Basis(_Frozen):
    """Where a clause rests in law: a law of ``laws.yaml``, and the articles in it where they are known."""

    law: Identifier
    articles: Text | None = None


class Position(_Frozen):
    """One thing that the union wants, as one sentence.

    ``source`` names the union's text (R1 to R10); a position that the library adds to it has ``extension: true``, and
    an expert can leave it out. ``reasons`` are what a delegate can say at the table.
    """

    id: Identifier
    weight: Weight
    extension: bool = False
    title: Bilingual
    statement: Bilingual
    reasons: Annotated[tuple[Bilingual, ...], Field(min_length=1)]
    source: Text


class Choice(_Frozen):
    """One of the answers to a parameter of kind ``choice``: its name in the dossier, and its words in the text."""

    id: Identifier
    text: Bilingual


class Parameter(_Frozen):
    """A value that the negotiator fills in.

    ``default``, ``minimum`` and ``maximum`` are in ``unit`` (money: euro; percentage: per cent); for kind ``text`` the
    bounds are lengths in characters. A variant may have a default of its own. ``follows`` names the parameter of
    another clause ("guaranteed-hours.hours"): when that clause is chosen too, its value is the default. ``better``
    tells whether more or less of it is better for the worker.
    """

    kind: Kind
    unit: Unit | None = None
    better: Literal["more", "less"] | None = None
    label: Bilingual
    question: Bilingual
    default: str | Bilingual | None = None
    follows: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.[a-z0-9_]+$")] | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    choices: tuple[Choice, ...] = ()


class Variant(_Frozen):
    """One rung of a clause: its text in both languages, and the positions that this text realises."""

    positions: tuple[Identifier, ...] = ()
    defaults: dict[str, str] = {}
    text: Bilingual


class Change(_Frozen):
    """One entry of a clause's changelog."""

    version: Text
    date: datetime.date
    text: Bilingual


class Clause(_Frozen):
    """Text, in Dutch and French, that realises one or more positions.

    ``requires`` and ``excludes`` name other clauses. ``sectors`` are joint committees ("116") and ``regions`` those of
    the workplace where the clause fits; empty means everywhere. A clause of the frame has ``when``: it comes by itself
    when the dossier states all these facts; with an empty ``when`` it always does.
    """

    id: Identifier
    version: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)*$")]
    date: datetime.date
    part: Part
    title: Bilingual
    note: Bilingual
    basis: tuple[Basis, ...] = ()
    requires: tuple[Identifier, ...] = ()
    excludes: tuple[Identifier, ...] = ()
    sectors: tuple[Annotated[str, StringConstraints(pattern=r"^\d{3}(\.\d{2})?$")], ...] = ()
    regions: tuple[Region, ...] = ()
    extension: bool = False
    when: tuple[Fact, ...] | None = None
    parameters: dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")], Parameter] = {}
    variants: Annotated[dict[Rung, Variant], Field(min_length=1)]
    changelog: Annotated[tuple[Change, ...], Field(min_length=1)]

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """The variants that the clause has, best first."""
        ladder: tuple[Rung, ...] = ("opening", "fallback", "floor")
        return tuple(rung for rung in ladder if rung in self.variants)


class Chapter(_Frozen):
    """A group of clauses of a theme, in their order, under one heading."""

    title: Bilingual
    clauses: Annotated[tuple[Identifier, ...], Field(min_length=1)]


class Theme(_Frozen):
    """The file ``theme.yaml`` of a theme: its title, and its clauses in chapters, in the order of the agreement.

    ``subject`` is how the agreement's title names it ("Collective agreement concerning …"). The articles of an
    agreement stand under the titles of these chapters; chapters of different themes with the same title become one.
    ``names`` are what other texts call the theme, besides its title.
    """

    id: Identifier
    title: Bilingual
    subject: Bilingual | None = None
    names: BilingualNames = BilingualNames()
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of all chapters, in order."""
        return tuple(clause for chapter in self.chapters for clause in chapter.clauses)


class Plural(_Frozen):
    """A word for one thing, and for any other number of them."""

    one: Text
    other: Text


class UnitWords(_Frozen):
    """The words of a unit in both languages."""

    nl: Plural
    fr: Plural

    def __getitem__(self, language: Language) -> Plural:
        return self.nl if language == "nl" else self.fr


class Units(RootModel[dict[Unit, UnitWords]]):
    """The file ``units.yaml``: the words of every unit."""
