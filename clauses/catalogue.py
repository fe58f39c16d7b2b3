"""The library on paper: lists, pages and search results as plain text, for the terminal."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from typing import TYPE_CHECKING

from akkoord.errors import InputError
from akkoord.files import read_text
from akkoord.messages import gettext as _
from akkoord.messages import mark
from clauses.model import Bilingual, Clause, Position, Theme
from clauses.text import Labels, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic import BaseModel

    from clauses.library import Library
    from clauses.model import Kind, Language, Parameter, Variant
    from clauses.text import Level

__all__ = ["json_schema", "listing", "page", "search", "source"]

_WIDTH = 96
_INDENTS: dict[Level, str] = {"plain": "  ", "paragraph": "  ", "item": " " * 7, "subitem": " " * 10}
_RUNGS = {"opening": mark("opening"), "fallback": mark("fallback"), "floor": mark("floor")}
_KINDS: dict[Kind, str] = {
    "integer": mark("whole number"),
    "decimal": mark("number"),
    "money": mark("amount in euro"),
    "percentage": mark("percentage"),
    "date": mark("date"),
    "text": mark("text"),
    "choice": mark("choice"),
}
_WEIGHTS = {"red-line": mark("red line"), "essential": mark("essential"), "wish": mark("wish")}


def listing(
    library: Library,
    language: Language,
    theme: str | None = None,
    position: str | None = None,
    sector: str | None = None,
) -> str:
    """The clauses by theme and chapter, one a line: id, title, variants. Raises InputError for an unknown name."""
    _check_known(theme, library.themes, _("There is no theme “{id}”. There are: {known}."))
    _check_known(position, library.positions, _("There is no position “{id}”. There are: {known}."))
    lines: list[str] = []
    for each in library.themes.values():
        if theme not in (None, each.id):
            continue
        for chapter in each.chapters:
            rows = [
                f"    {clause.id:<36}{clause.title[language]:<52}{_remarks(clause)}".rstrip()
                for clause in (library.clauses[id_] for id_ in chapter.clauses)
                if _realises(clause, position) and (sector is None or not clause.sectors or sector in clause.sectors)
            ]
            if rows:
                lines += [f"{each.title[language]} – {chapter.title[language]}", *rows, ""]
    return _joined(lines or [_("No clause fits.")])


def page(library: Library, id_: str, language: Language) -> str:
    """All there is to know of a clause, a position, or both of that name.

    Raises InputError when the library has neither.
    """
    pages = []
    if clause := library.clauses.get(id_):
        pages.append(_joined(_clause_page(library, clause, language)))
    if position := library.positions.get(id_):
        pages.append(_joined(_position_page(library, position, language)))
    if not pages:
        raise _unknown(id_)
    return "\n".join(pages)


def source(library: Library, id_: str) -> str:
    """The YAML of a clause or position, to begin a version of one's own with. Raises InputError when there is none."""
    if id_ not in library.files:
        raise _unknown(id_)
    return read_text(library.files[id_])


def search(library: Library, words: Sequence[str], within: Language | None, language: Language) -> str:
    """The clauses and positions that hold all ``words``, in any form of accents and capitals, with where they do."""
    wanted = [_plain(word) for word in words]
    lines = []
    entries: list[Position | Clause] = [*library.positions.values(), *library.clauses.values()]
    for entry in entries:
        texts = [text for text in _texts(entry, within) if text]
        everything = _plain(" ".join((entry.id, *texts)))
        if all(word in everything for word in wanted):
            kind = _("position") if isinstance(entry, Position) else _("clause")
            lines.append(f"{entry.id:<36}{kind:<12}{entry.title[language]}")
            excerpt = next((text for text in texts if wanted[0] in _plain(text)), "")
            lines += [*_wrapped(textwrap.shorten(excerpt, 180, placeholder=" …"), "    "), ""]
    return _joined(lines or [_("Nothing found.")])


def json_schema(kind: str) -> str:
    """The JSON Schema of a "clause", "position" or "theme" file."""
    models: dict[str, type[BaseModel]] = {"clause": Clause, "position": Position, "theme": Theme}
    return json.dumps(models[kind].model_json_schema(), ensure_ascii=False, indent=2) + "\n"


def _unknown(id_: str) -> InputError:
    return InputError(
        _("There is no clause or position “{id}” in the library.").format(id=id_),
        hint=_("akkoord clauses list shows all clauses; akkoord clauses search finds them by words."),
    )


def _check_known(id_: str | None, known: Iterable[str], message: str) -> None:
    if id_ is not None and id_ not in known:
        raise InputError(message.format(id=id_, known=", ".join(known)))


def _realises(clause: Clause, position: str | None) -> bool:
    return position is None or any(position in variant.positions for variant in clause.variants.values())


def _remarks(clause: Clause) -> str:
    remarks = [_("by itself")] if clause.when is not None else [_("extension")] if clause.extension else []
    if clause.sectors:
        remarks.append(_("joint committee {ids}").format(ids=", ".join(clause.sectors)))
    if clause.regions:
        remarks.append(", ".join(clause.regions))
    return "; ".join(remarks)


def _clause_page(library: Library, clause: Clause, language: Language) -> Iterator[str]:
    yield from _wrapped(f"{clause.title[language]}  ({clause.id})", "")
    yield "=" * _WIDTH
    yield from _fields(
        (_("Version"), f"{clause.version} ({clause.date})"),
        (_("Theme"), library.theme_of[clause.id].title[language]),
        (_("Remarks"), _remarks(clause)),
        (_("Requires"), ", ".join(clause.requires)),
        (_("Excludes"), ", ".join(clause.excludes)),
        (_("Comes with"), ", ".join(clause.when or ())),
    )
    for rung in clause.rungs:
        yield from ("", f"{_(_RUNGS[rung]).upper()}", "-" * _WIDTH)
        yield from _variant(clause.variants[rung], language)
    if clause.parameters:
        yield from ("", _("VALUES"), "-" * _WIDTH)
        for name, parameter in clause.parameters.items():
            yield from _wrapped(
                f"{{{name}}}  {parameter.label[language]} – {_bounds(parameter, library, language)}", ""
            )
    positions = dict.fromkeys(id_ for rung in clause.rungs for id_ in clause.variants[rung].positions)
    if positions:
        yield from ("", _("REASONS"), "-" * _WIDTH)
        for id_ in positions:
            position = library.positions[id_]
            yield f"{position.title[language]}  ({id_}, {_(_WEIGHTS[position.weight])})"
            for reason in position.reasons:
                yield from _wrapped(f"– {reason[language]}", "  ")
    if clause.basis:
        yield from ("", _("LEGAL BASIS"), "-" * _WIDTH)
        for basis in clause.basis:
            articles = f", art. {basis.articles}" if basis.articles else ""
            yield from _wrapped(f"{library.laws[basis.law].title[language]}{articles}", "")
    yield from ("", _("NOTE FOR THE EXPERT"), "-" * _WIDTH)
    yield from _wrapped(clause.note[language], "")
    yield from ("", _("HISTORY"), "-" * _WIDTH)
    for change in reversed(clause.changelog):
        yield from _wrapped(f"{change.version} ({change.date}): {change.text[language]}", "")


def _variant(variant: Variant, language: Language) -> Iterator[str]:
    if variant.positions:
        yield from _wrapped(_("Realises: {positions}").format(positions=", ".join(variant.positions)), "")
    if variant.defaults:
        defaults = ", ".join(f"{name} = {value}" for name, value in variant.defaults.items())
        yield _("Default values: {defaults}").format(defaults=defaults)
    yield ""
    labels = Labels()
    for paragraph in parse(variant.text[language]):
        label, indent = labels.next(paragraph.level), _INDENTS[paragraph.level]
        yield from _wrapped(
            f"{label} {paragraph.source}".strip(), indent, indent + " " * (len(label) + 1 if label else 0)
        )


def _position_page(library: Library, position: Position, language: Language) -> Iterator[str]:
    yield f"{position.title[language]}  ({position.id})"
    yield "=" * _WIDTH
    yield from _wrapped(position.statement[language], "")
    yield ""
    clauses = [clause.id for clause in library.clauses.values() if _realises(clause, position.id)]
    yield from _fields(
        (_("Weight"), _(_WEIGHTS[position.weight])),
        (_("Source"), position.source),
        (_("Realised by"), ", ".join(clauses)),
    )
    yield from ("", _("REASONS"), "-" * _WIDTH)
    for reason in position.reasons:
        yield from _wrapped(f"– {reason[language]}", "")


def _fields(*fields: tuple[str, str]) -> Iterator[str]:
    for name, value in fields:
        if value:
            label = _("{label}:").format(label=name)
            yield from _wrapped(f"{label:<13} {value}", "", " " * 14)


def _bounds(parameter: Parameter, library: Library, language: Language) -> str:
    """What the parameter takes, in a few words: "whole number (uur), at least 4, at most 40, default 8"."""
    unit = f" ({library.units[parameter.unit][language].other})" if parameter.unit else ""
    parts = [_(_KINDS[parameter.kind]) + unit]
    if parameter.choices:
        parts.append(" | ".join(choice.id for choice in parameter.choices))
    if parameter.minimum is not None:
        parts.append(_("at least {low}").format(low=parameter.minimum))
    if parameter.maximum is not None:
        parts.append(_("at most {high}").format(high=parameter.maximum))
    if isinstance(parameter.default, Bilingual):
        parts.append(_("default {value}").format(value=f"{parameter.default.nl} / {parameter.default.fr}"))
    elif parameter.default is not None:
        parts.append(_("default {value}").format(value=parameter.default))
    return ", ".join(parts)


def _texts(entry: Position | Clause, within: Language | None) -> Iterator[str]:
    texts = [entry.title]
    if isinstance(entry, Clause):
        texts += [variant.text for variant in entry.variants.values()]
    else:
        texts += [entry.statement, *entry.reasons]
    for text in texts:
        yield from (" ".join(text[language].split()) for language in ([within] if within else ("nl", "fr")))


def _plain(text: str) -> str:
    """Without capitals and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _wrapped(text: str, indent: str, hanging: str | None = None) -> list[str]:
    subsequent = hanging if hanging is not None else indent + ("  " if text.startswith("– ") else "")
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=subsequent, break_on_hyphens=False)


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"
