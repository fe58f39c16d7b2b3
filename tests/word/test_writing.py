"""Every document that the writer makes is sound, says what the agreement says, and says it by Word's own means."""

import dataclasses
import datetime
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openxml_audit import FileFormat, OpenXmlValidator

from agreements.model import Agreement, Article, ClauseTag, Language, Passage, Reference, Section
from agreements.word.numbering import Numbering
from agreements.word.oxml import Element, attribute, find, find_all, qn
from agreements.word.package import Package
from agreements.word.writing import Comment, write, write_synoptic
from akkoord.errors import InputError
from templates import find as find_template
from tests.strategies import agreements
from tests.word.samples import appearance, full_agreement, plain, tag

TEMPLATE = find_template("agreement")
COMMENTS = (
    Comment("clause-2", ("Breekpunt.", "– Een recht dat men moet vragen, is geen recht.")),
    Comment("parties", ("Kijk de hoedanigheid na.",)),
    Comment("not-in-the-text", ("Deze clausule staat niet in de tekst.",)),
)


def findings(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path)
    return [str(error) for error in result.errors]


def opened(data: bytes) -> Package:
    return Package.from_bytes(data, Path("draft.docx"))


def document(data: bytes) -> Element:
    package = opened(data)
    return package.xml(package.main_document)


def text(element: Element) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t")))


def labels_in(data: bytes) -> list[str]:
    """What Word prints before each paragraph that it numbers, in the order of the document."""
    package = opened(data)
    numbering = Numbering(package)
    paragraphs = package.xml(package.main_document).iter(qn("w:p"))
    return [label for label in map(numbering.label, paragraphs) if label]


def labels_of(agreement: Agreement, words: dict[str, str]) -> list[str]:
    """The labels that the agreement wants, in the order of the document."""

    def of(passages: tuple[Passage, ...]) -> list[str]:
        return [passage.label for passage in passages if passage.label]

    def of_sections(sections: tuple[Section, ...]) -> list[str]:
        return [label for section in sections for label in of(section.passages)]

    labels = of_sections((agreement.title, *agreement.opening))
    chapter, chapters = "", 0
    for article in agreement.articles:
        if article.chapter != chapter:
            chapter, chapters = article.chapter, chapters + 1
            labels.append(f"{words['chapter']} {chapters}.")
        labels += [f"{words['article']} {article.number}.", *of(article.passages)]
    labels += of_sections(agreement.closing)
    for annex in agreement.annexes:
        labels += [f"{words['annex']} {annex.number}.", *of(annex.passages)]
    return labels


def all_text(data: bytes) -> str:
    """Everything that is in the package, unpacked."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("contents", [False, True])
@pytest.mark.parametrize("comments", [(), COMMENTS], ids=["plain", "annotated"])
def test_a_draft_has_no_finding_of_the_open_xml_validator(
    language: Language, contents: bool, comments: tuple[Comment, ...], tmp_path: Path
):
    look = appearance(language, contents=contents, internal_notice="Intern" if comments else "")
    data = write(full_agreement(language), TEMPLATE, look, comments=comments, embedded=b"<dossier/>")
    assert findings(data, tmp_path / "draft.docx") == []


def test_a_synoptic_document_has_no_finding_of_the_open_xml_validator(tmp_path: Path):
    data = synoptic()
    assert findings(data, tmp_path / "synoptic.docx") == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(agreements())
def test_word_prints_exactly_the_labels_of_the_passages(agreement: Agreement):
    look = appearance(agreement.language)
    assert labels_in(write(agreement, TEMPLATE, look)) == labels_of(agreement, dict(look.words))


def test_no_label_is_typed():
    data = write(full_agreement("fr"), TEMPLATE, appearance("fr"))
    typed = [text(paragraph) for paragraph in document(data).iter(qn("w:p"))]
    assert not [line for line in typed if line.startswith(("Article", "§", "1°", "a)", "Annexe", "Chapitre"))]


def test_the_styles_number_the_articles_so_that_a_new_one_counts_by_itself():
    data = write(full_agreement("nl"), TEMPLATE, appearance("nl"))
    headings = [
        paragraph
        for paragraph in document(data).iter(qn("w:p"))
        if attribute(find(paragraph, "w:pPr/w:pStyle")) == "Heading2"
    ]
    assert len(headings) == 20
    assert all(find(heading, "w:pPr/w:numPr") is None for heading in headings)


def test_the_same_input_gives_the_same_bytes():
    look = appearance("nl", contents=True, internal_notice="Intern")
    one, other = (
        write(full_agreement("nl"), TEMPLATE, look, comments=COMMENTS, embedded=b"<dossier/>") for _ in range(2)
    )
    assert one == other
    assert synoptic() == synoptic()


def test_every_clause_stands_in_a_content_control_with_its_tag():
    agreement = full_agreement("nl")
    root = document(write(agreement, TEMPLATE, appearance("nl")))
    parts = (agreement.title, *agreement.opening, *agreement.articles, *agreement.closing, *agreement.annexes)
    assert [attribute(element) for element in root.iter(qn("w:tag"))] == [str(part.tag) for part in parts]
    ids = [attribute(element) for element in find_all(root, ".//w:sdtPr/w:id")]
    assert len(set(ids)) == len(ids) == len(parts)


def test_a_tag_that_word_would_refuse_is_an_error_with_a_remedy():
    article = Article("1", "Recht", (plain("Tekst."),), tag=ClauseTag("x" * 60, "1.0.0", "opening"))
    agreement = dataclasses.replace(full_agreement("nl"), articles=(article,))
    with pytest.raises(InputError, match="64"):
        write(agreement, TEMPLATE, appearance("nl"))


@pytest.mark.parametrize(("language", "expected"), [("nl", "artikel\u00a01"), ("fr", "article\u00a01er")])
def test_a_reference_is_a_field_to_the_heading_with_the_word_and_the_right_cached_number(
    language: Language, expected: str
):
    root = document(write(full_agreement(language), TEMPLATE, appearance(language)))
    instructions = [element.text for element in root.iter(qn("w:instrText"))]
    assert r" REF _Ref_clause_1 \r \h \* lower " in instructions
    bookmark = next(b for b in root.iter(qn("w:bookmarkStart")) if attribute(b, "w:name") == "_Ref_clause_1")
    heading = bookmark.getparent()
    assert heading is not None
    assert attribute(find(heading, "w:pPr/w:pStyle")) == "Heading2"
    assert expected in [text(run) for run in root.iter(qn("w:r"))]


def test_a_reference_to_a_clause_that_is_not_there_is_plain_text():
    closing = (Section((plain("Zie artikel ", Reference("elsewhere", "9"), ", of ", Reference(None, "3")),)),)
    root = document(write(dataclasses.replace(full_agreement("nl"), closing=closing), TEMPLATE, appearance("nl")))
    assert "Zie artikel 9, of 3" in [text(run) for run in root.iter(qn("w:r"))]


def test_bookmarks_have_names_of_their_own_of_at_most_forty_characters():
    long = "a-clause-with-quite-a-long-name-that-goes-on-"
    articles = tuple(
        Article(str(number), "Kop", (plain("Tekst."),), tag=tag(f"{long}{number}")) for number in range(1, 4)
    )
    agreement = dataclasses.replace(full_agreement("nl"), articles=articles)
    agreement = dataclasses.replace(
        agreement,
        articles=tuple(
            dataclasses.replace(a, tag=ClauseTag(f"{long}{a.number}", "1", "floor")) for a in agreement.articles
        ),
    )
    root = document(write(agreement, TEMPLATE, appearance("nl")))
    names = [attribute(bookmark, "w:name") for bookmark in root.iter(qn("w:bookmarkStart"))]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 40


def test_the_contents_name_every_heading_and_lead_to_it():
    root = document(write(full_agreement("fr"), TEMPLATE, appearance("fr", contents=True)))
    links = list(root.iter(qn("w:hyperlink")))
    bookmarks = {attribute(bookmark, "w:name") for bookmark in root.iter(qn("w:bookmarkStart"))}
    assert len(links) == 3 + 20 + 2
    assert {attribute(link, "w:anchor") for link in links} <= bookmarks
    assert [text(link) for link in links[:2]] == ["Chapitre 1.Généralités", "Article 1er.Champ d’application"]


def test_comments_go_to_their_clause_and_none_is_lost():
    data = write(full_agreement("nl"), TEMPLATE, appearance("nl"), comments=COMMENTS)
    package = opened(data)
    comments = package.xml("word/comments.xml")
    assert len(find_all(comments, "w:comment")) == len(COMMENTS)
    assert {attribute(c, "w:date") for c in find_all(comments, "w:comment")} == {"2026-11-23T00:00:00Z"}
    by_id = {attribute(c, "w:id"): text(c) for c in find_all(comments, "w:comment")}
    root = package.xml("word/document.xml")
    commented = {
        by_id[attribute(mark, "w:id")].partition(".")[0]: text(mark.getparent().getparent())
        for mark in root.iter(qn("w:commentReference"))
    }
    assert commented == {
        "Breekpunt": "Recht op loopbaanbegeleiding",
        "Kijk de hoedanigheid na": "Tussen de hierna vermelde partijen:",
        "Deze clausule staat niet in de tekst": text(next(root.iter(qn("w:p")))),
    }


def test_a_plain_draft_holds_no_internal_note_anywhere():
    notice = "NIET-VOOR-DE-WERKGEVER"
    look = appearance("nl", internal_notice=notice)
    annotated = write(full_agreement("nl"), TEMPLATE, look, comments=COMMENTS)
    bare = write(full_agreement("nl"), TEMPLATE, appearance("nl"))
    for secret in (notice, *(paragraph for comment in COMMENTS for paragraph in comment.paragraphs)):
        assert secret in all_text(annotated)
        assert secret not in all_text(bare)
    assert "word/comments.xml" not in opened(bare).parts


def test_the_document_says_its_language_title_author_and_date_and_nothing_of_the_machine():
    package = opened(write(full_agreement("fr"), TEMPLATE, appearance("fr")))
    core = package.xml("docProps/core.xml")
    said = {element.tag.rpartition("}")[2]: element.text for element in core}
    assert said == {
        "title": appearance("fr").short_title,
        "creator": "ACV-CSC",
        "language": "fr-BE",
        "lastModifiedBy": "ACV-CSC",
        "version": appearance("fr").version,
        "created": "2026-11-23T00:00:00Z",
        "modified": "2026-11-23T00:00:00Z",
    }
    assert [name for name in package.parts if name.startswith("docProps/")] == ["docProps/core.xml"]
    settings_part = package.parts["word/settings.xml"].decode()
    assert "rsid" not in settings_part
    assert "updateFields" not in settings_part
    defaults = find(package.xml("word/styles.xml"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert attribute(defaults) == "fr-BE"


def test_the_embedded_document_stays_as_it_is():
    package = opened(write(full_agreement("nl"), TEMPLATE, appearance("nl"), embedded=b"<dossier>x</dossier>"))
    assert package.related(package.main_document, "customXml") == "customXml/item1.xml"
    assert package.parts["customXml/item1.xml"] == b"<dossier>x</dossier>"
    assert package.related("customXml/item1.xml", "customXmlProps") == "customXml/itemProps1.xml"


def test_the_signature_table_has_a_row_for_each_signature_that_stays_whole():
    agreement = full_agreement("nl")
    root = document(write(agreement, TEMPLATE, appearance("nl")))
    (table,) = root.iter(qn("w:tbl"))
    header, *rows = find_all(table, "w:tr")
    assert find(header, "w:trPr/w:tblHeader") is not None
    assert [[text(cell) for cell in find_all(row, "w:tc")] for row in rows] == [
        [signature.party, signature.name + signature.capacity, ""] for signature in agreement.signatures
    ]
    for row in rows:
        assert find(row, "w:trPr/w:cantSplit") is not None
        assert int(attribute(find(row, "w:trPr/w:trHeight"))) >= 1134  # 2 cm


def test_an_agreement_without_signatures_or_annexes_is_sound_too(tmp_path: Path):
    agreement = dataclasses.replace(full_agreement("nl"), signatures=(), annexes=(), closing=(), opening=())
    assert findings(write(agreement, TEMPLATE, appearance("nl")), tmp_path / "draft.docx") == []


def test_characters_that_xml_does_not_know_are_left_out():
    agreement = dataclasses.replace(full_agreement("nl"), closing=(Section((plain("Gent\x0b, \x00hier"),)),))
    data = write(agreement, TEMPLATE, appearance("nl", author="A\x0bCV", date=datetime.date(2027, 1, 1)))
    assert "Gent, hier" in [text(run) for run in document(data).iter(qn("w:r"))]


def test_a_synoptic_document_has_a_row_for_each_article_in_both_languages():
    root = document(synoptic())
    rows = [[text(cell) for cell in find_all(row, "w:tc")] for row in root.iter(qn("w:tr"))]
    assert rows[0] == ["Nederlands", "Français"]
    assert all(len(row) == 2 and all(row) for row in rows)
    articles = [row for row in root.iter(qn("w:tr")) if attribute(find(row, "w:tc/w:p/w:pPr/w:pStyle")) == "Heading2"]
    assert len(articles) == 20


def test_a_synoptic_document_numbers_each_column_by_itself_in_its_own_language():
    labels = labels_in(synoptic())
    assert [label for label in labels if label.startswith("Artikel")] == [f"Artikel {n}." for n in range(1, 21)]
    assert [label for label in labels if label.startswith("Article")][:3] == [
        "Article 1er.",
        "Article 2.",
        "Article 3.",
    ]
    languages = {attribute(element) for element in document(synoptic()).iter(qn("w:lang"))}
    assert languages == {"fr-BE"}


def synoptic() -> bytes:
    left, right = full_agreement("nl"), full_agreement("fr")
    return write_synoptic(left, right, find_template("synoptic"), appearance("nl"), appearance("fr"))
