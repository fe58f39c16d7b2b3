"""What must hold for any passage: sameness, typography, symmetry of harm, and additions that touch nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.impact import assess
from agreements.impact.model import HARM

NL = [
    "Elke werknemer heeft recht op vijf dagen opleiding per jaar.",
    "De werkgever betaalt het inschrijvingsgeld binnen dertig dagen.",
    "De coach brengt geen verslag uit aan de werkgever.",
    "De werknemer kiest zelf het erkende centrum.",
    "De gesprekken vinden plaats tijdens de arbeidstijd, met behoud van loon.",
    "Deelname is vrijwillig en kan op elk moment worden stopgezet.",
    "De ondernemingsraad keurt het opleidingsplan goed.",
    "De kosten worden nooit van de werknemer teruggevorderd.",
]
FR = [
    "Chaque travailleur a droit à cinq jours de formation par an.",
    "L'employeur paie les frais d'inscription dans les trente jours.",
    "Le conseiller ne fait pas rapport à l'employeur.",
    "Le travailleur choisit librement le centre agréé.",
    "Les entretiens ont lieu pendant les heures de travail, sans perte de rémunération.",
    "La participation est volontaire et peut être interrompue à tout moment.",
    "Le conseil d'entreprise approuve le plan de formation.",
    "Les frais ne sont jamais récupérés auprès du travailleur.",
]
IDLE = {
    "nl": "Deze bepaling staat ook op het intranet.",
    "fr": "La présente disposition figure aussi sur l'intranet.",
}
BETTER = [
    ("nl", "De werknemer krijgt twee dagen opleiding.", "De werknemer krijgt vier dagen opleiding."),
    ("nl", "De werkgever betaalt de cursus.", "De werkgever betaalt de cursus en het handboek."),
    ("nl", "De werknemer kiest de school, na akkoord van zijn chef.", "De werknemer kiest de school."),
    ("nl", "De werkgever antwoordt binnen dertig dagen.", "De werkgever antwoordt binnen tien dagen."),
    ("fr", "Le travailleur reçoit deux jours de formation.", "Le travailleur reçoit quatre jours de formation."),
    ("fr", "L'employeur paie le cours.", "L'employeur paie le cours et le manuel."),
    ("fr", "Le travailleur choisit l'école moyennant l'accord de son chef.", "Le travailleur choisit l'école."),
    ("fr", "L'employeur répond dans les trente jours.", "L'employeur répond dans les dix jours."),
]

passages = st.one_of(
    st.tuples(st.just("nl"), st.lists(st.sampled_from(NL), min_size=1, max_size=4, unique=True)),
    st.tuples(st.just("fr"), st.lists(st.sampled_from(FR), min_size=1, max_size=4, unique=True)),
)


@given(st.sampled_from(["nl", "fr"]), st.text(max_size=200))
def test_identical_text_is_unchanged(language, text) -> None:
    impact = assess(text, text, language)
    assert (impact.label, impact.mechanisms, impact.reasons) == ("unchanged", [], [])


@given(passages, st.sampled_from(["  ", "\n", "\t", "\u00a0"]))
def test_other_spaces_leave_a_passage_unchanged(passage, space) -> None:
    language, sentences = passage
    assert assess(" ".join(sentences), space.join(sentences), language).label == "unchanged"


DRESSES = [
    str.upper,
    str.title,
    lambda text: text.replace("'", "’"),
    lambda text: text.replace(".", " ."),
    lambda text: text.replace(", ", " - "),
    lambda text: "\n".join(f"{number}. {part}." for number, part in enumerate(text.rstrip(".").split(". "), 1)),
    lambda text: "\n".join(f"{chr(96 + number)}) {part}." for number, part in enumerate(text[:-1].split(". "), 1)),
    lambda text: "; ".join(text.split(". ")),
    lambda text: text.replace("é", "e").replace("è", "e").replace("à", "a"),
    lambda text: text.replace("vijf", "5").replace("dertig", "30").replace("cinq", "5").replace("trente", "30"),
]


@given(passages, st.sampled_from(DRESSES))
def test_typography_spelling_and_numbering_never_exceed_cosmetic(passage, dress) -> None:
    language, sentences = passage
    text = " ".join(sentences)
    impact = assess(text, dress(text), language)
    assert impact.label in ("unchanged", "cosmetic"), impact


@given(passages)
def test_sentences_in_another_order_never_exceed_cosmetic(passage) -> None:
    language, sentences = passage
    impact = assess(" ".join(sentences), " ".join(reversed(sentences)), language)
    assert impact.label in ("unchanged", "cosmetic"), impact


@pytest.mark.parametrize(("language", "worse", "better"), BETTER)
def test_swapping_turns_a_gain_into_harm(language, worse, better) -> None:
    assert assess(worse, better, language).label == "strengthened"
    assert assess(better, worse, language).label in HARM


@given(passages, st.data())
def test_a_sentence_left_out_is_never_harmless(passage, data) -> None:
    language, sentences = passage
    if len(sentences) < 2:
        return
    gone = data.draw(st.sampled_from(sentences))
    left = " ".join(sentence for sentence in sentences if sentence != gone)
    assert assess(" ".join(sentences), left, language).label in HARM


@given(passages)
def test_striking_everything_removes_every_position(passage) -> None:
    language, sentences = passage
    impact = assess(" ".join(sentences), "", language)
    assert impact.label == "removed"
    assert set(impact.positions.values()) == {"removed"}


@given(passages, st.data())
def test_a_sentence_added_that_touches_nothing_changes_no_verdict_on_the_rest(passage, data) -> None:
    language, sentences = passage
    at = data.draw(st.integers(0, len(sentences)))
    added = [*sentences[:at], IDLE[language], *sentences[at:]]
    impact = assess(" ".join(sentences), " ".join(added), language)
    rest = {position: verdict for position, verdict in impact.positions.items() if position != "other"}
    assert set(rest.values()) <= {"kept"}, impact


@given(st.sampled_from(["nl", "fr"]), st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_are_judged_with_reasons_for_every_change(language, ours, theirs) -> None:
    impact = assess(ours, theirs, language)
    assert 0 <= impact.confidence <= 1
    assert all(reason.endswith(".") for reason in impact.reasons)
    if impact.label in HARM:
        assert impact.reasons
        assert impact.mechanisms


@given(passages)
def test_the_same_texts_always_give_the_same_judgement(passage) -> None:
    language, sentences = passage
    ours, theirs = " ".join(sentences), sentences[0]
    first, second = assess(ours, theirs, language), assess(ours, theirs, language)
    assert json.dumps(first.reasons) == json.dumps(second.reasons)
    assert first == second
