"""The library's loader: what it layers, what it refuses, and on which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from akkoord.errors import InputError, InvalidFileError
from clauses.library import BUILT_IN, load_library

CLAUSE = """\
id: extra-day
version: "1.0"
date: 2026-11-23
part: substance
extension: true
title: {nl: Extra dag, fr: Jour supplémentaire}
note: {nl: Let op., fr: Attention.}
requires: [individual-right]
parameters:
  days:
    kind: integer
    unit: working-days
    label: {nl: Aantal dagen, fr: Nombre de jours}
    question: {nl: Hoeveel?, fr: Combien ?}
    default: "1"
    minimum: "1"
    maximum: "5"
variants:
  opening:
    positions: [working-time]
    text:
      nl: |
        De werknemer heeft {days} verlof, naast {ref:individual-right}.
      fr: |
        Le travailleur a {days} de congé, outre l’{ref:individual-right}.
changelog:
  - {version: "1.0", date: 2026-11-23, text: {nl: Eerste versie., fr: Première version.}}
"""
THEME = """\
id: leave
title: {nl: Verlof, fr: Congé}
chapters:
  - title: {nl: Verlof, fr: Congé}
    clauses: [extra-day]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's own library: one theme with one clause."""
    (tmp_path / "leave").mkdir()
    (tmp_path / "leave" / "theme.yaml").write_text(THEME)
    (tmp_path / "leave" / "extra-day.yaml").write_text(CLAUSE)
    return tmp_path


def refused(own: Path, old: str, new: str) -> list[str]:
    file = own / "leave" / "extra-day.yaml"
    assert old in CLAUSE
    file.write_text(CLAUSE.replace(old, new))
    with pytest.raises(InvalidFileError) as caught:
        load_library([own])
    return [str(problem).removeprefix(f"{file}, ") for problem in caught.value.problems]


def test_an_own_library_adds_to_ours(own: Path) -> None:
    library = load_library([own])
    assert library.clauses["extra-day"].parameters["days"].maximum == 5
    assert library.theme_of["extra-day"].id == "leave"
    assert "individual-right" in library.clauses
    assert library.overrides == ()


def test_an_own_clause_replaces_ours_and_says_so(own: Path) -> None:
    folder = own / "career-guidance"
    folder.mkdir()
    ours = (BUILT_IN / "career-guidance" / "no-feedback.yaml").read_text()
    (folder / "no-feedback.yaml").write_text(ours.replace('version: "1.0"', 'version: "1.0-own"', 1))
    with pytest.raises(InvalidFileError):
        load_library([own])
    (folder / "no-feedback.yaml").write_text(ours.replace('version: "1.0"', 'version: "7.0"'))
    library = load_library([own])
    assert library.clauses["no-feedback"].version == "7.0"
    assert [(override.kind, override.id) for override in library.overrides] == [("clause", "no-feedback")]


def test_a_clause_that_its_theme_does_not_list_comes_last(own: Path) -> None:
    (own / "leave" / "other-day.yaml").write_text(CLAUSE.replace("extra-day", "other-day"))
    assert load_library([own]).themes["leave"].clauses == ("extra-day", "other-day")


def test_it_comes_after_the_clauses_of_its_own_part(own: Path) -> None:
    annex = CLAUSE.replace("id: extra-day", "id: day-annex").replace("part: substance", "part: annex")
    (own / "leave" / "day-annex.yaml").write_text(annex)
    (own / "leave" / "other-day.yaml").write_text(CLAUSE.replace("extra-day", "other-day"))
    title = "title: {nl: Bijlagen, fr: Annexes}"
    (own / "leave" / "theme.yaml").write_text(THEME + f"  - {title}\n    clauses: [day-annex]\n")
    chapters = load_library([own]).themes["leave"].chapters
    assert [chapter.clauses for chapter in chapters] == [("extra-day", "other-day"), ("day-annex",)]


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        load_library([tmp_path / "none"])


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("id: extra-day", "id: extra", 1, "the name of the file"),
        ("part: substance", "part: middle", 4, "is not one of"),
        ("part: substance", "part: substance\nvoorbehoud: x", 5, "is not known here"),
        ("{nl: Extra dag, fr: Jour supplémentaire}", "{nl: Extra dag}", 6, "“fr” is missing"),
        ("[individual-right]", "[individual-rihgt]", 8, "There is no clause “individual-rihgt”"),
        ("[working-time]", "[working-times]", 20, "There is no position “working-times”"),
        ("unit: working-days", "unit: fortnights", 12, "is not one of"),
        ('default: "1"', 'default: "9"', 15, "too high"),
        ('default: "1"', "default: one", 15, "not a number"),
        ('minimum: "1"', 'minimum: "6"', 16, "above the maximum"),
        ("{days} verlof", "{day} verlof", 23, "neither a parameter of this clause nor a fact"),
        ("{days} verlof", "{days verlof", 23, "brace"),
        ("{days} de congé", "un congé", 25, "same placeholders"),
        ("{days} verlof", "{union.name} {amended.date}", 23, "for one group only, not for amended, union"),
        ("outre l’{ref:individual-right}", "outre l’{ref:no-feedback}", 25, "has to require it"),
        ("De werknemer heeft", "§ De werknemer heeft", 21, "same paragraphs"),
        ("De werknemer heeft", "2° De werknemer heeft", 23, "out of order"),
        ('- {version: "1.0"', '- {version: "0.9"', 26, "changelog"),
        ("    positions:", "    defaults: {hours: 1}\n    positions:", 20, "no parameter “hours”"),
        ("date: 2026-11-23\npart", "date: 23/11/2026\npart", 3, "not a date"),
        ("parameters:", "basis: [{law: lex, articles: x}]\nparameters:", 9, "no law “lex”"),
        ("version: \"1.0\"\ndate", "version: \"1.0\"\nversion: \"1.0\"\ndate", 3, "a second time"),
    ],
)  # fmt: skip
def test_each_mistake_is_refused_on_its_line(own: Path, old: str, new: str, line: int, said: str) -> None:
    problems = refused(own, old, new)
    assert any(problem.startswith(f"line {line}, ") and said in problem for problem in problems), problems


def test_the_mistakes_of_all_files_are_told_at_once(own: Path) -> None:
    (own / "positions").mkdir()
    (own / "positions" / "new.yaml").write_text("id: new\nweight: heavy\n")
    (own / "leave" / "theme.yaml").write_text(THEME.replace("[extra-day]", "[extra-day, none]"))
    (own / "notes.yaml").write_text("a: b")
    with pytest.raises(InvalidFileError) as caught:
        load_library([own])
    files = {problem.place.file.name for problem in caught.value.problems if problem.place.file}
    assert files == {"new.yaml", "theme.yaml", "notes.yaml"}


def test_a_theme_without_its_file_is_refused(own: Path) -> None:
    (own / "leave" / "theme.yaml").unlink()
    with pytest.raises(InvalidFileError, match="theme"):
        load_library([own])
