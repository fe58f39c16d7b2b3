"""akkoord revisions: listing, accepting and rejecting as users meet it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from agreements.revising import as_text
from agreements.word.package import Package
from akkoord.messages import activate
from cli import main
from tests.wordml import abstract, by, deleted, ins, lines, lvl, num, p, package, r, tracked

SCHEMA = {
    "type": "object",
    "required": ["schema", "file", "revisions"],
    "additionalProperties": False,
    "properties": {
        "schema": {"const": "akkoord.revisions/1"},
        "file": {"type": "string"},
        "revisions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["number", "kind", "author", "date", "place", "text", "moved_to"],
                "additionalProperties": False,
                "properties": {
                    "number": {"type": "integer", "minimum": 1},
                    "kind": {"type": "string"},
                    "author": {"type": "string"},
                    "date": {"type": "string"},
                    "place": {"$ref": "#/$defs/place"},
                    "text": {"type": "string"},
                    "moved_to": {"oneOf": [{"type": "null"}, {"$ref": "#/$defs/place"}]},
                },
            },
        },
    },
    "$defs": {
        "place": {
            "type": "object",
            "required": ["part", "paragraph", "heading", "number", "label"],
            "additionalProperties": False,
            "properties": {
                "part": {"type": "string"},
                "paragraph": {"type": "integer", "minimum": 0},
                "heading": {"enum": ["", "article", "annex"]},
                "number": {"type": "string"},
                "label": {"type": "string"},
            },
        }
    },
}


def akkoord(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A document in which two people changed things."""
    change = p(r("Zij is ") + deleted("drie", "An") + ins("vier", "Bob") + r(" jaar geldig."))
    path = tmp_path / "cao.docx"
    path.write_bytes(package(p("Artikel 1. Duur"), change, tracked("{+Slot¶+}", "Bob"), p("Einde")).to_bytes())
    return path


def text(path: Path) -> list[str]:
    return lines(Package.open(path).xml("word/document.xml"))


def test_the_list_tells_what_who_when_and_where(file: Path) -> None:
    result = akkoord("revisions", "list", file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "1  deleted · An · 2026-11-02 10:15 · article 1",
        "   “drie”",
        "2  inserted · Bob · 2026-11-02 10:15 · article 1",
        "   “vier”",
        "3  inserted · Bob · 2026-11-02 10:15 · article 1",
        "   “Slot”",
    ]


def test_the_list_as_json_keeps_to_its_schema(file: Path) -> None:
    result = akkoord("revisions", "list", file, "--format", "json")
    listing = json.loads(result.stdout)
    jsonschema.validate(listing, SCHEMA)
    assert [entry["text"] for entry in listing["revisions"]] == ["drie", "vier", "Slot"]


def test_a_document_without_tracked_changes_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(package(p("a")).to_bytes())
    result = akkoord("revisions", "list", file)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "This document has no tracked changes.\n")
    assert json.loads(akkoord("revisions", "list", file, "--format", "json").stdout)["revisions"] == []
    assert "no tracked changes" in akkoord("revisions", "accept", file).stderr


@pytest.mark.parametrize(("action", "suffix", "left"), [("accept", "accepted", "vier"), ("reject", "rejected", "drie")])
def test_all_changes_are_taken_into_a_file_beside_the_input(file: Path, action: str, suffix: str, left: str) -> None:
    before = file.read_bytes()
    result = akkoord("revisions", action, file)
    output = file.with_name(f"cao-{suffix}.docx")
    assert (result.exit_code, result.stdout) == (0, f"{output}\n")
    assert result.stderr == f"3 tracked changes {suffix}.\n"
    assert text(output)[1] == f"Zij is {left} jaar geldig."
    assert file.read_bytes() == before


def test_the_changes_of_one_author(file: Path, tmp_path: Path) -> None:
    result = akkoord("revisions", "reject", file, "--author", "Bob", "-o", tmp_path / "o.docx")
    assert result.stderr == "2 tracked changes rejected. 1 is left.\n"
    assert text(tmp_path / "o.docx") == ["Artikel 1. Duur", "Zij is  jaar geldig.", "Einde"]


def test_changes_by_number_and_by_author_together(file: Path, tmp_path: Path) -> None:
    akkoord("revisions", "accept", file, "--number", "2", "--author", "An", "-o", tmp_path / "o.docx")
    listing = json.loads(akkoord("revisions", "list", tmp_path / "o.docx", "--format", "json").stdout)
    assert [entry["text"] for entry in listing["revisions"]] == ["Slot"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--number", "4"], "There is no tracked change 4"),
        (["--number", "0"], "There is no tracked change 0"),
        (["--author", "Eva"], "Its authors are: An, Bob."),
    ],
)
def test_a_change_that_is_not_there_is_clear_and_writes_nothing(file: Path, arguments: list[str], said: str) -> None:
    result = akkoord("revisions", "accept", file, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert list(file.parent.iterdir()) == [file]


def test_the_input_is_never_replaced(file: Path) -> None:
    before = file.read_bytes()
    result = akkoord("revisions", "accept", file, "-o", file, "--force")
    assert result.exit_code == 2
    assert "never replaced" in result.stderr
    assert file.read_bytes() == before


def test_an_existing_output_is_left_alone_without_force(file: Path) -> None:
    output = file.with_name("cao-accepted.docx")
    output.write_bytes(b"mine")
    assert akkoord("revisions", "accept", file).exit_code == 2
    assert output.read_bytes() == b"mine"
    assert akkoord("revisions", "accept", file, "--force").exit_code == 0


@pytest.mark.parametrize("command", ["list", "accept", "reject"])
def test_what_is_no_word_document_is_one_message(tmp_path: Path, command: str) -> None:
    file = tmp_path / "a.docx"
    file.write_text("hello")
    result = akkoord("revisions", command, file)
    assert result.exit_code == 2
    assert "not a Word document" in result.stderr
    assert akkoord("revisions", command, tmp_path / "none.docx").exit_code == 2


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_list_reads_well(tmp_path: Path, golden: Callable[[str, str], None], language: str) -> None:
    definitions = abstract(1, lvl(0, "decimal", "Artikel %1."), lvl(1, "decimal", "§ %2.")) + num(1, 1)
    source, target = (
        f'<w:move{which}RangeStart w:id="{n}" w:author="An" w:name="m"/><w:move{which} {by("An")}>'
        f'{r("Verplaatste zin.")}</w:move{which}><w:move{which}RangeEnd w:id="{n}"/>'
        for n, which in enumerate(("From", "To"), 1)
    )  # fmt: skip
    bold = f"<w:r><w:rPr><w:b/><w:rPrChange {by()}><w:rPr/></w:rPrChange></w:rPr><w:t>kosteloos</w:t></w:r>"
    cells = "".join(f"<w:tc>{p(deleted(content))}</w:tc>" for content in ("2026", "€ 550"))
    row = f"<w:tr><w:trPr><w:del {by()}/></w:trPr>{cells}</w:tr>"
    document = package(
        tracked("Collectieve {+arbeids+}overeenkomst"),
        p("Recht", num=(1, 0)), p(source, num=(1, 1)), tracked("Zij geldt voor [-alle-] {+sommige+} leden", num=(1, 1)),
        p("Kosten", num=(1, 0)), p(target, num=(1, 1)), p(bold), f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>",
        p("Bijlage 1. Formulier"), tracked("Naam[-¶-]"), p(ins("<w:r><w:drawing/></w:r>") + ins("x" * 300, "Eva")),
        numbering=definitions,
    )  # fmt: skip
    file = tmp_path / "cao.docx"
    file.write_bytes(document.to_bytes())
    activate(language)
    golden(f"revisions-{language}.txt", as_text(file))
