"""The dictionaries on disk say what simplemma says, and whatever is wrong with the file does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
import simplemma
from hypothesis import given
from hypothesis import strategies as st

from agreements.impact.dictionary import Sorted, base_form, is_known, kept, laid_out
from agreements.model import Language

WORDS: dict[Language, tuple[str, ...]] = {
    "nl": ("werknemers", "loopbaanbegeleiding", "betaalt", "Gent", "'s", "zou", "terugbetaling", "kwartaaltje", "é"),
    "fr": ("travailleurs", "œuvre", "aujourd'hui", "peuvent", "l'employeur", "remboursement", "Namur", "où", "xyzxyz"),
}


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_words_have_the_same_base_form_as_without_the_file(language: Language) -> None:
    for word in WORDS[language]:
        assert base_form(word, language) == simplemma.lemmatize(word, lang=language)
        assert is_known(word, language) == simplemma.is_known(word, lang=language)


@given(
    st.dictionaries(
        st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), min_size=1),
        st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"])),
        max_size=30,
    ),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_a_file_gives_back_each_word_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, dictionary: dict[str, str], other: str
) -> None:
    file = tmp_path_factory.mktemp("words") / "words.txt"
    file.write_bytes(laid_out(dictionary))
    found = Sorted(file)
    assert {word: found[word] for word in dictionary} == dictionary
    assert dict(found) == dictionary
    assert len(found) == len(dictionary)
    assert found.get(other) == dictionary.get(other)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"akkoord.words/1\nhalf a li"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "words" / "fr.txt"
    file.parent.mkdir()
    file.write_bytes(content)
    found = kept(file, "fr")
    assert isinstance(found, Sorted)
    assert found["travailleurs"] == "travailleur"


def test_where_no_file_can_be_kept_the_dictionary_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / "words").write_text("a file where a folder is wanted")
    found = kept(tmp_path / "words" / "fr.txt", "fr")
    assert not isinstance(found, Sorted)
    assert found.get("travailleurs") == "travailleur"


def test_words_that_would_break_the_file_are_refused() -> None:
    with pytest.raises(ValueError, match="tab"):
        laid_out({"een\ttwee": "een"})
