"""What a document says about itself: core properties, settings, and the XML that goes with it unseen.

Core properties are those of ECMA-376 Part 2; custom XML parts ECMA-376 Part 1, 15.2.5 and 15.2.6.
"""

from __future__ import annotations

import posixpath
import uuid
from typing import TYPE_CHECKING

from agreements.word.fields import clean
from agreements.word.oxml import (
    E,
    Element,
    find_all,
    insert_in_order,
    prefixed,
    qn,
    serialize_xml,
)
from agreements.word.package import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, Package

if TYPE_CHECKING:
    from agreements.word.appearance import Appearance

__all__ = ["embed", "set_core_properties", "set_language"]

_CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_CUSTOM_XML_PROPERTIES = f"{_CUSTOM_XML}Props"
_CUSTOM_XML_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"
# Word's settings that tell of the template's past, or of the machine it was made on.
_PRIVATE_SETTINGS = ("w:attachedTemplate", "w:rsids", "w:updateFields", "w:docVars", "w:mailMerge")


def set_core_properties(package: Package, appearance: Appearance, language: str) -> None:
    """Write the core properties anew, and drop all others that the template came with."""
    moment = f"{appearance.date.isoformat()}T00:00:00Z"
    time = {"xsi:type": "dcterms:W3CDTF"}
    core = E(
        "cp:coreProperties",
        None,
        E("dc:title", None, clean(appearance.short_title)),
        E("dc:creator", None, clean(appearance.author)),
        E("dc:language", None, language),
        E("cp:lastModifiedBy", None, clean(appearance.author)),
        E("cp:version", None, clean(appearance.version)),
        E("dcterms:created", time, moment),
        E("dcterms:modified", time, moment),
    )
    for link in package.relationships(""):
        if link.target.startswith("docProps/"):
            _remove(package, link.target)
    package.add_part(_CORE, _CORE_TYPE, serialize_xml(core))
    package.relate("", _CORE_RELATIONSHIP, _CORE)


def set_language(package: Package, language: str) -> None:
    """Set the language in the settings; take out of all parts what tells of the template's past.

    Direct languages of runs are taken out too: what is written in another language is marked later.
    """
    main = package.main_document
    settings_part = package.related(main, "settings")
    if settings_part:
        settings = package.xml(settings_part)
        for child in list(settings):
            if prefixed(child) in (*_PRIVATE_SETTINGS, "w:themeFontLang", "w:compat"):
                settings.remove(child)
        mode = {"w:name": "compatibilityMode", "w:uri": _COMPATIBILITY, "w:val": "15"}
        insert_in_order(settings, E("w:compat", None, E("w:compatSetting", mode)))
        insert_in_order(settings, E("w:themeFontLang", {"w:val": language}))
        package.parts[settings_part] = serialize_xml(settings)
        package.parts.pop(_relationships_of(settings_part), None)
    shown = [main, *(link.target for link in package.relationships(main) if _is_shown(link.type))]
    for part in shown:
        root = package.xml(part)
        for own in list(root.iter(qn("w:lang"))):
            _detach(own)
        package.parts[part] = serialize_xml(root)


def embed(package: Package, document: bytes) -> None:
    """Add an XML document to the package that stays with it when it is edited in Word, and that nobody sees."""
    number = next(n for n in range(1, len(package.parts) + 2) if f"customXml/item{n}.xml" not in package.parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    identity = uuid.uuid5(uuid.NAMESPACE_OID, document.decode("utf-8", "replace"))
    data_store = E("ds:datastoreItem", {"ds:itemID": f"{{{str(identity).upper()}}}"}, E("ds:schemaRefs"))
    package.add_part(item, "application/xml", document)
    package.add_part(properties, _CUSTOM_XML_PROPERTIES_TYPE, serialize_xml(data_store))
    package.relate(package.main_document, _CUSTOM_XML, item)
    package.relate(item, _CUSTOM_XML_PROPERTIES, properties)


def _is_shown(kind: str) -> bool:
    return kind.rpartition("/")[2] in ("header", "footer", "footnotes", "endnotes")


def _remove(package: Package, part: str) -> None:
    """Take a part out of the package, with what declares it."""
    package.parts.pop(part, None)
    types = package.xml(CONTENT_TYPES)
    for override in find_all(types, "ct:Override"):
        if override.get("PartName") == f"/{part}":
            _detach(override)
    package.parts[CONTENT_TYPES] = serialize_xml(types)
    links = package.xml(PACKAGE_RELATIONSHIPS)
    for link in find_all(links, "rel:Relationship"):
        if link.get("Target", "").lstrip("/") == part:
            _detach(link)
    package.parts[PACKAGE_RELATIONSHIPS] = serialize_xml(links)


def _relationships_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _detach(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
