"""A small language for Word documents in tests: body XML in, a package or a file out.

``p("text", style="Heading2", num=(1, 0))`` is a paragraph; ``package(...)`` a package with these blocks.
``tracked("one {+two+} [-three¶-]")`` is a paragraph with tracked changes: ``{+…+}`` is inserted and ``[-…-]`` deleted,
``¶`` stands for the mark of the paragraph itself.
"""

import re
from itertools import count
from pathlib import Path

from agreements.word.oxml import Element, parse_xml, qn
from agreements.word.package import Package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:m="{M}" xmlns:w14="{W14}"'
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"))
    )
    + "</Types>"
)
STYLES = """<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>"""


def r(text: str, *, bold: bool = False, hidden: bool = False) -> str:
    marks = "<w:b/>" * bold + "<w:vanish/>" * hidden
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str = "", *, style: str = "", num: tuple[int, int] | None = None, mark: str = "") -> str:
    """A paragraph; content that is no XML becomes a run. ``num`` is (numId, ilvl), ``mark`` goes into w:rPr."""
    runs = content if content.startswith("<") or not content else r(content)
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        inner += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    if mark:
        inner += f"<w:rPr>{mark}</w:rPr>"
    return f"<w:p><w:pPr>{inner}</w:pPr>{runs}</w:p>" if inner else f"<w:p>{runs}</w:p>"


AUTHOR = "An Peeters"
DATE = "2026-11-02T10:15:00Z"
_MARKED = re.compile(r"\{\+(.*?)\+\}|\[-(.*?)-\]", re.DOTALL)
_ids = count(1000)


def by(author: str = AUTHOR, date: str = DATE) -> str:
    """The attributes of a mark of a tracked change."""
    return f'w:id="{next(_ids)}" w:author="{author}" w:date="{date}"'


def ins(content: str, author: str = AUTHOR) -> str:
    """Inserted runs; content that is no XML becomes a run."""
    return f"<w:ins {by(author)}>{content if content.startswith('<') else r(content)}</w:ins>"


def deleted(content: str, author: str = AUTHOR) -> str:
    """Deleted runs; content that is no XML becomes a run."""
    runs = content if content.startswith("<") else r(content)
    return f"<w:del {by(author)}>{runs.replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')}</w:del>"


def tracked_runs(text: str, author: str = AUTHOR) -> str:
    """Runs with ``{+inserted+}`` and ``[-deleted-]`` text."""
    pieces, end = [], 0
    for match in _MARKED.finditer(text):
        pieces.append(r(text[end : match.start()]) if match.start() > end else "")
        added, removed = match.groups()
        pieces += [ins(added, author) if added else "", deleted(removed, author) if removed else ""]
        end = match.end()
    pieces.append(r(text[end:]) if end < len(text) else "")
    return "".join(pieces)


def tracked(text: str, author: str = AUTHOR, **properties: str) -> str:
    """A paragraph with tracked changes; ``¶`` at the end of the last change marks the paragraph's own mark."""
    mark = ""
    if "¶" in text:
        mark = f"<w:ins {by(author)}/>" if text.endswith("¶+}") else f"<w:del {by(author)}/>"
    return p(tracked_runs(text.replace("¶", ""), author), mark=mark, **properties)


def body(*blocks: str) -> Element:
    """A ``w:body`` with these blocks."""
    return parse_xml(f"<w:body {NAMESPACES}>{''.join(blocks)}</w:body>".encode())


def lines(element: Element) -> list[str]:
    """The text of each paragraph in an element, in document order, without what is deleted; a text box comes first."""
    return [
        "".join(
            text.text or "" for text in paragraph.iter(qn("w:t")) if next(text.iterancestors(qn("w:p"))) is paragraph
        )
        for paragraph in element.iter(qn("w:p"))
    ]


def sdt(tag: str, *content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{"".join(content)}</w:sdtContent></w:sdt>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of rows of cells; a cell is XML, or a text."""
    return (
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def field(instruction: str, *result: str) -> str:
    """A complex field around the XML of its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{"".join(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def lvl(depth: int, fmt: str, text: str, extra: str = "", start: int = 1) -> str:
    """A level of a list; ``extra`` is XML that stands between numFmt and lvlText."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, definition: int, *overrides: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{"".join(overrides)}</w:num>'


def override(depth: int, content: str = "", start: int | None = None) -> str:
    first = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{depth}">{first}{content}</w:lvlOverride>'


def parts(*body: str, numbering: str = "", styles: str = "", language: str = "nl-BE") -> dict[str, bytes]:
    """The parts of a document: its body, the content of numbering.xml, and styles besides the usual ones."""
    texts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships({"styles": "styles.xml", "numbering": "numbering.xml"}),
        "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES.format(language=language)}{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
    }
    return {name: text.encode() for name, text in texts.items()}


def package(*body: str, numbering: str = "", styles: str = "", language: str = "nl-BE") -> Package:
    return Package(parts(*body, numbering=numbering, styles=styles, language=language), Path("test.docx"))


def docx_bytes(*body: str, language: str = "nl-BE") -> bytes:
    """The bytes of a file with this body."""
    return package(*body, language=language).to_bytes()


def _relationships(links: dict[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{i}" Type="{R}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(links.items(), 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
