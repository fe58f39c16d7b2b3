"""What a document should not carry, in the many forms that Word has for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from agreements.validate import Analysis, Finding, find_rule
from agreements.word.package import Package
from tests.wordml import NAMESPACES, R, parts

TRACKED = 'w:id="1" w:author="HR" w:date="2026-01-01T00:00:00Z"'
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>
<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>
<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>
<a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:accent1><a:srgbClr val="4F81BD"/></a:accent1></a:clrScheme></a:themeElements>
</a:theme>"""
Links = tuple[tuple[str, str, bool], ...]


def document(body: str, styles: str = "", links: Links = (), extra: Mapping[str, str] | None = None) -> Package:
    """A document with these blocks and styles, the theme above, and links: (kind, target, whether it is outside)."""
    made = parts(body)
    made["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}{NORMAL}</w:styles>".encode()
    made["word/theme/theme1.xml"] = THEME.encode()
    made |= {name: content.encode() for name, content in (extra or {}).items()}
    wanted: Links = (("theme", "theme/theme1.xml", False), *links)
    written = "".join(
        f'<Relationship Id="rX{number}" Type="{kind if ":" in kind else f"{R}/{kind}"}" Target="{target}"'
        + (' TargetMode="External"/>' if outside else "/>")
        for number, (kind, target, outside) in enumerate(wanted)
    )
    name = "word/_rels/document.xml.rels"
    made[name] = made[name].replace(b"</Relationships>", f"{written}</Relationships>".encode())
    return Package(made, Path("test.docx"))


def found(rule: str, package: Package) -> list[Finding]:
    return list(find_rule(rule).check(Analysis(package)))


def run(properties: str = "", text: str = "geheim") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def style(kind: str, name: str, inside: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}">{inside}</w:style>'


def table(row: str = "", cell: str = "", runs: str = "") -> str:
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr>{row}<w:tc>{cell}{paragraph(runs or run())}</w:tc>'
        "</w:tr></w:tbl>"
    )


def text_box(offset: int, relative: str = "page") -> str:
    """A text box that begins ``offset`` English metric units to the right."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{drawing}"><wp:positionH relativeFrom="{relative}">'
        f'<wp:posOffset>{offset}</wp:posOffset></wp:positionH><wp:extent cx="1000000" cy="500000"/>'
        f'<wps:wsp xmlns:wps="{shape}"><wps:txbx><w:txbxContent>{paragraph(run())}</w:txbxContent></wps:txbx></wps:wsp>'
        "</wp:anchor></w:drawing></w:r></w:p>"
    )


HIDING_STYLE = style("paragraph", "V", "<w:rPr><w:vanish/></w:rPr>")
HIDING_CHARACTERS = style("character", "C", "<w:rPr><w:vanish/></w:rPr>")
WHITE = '<w:color w:val="FFFFFF"/>'

UNSEEN = {
    "by a character style": (paragraph(run('<w:rStyle w:val="C"/>')), HIDING_CHARACTERS),
    "by a style based on one that hides": (
        paragraph(run('<w:rStyle w:val="D"/>')),
        HIDING_CHARACTERS + style("character", "D", '<w:basedOn w:val="C"/>'),
    ),
    "by the style of a table": (table(), style("table", "T", "<w:rPr><w:vanish/></w:rPr>")),
    "white by the style of a table": (table(), style("table", "T", f"<w:rPr>{WHITE}</w:rPr>")),
    "in the first colour of the theme": (
        paragraph(run('<w:color w:val="auto" w:themeColor="background1"/>')),
        "",
    ),
    "in a colour of the theme that goes before the one written": (
        paragraph(run('<w:color w:val="000000" w:themeColor="background1"/>')),
        "",
    ),
    "in a tint that is all but white": (
        paragraph(run('<w:color w:val="000000" w:themeColor="text1" w:themeTint="03"/>')),
        "",
    ),
    "on a fill of the theme of the same colour": (
        paragraph(
            run('<w:color w:val="0" w:themeColor="accent1"/><w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>')
        ),
        "",
    ),
    "black on a black marker": (paragraph(run('<w:color w:val="000000"/><w:highlight w:val="black"/>')), ""),
    "without a fill": (paragraph(run("<w14:textFill><w14:noFill/></w14:textFill>")), ""),
    "one point by a style": (
        paragraph(run(), '<w:pStyle w:val="S"/>'),
        style("paragraph", "S", '<w:rPr><w:sz w:val="2"/></w:rPr>'),
    ),
    "narrowed to nothing": (paragraph(run('<w:w w:val="1"/>')), ""),
    "in a frame beside the page": (
        paragraph(run(), '<w:framePr w:w="2000" w:hAnchor="page" w:x="-15000" w:y="100"/>'),
        "",
    ),
    "far left of the page": (paragraph(run(), '<w:ind w:left="-20000"/>'), ""),
    "far left by a style": (
        paragraph(run(), '<w:pStyle w:val="S"/>'),
        style("paragraph", "S", '<w:pPr><w:ind w:left="-20000"/></w:pPr>'),
    ),
    "in a line of one point": (paragraph(run(), '<w:spacing w:line="20" w:lineRule="exact"/>'), ""),
    "in a row of one point": (table(row='<w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>'), ""),
    "in a text box left of the page": (text_box(-5_000_000), ""),
    "in a text box far from its column": (text_box(-20_000_000, "column"), ""),
}
SEEN = {
    "a hidden paragraph mark": (paragraph(run(), "<w:rPr><w:vanish/></w:rPr>"), ""),
    "a style separator": (paragraph(run(), "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"), ""),
    "hidden in a web page only": (paragraph(run("<w:webHidden/>")), ""),
    "switched off in the run": (paragraph(run('<w:vanish w:val="0"/>'), '<w:pStyle w:val="V"/>'), HIDING_STYLE),
    "two styles that undo each other": (
        paragraph(run('<w:rStyle w:val="C"/>'), '<w:pStyle w:val="V"/>'),
        HIDING_STYLE + HIDING_CHARACTERS,
    ),
    "white by the style of a table, in a dark cell": (
        table(cell='<w:tcPr><w:shd w:val="clear" w:fill="000080"/></w:tcPr>'),
        style("table", "T", f"<w:rPr>{WHITE}</w:rPr>"),
    ),
    "white on a dark paragraph": (paragraph(run(WHITE), '<w:shd w:val="clear" w:fill="333333"/>'), ""),
    "white on a solid pattern": (
        paragraph(run(f'{WHITE}<w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>')),
        "",
    ),
    "white on a dark fill of the theme": (
        paragraph(run(f'{WHITE}<w:shd w:val="clear" w:fill="auto" w:themeFill="text2"/>')),
        "",
    ),
    "grey by a shade": (
        paragraph(run('<w:color w:val="F" w:themeColor="background1" w:themeShade="80"/>')),
        "",
    ),
    "small by default, larger in the run": (
        paragraph(run('<w:sz w:val="22"/>')),
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="2"/></w:rPr></w:rPrDefault></w:docDefaults>',
    ),
    "a frame on the page": (paragraph(run(), '<w:framePr w:w="2000" w:hAnchor="page" w:x="900" w:y="100"/>'), ""),
    "a little to the left": (paragraph(run(), '<w:ind w:left="-720" w:hanging="360"/>'), ""),
    "a row that may grow": (table(row='<w:trPr><w:trHeight w:val="20" w:hRule="atLeast"/></w:trPr>'), ""),
    "a text box on the page": (text_box(900_000), ""),
    "narrow letters": (paragraph(run('<w:w w:val="90"/>')), ""),
}


@pytest.mark.parametrize(("body", "styles"), UNSEEN.values(), ids=UNSEEN)
def test_text_that_cannot_be_seen_is_found(body: str, styles: str) -> None:
    assert [finding.excerpt for finding in found("hidden-text", document(body, styles))] == ["geheim"]


@pytest.mark.parametrize(("body", "styles"), SEEN.values(), ids=SEEN)
def test_text_that_can_be_seen_is_not_reported(body: str, styles: str) -> None:
    assert found("hidden-text", document(body, styles)) == []


def test_white_text_on_a_page_of_another_colour_can_be_seen() -> None:
    package = document(paragraph(run(WHITE)))
    main = package.main_document
    dark = package.parts[main].replace(b"<w:body>", b'<w:background w:color="000080"/><w:body>')
    assert found("hidden-text", package) != []
    assert found("hidden-text", Package({**package.parts, main: dark}, Path("test.docx"))) == []


def field(*pieces: str) -> str:
    """A complex field: each piece is an instruction, or XML as it is."""
    inside = "".join(
        each if each.startswith("<") else f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in pieces
    )
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{inside}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


FETCHING = {
    "a simple field": '<w:fldSimple w:instr=" INCLUDETEXT &quot;x.docx&quot; "/>',
    "an instruction in pieces": field(" INCLUDE", 'PICTURE "http://example.org/x.png"'),
    "a field in a field": field(" IF 1 = 1 ", field(" DDEAUTO excel x ")),
    "a simple field in a simple field": (
        '<w:fldSimple w:instr=" IF 1 "><w:fldSimple w:instr=" INCLUDETEXT x "/></w:fldSimple>'
    ),
    "small letters": field(' link Excel.Sheet.12 "c:\\x.xlsx" '),
    "without its end": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATABASE x </w:instrText></w:r>'
    ),
}


@pytest.mark.parametrize("runs", FETCHING.values(), ids=FETCHING)
def test_a_field_that_fetches_is_found(runs: str) -> None:
    assert len(found("external-content", document(paragraph(runs)))) == 1


@pytest.mark.parametrize("instruction", [" PAGE ", " HYPERLINK x ", " REF _Ref1 ", " TOC "])
def test_a_field_that_fetches_nothing_is_not_reported(instruction: str) -> None:
    assert found("external-content", document(paragraph(field(instruction)))) == []


@pytest.mark.parametrize(
    ("kind", "target", "count"),
    [
        ("attachedTemplate", "http://example.org/t.dotm", 1),
        ("attachedTemplate", "file:///C:/t.dotx", 1),
        ("oleObject", "file:///C:/wages.xlsx", 1),
        ("image", "http://example.org/a.png", 1),
        ("subDocument", "part.docx", 1),
        ("hyperlink", "http://example.org", 0),
    ],
)
def test_a_link_to_a_file_elsewhere_is_found(kind: str, target: str, count: int) -> None:
    assert len(found("external-content", document(paragraph(run()), links=((kind, target, True),)))) == count


PROPERTIES = "http://schemas.microsoft.com/office/2006/metadata/properties"
SOURCES = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"


@pytest.mark.parametrize(
    ("kind", "target", "content", "severity"),
    [
        ("oleObject", "embeddings/o.bin", "x", ["warning"]),
        ("package", "embeddings/o.xlsx", "x", ["warning"]),
        ("aFChunk", "chunk.html", "x", ["warning"]),
        ("control", "activeX/a.xml", "<a/>", ["warning"]),
        ("customXml", "item.xml", f'<p:properties xmlns:p="{PROPERTIES}"><x>Jan</x></p:properties>', ["info"]),
        ("customXml", "item.xml", f'<b:Sources xmlns:b="{SOURCES}" SelectedStyle="x"/>', []),
        ("customXml", "item.xml", '<agreement xmlns="urn:akkoord:agreement:1">x</agreement>', []),
    ],
)
def test_what_goes_along_unseen_is_found(kind: str, target: str, content: str, severity: list[str]) -> None:
    package = document(paragraph(run()), links=((kind, target, False),), extra={f"word/{target}": content})
    assert [finding.severity for finding in found("embedded-object", package)] == severity


def test_a_macro_project_of_another_name_is_found_by_the_link_to_it() -> None:
    project = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    package = document(paragraph(run()), links=((project, "data.bin", False),), extra={"word/data.bin": "x"})
    assert len(found("macros", package)) == 1


PEOPLE = "http://schemas.microsoft.com/office/2011/relationships/people"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def test_names_of_people_are_found_where_word_leaves_them() -> None:
    package = document(
        paragraph(run()),
        links=((PEOPLE, "people.xml", False), ("settings", "settings.xml", False)),
        extra={
            "word/people.xml": f'<w15:people xmlns:w15="{W15}"><w15:person w15:author="Jan Claes"/></w15:people>',
            "word/settings.xml": f'<w:settings {NAMESPACES}><w:docVars><w:docVar w:name="Reviewer" w:val="Eva Smet"/>'
            '<w:docVar w:name="Versie" w:val="3"/></w:docVars></w:settings>',
        },
    )
    assert sorted(finding.excerpt for finding in found("author-in-metadata", package)) == ["Eva Smet", "Jan Claes"]


TRACKED_FORMS = {
    "formatting of a run": paragraph(run(f"<w:b/><w:rPrChange {TRACKED}><w:rPr/></w:rPrChange>")),
    "formatting of a paragraph": paragraph(run(), f'<w:jc w:val="left"/><w:pPrChange {TRACKED}><w:pPr/></w:pPrChange>'),
    "a paragraph mark": paragraph(run(), f"<w:rPr><w:ins {TRACKED}/></w:rPr>"),
    "a row": table(row=f"<w:trPr><w:del {TRACKED}/></w:trPr>"),
    "a section": paragraph(run(), f"<w:sectPr><w:sectPrChange {TRACKED}><w:sectPr/></w:sectPrChange></w:sectPr>"),
    "a move": paragraph(f"<w:moveFrom {TRACKED}>{run()}</w:moveFrom>"),
    "custom XML": paragraph(f'<w:customXmlInsRangeStart {TRACKED}/>{run()}<w:customXmlInsRangeEnd w:id="1"/>'),
    "in a content control": f"<w:sdt><w:sdtContent>{paragraph(f'<w:del {TRACKED}/>')}</w:sdtContent></w:sdt>",
}


@pytest.mark.parametrize("body", TRACKED_FORMS.values(), ids=TRACKED_FORMS)
def test_a_tracked_change_of_any_form_is_found(body: str) -> None:
    assert len(found("unresolved-revisions", document(body))) == 1
