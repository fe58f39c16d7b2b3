"""The union side. The usual unions and capacities are offered from ``unions.yaml``; all others can be typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from agreements.dossier import Region
from agreements.interview import reading
from agreements.interview.groups import Hints, entry, localised, repeated, representatives
from agreements.interview.question import Flow, Option, Several
from akkoord.messages import gettext as _
from akkoord.yamlfile import load, validate
from clauses.model import Bilingual, Identifier, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agreements.interview.groups import Texts

__all__ = ["USUAL", "ask_unions"]

USUAL = Path(__file__).parent / "unions.yaml"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _UsualUnion(_Frozen):
    id: Identifier
    name: Bilingual
    joint_committees: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    ours: bool = False

    def fits(self, region: Region, committees: Sequence[str]) -> bool:
        """Whether the union is usual there."""
        here = not self.regions or region in self.regions
        return here and (not self.joint_committees or not set(self.joint_committees).isdisjoint(committees))


class _Capacity(_Frozen):
    nl: tuple[str, ...]
    fr: tuple[str, ...]

    def __getitem__(self, language: Language) -> tuple[str, ...]:
        return self.nl if language == "nl" else self.fr


class _Usual(_Frozen):
    """The file ``unions.yaml``."""

    unions: tuple[_UsualUnion, ...]
    capacities: tuple[_Capacity, ...]


def ask_unions(region: Region, committees: Sequence[str], languages: Sequence[Language]) -> Flow[list[dict[str, Any]]]:
    """The group ``unions`` of the dossier."""
    usual = validate(load(USUAL), _Usual)
    hints = _capacity_hints(usual.capacities)
    fitting = [union for union in usual.unions if union.fits(region, committees)]
    options = tuple(Option(union.id, _joined(_named(union.name, languages))) for union in fitting)
    explanation = _(
        "One representative organisation is enough for a valid agreement. When it is for workers of more than one "
        "joint committee, let a union of each sign. A union that is not in the list can be added later on."
    )
    ours = " ".join(union.id for union in fitting if union.ours)
    read = reading.some_of(options)
    picked = yield Several("unions", _("Which unions sign?"), explanation, read, ours, options=options)
    unions: list[dict[str, Any]] = []
    for union in fitting:
        if union.id in picked.split():
            member = yield from _union(f"unions.{union.id}", _named(union.name, languages), languages, hints)
            unions.append(member)
    more = "yes"
    if unions:
        question = _("Does a union sign that was not in the list?")
        more = yield reading.yes_or_no("unions.more", question, explanation, "no")
    if more == "yes":
        unions += yield from repeated(
            "unions.other", lambda key: _other_union(key, languages, hints), _("Does yet another union sign?")
        )
    return unions


def _other_union(
    key: str, languages: Sequence[Language], hints: Callable[[Language, Texts], Hints]
) -> Flow[dict[str, Any]]:
    def same(_language: Language, so_far: Texts) -> Hints:
        return Hints(next(iter(so_far.values()), None))

    explanation = _("The name of the organisation that concludes the agreement (art. 16, 1°).")
    name = yield from localised(f"{key}.name", _("What is the union called?"), explanation, languages, same)
    return (yield from _union(key, name, languages, hints))


def _union(
    key: str, name: Texts, languages: Sequence[Language], hints: Callable[[Language, Texts], Hints]
) -> Flow[dict[str, Any]]:
    people = yield from representatives(f"{key}.representatives", _joined(name), languages, hints)
    return {"name": entry(name), "representatives": people}


def _capacity_hints(usual: Sequence[_Capacity]) -> Callable[[Language, Texts], Hints]:
    """The usual capacities in one language; after a Dutch one, the French that goes with it.

    The first is the default, unless it has more than one form: then only the person's name tells which is right.
    """

    def hints(language: Language, so_far: Texts) -> Hints:
        same = [each for each in usual if any(text in each[other] for other, text in so_far.items())] or usual
        options = [form for each in same for form in each[language]]
        known = not so_far or len(same) == 1
        return Hints(options[0] if known and len(same[0][language]) == 1 else None, options)

    return hints


def _named(name: Bilingual, languages: Sequence[Language]) -> Texts:
    return {language: name[language] for language in languages}


def _joined(name: Texts) -> str:
    """The names in both languages, once when they are the same: "BBTK / SETCa"."""
    return " / ".join(dict.fromkeys(name.values()))
