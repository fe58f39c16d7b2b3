"""Templates are found by name or as a file, and their fixed words are complete in both languages."""

from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from akkoord.errors import InputError
from templates import find, names, words


def test_our_templates_are_found_by_name_and_are_sound():
    assert names() == ("agreement", "synoptic")
    for name in names():
        result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(find(name))
        assert [str(error) for error in result.errors] == []


def test_a_file_of_ones_own_is_a_template_too(tmp_path: Path):
    file = tmp_path / "ours.docx"
    file.write_bytes(find("agreement").read_bytes())
    assert find(str(file)) == file


def test_an_unknown_template_is_an_error_that_names_ours():
    with pytest.raises(InputError) as caught:
        find("agrement")
    assert "agreement, synoptic" in str(caught.value)


def test_both_languages_have_the_same_words():
    assert words("nl").keys() == words("fr").keys()
    assert words("fr")["article"] == "Article"
    assert words("nl")["article"] == "Artikel"
