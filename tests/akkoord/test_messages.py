"""The messages in Dutch and French: all there, nothing too much, the same placeholders, the right typography."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po
from click.testing import CliRunner

from akkoord import clickwords
from akkoord.messages import activate, gettext, ngettext
from cli import main

Id = str | tuple[str, ...]

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("akkoord", "agreements", "clauses", "cli", "templates")
KEYWORDS = parse_keywords(["_", "gettext", "mark", "ngettext:1,2"])
OLDER_CLICK = {"No such option: {name}"}
"""What click said before 8.4; we still work with that."""


def sources() -> list[Path]:
    return [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]


def messages_in(file: Path) -> set[Id]:
    return {message for _line, message, _comments, _context in extract_from_file("python", file, KEYWORDS)}


OURS = {message for file in sources() for message in messages_in(file)}
CATALOGUES = {
    language: read_po((ROOT / f"akkoord/locale/{language}/LC_MESSAGES/akkoord.po").open("rb"))
    for language in ("nl", "fr")
}

each_language = pytest.mark.parametrize("language", sorted(CATALOGUES))


def entries(language: str) -> Iterator[Message]:
    return (message for message in CATALOGUES[language] if message.id)


def forms(message: Message) -> list[tuple[str, str]]:
    """Pairs (English, translation): one, or the singular and the plural."""
    if message.pluralizable:
        return list(zip(message.id, message.string, strict=True))
    return [(message.id, message.string)]


def placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{[^{} ]+\}", text))


def without_placeholders(text: str) -> str:
    return re.sub(r"\{[^{} ]+\}", "x", text)


def translations(language: str) -> Iterator[str]:
    return (
        without_placeholders(translation) for message in entries(language) for _english, translation in forms(message)
    )


@each_language
def test_every_message_is_translated(language: str) -> None:
    translated = {message.id for message in entries(language) if all(text.strip() for _english, text in forms(message))}
    assert OURS - translated == set(), "see “Messages” in docs/contributing.md"
    assert [message.id for message in entries(language) if message.fuzzy] == []


@each_language
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    assert {message.id for message in entries(language)} - OURS == set()
    assert not CATALOGUES[language].obsolete


def test_the_words_of_click_are_still_those_of_click() -> None:
    folder = Path(click.__file__).parent
    said = {message for _file, _line, message, *_rest in extract_from_dir(folder, keywords=KEYWORDS)}
    assert messages_in(Path(clickwords.__file__)) - said <= OLDER_CLICK


@each_language
def test_placeholders_are_kept(language: str) -> None:
    for message in entries(language):
        for english, translation in forms(message):
            assert placeholders(english) == placeholders(translation), translation
        assert not list(message.check(CATALOGUES[language]))


@each_language
def test_counted_things_have_a_singular_and_a_plural(language: str) -> None:
    counted = {message.id: message.string for message in entries(language) if message.pluralizable}
    assert set(counted) == {message for message in OURS if isinstance(message, tuple)}
    assert all(len(strings) == CATALOGUES[language].num_plurals == 2 for strings in counted.values())


@each_language
def test_quotation_marks_and_apostrophes_are_curly(language: str) -> None:
    opening, closing = {"nl": "“”", "fr": "«»"}[language]
    for text in translations(language):
        assert not set("'\"`") & set(text), text
        assert text.count(opening) == text.count(closing), text
        assert not set({"nl": "«»", "fr": "“”„"}[language]) & set(text), text


def test_french_has_no_break_spaces() -> None:
    for text in translations("fr"):
        assert not re.search(r"(?<!\u00a0)[:;?!»]|«(?!\u00a0)", text.replace("ref:clause", "")), text


LINES_FOR_PROGRAMS = {"agreements/validate/reports/text.py", "clauses/check.py", "agreements/interview/writing.py"}
"""Where a colon parts what programs read: file:article: severity …, and keys of YAML."""


def test_no_line_is_put_together_with_an_english_colon_or_english_quotation_marks() -> None:
    """``named`` and ``quoted`` take those of the language of messages."""
    for file in sources():
        if str(file.relative_to(ROOT)) in LINES_FOR_PROGRAMS:
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            assert not re.search(r"""f"[^"]*\}: [^"]*"|f"[^"]*“\{""", line), (file, line)


def test_babel_sees_every_message() -> None:
    """It does not see those inside an f-string, for one."""
    for file in sources():
        seen = {
            text for message in messages_in(file) for text in (message if isinstance(message, tuple) else [message])
        }
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                said = {
                    text.value for text in node.args if isinstance(text, ast.Constant) and isinstance(text.value, str)
                }
                assert said <= seen, f"{file}, line {node.lineno}"


@each_language
@pytest.mark.parametrize(
    "arguments",
    [
        "--help",
        "assemble --help",
        "new --help",
        "demo --help",
        "template --help",
        "clauses --help",
        "clauses list --help",
        "clauses show --help",
        "clauses search --help",
        "clauses schema --help",
        "revisions --help",
        "revisions list --help",
        "revisions accept --help",
        "revisions reject --help",
        "xyz",
        "--xyz",
        "assemble",
        "assemble --languag nl",
        "assemble --language de dossier.yaml",
        "assemble one two three",
        "assemble --force=yes dossier.yaml",
        "assemble missing.yaml",
        "assemble .",
        "template xyz",
        "clauses lis",
        "clauses show xyz",
        "clauses list --theme xyz",
        "clauses search",
        "clauses search xyzzy",
        "clauses list --library missing",
        "revisions list missing.docx",
        "revisions accept",
        "validate --help",
        "validate",
        "validate missing.docx",
        "validate tests",
        "validate --select nonsense x.docx",
        "validate --baseline missing.json x.docx",
    ],
)
def test_no_line_stays_english(arguments: str, language: str) -> None:
    def said(spoken: str) -> set[str]:
        result = CliRunner().invoke(main, ["--lang", spoken, *arguments.split()], terminal_width=1000)
        return {line.strip() for line in result.output.splitlines() if line.strip()}

    assert said("en") & said(language) == set()


@pytest.mark.parametrize("arguments", [["--xyz", "--lang", "fr"], ["assemble", "--xyz", "--lang=fr"]])
def test_a_command_line_that_cannot_be_read_is_answered_in_the_language_that_it_asks_for(arguments: list[str]) -> None:
    assert "Utilisation" in CliRunner().invoke(main, arguments).stderr


def test_counts_take_the_plural_of_their_language() -> None:
    singular, plural = "{count} character", "{count} characters"
    said = {}
    for language in ("nl", "fr", "en"):
        activate(language)
        said[language] = [ngettext(singular, plural, count) for count in (0, 1, 2)]
    assert said["nl"] == ["{count} tekens", "{count} teken", "{count} tekens"]
    assert said["fr"] == ["{count} caractère", "{count} caractère", "{count} caractères"]
    assert said["en"] == [plural, singular, plural]
    assert gettext("") == ""


def test_the_catalogues_know_their_language() -> None:
    known: dict[str, Catalog] = CATALOGUES
    assert [str(catalogue.locale) for catalogue in known.values()] == ["nl", "fr"]
