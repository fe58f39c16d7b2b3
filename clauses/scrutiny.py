"""What the schema of a clause cannot see: names that must exist, texts that must parse, values within bounds.

Each check yields problems with the line they stand on; the library tells them all at once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from akkoord.errors import Problem
from akkoord.messages import gettext as _
from clauses.model import FACTS, REPEATING, Clause, Parameter
from clauses.text import Placeholder, Reference, TextError, parse
from clauses.values import NUMERIC, BadValueError, parse_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from akkoord.yamlfile import Document, Location
    from clauses.model import Language, Rung
    from clauses.text import Paragraph

__all__ = ["Names", "scrutinise"]


class Names(NamedTuple):
    """The ids that a clause may use; ``always`` are the clauses that every agreement has."""

    clauses: frozenset[str]
    positions: frozenset[str]
    laws: frozenset[str]
    always: frozenset[str]


def scrutinise(clause: Clause, document: Document, names: Names) -> Iterator[Problem]:
    """Every problem in one clause."""
    yield from _ids(clause, document, names)
    for name, parameter in clause.parameters.items():
        yield from _parameter(parameter, document, ("parameters", name))
    for rung in clause.rungs:
        yield from _defaults(clause, rung, document)
        yield from _texts(clause, rung, document, names)
    yield from _unused_parameters(clause, document)
    if clause.changelog[-1].version != clause.version:
        message = _("The last entry of the changelog is not about version {version}.").format(version=clause.version)
        yield Problem(message, document.place(("changelog",)))


def _ids(clause: Clause, document: Document, names: Names) -> Iterator[Problem]:
    for field, ids in (("requires", clause.requires), ("excludes", clause.excludes)):
        unknown = _("There is no clause “{id}”.")
        yield from _unknown(ids, names.clauses - {clause.id}, document, (field,), unknown)
    for index, basis in enumerate(clause.basis):
        if basis.law not in names.laws:
            message = _("There is no law “{id}” in laws.yaml.").format(id=basis.law)
            yield Problem(message, document.place(("basis", index, "law")))
    for rung, variant in clause.variants.items():
        unknown = _("There is no position “{id}”.")
        location: Location = ("variants", rung, "positions")
        yield from _unknown(variant.positions, names.positions, document, location, unknown)


def _unknown(
    ids: Iterable[str], known: frozenset[str], document: Document, location: Location, message: str
) -> Iterator[Problem]:
    for index, id_ in enumerate(ids):
        if id_ not in known:
            yield Problem(message.format(id=id_), document.place((*location, index)))


def _parameter(parameter: Parameter, document: Document, location: Location) -> Iterator[Problem]:
    if parameter.unit is not None and parameter.kind not in ("integer", "decimal"):
        yield Problem(_("A unit goes with kind integer or decimal only."), document.place((*location, "unit")))
    if (parameter.kind == "choice") != bool(parameter.choices):
        yield Problem(
            _("Kind choice needs choices, and no other kind has them."),
            document.place((*location, "choices")),
        )
    bounded = parameter.minimum is not None or parameter.maximum is not None
    if bounded and parameter.kind not in (*NUMERIC, "text"):
        yield Problem(_("Kind {kind} has no bounds.").format(kind=parameter.kind), document.place(location))
    if parameter.minimum is not None and parameter.maximum is not None and parameter.minimum > parameter.maximum:
        yield Problem(_("The minimum is above the maximum."), document.place((*location, "minimum")))
    if parameter.default is not None:
        try:
            parse_value(parameter, parameter.default)
        except BadValueError as error:
            yield Problem(str(error), document.place((*location, "default")))


def _defaults(clause: Clause, rung: Rung, document: Document) -> Iterator[Problem]:
    for name, value in clause.variants[rung].defaults.items():
        place = document.place(("variants", rung, "defaults", name))
        if name not in clause.parameters:
            yield Problem(_("The clause has no parameter “{name}”.").format(name=name), place)
            continue
        try:
            parse_value(clause.parameters[name], value)
        except BadValueError as error:
            yield Problem(str(error), place)


def _texts(clause: Clause, rung: Rung, document: Document, names: Names) -> Iterator[Problem]:
    parsed: dict[str, tuple[Paragraph, ...]] = {}
    languages: tuple[Language, ...] = ("nl", "fr")
    for language in languages:
        location: Location = ("variants", rung, "text", language)
        try:
            parsed[language] = parse(clause.variants[rung].text[language])
        except TextError as error:
            yield Problem(str(error), document.place(location, error.line))
            continue
        for paragraph in parsed[language]:
            for message in _names_in(paragraph, clause, names):
                yield Problem(message, document.place(location, paragraph.line))
    if len(parsed) == 2:
        yield from _differences(parsed["nl"], parsed["fr"], document, ("variants", rung, "text"))


def _names_in(paragraph: Paragraph, clause: Clause, names: Names) -> Iterator[str]:
    for placeholder in paragraph.placeholders:
        if placeholder.name not in clause.parameters and placeholder.name not in FACTS:
            yield _("“{name}” is neither a parameter of this clause nor a fact of the dossier.").format(
                name="{" + placeholder.name + "}"
            )
    groups = sorted(
        REPEATING.intersection(placeholder.name.partition(".")[0] for placeholder in paragraph.placeholders)
    )
    if len(groups) > 1:
        yield _("A paragraph can be repeated for one group only, not for {groups}.").format(groups=", ".join(groups))
    for reference in paragraph.references:
        if reference.clause not in names.clauses:
            yield _("There is no clause “{id}”.").format(id=reference.clause)
        elif reference.clause not in {*clause.requires, *names.always, clause.id}:
            yield _("The text refers to “{id}”, so the clause has to require it.").format(id=reference.clause)


def _differences(
    nl: tuple[Paragraph, ...], fr: tuple[Paragraph, ...], document: Document, location: Location
) -> Iterator[Problem]:
    if [paragraph.level for paragraph in nl] != [paragraph.level for paragraph in fr]:
        yield Problem(_("The Dutch and the French text do not have the same paragraphs."), document.place(location))
        return
    for dutch, french in zip(nl, fr, strict=True):
        if _variables(dutch) != _variables(french):
            message = _("The Dutch and the French text do not have the same placeholders in this paragraph.")
            yield Problem(message, document.place((*location, "fr"), french.line))


def _variables(paragraph: Paragraph) -> Counter[Placeholder | Reference]:
    return Counter(piece for piece in paragraph.pieces if not isinstance(piece, str))


def _unused_parameters(clause: Clause, document: Document) -> Iterator[Problem]:
    texts = [variant.text for variant in clause.variants.values()]
    for name in clause.parameters:
        if not any("{" + name + "}" in text.nl for text in texts):
            yield Problem(
                _("No text uses the parameter “{name}”.").format(name=name),
                document.place(("parameters", name)),
            )
