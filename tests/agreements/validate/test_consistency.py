"""The rules on consistency over whole agreements: silent on sound ones; each fires on one change to a draft."""

from __future__ import annotations

import copy
import re
from functools import cache
from pathlib import Path

import pytest

from agreements.dossier import load_dossier
from agreements.drafting import Request, make_drafts
from agreements.model import Language
from agreements.office import EXAMPLES
from agreements.validate import Analysis, Finding, all_rules, check
from agreements.word.oxml import qn, serialize_xml
from agreements.word.package import Package
from clauses.library import own_library
from tests.agreements.validate.cases import sound_document, sound_documents
from tests.textdoc import word

RULES = [rule for rule in all_rules() if rule.family == "consistency"]
NUMBERED = re.compile(r"(?m)^((?:## )?(?:Artikel |Article |ARTICLE |Art\. )|\*\* )3(?=[ .]|$)(?!\.\d)")


@cache
def example() -> dict[Language, Package]:
    """The drafts of the example in two languages."""
    made = make_drafts(load_dossier(EXAMPLES / "brussels-bilingual.yaml"), own_library(), Request()).documents
    packages = [Package.from_bytes(draft.content, Path("draft.docx")) for draft in made]
    return {Analysis(package).language: package for package in packages}


@cache
def found_in_the_example(language: Language) -> list[Finding]:
    return found_in(example()[language])


def found_in(package: Package) -> list[Finding]:
    return check(Analysis(package), all_rules())


def changed(package: Package, old: str, new: str, *, marked: bool = False) -> Package:
    """The package with the first run that holds ``old`` changed; ``marked`` makes that run yellow."""
    mutant = Package(dict(package.parts), Path("mutant.docx"))
    main = mutant.main_document
    root = copy.deepcopy(mutant.xml(main))
    for text in root.iter(qn("w:t")):
        if text.text and old in text.text:
            text.text = text.text.replace(old, new)
            if marked:
                run = text.getparent()
                assert run is not None
                properties = run.find(qn("w:rPr"))
                if properties is None:
                    properties = run.makeelement(qn("w:rPr"))
                    run.insert(0, properties)
                highlight = properties.makeelement(qn("w:highlight"))
                highlight.set(qn("w:val"), "yellow")
                properties.append(highlight)
            break
    else:
        raise AssertionError(f"“{old}” is not in the draft")
    mutant.parts[main] = _bytes(root)
    return mutant


def doubled(package: Package, words: str, *, new: str = "") -> Package:
    """The package with the paragraph that holds ``words`` twice; the second one reads ``new``, if that is given."""
    mutant = Package(dict(package.parts), Path("mutant.docx"))
    main = mutant.main_document
    root = copy.deepcopy(mutant.xml(main))
    paragraph = next(p for p in root.iter(qn("w:p")) if words in "".join(t.text or "" for t in p.iter(qn("w:t"))))
    again = copy.deepcopy(paragraph)
    if new:
        texts = list(again.iter(qn("w:t")))
        for text in texts:
            text.text = ""
        texts[0].text = new
    paragraph.addnext(again)
    mutant.parts[main] = _bytes(root)
    return mutant


def _bytes(root: object) -> bytes:
    return serialize_xml(root)


MUTATIONS = {
    "nl": {
        "dangling-cross-reference": lambda p: changed(
            p, "De werknemer hoeft de aanvraag niet te motiveren.", "De werknemer motiveert volgens artikel 77."
        ),
        "undefined-term": lambda p: doubled(
            p, "een samenhangend geheel van sessies", new="de leidinggevende: wie alleen op papier de chef is."
        ),
        "unused-definition": lambda p: doubled(
            p, "een samenhangend geheel van sessies", new="de mobiliteitscoach: wie het vervoer regelt."
        ),
        "conflicting-amounts": lambda p: doubled(
            p,
            "Elke ondertekenende partij kan deze cao opzeggen",
            new="De opzeggingstermijn van 11 maanden wordt gerespecteerd.",
        ),
        "words-figures-mismatch": lambda p: changed(
            p, "elk van ten hoogste één uur", "elk van ten hoogste één (2) uur"
        ),
        "date-order": lambda p: changed(p, "1 februari 2027", "31 april 2027"),
        "unfilled-placeholder": lambda p: changed(p, "Een e-mail volstaat.", "Een e-mail aan […] volstaat."),
        "mixed-language": lambda p: changed(
            p, "Een e-mail volstaat.", "Le travailleur envoie sa demande au service et il en reçoit une copie."
        ),
        "party-name-variant": lambda p: doubled(
            p, "De werknemer kiest vrij de dienstverlener", new="Dit geldt voor elke vestiging van Senne Biolgics."
        ),
        "invalid-identifier": lambda p: changed(p, "0456.789.034", "0456.789.043"),
        "duplicate-clause": lambda p: doubled(p, "De werkgever mag het recht op loopbaanbegeleiding niet afkopen"),
        "legal-reference-unknown": lambda p: changed(p, "wet van 5 december 1968", "wet van 5 december 1986"),
    },
    "fr": {
        "dangling-cross-reference": lambda p: changed(
            p, "Un courriel suffit.", "Un courriel suffit, comme le dit l’article 77."
        ),
        "undefined-term": lambda p: doubled(
            p, "un ensemble cohérent de séances", new="le supérieur hiérarchique : le chef direct seulement."
        ),
        "unused-definition": lambda p: doubled(
            p, "un ensemble cohérent de séances", new="le coach en mobilité : celui qui règle le transport."
        ),
        "conflicting-amounts": lambda p: doubled(
            p,
            "Chaque partie signataire peut dénoncer",
            new="Le délai de dénonciation de 11 mois est respecté.",
        ),
        "words-figures-mismatch": lambda p: changed(p, "d’une heure au plus chacun", "d’une (2) heure au plus chacun"),
        "date-order": lambda p: changed(p, "1er février 2027", "31 avril 2027"),
        "unfilled-placeholder": lambda p: changed(p, "Un courriel suffit.", "Un courriel à […] suffit."),
        "mixed-language": lambda p: changed(
            p, "Un courriel suffit.", "De werknemer stuurt de aanvraag naar de dienst en krijgt daar een kopie van."
        ),
        "party-name-variant": lambda p: doubled(
            p, "Le travailleur choisit librement le prestataire", new="Cela vaut pour chaque site de Senne Biolgics."
        ),
        "invalid-identifier": lambda p: changed(p, "0456.789.034", "0456.789.043"),
        "duplicate-clause": lambda p: doubled(p, "L’employeur ne peut ni racheter le droit"),
        "legal-reference-unknown": lambda p: changed(p, "loi du 5 décembre 1968", "loi du 5 décembre 1986"),
    },
}
ALL_MUTATIONS = [(language, rule) for language, mutations in MUTATIONS.items() for rule in mutations]


@pytest.mark.parametrize(("language", "rule"), ALL_MUTATIONS, ids=["-".join(each) for each in ALL_MUTATIONS])
def test_one_change_to_a_sound_draft_is_found_by_its_rule_and_no_other_warns(language: Language, rule: str) -> None:
    before = found_in_the_example(language)
    after = found_in(MUTATIONS[language][rule](example()[language]))
    new = [each for each in after if (each.rule, each.excerpt) not in {(old.rule, old.excerpt) for old in before}]
    assert rule in [each.rule for each in new], [(each.rule, each.message) for each in new]
    # A changed clause may also be weaker than the one that the draft's dossier chose: that is another family's finding.
    positions = {other.name for other in all_rules() if other.family == "positions"}
    others = {each.rule for each in new if each.severity != "info"} - {rule} - positions
    assert not others, [(each.rule, each.message) for each in new]


def test_text_that_is_marked_in_a_draft_is_found() -> None:
    mutant = changed(example()["nl"], "Een e-mail volstaat.", "Een e-mail volstaat.", marked=True)
    assert [finding.rule for finding in found_in(mutant) if finding.severity != "info"] == ["unfilled-placeholder"]


TYPED = [(name, language) for name, language in sound_documents() if NUMBERED.search(sound_document(name, language))]


@pytest.mark.parametrize(("name", "language"), TYPED, ids=["-".join(each) for each in TYPED])
@pytest.mark.parametrize(("number", "rule"), [("33", "article-numbering-gap"), ("2", "duplicate-article-number")])
def test_another_number_for_the_third_article_is_found_in_any_layout(
    name: str, language: Language, number: str, rule: str
) -> None:
    text = NUMBERED.sub(rf"\g<1>{number}", sound_document(name, language), count=1)
    assert rule in {finding.rule for finding in check(Analysis(word(text, language)), RULES)}


def test_a_draft_without_a_date_of_conclusion_says_what_is_to_be_filled_in() -> None:
    package = changed(example()["nl"], "18 december 2026", "[datum van ondertekening]")
    left = [each for each in check(Analysis(package), RULES) if "[datum" in each.message]
    assert {(each.rule, each.severity) for each in left} == {("unfilled-placeholder", "info")}


def test_there_is_a_mutation_for_every_rule_on_consistency() -> None:
    """Numbers of articles are changed in every layout, in a test of their own."""
    numbering = {"duplicate-article-number", "article-numbering-gap"}
    wanted = {rule.name for rule in all_rules() if rule.family == "consistency"} - numbering
    assert all(set(mutations) == wanted for mutations in MUTATIONS.values())
