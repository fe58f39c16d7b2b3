"""Weakening at a distance: a change in one place counts against the positions that depend on it, by a road."""

from dataclasses import replace

import pytest

from agreements.diff.dependence import term_of
from agreements.diff.model import Comparison
from agreements.diff.road_phrases import roads
from agreements.diff.sayings import Sayings
from agreements.impact.folding import fold
from agreements.model import Agreement, Article, Language, Passage
from tests.agreements.diff.texts import agreement, compared, edited, example

FLANDERS = example("flanders-chemistry", "nl")
WALLONIA = example("wallonia-chemistry", "fr")


def with_article(made: Agreement, text: str) -> Agreement:
    """The agreement with one more article at its end."""
    last = Article("99", "Varia", (Passage("plain", "", (text,)),))
    return replace(made, articles=(*made.articles, last))


def saying(sentence: str) -> Agreement:
    """The agreement with one more sentence in the article on the individual right."""
    said = "De deelname is vrijwillig."
    return edited(FLANDERS, lambda text: text.replace(said, f"{said} {sentence}"))


def reached(comparison: Comparison, kind: str) -> set[str]:
    """The positions that a road of this kind reaches."""
    return {state.id for state in comparison.positions if any(road.kind == kind for road in state.roads)}


def all_positions(made: Agreement, language: Language) -> set[str]:
    return {state.id for state in compared(made, made, language).positions if state.weight}


def test_a_narrowed_definition_counts_against_all_that_uses_the_term() -> None:
    theirs = edited(
        FLANDERS,
        lambda text: text.replace("de werknemer: elke persoon", "de werknemer: elke bediende van onbepaalde duur"),
    )
    comparison = compared(FLANDERS, theirs)
    assert {"individual-right", "employer-pays", "no-feedback"} <= reached(comparison, "definition")
    (state,) = [each for each in comparison.positions if each.id == "no-feedback"]
    assert (state.verdict, state.direct) == ("weakened", "kept")
    assert state.roads[0].article == "2"
    assert "werknemer" in state.roads[0].message


def test_a_definition_that_few_articles_use_reaches_only_those() -> None:
    theirs = edited(
        FLANDERS, lambda text: text.replace("7° ", "").replace("en bij ontstentenis daarvan de syndicale delegatie", "")
    )
    found = reached(compared(FLANDERS, theirs), "definition")
    assert "follow-up" in found
    assert "voluntary" not in found


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("de werknemer: elke persoon die …", "werknemer"),
        ("“loopbaanbegeleiding”: de begeleiding", "loopbaanbegeleiding"),
        ("Onder werkdag wordt verstaan elke dag", "werkdag"),
        ("le supérieur hiérarchique : toute personne", "supérieur hiérarchique"),
        ("Par travailleur on entend toute personne", "travailleur"),
        ("De werknemer kiest vrij de dienstverlener.", ""),
    ],
)
def test_the_term_of_a_definition(text: str, term: str) -> None:
    assert term_of(text) == term


def test_a_precedence_counts_against_the_articles_that_it_names() -> None:
    theirs = with_article(FLANDERS, "In afwijking van artikel 7 stelt de werkgever een lijst van dienstverleners op.")
    assert reached(compared(FLANDERS, theirs), "precedence") == {"free-choice-of-provider", "independent-provider"}


@pytest.mark.parametrize(
    ("made", "language", "text"),
    [
        (FLANDERS, "nl", "Bij tegenstrijdigheid heeft het personeelsbeleid van de groep voorrang."),
        (WALLONIA, "fr", "En cas de contradiction, la politique RH prévaut sur ce qui précède."),
    ],
    ids=["nl", "fr"],
)
def test_a_precedence_that_names_no_article_counts_against_all(made: Agreement, language: Language, text: str) -> None:
    found = reached(compared(made, with_article(made, text), language), "precedence")
    assert found >= all_positions(made, language)


@pytest.mark.parametrize(
    ("made", "language", "text"),
    [
        (FLANDERS, "nl", "De toepassing van deze cao is beperkt tot het beschikbare jaarlijkse budget."),
        (
            FLANDERS,
            "nl",
            "De rechten uit deze cao gelden voor zover de operationele noodwendigheden het toelaten.",
        ),
        (WALLONIA, "fr", "La présente convention s’applique dans les limites du budget disponible."),
        (WALLONIA, "fr", "L’exercice des droits est subordonné aux nécessités du service."),
    ],
)
def test_a_general_condition_counts_against_all(made: Agreement, language: Language, text: str) -> None:
    found = reached(compared(made, with_article(made, text), language), "condition")
    assert found >= all_positions(made, language)


def test_a_condition_in_the_article_of_one_right_stays_there() -> None:
    theirs = edited(
        FLANDERS,
        lambda text: text.replace(
            "de volledige kosten van de loopbaanbegeleiding", "de kosten binnen het beschikbare budget"
        ),
    )
    comparison = compared(FLANDERS, theirs)
    assert reached(comparison, "condition") == set()
    assert "employer-pays" in {state.id for state in comparison.harmed}


@pytest.mark.parametrize(
    "text",
    [
        "Deze cao vervangt alle vroegere akkoorden en gebruiken over hetzelfde onderwerp.",
        "Deze overeenkomst regelt de materie volledig en uitputtend.",
    ],
)
def test_an_entire_agreement_clause_counts_against_what_was_there_already(text: str) -> None:
    assert reached(compared(FLANDERS, with_article(FLANDERS, text)), "entire-agreement") == {"non-regression"}


@pytest.mark.parametrize(
    "text",
    [
        "De werkgever kan de regeling te allen tijde aanpassen of stopzetten.",
        "Deze regeling geldt bij wijze van proef.",
        "Deze cao eindigt van rechtswege op 31 december 2027.",
    ],
)
def test_an_end_or_a_suspension_counts_against_all(text: str) -> None:
    assert reached(compared(FLANDERS, with_article(FLANDERS, text)), "duration") >= all_positions(FLANDERS, "nl")


def test_a_reference_that_points_elsewhere_is_told() -> None:
    number = next(each.number for each in FLANDERS.articles if each.heading == "Kosten ten laste van de werkgever")
    ours = edited(
        FLANDERS,
        lambda text: text.replace(
            "De deelname is vrijwillig.", f"De deelname is vrijwillig. De kosten regelt artikel {number}."
        ),
    )
    theirs = edited(ours, lambda text: text.replace(f"regelt artikel {number}", "regelt artikel 27"))
    found = reached(compared(ours, theirs), "reference")
    assert found == {"individual-right", "voluntary"}


def test_a_reference_to_an_article_that_is_gone_is_told() -> None:
    gone = next(each for each in FLANDERS.articles if each.heading == "Overleg en geschillen")
    ours = edited(
        FLANDERS,
        lambda text: text.replace(
            "De deelname is vrijwillig.", f"De deelname is vrijwillig. Geschillen regelt artikel {gone.number}."
        ),
    )
    theirs = replace(ours, articles=tuple(each for each in ours.articles if each.number != gone.number))
    assert {"individual-right", "voluntary"} <= reached(compared(ours, theirs), "reference")


def test_an_annex_that_is_gone_counts_against_what_rests_on_it() -> None:
    theirs = replace(FLANDERS, annexes=tuple(each for each in FLANDERS.annexes if each.number != "2"))
    comparison = compared(FLANDERS, theirs)
    assert reached(comparison, "annex") == {"funding-route", "employer-pays", "no-feedback", "confidentiality"}


@pytest.mark.parametrize(
    ("made", "language", "text"),
    [
        (FLANDERS, "nl", "De partijen bespreken de toepassing van deze cao tweemaal per jaar."),
        (FLANDERS, "nl", "De werkgever hangt deze cao uit op het prikbord."),
        (WALLONIA, "fr", "L’employeur affiche la présente convention à la vue de tous."),
    ],
)
def test_a_harmless_sentence_about_the_agreement_reaches_nothing(
    made: Agreement, language: Language, text: str
) -> None:
    comparison = compared(made, with_article(made, text), language)
    assert not any(state.roads for state in comparison.positions)


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_road_fires_on_its_examples_and_on_no_other(language: Language) -> None:
    sayings = Sayings(language)
    told = 0
    for example_ in roads().examples:
        if example_.language == language:
            found = example_.road in {saying.road for saying in sayings.said(fold(example_.text))}
            assert found == (example_.fires == "yes"), example_
            told += 1
    assert told >= 2 * len({saying.road for saying in roads().sentences})


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        (
            "nl",
            "Deze cao heeft voorrang op elk reglement en elke policy van de werkgever.",
            "Elk reglement en elke policy van de werkgever heeft voorrang op deze cao.",
        ),
        (
            "nl",
            "In afwijking van het arbeidsreglement geldt deze cao.",
            "In afwijking van deze cao geldt het arbeidsreglement.",
        ),
        (
            "nl",
            "De bepalingen van deze cao primeren op het arbeidsreglement.",
            "Het arbeidsreglement primeert op de bepalingen van deze cao.",
        ),
        (
            "fr",
            "La présente convention prime tout règlement de l’employeur.",
            "Tout règlement de l’employeur prime la présente convention.",
        ),
    ],
)
def test_a_precedence_that_is_turned_round_in_the_same_words_is_told(
    language: Language, ours: str, theirs: str
) -> None:
    right = {"nl": "Elke werknemer heeft recht op opleiding.", "fr": "Chaque travailleur a droit à une formation."}
    made = [agreement(f"# 1. A\n{right[language]}\n# 2. B\n{text}", language) for text in (ours, theirs)]
    assert "individual-right" in reached(compared(made[0], made[1], language), "precedence")
    assert not reached(compared(made[0], made[0], language), "precedence")


def test_an_annex_that_nothing_we_know_of_rests_on_is_told_too() -> None:
    ours = "# 1. Uitstel\nHet uitstel volgt bijlage 1.\n## 1. Uitstel\nHet uitstel duurt een maand."
    theirs = "# 1. Uitstel\nHet uitstel volgt bijlage 1."
    assert reached(compared(agreement(ours), agreement(theirs)), "annex")
