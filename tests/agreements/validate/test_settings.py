"""Settings beside the drafts, suppressions and baselines."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from agreements.model import Language
from agreements.validate.baseline import read_baseline, write_baseline
from agreements.validate.config import Settings, settings_for
from agreements.validate.desk import Outcome, Request, run
from akkoord.errors import InputError, InvalidFileError, OutputError
from tests.agreements.validate.cases import sound_document
from tests.textdoc import word

TODAY = datetime.date(2027, 6, 1)
TRAP = "Deze cao vervangt alle vroegere akkoorden en gebruiken."


def draft(folder: Path, name: str = "cao.docx", *, extra: str = TRAP, language: Language = "nl") -> Path:
    """A sound agreement with one trap in article 2bis, and no joint committee."""
    text = sound_document("typed", language)
    text = text.replace("Artikel 3 - Neerlegging", f"Artikel 2bis - Slot\n{extra}\nArtikel 3 - Neerlegging")
    text = text.replace(
        " De onderneming ressorteert onder het Paritair Comité nr. 116 voor de scheikundige nijverheid.", ""
    )
    file = folder / name
    file.write_bytes(word(text, language).to_bytes())
    return file


def outcome(file: Path, **request: object) -> Outcome:
    (only,) = run([file], Request(today=TODAY, **request))
    return only


def rules(file: Path, **request: object) -> list[str]:
    return [finding.rule for finding in outcome(file, **request).findings]


def test_without_settings_every_rule_counts(tmp_path: Path) -> None:
    assert rules(draft(tmp_path)) == ["joint-committee-missing", "entire-agreement"]


def test_settings_above_the_draft_count(tmp_path: Path) -> None:
    (tmp_path / "akkoord.toml").write_text('[validate]\nignore = ["joint-committee-missing"]\n')
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    assert rules(draft(folder)) == ["entire-agreement"]


def test_the_nearest_settings_count_alone(tmp_path: Path) -> None:
    (tmp_path / "akkoord.toml").write_text('[validate]\nignore = ["L"]\n')
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "akkoord.toml").write_text('[validate]\nselect = ["traps"]\n')
    assert rules(draft(folder)) == ["entire-agreement"]


def test_settings_may_stand_in_pyproject(tmp_path: Path) -> None:
    (tmp_path / "akkoord.toml").write_text('[validate]\nignore = ["F102"]\n')
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "pyproject.toml").write_text('[tool.other]\nx = 1\n[tool.akkoord.validate]\nignore = ["L5"]\n')
    assert rules(draft(folder)) == ["joint-committee-missing"]


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "akkoord.toml").write_text('[validate]\nignore = ["F102"]\n')
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert rules(draft(folder)) == ["entire-agreement"]


def test_the_command_line_selects_instead_and_ignores_besides(tmp_path: Path) -> None:
    (tmp_path / "akkoord.toml").write_text('[validate]\nselect = ["W"]\nignore = ["F102"]\n')
    file = draft(tmp_path)
    assert rules(file) == []
    assert rules(file, select=("F", "L")) == ["entire-agreement"]
    assert rules(file, select=("F", "L"), ignore=("L5",)) == []


def test_severities_are_the_users(tmp_path: Path) -> None:
    (tmp_path / "akkoord.toml").write_text('[validate.severity]\nentire-agreement = "error"\nF102 = "info"\n')
    found = outcome(draft(tmp_path)).findings
    assert {each.rule: each.severity for each in found} == {
        "entire-agreement": "error",
        "joint-committee-missing": "info",
    }


SUPPRESSION = """[[validate.suppress]]
rule = "entire-agreement"
reason = "agreed on 3 May 2027"
"""


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ("", False),
        ('article = "2bis"', False),
        ('article = "3"', True),
        ('contains = "Vroegere akkoorden"', False),
        ('contains = "outplacement"', True),
        ('file = "cao*"', False),
        ('file = "other*"', True),
        ("until = 2027-06-02", False),
        ("until = 2027-06-01", True),
    ],
)
def test_a_suppression_holds_where_and_until_it_says(tmp_path: Path, more: str, kept: bool) -> None:
    (tmp_path / "akkoord.toml").write_text(f"{SUPPRESSION}{more}\n")
    assert ("entire-agreement" in rules(draft(tmp_path))) == kept


def test_a_suppression_that_is_over_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "akkoord.toml").write_text(f"{SUPPRESSION}until = 2027-01-01\n")
    (note,) = outcome(draft(tmp_path)).notes
    assert "agreed on 3 May 2027" in note.message
    assert "2027-01-01" in note.message


@pytest.mark.parametrize(
    ("content", "told", "line"),
    [
        ('[validate]\nselect = ["nonsense"]\n', "There is no rule “nonsense”", 2),
        ("[validate]\nselct = []\n", "“selct” is not known here", 2),
        ('[[validate.suppress]]\nrule = "macros"\n', "“reason” is missing", None),
        ('[validate.severity]\nmacros = "fatal"\n', "does not have the expected form", 2),
        ("[validate\n", "not valid TOML", 1),
    ],
)
def test_what_is_wrong_with_the_settings_is_told_with_its_place(
    tmp_path: Path, content: str, told: str, line: int | None
) -> None:
    (tmp_path / "akkoord.toml").write_text(content)
    with pytest.raises(InvalidFileError) as error:
        settings_for(draft(tmp_path))
    (problem,) = error.value.problems
    assert told in problem.message
    assert problem.place.line == line
    assert problem.place.file == tmp_path / "akkoord.toml"


def test_settings_that_are_wrong_stop_only_the_drafts_that_they_are_for(tmp_path: Path) -> None:
    for name in ("good", "bad"):
        (tmp_path / name).mkdir()
        draft(tmp_path / name)
    (tmp_path / "bad" / "akkoord.toml").write_text("[validate\n")
    bad, good = run([tmp_path], Request(today=TODAY))
    assert bad.problems
    assert not bad.findings
    assert good.findings


def test_no_settings_are_empty_settings(tmp_path: Path) -> None:
    assert settings_for(tmp_path / "cao.docx") == Settings()


def test_a_baseline_leaves_what_is_new(tmp_path: Path) -> None:
    file = draft(tmp_path)
    baseline = tmp_path / "baseline.json"
    write_baseline(baseline, {file: outcome(file).findings})
    assert rules(file, baseline=read_baseline(baseline)) == []
    draft(tmp_path, extra=f"{TRAP}\nDe werkgever kan de regeling te allen tijde stopzetten.")
    assert rules(file, baseline=read_baseline(baseline)) == ["unilateral-change"]


def test_a_baseline_survives_renumbering_and_another_language_of_messages(tmp_path: Path) -> None:
    from akkoord.messages import activate

    file = draft(tmp_path)
    baseline = tmp_path / "baseline.json"
    write_baseline(baseline, {file: outcome(file).findings})
    text = (
        sound_document("typed", "nl")
        .replace("Artikel 4 -", "Artikel 5 -")
        .replace("Artikel 3 - Neerlegging", f"Artikel 3 - Slot\n{TRAP}\nArtikel 4 - Neerlegging")
    )
    file.write_bytes(word(text, "nl").to_bytes())
    activate("fr")
    assert rules(file, baseline=read_baseline(baseline)) == []


def test_a_second_one_of_the_same_words_is_new(tmp_path: Path) -> None:
    file = draft(tmp_path)
    baseline = tmp_path / "baseline.json"
    write_baseline(baseline, {file: outcome(file).findings})
    draft(tmp_path, extra=f"{TRAP}\n{TRAP}")
    assert rules(file, baseline=read_baseline(baseline)) == ["entire-agreement"]


def test_a_baseline_names_files_as_seen_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    file = draft(tmp_path / "drafts")
    write_baseline(tmp_path / "baseline.json", {file: outcome(file).findings})
    data = json.loads((tmp_path / "baseline.json").read_text())
    assert list(data["files"]) == ["drafts/cao.docx"]
    assert {each["rule"] for each in data["files"]["drafts/cao.docx"]} == {
        "joint-committee-missing",
        "entire-agreement",
    }


def test_an_older_baseline_is_replaced_and_another_file_never_is(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    write_baseline(baseline, {})
    write_baseline(baseline, {})
    baseline.write_text('{"schema": "mine"}')
    with pytest.raises(OutputError):
        write_baseline(baseline, {})
    assert baseline.read_text() == '{"schema": "mine"}'
    with pytest.raises(InputError, match="no baseline"):
        read_baseline(baseline)
