"""What is too much for any document is refused at once, and what is merely large is not."""

from __future__ import annotations

import pytest

from agreements.word.limits import LONGEST, LONGEST_WORD, TooMuchError, is_endless, read_xml
from tests.wordml import p, parts, r


def text(*paragraphs: str) -> bytes:
    return parts(*paragraphs)["word/document.xml"]


def test_a_book_of_a_thousand_pages_is_compared() -> None:
    page = "".join(p("Een zin van een stuk of tien gewone woorden, zoals deze." * 2) for _ in range(20))
    assert not is_endless(text(page * 1_000))


@pytest.mark.parametrize("sign", [" ", ".", "-", "a ", "é. ", "<w:r/>"])
def test_more_tags_spaces_and_signs_than_anybody_reads_are_endless(sign: str) -> None:
    line = p(r("a b" * 20 + sign * 1_000)) if not sign.startswith("<") else p(sign * 1_000)
    assert is_endless(text(line * (LONGEST // 1_000 + 1)))


@pytest.mark.parametrize("letter", ["a", "é", "1", ".", "\u00a0", "a-", "€"])
def test_a_word_without_end_is_endless(letter: str) -> None:
    assert is_endless(text(p("Een "), p(letter * (LONGEST_WORD + 1))))
    assert not is_endless(text(p(letter * 1_000)))


def test_a_long_attribute_is_no_word() -> None:
    assert not is_endless(text(f'<w:p w:rsidR="{"A" * 2 * LONGEST_WORD}"/>', p("Een recht.")))


@pytest.mark.parametrize("name", ["styles", "numbering", "comments"])
def test_definitions_without_end_are_refused_whatever_their_part_is_called(name: str) -> None:
    def part(children: int) -> bytes:
        namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        return f'<x:{name} xmlns:x="{namespace}">{"<x:style/>" * children}</x:{name}>'.encode()

    assert len(read_xml(part(1_000))) == 1_000
    with pytest.raises(TooMuchError):
        read_xml(part(150_000))
