"""A phrase of a road is looked for only where a piece of it stands; that changes nothing in what is found."""

from __future__ import annotations

from agreements.diff.phrases import Bilingual, finder
from agreements.diff.road_phrases import roads
from agreements.impact.folding import fold
from clauses.library import own_library


def test_the_quick_look_finds_what_the_pattern_finds() -> None:
    known = roads()
    texts = [(example.language, fold(example.text)) for example in known.examples]
    for clause in own_library().clauses.values():
        texts += [(language, fold(clause.variants[clause.rungs[0]].text[language])) for language in ("nl", "fr")]
    found = 0
    for group in (*known.places, *known.sentences, known.general):
        for language, text in texts:
            match = finder(group.nl if language == "nl" else group.fr).search(text)
            assert group.found(text, language) == (match[0] if match else ""), text
            found += match is not None
    assert found > 50


def test_a_word_with_an_asterisk_is_looked_for_without_it() -> None:
    group = Bilingual(nl=("voorrang* ... boven|op",), fr=("prim* ... sur",))
    assert group.found("de wet heeft voorrangsrecht altijd op de cao", "nl") == "voorrangsrecht altijd op"
    assert group.found("de wet gaat altijd op de cao", "nl") == ""
