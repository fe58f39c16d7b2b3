"""Whole documents for the tests of the redline: what hangs on the text (headers, notes, comments, pictures) as well.

A ``Paper`` is a document in the making. Its methods give the XML to be put in the body with the helpers of
``tests.wordml``, and remember the part it needs; ``bytes(*blocks)`` is the finished file.
"""

from __future__ import annotations

from pathlib import Path

from agreements.word.package import Package
from tests.wordml import NAMESPACES, STYLES, p, r

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_X = "http://schemas.microsoft.com/office/2011/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ALL = (
    f'{NAMESPACES} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
MORE_STYLES = """<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/></w:style>"""
SECTION = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'


class Paper:
    """A document in the making; ``story`` is the part that pictures and links are for: the body, or a header."""

    def __init__(self, *, numbering: str = "", styles: str | None = None, language: str = "nl-BE") -> None:
        self._texts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._links: dict[str, list[tuple[str, str, str, bool]]] = {}
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self._comments: list[str] = []
        self._threads: list[str] = []
        self._bookmarks = 0
        self._drawings = 0
        self.story = "word/document.xml"
        usual = STYLES.format(language=language) + MORE_STYLES
        self._part("word/styles.xml", "styles", f"<w:styles {ALL}>{usual if styles is None else styles}</w:styles>")
        if numbering:
            self._part("word/numbering.xml", "numbering", f"<w:numbering {ALL}>{numbering}</w:numbering>")

    def bytes(self, *blocks: str, section: str = "") -> bytes:
        """The file; ``section`` is what stands in the last section's properties, besides the size of the page."""
        return self.package(*blocks, section=section).to_bytes()

    def package(self, *blocks: str, section: str = "") -> Package:
        for kind, notes in self._notes.items():
            if notes:
                separators = "".join(
                    f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
                    for number, name in ((-1, "separator"), (0, "continuationSeparator"))
                )
                self._part(
                    f"word/{kind}s.xml", f"{kind}s", f"<w:{kind}s {ALL}>{separators}{''.join(notes)}</w:{kind}s>"
                )
        if self._comments:
            self._part("word/comments.xml", "comments", f"<w:comments {ALL}>{''.join(self._comments)}</w:comments>")
            self._part(
                "word/commentsExtended.xml",
                "commentsExtended",
                f"<w15:commentsEx {ALL}>{''.join(self._threads)}</w15:commentsEx>",
            )
        body = f"<w:body>{''.join(blocks)}<w:sectPr>{section}{SECTION}</w:sectPr></w:body>"
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{type_}"/>' for name, type_ in self._types.items()
        )
        texts = {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>{overrides}</Types>',
            "_rels/.rels": _relationships([("rId1", f"{_R}/officeDocument", "word/document.xml", False)]),
            "word/document.xml": f"<w:document {ALL}>{body}</w:document>",
        }
        for part, links in self._links.items():
            texts[f"word/_rels/{part.rpartition('/')[2]}.rels"] = _relationships(links)
        encoded = {name: text.encode() for name, text in texts.items()}
        return Package({**encoded, **self._texts}, Path("test.docx"))

    # what hangs on the text

    def header(self, *blocks: str, kind: str = "default", name: str = "header") -> str:
        """The reference to a new header (or footer, by ``name``), for the properties of a section."""
        part = self.next_part(name)
        tag = "hdr" if name == "header" else "ftr"
        link = self._part(part, name, f"<w:{tag} {ALL}>{''.join(blocks) or p()}</w:{tag}>")
        return f'<w:{name}Reference w:type="{kind}" r:id="{link}"/>'

    def next_part(self, name: str) -> str:
        """The part that the next header or footer will be."""
        number = sum(part.startswith(f"word/{name}") for part in self._texts) + 1
        return f"word/{name}{number}.xml"

    def footer(self, *blocks: str, kind: str = "default") -> str:
        return self.header(*blocks, kind=kind, name="footer")

    def note(self, *content: str, kind: str = "footnote") -> str:
        """A run that refers to a new footnote or endnote; content that is no XML becomes a paragraph."""
        number = len(self._notes[kind]) + 1
        blocks = [
            c if c.startswith("<") else p(f"<w:r><w:{kind}Ref/></w:r>" + r(f" {c}"), style="FootnoteText")
            for c in content
        ]
        self._notes[kind].append(f'<w:{kind} w:id="{number}">{"".join(blocks)}</w:{kind}>')
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'

    def comment(self, text: str, *runs: str, author: str = "An Peeters", reply_to: int | None = None) -> str:
        """Runs with a comment on them. ``reply_to`` is the number of the comment (from 0) that it replies to."""
        number = len(self._comments)
        name = f"{0x10000000 + number:08X}"
        self._comments.append(
            f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-11-02T10:15:00Z" w:initials="A">'
            f'<w:p w14:paraId="{name}">{r(text)}</w:p></w:comment>'
        )
        parent = "" if reply_to is None else f' w15:paraIdParent="{0x10000000 + reply_to:08X}"'
        self._threads.append(f'<w15:commentEx w15:paraId="{name}"{parent} w15:done="0"/>')
        return (
            f'<w:commentRangeStart w:id="{number}"/>{"".join(runs)}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    @property
    def comments(self) -> int:
        """How many comments there are so far, which is the number that the next one gets."""
        return len(self._comments)

    def bookmark(self, name: str, *content: str) -> str:
        self._bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>'
        return f'{start}{"".join(content)}<w:bookmarkEnd w:id="{self._bookmarks}"/>'

    def link(self, target: str, *runs: str) -> str:
        """A hyperlink to an address outside, or to a bookmark (``#name``)."""
        if target.startswith("#"):
            return f'<w:hyperlink w:anchor="{target[1:]}">{"".join(runs)}</w:hyperlink>'
        number = self.relate(self.story, f"{_R}/hyperlink", target, outside=True)
        return f'<w:hyperlink r:id="{number}">{"".join(runs)}</w:hyperlink>'

    def picture(self, data: bytes, name: str = "image1.png") -> str:
        """A run with a picture; the file in the package has this name."""
        self._drawings += 1
        self._texts[f"word/media/{name}"] = data
        link = self.relate(self.story, f"{_R}/image", f"media/{name}")
        return f"<w:r>{_drawing(self._drawings, _PICTURE.format(link=link))}</w:r>"

    def chart(self, data: str) -> str:
        """A run with a chart, whose part holds ``data``."""
        self._drawings += 1
        number = sum(part.startswith("word/charts/") for part in self._texts) + 1
        part = f"word/charts/chart{number}.xml"
        text = (
            f"<c:chartSpace {ALL}><c:chart><c:plotArea><c:layout/></c:plotArea></c:chart><!--{data}--></c:chartSpace>"
        )
        self._texts[part] = text.encode()
        self._types[part] = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
        link = self.relate(self.story, f"{_R}/chart", f"charts/chart{number}.xml")
        uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
        inside = f'<a:graphic><a:graphicData uri="{uri}"><c:chart r:id="{link}"/></a:graphicData></a:graphic>'
        return f"<w:r>{_drawing(self._drawings, inside)}</w:r>"

    def embedded(self, data: bytes, picture: bytes) -> str:
        """A run with an embedded object and its picture."""
        number = sum(part.startswith("word/embeddings/") for part in self._texts) + 1
        self._texts[f"word/embeddings/object{number}.bin"] = data
        self._texts[f"word/media/object{number}.png"] = picture
        link = self.relate(self.story, f"{_R}/oleObject", f"embeddings/object{number}.bin")
        shown = self.relate(self.story, f"{_R}/image", f"media/object{number}.png")
        return (
            f'<w:r><w:object><v:shape id="_x0000_i{number}" style="width:9pt;height:9pt"><v:imagedata r:id="{shown}"/></v:shape>'
            f'<o:OLEObject Type="Embed" ProgID="Excel.Sheet" ShapeID="_x0000_i{number}" DrawAspect="Content"'
            f' ObjectID="_{number}" r:id="{link}"/></w:object></w:r>'
        )

    def box(self, *blocks: str) -> str:
        """A run with a text box in its two versions."""
        self._drawings += 1
        inside = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
        shape = _drawing(self._drawings, _BOX.format(inside=inside))
        old = f'<w:pict><v:shape id="_x0000_s{self._drawings}" style="width:90pt;height:40pt"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
            f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    def relate(self, part: str, kind: str, target: str, *, outside: bool = False) -> str:
        links = self._links.setdefault(part, [])
        known = next((link for link in links if link[1:] == (kind, target, outside)), None)
        if known is None:
            links.append((f"rId{len(links) + 1}", kind, target, outside))
        return (known or links[-1])[0]

    def _part(self, name: str, kind: str, text: str) -> str:
        self._texts[name] = text.encode()
        self._types[name] = f"{_MAIN}.{kind}+xml"
        office = _X if kind == "commentsExtended" else _R
        return self.relate("word/document.xml", f"{office}/{kind}", name.removeprefix("word/"))


def section(content: str = "", *, kind: str = "") -> str:
    """The properties of a section that ends in a paragraph, for ``ending``."""
    type_ = f'<w:type w:val="{kind}"/>' if kind else ""
    return f"<w:sectPr>{content}{type_}{SECTION}</w:sectPr>"


def ending(content: str, properties: str) -> str:
    """A paragraph that ends a section with these properties."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else r(content)}</w:p>"


def equation(text: str) -> str:
    return f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>"


def _relationships(links: list[tuple[str, str, str, bool]]) -> str:
    inside = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if outside else ""}/>'
        for id_, kind, target, outside in links
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def _drawing(number: int, graphic: str) -> str:
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="{number}" name="Drawing {number}"/>{graphic}</wp:inline></w:drawing>'
    )


_PICTURE = (
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="Picture"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{link}"/><a:stretch>'
    '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
)
_BOX = (
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="457200"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp>'
    "</a:graphicData></a:graphic>"
)
