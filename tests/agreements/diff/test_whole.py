"""A sentence that takes from the agreement as a whole counts against every position, wherever someone puts it."""

from dataclasses import replace

import pytest

from agreements.diff.model import Comparison
from agreements.model import Agreement, Article, Language, Passage, Section
from tests.agreements.diff.texts import agreement, compared, example

EXAMPLES: dict[str, str] = {"nl": "flanders-chemistry", "fr": "wallonia-chemistry"}
PLACES = ("an article", "a paragraph", "an annex", "the preamble", "the closing words")
HARM: list[tuple[Language, str, str]] = [
    ("nl", "an article", "De rechten in deze cao worden toegekend naargelang van de bezetting."),
    ("nl", "an annex", "De werkgever kan de uitvoering van deze cao opschorten wanneer de orderportefeuille daalt."),
    ("nl", "a paragraph", "De uitgaven op grond van deze cao blijven beperkt tot wat de directie elk jaar vaststelt."),
    ("nl", "the closing words", "Bij strijdigheid gelden de interne richtlijnen van de groep."),
    ("nl", "the preamble", "Niets in deze overeenkomst verplicht de werkgever tot uitgaven die niet begroot zijn."),
    ("nl", "an article", "Deze overeenkomst doet geen afbreuk aan de policy’s van de groep, die blijven gelden."),
    ("nl", "a paragraph", "Voor 2027 wordt de toepassing van deze cao beperkt tot de vestiging in Antwerpen."),
    ("nl", "an annex", "Bij een collectieve actie vervallen de rechten uit deze cao."),
    ("fr", "an article", "Les droits prévus par la présente convention sont accordés selon les effectifs."),
    ("fr", "an annex", "L’employeur peut suspendre l’exécution de la présente convention en cas de baisse d’activité."),
    ("fr", "a paragraph", "Les dépenses découlant de la présente convention restent dans les limites du budget."),
    ("fr", "the closing words", "En cas de conflit, les directives du groupe s’appliquent."),
    ("fr", "the preamble", "Rien dans la présente convention n’oblige l’employeur à des dépenses non budgétées."),
    ("fr", "an article", "La présente convention ne porte pas atteinte aux politiques du groupe."),
    ("fr", "a paragraph", "Pour 2027, l’application de la présente convention est limitée à l’établissement d’Engis."),
    ("fr", "an annex", "En cas d’action collective, les droits résultant de la présente convention s’éteignent."),
]  # fmt: skip
HARMLESS: list[tuple[Language, str]] = [
    ("nl", "De partijen lichten deze cao samen toe aan het personeel."),
    ("nl", "De rechten uit deze cao vervallen niet bij een schorsing van de arbeidsovereenkomst."),
    ("nl", "De werkgever mag de uitvoering van deze cao niet uitstellen of opschorten."),
    (
        "nl",
        "De rechten uit deze cao zijn minimumrechten waarvan niet ten nadele van de werknemer kan worden afgeweken.",
    ),
    ("nl", "Bij tegenstrijdigheid geldt deze cao."),
    ("nl", "Niets in deze cao belet de werknemer om bijkomende begeleiding te vragen."),
    ("fr", "Les droits résultant de la présente convention ne s’éteignent pas lors d’une suspension du contrat."),
    ("fr", "L’employeur ne peut ni reporter ni suspendre l’exécution de la présente convention."),
    ("fr", "En cas de contradiction, la présente convention prime."),
    ("fr", "Rien dans la présente convention n’empêche le travailleur de demander davantage."),
    ("fr", "La présente convention est annexée au règlement de travail."),
]


def with_sentence(made: Agreement, text: str, place: str) -> Agreement:
    """The agreement with one more sentence in a place of this kind."""
    passage = Passage("plain", "", (text,))
    if place == "an article":
        return replace(made, articles=(*made.articles, Article("99", "Varia", (passage,))))
    if place == "the preamble":
        return replace(made, opening=(*made.opening, Section((passage,))))
    if place == "the closing words":
        return replace(made, closing=(*made.closing, Section((passage,))))
    if place == "an annex":
        annex = made.annexes[0]
        return replace(made, annexes=(replace(annex, passages=(*annex.passages, passage)), *made.annexes[1:]))
    deposit = made.articles[-1]
    last = deposit.passages[-1]
    longer = replace(last, pieces=(*last.pieces, f" {text}"))
    return replace(made, articles=(*made.articles[:-1], replace(deposit, passages=(*deposit.passages[:-1], longer))))


def compared_with(language: Language, text: str, place: str) -> Comparison:
    ours = example(EXAMPLES[language], language)
    return compared(ours, with_sentence(ours, text, place), language)


def test_every_place_is_tried_in_both_languages() -> None:
    assert {(language, place) for language, place, _text in HARM} == {
        (language, place) for language in EXAMPLES for place in PLACES
    }


@pytest.mark.parametrize(("language", "place", "text"), HARM, ids=[text for _language, _place, text in HARM])
def test_what_takes_from_the_whole_counts_against_every_position(language: Language, place: str, text: str) -> None:
    comparison = compared_with(language, text, place)
    kept = [state.id for state in comparison.positions if state.weight and not state.harmed]
    assert kept == []
    words = {road.words for state in comparison.positions for road in state.roads}
    assert words == {text}


@pytest.mark.parametrize(("language", "text"), HARMLESS, ids=[text for _language, text in HARMLESS])
def test_what_takes_nothing_reaches_no_position_elsewhere(language: Language, text: str) -> None:
    comparison = compared_with(language, text, "an article")
    assert [road for state in comparison.positions for road in state.roads] == []
    assert any(text in change.text_theirs for change in comparison.articles if change.change == "added")


def test_an_article_that_names_the_entry_into_force_is_no_article_on_the_duration() -> None:
    ours = example(EXAMPLES["nl"], "nl")
    (number,) = [i for i, article in enumerate(ours.articles) if article.heading == "Informatie aan de werknemers"]
    article = ours.articles[number]
    assert "inwerkingtreding" in article.text[:300]
    shorter = replace(article, passages=article.passages[:-1])
    theirs = replace(ours, articles=(*ours.articles[:number], shorter, *ours.articles[number + 1 :]))
    comparison = compared(ours, theirs)
    assert {state.id for state in comparison.harmed} == {"information-to-all"}


def test_a_reference_to_an_annex_that_is_not_there_points_nowhere() -> None:
    ours = "# 1. Factuur\nDe werkgever betaalt volgens bijlage 1.\n## 1. Voorwaarden\nDe factuur noemt geen naam."
    comparison = compared(agreement(ours), agreement(ours.replace("volgens bijlage 1", "volgens bijlage 2")))
    assert {road.kind for state in comparison.positions for road in state.roads} == {"reference"}


@pytest.mark.parametrize(
    ("language", "sentence", "position"),
    [
        ("nl", "De sessies vallen buiten de arbeidstijd.", "working-time"),
        ("nl", "Bij een reorganisatie wordt de deelname in aanmerking genomen.", "no-detriment"),
        ("fr", "Les séances se déroulent en dehors des heures.", "working-time"),
    ],
)
def test_a_harmful_sentence_in_an_article_counts_against_what_that_article_is_for(
    language: Language, sentence: str, position: str
) -> None:
    ours = example(EXAMPLES[language], language)
    found = [i for i, each in enumerate(ours.articles) if each.tag and each.tag.clause == position]
    article = ours.articles[found[0]]
    longer = replace(article, passages=(*article.passages, Passage("plain", "", (sentence,))))
    theirs = replace(ours, articles=(*ours.articles[: found[0]], longer, *ours.articles[found[0] + 1 :]))
    assert position in {state.id for state in compared(ours, theirs, language).harmed}
