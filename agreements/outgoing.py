"""A document made fit to be sent to the other side: nothing internal in any of its parts."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from agreements.word.embedded import OURS
from agreements.word.oxml import attribute, find, find_all, local_name, qn, serialize_xml
from agreements.word.package import CONTENT_TYPES, Package, relationships_part
from agreements.word.running import running_text
from akkoord.errors import InputError, Place
from akkoord.messages import gettext as _
from templates import words

if TYPE_CHECKING:
    from agreements.model import Language
    from agreements.word.oxml import Element

__all__ = ["outgoing", "refuse_internal"]

_COMMENT_LINKS = frozenset({"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"})
_COMMENT_MARKS = tuple(qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_LANGUAGES: tuple[Language, ...] = ("nl", "fr")
_OUR_TAG = "akkoord:"


def outgoing(package: Package) -> Package:
    """A copy without comments, without our names of clauses, and without the data that our drafts carry."""
    result = Package(dict(package.parts), package.source)
    main = result.main_document
    for link in result.relationships(main):
        kind = link.type.rpartition("/")[2]
        if kind in _COMMENT_LINKS or (kind == "customXml" and _is_ours(result, link.target)):
            _drop(result, main, link.target)
    for name in [name for name in result.parts if name.startswith("word/") and name.endswith(".xml")]:
        root = result.xml(name)
        if _clean(root):
            result.parts[name] = serialize_xml(root)
    return result


def refuse_internal(package: Package) -> None:
    """Raise InputError when the document says of itself that it is internal: then it is an annotated version."""
    if any(words(language)["internal_notice"] in text for language in _LANGUAGES for text in running_text(package)):
        raise InputError(
            _("This is an annotated version, for our own eyes."),
            place=Place(package.source),
            hint=_("Take the draft that was made without --annotated."),
        )


def _is_ours(package: Package, part: str) -> bool:
    return part in package.parts and OURS in str(package.xml(part).tag).lower()


def _drop(package: Package, owner: str, part: str) -> None:
    """Take out a part, what only it links to, the link to it, and its content type."""
    gone = {part, relationships_part(part)}
    gone |= {link.target for link in package.relationships(part) if not link.external}
    links = package.xml(relationships_part(owner))
    for link in find_all(links, "rel:Relationship"):
        if posixpath.normpath(posixpath.join(posixpath.dirname(owner), link.get("Target", ""))) == part:
            links.remove(link)
    types = package.xml(CONTENT_TYPES)
    for override in find_all(types, "ct:Override"):
        if override.get("PartName", "").lstrip("/") in gone:
            types.remove(override)
    for name in gone:
        package.parts.pop(name, None)
    package.parts[relationships_part(owner)] = serialize_xml(links)
    package.parts[CONTENT_TYPES] = serialize_xml(types)


def _clean(root: Element) -> bool:
    """Take out the marks of comments and the names of our clauses; tells whether there were any."""
    marks = list(root.iter(*_COMMENT_MARKS))
    for mark in marks:
        parent = mark.getparent()
        if parent is None:
            continue
        parent.remove(mark)
        if local_name(parent) == "r" and all(local_name(child) == "rPr" for child in parent):
            _remove_empty(parent)
    controls = [each for each in root.iter(qn("w:sdtPr")) if attribute(find(each, "w:tag")).startswith(_OUR_TAG)]
    for properties in controls:
        for child in find_all(properties, "w:tag") + find_all(properties, "w:alias"):
            properties.remove(child)
    return bool(marks or controls)


def _remove_empty(run: Element) -> None:
    """Take out a run that held only a comment's mark, and the mark of a tracked change that held only this run."""
    parent = run.getparent()
    if parent is None:
        return
    parent.remove(run)
    holder = parent.getparent()
    if local_name(parent) in ("ins", "del") and len(parent) == 0 and holder is not None:
        holder.remove(parent)
