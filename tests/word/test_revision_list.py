"""The list of tracked changes: one entry for what a person calls one change, and where it stands."""

from __future__ import annotations

import pytest

from agreements.word.package import Package
from agreements.word.revision_list import Revision, Revisions, revisions
from agreements.word.tracked import accepted, rejected
from tests.wordml import DATE, abstract, by, deleted, ins, lines, lvl, num, p, package, r, sdt, tracked


def listed(*blocks: str) -> list[tuple[str, str]]:
    return [(revision.kind, revision.text) for revision in revisions(package(*blocks))]


def text(document: Package) -> list[str]:
    return lines(document.xml("word/document.xml"))


def test_a_change_tells_all_there_is_to_tell() -> None:
    (found,) = revisions(package(p("a"), tracked("een {+nieuw+} woord")))
    assert (found.number, found.kind, found.author, found.date) == (1, "insertion", "An Peeters", DATE)
    assert (found.place.part, found.place.paragraph, found.text) == ("word/document.xml", 2, "nieuw")
    assert isinstance(found, Revision)
    assert hash(found) == hash(found)


def test_adjoining_runs_are_one_change() -> None:
    assert listed(p(ins("een ") + '<w:proofErr w:type="spellStart"/>' + ins("twee"))) == [("insertion", "een twee")]
    assert listed(p(ins("een ") + "<w:r><w:rPr/></w:r>" + ins("twee"))) == [("insertion", "een twee")]
    assert listed(p(ins("een ") + r("x") + ins("twee"))) == [("insertion", "een "), ("insertion", "twee")]
    assert listed(p(ins("een ", "An") + ins("twee", "Bob"))) == [("insertion", "een "), ("insertion", "twee")]
    assert listed(p(ins("a") + deleted("b") + ins("c"))) == [("insertion", "a"), ("deletion", "b"), ("insertion", "c")]


def test_changes_in_two_paragraphs_are_two() -> None:
    assert listed(tracked("{+een¶+}"), tracked("{+twee+}")) == [("insertion", "een"), ("insertion", "twee")]


def test_blocks_with_one_between_are_two_changes() -> None:
    block = f"<w:ins {by()}>{p('x')}</w:ins>"
    assert listed(block, p("y"), block) == [("insertion", "x"), ("insertion", "x")]


def test_the_mark_of_a_paragraph_belongs_to_the_text_before_it_or_is_a_change_of_its_own() -> None:
    assert listed(tracked("{+een¶+}"), p("b")) == [("insertion", "een")]
    assert listed(tracked("een{+¶+}"), p("b")) == [("paragraph-inserted", "")]
    assert listed(tracked("een[-¶-]"), p("b")) == [("paragraph-deleted", "")]
    assert listed(tracked("{+een+} blijft[-¶-]"), p("b")) == [("insertion", "een"), ("paragraph-deleted", "")]


def test_what_another_deleted_of_an_insertion_is_two_changes() -> None:
    found = revisions(package(p(f"<w:ins {by('An')}>{r('a')}{deleted('b', 'Bob')}{r('c')}</w:ins>")))
    assert [(change.kind, change.author, change.text) for change in found] == [
        ("insertion", "An", "abc"), ("deletion", "Bob", "b")
    ]  # fmt: skip


def moved(which: str, content: str, name: str = "move1") -> str:
    number = 1 if which == "From" else 2
    start = f'<w:move{which}RangeStart w:id="{number}" w:author="An" w:date="{DATE}" w:name="{name}"/>'
    return f'{start}{content}<w:move{which}RangeEnd w:id="{number}"/>'


def test_both_ends_of_a_move_are_one_change() -> None:
    source, target = (f"<w:move{which} {by('An')}>{r('verhuisd')}</w:move{which}>" for which in ("From", "To"))
    document = package(
        moved("From", p(source, mark=f"<w:moveFrom {by('An')}/>")), p("b"),
        moved("To", p(target, mark=f"<w:moveTo {by('An')}/>")), p("c"),
    )  # fmt: skip
    (found,) = revisions(document)
    assert (found.kind, found.text) == ("move", "verhuisd")
    assert found.place.paragraph == 1
    assert found.moved_to is not None
    assert found.moved_to.paragraph == 3
    assert text(Revisions(document).accepted([1])) == ["b", "verhuisd", "c"]
    assert text(Revisions(document).rejected([1])) == ["verhuisd", "b", "c"]


def test_formatting_of_adjoining_runs_is_one_change() -> None:
    run = f"<w:r><w:rPr><w:b/><w:rPrChange {by()}><w:rPr/></w:rPrChange></w:rPr><w:t>vet</w:t></w:r>"
    assert listed(p(run + run + r("x") + run)) == [("formatting", "vetvet"), ("formatting", "vet")]


def test_formatting_of_text_and_the_mark_after_it_is_one_change() -> None:
    change = f"<w:rPr><w:b/><w:rPrChange {by()}><w:rPr/></w:rPrChange></w:rPr>"
    run = f"<w:r>{change}<w:t>vet</w:t></w:r>"
    assert listed(f"<w:p><w:pPr>{change}</w:pPr>{run}</w:p>") == [("formatting", "vet")]
    assert listed(f"<w:p><w:pPr>{change}</w:pPr>{r('a')}</w:p>") == [("paragraph-formatting", "a")]


def test_formatting_of_a_paragraph_and_its_mark_is_one_change() -> None:
    mark = f"<w:rPr><w:b/><w:rPrChange {by()}><w:rPr/></w:rPrChange></w:rPr>"
    change = f"<w:pPrChange {by()}><w:pPr/></w:pPrChange>"
    assert listed(f"<w:p><w:pPr>{mark}{change}</w:pPr>{r('a')}</w:p>") == [("paragraph-formatting", "a")]


def test_a_row_is_one_change_with_all_that_is_in_it() -> None:
    cells = f"<w:tc>{tracked('{+a¶+}')}{tracked('{+b+}')}</w:tc><w:tc>{p(ins('c'))}</w:tc>"
    row = f"<w:tr><w:trPr><w:ins {by()}/></w:trPr>{cells}</w:tr>"
    blocks = f"<w:tbl><w:tblPr/><w:tblGrid/>{row}{row}</w:tbl>"
    assert listed(p("x"), blocks) == [("row-inserted", "a\nb\tc")] * 2
    assert [change.place.paragraph for change in revisions(package(p("x"), blocks))] == [2, 5]
    other = row.replace("<w:trPr><w:ins", "<w:trPr><w:del")
    assert listed(f"<w:tbl>{other}</w:tbl>")[0] == ("row-deleted", "a\nb\tc")
    assert len(listed(f"<w:tbl>{other}</w:tbl>")) == 4, "what was inserted in it is no part of its deletion"


def test_cells_and_their_merging() -> None:
    cells = "".join(
        f"<w:tc><w:tcPr><w:{mark}/></w:tcPr>{p(mark[:5])}</w:tc>"
        for mark in (f"cellIns {by()}", f"cellDel {by()}", f'cellMerge {by()} w:vMerge="cont"')
    )
    assert listed(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == [
        ("cell-inserted", "cellI"), ("cell-deleted", "cellD"), ("cell-merged", "cellM")
    ]  # fmt: skip


def test_formatting_of_a_table_is_one_change_and_the_grid_is_part_of_it() -> None:
    change = f"<w:tblPrChange {by()}><w:tblPr/></w:tblPrChange>"
    grid = '<w:tblGridChange w:id="1"><w:tblGrid/></w:tblGridChange>'
    cell = f"<w:tc><w:tcPr><w:tcPrChange {by()}><w:tcPr/></w:tcPrChange></w:tcPr>{p('a')}</w:tc>"
    table = f"<w:tbl><w:tblPr>{change}</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cell}{cell}</w:tr></w:tbl>"
    assert listed(table, table) == [("table-formatting", "")] * 2


def test_layout_of_a_section() -> None:
    assert listed(p("a"), f"<w:sectPr><w:sectPrChange {by()}><w:sectPr/></w:sectPrChange></w:sectPr>") == [
        ("section-formatting", "")
    ]


def test_both_tags_of_a_content_control_are_one_change() -> None:
    def start(number: int) -> str:
        return f'<w:customXmlDelRangeStart w:id="{number}" w:author="An"/>'

    def end(number: int) -> str:
        return f'<w:customXmlDelRangeEnd w:id="{number}"/>'

    document = package(start(1) + sdt("t", end(1), p("a"), start(2)) + end(2) + p("b"))
    assert [change.kind for change in revisions(document)] == ["control-deleted"]
    assert b"<w:sdt>" not in Revisions(document).accepted([1]).parts["word/document.xml"]


def test_both_versions_of_a_text_box_are_one_change() -> None:
    box = f"<w:txbxContent>{tracked('{+a+} b [-c-]')}</w:txbxContent>"
    run = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='w14'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert listed(p(run)) == [("insertion", "a"), ("deletion", "c")]
    assert text(Revisions(package(p(run))).accepted([1, 2])) == ["", "a b ", "a b "]


def test_an_inserted_object_is_told() -> None:
    assert listed(p(ins("<w:r><w:drawing/></w:r>"))) == [("insertion", "\N{OBJECT REPLACEMENT CHARACTER}")]


def test_a_part_of_an_equation() -> None:
    inner = f"<m:r><w:ins {by()}><m:t>2</m:t></w:ins></m:r>"
    assert listed(p(f"<m:oMath><m:r><m:t>a</m:t></m:r>{inner}</m:oMath>")) == [("insertion", "2")]


def test_a_place_names_the_article_and_the_label() -> None:
    definitions = abstract(1, lvl(0, "decimal", "Artikel %1."), lvl(1, "decimal", "§ %2.")) + num(1, 1)
    document = package(
        p("Recht", num=(1, 0)), p("Kosten", num=(1, 0)), tracked("{+x+}", num=(1, 1)),
        p("Bijlage 1. Formulier"), tracked("{+y+}"), numbering=definitions,
    )  # fmt: skip
    places = [change.place for change in revisions(document)]
    assert [(place.heading, place.number, place.label) for place in places] == [
        ("article", "2", "§ 1."), ("annex", "1", "")
    ]  # fmt: skip


def test_the_number_of_an_article_is_the_new_one_when_it_was_retyped() -> None:
    (_, _, found) = revisions(package(tracked("Artikel [-3-]{+4+}. Kosten"), tracked("{+x+}")))
    assert (found.place.heading, found.place.number) == ("article", "4")


def test_one_change_may_be_taken_and_the_others_left() -> None:
    document = package(tracked("{+a+} b [-c-] {+d+}"))
    assert text(rejected(Revisions(document).accepted([1]))) == ["a b c "]
    assert text(accepted(Revisions(document).rejected([2, 3]))) == ["a b c "]


@pytest.mark.parametrize("side", ["accepted", "rejected"])
def test_all_numbers_are_all_changes(side: str) -> None:
    document = package(tracked("{+a+} b [-c¶-]"), p("d"))
    numbers = [change.number for change in revisions(document)]
    assert text(getattr(Revisions(document), side)(numbers)) == text(
        (accepted if side == "accepted" else rejected)(document)
    )
