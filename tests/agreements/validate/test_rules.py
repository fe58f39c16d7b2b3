"""Every rule against its cases, and every rule against what a rule has to be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rapidfuzz import fuzz

import agreements.validate.rules
from agreements.model import Language
from agreements.validate import Analysis, Rule, all_rules
from akkoord.yamlfile import load
from tests.agreements.validate.cases import CASES, Case, cases_of, findings_of
from tests.textdoc import word

RULES = {rule.name: rule for rule in all_rules()}
ALL_CASES = [case for name in RULES if (CASES / f"{name}.yaml").exists() for case in cases_of(name)]
SECTIONS = ["What it does", "Why it matters", "Example", "Better", "Basis"]
LETTERS = {"formal": "F1", "consistency": "C2", "positions": "P3", "word": "W4", "traps": "L5"}
# The contract: rule names of the design, by family.
NAMES = {
    "formal": """parties-missing signatory-capacity-missing scope-missing duration-missing notice-terms-missing
        effective-date-missing conclusion-date-missing signatures-missing enterprise-number-missing
        earlier-agreement-reference-missing language-of-region joint-committee-missing deposit-clause-missing""",
    "consistency": """dangling-cross-reference duplicate-article-number article-numbering-gap undefined-term
        unused-definition conflicting-amounts words-figures-mismatch date-order unfilled-placeholder mixed-language
        party-name-variant invalid-identifier duplicate-clause legal-reference-unknown""",
    "positions": """position-missing position-weakened position-contradicted clause-altered clause-outdated
        conflicting-clauses companion-missing""",
    "word": "unresolved-revisions open-comments hidden-text external-content macros embedded-object author-in-metadata",
    "traps": """individual-arbitration union-liability incorporation-excluded precedence-reversed partial-termination
        unilateral-change repayment-clause-void entire-agreement voucher-as-condition""",
}
SAME_FORM = 90
"""Texts that are this alike (of 100) are of one form."""
PARTS = {"draft", "parts", "links"}
MAY_BE_ERRORS = set(NAMES["formal"].split()) - {"joint-committee-missing", "deposit-clause-missing"}

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@pytest.mark.parametrize("case", ALL_CASES, ids=[case.id for case in ALL_CASES])
def test_a_rule_fires_where_it_must_and_nowhere_else(case: Case) -> None:
    found = findings_of(case)
    shown = [(finding.message, finding.excerpt) for finding in found]
    if not case.fires:
        assert shown == []
        return
    assert found, "it does not fire"
    data = case.data
    assert len(found) == int(data.get("finds", len(found))), shown
    assert any(data.get("excerpt", "") in finding.excerpt for finding in found), shown
    assert "article" not in data or data["article"] in [finding.spot.article for finding in found], shown
    assert "severity" not in data or data["severity"] in [finding.severity for finding in found], shown


@each_rule
def test_a_rule_documents_itself_in_all_parts(rule: Rule) -> None:
    text = type(rule).__doc__ or ""
    headings = re.findall(r"^    ## (.+)$", text, re.MULTILINE)
    assert headings == SECTIONS
    assert all(part.strip() for part in re.split(r"^    ## .+$", text, flags=re.MULTILINE))
    assert re.match(r"[A-Z].+\.\n", text), "it begins with a sentence"


@each_rule
def test_a_rule_has_a_name_of_the_design_a_code_of_its_family_and_a_module_of_its_own(rule: Rule) -> None:
    assert rule.name in NAMES[rule.family].split()
    assert rule.code.startswith(LETTERS[rule.family])
    assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
    folder = Path(agreements.validate.rules.__file__).parent
    assert (folder / rule.family / f"{rule.name.replace('-', '_')}.py").is_file()
    assert rule.title
    assert rule.basis
    assert rule.remedy


def test_names_and_codes_are_unique() -> None:
    assert len({rule.code for rule in all_rules()}) == len({rule.name for rule in all_rules()}) == len(all_rules())


@each_rule
def test_only_what_the_registry_refuses_is_an_error(rule: Rule) -> None:
    assert rule.severity != "error" or rule.name in MAY_BE_ERRORS


@each_rule
def test_a_rule_has_at_least_three_cases_of_each_kind_in_each_language(rule: Rule) -> None:
    cases = cases_of(rule.name)
    for language in rule.languages:
        for fires in (True, False):
            mine = [case for case in cases if case.language == language and case.fires == fires]
            documents = [str([*{**case.data, "name": ""}.items()]) for case in mine]
            assert len(set(documents)) == len(documents), (language, fires)
            texts = [case.text for case in mine if not PARTS.intersection(case.data)]
            made = len(mine) - len(texts)  # what is done to a draft or to a package is short, and told by its name
            assert _forms(texts) + made >= 3, (language, fires, "at least three of a different form")


def _forms(texts: list[str]) -> int:
    """How many texts are not all but one that was counted before."""
    kept: list[str] = []
    for text in texts:
        if all(fuzz.ratio(text, other) < SAME_FORM for other in kept):
            kept.append(text)
    return len(kept)


def test_each_file_of_cases_is_of_a_rule() -> None:
    assert {file.stem for file in CASES.glob("*.yaml")} <= set(RULES)


HARMLESS = load(CASES.parent / "harmless.yaml").data


@pytest.mark.parametrize(("language", "sentence"), [(key, each) for key, group in HARMLESS.items() for each in group])
def test_ordinary_sentences_spring_no_trap(language: Language, sentence: str) -> None:
    heading = {"nl": "Artikel 5. Kosten van de begeleiding", "fr": "Article 5. Frais d’accompagnement"}[language]
    analysis = Analysis(word(f"{heading}\n{sentence}", language))
    traps = [rule for rule in RULES.values() if rule.family == "traps"]
    assert [finding.rule for rule in traps for finding in rule.check(analysis)] == []
