"""Comments on paragraphs: what has no paragraph in the body keeps its comment, with its words."""

from agreements.word.annotating import Annotation, annotate
from agreements.word.oxml import attribute, find_all, qn
from agreements.word.package import Package
from tests.wordml import p, package, r

BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{p('De sessies vallen buiten de arbeidstijd.')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def commented(found: Package) -> dict[str, list[str]]:
    """The lines of each comment, by the first text of the paragraph on which it stands."""
    name = found.related(found.main_document, "comments")
    assert name is not None
    said = {
        attribute(comment, "w:id"): ["".join(t.text or "" for t in q.iter(qn("w:t"))) for q in comment.iter(qn("w:p"))]
        for comment in find_all(found.xml(name), "w:comment")
    }
    places: dict[str, list[str]] = {}
    for paragraph in found.xml(found.main_document).iter(qn("w:p")):
        for mark in find_all(paragraph, "w:commentRangeStart"):
            text = next(paragraph.iter(qn("w:t"))).text or ""
            places.setdefault(text, []).extend(said[attribute(mark, "w:id")])
    return places


def body() -> Package:
    return package(p("Titel"), p("Artikel 1. Recht"), p("De werknemer kiest."), p(f"{r('Artikel 2. Tijd')}{BOX}"))


def test_a_comment_stands_on_the_paragraph_that_says_its_text() -> None:
    found = body()
    annotate(found, [Annotation(("De werknemer kiest.",), ("verzwakt",))], "Akkoord", "2027-01-01T00:00:00Z")
    assert commented(found) == {"De werknemer kiest.": ["verzwakt"]}


def test_what_stands_in_a_note_has_its_comment_on_the_heading_of_its_article_with_its_words() -> None:
    found = body()
    note = Annotation(("Behalve in januari.",), ("verzwakt",), near=("Recht",))
    annotate(found, [note], "Akkoord", "2027-01-01T00:00:00Z")
    assert commented(found) == {"Artikel 1. Recht": ["“Behalve in januari.”", "verzwakt"]}


def test_no_comment_is_put_into_a_text_box() -> None:
    found = body()
    box = Annotation(("De sessies vallen buiten de arbeidstijd.",), ("verzwakt",), near=("Tijd",))
    annotate(found, [box], "Akkoord", "2027-01-01T00:00:00Z")
    assert commented(found) == {"Artikel 2. Tijd": ["“De sessies vallen buiten de arbeidstijd.”", "verzwakt"]}


def test_what_stands_nowhere_has_its_comment_where_the_one_before_stands_or_at_the_beginning() -> None:
    found = body()
    lost = Annotation(("Nergens.",), ("nieuw",))
    annotate(
        found, [lost, Annotation(("De werknemer kiest.",), ("verzwakt",)), lost], "Akkoord", "2027-01-01T00:00:00Z"
    )
    places = commented(found)
    assert places["Titel"] == ["“Nergens.”", "nieuw"]
    assert sorted(places["De werknemer kiest."]) == ["nieuw", "verzwakt", "“Nergens.”"]
