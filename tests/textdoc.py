"""Word documents for tests, written as text: what a person would type, with a few marks for what Word adds.

A line is a paragraph; empty lines are passed over. It may begin with

    = Title             # Heading 1        ## Heading 2        ** all of it bold
    | a | b             a row of a table (lines in a row are one table; " / " starts a new paragraph in a cell)
    @header, @footer, @note, @endnote      these lines go into that part
    @box                                   this line goes into a text box
    1.) 2.) …           an item of Word's own numbering (the label is not in the text)

and hold ``\\t`` (a tab), ``\\n`` (a line break), ``{+inserted+}``, ``[-deleted-]``, ``{hidden:…}``, ``{white:…}``,
``{tiny:…}``, ``{yellow:…}``, ``{bold:…}``, ``{comment:…}`` (a comment with these words, on what stands before it), and
``{field:INSTRUCTION|result}``.
"""

from __future__ import annotations

import re
from itertools import count, groupby
from pathlib import Path
from xml.sax.saxutils import escape

from agreements.word.package import Package
from tests.wordml import NAMESPACES, R, field, parts

_MARK = re.compile(
    r"\{\+(?P<ins>.*?)\+\}|\[-(?P<dele>.*?)-\]|\{(?P<kind>hidden|white|tiny|yellow|bold|comment|field):(?P<inside>[^{}]*)\}"
)
_PROPERTIES = {
    "hidden": "<w:vanish/>",
    "white": '<w:color w:val="FFFFFF"/>',
    "tiny": '<w:sz w:val="2"/>',
    "yellow": '<w:highlight w:val="yellow"/>',
    "bold": "<w:b/>",
}
_STYLES = (("## ", "Heading2"), ("# ", "Heading1"), ("= ", "Title"))
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_TRACKED = 'w:id="1" w:author="HR" w:date="2026-01-01T00:00:00Z"'
_STORIES = {"@header": "header", "@footer": "footer", "@note": "footnotes", "@endnote": "endnotes"}
_ROOTS = {"header": "hdr", "footer": "ftr"}


def word(text: str, language: str = "nl", extra: dict[str, bytes] | None = None) -> Package:
    """The package of a document that is written as text; ``extra`` are parts to add or replace."""
    return Package(word_parts(text, language) | (extra or {}), Path("test.docx"))


def word_parts(text: str, language: str = "nl") -> dict[str, bytes]:
    """Its parts by name."""
    writer = _Writer()
    stories: dict[str, list[str]] = {"body": []}
    for line in text.splitlines():
        name, _, rest = line.partition(" ")
        story = _STORIES.get(name)
        stories.setdefault(story or "body", []).append(rest if story else line.rstrip())
    body = writer.blocks(stories.pop("body"))
    result = parts(body, numbering=_NUMBERING, language=f"{language}-BE")
    links = ""
    for number, (kind, lines) in enumerate(stories.items(), 90):
        result[f"word/{kind}.xml"] = _story(kind, writer.blocks(lines)).encode()
        links += f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{kind}.xml"/>'
    if writer.comments:
        result["word/comments.xml"] = f"<w:comments {NAMESPACES}>{''.join(writer.comments)}</w:comments>".encode()
        links += f'<Relationship Id="rId80" Type="{R}/comments" Target="comments.xml"/>'
    related = "word/_rels/document.xml.rels"
    result[related] = result[related].replace(b"</Relationships>", links.encode() + b"</Relationships>")
    return result


def _story(kind: str, blocks: str) -> str:
    if kind in _ROOTS:
        return f"<w:{_ROOTS[kind]} {NAMESPACES}>{blocks}</w:{_ROOTS[kind]}>"
    return f'<w:{kind} {NAMESPACES}><w:{kind[:-1]} w:id="1">{blocks}</w:{kind[:-1]}></w:{kind}>'


class _Writer:
    def __init__(self) -> None:
        self.comments: list[str] = []
        self._ids = count(1)

    def blocks(self, lines: list[str]) -> str:
        shown = [line for line in lines if line.strip()]
        groups = groupby(shown, key=lambda line: line.startswith("|"))
        return "".join(
            self._table(list(group)) if is_table else "".join(map(self._paragraph, group)) for is_table, group in groups
        )

    def _table(self, rows: list[str]) -> str:
        cells = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in rows]
        written = "".join(f"<w:tr>{''.join(map(self._cell, row))}</w:tr>" for row in cells)
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{written}</w:tbl>"

    def _cell(self, text: str) -> str:
        return f"<w:tc>{''.join(self._paragraph(line) for line in text.split(' / '))}</w:tc>"

    def _paragraph(self, line: str) -> str:
        if line.startswith("@box "):
            inside = f"<w:txbxContent>{self._paragraph(line[5:])}</w:txbxContent>"
            return f"<w:p><w:r><w:pict>{inside}</w:pict></w:r></w:p>"
        properties = ""
        for mark, style in _STYLES:
            if line.startswith(mark):
                line, properties = line[len(mark) :], f'<w:pStyle w:val="{style}"/>'
                break
        item = re.match(r"\d+\.\) ", line)
        if item:
            line = line[item.end() :]
            properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        bold = line.startswith("** ")
        runs = self._runs(line[3:] if bold else line, "<w:b/>" if bold else "")
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def _runs(self, text: str, properties: str) -> str:
        result, position = "", 0
        for match in _MARK.finditer(text):
            result += _run(text[position : match.start()], properties) + self._marked(match, properties)
            position = match.end()
        return result + _run(text[position:], properties)

    def _marked(self, match: re.Match[str], properties: str) -> str:
        if match["ins"] is not None:
            return f"<w:ins {_TRACKED}>{_run(match['ins'], properties)}</w:ins>"
        if match["dele"] is not None:
            deleted = re.sub(r"(</?)w:t\b", r"\1w:delText", _run(match["dele"], properties))
            return f"<w:del {_TRACKED}>{deleted}</w:del>"
        if match["kind"] == "comment":
            number = next(self._ids)
            self.comments.append(
                f'<w:comment w:id="{number}" w:author="HR"><w:p>{_run(match["inside"], "")}</w:p></w:comment>'
            )
            return f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        if match["kind"] == "field":
            instruction, _, shown = match["inside"].partition("|")
            return field(escape(instruction), _run(shown, properties))
        return _run(match["inside"], properties + _PROPERTIES[match["kind"]])


def _run(text: str, properties: str) -> str:
    if not text:
        return ""
    pieces = re.split(r"(\\t|\\n)", text)
    inside = "".join({"\\t": "<w:tab/>", "\\n": "<w:br/>"}.get(piece, _text(piece)) for piece in pieces if piece)
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
