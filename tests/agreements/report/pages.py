"""Reading the reports back: the page as a tree, the document and the workbook as their XML, and the words in each."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from agreements.diff.model import Negotiation
from agreements.report.excel import as_xlsx
from agreements.report.html import as_html
from agreements.report.json_ import as_json
from agreements.report.terminal import as_text
from agreements.report.word import as_docx
from tests.agreements.report.samples import TODAY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXTS = frozenset({"name", "words", "message", "text", "text_other", "heading_ours", "heading_theirs", "coverage",
                    "text_ours", "text_theirs", "reasons", "objections", "ours", "theirs", "labels_ours",
                    "labels_theirs", "article", "articles"})  # fmt: skip


def page(negotiation: Negotiation) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(
        as_html(negotiation, TODAY).encode(), parser=lxml_html.HTMLParser(encoding="utf-8")
    )


def parts(data: bytes) -> dict[str, etree._Element]:
    """The XML parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}


def body(negotiation: Negotiation) -> etree._Element:
    return parts(as_docx(negotiation, TODAY))["word/document.xml"]


def cells(data: bytes) -> list[dict[str, str]]:
    """The sheets of a workbook: the text of each cell by its reference ("B3")."""
    found = parts(data)
    shared = ["".join(each.itertext()) for each in found["xl/sharedStrings.xml"].iter(f"{S}si")]
    sheets = sorted(name for name in found if name.startswith("xl/worksheets/sheet"))
    return [
        {
            each.get("r"): shared[int(each.findtext(f"{S}v"))]
            for each in found[name].iter(f"{S}c")
            if each.get("t") == "s"
        }
        for name in sheets
    ]


def words(text: str) -> str:
    """The text with its white space evened out."""
    return " ".join(text.split())


def as_words(negotiation: Negotiation) -> dict[str, str]:
    """All that each report says, in the order in which it says it."""
    document = body(negotiation)
    paragraphs = ["".join(each.itertext(f"{W}t")) for each in document.iter(f"{W}p")]
    workbook = [text for sheet in cells(as_xlsx(negotiation, TODAY)) for text in sheet.values()]
    tree = page(negotiation)
    for each in tree.xpath("//style | //script"):
        each.drop_tree()
    return {
        "html": words(tree.text_content()),
        "docx": words(" ".join(paragraphs)),
        "xlsx": words(" ".join(workbook)),
        "json": words(as_json(negotiation).replace("\\n", "\n")),
        "text": words(as_text(negotiation)),
    }


def rewritten(value: Any, change: Callable[[str], str], name: str = "") -> Any:
    """A result with each text that comes from a document or a judgement changed."""
    if isinstance(value, str):
        return change(value) if name in _TEXTS and value else value
    if isinstance(value, tuple):
        return tuple(rewritten(each, change, name) for each in value)
    if isinstance(value, dict):
        return {key: rewritten(each, change, name) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        made = {each.name: rewritten(getattr(value, each.name), change, each.name) for each in fields(value)}
        return replace(value, **made)
    return value
