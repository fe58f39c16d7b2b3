from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.text import Placeholder, Reference, TextError, parse


def test_blank_lines_and_marks_begin_paragraphs_and_wrapped_lines_continue_them() -> None:
    text = "§ Eerste\nzin.\n\nTweede:\n1° een,\nen meer;\n2° twee:\na) dit;\nb) dat.\n"
    assert [(paragraph.level, paragraph.pieces, paragraph.line) for paragraph in parse(text)] == [
        ("paragraph", ("Eerste zin.",), 1),
        ("plain", ("Tweede:",), 4),
        ("item", ("een, en meer;",), 5),
        ("item", ("twee:",), 7),
        ("subitem", ("dit;",), 8),
        ("subitem", ("dat.",), 9),
    ]


def test_placeholders_and_references() -> None:
    (paragraph,) = parse("Ten minste {hours}, zoals in {ref:working-time} voor {company.name}.")
    assert paragraph.placeholders == (Placeholder("hours"), Placeholder("company.name"))
    assert paragraph.references == (Reference("working-time"),)


def test_no_break_spaces_are_kept() -> None:
    (paragraph,) = parse("0,15\u00a0% en\u00a0meer")
    assert paragraph.pieces == ("0,15\u00a0% en\u00a0meer",)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Goed.\n\n{Uren} is fout", 3),
        ("{hours", 1),
        ("hours}", 1),
        ("{ref:}", 1),
        ("{}", 1),
        ("{{hours}}", 1),
        ("1° een\n3° drie", 2),
        ("1° een\na) dit\nc) dat", 3),
        ("2° twee", 1),
    ],
)
def test_a_mistake_is_refused_on_its_line(text: str, line: int) -> None:
    with pytest.raises(TextError) as caught:
        parse(text)
    assert caught.value.line == line


def test_items_begin_again_after_an_unnumbered_paragraph() -> None:
    assert [p.level for p in parse("1° een\n2° twee\n\nDaarna:\n1° drie")] == ["item", "item", "plain", "item"]


@given(st.lists(st.text(st.characters(categories=["L", "N"], exclude_characters="°"), min_size=1), min_size=1))
def test_the_words_of_a_paragraph_survive_however_it_is_wrapped(words: list[str]) -> None:
    words = [word for word in words if word.split() == [word]] or ["woord"]
    (paragraph,) = parse("Aanhef " + "\n".join(words))
    assert paragraph.pieces == (" ".join(["Aanhef", *words]),)
