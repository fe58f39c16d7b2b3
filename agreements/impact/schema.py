"""What a lexicon file may hold. Everything is text in the file; what is a number is converted here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "ActorsFile",
    "Bilingual",
    "ContrariesFile",
    "Example",
    "ExtensionsFile",
    "FramesFile",
    "IgnoredFile",
    "MechanismFile",
    "RankingsFile",
    "RolesFile",
    "SynonymsFile",
    "TopicsFile",
    "UnitsFile",
]

Phrases = list[Annotated[str, Field(min_length=1)]]
Effect = Literal["neutral", "strengthened", "weakened", "contradicted"]
Mechanism = Literal[
    "discretion", "soft-obligation", "condition", "approval", "budget-cap", "amount-reduced", "time-limit",
    "scope-narrowed", "reporting", "employer-steering", "provider-choice", "repayment", "duty-shifted",
    "voice-reduced", "negation-flip", "removed", "amount-increased", "scope-widened", "restriction-lifted",
    "guarantee-added", "other",
]  # fmt: skip


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(_Strict):
    """Phrases in Dutch and in French."""

    nl: Phrases = []
    fr: Phrases = []


class SignalGroup(Bilingual):
    """Phrases with one meaning, and what it does to the worker when they come in or go out."""

    id: str
    added: Effect = "neutral"
    lost: Effect = "neutral"
    opposite: str = ""
    position: str = ""
    weak: Literal["yes", "no"] = "no"


class Example(_Strict):
    """A pair of texts in which the file's mechanism must be found (``fires: "yes"``) or must not."""

    language: Literal["nl", "fr"]
    ours: str
    theirs: str
    fires: Literal["yes", "no"]


class MechanismFile(_Strict):
    """One mechanism: the phrases that show it, and examples that prove them."""

    mechanism: Mechanism
    about: str
    phrases: list[SignalGroup]
    examples: list[Example] = []


class SynonymGroup(Bilingual):
    """Words and phrases that say the same.

    ``opposite`` names the better group that says the contrary: a change from that group to this one is ``mechanism``,
    with ``effect``. What is ``essential`` is missed even in a sentence that was rewritten.
    """

    id: str
    opposite: str = ""
    mechanism: Mechanism = "negation-flip"
    effect: Effect = "contradicted"
    essential: Literal["yes", "no"] = "no"


class SynonymsFile(_Strict):
    """Groups of words that say the same."""

    about: str
    groups: list[SynonymGroup]


class ContraryPair(_Strict):
    """Two groups of words that exclude each other.

    A change from ``one`` to ``other`` is ``mechanism``, with ``effect``; the way back is too when ``either`` says so.
    """

    id: str
    one: Bilingual
    other: Bilingual
    either: Literal["yes", "no"] = "no"
    mechanism: Mechanism = "negation-flip"
    effect: Effect = "contradicted"


class ContrariesFile(_Strict):
    """Pairs of words of which one denies the other."""

    about: str
    pairs: list[ContraryPair]


class ActorGroup(Bilingual):
    """Phrases for one kind of person or body."""

    id: str
    within: list[str] = []


class ActorsFile(_Strict):
    """Who is who."""

    about: str
    actors: list[ActorGroup]


class RankingGroup(Bilingual):
    """Phrases that put one thing above another, or on a par with it."""

    id: Literal["above", "below", "not", "but", "first", "second", "equal", "both"]


class RankingsFile(_Strict):
    """How a text says what comes first."""

    about: str
    rankings: list[RankingGroup]


class OpeningGroup(Bilingual):
    """Words with which an insertion opens that extends a statement."""

    id: Literal["even", "also", "nor", "chosen", "or", "and"]


class ExtensionsFile(_Strict):
    """How insertions open that are better for the worker."""

    about: str
    openings: list[OpeningGroup]


class TopicGroup(Bilingual):
    """Phrases that show that a statement is about a position."""

    position: str


class TopicsFile(_Strict):
    """What shows which position a statement is about."""

    about: str
    topics: list[TopicGroup]


class FrameGroup(_Strict):
    """Keys of units that show a position when they stand together: one of each of ``all``, and none of ``none``."""

    position: str
    all: Annotated[Phrases, Field(min_length=1)]
    none: Phrases = []
    weight: Literal["weak", "strong"] = "strong"


class FramesFile(_Strict):
    """Units of meaning that together show which position a statement is about."""

    about: str
    frames: list[FrameGroup]


class UnitGroup(Bilingual):
    """Words for a unit of measure."""

    dimension: str
    factor: float


class PeriodGroup(Bilingual):
    """Words for a period, and how many months it lasts."""

    months: float


class FractionGroup(Bilingual):
    """Words for a part of a whole, in percent."""

    share: float


class BoundGroup(Bilingual):
    """Words that make an amount a minimum or a maximum."""

    bound: Literal["min", "max"]


class UnitsFile(_Strict):
    """Units, periods, fractions and bounds of amounts."""

    about: str
    units: list[UnitGroup]
    periods: list[PeriodGroup]
    months: Bilingual
    per: Bilingual
    fractions: list[FractionGroup]
    bounds: list[BoundGroup]
    approximate: Bilingual


class Role(_Strict):
    """Words around a figure that tell what it is for, in either language."""

    id: str
    about: str
    words: Phrases


class RolesFile(_Strict):
    """What the words around a figure tell."""

    about: str
    roles: list[Role]


class IgnoredFile(Bilingual):
    """Words without a meaning of their own, words a phrase may skip, and dictionary forms that we correct."""

    about: str
    skipped: dict[Literal["nl", "fr"], Phrases]
    lemmas: dict[Literal["nl", "fr"], dict[str, str]]
