"""The language of phrases, and the files that are written in it."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.model import Language
from agreements.validate.aspects.lines import folded
from agreements.validate.phrases import compiled, phrases, topics


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("werknemer*", "alle werknemers", "werknemers"),
        ("werknemer", "alle werknemers", None),
        ("*secretaris", "de vakbondssecretaris", "vakbondssecretaris"),
        ("(bepaalde|onbepaalde) (duur|tijd)", "voor onbepaalde duur", "onbepaalde duur"),
        ("kan … opgezegd", "kan door elke partij worden opgezegd", "kan door elke partij worden opgezegd"),
        ("kan … opgezegd", "kan één twee drie vier vijf zes zeven acht negen opgezegd", None),
        ("kan … opgezegd", "kan gewijzigd. zij wordt opgezegd", None),
        ("voor [een] duur", "voor duur", "voor duur"),
        ("voor [een] duur", "voor een duur", "voor een duur"),
        ("[de] cao", "cao", "cao"),
        ("[de] cao", "de cao", "de cao"),
        ("van <n> jaar", "van 2 jaar", "van 2 jaar"),
        ("van <n> jaar", "van 1,5 jaar", "van 1,5 jaar"),
        ("van <n> jaar", "van twee jaar", None),
        ("partij … verschuldigd", "de partij (zie hierboven), verschuldigd", "partij (zie hierboven), verschuldigd"),
        ("l'employeur", "que l'employeur", "l'employeur"),
        ("employeur", "que l'employeur", "l'employeur"),
        ("(a b|c) d", "a b d", "a b d"),
        ("art", "artikel", None),
        ("employeur", "que l’employeur", "l'employeur"),
        ("van <n> jaar", "van “2” jaar", 'van "2" jaar'),
    ],
)
def test_a_phrase_finds_what_its_marks_say(phrase: str, text: str, found: str | None) -> None:
    match = compiled([phrase]).find(text)
    assert (match[0] if match else None) == found


@pytest.mark.parametrize("phrase", ["(a|b", "a)", "[a", "a] b"])
def test_a_bracket_without_its_partner_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="partner"):
        compiled([phrase])


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("topic", topics())
def test_every_file_has_the_same_lists_in_both_languages_and_they_compile(topic: str, language: Language) -> None:
    mine, other = phrases(topic, language), phrases(topic, "fr" if language == "nl" else "nl")
    assert set(mine.lists) == set(other.lists)
    assert all(phrase == folded(phrase) for name in mine.lists for phrase in mine.words(name) if name != "forms")


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("topic", topics())
def test_no_phrase_begins_or_ends_with_a_gap(topic: str, language: Language) -> None:
    """It would ask for words that need not be there."""
    mine = phrases(topic, language)
    edges = [
        phrase for name in mine.lists for phrase in mine.words(name) if phrase.strip('"')[0] == "…" or phrase[-1] == "…"
    ]
    assert edges == []


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("topic", [topic for topic in topics() if "together" in phrases(topic, "nl").written])
def test_a_frame_names_lists_that_there_are_and_is_there_once(topic: str, language: Language) -> None:
    mine, families = phrases(topic, language), phrases("families", language)
    for kind in ("together", "across"):
        frames = mine.words(kind)
        assert len(set(frames)) == len(frames)
        for name in (part.lstrip("-~").rstrip("!?") for frame in frames for part in frame.split(" + ")):
            assert name[1:] in families.lists if name.startswith("@") else name in mine.lists, name


WORDS = st.sampled_from(
    ["werkgever", "kan", "regeling", "de", "te allen tijde", "aanpassen", "niet", ",", "voor", "12"]
)


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_looking_at_pieces_first_changes_nothing(text: str) -> None:
    for topic in ("unilateral_change", "repayment_clause_void", "duration"):
        for phrase_list in phrases(topic, "nl").lists.values():
            slow = [match.span() for phrase in phrase_list.phrases for match in phrase.pattern.finditer(text)]
            assert [match.span() for match in phrase_list.all(text)] == slow
