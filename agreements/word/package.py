"""A Word document as a package of parts: opening it safely, saving it the same way every time.

A .docx file is a zip file of named parts with typed relationships between them (ECMA-376 Part 2, Open
Packaging Conventions). Whoever sent it may mean harm: nothing is unpacked to disk, and what no word processor
makes is refused. A document in the Strict namespaces (ECMA-376 Part 1) is opened as the Transitional one that
Word would save.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from lxml.etree import SubElement

from agreements.word.oxml import NAMESPACES, find_all, parse_xml, qn, serialize_xml
from akkoord.errors import InputError, Place
from akkoord.files import read_bytes
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agreements.word.oxml import Element

__all__ = ["CONTENT_TYPES", "Package", "Relationship", "relationships_part"]

MAX_PARTS = 10_000
MAX_UNPACKED = 512 * 1024 * 1024
MAX_RATIO = 200
MOST_TAGS = {".rels": 20_000, "styles": 150_000, "numbering": 150_000, "comments": 150_000, "[Content_Types]": 30_000}
"""Parts of definitions: at most so many tags. Those of large documents have a tenth of it."""
RATIO_COUNTS_FROM = 10 * 1024 * 1024

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"

_NO_RELATIONSHIPS = f'<Relationships xmlns="{NAMESPACES["rel"]}"/>'.encode()
_OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DECLARATIONS = [
    f"<!{word}".encode(code) for word in ("DOCTYPE", "ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
]
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
        package = cls(_unpack(data, source), source)
        if any(_STRICT.match(link.type.encode()) for link in package.relationships("")):
            package.parts = {name: _transitional(name, part) for name, part in package.parts.items()}
        package.refuse_harmful_parts()
        if CONTENT_TYPES not in package.parts or package.related("", "officeDocument") is None:
            raise _no_word_document(source)
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

        Raises InputError when there is no such part, or when it is damaged, has a DTD, or uses entities.
        """
        return self._read(name, parse_xml)

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
        except ValueError:
            raise self._damaged(name) from None

    def refuse_harmful_parts(self) -> None:
        """Raise InputError when a part has a DTD, which may define entities without end, or is endless.

        So what is copied unread into another document is known to be harmless too.
        """
        for name, data in self.parts.items():
            if name.endswith((".xml", ".rels")) and any(word in data for word in _DECLARATIONS):
                raise self._damaged(name)
            kind = name.rpartition("/")[2].rstrip("0123456789.xml") if name.endswith(".xml") else name[-5:]
            if data.count(b"<") > MOST_TAGS.get(kind, len(data)):
                raise _too_large(self.source)

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
            raise _no_word_document(self.source)
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
        """Add or replace a part, and declare its content type (ECMA-376 Part 2, 10.1.2)."""
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


def _unpack(data: bytes, source: Path) -> dict[str, bytes]:
    if data.startswith(_OLE_HEADER):
        raise InputError(
            _("This document is protected with a password, or was made by Word 2003 or older (.doc)."),
            place=Place(source),
            hint=_("Open it in Word and save it as .docx, without a password."),
        )
    if not data.startswith(b"PK"):
        raise _no_word_document(source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_unsound(entries, source)
            return {_part_name(entry): archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise InputError(
            _("This document is damaged or incomplete."),
            place=Place(source),
            hint=_("Ask for it again, or open it in Word, let Word repair it, and save it again."),
        ) from None


def _refuse_unsound(entries: list[zipfile.ZipInfo], source: Path) -> None:
    """Refuse a zip file that no word processor makes, before any of it is unpacked."""
    names = [_part_name(entry).lower() for entry in entries]
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise _too_large(source)
    if any(_ratio(entry) > MAX_RATIO for entry in entries if entry.file_size > RATIO_COUNTS_FROM):
        raise _too_large(source)
    sizes = [(entry.file_size, entry.compress_size) for entry in entries]
    unpacked, packed = map(sum, zip(*sizes, strict=True)) if sizes else (0, 1)
    if unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * max(packed, 1):
        raise _too_large(source)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise InputError(_("This file is encrypted."), place=Place(source), hint=_("Save it again without a password."))
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise InputError(
            _("This file holds parts with forbidden or double names, and may be meant to do harm."),
            place=Place(source),
            hint=_("Do not open it. Ask the sender to save the document again in Word."),
        )


def _part_name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/")


def _ratio(entry: zipfile.ZipInfo) -> float:
    return entry.file_size / max(entry.compress_size, 1)


def _too_large(source: Path) -> InputError:
    return InputError(
        _("This document is too large, or holds far more than its size tells."),
        place=Place(source),
        hint=_("Save it again in Word without the pictures, and with compression."),
    )


def _no_word_document(source: Path) -> InputError:
    return InputError(
        _("This is not a Word document (.docx)."),
        place=Place(source),
        hint=_("Open it in the program it was made with, and save it as .docx."),
    )


def _transitional(name: str, data: bytes) -> bytes:
    """Bring a part of a Strict document to the Transitional namespaces (ECMA-376 Part 4)."""
    if not name.endswith((".xml", ".rels")):
        return data
    return _CONFORMANCE.sub(b"", _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data))


def relationships_part(part: str) -> str:
    """The name of the part that holds the links of a part, or of the package (``""``) (ECMA-376 Part 2, 9.3.3)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


@lru_cache(maxsize=64)
def _kept(data: bytes, reader: Callable[[Element], object]) -> object:
    return reader(parse_xml(data))


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
