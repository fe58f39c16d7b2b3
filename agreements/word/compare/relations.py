"""Brings what a document of theirs refers to (pictures, charts, embedded files, links) into the package of the redline.

Parts are the same when their bytes are, and those of all they refer to in turn; then the one that is there is used.
"""

from __future__ import annotations

import hashlib
import posixpath
from typing import TYPE_CHECKING

from lxml.etree import SubElement

from agreements.word.oxml import NAMESPACES, find_all, parse_xml, qn, serialize_xml
from agreements.word.package import CONTENT_TYPES, relationships_part

if TYPE_CHECKING:
    from agreements.word.oxml import Element
    from agreements.word.package import Package, Relationship

__all__ = ["Relations"]

_LINK = f"{{{NAMESPACES['r']}}}"
_OFFICE_LINK = "{urn:schemas-microsoft-com:office:office}relid"


class Relations:
    """Copies parts and links from ``source`` into ``target``."""

    def __init__(self, target: Package, source: Package) -> None:
        self._target = target
        self._source = source
        self._digests: dict[tuple[int, str], str] = {}
        self._known = {self._digest(target, name): name for name in sorted(target.parts)}
        self._copied: dict[str, str] = {}
        self._links: dict[tuple[str, str, str], str] = {}

    def adopt(self, root: Element, source_part: str, target_part: str) -> None:
        """Rewrite the ids of links in ``root``, which stood in ``source_part``, to ids of ``target_part``."""
        links = {link.id: link for link in self._source.relationships(source_part)}
        if not links:
            return
        for element in root.iter("*"):
            for name in [str(name) for name in element.attrib if _is_link(str(name))]:
                link = links.get(element.get(name, ""))
                if link is not None:
                    element.set(name, self._link(link, source_part, target_part))

    def part(self, name: str) -> str:
        """The part of the target that is the same as this part of the source; copied there when there is none."""
        if name in self._copied:
            return self._copied[name]
        digest = self._digest(self._source, name)
        if digest in self._known:
            self._copied[name] = self._known[digest]
            return self._known[digest]
        if name.lower().endswith(".xml"):
            self._source.xml(name)  # refused when it has a DTD or is damaged: it would do harm in the redline too
        new = self._free_name(name)
        self._copied[name] = new
        self._target.parts[new] = self._source.parts[name]
        self._declare(name, new)
        links = self._source.relationships(name)
        if links:
            root = parse_xml(self._source.parts[relationships_part(name)])
            for element, link in zip(find_all(root, "rel:Relationship"), links, strict=True):
                if not link.external and link.target in self._source.parts:
                    target = self.part(link.target)
                    element.set("Target", posixpath.relpath(target, posixpath.dirname(new) or "."))
            self._target.parts[relationships_part(new)] = serialize_xml(root)
        return new

    def _link(self, link: Relationship, source_part: str, target_part: str) -> str:
        key = (source_part, target_part, link.id)
        if key not in self._links:
            if link.external or link.target not in self._source.parts:
                # Of two links to one address ours is the one with the same id.
                same = link in self._target.relationships(target_part)
                related = (
                    link.id
                    if same
                    else self._target.relate(target_part, link.type, link.target, external=link.external)
                )
                self._links[key] = related
            else:
                self._links[key] = self._same_link(link, target_part) or self._target.relate(
                    target_part, link.type, self.part(link.target)
                )
        return self._links[key]

    def _same_link(self, link: Relationship, target_part: str) -> str:
        """The id of a link of the target to the same content, of several the one with the same id; "" for none."""
        digest = self._digest(self._source, link.target)
        same = [
            other.id
            for other in self._target.relationships(target_part)
            if other.type == link.type and not other.external and other.target in self._target.parts
            and self._digest(self._target, other.target) == digest
        ]  # fmt: skip
        return link.id if link.id in same else next(iter(same), "")

    def _digest(self, package: Package, name: str, above: tuple[str, ...] = ()) -> str:
        """The digest of a part with all that it refers to; a part above it in the chain counts by its name."""
        if name in above:
            return f"above:{above.index(name)}"
        key = (id(package), name)
        if key in self._digests:
            return self._digests[key]
        digest = hashlib.sha256(package.parts[name])
        for link in package.relationships(name) if relationships_part(name) in package.parts else ():
            inside = not link.external and link.target in package.parts
            what = self._digest(package, link.target, (*above, name)) if inside else link.target
            digest.update(f"{link.id}|{link.type}|{what}".encode())
        if not above:
            self._digests[key] = digest.hexdigest()
        return digest.hexdigest()

    def _free_name(self, name: str) -> str:
        stem, dot, suffix = name.rpartition(".")
        number, result = 1, name
        taken = {part.lower() for part in self._target.parts}
        while result.lower() in taken:
            number += 1
            result = f"{stem}_{number}{dot}{suffix}"
        return result

    def _declare(self, name: str, new: str) -> None:
        """Declare the content type of a copied part as its own package does (ECMA-376 Part 2)."""
        source, target = self._source.xml(CONTENT_TYPES), self._target.xml(CONTENT_TYPES)
        extension = name.rpartition(".")[2].lower()
        content_type = _content_types(source, "ct:Override", "PartName").get(f"/{name}".lower()) or _content_types(
            source, "ct:Default", "Extension"
        ).get(extension)
        if content_type is None or _content_types(target, "ct:Default", "Extension").get(extension) == content_type:
            return
        SubElement(target, qn("ct:Override"), PartName=f"/{new}", ContentType=content_type)
        self._target.parts[CONTENT_TYPES] = serialize_xml(target)


def _is_link(name: str) -> bool:
    return name.startswith(_LINK) or name == _OFFICE_LINK


def _content_types(root: Element, kind: str, key: str) -> dict[str, str]:
    """The content types that a package declares, by the name of the part or the extension of names."""
    return {item.get(key, "").lower(): item.get("ContentType", "") for item in find_all(root, kind)}
