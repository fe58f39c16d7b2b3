"""Dossier x library -> the clauses of the agreement, in order, each with its variant and its values.

Everything that is wrong is told at once with its line in the dossier; what an expert should know but may want is a
warning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from akkoord.errors import InvalidFileError, Problem
from akkoord.messages import active
from akkoord.messages import gettext as _
from clauses.values import BadValueError, parse_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agreements.dossier import Choice, Dossier, DossierFile, Representative
    from akkoord.yamlfile import Location
    from clauses.library import Library
    from clauses.model import Bilingual, Clause, Part, Rung, Variant
    from clauses.values import Value

__all__ = [
    "ChosenClause",
    "Selection",
    "default_choice",
    "fits_region",
    "fits_sector",
    "on_rung",
    "reading_order",
    "select",
]

_PARTS: tuple[Part, ...] = ("title", "opening", "general", "substance", "final", "closing", "annex")


@dataclass(frozen=True)
class ChosenClause:
    """A clause of the agreement: which rung of its ladder, and the value of each of its parameters."""

    clause: Clause
    rung: Rung
    values: Mapping[str, Value]

    @property
    def variant(self) -> Variant:
        """The variant that was chosen."""
        return self.clause.variants[self.rung]


@dataclass(frozen=True)
class Selection:
    """The clauses of the agreement in its order, and what the expert should know about the choice."""

    clauses: tuple[ChosenClause, ...]
    warnings: tuple[Problem, ...]

    def of(self, *parts: Part) -> tuple[ChosenClause, ...]:
        """The clauses that stand in ``parts``."""
        return tuple(chosen for chosen in self.clauses if chosen.clause.part in parts)


def select(file: DossierFile, library: Library) -> Selection:
    """The clauses that the dossier chooses and those of the frame that its facts ask for.

    Raises InvalidFileError with every problem: unknown clause or variant, value missing, unknown or out of bounds,
    missing companion, conflict.
    """
    dossier = file.dossier
    problems = list(_unknown_choices(file, library))
    if problems:
        raise InvalidFileError(problems)
    chosen = {id_: _choose(file, library.clauses[id_], choice, problems) for id_, choice in dossier.clauses.items()}
    for clause in library.frame(dossier.facts):
        chosen.setdefault(clause.id, ChosenClause(clause, clause.rungs[0], _values(clause, clause.rungs[0], {}, {})))
    _follow(chosen, dossier.clauses)
    problems.extend(_misfits(file, library, chosen))
    if problems:
        raise InvalidFileError(problems)
    ordered = sorted(chosen.values(), key=lambda each: reading_order(each.clause, library))
    return Selection(tuple(ordered), tuple(_warnings(file, ordered)))


def on_rung(chosen: ChosenClause, rung: Rung) -> ChosenClause:
    """The same clause on another rung of its ladder, with that rung's own values where it has defaults."""
    defaults = _values(chosen.clause, rung, {}, {})
    return ChosenClause(chosen.clause, rung, {**chosen.values, **defaults})


def default_choice(clause: Clause, rung: Rung) -> ChosenClause:
    """A clause on a rung with the values that have a default, and none for the others."""
    return ChosenClause(clause, rung, _values(clause, rung, {}, {}))


def _unknown_choices(file: DossierFile, library: Library) -> Iterator[Problem]:
    for id_, choice in file.dossier.clauses.items():
        place = file.document.place(("clauses", id_))
        clause = library.clauses.get(id_)
        if clause is None:
            hint = _("akkoord clauses list shows all clauses; a library of your own is added with --library.")
            yield Problem(_("There is no clause “{id}” in the library.").format(id=id_), place, hint)
        elif choice.variant not in clause.variants:
            message = _("The clause “{id}” has no variant {variant}.").format(id=id_, variant=choice.variant)
            yield Problem(message, place, _("It has: {known}.").format(known=", ".join(clause.rungs)))
        elif clause.when and not file.dossier.facts.issuperset(clause.when):
            message = _("The clause “{id}” does not fit what the dossier says.").format(id=id_)
            hint = _("It comes by itself when the dossier calls for it ({facts}).").format(facts=", ".join(clause.when))
            yield Problem(message, place, hint)


def _choose(file: DossierFile, clause: Clause, choice: Choice, problems: list[Problem]) -> ChosenClause:
    location = ("clauses", clause.id, "values")
    for name in choice.values:
        if name not in clause.parameters:
            message = _("The clause “{id}” has no value “{name}”.").format(id=clause.id, name=name)
            known = ", ".join(clause.parameters) or _("none")
            place = file.document.place((*location, name))
            problems.append(Problem(message, place, _("It has: {known}.").format(known=known)))
    errors: dict[str, str] = {}
    values = _values(clause, choice.variant, choice.values, errors)
    for name, message in errors.items():
        hint = clause.parameters[name].question["fr" if active() == "fr" else "nl"]
        problems.append(Problem(message, file.document.place((*location, name)), hint))
    return ChosenClause(clause, choice.variant, values)


def _values(
    clause: Clause, rung: Rung, given: Mapping[str, str | Bilingual], errors: dict[str, str]
) -> dict[str, Value]:
    """The values given, else the variant's default, else the parameter's; ``errors`` collects what is wrong by name."""
    variant = clause.variants[rung]
    values: dict[str, Value] = {}
    for name, parameter in clause.parameters.items():
        raw = given.get(name, variant.defaults.get(name, parameter.default))
        if raw is None:
            if "{" + name + "}" in variant.text.nl:
                errors[name] = _("The clause “{id}” needs a value for “{name}”.").format(id=clause.id, name=name)
            continue
        try:
            values[name] = parse_value(parameter, raw)
        except BadValueError as error:
            errors[name] = str(error)
    return values


def _follow(chosen: dict[str, ChosenClause], choices: Mapping[str, Choice]) -> None:
    """Give each parameter that follows another clause's the value it has there, unless the dossier says otherwise."""
    for id_, each in chosen.items():
        followed: dict[str, Value] = {}
        for name, parameter in each.clause.parameters.items():
            leader, _dot, leading = (parameter.follows or "").partition(".")
            given = id_ in choices and name in choices[id_].values
            if leader in chosen and leading in chosen[leader].values and not given:
                followed[name] = chosen[leader].values[leading]
        chosen[id_] = ChosenClause(each.clause, each.rung, {**each.values, **followed})


def _misfits(file: DossierFile, library: Library, chosen: Mapping[str, ChosenClause]) -> Iterator[Problem]:
    missing: dict[str, list[str]] = {}
    for clause, companion in library.missing_companions(chosen):
        missing.setdefault(companion.id, []).append(clause.id)
    for companion_id, needing in missing.items():
        message = _("The clause “{companion}” is missing. These cannot stand without it: {clauses}.")
        hint = _("Add “{companion}” to the clauses, or leave those out.").format(companion=companion_id)
        place = file.document.place(("clauses", needing[0]))
        yield Problem(message.format(companion=companion_id, clauses=", ".join(needing)), place, hint)
    for one, other in library.conflicts(chosen):
        message = _("The clauses “{one}” and “{other}” exclude each other.").format(one=one.id, other=other.id)
        yield Problem(message, file.document.place(("clauses", other.id)), _("Choose one of the two."))


def reading_order(clause: Clause, library: Library) -> tuple[int, bool, int]:
    """Where a clause comes in the agreement.

    By part; the frame comes first, but its final provisions and its annexes last; then the order of the themes.
    """
    of_frame = library.theme_of[clause.id].id == "frame"
    last = clause.part in ("final", "closing", "annex")
    return (_PARTS.index(clause.part), of_frame == last, list(library.clauses).index(clause.id))


def _warnings(file: DossierFile, ordered: list[ChosenClause]) -> Iterator[Problem]:
    yield from _language_warnings(file)
    yield from _fit_warnings(file, ordered)
    dossier, document = file.dossier, file.document
    if dossier.conclusion.date is None:
        message = _("The date of conclusion is not known yet: the draft asks for it (art. 16, 7°).")
        yield Problem(message, document.place(("conclusion",)), _("Fill in conclusion.date before signing."))
    elif dossier.effective_date is not None and dossier.effective_date < dossier.conclusion.date:
        message = _("The agreement enters into force before it is concluded.")
        yield Problem(message, document.place(("effective_date",)), _("Check that this is what the parties want."))


def _language_warnings(file: DossierFile) -> Iterator[Problem]:
    dossier, document = file.dossier, file.document
    if dossier.region == "german":
        message = _(
            "An agreement for the German language region alone has to be in German (art. 13): this is a working text."
        )
        yield Problem(message, document.place(("region",)))
    for language in dossier.required_languages:
        if language != "de" and language not in dossier.written_in:
            message = _("For this region the law also asks for a version in “{language}” (art. 13).").format(
                language=language
            )
            yield Problem(message, document.place(("languages",)), _("Add the language to “languages”."))
    if len(dossier.written_in) == 2:
        for message, location in _same_in_both(dossier):
            yield Problem(message, document.place(location), _("Give nl and fr each on a line of its own."))


def _same_in_both(dossier: Dossier) -> Iterator[tuple[str, Location]]:
    """Capacities that are the same word in both versions: a sign that one was not translated."""
    message = _("“{text}” is the same in the Dutch and in the French version.")
    parties: list[tuple[Location, tuple[Representative, ...]]] = [(("company",), dossier.company.representatives)]
    parties += [(("unions", index), union.representatives) for index, union in enumerate(dossier.unions)]
    for party, people in parties:
        for index, person in enumerate(people):
            if person.capacity.nl == person.capacity.fr:
                yield message.format(text=person.capacity.nl), (*party, "representatives", index, "capacity")


def fits_region(clause: Clause, dossier: Dossier) -> bool:
    """Whether the clause is meant for (one of) the region(s) of the dossier."""
    regions = {"several": {"flanders", "brussels", "wallonia"}, "german": {"wallonia"}}.get(
        dossier.region, {dossier.region}
    )
    return not clause.regions or not regions.isdisjoint(clause.regions)


def fits_sector(clause: Clause, dossier: Dossier) -> bool:
    """Whether the clause is meant for (one of) the joint committee(s) of the company."""
    return not clause.sectors or not set(clause.sectors).isdisjoint(dossier.company.joint_committees)


def _fit_warnings(file: DossierFile, ordered: list[ChosenClause]) -> Iterator[Problem]:
    dossier = file.dossier
    for chosen in ordered:
        clause, place = chosen.clause, file.document.place(("clauses", chosen.clause.id))
        if not fits_region(clause, dossier):
            message = _("The clause “{id}” is meant for {where}, not for the region of this dossier.")
            where = ", ".join(clause.regions)
            hint = _("Read its note (akkoord clauses show {id}) before you keep it.").format(id=clause.id)
            yield Problem(message.format(id=clause.id, where=where), place, hint)
        if not fits_sector(clause, dossier):
            message = _("The clause “{id}” is meant for joint committee {where}.")
            hint = _("Read its note (akkoord clauses show {id}) before you keep it.").format(id=clause.id)
            yield Problem(message.format(id=clause.id, where=", ".join(clause.sectors)), place, hint)
