"""Elements of WordprocessingML: names, building, safe parsing, and the order of children.

``E("w:p", {...}, child, ...)`` builds an element. Where a parent stands in ``CHILD_ORDER``, its children are
put in the order of the schema (ECMA-376 Part 1, annex A.1), so that a caller never has to know it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "CHILD_ORDER",
    "NAMESPACES",
    "E",
    "Element",
    "attribute",
    "find",
    "find_all",
    "insert_in_order",
    "local_name",
    "parse_xml",
    "prefixed",
    "qn",
    "serialize_unchanged",
    "serialize_xml",
]

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "w16cex": "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl"

# Parent -> its children in schema order; names without a prefix are w:.
CHILD_ORDER: dict[str, tuple[str, ...]] = {
    parent: tuple(name if ":" in name else f"w:{name}" for name in children.split())
    for parent, children in {
        "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct "
        "autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
        "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
        "divId cnfStyle rPr sectPr pPrChange",
        "w:rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline "
        "shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position "
        "sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
        "specVanish oMath rPrChange",
        "w:pBdr": "top left bottom right between bar",
        "w:numPr": "ilvl numId numberingChange ins",
        "w:style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
        "tblStylePr",
        "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "w:num": "abstractNumId lvlOverride",
        "w:lvlOverride": "startOverride lvl",
        "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        "w:numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
        "w:sdt": "sdtPr sdtEndPr sdtContent",
        "w:sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex "
        "equation comboBox date docPartObj docPartList dropDownList picture richText text "
        "citation group bibliography",
        "w:tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr sdt",
        "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription tblPrChange",
        "w:tblBorders": _BORDERS,
        "w:tcBorders": _BORDERS,
        "w:tblCellMar": "top left start bottom right end",
        "w:tcMar": "top left start bottom right end",
        "w:tr": "tblPrEx trPr tc sdt",
        "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark cellIns cellDel cellMerge tcPrChange",
        "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings sectPrChange",
        "w:settings": "writeProtection view zoom removePersonalInformation removeDateAndTime "
        "doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText mirrorMargins "
        "alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter "
        "attachedTemplate linkStyles stylePaneFormatFilter documentType mailMerge revisionView "
        "trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection "
        "autoFormatOverride styleLockTheme defaultTabStop autoHyphenation consecutiveHyphenLimit "
        "hyphenationZone doNotHyphenateCaps evenAndOddHeaders characterSpacingControl footnotePr "
        "endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping "
        "decimalSymbol listSeparator",
    }.items()
}


@cache
def qn(name: str) -> str:
    """``"w:p"`` as lxml writes it: ``"{http://…/main}p"``. Raises KeyError for a prefix that is not ours."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
_RANKS = {
    qn(parent): {qn(child): rank for rank, child in enumerate(children)} for parent, children in CHILD_ORDER.items()
}


_NAMES_PREFIXES = (*(qn(f"mc:{name}") for name in ("Ignorable", "MustUnderstand", "ProcessContent")), "Requires")


def prefixed(element: Element) -> str:
    """The name of an element with our prefix ("w:p"), or in braces when the namespace is not ours."""
    tag = element.tag
    return _prefixed(tag) if isinstance(tag, str) else ""  # a comment or a processing instruction has no name


@lru_cache(maxsize=4096)
def _prefixed(tag: str) -> str:
    uri, _, local = tag[1:].rpartition("}")
    return f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else tag


def local_name(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment or a processing instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def E(  # noqa: N802 - the name that lxml's own element maker has
    name: str, attributes: Mapping[str, str | int] | None = None, /, *children: Element | str | None
) -> Element:
    """An element with attributes and children; a string child becomes its text, None is left out.

    Attribute names carry their prefix ("w:val"), or none. Children of a parent in ``CHILD_ORDER`` come in the
    order of the schema. Raises ValueError for a child that the schema does not know there.
    """
    prefix = name.partition(":")[0]
    element = etree.Element(qn(name), nsmap={prefix: NAMESPACES[prefix]})
    for key, value in (attributes or {}).items():
        element.set(qn(key) if ":" in key else key, str(value))
    for child in children:
        if isinstance(child, str):
            element.text = (element.text or "") + child
        elif child is not None:
            insert_in_order(element, child)
    return element


def insert_in_order(parent: Element, child: Element) -> Element:
    """Put ``child`` where the schema wants it: after its like and what precedes it. Returns the child.

    In a parent that is not in ``CHILD_ORDER`` it comes last. Raises ValueError for a child not known there.
    """
    ranks = _RANKS.get(str(parent.tag))
    if ranks is None:
        parent.append(child)
        return child
    if child.tag not in ranks:
        raise ValueError(f"{prefixed(child)} does not belong in {prefixed(parent)}")
    rank = ranks[str(child.tag)]
    for sibling in parent.iterchildren(reversed=True):
        if ranks.get(str(sibling.tag), -1) <= rank:
            sibling.addnext(child)
            return child
    parent.insert(0, child)
    return child


def find(element: Element, path: str) -> Element | None:
    """The first element at an lxml path with our prefixes (``"w:pPr/w:numPr"``), or None."""
    full, is_name = _full(path)
    return next(element.iterchildren(full), None) if is_name else element.find(full)


def find_all(element: Element, path: str) -> list[Element]:
    """All elements at an lxml path with our prefixes (``".//w:p"``), in document order."""
    return element.findall(_full(path)[0])


_NAME = re.compile(r"(\w+):(\w+)")


@lru_cache(maxsize=1024)
def _full(path: str) -> tuple[str, bool]:
    """A path with the namespaces in it, which lxml need not look up then, and whether it is no more than a name."""
    return _NAME.sub(lambda name: qn(name[0]), path), _NAME.fullmatch(path) is not None


def attribute(element: Element | None, name: str = "w:val", default: str = "") -> str:
    """The value of an attribute, or ``default`` when the element or the attribute is not there."""
    return default if element is None else (element.get(qn(name)) or default)


def parse_xml(data: bytes) -> Element:
    """The root element of an XML document, without entities, DTD or network.

    Raises ValueError when it is not well-formed (lxml's XMLSyntaxError is one's cause) or declares a DTD.
    """
    # A parser of its own for each document: lxml parsers may not be shared by threads.
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type declaration (DTD) is not allowed here")
    return root


def serialize_xml(root: Element) -> bytes:
    """The XML document with this root: UTF-8, standalone, no namespace declared in vain."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r", *_prefixes_in_values(root)])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def serialize_unchanged(root: Element) -> bytes:
    """The XML document with this root, as ``serialize_xml`` does, but with all namespaces declared as they were."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _prefixes_in_values(root: Element) -> set[str]:
    """The prefixes that only the value of an attribute uses, as in ``mc:Ignorable="w14 w15"`` (ECMA-376 Part 3).

    Word refuses a document in which such a prefix is not declared.
    """
    values = [element.get(name, "") for element in root.iter(etree.Element) for name in _NAMES_PREFIXES]
    return {word.partition(":")[0] for value in values for word in value.split()}
