"""The names of people that a document carries beside its text, and data that go along unseen.

Core properties are those of ECMA-376 Part 2, 11; extended ones (company, manager) those of Part 1, 15.2.12.3; custom
ones those of 15.2.12.2; document variables those of 17.15.1.32; custom XML 15.2.5. A list of people ([MS-DOCX] 2.5.4)
stays behind when their comments are gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from agreements.validate.knowledge import knowledge
from agreements.word.embedded import OURS
from agreements.word.oxml import attribute, local_name, qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["authors_in", "data_in"]

_NAMES = {
    "core-properties": ("creator", "lastModifiedBy"),
    "extended-properties": ("Manager",),
}
_WORDS_OWN = ("bibliography", "coverPageProps")
"""Last steps of the namespaces of what Word itself puts into custom XML."""


class _Properties(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    people: tuple[str, ...]


def authors_in(package: Package) -> tuple[str, ...]:
    """The names, each once, in the order of the properties. Raises InputError for a damaged part."""
    found: list[str] = []
    for link in package.relationships(""):
        kind = link.type.rpartition("/")[2]
        if link.external or link.target not in package.parts:
            continue
        if kind == "custom-properties":
            found += _people((each.get("name", ""), _text(each)) for each in package.xml(link.target))
        elif kind in _NAMES:
            values = {local_name(element): (element.text or "").strip() for element in package.xml(link.target)}
            found += [values[name] for name in _NAMES[kind] if values.get(name)]
    settings = package.related(package.main_document, "settings")
    if settings is not None:
        variables = package.xml(settings).iter(qn("w:docVar"))
        found += _people((attribute(each, "w:name"), attribute(each)) for each in variables)
    people = package.related(package.main_document, "people")
    if people is not None:
        found += [attribute(each, "w15:author") for each in package.xml(people).iter(qn("w15:person"))]
    return tuple(dict.fromkeys(filter(None, found)))


def data_in(package: Package) -> tuple[str, ...]:
    """The custom XML parts that hold data of another program. Raises InputError for a damaged part."""
    return tuple(
        link.target
        for link in package.relationships(package.main_document)
        if link.type.endswith("/customXml") and link.target in package.parts and _holds_data(package.xml(link.target))
    )


def _people(properties: Iterator[tuple[str, str]]) -> list[str]:
    words = knowledge("properties", _Properties).people
    return [value for name, value in properties if value and any(word in name.lower() for word in words)]


def _holds_data(root: Element) -> bool:
    namespace = str(root.tag).rpartition("}")[0]
    if OURS in str(root.tag).lower() or namespace.endswith(_WORDS_OWN):
        return False
    return bool(_text(root)) or any(each.attrib for each in root.iter())


def _text(element: Element) -> str:
    return "".join(map(str, element.itertext())).strip()
