"""What makes two pieces of OOXML the same: canonical forms without what Word changes at every save.

A key is equal for two elements that a reader cannot tell apart. Left out are revision save ids, paragraph ids, spelling
marks, where pages broke last, where the author last was, the language of the spelling checker, and the numbers that
Word gives to drawings.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from agreements.word.oxml import NAMESPACES, qn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.word.oxml import Element

__all__ = ["OUTSIDE_CHANGE", "block_key", "element_key", "property_key", "run_key", "words_in"]

_W = NAMESPACES["w"]
_NOISE = re.compile(
    # An attribute counts as one only where a tag is still open: text may hold anything.
    rb" (?:(?:w:(?:rsid\w*|dirty|fldLock)|w14:(?:paraId|textId)|wp14:(?:anchorId|editId)|w16du:dateUtc|xml:space"
    rb'|pt14:\w+|o:gfxdata|xmlns:\w+)="[^"]*"|(?:id|o:spid|type|ShapeID)="#?_x0000_\w+")(?=[^<>]*>)'
    rb"|<w:(?:proofErr|lastRenderedPageBreak|noProof|lang|webHidden|rsid|bookmarkEnd)\b[^>]*></w:\w+>"
    rb'|<w:bookmarkStart\b[^>]* w:name="_GoBack"></w:bookmarkStart>'
    rb'|(?<=<w:bookmarkStart) w:id="[^"]*"'
)
_DRAWING_IDS = re.compile(rb'(<(?:wp:docPr|pic:cNvPr|wps:cNvPr|wpg:cNvPr)\b[^>]*?) id="[^"]*"')
_CONTROL_IDS = re.compile(rb'(<w:sdtPr>(?:<(?!w:id\b)(?!/w:sdtPr>)[^>]*>)*?)<w:id w:val="[^"]*"></w:id>')
_WORD = re.compile(r"\w+|[^\w\s]")
_EMPTY_PROPERTIES = re.compile(rb"<w:rPr></w:rPr>")
_ON = frozenset(["1", "true", "on"])
OUTSIDE_CHANGE = frozenset(qn(f"w:{name}") for name in ("rPr", "sectPr", "pPrChange"))
"""What a paragraph's former properties do not hold (CT_PPrBase)."""
_IGNORED_RUN_PROPERTIES = frozenset(
    qn(f"w:{name}") for name in ("lang", "noProof", "webHidden", "rPrChange", "ins", "del", "moveFrom", "moveTo")
)


def block_key(element: Element) -> bytes:
    """The canonical form of a block, or of any element, with all that is in it."""
    try:
        data = etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
    except etree.C14NError:  # a namespace with a relative name, which has no canonical form
        data = etree.tostring(element, with_tail=False)
    return _EMPTY_PROPERTIES.sub(b"", _CONTROL_IDS.sub(rb"\1", _DRAWING_IDS.sub(rb"\1", _NOISE.sub(b"", data))))


def element_key(element: Element, without: Iterable[str]) -> bytes:
    """The canonical form of an element; children (at any depth) named in ``without`` count as empty."""
    names = [qn(name) for name in without]
    if next(element.iter(*names), None) is None:
        return block_key(element)
    copy = deepcopy(element)
    for child in list(copy.iter(*names)):
        del child[:]
    return block_key(copy)


def property_key(properties: Element | None, ignored: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The canonical form of a property element (w:pPr, w:tcPr …): its children in any order, without ``ignored``."""
    if properties is None:
        return ()
    children = (child for child in properties if isinstance(child.tag, str) and child.tag not in ignored)
    return tuple(sorted(map(_form, children)))


def run_key(properties: Element | None) -> tuple[str, ...]:
    """The canonical form of run properties (w:rPr), apart from revision marks and the spelling checker's language."""
    if properties is None or not len(properties):
        return ()
    return _run_key(etree.tostring(properties, with_tail=False))


@lru_cache(maxsize=65_536)
def _run_key(serialized: bytes) -> tuple[str, ...]:
    return property_key(etree.fromstring(serialized), _IGNORED_RUN_PROPERTIES)


def words_in(element: Element) -> list[str]:
    """The words and punctuation marks of all text in an element: what tells how alike two are that are not the same."""
    return [word for text in element.iter(qn("w:t")) for word in _WORD.findall(text.text or "")]


def _form(element: Element) -> str:
    attributes = sorted(
        f"{name!s}={value!s}"
        for name, value in element.items()
        if "rsid" not in str(name) and not (name == f"{{{_W}}}val" and value in _ON)
    )
    children = "".join(sorted(_form(child) for child in element if isinstance(child.tag, str)))
    return f"<{element.tag} {' '.join(attributes)}>{children}{(element.text or '').strip()}"
