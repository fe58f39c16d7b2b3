"""Accepting and rejecting: what is left in the text, and what shape it has."""

from __future__ import annotations

import pytest

from agreements.word.oxml import Element, parse_xml, qn
from agreements.word.revision_marks import ALL_MARKS
from agreements.word.revisions import accept, reject, resolve
from tests.wordml import NAMESPACES, body, by, deleted, field, ins, lines, p, r, sdt, table, tracked, tracked_runs


def accepted(*blocks: str) -> Element:
    root = body(*blocks)
    accept(root)
    assert next(root.iter(*ALL_MARKS), None) is None
    return root


def rejected(*blocks: str) -> Element:
    root = body(*blocks)
    reject(root)
    assert next(root.iter(*ALL_MARKS), None) is None
    return root


def both(*blocks: str) -> tuple[list[str], list[str]]:
    return lines(accepted(*blocks)), lines(rejected(*blocks))


def names(root: Element, name: str) -> list[Element]:
    return list(root.iter(qn(name)))


def styles(root: Element) -> list[str]:
    return [
        next((style.get(qn("w:val"), "") for style in paragraph.iter(qn("w:pStyle"))), "")
        for paragraph in root.iter(qn("w:p"))
    ]


def shape(root: Element) -> list[str]:
    return [str(child.tag).rpartition("}")[2] for child in root]


# Text


def test_inserted_text_stays_when_accepted_and_goes_when_rejected() -> None:
    assert both(tracked("een {+nieuw +}woord")) == (["een nieuw woord"], ["een woord"])


def test_deleted_text_goes_when_accepted_and_is_text_again_when_rejected() -> None:
    assert both(tracked("een [-oud -]woord")) == (["een woord"], ["een oud woord"])
    assert names(rejected(tracked("[-oud-]")), "w:delText") == []


def test_deleted_instructions_of_fields_work_again_when_rejected() -> None:
    code = '<w:r><w:delInstrText xml:space="preserve"> PAGE </w:delInstrText></w:r>'
    root = rejected(p(f"<w:del {by()}>{code}</w:del>"))
    assert [text.text for text in names(root, "w:instrText")] == [" PAGE "]


def test_what_one_inserted_and_another_deleted_goes_either_way() -> None:
    text = p(r("a") + f"<w:ins {by('An')}>{deleted('b', 'Bob')}</w:ins>" + r("c"))
    assert both(text) == (["ac"], ["ac"])


def test_moved_text_is_at_one_place_only() -> None:
    source = p(
        f'<w:moveFromRangeStart w:id="1" w:author="An" w:name="move1"/><w:moveFrom {by()}>{r("x")}</w:moveFrom>'
        '<w:moveFromRangeEnd w:id="1"/>' + r("a")
    )
    target = p(
        r("b") + f'<w:moveToRangeStart w:id="2" w:author="An" w:name="move1"/><w:moveTo {by()}>{r("x")}</w:moveTo>'
        '<w:moveToRangeEnd w:id="2"/>'
    )
    assert both(source, target) == (["a", "bx"], ["xa", "b"])


def test_text_in_deleted_form_inside_a_move_is_text_in_the_end() -> None:
    moved = f"<w:moveFrom {by()}><w:r><w:delText>x</w:delText></w:r></w:moveFrom>"
    assert lines(rejected(p(moved))) == ["x"]


def test_blocks_between_marks_are_taken_like_runs() -> None:
    assert both(f"<w:ins {by()}>{p('a')}</w:ins>", f"<w:del {by()}>{p('b')}</w:del>", p("c")) == (
        ["a", "c"],
        ["b", "c"],
    )


# Paragraphs


def test_a_deleted_mark_joins_a_paragraph_with_the_next_which_keeps_its_own_properties() -> None:
    first, second = tracked("een [-¶-]", style="Heading1"), tracked("twee", style="Heading2")
    assert lines(accepted(first, second)) == ["een twee"]
    assert styles(accepted(first, second)) == ["Heading2"]
    assert styles(rejected(first, second)) == ["Heading1", "Heading2"]


def test_an_inserted_paragraph_goes_whole() -> None:
    assert both(p("a"), tracked("{+nieuw¶+}"), p("b")) == (["a", "nieuw", "b"], ["a", "b"])


def test_a_paragraph_split_in_two_is_one_again_when_rejected() -> None:
    assert both(tracked("een {+¶+}"), p("twee")) == (["een ", "twee"], ["een twee"])


def test_a_chain_of_deleted_marks_gives_one_paragraph() -> None:
    blocks = [tracked(f"{n}[-¶-]", style=f"Heading{n}") for n in (1, 2)]
    root = accepted(*blocks, p("3", style="Title"), p("4"))
    assert lines(root) == ["123", "4"]
    assert styles(root) == ["Title", ""]


def test_an_inserted_and_then_deleted_mark_goes_either_way() -> None:
    first = p("a", mark=f"<w:ins {by()}/><w:del {by('Bob')}/>")
    assert both(first, p("b")) == (["ab"], ["ab"])


def test_an_emptied_paragraph_before_a_table_vanishes() -> None:
    assert shape(accepted(p("a"), tracked("[-weg¶-]"), table(("x",)), p())) == ["p", "tbl", "p"]


def test_text_whose_mark_goes_before_a_table_stays_a_paragraph() -> None:
    root = accepted(tracked("blijft[-¶-]", style="Title"), table(("x",)), p("b"))
    assert shape(root) == ["p", "tbl", "p"]
    assert lines(root) == ["blijft", "x", "b"]
    assert styles(root)[0] == "Title"


def test_an_emptied_paragraph_at_the_end_vanishes_and_one_with_text_stays() -> None:
    assert lines(accepted(p("a"), tracked("[-weg¶-]"))) == ["a"]
    assert lines(accepted(p("a"), tracked("blijft[-¶-]"))) == ["a", "blijft"]
    assert lines(accepted(tracked("een [-¶-]"), tracked("[-twee¶-]"))) == ["een "]


def test_a_cell_keeps_a_paragraph_when_all_of_its_text_goes() -> None:
    root = accepted(table((tracked("[-weg¶-]"), "b")))
    assert [shape(cell) for cell in names(root, "w:tc")] == [["p"], ["p"]]


def test_a_cell_ends_in_a_paragraph_after_the_table_inside_it() -> None:
    root = accepted(table((table(("x",)) + tracked("[-weg¶-]"),)))
    assert shape(names(root, "w:tc")[0]) == ["tbl", "p"]


@pytest.mark.parametrize("story", ["hdr", "ftr", "footnote", "endnote", "comment", "txbxContent"])
def test_a_story_keeps_one_paragraph(story: str) -> None:
    root = parse_xml(f"<w:{story} {NAMESPACES}>{tracked('[-weg¶-]')}</w:{story}>".encode())
    accept(root)
    assert shape(root) == ["p"]


def test_the_paragraph_that_a_cell_keeps_is_its_own() -> None:
    assert styles(accepted(table((tracked("[-weg¶-]", style="Title"),)))) == ["Title"]
    assert styles(accepted(table((p("a", style="Title") + tracked("[-weg¶-]"),)))) == ["Title"]


def test_a_document_keeps_one_paragraph_before_its_last_section() -> None:
    root = parse_xml(f"<w:document {NAMESPACES}><w:body>{tracked('{+x¶+}')}<w:sectPr/></w:body></w:document>".encode())
    reject(root)
    assert shape(root[0]) == ["p", "sectPr"]


def test_a_paragraph_loses_its_section_break_with_its_mark() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del {by()}/></w:rPr><w:sectPr/></w:pPr>{r('a')}</w:p>"
    assert names(accepted(first, p("b")), "w:sectPr") == []
    assert names(accepted(first, table(("x",))), "w:sectPr") == []
    assert len(names(rejected(first, p("b")), "w:sectPr")) == 1


def test_what_stands_between_two_joined_paragraphs_comes_between_their_texts() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="b"/>'
    root = accepted(tracked("een[-¶-]"), start, p(r("twee") + '<w:bookmarkEnd w:id="1"/>'))
    assert shape(names(root, "w:p")[0]) == ["r", "bookmarkStart", "r", "bookmarkEnd"]


def test_a_paragraph_joins_the_first_one_in_a_content_control_and_the_last_one_in_it_the_next() -> None:
    assert lines(accepted(tracked("a[-¶-]"), sdt("t", p("b")))) == ["ab"]
    root = accepted(sdt("t", p("a"), tracked("b[-¶-]")), p("c"))
    assert lines(root) == ["a", "bc"]
    root = accepted(sdt("t", tracked("[-b¶-]")), p("c"))
    assert (shape(root), lines(root)) == (["p"], ["c"])


def test_no_empty_property_elements_stay_behind() -> None:
    assert names(accepted(tracked("{+a¶+}"), p("b")), "w:pPr") == []


# Tables


def row(content: str, mark: str = "") -> str:
    return f"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{content}</w:tc></w:tr>"


def rows(*content: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(content)}</w:tbl>"


def test_rows_come_and_go_whole() -> None:
    blocks = rows(row(p("a")), row(tracked("{+b+}"), f"<w:ins {by()}/>"), row(tracked("[-c-]"), f"<w:del {by()}/>"))
    assert both(blocks) == (["a", "b"], ["a", "c"])
    assert names(accepted(blocks), "w:trPr")[1:] == []


def test_a_table_without_rows_vanishes_and_paragraphs_around_it_join() -> None:
    gone = rows(row(p("x"), f"<w:del {by()}/>"))
    assert shape(accepted(p("a"), gone, p("b"))) == ["p", "p"]
    assert lines(accepted(tracked("a[-¶-]"), gone, p("b"))) == ["ab"]


def test_rows_in_a_content_control_take_it_along() -> None:
    blocks = rows(row(p("a")), sdt("t", row(p("b"), f"<w:del {by()}/>")))
    assert names(accepted(blocks), "w:sdt") == []


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_cells_come_and_go() -> None:
    blocks = rows(f"<w:tr>{cell('a')}{cell('b', f'<w:cellIns {by()}/>')}{cell('c', f'<w:cellDel {by()}/>')}</w:tr>")
    assert both(blocks) == (["a", "b"], ["a", "c"])


def test_a_row_without_cells_vanishes() -> None:
    blocks = rows(f"<w:tr>{cell('a', f'<w:cellDel {by()}/>')}</w:tr>", f"<w:tr>{cell('b')}</w:tr>")
    assert len(names(accepted(blocks), "w:tr")) == 1


def merges(root: Element) -> list[str | None]:
    found = [next(cell.iter(qn("w:vMerge")), None) for cell in root.iter(qn("w:tc"))]
    return [None if merge is None else merge.get(qn("w:val"), "continue") for merge in found]


def test_a_merged_cell_continues_the_one_above_and_is_its_own_again_when_rejected() -> None:
    mark = f'<w:cellMerge {by()} w:vMerge="cont"/>'
    blocks = rows(f"<w:tr>{cell('a')}{cell('b')}</w:tr>", f"<w:tr>{cell('c')}{cell('d', mark)}</w:tr>")
    assert merges(accepted(blocks)) == [None, "restart", None, "continue"]
    assert merges(rejected(blocks)) == [None, None, None, None]


def test_the_cell_above_is_the_one_in_the_same_column() -> None:
    mark = f'<w:cellMerge {by()} w:vMerge="cont"/>'
    wide = cell("a", '<w:gridSpan w:val="2"/>')
    below = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("c", mark)}</w:tr>'
    assert merges(accepted(rows(f"<w:tr>{wide}{cell('b')}</w:tr>", below))) == [None, "restart", "continue"]


def test_a_split_cell_is_merged_again_when_rejected() -> None:
    mark = f'<w:cellMerge {by()} w:vMerge="rest" w:vMergeOrig="cont"/>'
    top = cell("a", '<w:vMerge w:val="restart"/>')
    blocks = rows(f"<w:tr>{top}</w:tr>", f"<w:tr>{cell('b', mark)}</w:tr>")
    assert merges(accepted(blocks)) == ["restart", "restart"]
    assert merges(rejected(blocks)) == ["restart", "continue"]


# Properties


def test_formatting_of_a_run_is_kept_or_put_back() -> None:
    run = f"<w:r><w:rPr><w:b/><w:rPrChange {by()}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"
    assert [shape(x) for x in names(accepted(p(run)), "w:rPr")] == [["b"]]
    assert [shape(x) for x in names(rejected(p(run)), "w:rPr")] == [["i"]]
    plain = run.replace("<w:i/>", "")
    assert names(rejected(p(plain)), "w:rPr") == []


def test_properties_of_a_paragraph_are_put_back_but_its_mark_and_section_are_left() -> None:
    change = f'<w:pPrChange {by()}><w:pPr><w:pStyle w:val="Title"/></w:pPr></w:pPrChange>'
    block = f"<w:p><w:pPr><w:jc w:val='left'/><w:rPr><w:b/></w:rPr><w:sectPr/>{change}</w:pPr>{r('a')}</w:p>"
    assert [shape(x) for x in names(accepted(block), "w:pPr")] == [["jc", "rPr", "sectPr"]]
    assert [shape(x) for x in names(rejected(block), "w:pPr")] == [["pStyle", "rPr", "sectPr"]]


def test_the_formatting_of_an_inserted_mark_is_put_back_and_the_mark_still_goes() -> None:
    change = f"<w:rPrChange {by()}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    first = p("a", mark=f"<w:ins {by()}/><w:b/>{change}")
    assert lines(rejected(first, p("b"))) == ["ab"]
    assert [shape(x) for x in names(accepted(first, p("b")), "w:rPr")] == [["b"]]


def test_a_section_gets_its_old_layout_back_and_keeps_its_headers() -> None:
    header = '<w:headerReference w:type="default" r:id="rId9"/>'
    change = f"<w:sectPrChange {by()}><w:sectPr><w:pgSz w:w='1'/></w:sectPr></w:sectPrChange>"
    block = f"<w:sectPr>{header}<w:cols/>{change}</w:sectPr>"
    assert [shape(x) for x in names(rejected(p("a"), block), "w:sectPr")] == [["headerReference", "pgSz"]]
    assert [shape(x) for x in names(accepted(p("a"), block), "w:sectPr")] == [["headerReference", "cols"]]


def test_properties_of_tables_rows_and_cells_are_put_back() -> None:
    block = (
        f"<w:tbl><w:tblPr><w:jc w:val='center'/><w:tblPrChange {by()}><w:tblPr><w:tblW/></w:tblPr></w:tblPrChange>"
        f"</w:tblPr><w:tblGrid><w:gridCol w:w='1'/><w:tblGridChange w:id='1'><w:tblGrid><w:gridCol w:w='2'/>"
        f"<w:gridCol w:w='3'/></w:tblGrid></w:tblGridChange></w:tblGrid><w:tr><w:tblPrEx><w:jc w:val='left'/>"
        f"<w:tblPrExChange {by()}><w:tblPrEx/></w:tblPrExChange></w:tblPrEx><w:trPr><w:tblHeader/><w:ins {by()}/>"
        f"<w:trPrChange {by()}><w:trPr><w:cantSplit/></w:trPr></w:trPrChange></w:trPr><w:tc><w:tcPr><w:shd/>"
        f"<w:tcPrChange {by()}><w:tcPr><w:tcW/></w:tcPr></w:tcPrChange></w:tcPr>{p('a')}</w:tc></w:tr>"
        f"<w:tr>{cell('b')}</w:tr></w:tbl>"
    )
    root = accepted(block)
    assert [shape(next(root.iter(qn(f"w:{name}")))) for name in ("tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")] == [
        ["jc"], ["gridCol"], ["jc"], ["tblHeader"], ["shd"]
    ]  # fmt: skip
    root = rejected(block.replace(f"<w:ins {by()}/>", ""))
    assert lines(rejected(block)) == ["b"]
    root = body(block)
    resolve(root, lambda mark: None if mark.tag == qn("w:ins") else False)
    assert shape(next(root.iter(qn("w:trPr")))) == ["cantSplit", "ins"]
    assert shape(next(root.iter(qn("w:tblGrid")))) == ["gridCol", "gridCol"]
    assert shape(next(root.iter(qn("w:tcPr")))) == ["tcW"]
    assert names(root, "w:tblPrEx") == []


def test_inserted_numbering_goes_when_rejected() -> None:
    block = f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:ins {by()}/></w:numPr></w:pPr>{r("a")}</w:p>'
    assert shape(names(accepted(block), "w:numPr")[0]) == ["numId"]
    assert names(rejected(block), "w:pPr") == []


def test_the_memory_of_an_old_label_goes_either_way() -> None:
    change = f'<w:numberingChange {by()} w:original="1."/>'
    block = f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/>{change}</w:numPr></w:pPr>{r("a")}</w:p>'
    for root in (accepted(block), rejected(block)):
        assert shape(names(root, "w:numPr")[0]) == ["numId"]


# What is around text


@pytest.mark.parametrize("name", ["hyperlink", "fldSimple", "smartTag", "dir", "bdo"])
def test_what_is_emptied_vanishes_and_what_was_empty_stays(name: str) -> None:
    emptied = f"<w:{name}>{deleted('weg')}</w:{name}>"
    assert names(accepted(p(r("a") + emptied)), f"w:{name}") == []
    assert len(names(rejected(p(r("a") + emptied)), f"w:{name}")) == 1
    assert len(names(accepted(p(tracked_runs("{+a+}") + f"<w:{name}/>")), f"w:{name}")) == 1


def test_an_emptied_inline_content_control_vanishes() -> None:
    assert names(accepted(p(r("a") + sdt("t", deleted("weg")))), "w:sdt") == []


def test_bookmarks_stay_in_pairs() -> None:
    start, end = '<w:bookmarkStart w:id="7" w:name="b"/>', '<w:bookmarkEnd w:id="7"/>'
    within = accepted(p(f"<w:del {by()}>{start}{r('weg')}{end}</w:del>" + r("a")))
    assert shape(within[0]) == ["r"]
    half = accepted(p(f"<w:del {by()}>{start}{r('weg')}</w:del>" + r("a") + end))
    assert shape(half[0]) == ["bookmarkStart", "r", "bookmarkEnd"]
    across = accepted(p(r("a") + start), tracked("[-weg¶-]"), table(("x",)), p(end + r("b")))
    assert [len(names(across, f"w:bookmark{which}")) for which in ("Start", "End")] == [1, 1]


def test_a_bookmark_of_which_nothing_is_left_goes() -> None:
    start, end = '<w:bookmarkStart w:id="7" w:name="b"/>', '<w:bookmarkEnd w:id="7"/>'
    first, last = deleted(start + r("a")), deleted(end + r("b"))
    gone = accepted(p(f'{first}<w:hyperlink w:anchor="x">{last}</w:hyperlink>{r("c")}'))
    assert shape(gone[0]) == ["r"]
    shrunk = accepted(p(first + r("c") + last))
    assert shape(shrunk[0]) == ["bookmarkStart", "r", "bookmarkEnd"]


def test_a_bookmark_that_ends_in_a_vanished_paragraph_ends_where_that_was() -> None:
    start, end = '<w:bookmarkStart w:id="7" w:name="b"/>', '<w:bookmarkEnd w:id="7"/>'
    gone = p(deleted("weg") + end, mark=f"<w:del {by()}/>")
    root = accepted(p(start + r("a")), gone, table(("x",)))
    assert shape(root) == ["p", "bookmarkEnd", "tbl"]


def test_fields_that_are_deleted_whole_go_whole() -> None:
    root = accepted(p(r("a") + deleted(field("PAGE", r("3")))))
    assert shape(root[0]) == ["r"]


# Content controls and custom XML


def around(kind: str, wrapper: str, content: str) -> str:
    def start(number: int) -> str:
        return f'<w:customXml{kind}RangeStart w:id="{number}" w:author="An"/>'

    def end(number: int) -> str:
        return f'<w:customXml{kind}RangeEnd w:id="{number}"/>'

    inside = f"{end(1)}{content}{start(2)}"
    whole = f"<w:customXml w:element='x'>{inside}</w:customXml>" if wrapper == "customXml" else sdt("t", inside)
    return f"{start(1)}{whole}{end(2)}"


@pytest.mark.parametrize("wrapper", ["sdt", "customXml"])
@pytest.mark.parametrize(
    ("kind", "goes_on"), [("Ins", "reject"), ("Del", "accept"), ("MoveFrom", "accept"), ("MoveTo", "reject")]
)
def test_a_content_control_goes_and_its_content_stays(kind: str, goes_on: str, wrapper: str) -> None:
    for content in (p("blijft"), ""):
        block = around(kind, wrapper, content) if content else p(around(kind, wrapper, r("blijft")))
        gone, kept = (accepted, rejected) if goes_on == "accept" else (rejected, accepted)
        assert names(gone(block), f"w:{wrapper}") == []
        assert len(names(kept(block), f"w:{wrapper}")) == 1
        assert lines(gone(block)) == lines(kept(block)) == ["blijft"]


def test_only_the_control_whose_tags_are_in_the_range_goes() -> None:
    root = accepted(p(around("Del", "sdt", sdt("inner", r("a")))), sdt("other", p("b")))
    assert [tag.get(qn("w:val")) for tag in names(root, "w:tag")] == ["inner", "other"]


# Equations


def maths(content: str) -> str:
    return p(f"<m:oMath>{content}</m:oMath>")


def test_runs_of_an_equation_come_and_go_and_an_empty_equation_vanishes() -> None:
    run = "<m:r><m:t>x</m:t></m:r>"
    block = maths(f"<w:ins {by()}>{run}</w:ins><w:del {by()}>{run.replace('x', 'y')}</w:del>")
    assert [text.text for text in names(accepted(block), "m:t")] == ["x"]
    assert [text.text for text in names(rejected(block), "m:t")] == ["y"]
    assert names(accepted(maths(f"<w:del {by()}>{run}</w:del>")), "m:oMath") == []
    assert names(rejected(p(f"<w:ins {by()}><m:oMath>{run}</m:oMath></w:ins>")), "m:oMath") == []


def test_a_part_of_a_run_of_an_equation() -> None:
    block = maths(f"<m:r><m:t>a</m:t></m:r><m:r><w:ins {by()}><w:rPr><w:b/></w:rPr><m:t>2</m:t></w:ins></m:r>")
    assert shape(names(accepted(block), "m:r")[1]) == ["rPr", "t"]
    assert len(names(rejected(block), "m:r")) == 1


def fraction(mark: str, numerator: str) -> str:
    return maths(f"<m:f><m:fPr><m:ctrlPr>{mark}</m:ctrlPr></m:fPr><m:num>{numerator}</m:num><m:den/></m:f>")


def test_a_structure_of_an_equation_goes_and_what_is_left_in_it_stays() -> None:
    run = "<m:r><m:t>x</m:t></m:r>"
    kept = fraction(f"<w:ins {by()}><w:rPr><w:b/></w:rPr></w:ins>", run)
    assert shape(names(accepted(kept), "m:ctrlPr")[0]) == ["rPr"]
    assert shape(names(rejected(kept), "m:oMath")[0]) == ["r"]
    gone = fraction(f"<w:del {by()}><w:rPr/></w:del>", f"<w:del {by()}>{run}</w:del>")
    assert names(accepted(gone), "m:oMath") == []
    assert len(names(rejected(gone), "m:f")) == 1


# Text boxes


def test_both_versions_of_a_text_box_are_taken() -> None:
    box = f"<w:txbxContent>{tracked('een {+twee+}[-drie-]')}</w:txbxContent>"
    block = p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='w14'><w:drawing>" + box + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert both(block) == (["", "een twee", "een twee"], ["", "een drie", "een drie"])


# The whole


def test_what_has_no_changes_is_left_as_it_was() -> None:
    root = body(p("a"), table(("b",)), sdt("t", p("")), p('<w:hyperlink r:id="rId1"/>'))
    before = [element.tag for element in root.iter()]
    assert resolve(root, lambda _mark: True) is False
    assert [element.tag for element in root.iter()] == before


def test_a_container_may_be_any_element() -> None:
    root = body(table((tracked("een {+twee+}"),)))[0]
    accept(root)
    assert lines(root) == ["een twee"]


def test_some_changes_may_be_left() -> None:
    root = body(p(ins("a", "An") + deleted("b", "An") + ins("c", "Bob") + deleted("d", "Bob")))
    resolve(root, lambda mark: True if mark.get(qn("w:author")) == "An" else None)
    assert shape(root[0]) == ["r", "ins", "del"]
    assert [text.text for text in names(root, "w:delText")] == ["d"]


def test_deep_nesting_is_no_trouble() -> None:
    root = body(p("a"))
    place = root[0]
    for _ in range(5000):
        inner = parse_xml(f"<w:ins {NAMESPACES} {by()}/>".encode())
        place.append(inner)
        place = inner
    place.append(parse_xml(f"<w:r {NAMESPACES}><w:t>diep</w:t></w:r>".encode()))
    accept(root)
    assert lines(root) == ["adiep"]
