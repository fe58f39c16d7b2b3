"""Bad dossiers: each mistake gets one clear message on its line, and all are told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.dossier import load_dossier
from agreements.notations import parse_period, valid_enterprise_number, valid_registration_number
from agreements.office import EXAMPLES
from agreements.selection import select
from akkoord.errors import InvalidFileError
from clauses.library import load_library

LIBRARY = load_library()
EXAMPLE = EXAMPLES / "flanders-chemistry.yaml"


def problems(tmp_path: Path, old: str, new: str, example: Path = EXAMPLE) -> list[str]:
    text = example.read_text()
    assert old in text
    file = tmp_path / "d.yaml"
    file.write_text(text.replace(old, new, 1))
    with pytest.raises(InvalidFileError) as caught:
        select(load_dossier(file), LIBRARY)
    return [str(problem).removeprefix(f"{file}, ") for problem in caught.value.problems]


def line_of(old: str, example: Path = EXAMPLE) -> int:
    return example.read_text().split(old)[0].count("\n") + 1


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_are_sound_and_give_no_warning(example: Path) -> None:
    assert select(load_dossier(example), LIBRARY).warnings == ()


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        ("0765.432.146", "0765.432.147", "company.number", "not a valid enterprise number"),
        ("region: flanders", "region: vlaanderen", "region", "is not one of"),
        ("date: 2026-12-15", "date: 15/12/2026", "conclusion.date", "not a date"),
        ("  notice: 6 months\n", "", "duration", "needs a notice period"),
        ("notice: 6 months", "notice: half a year", "duration.notice", "not a period"),
        (
            "kind: indefinite\n  notice: 6 months",
            "kind: fixed\n  notice: 6 months",
            "duration",
            "a notice period alone",
        ),
        ("notice: 6 months", "notice: 6 months\n  end: 2030-01-01", "duration", "no end date"),
        (
            "kind: indefinite\n  notice: 6 months",
            "kind: fixed\n  end: 2026-01-01",
            "duration",
            "before it begins",
        ),
        ("kind: indefinite", "kind: renewable", "duration", "needs “end”"),
        ("hours: 12", "hours: 400", "clauses.guaranteed-hours.values.hours", "too high"),
        ("hours: 12", "hours: many", "clauses.guaranteed-hours.values.hours", "not a number"),
        ("hours: 12", "uren: 12", "clauses.guaranteed-hours.values.uren", "has no value “uren”"),
        ("  individual-right: opening", "  individual-rigth: opening", "clauses.individual-rigth", "no clause"),
        ("  individual-right: opening", "  individual-right: opening\n  duration-fixed: opening", "", "does not fit"),
        ("  definitions: opening", "  definitions: floor", "clauses.definitions", "no variant"),
        ("  cost-borne-by-employer: opening\n", "", "", "“cost-borne-by-employer” is missing"),
        ("region: flanders", "region: flanders\nvoorbehoud: geen", "voorbehoud", "is not known here"),
        ("  name: Scheldepolymeren NV\n", "", "company.name", "is missing"),
    ],
)
def test_a_mistake_is_told_with_its_field(tmp_path: Path, old: str, new: str, field: str, said: str) -> None:
    told = problems(tmp_path, old, new)
    assert any(field in problem and said in problem for problem in told), told


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, "hours: 12", "hours: 400")
    assert told.startswith(f"line {line_of('hours: 12')}, ")
    assert "→" in told


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    told = problems(tmp_path, "region: flanders\n\ncompany:", "region: x\n\ncompany:\n  color: red")
    assert len(told) == 2


def test_conflicting_clauses_are_refused(tmp_path: Path) -> None:
    (tmp_path / "own" / "career-guidance").mkdir(parents=True)
    clause = (EXAMPLES.parent.parent / "clauses/library/career-guidance/no-detriment.yaml").read_text()
    clause = clause.replace("id: no-detriment", "id: other-detriment").replace(
        "requires:", "excludes: [no-detriment]\nrequires:"
    )
    (tmp_path / "own" / "career-guidance" / "other-detriment.yaml").write_text(clause)
    library = load_library([tmp_path / "own"])
    file = tmp_path / "d.yaml"
    file.write_text(
        EXAMPLE.read_text().replace("  no-detriment: opening", "  no-detriment: opening\n  other-detriment: opening")
    )
    with pytest.raises(InvalidFileError, match="exclude each other"):
        select(load_dossier(file), library)


def test_a_value_without_default_has_to_be_given(tmp_path: Path) -> None:
    (tmp_path / "own" / "career-guidance").mkdir(parents=True)
    clause = (EXAMPLES.parent.parent / "clauses/library/career-guidance/guaranteed-hours.yaml").read_text()
    without = "\n".join(line for line in clause.splitlines() if "default" not in line)
    (tmp_path / "own" / "career-guidance" / "guaranteed-hours.yaml").write_text(without)
    file = tmp_path / "d.yaml"
    file.write_text(EXAMPLE.read_text().replace("      hours: 12\n", "      {}\n"))
    with pytest.raises(InvalidFileError, match="needs a value"):
        select(load_dossier(file), load_library([tmp_path / "own"]))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("region: flanders", "region: brussels", "asks for a version in “fr”"),
        ("region: flanders", "region: german\nlanguages: [fr]", "German"),
        ("region: flanders", "region: wallonia", "is meant for flanders, brussels"),
        ('["116", "207"]', '["200"]', "joint committee 116, 207"),
        ("  date: 2026-12-15\n", "", "date of conclusion is not known"),
        ("effective_date: 2027-01-01", "effective_date: 2026-12-01", "before it is concluded"),
    ],
)
def test_what_an_expert_should_know_is_a_warning(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "d.yaml"
    text = EXAMPLE.read_text().replace(old, new, 1)
    file.write_text(text + ("\nlanguages: [nl]\n" if "brussels" in new else ""))
    warnings = [str(warning) for warning in select(load_dossier(file), LIBRARY).warnings]
    assert any(said in warning for warning in warnings), warnings


def test_a_capacity_that_was_not_translated_is_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "d.yaml"
    text = (EXAMPLES / "brussels-bilingual.yaml").read_text()
    file.write_text(text.replace("{nl: algemeen directeur, fr: directrice générale}", "algemeen directeur"))
    (warning,) = select(load_dossier(file), LIBRARY).warnings
    assert "same in the Dutch and in the French" in str(warning)
    assert warning.place.field == "company.representatives.1.capacity"


@pytest.mark.parametrize(
    "given", ["0765.432.146", "BE 0765.432.146", "BTW BE0765432146", "KBO nr. 0765 432 146", "TVA BE 765.432.146"]
)
def test_enterprise_numbers_in_every_usual_notation(given: str) -> None:
    assert valid_enterprise_number(given) == "0765.432.146"


@pytest.mark.parametrize("given", ["0765.432.14", "9765.432.146", "abc", ""])
def test_what_is_no_enterprise_number(given: str) -> None:
    with pytest.raises(ValueError, match="enterprise number"):
        valid_enterprise_number(given)


def test_periods_and_registration_numbers() -> None:
    assert str(parse_period("6 maanden")) == str(parse_period("6 mois")) == "6 months"
    assert valid_registration_number("163842/co/207.01") == "163842/CO/207.01"
    for bad in ("0 months", "6", "six months", "6 uur"):
        with pytest.raises(ValueError, match="period"):
            parse_period(bad)
    with pytest.raises(ValueError, match="registration"):
        valid_registration_number("163842-207")
