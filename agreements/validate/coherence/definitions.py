"""The terms that an agreement defines: in a list, in a sentence, or as a short name ("hierna “de werkgever”").

A term is known by the stems of its words, so that a plural is the same term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agreements.validate.aspects.lines import folded, straightened
from agreements.validate.aspects.sentences import sentences_in
from agreements.validate.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.model import Language
    from agreements.validate.aspects.lines import Line
    from agreements.validate.phrases import Phrases

__all__ = ["Definition", "definitions_of", "stems", "term_pattern"]

LONGEST_TERM = 6
_ARTICLE = re.compile(
    r"(?:de|het|een|elke|alle|le|la|les|un|une|du|des|l'|d'|chaque|tout|toute)(?:\s+|(?<='))", re.IGNORECASE
)
_QUOTED = re.compile(r"[“”\"«„‘']\s?([^“”\"«»„‘’']{2,60}?)\s?[”\"»“’']")
_SPLIT = re.compile(r"\s?[:=\t]\s?|\s[–-]\s")
_QUOTES = "“”\"«»„‘’' "
_ENDINGS = re.compile(r"(?:s|x|en|es|e|n)$")


@dataclass(frozen=True)
class Definition:
    """A term as it is written (without its article), its stems, where it is defined, and what it is said to be."""

    term: str
    stems: tuple[str, ...]
    kind: Literal["list", "sentence", "name"]
    line: Line
    text: str = ""

    @property
    def is_capitalised(self) -> bool:
        """Whether the agreement writes it with a capital, as a term of its own."""
        return self.term[:1].isupper() and not self.term.isupper()


def definitions_of(lines: Sequence[Line], language: Language) -> tuple[Definition, ...]:
    """Every definition, in order."""
    words = phrases("definitions", language)
    found: list[Definition] = []
    in_list = False
    for line in lines:
        plain = line.plain
        if line.is_heading or line.label.startswith("§"):
            in_list = False
        if in_list or words.find("heading", folded(line.heading)):
            found += _in_list(line, words, listed=in_list)
        if words.find("intro", plain) and plain.endswith(":"):
            in_list = True
            continue
        found += _names(line, words)
        found += _in_sentences(line, words)
    return tuple({(each.stems, each.line.index): each for each in reversed(found)}.values())[::-1]


def _in_list(line: Line, words: Phrases, *, listed: bool) -> Iterator[Definition]:
    """The term that a line of a list defines: before a colon or a dash, in quotation marks, or in a first cell."""
    text = straightened(line.text.replace("\t", " : ", 1)) if "\t" in line.text else straightened(line.text)
    if line.is_heading or (line.part != "article" and not listed):
        return
    split = _SPLIT.search(text)
    quoted = _QUOTED.match(text)
    means = words.find("means", text.lower())
    if split is not None and _is_head(words, folded(text[split.end() :])):
        return
    if quoted is not None:
        yield from _definition(quoted[1], "list", line, text[quoted.end() :])
    elif split is not None and split.end() < len(text):
        yield from _definition(text[: split.start()], "list", line, text[split.end() :])
    elif means is not None and listed:
        yield from _definition(text[: means.start()], "list", line, text[means.end() :])


def _is_head(words: Phrases, text: str) -> bool:
    """Whether a cell is the head of a column of definitions."""
    return any(match[0] == text for match in words.all("columns", text))


def _names(line: Line, words: Phrases) -> Iterator[Definition]:
    """The short names that a line gives."""
    text = straightened(line.text)
    for match in words.all("hereafter", text.lower()):
        rest = text[match.end() :].lstrip(" :,(")
        quoted = re.match(r"(?:de |het |la |le |l'|les )?" + _QUOTED.pattern, rest)
        if quoted is not None:
            yield from _definition(quoted[1], "name", line)
            continue
        end = words.find("ends", rest.lower())
        if not (" " in match[0] or text[match.end() :].lstrip().startswith(":") or (end and "noem" in end[0])):
            continue  # "hierna vermelde": the word itself gives no name
        bare = re.split(r"[,;.:()]", rest[: end.start()] if end else rest)[0]
        yield from _definition(bare, "name", line)


def _in_sentences(line: Line, words: Phrases) -> Iterator[Definition]:
    """Terms that a sentence defines: "Onder werknemers worden verstaan …", "Par travailleurs, on entend …"."""
    for sentence in sentences_in(straightened(line.text)):
        opening = next((each for each in words.all("sentence", sentence.lower()) if not each.start()), None)
        if opening is None:
            continue
        means = words.find("means", sentence.lower()[opening.end() :])
        if means is not None:
            start = opening.end()
            body = sentence[start + means.end() :]
            yield from _definition(sentence[start : start + means.start()], "sentence", line, body)


def _definition(
    term: str, kind: Literal["list", "sentence", "name"], line: Line, text: str = ""
) -> Iterator[Definition]:
    for each in re.split(r"[”\"»]\s?(?:of|ou|/)\s?[“\"«]", term):
        plain = re.sub(r"\s?\([^)]*\)", "", each).strip(_QUOTES + ",;")
        plain = _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
        plain = plain.strip(_QUOTES)
        own = stems(plain)
        if own and len(own) <= LONGEST_TERM and len(plain) <= 60 and not re.search(r"[.!?;]|\d{3}", plain):
            yield Definition(plain, own, kind, line, text.strip())


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a text: small letters, without the endings of plurals."""
    words = re.findall(r"[\w-]+", folded(text))
    return tuple(_ENDINGS.sub("", word) if len(word) > 4 else word for word in words)


def term_pattern(own: Sequence[str]) -> re.Pattern[str]:
    """Finds a term in a folded text, in any number, and as the beginning of a compound."""
    return re.compile(r"(?<!\w)" + r"[\s'-]+".join(re.escape(stem) + r"\w*" for stem in own))
