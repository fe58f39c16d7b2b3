"""The names of people and machines that a document carries in its properties.

Core properties are those of ECMA-376 Part 2, 11; extended ones (company, manager) those of Part 1, 15.2.12.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.oxml import local_name

if TYPE_CHECKING:
    from agreements.word.package import Package

__all__ = ["authors_in"]

_NAMES = {
    "core-properties": ("creator", "lastModifiedBy"),
    "extended-properties": ("Manager",),
}


def authors_in(package: Package) -> tuple[str, ...]:
    """The names, each once, in the order of the properties. Raises InputError for a damaged part."""
    found: list[str] = []
    for link in package.relationships(""):
        wanted = _NAMES.get(link.type.rpartition("/")[2], ())
        if wanted and not link.external and link.target in package.parts:
            root = package.xml(link.target)
            values = {local_name(element): (element.text or "").strip() for element in root}
            found += [values[name] for name in wanted if values.get(name)]
    return tuple(dict.fromkeys(found))
