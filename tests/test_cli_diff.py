"""akkoord diff, as typed: what it prints and writes, its exit codes, and what it says of bad input."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from agreements.office import EXAMPLES
from agreements.word.oxml import find_all, qn, serialize_xml
from agreements.word.package import Package
from agreements.word.tracked import accepted, rejected
from cli import main
from tests import wordml
from tests.agreements.diff.documents import APPROVAL, DAYS, VOLUNTARY, draft, retyped, rewritten, tracked
from tests.agreements.diff.texts import example, library
from tests.pdf.writer import at, pdf, sheet


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in ("--lang", "en", *args)], catch_exceptions=False)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return written(tmp_path / "ours.docx", draft())


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A counter-proposal with two tracked changes and one silent edit."""
    return written(tmp_path / "theirs.docx", rewritten(tracked(draft(), APPROVAL, VOLUNTARY), DAYS))


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def body_text(package: Package) -> str:
    return "\n".join(wordml.lines(package.xml(package.main_document)))


def comments(package: Package) -> list[str]:
    part = package.related(package.main_document, "comments")
    assert part is not None
    return ["\n".join(wordml.lines(each)) for each in find_all(package.xml(part), "w:comment")]


def test_a_document_against_its_copy_gives_nothing_to_report(ours: Path, tmp_path: Path) -> None:
    copy = written(tmp_path / "copy.docx", draft())
    result = run("diff", ours, copy)
    assert result.exit_code == 0
    assert "Changes" not in result.output
    assert json.loads(run("diff", ours, copy, "--format", "json").stdout)["untracked"] == []


def test_the_text_report_has_positions_first_then_changes_then_what_was_not_tracked(ours: Path, theirs: Path) -> None:
    result = run("diff", ours, theirs)
    assert result.exit_code == 1
    places = [
        result.stdout.index(word) for word in ("\nPositions\n", "Individueel recht", "\nChanges\n", "\nChanged without")
    ]
    assert places == sorted(places)
    assert "akkoord van de leidinggevende" in result.stdout
    assert "\x1b[" not in result.stdout


def test_the_json_report_keeps_to_its_schema(ours: Path, theirs: Path) -> None:
    result = run("diff", ours, theirs, "--format", "json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["schema"] == "akkoord.diff/1"
    assert (told["ours"]["file"], told["theirs"]["file"]) == (str(ours), str(theirs))
    (article,) = [each for each in told["articles"] if each["ours"] == "3"]
    assert (article["theirs"], article["clause"], article["change"]) == ("3", "individual-right", "reworded")
    assert article["positions"]["individual-right"] == "weakened"
    assert "approval" in article["mechanisms"]
    assert article["reasons"]
    assert "Elke werknemer heeft" in article["text_ours"]
    assert "Elke werknemer kan" in article["text_theirs"]
    assert told["positions"]["individual-right"]["verdict"] == "weakened"
    assert "3" in told["positions"]["individual-right"]["articles"]


def test_a_silent_edit_beside_tracked_changes_is_told(ours: Path, theirs: Path) -> None:
    told = json.loads(run("diff", ours, theirs, "--format", "json").stdout)
    assert [each["article"] for each in told["untracked"]] == ["10"]
    assert "10\u00a0kalenderdagen" in told["untracked"][0]["text_ours"]
    assert "30\u00a0kalenderdagen" in told["untracked"][0]["text_theirs"]


def test_only_tracked_changes_leave_nothing_untracked(ours: Path, tmp_path: Path) -> None:
    theirs = written(tmp_path / "theirs.docx", tracked(draft(), APPROVAL))
    assert json.loads(run("diff", ours, theirs, "--format", "json").stdout)["untracked"] == []
    assert "Nothing was changed outside of the tracked changes." in run("diff", ours, theirs).stdout


def test_a_document_that_was_typed_over_is_compared_by_its_text(ours: Path, tmp_path: Path) -> None:
    made = example("flanders-chemistry", "nl")
    theirs = written(tmp_path / "typed.docx", retyped(made, APPROVAL))
    told = json.loads(run("diff", ours, theirs, "--format", "json").stdout)
    harmed = {id_ for id_, state in told["positions"].items() if state["verdict"] not in ("kept", "strengthened")}
    assert harmed == {"individual-right"}


def test_rounds_give_a_list_and_a_matrix(ours: Path, theirs: Path, tmp_path: Path) -> None:
    better = written(tmp_path / "round2.docx", tracked(draft(), VOLUNTARY))
    told = json.loads(run("diff", ours, theirs, better, "--format", "json").stdout)
    assert [each["theirs"]["file"] for each in told] == [str(theirs), str(better)]
    first, second = (each["standings"]["individual-right"] for each in told)
    assert (first["standing"], first["moved"]) == ("weakened", None)
    assert (second["standing"], second["moved"], second["mover"]) == ("restored", "closer", "employer")
    text = run("diff", ours, theirs, better).stdout
    assert re.search(r"Individueel recht +restored +weakened +the employer came closer", text)


def test_the_redline_holds_both_documents_and_tells_what_each_change_does(
    ours: Path, theirs: Path, tmp_path: Path
) -> None:
    output = tmp_path / "redline.docx"
    assert run("diff", ours, theirs, "-o", output).exit_code == 1
    redline = Package.open(output)
    assert body_text(rejected(redline)) == body_text(Package.open(ours))
    assert body_text(accepted(redline)) == body_text(accepted(Package.open(theirs)))
    (comment,) = [each for each in comments(redline) if "akkoord van de leidinggevende" in each]
    assert comment.startswith("Individueel recht (red line): weakened.")
    assert "What we can say: " in comment


def test_a_comment_sits_on_the_paragraph_that_was_changed(ours: Path, theirs: Path, tmp_path: Path) -> None:
    output = tmp_path / "redline.docx"
    run("diff", ours, theirs, "-o", output)
    redline = Package.open(output)
    root = redline.xml(redline.main_document)
    marked = {}
    for mark in root.iter(qn("w:commentReference")):
        paragraph = next(mark.iterancestors(qn("w:p")))
        marked[mark.get(qn("w:id"))] = "".join(text.text or "" for text in paragraph.iter(qn("w:t"), qn("w:delText")))
    assert any("loopbaanbegeleiding aanvragen" in text for text in marked.values())
    assert any("30\u00a0kalenderdagen" in text for text in marked.values())
    assert len(marked) < 5


def test_a_comment_gives_of_the_next_step_only_what_takes_the_place_of_the_passage(
    ours: Path, theirs: Path, tmp_path: Path
) -> None:
    output = tmp_path / "redline.docx"
    run("diff", ours, theirs, "-o", output)
    steps = [line for text in comments(Package.open(output)) for line in text.split("\n") if "Next step down" in line]
    assert any("binnen een termijn van 14\u00a0kalenderdagen" in line for line in steps)
    assert all(len(line) < 500 for line in steps)


def test_the_outgoing_redline_has_no_internal_word_in_any_part(ours: Path, theirs: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.docx"
    assert run("diff", ours, theirs, "-o", output, "--outgoing").exit_code == 1
    redline = Package.open(output)
    assert body_text(accepted(redline)) == body_text(accepted(Package.open(theirs)))
    internal = [position.title.nl for position in library().positions.values()]
    internal += [reason.nl for position in library().positions.values() for reason in position.reasons]
    internal += [*library().positions, "akkoord:", "fallback", "floor", "opening", "red-line", "breekpunt", "weakened"]
    internal += [clause.note.nl for clause in library().clauses.values()]
    visible = body_text(accepted(Package.open(theirs))) + body_text(Package.open(ours))
    for name, data in redline.parts.items():
        text = data.decode("utf-8", "replace")
        for word in internal:
            if word in text and word not in visible and f"urn:schemas-{word}" not in text:
                assert not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text), (name, word)
    assert redline.related(redline.main_document, "comments") is None
    assert not any(name.startswith("customXml") for name in redline.parts)


def test_an_annotated_draft_is_never_made_into_an_outgoing_redline(theirs: Path, tmp_path: Path) -> None:
    internal = written(tmp_path / "internal.docx", draft(annotated=True))
    output = tmp_path / "out.docx"
    result = run("diff", internal, theirs, "-o", output, "--outgoing")
    assert result.exit_code == 2
    assert "annotated" in result.stderr
    assert not output.exists()


def test_of_a_pdf_there_is_a_report_but_no_redline(ours: Path, tmp_path: Path) -> None:
    lines = ("Collectieve arbeidsovereenkomst", "Artikel 1. Recht", "Elke werknemer heeft recht op opleiding.")
    theirs = written(tmp_path / "theirs.pdf", pdf(sheet(*(at(72, 90 + 20 * i, line) for i, line in enumerate(lines)))))
    output, report = tmp_path / "redline.docx", tmp_path / "report.json"
    result = run("diff", ours, theirs, "-o", output, "--report", report)
    assert result.exit_code == 1
    assert "No redline was made: theirs.pdf is a PDF" in result.stderr
    assert not output.exists()
    assert json.loads(report.read_text("utf-8"))["theirs"]["kind"] == "pdf"


def test_two_language_versions_are_held_against_each_other(tmp_path: Path) -> None:
    run("assemble", EXAMPLES / "brussels-bilingual.yaml", "-o", tmp_path / "ours.docx")
    dutch, french = (tmp_path / f"ours-{language}.docx" for language in ("nl", "fr"))
    copy = written(tmp_path / "copy.docx", dutch.read_bytes())
    same = json.loads(run("diff", dutch, copy, "--theirs-other", french, "--format", "json").stdout)
    assert same["languages"] == []
    other = written(
        tmp_path / "other.docx",
        rewritten(
            french.read_bytes(),
            ("14\u00a0jours calendrier", "24\u00a0jours calendrier"),
            ("L’employeur ne peut pas refuser", "L’employeur peut refuser"),
        ),
    )
    told = json.loads(run("diff", dutch, copy, "--theirs-other", other, "--format", "json").stdout)
    assert {each["side"] for each in told["languages"]} == {"theirs"}
    assert "figure" in {each["kind"] for each in told["languages"]}
    assert run("diff", dutch, copy, "--theirs-other", other).exit_code == 1


def bad(tmp_path: Path, ours: Path) -> dict[str, tuple[list[object], str]]:
    """Bad input: what is typed, and what is said."""
    theirs = written(tmp_path / "t.docx", tracked(draft(), APPROVAL))
    french = written(tmp_path / "fr.docx", draft("wallonia-chemistry"))
    return {
        "missing": ([ours, tmp_path / "none.docx"], "There is no such file."),
        "twice": ([ours, ours], "The same file is given twice."),
        "twice-by-another-name": ([ours, tmp_path / "." / "ours.docx"], "The same file is given twice."),
        "not-a-document": ([ours, written(tmp_path / "x.docx", b"just words, no document")], "plain text file"),
        "empty": ([ours, written(tmp_path / "e.docx", b"")], "This file is empty."),
        "damaged": ([ours, written(tmp_path / "d.docx", draft()[:2000])], "d.docx"),
        "third-language": ([ours, written(tmp_path / "en.docx", _english())], "not in Dutch or French"),
        "other-language": ([ours, french], "This document is not in the language of ours."),
        "onto-an-input": ([ours, theirs, "-o", theirs, "--force"], "it is never replaced"),
        "onto-ours": (
            [ours, theirs, "--report", ours, "--force"],
            "There is no report of this kind|it is never replaced",
        ),
        "two-outputs-one-name": (
            [ours, theirs, *["--report", tmp_path / "r.json"] * 2],
            "Two outputs have the same name.",
        ),
        "no-report": ([ours, theirs, "--report", tmp_path / "r.odt"], "There is no report of this kind."),
        "no-word-document": ([ours, theirs, "-o", tmp_path / "r.pdf"], "A redline is a Word document."),
        "outgoing-alone": ([ours, theirs, "--outgoing"], "With --outgoing a redline has to be written."),
        "exists": ([ours, theirs, "--report", written(tmp_path / "old.json", b"{}")], "exists already"),
        "no-folder": ([ours, theirs, "-o", tmp_path / "no" / "r.docx"], "does not exist"),
    }


def _english() -> bytes:
    text = "The employer shall pay for all of the training that each employee wants to follow during the term of this."
    return wordml.docx_bytes(*(wordml.p(f"Article {number}. {text}") for number in range(1, 9)), language="en-GB")


BAD = [
    "missing",
    "twice",
    "twice-by-another-name",
    "not-a-document",
    "empty",
    "damaged",
    "third-language",
    "other-language",
    "onto-an-input",
    "onto-ours",
    "two-outputs-one-name",
    "no-report",
    "no-word-document",
    "outgoing-alone",
    "exists",
    "no-folder",
]


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_clear_message_and_loses_nothing(case: str, ours: Path, tmp_path: Path) -> None:
    args, said = bad(tmp_path, ours)[case]
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    result = run("diff", *args)
    assert result.exit_code == 2
    assert re.search(said, result.stderr)
    assert result.stderr.count("Error") == 1
    assert "Traceback" not in result.output
    assert result.stdout == ""
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_sentence_that_was_slipped_into_the_foot_of_the_pages_is_told(ours: Path, tmp_path: Path) -> None:
    made = Package.from_bytes(draft(), tmp_path / "draft.docx")
    (foot,) = [link.target for link in made.relationships(made.main_document) if link.type.endswith("/footer")]
    root = made.xml(foot)
    last = list(root.iter(qn("w:t")))[-1]
    last.text = f"{last.text} De werkgever kan deze overeenkomst te allen tijde wijzigen."
    made.parts[foot] = serialize_xml(root)
    theirs = written(tmp_path / "theirs.docx", made.to_bytes())
    told = " ".join(run("diff", ours, theirs).stdout.split())
    assert "De werkgever kan deze overeenkomst te allen tijde wijzigen." in told
    assert "De werkgever kan" not in run("diff", ours, written(tmp_path / "copy.docx", draft())).stdout
