"""Beside the articles: heads and feet, comments, hidden and struck text. None of it may be missed; layout is calm."""

from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from agreements.diff.around import Around, around
from agreements.diff.comparing import compare
from agreements.diff.model import Comparison
from agreements.impact.model import HARM
from agreements.model import Language
from agreements.negotiating import Inputs, Outputs, negotiate
from agreements.opening import open_document
from agreements.word.annotating import Note as Comment
from agreements.word.annotating import annotate_paragraphs
from agreements.word.oxml import E, Element, parse_xml, qn, serialize_xml
from agreements.word.package import Package
from tests import wordml
from tests.agreements.diff.documents import draft, package
from tests.agreements.diff.texts import library

BUDGET = "De rechten uit deze cao gelden binnen de perken van het beschikbare budget."
VOLUNTARY = "De deelname is vrijwillig."


def changed(tmp_path: Path, change: Callable[[Package], None]) -> Comparison:
    """Our draft compared with itself after a change to its file."""
    ours, theirs = tmp_path / "ours.docx", tmp_path / "theirs.docx"
    ours.write_bytes(draft())
    made = package(draft())
    change(made)
    theirs.write_bytes(made.to_bytes())
    return compare(open_document(ours), open_document(theirs), library())


def saying(kind: str, text: str) -> Callable[[Package], None]:
    """One more paragraph in every head ("header") or foot ("footer")."""

    def change(made: Package) -> None:
        for link in made.relationships(made.main_document):
            if link.type.endswith(f"/{kind}"):
                root = made.xml(link.target)
                root.append(parse_xml(f"<w:p {wordml.NAMESPACES}>{wordml.r(escape(text))}</w:p>".encode()))
                made.parts[link.target] = serialize_xml(root)

    return change


def marked(name: str) -> Callable[[Package], None]:
    """The sentence on the voluntary participation with one more property in its run."""

    def change(made: Package) -> None:
        root = made.xml(made.main_document)
        (run,) = [text.getparent() for text in root.iter(qn("w:t")) if VOLUNTARY in (text.text or "")]
        _properties(run).append(E(name))
        made.parts[made.main_document] = serialize_xml(root)

    return change


def _properties(run: Element) -> Element:
    found = run.find(qn("w:rPr"))
    if found is None:
        found = E("w:rPr")
        run.insert(0, found)
    return found


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_condition_at_the_edge_of_the_pages_counts_against_every_position(tmp_path: Path, kind: str) -> None:
    comparison = changed(tmp_path, saying(kind, BUDGET))
    assert {state.verdict for state in comparison.positions if state.weight} == {"weakened"}
    (change,) = [each for each in comparison.articles if each.change != "unchanged"]
    assert (change.part, change.name, change.ours, change.theirs) == ("around", "kop- en voettekst", None, None)
    assert change.positions["employer-pays"] == "weakened"
    roads = [road for state in comparison.positions for road in state.roads]
    assert {road.article for road in roads} == {"kop- en voettekst"}


@pytest.mark.parametrize(
    ("text", "language", "position"),
    [
        ("De werkgever kan een aanvraag weigeren om operationele redenen.", "nl", "individual-right"),
        ("L’employeur peut refuser une demande pour des raisons opérationnelles.", "fr", "individual-right"),
        ("Le coût des séances est à charge du travailleur.", "fr", "employer-pays"),
        ("De leidinggevende ontvangt een verslag van elk gesprek.", "nl", "no-feedback"),
    ],
)
def test_a_sentence_in_a_foot_is_judged_by_what_it_says(text: str, language: Language, position: str) -> None:
    change = around(Around(["Ontwerp 1"]), Around(["Ontwerp 1", text]), language)
    assert change is not None
    assert change.positions[position] in HARM
    assert change.reasons


@pytest.mark.parametrize(
    "text",
    [
        "Demo Chemie NV – Havenlaan 12, 9000 Gent – BTW BE 0123.456.789 – RPR Gent, afdeling Gent",
        "Vertrouwelijk",
        "Tegenvoorstel van de directie van 14 januari 2027",
    ],
)
def test_a_letterhead_is_shown_and_harms_nothing(text: str) -> None:
    change = around(Around([]), Around([text]), "nl")
    assert change is not None
    assert text in change.text_theirs
    assert not change.harmful


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (["Pagina 1 van 4"], ["Pagina 1 van 12", "3/12"]),
        (["Cao over loopbaan", "Ontwerp 1 van 2 maart 2027"], ["Ontwerp 1 van 2 maart 2027 – Cao over loopbaan 7"]),
        (["Ontwerp 1"], ["Ontwerp 1"]),
    ],
    ids=["numbers of pages", "the same words in one line", "the same"],
)
def test_what_says_nothing_new_is_no_difference(ours: list[str], theirs: list[str]) -> None:
    assert around(Around(ours), Around(theirs), "nl") is None


def test_a_head_that_is_gone_is_wording_in_word_and_nothing_in_a_pdf() -> None:
    gone = around(Around(["Ontwerp van de vakbond"]), Around([]), "nl")
    assert gone is not None
    assert (gone.label, gone.substantive) == ("cosmetic", False)
    assert around(Around(["Ontwerp van de vakbond"]), Around([], faithful=False), "nl") is None


@pytest.mark.parametrize(("name", "code"), [("w:strike", "struck-text"), ("w:vanish", "hidden-text")])
def test_text_that_is_struck_through_or_hidden_is_gone(tmp_path: Path, name: str, code: str) -> None:
    comparison = changed(tmp_path, marked(name))
    assert {state.id for state in comparison.harmed} >= {"voluntary"}
    assert any(note.code == code and VOLUNTARY in note.message for note in comparison.theirs.notes)


def test_a_comment_alone_is_something_to_report(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path,
        lambda made: annotate_paragraphs(made, [Comment(20, ("Enkel mits akkoord van de directie.",))], "Directie"),
    )
    assert comparison.different
    assert comparison.harmed == ()
    assert any("Enkel mits akkoord van de directie. (Directie)" in note.message for note in comparison.theirs.notes)


def test_layout_alone_is_nothing_to_report(tmp_path: Path) -> None:
    comparison = changed(tmp_path, marked("w:b"))
    assert not comparison.different


def test_the_comment_on_a_foot_stands_in_the_body_of_the_redline_with_the_words(tmp_path: Path) -> None:
    changed(tmp_path, saying("footer", BUDGET))
    target = tmp_path / "redline.docx"
    negotiate(Inputs(tmp_path / "ours.docx", [tmp_path / "theirs.docx"]), Outputs(target), library())
    redline = Package.open(target)
    comments = redline.related(redline.main_document, "comments")
    assert comments is not None
    said = "".join(text.text or "" for text in redline.xml(comments).iter(qn("w:t")))
    assert f"“{BUDGET}”" in said
