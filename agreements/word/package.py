"""A Word document as a package of parts: opening it safely, saving it the same way every time.

A .docx file is a zip file of named parts with typed relationships between them (ECMA-376 Part 2, Open
Packaging Conventions). Whoever sent it may mean harm: nothing is unpacked to disk, what no word processor makes is
refused, and a part with a DTD, which may define entities without end, is neither read nor copied into another document.
A document in the Strict namespaces (ECMA-376 Part 1) is opened as the Transitional one that Word would save.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from lxml.etree import SubElement

from agreements.word.limits import TooMuchError, is_endless, read_xml, too_large
from agreements.word.oxml import NAMESPACES, find_all, parse_xml, qn, serialize_xml
from agreements.word.unpacking import MAX_UNPACKED, no_word_document, unpacked
from akkoord.errors import InputError, Place
from akkoord.files import read_bytes
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agreements.word.oxml import Element

__all__ = ["CONTENT_TYPES", "Package", "Relationship", "relationships_part"]

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"

_NO_RELATIONSHIPS = f'<Relationships xmlns="{NAMESPACES["rel"]}"/>'.encode()
_STORIES = ("header", "footer", "footnotes", "endnotes")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_CONFORMANCE = re.compile(rb"""\s[\w.-]+:conformance=(?:"strict"|'strict')""")


Made = TypeVar("Made")


class Relationship(NamedTuple):
    """One part's link to another: ``target`` is a part name, or anything at all when it is ``external``."""

    id: str
    type: str
    target: str
    external: bool


@dataclass
class Package:
    """The parts of a document by name (no leading slash), and the file they came from, for messages."""

    parts: dict[str, bytes]
    source: Path

    @classmethod
    def open(cls, path: Path) -> Package:
        """Open a file.

        Raises InputError, with what to do, for whatever is no sound Word document.
        """
        return cls.from_bytes(read_bytes(path, MAX_UNPACKED), path)

    @classmethod
    def from_bytes(cls, data: bytes, source: Path) -> Package:
        """Open the bytes of a file; ``source`` is the file that messages name.

        Raises InputError as ``open`` does.
        """
        package = cls(unpacked(data, source), source)
        if any(_STRICT.match(link.type.encode()) for link in package.relationships("")):
            package.parts = {name: _transitional(name, part) for name, part in package.parts.items()}
        if CONTENT_TYPES not in package.parts or package.related("", "officeDocument") is None:
            raise no_word_document(source)
        return package

    def to_bytes(self) -> bytes:
        """Zip the parts: equal parts give equal bytes, whatever their order, the clock or the system."""
        first = {CONTENT_TYPES: 0, PACKAGE_RELATIONSHIPS: 1}
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in sorted(self.parts, key=lambda name: (first.get(name, 2), name)):
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.create_system = 0
                entry.external_attr = 0
                archive.writestr(entry, self.parts[name], zipfile.ZIP_DEFLATED, 6)
        return buffer.getvalue()

    def xml(self, name: str) -> Element:
        """Parse an XML part, anew at each call, and return its root element.

        Raises InputError when there is no such part, or when it is damaged, has a DTD, or is endless.
        """
        return self._read(name, read_xml)

    def read_once(self, name: str, reader: Callable[[Element], Made]) -> Made:
        """What ``reader`` makes of the root of an XML part: kept for a while, for parts with the same content.

        What it makes may not be changed by anybody. Raises InputError as ``xml`` does.
        """
        return cast("Made", self._read(name, lambda data: _kept(data, reader)))

    def _read(self, name: str, reader: Callable[[bytes], Made]) -> Made:
        place = Place(self.source, field=name)
        if name not in self.parts:
            raise InputError(
                _("A part of this document is missing."),
                place=place,
                hint=_("Open it in Word, let Word repair it, and save it again."),
            )
        try:
            return reader(self.parts[name])
        except TooMuchError:
            raise too_large(self.source) from None
        except ValueError:
            raise self._damaged(name) from None

    def refuse_endless(self) -> None:
        """Raise InputError for thousands of pages, which cannot be compared in reasonable time."""
        stories = (name for name in self.parts if name.rpartition("/")[2].startswith(_STORIES))
        if any(is_endless(self.parts[name]) for name in (self.main_document, *stories)):
            raise too_large(self.source)

    def _damaged(self, name: str) -> InputError:
        return InputError(
            _("A part of this document is damaged, or holds what no word processor writes."),
            place=Place(self.source, field=name),
            hint=_("Open it in Word, let Word repair it, and save it again."),
        )

    @property
    def main_document(self) -> str:
        """The name of the part with the body (ECMA-376 Part 1, 11.3.10)."""
        name = self.related("", "officeDocument")
        if name is None:
            raise no_word_document(self.source)
        return name

    def relationships(self, part: str) -> list[Relationship]:
        """List the links of a part, or of the package itself (``""``), in the order of the file."""
        name = relationships_part(part)
        if name not in self.parts:
            return []
        return [_relationship(part, *link) for link in self.read_once(name, _links)]

    def related(self, part: str, kind: str) -> str | None:
        """Find the first part that ``part`` links to by a relationship of this kind, as in ``styles``.

        ``kind`` is the last step of the relationship type. None when there is no such part.
        """
        for link in self.relationships(part):
            if link.type.rpartition("/")[2] == kind and not link.external and link.target in self.parts:
                return link.target
        return None

    def add_part(self, name: str, content_type: str, data: bytes) -> None:
        """Add or replace a part, and declare its content type (ECMA-376 Part 2)."""
        root = self.xml(CONTENT_TYPES)
        for override in find_all(root, "ct:Override"):
            if override.get("PartName") == f"/{name}":
                root.remove(override)
        SubElement(root, qn("ct:Override"), PartName=f"/{name}", ContentType=content_type)
        self.parts[CONTENT_TYPES] = serialize_xml(root)
        self.parts[name] = data

    def relate(self, source_part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Link ``source_part`` (or the package, ``""``) to the part ``target``, or to an ``external`` address.

        ``kind`` is the full relationship type. Returns the link's id; a link that exists already is used again.
        """
        links = self.relationships(source_part)
        for link in links:
            if (link.type, link.target, link.external) == (kind, target, external):
                return link.id
        taken = {link.id for link in links}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        name = relationships_part(source_part)
        root = self.xml(name) if name in self.parts else parse_xml(_NO_RELATIONSHIPS)
        relative = target if external else posixpath.relpath(target, posixpath.dirname(source_part) or ".")
        # In the default namespace, as Word writes it: not every reader of packages takes a prefix here.
        element = SubElement(root, qn("rel:Relationship"), Id=f"rId{number}", Type=kind, Target=relative)
        if external:
            element.set("TargetMode", "External")
        self.parts[name] = serialize_xml(root)
        return f"rId{number}"


def _transitional(name: str, data: bytes) -> bytes:
    """Bring a part of a Strict document to the Transitional namespaces (ECMA-376 Part 4)."""
    if not name.endswith((".xml", ".rels")):
        return data
    return _CONFORMANCE.sub(b"", _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data))


def relationships_part(part: str) -> str:
    """The name of the part that holds the links of a part, or of the package (``""``) (ECMA-376 Part 2)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


@lru_cache(maxsize=64)
def _kept(data: bytes, reader: Callable[[Element], object]) -> object:
    return reader(read_xml(data))


def _links(root: Element) -> tuple[tuple[str, str, str, bool], ...]:
    """The id, type and target of each link, and whether it leads out of the package."""
    return tuple(
        (link.get("Id", ""), link.get("Type", ""), link.get("Target", ""), link.get("TargetMode") == "External")
        for link in find_all(root, "rel:Relationship")
        if link.get("Target") is not None
    )


def _relationship(part: str, id_: str, kind: str, target: str, external: bool) -> Relationship:
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    return Relationship(id_, kind, target, external)
