"""The values of the clauses: those without a default, and on request all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agreements.interview import reading
from agreements.interview.groups import Hints, entry, localised
from agreements.interview.question import Flow, Option, Question
from agreements.wording import write_value
from akkoord.messages import gettext as _
from akkoord.messages import ngettext
from clauses.model import Bilingual
from clauses.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from agreements.interview.choosing import Catalogue
    from clauses.model import Clause, Language, Parameter, Rung

__all__ = ["ask_values"]

Given = dict[str, Any]


@dataclass(frozen=True)
class _Blank:
    """A place in the text of a chosen variant where a value comes."""

    clause: Clause
    name: str
    parameter: Parameter
    default: str | Bilingual | None

    @property
    def key(self) -> str:
        return f"values.{self.clause.id}.{self.name}"


def ask_values(catalogue: Catalogue, chosen: Sequence[tuple[Clause, Rung]]) -> Flow[dict[str, Given]]:
    """The values that differ from the defaults, by clause and by name. What follows another value is not asked."""
    ids = {clause.id for clause, _rung in chosen}
    blanks = [
        blank
        for clause, rung in chosen
        for blank in _blanks(clause, rung)
        if (blank.parameter.follows or "").partition(".")[0] not in ids
    ]
    values: dict[str, Given] = {}
    for blank in blanks:
        if blank.default is None:
            answer = yield from _ask(catalogue, blank)
            values.setdefault(blank.clause.id, {})[blank.name] = answer
    defaults = [blank for blank in blanks if blank.default is not None]
    if not defaults:
        return values
    explanation = _("Hours, terms, amounts and the like. With no, all of them keep their default.")
    question = ngettext(
        "{count} value in the clauses has a default. Do you want to look at it?",
        "{count} values in the clauses have a default. Do you want to go through them?",
        len(defaults),
    ).format(count=len(defaults))
    through = yield reading.yes_or_no("values", question, explanation, "no")
    for blank in defaults if through == "yes" else ():
        answer = yield from _ask(catalogue, blank)
        if answer is not None:
            values.setdefault(blank.clause.id, {})[blank.name] = answer
    return values


def _blanks(clause: Clause, rung: Rung) -> list[_Blank]:
    variant = clause.variants[rung]
    return [
        _Blank(clause, name, parameter, variant.defaults.get(name, parameter.default))
        for name, parameter in clause.parameters.items()
        if "{" + name + "}" in variant.text.nl
    ]


def _ask(catalogue: Catalogue, blank: _Blank) -> Flow[str | dict[str, str] | None]:
    """The value as it stands in the dossier; None when it is the default."""
    parameter, language = blank.parameter, catalogue.shown_in
    bounds = _bounds(catalogue, parameter)
    title = blank.clause.title[language]
    question = _("{clause}: {question}").format(clause=title, question=parameter.question[language])
    question += f" ({bounds})" if bounds else ""
    explanation = blank.clause.note[language]
    options = tuple(Option(choice.id, choice.text[language]) for choice in parameter.choices)

    def read(typed: str) -> str:
        answer = reading.day(typed) if parameter.kind == "date" else reading.text(typed)
        parse_value(parameter, answer)
        return answer

    def show(answer: str) -> str:
        return write_value(parameter, parse_value(parameter, answer), language, catalogue.library.units)

    if parameter.kind == "text":
        proposed = {written: _in(blank.default, written) for written in catalogue.dossier.written_in}
        texts = yield from localised(
            blank.key, question, explanation, tuple(proposed), lambda written, _so_far: Hints(proposed[written]), read
        )
        return entry(texts) if texts != proposed else None
    default = _in(blank.default, language)
    answer = yield Question(blank.key, question, explanation, read, default, show, options=options)
    same = default is not None and parse_value(parameter, answer) == parse_value(parameter, default)
    return answer if not same else None


def _in(default: str | Bilingual | None, language: Language) -> str | None:
    return default[language] if isinstance(default, Bilingual) else default


def _bounds(catalogue: Catalogue, parameter: Parameter) -> str:
    """What the value has to lie between, as a reader sees it: "from 1 hour to 60 hours"."""

    def written(bound: Decimal) -> str:
        if parameter.kind == "text":
            return ngettext("{count} character", "{count} characters", int(bound)).format(count=bound)
        return write_value(parameter, bound, catalogue.shown_in, catalogue.library.units)

    low, high = parameter.minimum, parameter.maximum
    if low is not None and high is not None:
        return _("from {low} to {high}").format(low=written(low), high=written(high))
    if low is not None:
        return _("at least {low}").format(low=written(low))
    return _("at most {high}").format(high=written(high)) if high is not None else ""
