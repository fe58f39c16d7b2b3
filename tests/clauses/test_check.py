"""``akkoord clauses check``: what the loader does not see, in a library of a user's own laid over ours."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from click.testing import CliRunner

from agreements.trial import trials, try_clause
from akkoord.messages import activate
from akkoord.yamlfile import load, validate
from clauses.check import as_json, as_text, check_library, place_of
from clauses.checking.wording import employer_may, modalities, numbers, vague_words
from clauses.library import Library, load_library
from clauses.model import Clause, Position
from cli import main

OURS = load_library()
Model = TypeVar("Model", Clause, Position)
DAY = datetime.date(2026, 11, 25)
CLAUSE = """\
id: {id}
version: "1.0"
date: 2026-11-23
part: substance
title: {{nl: Extra dag, fr: Jour supplémentaire}}
note: {{nl: Let op., fr: Attention.}}
requires: [{requires}]
excludes: [{excludes}]
{extra}
variants:
{variants}
changelog:
  - {{version: "1.0", date: 2026-11-23, text: {{nl: Eerste versie., fr: Première version.}}}}
"""
VARIANT = """\
  {rung}:
    positions: [{positions}]
    defaults: {{{defaults}}}
    text:
      nl: |
        {nl}
      fr: |
        {fr}
"""
NL, FR = "De werknemer heeft recht op drie dagen.", "Le travailleur a droit à trois jours."
DAYS = """parameters:
  days:
    kind: integer
    unit: working-days
    better: more
    label: {nl: Dagen, fr: Jours}
    question: {nl: Hoeveel?, fr: Combien ?}
    default: "3"
"""


def variant(
    rung: str = "opening", positions: str = "working-time", defaults: str = "", nl: str = NL, fr: str = FR
) -> str:
    return VARIANT.format(rung=rung, positions=positions, defaults=defaults, nl=nl, fr=fr)


def _read(file: Path, model: type[Model]) -> Model:
    return validate(load(file), model)


class Shelf:
    """A user's own library in the making: one theme."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "own"
        (self.folder / "leave").mkdir(parents=True)
        self.ids: list[str] = []

    def add(self, id_: str, *variants: str, requires: str = "", excludes: str = "", extra: str = "") -> Shelf:
        text = CLAUSE.format(
            id=id_, requires=requires, excludes=excludes, extra=extra, variants="".join(variants or (variant(),))
        )
        (self.folder / "leave" / f"{id_}.yaml").write_text(text, encoding="utf-8")
        self.ids.append(id_)
        return self

    def library(self) -> Library:
        """These clauses alone, with our positions and laws and their own: quicker to read than ours and these."""
        clauses = {id_: _read(self.folder / "leave" / f"{id_}.yaml", Clause) for id_ in self.ids}
        own = [_read(file, Position) for file in (self.folder / "positions").glob("*.yaml")]
        positions = {**OURS.positions, **{position.id: position for position in own}}
        return replace(OURS, clauses=clauses, positions=positions)

    def load(self) -> Library:
        listed = ", ".join(self.ids)
        chapters = f"chapters:\n  - title: {{nl: Verlof, fr: Congé}}\n    clauses: [{listed}]\n"
        theme = "id: leave\ntitle: {nl: Verlof, fr: Congé}\n" + chapters
        (self.folder / "leave" / "theme.yaml").write_text(theme, encoding="utf-8")
        return load_library([self.folder])

    def found(self) -> list[tuple[str, str, str]]:
        """What is found in these clauses: check, severity, id."""
        mine = {*self.ids, "new-position", "old-law"}
        return [(each.check, each.severity, each.id) for each in check_library(self.library(), DAY) if each.id in mine]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_our_own_library_passes_without_an_error_or_a_warning() -> None:
    assert [each for each in check_library(OURS, DAY) if each.severity != "info"] == []


def test_a_sound_clause_gives_nothing(shelf: Shelf) -> None:
    assert shelf.add("extra-day", variant(), variant("floor")).found() == []


def test_a_position_that_no_clause_realises_is_an_error(shelf: Shelf) -> None:
    (shelf.folder / "positions").mkdir()
    (shelf.folder / "positions" / "new-position.yaml").write_text(
        "id: new-position\nweight: wish\ntitle: {nl: Nieuw, fr: Nouveau}\nstatement: {nl: Nieuw., fr: Nouveau.}\n"
        "reasons:\n  - {nl: Omdat., fr: Parce que.}\nsource: R1\n",
        encoding="utf-8",
    )
    assert shelf.add("extra-day").found() == [("position-without-clause", "error", "new-position")]


def test_a_clause_that_realises_nothing_and_that_none_needs_is_mentioned(shelf: Shelf) -> None:
    assert shelf.add("extra-day", variant(positions="")).found() == [("clause-without-position", "info", "extra-day")]


def test_a_clause_that_realises_nothing_may_be_there_for_another_one(shelf: Shelf) -> None:
    shelf.add("helper", variant(positions="")).add("extra-day", requires="helper")
    assert shelf.found() == []


@pytest.mark.parametrize(
    ("nl", "fr"),
    [
        ("De werknemer heeft recht op drie dagen.", "Le travailleur a droit à quatre jours."),
        ("De werknemer heeft recht op 5 dagen.", "Le travailleur a droit à 5,5 jours."),
        ("Dat geldt ook voor het tweede lid.", "Cela vaut aussi pour le troisième alinéa."),
        ("De werknemer heeft recht op twee dagen.", "Le travailleur a droit à des jours."),
    ],
)
def test_other_numbers_in_dutch_and_in_french_are_an_error(shelf: Shelf, nl: str, fr: str) -> None:
    assert shelf.add("extra-day", variant(nl=nl, fr=fr)).found() == [("languages-differ", "error", "extra-day")]


@pytest.mark.parametrize(
    ("nl", "fr"),
    [
        ("De werkgever mag de aanvraag niet weigeren.", "L’employeur peut refuser la demande."),
        ("De werknemer hoeft de aanvraag te motiveren.", "Le travailleur doit motiver la demande."),
        ("De werknemer heeft recht op verlof.", "Le travailleur peut demander un congé."),
        ("De werkgever moet antwoorden.", "L’employeur peut répondre."),
    ],
)
def test_another_modality_in_dutch_and_in_french_is_a_warning(shelf: Shelf, nl: str, fr: str) -> None:
    assert shelf.add("extra-day", variant(nl=nl, fr=fr)).found() == [("languages-differ", "warning", "extra-day")]


@pytest.mark.parametrize(
    ("nl", "fr"),
    [
        ("Beide partijen krijgen een kopie.", "Les deux parties reçoivent une copie."),
        ("De werkgever mag de aanvraag niet weigeren.", "L’employeur ne peut pas refuser la demande."),
        ("De werknemer hoeft de aanvraag niet te motiveren.", "Le travailleur n’est pas tenu de motiver la demande."),
        ("De derde krijgt 1.250 euro op de eerste dag.", "Le tiers reçoit 1 250 euros le premier jour."),
        ("De werkgever antwoordt binnen vijftien dagen.", "L’employeur répond dans les quinze jours."),
    ],
)
def test_a_faithful_translation_gives_nothing(shelf: Shelf, nl: str, fr: str) -> None:
    assert shelf.add("extra-day", variant(nl=nl, fr=fr)).found() == []


def test_a_floor_that_gives_up_a_red_line_is_an_error_unless_another_clause_keeps_it(shelf: Shelf) -> None:
    (shelf.folder / "positions").mkdir()
    (shelf.folder / "positions" / "new-position.yaml").write_text(
        "id: new-position\nweight: red-line\ntitle: {nl: Nieuw, fr: Nouveau}\nstatement: {nl: Nieuw., fr: Nouveau.}\n"
        "reasons:\n  - {nl: Omdat., fr: Parce que.}\nsource: R1\n",
        encoding="utf-8",
    )
    shelf.add("extra-day", variant(positions="new-position"), variant("floor", positions=""))
    assert shelf.found() == [("red-line-given-up", "error", "extra-day")]
    shelf.add("other-day", variant(positions="new-position"))
    assert shelf.found() == [("red-line-given-up", "info", "extra-day")]


def test_a_floor_that_realises_more_than_its_opening_is_a_warning(shelf: Shelf) -> None:
    shelf.add("extra-day", variant(positions=""), variant("floor"))
    assert shelf.found() == [("rung-stronger-than-opening", "warning", "extra-day")]


@pytest.mark.parametrize(
    ("better", "floor", "fires"), [("more", "2", False), ("more", "5", True), ("less", "5", False)]
)
def test_a_floor_with_a_better_value_than_its_opening_is_a_warning(
    shelf: Shelf, better: str, floor: str, fires: bool
) -> None:
    nl, fr = "De werknemer heeft recht op {days}.", "Le travailleur a droit à {days}."
    rungs = (variant(nl=nl, fr=fr), variant("floor", defaults=f'days: "{floor}"', nl=nl, fr=fr))
    shelf.add("extra-day", *rungs, extra=DAYS.replace("more", better))
    assert shelf.found() == [("rung-stronger-than-opening", "warning", "extra-day")] * fires


def test_values_that_go_down_and_up_again_are_a_warning_even_when_nothing_says_what_is_better(shelf: Shelf) -> None:
    nl, fr = "De werknemer heeft recht op {days}.", "Le travailleur a droit à {days}."
    rungs = [
        variant(rung, defaults=f'days: "{value}"', nl=nl, fr=fr)
        for rung, value in (("opening", 5), ("fallback", 2), ("floor", 4))
    ]
    shelf.add("extra-day", *rungs, extra=DAYS.replace("    better: more\n", ""))
    assert shelf.found() == [("rung-stronger-than-opening", "warning", "extra-day")]


def test_what_a_lower_rung_lets_the_employer_do_is_mentioned(shelf: Shelf) -> None:
    floor = variant(
        "floor", nl=NL + " De werkgever mag de dag uitstellen.", fr=FR + " L’employeur peut reporter le jour."
    )
    assert shelf.add("extra-day", variant(), floor).found() == [("room-for-the-employer", "info", "extra-day")]


def test_a_default_that_no_text_asks_for_is_a_warning(shelf: Shelf) -> None:
    nl, fr = "De werknemer heeft recht op {days}.", "Le travailleur a droit à {days}."
    shelf.add("extra-day", variant(nl=nl, fr=fr), variant("floor", defaults='days: "2"'), extra=DAYS)
    assert shelf.found() == [("unused-placeholder", "warning", "extra-day")]


def test_clauses_that_require_each_other_are_told_once(shelf: Shelf) -> None:
    shelf.add("one", requires="two").add("two", requires="three").add("three", requires="one")
    assert shelf.found() == [("circular-requires", "warning", "one")]


def test_a_clause_whose_companions_exclude_each_other_is_an_error(shelf: Shelf) -> None:
    shelf.add("one").add("two", excludes="one").add("both", requires="one, two")
    assert ("contradictory-requires", "error", "both") in shelf.found()
    assert ("one-sided-excludes", "info", "two") in shelf.found()


def test_a_companion_of_another_sector_is_a_warning(shelf: Shelf) -> None:
    shelf.add("one", extra='sectors: ["118"]').add("two", requires="one", extra='sectors: ["116"]')
    assert shelf.found() == [("companion-elsewhere", "warning", "two")]


@pytest.mark.parametrize("words", ["binnen een redelijke termijn", "in principe", "zo snel mogelijk"])
def test_vague_words_in_our_own_texts_are_a_warning(shelf: Shelf, words: str) -> None:
    shelf.add("extra-day", variant(nl=f"De werkgever antwoordt {words}.", fr="L’employeur répond."))
    assert shelf.found() == [("vague-words", "warning", "extra-day")]


def test_a_law_that_is_repealed_or_not_made_yet_is_an_error_on_that_day_only(shelf: Shelf) -> None:
    (shelf.folder / "laws.yaml").write_text(
        "laws:\n  - {id: old-law, title: {nl: wet, fr: loi}, date: 1990-01-01, repealed: 2027-01-01}\n",
        encoding="utf-8",
    )
    library = shelf.add("extra-day", extra="basis:\n  - {law: old-law}").load()
    day = datetime.date

    def wrong(on: datetime.date) -> list[str]:
        return [each.check for each in check_library(library, on) if each.id == "extra-day"]

    assert wrong(day(2026, 12, 31)) == []
    assert wrong(day(2027, 1, 1)) == wrong(day(1989, 1, 1)) == ["law-repealed"]


def test_a_finding_knows_its_file_and_its_line(shelf: Shelf) -> None:
    activate("en")
    library = shelf.add("extra-day", variant(nl="De werkgever antwoordt tijdig.", fr="L’employeur répond.")).load()
    found = [each for each in check_library(library, DAY) if each.id == "extra-day"]
    place = place_of(found[0], library)
    assert place is not None
    assert place.file is not None
    assert "tijdig" in place.file.read_text(encoding="utf-8").splitlines()[(place.line or 0) - 1]
    assert as_text(found, library).startswith(f"extra-day.yaml:{place.line}: warning vague-words “tijdig”")
    listed = json.loads(as_json(found, library))
    assert listed["schema"] == "akkoord.clauses-check/1"
    assert listed["findings"][0]["line"] == place.line


def test_a_clause_is_tried_with_its_companions_and_what_our_rules_find_is_told(shelf: Shelf) -> None:
    nl, fr = "De werknemer krijgt drie (5) dagen.", "Le travailleur reçoit trois (5) jours."
    library = shelf.add("extra-day", variant(nl=nl, fr=fr), requires="definitions").load()
    assert ("extra-day", "opening") in trials(library)
    found = list(try_clause(library, ("extra-day", "opening")))
    assert {(each.check, each.id) for each in found} == {("draft-fails", "extra-day")}
    assert all("words-figures-mismatch" in each.message for each in found)
    assert len(found) == 2, "one in each language"


def test_a_sound_clause_of_ours_passes_its_trial() -> None:
    assert list(try_clause(OURS, ("no-feedback", "floor"))) == []


def test_the_exit_code_follows_the_worst_finding(shelf: Shelf) -> None:
    shelf.add("extra-day", variant(nl="De werkgever antwoordt tijdig.", fr="L’employeur répond.")).load()

    def run(*arguments: str) -> int:
        command = ["clauses", "check", "--no-drafts", "--library", str(shelf.folder), *arguments]
        return CliRunner().invoke(main, command).exit_code

    assert run() == run("--fail-on", "never") == 0
    assert run("--fail-on", "warning") == run("--fail-on", "warning", "--format", "json") == 1
    shelf.add("extra-day", variant(fr="Le travailleur a droit à six jours."))
    assert run() == 1
    assert run("--on", "soon") == 2


def test_words_and_numbers_are_read_as_a_lawyer_reads_them() -> None:
    assert modalities("De werkgever mag ze evenmin aanrekenen.", "nl") == {"prohibition"}
    assert modalities("L’employeur ne peut ni refuser ni reporter.", "fr") == {"prohibition"}
    assert numbers("in § 2, 30 dagen en {days}", "nl") == {"2": 1, "30": 1}
    assert list(vague_words("naar redelijkheid en tijdig", "nl")) == ["redelijkheid", "tijdig"]
    assert employer_may("De werkgever mag niet weigeren. Dan mag de werkgever uitstellen.", "nl") == [
        "dan mag de werkgever uitstellen."
    ]
