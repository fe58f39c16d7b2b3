"""The styles that a template must have, found by the name that Word shows for them.

Word translates the ids of styles ("Kop2", "Titre2") but keeps the built-in names in the file in English.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from agreements.word.oxml import E, Element, attribute, find, find_all, insert_in_order, qn, serialize_xml
from akkoord.errors import InvalidFileError, Place, Problem
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.word.package import Package

__all__ = ["ROLES", "Styles"]

# What a style is for -> its name in the template.
ROLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "chapter": "heading 1",
    "article": "heading 2",
    "annex": "Annex",
    "plain": "Body Text",
    "paragraph": "Paragraaf (§)",
    "item": "Opsomming 1°",
    "subitem": "Opsomming a)",
    "contents 1": "toc 1",
    "contents 2": "toc 2",
    "comment": "annotation text",
    "comment mark": "annotation reference",
    "signature": "Signature table",
    "synoptic": "Synoptic table",
}


class Styles:
    """The style sheet of a template, in which the writer sets the language and links lists to styles."""

    def __init__(self, package: Package, roles: Iterable[str]) -> None:
        """Find the styles for ``roles``. Raises InvalidFileError that names all that are missing."""
        wanted = tuple(roles)
        self._part = package.related(package.main_document, "styles") or ""
        self._package = package
        self._root = package.xml(self._part)
        by_name = {attribute(find(style, "w:name")).lower(): style for style in find_all(self._root, "w:style")}
        missing = [ROLES[role] for role in wanted if ROLES[role].lower() not in by_name]
        if missing:
            raise InvalidFileError([_missing(name, package) for name in missing])
        self._styles = {role: by_name[ROLES[role].lower()] for role in wanted}

    def id(self, role: str) -> str:
        """The id that paragraphs and tables use for the style of a role."""
        return attribute(self._styles[role], "w:styleId")

    def indentation(self, role: str) -> Element | None:
        """A copy of the style's own ``w:ind``; a list level with the same one keeps Word and LibreOffice agreed."""
        indentation = find(self._styles[role], "w:pPr/w:ind")
        return None if indentation is None else deepcopy(indentation)

    def number(self, role: str, number_id: int, level: int) -> None:
        """Make paragraphs of a style numbered, as ``w:numPr`` in the style (ECMA-376 Part 1, 17.7.8.2)."""
        properties = find(self._styles[role], "w:pPr")
        if properties is None:
            properties = insert_in_order(self._styles[role], E("w:pPr"))
        for old in find_all(properties, "w:numPr"):
            properties.remove(old)
        level_element = E("w:ilvl", {"w:val": level}) if level else None
        insert_in_order(properties, E("w:numPr", None, level_element, E("w:numId", {"w:val": number_id})))

    def set_language(self, language: str) -> None:
        """Make ``language`` ("nl-BE") that of the whole document: the default, and no style has its own."""
        for own in list(self._root.iter(qn("w:lang"))):
            parent = own.getparent()
            if parent is not None:
                parent.remove(own)
        defaults = _child(_child(_child(self._root, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
        insert_in_order(defaults, E("w:lang", {"w:val": language, "w:eastAsia": "en-US", "w:bidi": "ar-SA"}))

    def save(self) -> None:
        """Put the changed style sheet back into the package."""
        self._package.parts[self._part] = serialize_xml(self._root)


def _child(parent: Element, name: str) -> Element:
    child = find(parent, name)
    if child is None:
        child = E(name)
        parent.insert(0, child)
    return child


def _missing(name: str, package: Package) -> Problem:
    return Problem(
        _("The style “{style}” is missing in this template.").format(style=name),
        Place(package.source),
        _("Copy it from our own template, or give a style of yours this name."),
    )
