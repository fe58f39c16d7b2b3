from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from akkoord.errors import InputError, InvalidFileError
from akkoord.yamlfile import load, parse, validate

FILE = Path("dossier.yaml")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    amount: Decimal = Decimal(0)
    day: datetime.date | None = None
    words: tuple[str, ...] = ()


def problems_of(text: str) -> list[str]:
    with pytest.raises(InvalidFileError) as caught:
        validate(parse(text, FILE), Strict)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "scalar", ["no", "1.10", "0123", "2027-01-01", "0x1F", "1e3", "null", "~", "12:30", "=", "yes"]
)
def test_a_scalar_is_the_text_that_was_written(scalar: str) -> None:
    assert parse(f"name: {scalar}", FILE).data == {"name": scalar}


def test_nothing_after_the_colon_is_nothing() -> None:
    assert parse("name:", FILE).data == {"name": None}


def test_the_schema_converts_what_was_read_as_text() -> None:
    strict = validate(parse("name: no\namount: 1.10\nday: 2027-01-31", FILE), Strict)
    assert strict.name == "no"
    assert str(strict.amount) == "1.10"
    assert strict.day == datetime.date(2027, 1, 31)


def test_a_duplicate_key_is_refused_with_both_lines() -> None:
    assert problems_of("name: a\namount: 1\nname: b") == [
        "dossier.yaml, line 3, name: “name” stands here a second time (first on line 1)."
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: &a x\nwords: [*a]", 2),
        ("name: !secret x", 1),
        ("name: x\n? [a, b]\n: y", 2),
    ],
)
def test_anchors_tags_and_complex_keys_are_refused_on_their_line(text: str, line: int) -> None:
    assert f"dossier.yaml, line {line}" in problems_of(text)[0]


def test_an_alias_bomb_is_refused_at_once() -> None:
    levels = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    with pytest.raises(InvalidFileError):
        parse("\n".join(levels), FILE)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    assert problems_of("amount: much\nday: 31/01/2027\nnmae: x") == [
        "dossier.yaml, line 1, name: “name” is missing.",
        "dossier.yaml, line 1, amount: “much” is not a number.",
        "dossier.yaml, line 2, day: “31/01/2027” is not a date of the form 2027-01-31.",
        "dossier.yaml, line 3, nmae: “nmae” is not known here.",
    ]


def test_broken_yaml_names_the_line_and_says_what_to_look_at() -> None:
    (problem,) = problems_of("name: x\nwords: [a, b\namount: 1")
    assert "dossier.yaml, line 3" in problem
    assert "→" in problem


def test_a_list_item_is_counted_from_one() -> None:
    assert problems_of("name: x\nwords:\n  - a\n  - {b: c}")[0].startswith("dossier.yaml, line 4, words.2")


def test_the_place_of_a_line_inside_a_block_of_text() -> None:
    document = parse("name: x\nnote: |\n  one\n  two\n", FILE)
    assert document.place(("note",), 2).line == 4


def test_deep_nesting_is_one_clear_error() -> None:
    with pytest.raises(InvalidFileError):
        parse("[" * 20_000, FILE)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\x00", "UTF-8"), (b"x" * 2_100_000, "too large")],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "d.yaml"
    file.write_bytes(content)
    with pytest.raises(InputError, match=said):
        load(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load(tmp_path / "none.yaml")


@given(st.dictionaries(st.text(min_size=1), st.text() | st.lists(st.text())))
def test_any_text_survives(data: dict[str, object]) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    assert parse(written, FILE).data == data
