"""The commands as their users meet them: output, messages, languages and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from agreements.office import EXAMPLES
from clauses.library import BUILT_IN
from cli import main
from templates import find

FLEMISH = str(EXAMPLES / "flanders-chemistry.yaml")


def akkoord(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *map(str, arguments)], catch_exceptions=False)


def test_assemble_writes_the_draft_and_says_where(tmp_path: Path) -> None:
    result = akkoord("assemble", FLEMISH, "-o", tmp_path / "cao.docx")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{tmp_path / 'cao.docx'}\n", "")
    assert zipfile.is_zipfile(tmp_path / "cao.docx")


def test_a_bilingual_dossier_gives_two_documents_and_on_request_a_third(tmp_path: Path) -> None:
    result = akkoord("assemble", EXAMPLES / "brussels-bilingual.yaml", "-o", tmp_path / "cao.docx", "--synoptic")
    assert result.exit_code == 0
    assert [Path(line).name for line in result.stdout.splitlines()] == ["cao-nl.docx", "cao-fr.docx", "cao-nl-fr.docx"]


def test_one_language_of_a_bilingual_dossier(tmp_path: Path) -> None:
    result = akkoord("assemble", EXAMPLES / "brussels-bilingual.yaml", "-o", tmp_path / "cao.docx", "--language", "fr")
    assert [file.name for file in tmp_path.iterdir()] == ["cao.docx"]
    assert result.exit_code == 0


def test_the_draft_stands_beside_the_dossier_when_nothing_else_is_said(tmp_path: Path) -> None:
    dossier = tmp_path / "d.yaml"
    dossier.write_bytes(Path(FLEMISH).read_bytes())
    assert akkoord("assemble", dossier).exit_code == 0
    assert (tmp_path / "d.docx").exists()


def test_an_existing_output_is_left_alone_without_force(tmp_path: Path) -> None:
    (tmp_path / "cao.docx").write_bytes(b"mine")
    result = akkoord("assemble", FLEMISH, "-o", tmp_path / "cao.docx")
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert (tmp_path / "cao.docx").read_bytes() == b"mine"
    assert akkoord("assemble", FLEMISH, "-o", tmp_path / "cao.docx", "--force").exit_code == 0


def test_when_one_of_two_documents_may_not_be_written_neither_is(tmp_path: Path) -> None:
    (tmp_path / "cao-fr.docx").write_bytes(b"mine")
    result = akkoord("assemble", EXAMPLES / "brussels-bilingual.yaml", "-o", tmp_path / "cao.docx")
    assert result.exit_code == 2
    assert [file.name for file in tmp_path.iterdir()] == ["cao-fr.docx"]


@pytest.mark.parametrize("output", ["missing/cao.docx", "cao.pdf", "cao.yaml"])
def test_an_output_that_cannot_be_written_is_one_message(tmp_path: Path, output: str) -> None:
    result = akkoord("assemble", FLEMISH, "-o", tmp_path / output)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc, where nobody may write")
def test_a_folder_where_nobody_may_write_is_one_message() -> None:
    result = akkoord("assemble", FLEMISH, "-o", "/proc/cao.docx")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: /proc/cao.docx: This file cannot be written")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"company: [", "not valid YAML"),
        (b"", "is missing"),
        (b"- a\n- b\n", "A group of named values"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_a_bad_dossier_is_clear_and_writes_nothing(tmp_path: Path, content: bytes, said: str) -> None:
    dossier = tmp_path / "d.yaml"
    dossier.write_bytes(content)
    result = akkoord("assemble", dossier)
    assert result.exit_code == 2
    assert said in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["d.yaml"]


def test_a_missing_dossier_is_clear(tmp_path: Path) -> None:
    result = akkoord("assemble", tmp_path / "none.yaml")
    assert result.exit_code == 2
    assert "no such file" in result.stderr


@pytest.mark.parametrize("template", ["no-such-template", "missing.docx"])
def test_an_unknown_template_is_clear(tmp_path: Path, template: str) -> None:
    result = akkoord("assemble", FLEMISH, "-o", tmp_path / "cao.docx", "--template", template)
    assert result.exit_code == 2
    assert template in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_is_no_word_file_is_clear(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_text("hello")
    result = akkoord("assemble", FLEMISH, "-o", tmp_path / "cao.docx", "--template", tmp_path / "t.docx")
    assert result.exit_code == 2
    assert "t.docx" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["t.docx"]


def test_a_template_without_a_needed_tag_is_clear(tmp_path: Path) -> None:
    whole = find("agreement")
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(tmp_path / "t.docx", "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"{{ articles }}", b"here"))
    result = akkoord("assemble", FLEMISH, "-o", tmp_path / "cao.docx", "--template", tmp_path / "t.docx")
    assert result.exit_code == 2
    assert "t.docx" in result.stderr
    assert "{{ articles }}" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["t.docx"]


def test_a_folder_of_dossiers_is_done_whatever_fails_in_it(tmp_path: Path) -> None:
    for example in EXAMPLES.glob("*.yaml"):
        (tmp_path / example.name).write_bytes(example.read_bytes())
    (tmp_path / "broken.yaml").write_text("company: [")
    result = akkoord("assemble", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "broken.yaml" in result.stderr
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "brussels-bilingual-fr.docx",
        "brussels-bilingual-nl.docx",
        "flanders-chemistry.docx",
        "wallonia-chemistry.docx",
    ]


def test_a_folder_without_dossiers_is_clear(tmp_path: Path) -> None:
    result = akkoord("assemble", tmp_path)
    assert result.exit_code == 2
    assert "no dossier" in result.stderr


def test_the_demo_makes_drafts_and_a_negotiation_and_says_where(tmp_path: Path) -> None:
    result = akkoord("demo", tmp_path / "demo")
    assert result.exit_code == 0
    named = [Path(line).relative_to(tmp_path / "demo") for line in result.stdout.splitlines()]
    assert named[:3] == [Path(f"brussels-bilingual{end}") for end in (".yaml", "-nl.docx", "-fr.docx")]
    made = {str(name.relative_to("negotiation")) for name in named[3:]}
    assert {"draft.docx", "round-1.docx", "round-2.docx", "round-3.pdf"} < made
    assert {
        "redline-1.docx",
        "redline-1-to-send.docx",
        "report.html",
        "report.docx",
        "report.xlsx",
        "checked.html",
    } < made
    assert all((tmp_path / "demo" / name).stat().st_size for name in named)
    assert akkoord("demo", tmp_path / "demo").exit_code == 2
    assert akkoord("demo", tmp_path / "demo", "--force").exit_code == 0


def test_the_same_dossier_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        akkoord("assemble", FLEMISH, "-o", tmp_path / name, "--annotated", "--contents")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_the_clauses_are_listed_and_filtered() -> None:
    everything = akkoord("clauses", "list").stdout
    assert "individual-right" in everything
    assert "deposit" in everything
    by_position = akkoord("clauses", "list", "--position", "no-feedback", "--language", "fr").stdout
    assert "no-feedback" in by_position
    assert "working-time" not in by_position
    assert "demography-fund" in akkoord("clauses", "list", "--sector", "116").stdout
    assert "demography-fund" not in akkoord("clauses", "list", "--sector", "200").stdout
    assert "deposit" not in akkoord("clauses", "list", "--theme", "career-guidance").stdout


@pytest.mark.parametrize("arguments", [["--theme", "x"], ["--position", "x"]])
def test_an_unknown_filter_is_clear(arguments: list[str]) -> None:
    result = akkoord("clauses", "list", *arguments)
    assert result.exit_code == 2
    assert "There are:" in result.stderr


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("file", sorted(BUILT_IN.glob("*/*.yaml")), ids=lambda path: path.stem)
def test_every_clause_and_position_can_be_shown(file: Path, language: str) -> None:
    if file.name == "theme.yaml":
        return
    result = akkoord("clauses", "show", file.stem, "--language", language)
    assert result.exit_code == 0
    assert file.stem in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 110


def test_show_prints_text_values_reasons_and_basis() -> None:
    shown = akkoord("clauses", "show", "guaranteed-hours", "--language", "nl").stdout
    for heading in ("OPENING", "FALLBACK", "FLOOR", "VALUES", "REASONS", "NOTE FOR THE EXPERT"):
        assert heading in shown


def test_a_clause_and_a_position_of_the_same_name_are_both_shown() -> None:
    shown = akkoord("clauses", "show", "no-feedback").stdout
    assert "FALLBACK" in shown
    assert "Realised by" in shown


def test_the_source_of_a_clause_is_a_clause_to_begin_with(tmp_path: Path) -> None:
    source = akkoord("clauses", "show", "no-feedback", "--source").stdout
    assert source == (BUILT_IN / "career-guidance" / "no-feedback.yaml").read_text()
    assert akkoord("clauses", "show", "xyzzy", "--source").exit_code == 2


def test_the_annotated_draft_has_a_name_of_its_own(tmp_path: Path) -> None:
    dossier = tmp_path / "cao.yaml"
    dossier.write_bytes(Path(FLEMISH).read_bytes())
    akkoord("assemble", dossier)
    akkoord("assemble", dossier, "--annotated")
    assert {file.name for file in tmp_path.glob("*.docx")} == {"cao.docx", "cao-annotated.docx"}


def test_a_version_that_the_dossier_is_not_written_for_is_made_with_a_warning(tmp_path: Path) -> None:
    result = akkoord("assemble", FLEMISH, "-o", tmp_path / "cct.docx", "--language", "fr")
    assert result.exit_code == 0
    assert "not translated" in result.stderr


def test_a_template_can_be_copied_restyled_and_used(tmp_path: Path) -> None:
    for name, option in (("agreement", "--template"), ("synoptic", "--synoptic-template")):
        copy = tmp_path / f"{name}.docx"
        assert akkoord("template", name, "-o", copy).exit_code == 0
        assert akkoord("template", name, "-o", copy).exit_code == 2
        result = akkoord("assemble", FLEMISH, "-o", tmp_path / "cao.docx", option, copy, "--synoptic", "--force")
        assert result.exit_code == 0, result.output
    assert akkoord("template", "none").exit_code == 2


def test_search_finds_words_whatever_their_accents_and_capitals() -> None:
    assert "no-feedback" in akkoord("clauses", "search", "LOYAUTE").stdout
    assert "Nothing found" in akkoord("clauses", "search", "xyzzy").stdout
    assert akkoord("clauses", "show", "xyzzy").exit_code == 2


@pytest.mark.parametrize("kind", ["clause", "position", "theme"])
def test_the_schema_accepts_our_own_files(kind: str) -> None:
    schema = json.loads(akkoord("clauses", "schema", kind).stdout)
    patterns = {"clause": "frame/deposit.yaml", "position": "positions/no-feedback.yaml", "theme": "frame/theme.yaml"}
    text = (BUILT_IN / patterns[kind]).read_text()
    data = yaml.load(text, Loader=yaml.BaseLoader)  # every scalar as text, as we read them ourselves
    assert not [
        error for error in jsonschema.Draft202012Validator(schema).iter_errors(data) if error.validator != "type"
    ]


def test_an_own_library_is_used_and_its_overrides_are_said(tmp_path: Path) -> None:
    (tmp_path / "own" / "career-guidance").mkdir(parents=True)
    ours = (BUILT_IN / "career-guidance" / "no-feedback.yaml").read_text()
    (tmp_path / "own" / "career-guidance" / "no-feedback.yaml").write_text(ours)
    result = akkoord("clauses", "show", "no-feedback", "--library", tmp_path / "own")
    assert "replaces our clause “no-feedback”" in result.stderr


@pytest.mark.parametrize(("language", "usage"), [("nl", "Gebruik:"), ("fr", "Utilisation"), ("en", "Usage:")])
def test_the_help_speaks_the_language_that_was_asked(language: str, usage: str) -> None:
    result = CliRunner().invoke(main, ["--lang", language, "assemble", "--help"])
    assert usage in result.stdout
    assert CliRunner().invoke(main, ["assemble", "--lang", language, "--help"]).stdout == result.stdout


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LC_ALL": "fr_BE.UTF-8"}, "fichier"),
        ({"LC_ALL": "nl_BE.UTF-8"}, "bestand"),
        ({"LC_ALL": "C.UTF-8"}, "bestand"),
        ({"LC_ALL": "", "LANG": "en_GB.UTF-8"}, "no such file"),
    ],
)
def test_messages_follow_the_locale_else_dutch(environment: dict[str, str], said: str) -> None:
    result = CliRunner(env={"LC_MESSAGES": "", **environment}).invoke(main, ["assemble", "none.yaml"])
    assert said in result.stderr


def test_help_answers_without_loading_the_rooms() -> None:
    heavy = "lxml pydantic babel docxtpl yaml agreements.word clauses.library"
    code = f"import sys, cli; print([m for m in {heavy.split()!r} if m in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
