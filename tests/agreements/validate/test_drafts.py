"""Our own drafts: silent as they come, whatever the dossier; and one thing wrong in them gives that finding alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.dossier import load_dossier
from agreements.drafting import Request, make_drafts
from agreements.office import EXAMPLES
from agreements.validate import Analysis, Finding, all_rules, check
from agreements.word.oxml import Element, find_all, qn, serialize_xml
from agreements.word.package import Package
from clauses.library import load_library
from tests.agreements.validate.cases import cases_of
from tests.agreements.validate.drafts import draft_of
from tests.dossiers import dossiers
from tests.wordml import NAMESPACES

LIBRARY = load_library()
RULES = all_rules()


def findings(package: Package, rule: str) -> list[Finding]:
    """What that rule, and those that may tell an error, find."""
    return check(Analysis(package), [each for each in RULES if each.name == rule or each.severity == "error"])


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_drafts_of_any_dossier_give_no_error_and_no_warning(data: st.DataObject) -> None:
    file = data.draw(dossiers(LIBRARY))
    for draft in make_drafts(file, LIBRARY, Request(contents=data.draw(st.booleans()))).documents:
        package = Package.from_bytes(draft.content, Path("draft.docx"))
        analysis = Analysis(package, file.dossier if file.dossier.region != "several" else None)
        told = [(each.rule, each.message, each.excerpt) for each in check(analysis, RULES) if each.severity != "info"]
        assert told == []


DRAFTS = {
    f"{example}-{draft.name}": draft.content
    for example in ("flanders-chemistry", "brussels-bilingual")
    for draft in make_drafts(load_dossier(EXAMPLES / f"{example}.yaml"), LIBRARY, Request()).documents
}
Change = Callable[[Element, Package], None]


def text_of(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def _remove(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def without_clause(*ids: str) -> Change:
    """Take the content controls of clauses out."""

    def change(root: Element, _package: Package) -> None:
        tags = [
            tag
            for tag in root.iter(qn("w:tag"))
            if re.match(rf"akkoord:(?:{'|'.join(ids)})@", tag.get(qn("w:val"), ""))
        ]
        assert tags
        for tag in tags:
            control = next(tag.iterancestors(qn("w:sdt")))
            _remove(control)

    return change


def without_signature_table(root: Element, _package: Package) -> None:
    _remove(find_all(root, ".//w:tbl")[-1])


def replaced(pattern: str, by: str) -> Change:
    """Replace words in the text of every paragraph; it may be spread over runs."""

    def change(root: Element, _package: Package) -> None:
        count = 0
        for paragraph in root.iter(qn("w:p")):
            text = text_of(paragraph)
            new, found = re.subn(pattern, by, text)
            if found:
                count += found
                pieces = list(paragraph.iter(qn("w:t")))
                pieces[0].text = new
                for piece in pieces[1:]:
                    piece.text = ""
        assert count, pattern

    return change


def together(*changes: Change) -> Change:
    def change(root: Element, package: Package) -> None:
        for each in changes:
            each(root, package)

    return change


def added(sentences: dict[str, str]) -> Change:
    """Add a sentence to the last paragraph of the clause on the individual right."""

    def change(root: Element, _package: Package) -> None:
        tag = next(each for each in root.iter(qn("w:tag")) if "akkoord:individual-right@" in each.get(qn("w:val"), ""))
        paragraph = list(next(tag.iterancestors(qn("w:sdt"))).iter(qn("w:p")))[-1]
        language = "nl" if "werknemer" in text_of(root) else "fr"
        _append_run(paragraph, f"<w:r><w:t xml:space='preserve'> {sentences[language]}</w:t></w:r>")

    return change


def _append_run(paragraph: Element, xml: str) -> None:
    from lxml import etree

    paragraph.append(etree.fromstring(f"<w:x {NAMESPACES}>{xml}</w:x>")[0])


def marked(xml: str) -> Change:
    """Add XML to the end of the first paragraph that has text."""

    def change(root: Element, _package: Package) -> None:
        _append_run(next(each for each in root.iter(qn("w:p")) if text_of(each)), xml)

    return change


def with_part(name: str, kind: str) -> Change:
    def change(_root: Element, package: Package) -> None:
        package.parts[name] = b"x"
        package.relate(package.main_document, f"http://schemas.example/{kind}", name)

    return change


def commented(_root: Element, package: Package) -> None:
    comment = f'<w:comments {NAMESPACES}><w:comment w:id="1" w:author="HR"><w:p/></w:comment></w:comments>'
    package.parts["word/comments.xml"] = comment.encode()
    package.relate(package.main_document, "http://schemas.example/comments", "word/comments.xml")


def named(_root: Element, package: Package) -> None:
    core = package.parts["docProps/core.xml"]
    package.parts["docProps/core.xml"] = re.sub(rb">[^<]*</dc:creator>", b">Jan Claes</dc:creator>", core)


MUTATIONS: dict[str, Change] = {
    "parties-missing": replaced(
        r"ACV Bouw – Industrie & Energie|ACV Puls|ABVV[^,|]*|BBTK|ACLVB|CNE|SETCa", "de vakbond"
    ),
    "signatory-capacity-missing": replaced(
        r"(Katrien De Smedt|Élise Vandenberghe),? ?(?:gedelegeerd bestuurder|algemeen directeur|directrice générale)?"
        r"|^(?:gedelegeerd bestuurder|algemeen directeur|directrice générale)$",
        r"\1",
    ),
    "scope-missing": without_clause("scope-company", "scope-establishments"),
    "duration-missing": without_clause("duration-indefinite", "duration-renewable"),
    "notice-terms-missing": replaced(
        r".*(?:opzeg|dénonc|opgezegd|délai de dénonciation|aangetekende|recommandée|opzeggingstermijn|préavis).*", ""
    ),
    "effective-date-missing": replaced(
        r"(treedt in werking op|entre en vigueur le) .*", r"\1 een latere dag / une autre date"
    ),
    "conclusion-date-missing": replaced(r"(?:van|op|du|le) 1[58]\N{NO-BREAK SPACE}?\s?(?:december|décembre) 2026", ""),
    "signatures-missing": together(without_signature_table, without_clause("signatures")),
    "enterprise-number-missing": replaced(r"(?:0765\.432\.146|0456\.789\.034)", "…"),
    "language-of-region": without_clause("language-versions"),
    "joint-committee-missing": replaced(r"(?:PC|CP)[\s\N{NO-BREAK SPACE}](?:116|207).*", "."),
    "deposit-clause-missing": without_clause("deposit"),
    "earlier-agreement-reference-missing": replaced(r"163842/CO/207", "…"),
    "unresolved-revisions": marked(
        '<w:ins w:id="901" w:author="HR" w:date="2027-01-01T00:00:00Z"><w:r><w:t>x</w:t></w:r></w:ins>'
    ),
    "open-comments": commented,
    "hidden-text": marked("<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r>"),
    "external-content": marked('<w:fldSimple w:instr=" INCLUDETEXT x.docx "/>'),
    "macros": with_part("word/vbaProject.bin", "vbaProject"),
    "embedded-object": with_part("word/embeddings/a.xlsx", "package"),
    "author-in-metadata": named,
    "individual-arbitration": added(
        {"nl": "Elk geschil met een werknemer gaat naar een arbiter.", "fr": "Tout litige individuel va à un arbitre."}
    ),
    "union-liability": added(
        {
            "nl": "Schending van de sociale vrede geeft aanleiding tot schadevergoeding.",
            "fr": "Toute violation de la paix sociale donne lieu à des dommages et intérêts.",
        }
    ),
    "incorporation-excluded": added(
        {
            "nl": "Deze cao heeft geen nawerking.",
            "fr": "Les dispositions ne sont pas incorporées au contrat individuel.",
        }
    ),
    "precedence-reversed": added(
        {"nl": "Bij tegenstrijdigheid heeft de HR-policy voorrang.", "fr": "La politique RH prévaut en cas de conflit."}
    ),
    "partial-termination": added(
        {"nl": "Deze cao kan gedeeltelijk worden opgezegd.", "fr": "La convention peut être dénoncée partiellement."}
    ),
    "unilateral-change": added(
        {
            "nl": "De werkgever kan de regeling te allen tijde stopzetten.",
            "fr": "L’employeur peut supprimer le régime à tout moment.",
        }
    ),
    "repayment-clause-void": added(
        {"nl": "Een scholingsbeding is van toepassing.", "fr": "Une clause d’écolage est d’application."}
    ),
    "entire-agreement": added(
        {
            "nl": "Deze cao vervangt alle vroegere akkoorden en gebruiken.",
            "fr": "La présente convention remplace tous accords et usages antérieurs.",
        }
    ),
    "voucher-as-condition": added(
        {
            "nl": "Het recht bestaat voor zover de werknemer een loopbaancheque heeft.",
            "fr": "Le droit existe pour autant que le travailleur ait un chèque-carrière.",
        }
    ),
}
NEEDS: dict[str, str] = {
    "language-of-region": "brussels",  # the others are in the one language of their region
    "earlier-agreement-reference-missing": "brussels",  # the others change no earlier agreement
    "effective-date-missing": "flanders",  # the others tell the day in their duration too
    "deposit-clause-missing": "flanders",  # the others say in their article on languages that both are deposited
}
MUTATED = ("flanders-chemistry-nl", "brussels-bilingual-fr")
PAIRS = [
    (name, rule) for rule in MUTATIONS for name in (DRAFTS if rule in NEEDS else MUTATED) if NEEDS.get(rule, "") in name
]


@pytest.mark.parametrize(("name", "rule"), PAIRS)
def test_one_thing_wrong_gives_that_finding_and_no_other_error(name: str, rule: str) -> None:
    package = Package.from_bytes(DRAFTS[name], Path("draft.docx"))
    root = package.xml(package.main_document)
    MUTATIONS[rule](root, package)
    package.parts[package.main_document] = serialize_xml(root)
    found = findings(package, rule)
    assert rule in {each.rule for each in found}
    others = [(each.rule, each.message) for each in found if each.severity == "error" and each.rule != rule]
    assert others == []


POSITION_RULES = [rule.name for rule in RULES if rule.family == "positions"]


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("rule", POSITION_RULES)
def test_one_thing_done_to_a_draft_gives_that_finding_on_positions_and_no_error(rule: str, language: str) -> None:
    """What is done to it is told by the first case of the rule that is a draft of ours."""
    case = next(each for each in cases_of(rule) if each.fires and each.language == language and "draft" in each.data)
    found = findings(draft_of(case.data, case.language), rule)
    assert rule in {each.rule for each in found}
    assert [(each.rule, each.message) for each in found if each.severity == "error"] == []


def test_there_is_a_mutation_for_every_rule() -> None:
    """Those of the rules on consistency stand in test_consistency.py."""
    assert set(MUTATIONS) == {rule.name for rule in RULES if rule.family in ("formal", "word", "traps")}
    assert {rule for _name, rule in PAIRS} == set(MUTATIONS)
