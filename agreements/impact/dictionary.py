"""The dictionaries of word forms (those of simplemma), laid out on disk so that a look-up needs no loading.

Decoding a dictionary takes a quarter of a second, more than most of what is asked of it. So it is decoded once, and
kept as sorted lines in the user's folder for such things; that file may be deleted at any time. Where it cannot be
kept, the dictionary is decoded in memory, and says the same.
"""

from __future__ import annotations

import mmap
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import simplemma
from simplemma.strategies import DefaultDictionaryFactory, DefaultStrategy, DictionaryFactory, DictionaryLookupStrategy

from akkoord.errors import AkkoordError
from akkoord.files import cache_folder, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Sorted", "base_form", "is_known", "kept", "laid_out"]


def base_form(word: str, language: str) -> str:
    """The dictionary form of a word, by the dictionary or else by its form."""
    return _lemmatizer().lemmatize(word, language)


def is_known(word: str, language: str) -> bool:
    """Whether the dictionary has a word."""
    return _lookup().get_lemma(unicodedata.normalize("NFC", word), language) is not None


@lru_cache(maxsize=1)
def _lemmatizer() -> simplemma.Lemmatizer:
    return simplemma.Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_Kept()))


@lru_cache(maxsize=1)
def _lookup() -> DictionaryLookupStrategy:
    return DictionaryLookupStrategy(_Kept())


class _Kept(DictionaryFactory):
    """Gives the kept dictionaries to simplemma."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return _dictionary(lang)


@lru_cache(maxsize=2)
def _dictionary(language: str) -> Mapping[str, str]:
    try:
        file = cache_folder() / "words" / f"{language}-{simplemma.__version__}.txt"
    except RuntimeError:  # nobody's computer: there is no home
        return DefaultDictionaryFactory().get_dictionary(language)
    return kept(file, language)


def kept(file: Path, language: str) -> Mapping[str, str]:
    """The dictionary of a language, from ``file``; when it is not there or is no good, it is made anew.

    Where that cannot be done, the dictionary is in memory.
    """
    try:
        return Sorted(file)
    except (OSError, ValueError):
        known = DefaultDictionaryFactory().get_dictionary(language)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, laid_out(known), force=True)
        return Sorted(file)
    except (OSError, ValueError, AkkoordError):
        return known


_HEAD = b"akkoord.words/1\n"


def laid_out(dictionary: Mapping[str, str]) -> bytes:
    """The content of a file for ``Sorted``. Raises ValueError when a word holds what separates words there."""
    lines = sorted(f"{word}\t{base}".encode() for word, base in dictionary.items())
    if any(line.count(b"\t") != 1 or b"\n" in line for line in lines):
        raise ValueError("a word holds a tab or a line break")
    return b"".join([_HEAD, *(line + b"\n" for line in lines)])


class Sorted(Mapping[str, str]):
    """Words and their dictionary forms in a file of sorted lines, which is looked into and never loaded."""

    def __init__(self, file: Path) -> None:
        """Raises OSError or ValueError when there is no such file, or another one."""
        with file.open("rb") as opened:
            self._lines = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        if self._lines[: len(_HEAD)] != _HEAD or self._lines[-1:] != b"\n":
            raise ValueError(f"no dictionary: {file}")

    def __getitem__(self, word: str) -> str:
        wanted = f"{word}\t".encode()
        low, high = len(_HEAD), len(self._lines)
        while low < high:
            middle = (low + high) // 2
            start, end = self._lines.rfind(b"\n", 0, middle) + 1, self._lines.find(b"\n", middle)
            line = self._lines[start:end]
            if line.startswith(wanted):
                return line[len(wanted) :].decode()
            low, high = (end + 1, high) if line < wanted else (low, start)
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        lines = self._lines[len(_HEAD) :].decode().split("\n")[:-1]
        return (line.partition("\t")[0] for line in lines)

    def __len__(self) -> int:
        return sum(1 for _ in self)
