"""Findings, shown: in each form, with everything that a reader or a program needs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlparse

import jsonschema
import pytest
from openxml_audit import OpenXmlValidator

from agreements.dossier import load_dossier
from agreements.drafting import Request as DraftRequest
from agreements.drafting import make_drafts
from agreements.office import EXAMPLES
from agreements.validate import Analysis, all_rules, check
from agreements.validate.copies import commented, write_commented
from agreements.validate.desk import Outcome, Request, run
from agreements.validate.reports import as_report
from agreements.word.oxml import find_all, qn
from agreements.word.package import Package
from agreements.word.reading import read
from akkoord.errors import OutputError
from akkoord.messages import activate
from clauses.library import load_library
from tests.textdoc import word

TEXT = """
= Cao <telewerk> & "vorming"
Tussen Drukkerij Maas NV, vertegenwoordigd door An Peeters, zaakvoerder,
en BBTK, vertegenwoordigd door Jo Maes, secretaris,
Artikel 1. Toepassingsgebied
Deze cao geldt voor alle bedienden{hidden: behalve <wie> & zo}.
Artikel 2. Slot
De werkgever kan de regeling te allen tijde stopzetten.{comment:Zie je dat?}
@footer Pagina {white:verborgen}
"""


@pytest.fixture
def outcomes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    """A draft with findings of every severity and place, and one that cannot be read."""
    monkeypatch.chdir(tmp_path)
    Path("cao & <1>.docx").write_bytes(word(TEXT).to_bytes())
    Path("stuk.docx").write_bytes(b"PK nonsense")
    return list(run([Path("cao & <1>.docx"), Path("stuk.docx")], Request()))


def test_text_says_file_article_severity_rule_message_excerpt_and_remedy(outcomes: list[Outcome]) -> None:
    text = as_report(outcomes, "text", several=True)
    assert (
        "cao & <1>.docx:article 2: warning unilateral-change This lets the employer alone change, suspend or end what "
        "was agreed.\n    “De werkgever kan de regeling te allen tijde stopzetten.”\n    → Strike this" in text
    )


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_text_in_both_languages(outcomes: list[Outcome], language: str, golden: Callable[[str, str], None]) -> None:
    activate(language)
    again = list(run([outcome.file for outcome in outcomes], Request()))
    golden(f"validate.{language}.txt", as_report(again, "text", several=True))


def test_json_keeps_the_contract(outcomes: list[Outcome]) -> None:
    one = json.loads(as_report(outcomes[:1], "json", several=False))
    assert one["schema"] == "akkoord.validate/1"
    assert one["file"] == "cao & <1>.docx"
    keys = {"rule", "code", "severity", "article", "excerpt", "message", "basis", "remedy"}
    assert one["findings"]
    for finding in one["findings"]:
        assert set(finding) == keys
        assert all(isinstance(finding[key], str) for key in keys - {"article"})
        assert finding["severity"] in ("error", "warning", "info")
    assert "2" in [finding["article"] for finding in one["findings"]]
    assert json.loads(as_report(outcomes, "json", several=True)) == [one]
    assert as_report(outcomes[1:], "json", several=False) == ""


def test_sarif_has_the_structure_of_version_2_1_0(outcomes: list[Outcome]) -> None:
    log = json.loads(as_report(outcomes, "sarif", several=True))
    assert log["version"] == "2.1.0"
    (run_,) = log["runs"]
    driver = run_["tool"]["driver"]
    assert driver["name"] == "akkoord"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    assert run_["results"]
    for result in run_["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert result["partialFingerprints"]["akkoord/v1"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert urlparse(uri).path == uri == "cao%20%26%20%3C1%3E.docx"
        assert location["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1
    (invocation,) = run_["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "stuk.docx"


def test_sarif_is_valid_by_its_schema(outcomes: list[Outcome]) -> None:
    """The models are generated from the schema of the standard, and refuse what it does not know."""
    reason = "the models of the SARIF schema are not installed (pydantic-sarif)"
    model = pytest.importorskip("pydantic_sarif.model", reason=reason)
    schema = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema
    text = as_report(outcomes, "sarif", several=True)
    schema.model_validate_json(text)
    wrong = json.loads(text)
    wrong["runs"][0]["results"][0]["severity"] = "error"
    with pytest.raises(ValueError, match="severity"):
        schema.model_validate(wrong)


SARIF_SCHEMA = Path(__file__).parents[3] / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


def test_sarif_is_valid_by_the_published_json_schema(outcomes: list[Outcome]) -> None:
    if not SARIF_SCHEMA.exists():
        pytest.skip("the JSON schema of SARIF 2.1.0 is not there (npm install --no-save @microsoft/jest-sarif)")
    validator = jsonschema.Draft7Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8-sig")))
    log = json.loads(as_report(outcomes, "sarif", several=True))
    assert [error.message for error in validator.iter_errors(log)] == []
    log["runs"][0]["results"][0]["severity"] = "error"
    assert list(validator.iter_errors(log)) != []


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_one_page_without_outside_assets_that_everyone_can_read(outcomes: list[Outcome]) -> None:
    page = as_report(outcomes, "html", several=True)
    parsed = _Page(page)
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import", page)
    names = [name for name, _attributes in parsed.tags]
    assert names.count("main") == names.count("h1") == names.count("title") == 1
    assert ("html", {"lang": "en"}) in parsed.tags
    ids = [attributes["id"] for _name, attributes in parsed.tags if "id" in attributes]
    targets = [attributes["href"] for name, attributes in parsed.tags if name == "a"]
    assert targets == [f"#{id_}" for id_ in ids]
    levels = [int(name[1]) for name in names if re.fullmatch(r"h\d", name)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert "@media print" in page
    assert ("blockquote", {"lang": "nl"}) in parsed.tags


def test_html_shows_every_finding_and_escapes_what_documents_hold(outcomes: list[Outcome]) -> None:
    page = as_report(outcomes, "html", several=True)
    text = _Page(page).text
    assert "<wie>" not in page
    for finding in outcomes[0].findings:
        assert finding.message in text
        assert finding.remedy in text
        assert finding.excerpt in text
    assert "This document could not be checked." in text


def test_the_commented_draft_has_each_finding_at_its_place(outcomes: list[Outcome], tmp_path: Path) -> None:
    copy = Package.from_bytes(commented(outcomes[0]), Path("copy.docx"))
    comments = {
        each.get(qn("w:id")): "".join(each.itertext()) for each in find_all(copy.xml("word/comments.xml"), "w:comment")
    }
    assert len(comments) == len(outcomes[0].findings) + 1, "our own, and the one that was there"
    paragraphs = list(copy.xml("word/document.xml").iter(qn("w:p")))
    placed = {
        mark.get(qn("w:id")): "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in paragraphs
        for mark in paragraph.iter(qn("w:commentReference"))
    }
    assert set(placed) == set(comments)
    trap = next(number for number, text in comments.items() if "unilateral-change" in text)
    assert placed[trap].startswith("De werkgever kan de regeling")
    footer = next(number for number, text in comments.items() if "verborgen" in text)
    assert "footer" in comments[footer]


def test_taking_the_comments_away_gives_the_text_back(outcomes: list[Outcome], tmp_path: Path) -> None:
    (tmp_path / "copy.docx").write_bytes(commented(outcomes[0]))
    assert read(tmp_path / "copy.docx") == read(outcomes[0].file)


def test_the_commented_draft_is_sound_for_word(tmp_path: Path) -> None:
    dossier = load_dossier(EXAMPLES / "brussels-bilingual.yaml")
    for draft in make_drafts(dossier, load_library(), DraftRequest(annotated=True)).documents:
        file = tmp_path / f"{draft.name}.docx"
        file.write_bytes(draft.content)
        findings = tuple(check(Analysis(Package.open(file)), all_rules()))
        assert findings
        target = tmp_path / f"{draft.name}-commented.docx"
        target.write_bytes(commented(Outcome(file, findings)))
        assert OpenXmlValidator().validate(target).errors == OpenXmlValidator().validate(file).errors == []


def test_copies_are_not_written_over_others(outcomes: list[Outcome], tmp_path: Path) -> None:
    readable = outcomes[:1]
    (written,) = write_commented(readable, tmp_path, force=False)
    assert written.name == "cao & <1>-checked.docx"
    with pytest.raises(OutputError):
        write_commented(readable, tmp_path, force=False)
    with pytest.raises(OutputError, match="Two drafts"):
        write_commented([*readable, *readable], tmp_path, force=True)
    with pytest.raises(OutputError, match="need a folder"):
        write_commented([*readable, *readable], tmp_path / "one.docx", force=True)
