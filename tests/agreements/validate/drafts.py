"""Our own drafts for the cases of the rules on positions, with something done to them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from agreements.assemble import unfilled
from agreements.dossier import Choice, DossierFile, load_dossier
from agreements.drafting import Request, make_drafts
from agreements.model import Language
from agreements.office import EXAMPLES
from agreements.selection import default_choice
from agreements.word.oxml import qn, serialize_xml
from agreements.word.package import Package
from clauses.library import own_library
from tests.wordml import NAMESPACES


@cache
def _bytes(example: str, language: Language, clauses: tuple[tuple[str, str], ...]) -> bytes:
    file = load_dossier(EXAMPLES / f"{example}.yaml")
    if clauses:
        chosen = {id_: Choice.model_validate({"variant": rung}) for id_, rung in clauses}
        file = DossierFile(file.dossier.model_copy(update={"clauses": chosen}), file.document)
    return make_drafts(file, own_library(), Request(language=language)).documents[0].content


def draft_of(data: dict[str, Any], language: Language) -> Package:
    """The draft that a case describes."""
    clauses = tuple((data.get("clauses") or {}).items())
    package = Package.from_bytes(_bytes(data["draft"], language, clauses), Path("draft.docx"))
    main = package.main_document
    text = package.parts[main].decode()
    for old, new in (data.get("xml") or {}).items():
        assert old in text, f"“{old}” is not in the XML"
        text = text.replace(old, new or "")
    package.parts[main] = text.encode()
    for id_ in data.get("without") or []:
        _leave_out(package, id_)
    for id_ in data.get("with") or []:
        _add(package, id_, language)
    return bare(package) if data.get("bare") else package


def bare(package: Package) -> Package:
    """The same document, as if it had never been ours."""
    root = package.xml(package.main_document)
    for tag in list(root.iter(qn("w:tag"))):
        tag.getparent().remove(tag)
    package.parts[package.main_document] = serialize_xml(root)
    for name in [name for name in package.parts if name.startswith("customXml/item") and "Props" not in name]:
        package.parts[name] = b"<other/>"
    return package


def _control(package: Package, pattern: str) -> Any:
    root = package.xml(package.main_document)
    tags = [tag for tag in root.iter(qn("w:tag")) if re.match(pattern, tag.get(qn("w:val"), ""))]
    assert tags, pattern
    return root, next(tags[-1].iterancestors(qn("w:sdt")))


def _leave_out(package: Package, id_: str) -> None:
    root, control = _control(package, rf"akkoord:{id_}@")
    control.getparent().remove(control)
    package.parts[package.main_document] = serialize_xml(root)


def _add(package: Package, id_: str, language: Language) -> None:
    """Put a clause of the library, typed, before the deposit clause."""
    library = own_library()
    clause = library.clauses[id_]
    agreement = unfilled([default_choice(clause, clause.rungs[0])], library, language)
    (article,) = (*agreement.articles, *agreement.annexes)
    root, control = _control(package, r"akkoord:deposit@")
    word = {"nl": "Artikel", "fr": "Article"}[language]
    lines = [f"{word} 99. {article.heading}", *article.text.splitlines()]
    made = "".join(f"<w:p><w:r><w:t>{line.replace('&', '&amp;')}</w:t></w:r></w:p>" for line in lines)
    from lxml import etree

    for paragraph in etree.fromstring(f"<x {NAMESPACES}>{made}</x>"):
        control.addprevious(paragraph)
    package.parts[package.main_document] = serialize_xml(root)
