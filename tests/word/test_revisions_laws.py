"""The two laws on random documents: accepting all gives exactly the new text, rejecting all the old one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from agreements.word.package import Package
from agreements.word.revision_list import Revisions, revisions
from agreements.word.revision_marks import ALL_MARKS
from agreements.word.revisions import accept, reject
from agreements.word.tracked import accepted, rejected
from tests.word.marked import Block, Shown, documents, read, shown, xml
from tests.wordml import body, package


def said(document: Package) -> Shown:
    return read(document.xml("word/document.xml")[0])


@given(documents)
def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old(blocks: tuple[Block, ...]) -> None:
    for act, side in ((accept, "new"), (reject, "old")):
        root = body(xml(blocks))
        act(root)
        assert read(root) == shown(blocks, side)
        assert next(root.iter(*ALL_MARKS), None) is None


@given(documents)
def test_a_second_time_changes_nothing(blocks: tuple[Block, ...]) -> None:
    for act in (accept, reject):
        root = body(xml(blocks))
        act(root)
        once = etree.tostring(root)
        accept(root)
        reject(root)
        assert etree.tostring(root) == once


@given(documents)
def test_every_mark_belongs_to_one_change(blocks: tuple[Block, ...]) -> None:
    document = package(xml(blocks))
    numbers = {revision.number for revision in revisions(document)}
    assert said(Revisions(document).accepted(numbers)) == said(accepted(document))
    assert said(Revisions(document).rejected(numbers)) == said(rejected(document))
    assert revisions(Revisions(document).accepted(numbers)) == ()


@given(documents, st.data())
def test_some_changes_first_and_then_the_others_give_the_same(blocks: tuple[Block, ...], data: st.DataObject) -> None:
    document = package(xml(blocks))
    found = [revision.number for revision in revisions(document)]
    some = data.draw(st.sets(st.sampled_from(found)) if found else st.just(set()))
    assert said(accepted(Revisions(document).accepted(some))) == shown(blocks, "new")
    assert said(rejected(Revisions(document).rejected(some))) == shown(blocks, "old")
