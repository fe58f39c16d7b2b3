"""Each feature of a real document changed, added and dropped: the laws, sound packages, and marks that a reader wants."""

from __future__ import annotations

import pytest

from agreements.word.compare import compare_packages
from agreements.word.package import Package
from agreements.word.tracked import accepted, rejected
from tests.word.compare.laws import WHEN, audited, marked, redlined
from tests.word.compare.making import Paper, ending, equation, section
from tests.wordml import abstract, field, lvl, num, p, r, sdt, table

LIST = abstract(0, lvl(0, "decimal", "%1.")) + abstract(1, lvl(0, "bullet", "-")) + num(1, 0) + num(2, 1)


def texts(*paragraphs: str) -> Package:
    return Paper().package(*map(p, paragraphs))


def shown(ours: Package, theirs: Package) -> list[str]:
    return marked(audited(ours, theirs))


# Words and paragraphs


@pytest.mark.parametrize(
    ("ours", "theirs", "marks"),
    [
        ("Een recht van 3 maanden.", "Een recht van 1 maand.", "Een recht van [-3 maanden-]{+1 maand+}."),
        ("De werknemer kiest.", "De werknemer kiest niet.", "De werknemer kiest{+ niet+}."),
        ("Een bedrag van 1.250,50 euro.", "Een bedrag van 950,00 euro.", "Een bedrag van [-1.250,50-]{+950,00+} euro."),
        ("De cao-lonen stijgen.", "De lonen stijgen.", "De [-cao-lonen-]{+lonen+} stijgen."),
        ("art.\u00a03 geldt", "art. 3 geldt", "art.[-\u00a0-]{+ +}3 geldt"),
    ],
)
def test_whole_words_are_marked(ours: str, theirs: str, marks: str) -> None:
    assert shown(texts(ours), texts(theirs)) == [marks]


def test_equal_documents_have_no_marks_and_every_paragraph_stays_byte_for_byte() -> None:
    document = Paper().package(p("Eén.", style="Heading1"), table(("a", "b")), p(field("REF x", r("3"))), p("Slot."))
    result = audited(document, document)
    assert result.identical
    assert result.package.parts["word/document.xml"].count(b"w:author") == 0


def test_other_runs_and_ids_are_no_change() -> None:
    cut = r("Een ") + r("zin.")
    assert redlined(Paper().package(p(r("Een zin."))), Paper().package(p(cut))).identical


def test_a_split_is_a_split_and_a_merge_a_merge() -> None:
    one = texts("De werknemer kiest zelf. De werkgever betaalt alles.", "Slot.")
    two = texts("De werknemer kiest zelf.", "De werkgever betaalt alles.", "Slot.")
    assert shown(one, two) == ["De werknemer kiest zelf.[- -]{+¶+}", "De werkgever betaalt alles.", "Slot."]
    assert shown(two, one) == ["De werknemer kiest zelf.[-¶-]", "{+ +}De werkgever betaalt alles.", "Slot."]


def test_paragraphs_come_and_go_at_the_end_of_a_document_and_of_a_cell() -> None:
    assert len(shown(texts("Eerste artikel."), texts("Eerste artikel.", "Tweede artikel."))) == 2
    assert len(shown(texts("Eerste artikel.", "Tweede artikel."), texts("Eerste artikel."))) == 2
    cells = [Paper().package(table((content, "vast")), p()) for content in (p("Een."), p("Een.") + p("Twee."))]
    audited(*cells)
    audited(*reversed(cells))


def test_a_moved_paragraph_is_paired_and_only_what_changed_in_it_is_marked() -> None:
    moved = "De werknemer kiest vrij de dienstverlener die hem begeleidt."
    rest = [f"Artikel {number} blijft zoals het altijd is geweest." for number in range(6)]
    marks = shown(texts(moved, *rest), texts(*rest, moved.replace("vrij", "zelf"), "Slot van de tekst."))
    assert marks[0].startswith("<-De werknemer kiest ->[-vrij-]<- de dienstverlener")
    assert any("{+zelf+}" in line and line.startswith("<+De werknemer kiest +>") for line in marks)


def test_changed_formatting_is_marked_as_formatting() -> None:
    assert shown(Paper().package(p(r("Een recht"))), Paper().package(p(r("Een recht", bold=True)))) == ["Een recht±"]
    assert shown(Paper().package(p("Kop")), Paper().package(p("Kop", style="Heading1"))) == ["Kop±"]


# Tables


ROWS = [("Anciënniteit", "Budget"), ("tot 5 jaar", "550 euro"), ("vanaf 5 jaar", "1.100 euro")]


@pytest.mark.parametrize(
    "changed",
    [
        [*ROWS, ("vanaf 10 jaar", "2.000 euro")],
        ROWS[:2],
        [ROWS[0], ROWS[2], ROWS[1]],
        [(*row, "extra") for row in ROWS],
        [row[:1] for row in ROWS],
        [ROWS[0], ("tot 5 jaar", "950 euro"), ROWS[2]],
        [ROWS[0], ("tot 5 jaar", p("550 euro") + p("per jaar")), ROWS[2]],
        [ROWS[0], ("tot 5 jaar", table(("genest", "meer")) + p()), ROWS[2]],
    ],
)
def test_tables_change_by_row_cell_and_word(changed: list[tuple[str, ...]]) -> None:
    ours, theirs = (Paper().package(table(*rows), p("Slot.")) for rows in (ROWS, changed))
    audited(ours, theirs)
    audited(theirs, ours)


def test_one_changed_word_in_a_table_is_the_only_mark() -> None:
    changed = [ROWS[0], ("tot 5 jaar", "950 euro"), ROWS[2]]
    marks = marked(audited(*(Paper().package(table(*rows), p()) for rows in (ROWS, changed))))
    assert [line for line in marks if "[-" in line or "{+" in line] == ["[-550-]{+950+} euro"]


def test_a_table_in_a_table_that_shares_no_word_is_still_the_same_table() -> None:
    outer = [p("Voor.") + table((word,)) + p("Na.") for word in ("Genest.", "Gedeeld.")]
    marks = shown(*(Paper().package(table((cell,)), p()) for cell in outer))
    assert [line for line in marks if "[-" in line or "{+" in line] == ["[-Genest-]{+Gedeeld+}."]


def test_merged_cells_and_table_properties_are_tracked() -> None:
    plain = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='1000'/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>"
    wide = plain.replace("<w:tblPr/>", '<w:tblPr><w:jc w:val="center"/></w:tblPr>').replace(
        "<w:tcPr/>", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    )
    audited(Paper().package(plain, p()), Paper().package(wide, p()))
    audited(Paper().package(wide, p()), Paper().package(plain, p()))


# Lists and styles


def test_one_list_under_another_number_is_no_change() -> None:
    other = abstract(5, lvl(0, "decimal", "%1.")) + num(9, 5)
    ours = Paper(numbering=LIST).package(p("a", num=(1, 0)), p("b", num=(1, 0)))
    assert redlined(ours, Paper(numbering=other).package(p("a", num=(9, 0)), p("b", num=(9, 0)))).identical


def test_lists_come_go_and_begin_anew() -> None:
    none = Paper().package(p("a"), p("b"))
    one = Paper(numbering=LIST).package(p("a", num=(1, 0)), p("b", num=(1, 0)))
    anew = (
        LIST
        + '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    two = Paper(numbering=anew).package(p("a", num=(1, 0)), p("b", num=(3, 0)))
    for ours, theirs in ((none, one), (one, none), (one, two), (two, one)):
        audited(ours, theirs)


def test_a_style_under_another_id_is_no_change_and_a_new_one_comes_along() -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    assert redlined(
        Paper().package(p("x", style="Heading1")), Paper(styles=styles).package(p("x", style="Kop1"))
    ).identical
    new = styles + '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen"/></w:style>'
    redlined(Paper().package(p("x")), Paper(styles=new).package(p("x", style="Eigen")))


# What hangs on the text


def test_a_note_that_changed_is_not_taken_for_a_new_one_beside_it() -> None:
    def document(*notes: str) -> Package:
        paper = Paper()
        return paper.package(
            p(r("Het budget") + "".join(paper.note(note) for note in notes) + r(" blijft.")), p("Slot.")
        )

    old, new = "Bedragen van 2026.", "Bedragen van 2026 en 2027."
    result = audited(document(old), document("Zie de bijlage.", new))
    notes = [line for line in marked(result, "word/footnotes.xml") if line]
    assert " Bedragen van 2026{+ en 2027+}." in notes
    assert [line for line in notes if "[-" in line] == []


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_come_go_and_change(kind: str) -> None:
    def document(*notes: str) -> Package:
        paper = Paper()
        return paper.package(
            *(p(r(f"Zin {i}.") + (paper.note(n, kind=kind) if n else "")) for i, n in enumerate(notes))
        )

    for ours, theirs in ((["", ""], ["Zie de wet.", ""]), (["Zie de wet.", ""], ["", "Zie de wet."]),
                         (["Zie de oude wet."], ["Zie de nieuwe wet."]), (["Een.", "Twee."], ["Twee.", "Een."])):  # fmt: skip
        audited(document(*ours), document(*theirs))
        audited(document(*theirs), document(*ours))


@pytest.mark.parametrize("name", ["header", "footer"])
@pytest.mark.parametrize("kind", ["default", "first", "even"])
def test_headers_of_every_kind_come_go_and_change(name: str, kind: str) -> None:
    def document(text: str) -> Package:
        paper = Paper()
        return paper.package(p("Tekst."), section=paper.header(p(text), kind=kind, name=name) if text else "")

    for ours, theirs in (("", "Ontwerp"), ("Ontwerp", ""), ("Ontwerp van 1 mei", "Ontwerp van 2 mei")):
        audited(document(ours), document(theirs))


def test_a_section_that_goes_takes_no_header_from_the_next() -> None:
    one, two = Paper(), Paper()
    ours = one.package(ending("Deel een.", section(one.header(p("Kop")))), p("Deel twee."))
    theirs = two.package(p("Deel een."), p("Deel twee."), section=two.header(p("Kop")))
    audited(ours, theirs)
    audited(theirs, ours)


def test_comments_keep_their_ranges_and_replies() -> None:
    def document(*comments: str) -> Package:
        paper = Paper()
        content = r("Een recht op begeleiding.")
        for number, text in enumerate(comments):
            content = paper.comment(text, content, reply_to=0 if number else None)
        return paper.package(p(content))

    for ours, theirs in (([], ["Nagaan"]), (["Nagaan"], []), (["Nagaan"], ["Nagaan", "Nagegaan"]), (["Zo"], ["Nee"])):
        audited(document(*ours), document(*theirs))


def test_a_comment_on_part_of_a_word_stays_on_that_part() -> None:
    papers = Paper(), Paper()
    ours, theirs = (
        paper.package(p(r("loop") + paper.comment("hm", r("baan")) + r(text)))
        for paper, text in zip(papers, ("begeleiding nu", "begeleiding later"), strict=True)
    )
    audited(ours, theirs)


def test_pictures_and_embedded_objects_are_compared_by_content() -> None:
    def document(picture: bytes, name: str) -> Package:
        paper = Paper()
        return paper.package(p(r("Zie ") + paper.picture(picture, name) + paper.embedded(picture, picture)))

    assert redlined(document(b"een", "a.png"), document(b"een", "b.png")).identical
    assert not redlined(document(b"een", "a.png"), document(b"twee", "a.png")).identical


def test_text_boxes_change_inside_both_of_their_versions() -> None:
    papers = Paper(), Paper()
    ours, theirs = (x.package(p(x.box(p(t)))) for x, t in zip(papers, ("in een vak", "in het vak"), strict=True))
    assert shown(ours, theirs)[1:] == ["in [-een-]{+het+} vak"] * 2


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (p(equation("a+b")), p(equation("a+c"))),
        (p(field("REF x", r("3"))), p(field("REF x", r("4")))),
        (p(r("Zie ") + field("REF x", r("3"))), p(r("Zie 3"))),
        (p('<w:fldSimple w:instr=" DATE "><w:r><w:t>nu</w:t></w:r></w:fldSimple>'), p(field("DATE", r("nu")))),
        (p(sdt("t", r("een"))), p(r("een"))),
        (p(sdt("t", r("een"))), p(sdt("u", r("een")))),
        (sdt("t", p("een"), p("twee")), p("een") + p("twee")),
        (sdt("t", p("een"), p("twee")) + p("drie"), p("een") + sdt("t", p("twee"), p("drie"))),
        (sdt("a", sdt("b", p("een"))), sdt("b", sdt("a", p("een")))),
        (p(field(r"TOC \o", r("Een"))) , p(field(r"TOC \o", r("Een"), r("Twee")))),
    ],
)  # fmt: skip
def test_equations_fields_and_controls(ours: str, theirs: str) -> None:
    for one, two in ((ours, theirs), (theirs, ours)):
        audited(Paper().package(one, p("Slot.")), Paper().package(two, p("Slot.")))


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
LOOK = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'


def formula(*runs: str) -> str:
    return f'<m:oMath xmlns:m="{MATH}">{"".join(f"<m:r>{run}</m:r>" for run in runs)}</m:oMath>'


def symbols(text: str) -> str:
    return f"{LOOK}<m:t>{text}</m:t>"


def marked_inside(kind: str, text: str) -> str:
    return f'<w:{kind} w:id="7" w:author="Eric" w:date="2016-04-21T19:17:00Z">{symbols(text)}</w:{kind}>'


def test_an_equation_that_is_cut_into_other_runs_is_no_change() -> None:
    ours, theirs = (
        Paper().package(p(r("Zie ") + formula(*map(symbols, runs))), p("Slot.")) for runs in (("A=π",), ("A", "=π"))
    )
    assert redlined(ours, theirs).identical


def test_what_the_revised_document_tracks_in_an_equation_stays_marked_in_it_under_our_name() -> None:
    ours = Paper().package(p(formula(symbols("A=πr"))), p("Slot."))
    theirs = Paper().package(
        p(formula(symbols("A="), marked_inside("ins", "2"), symbols("π"), marked_inside("del", "r"))), p("Slot.")
    )
    result = compare_packages(ours, theirs, date=WHEN)
    text = result.package.parts["word/document.xml"].decode()
    assert (text.count("<w:ins "), text.count("<w:del "), text.count("Eric")) == (1, 1, 0)
    said = [
        "".join(t.text or "" for t in resolved(result.package).xml("word/document.xml").iter(f"{{{MATH}}}t"))
        for resolved in (accepted, rejected)
    ]
    assert said == ["A=2π", "A=πr"]


@pytest.mark.parametrize(("ours", "in_table"), [("A=3r", False), ("A=r", True)])
def test_an_equation_that_differs_otherwise_goes_and_comes_as_a_whole(ours: str, *, in_table: bool) -> None:
    theirs = formula(symbols("A="), marked_inside("ins", "2"), symbols("r"))
    blocks = [p(formula(symbols(ours))), p(theirs)]
    packages = [Paper().package(table((block,)) if in_table else block, p("Slot.")) for block in blocks]
    text = compare_packages(*packages, date=WHEN).package.parts["word/document.xml"].decode()
    for kind in ("ins", "del"):
        assert f"<w:{kind} " in text
        assert f"<m:r><w:{kind} " not in text


def test_hyperlinks_change_their_target_and_their_text() -> None:
    def document(target: str, text: str) -> Package:
        paper = Paper()
        return paper.package(p(r("Zie ") + (paper.link(target, r(text)) if target else r(text))))

    for ours, theirs in ((("https://a.be", "hier"), ("https://b.be", "hier")), (("https://a.be", "hier"), ("", "hier")),
                         (("https://a.be", "hier"), ("https://a.be", "daar")), (("", "hier"), ("#plaats", "hier"))):  # fmt: skip
        audited(document(*ours), document(*theirs))


def test_a_bookmark_that_grows_at_its_start_holds_the_new_words_too() -> None:
    papers = Paper(), Paper()
    ours, theirs = (
        paper.package(p(paper.bookmark("_Ref1", r(text)) + r(" Slot.")))
        for paper, text in zip(papers, ("artikel 3", "Zie artikel 3 bis"), strict=True)
    )
    result = audited(ours, theirs)
    assert marked(result) == ["{+Zie +}artikel 3 {+bis +}Slot."]


def test_strict_documents_are_compared_as_transitional_ones() -> None:
    document = texts("Een zin.")
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )
        for name, data in document.parts.items()
    }
    other = Package.from_bytes(Package(strict, document.source).to_bytes(), document.source)
    assert redlined(document, other).identical


def test_the_same_input_and_date_give_the_same_bytes() -> None:
    ours, theirs = texts("Een recht.", "Slot."), texts("Geen recht.", "Nog een zin.", "Slot.")
    first, second = (compare_packages(ours, theirs, date=WHEN).package.to_bytes() for _ in range(2))
    assert first == second


def test_a_bookmark_of_a_replaced_or_joined_paragraph_is_there_in_both_readings() -> None:
    def document(*blocks: str) -> Package:
        return Paper().package(*blocks, p("Slot."))

    def spot(text: str) -> str:
        return p(r(text) + Paper().bookmark("plaats"))

    for ours, theirs in (
        ([spot("Heel het lid.")], [spot("Iets anders dan dat.")]),
        ([p("Eerste lid."), spot("Tweede lid.")], [spot("Eerste lid. Tweede lid.")]),
        (
            [p(Paper().bookmark("plaats", r("recht"))), p("Twee.")],
            [p("Nieuw."), p(Paper().bookmark("plaats", r("recht")))],
        ),
    ):
        result = redlined(document(*ours), document(*theirs)).package
        for resolved in (accepted(result), rejected(result)):
            assert resolved.parts["word/document.xml"].count(b'w:name="plaats"') == 1


def test_a_bookmark_round_words_that_stay_is_there_once_and_where_it_was_when_all_is_rejected() -> None:
    ours, theirs = (
        Paper().package(p(r("Recht. ") + Paper().bookmark("plaats", r("recht recht")) + rest), p("Slot."))
        for rest in (r(" recht"), "")
    )
    result = redlined(ours, theirs).package
    for resolved in (accepted(result), rejected(result)):
        assert resolved.parts["word/document.xml"].count(b'w:name="plaats"') == 1


def test_a_bookmark_on_replaced_text_is_one_round_both_since_word_takes_the_first_of_a_name() -> None:
    ours, theirs = (
        Paper().package(p(r("Zie ") + Paper().bookmark("_Ref1", r(text)) + r(" verder.")))
        for text in ("het tweede lid", "bijlage 4")
    )
    result = audited(ours, theirs)
    assert marked(result) == ["Zie [-het tweede lid-]{+bijlage 4+} verder."]
    assert result.package.parts["word/document.xml"].count(b"w:bookmarkStart ") == 1
    for resolved in (accepted(result.package), rejected(result.package)):
        assert resolved.parts["word/document.xml"].count(b'w:name="_Ref1"') == 1


def test_the_place_where_the_author_last_was_is_there_once() -> None:
    ours, theirs = (
        Paper().package(p("Een lid."), p(r(text) + Paper().bookmark("_GoBack") + r("!")), p("Slot."))
        for text in ("Heel het lid", "Wat anders")
    )
    assert redlined(ours, theirs).package.parts["word/document.xml"].count(b'"_GoBack"') == 1


def test_an_empty_bookmark_before_a_picture_that_is_replaced_is_there_in_both_readings() -> None:
    papers = Paper(), Paper()
    ours, theirs = (
        paper.package(p(r("Zie ") + paper.bookmark("plaats") + paper.picture(data) + paper.link("#plaats", r("hier"))))
        for paper, data in zip(papers, (b"een", b"twee"), strict=True)
    )
    result = redlined(ours, theirs).package
    for resolved in (accepted(result), rejected(result)):
        assert resolved.parts["word/document.xml"].count(b'w:name="plaats"') == 1


def test_a_bookmark_before_a_link_that_comes_does_not_go_with_it() -> None:
    def document(*before: str) -> Package:
        paper = Paper()
        link = paper.link("https://example.org", r("een pad"))
        mark = paper.bookmark("plaats")
        return paper.package(p(paper.picture(before[0].encode()) + mark + (link if before[1:] else "") + r(" daar.")))

    result = redlined(document("een"), document("twee", "link")).package
    assert rejected(result).parts["word/document.xml"].count(b'w:name="plaats"') == 1


def test_a_link_stays_one_when_words_change_in_it_and_before_it() -> None:
    papers = Paper(), Paper()
    ours, theirs = (
        paper.package(p(r(before) + paper.link("https://example.org", r(text)) + r(after)))
        for paper, before, text, after in zip(
            papers,
            ("Acht met ", "Iets heel anders "),
            ("link naar het hele register", "pad naar het hele register"),
            ("!", "?"),
            strict=True,
        )
    )
    result = audited(ours, theirs)
    for package in (result.package, accepted(result.package), rejected(result.package)):
        assert package.parts["word/document.xml"].count(b"<w:hyperlink ") == 1


def test_a_comment_on_replaced_text_keeps_its_replies_on_both_sides() -> None:
    def document(text: str) -> Package:
        paper = Paper()
        reply = paper.comment("Akkoord.", r(text), reply_to=1)
        return paper.package(p(paper.comment("Nakijken.", reply)), p("Slot."))

    result = audited(document("De werknemer kiest zelf."), document("Geen enkel woord bleef staan.")).package
    assert len(result.xml("word/comments.xml")) == len(result.xml("word/commentsExtended.xml")) == 4
