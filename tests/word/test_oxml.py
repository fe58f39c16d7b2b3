"""Elements are built in the order of the schema, and XML that could do harm is refused."""

import pytest

from agreements.word.oxml import E, find, insert_in_order, local_name, parse_xml, prefixed, qn, serialize_xml


def test_children_come_in_the_order_of_the_schema_whatever_the_order_they_are_given_in():
    properties = E("w:pPr", None, E("w:jc"), E("w:pStyle"), E("w:ind"), E("w:numPr"))
    assert [local_name(child) for child in properties] == ["pStyle", "numPr", "ind", "jc"]


def test_children_of_one_kind_keep_their_order():
    row = E("w:tr", None, E("w:tc", {"w:a": 1}), E("w:tc", {"w:a": 2}), E("w:trPr"))
    assert [child.get(qn("w:a")) for child in row] == [None, "1", "2"]


def test_a_child_that_the_schema_does_not_know_is_refused():
    with pytest.raises(ValueError, match="w:p does not belong in w:pPr"):
        insert_in_order(E("w:pPr"), E("w:p"))


def test_text_and_none_are_children_too():
    assert serialize_xml(E("w:t", {"xml:space": "preserve"}, "a ", None, "b")).endswith(b">a b</w:t>")


def test_names_are_shown_with_our_prefixes():
    assert prefixed(E("w:p")) == "w:p"
    assert prefixed(parse_xml(b"<x xmlns='urn:y'/>")) == "{urn:y}x"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        b"<a>",
        b"",
    ],
)
def test_xml_with_a_dtd_or_damage_is_refused(data: bytes):
    with pytest.raises(ValueError, match=r"DTD|document|tag|mismatch|empty"):
        parse_xml(data)


def test_find_takes_our_prefixes():
    assert find(E("w:p", None, E("w:pPr", None, E("w:jc"))), "w:pPr/w:jc") is not None
