"""The lexicons: those of Akkoord, and over them those of a user.

Reading the files takes half a second. So what they say is kept as plain data until one of them changes, and a phrase
is read when a text first holds the word that it begins with.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agreements.impact.lexicon_files import OWN, files_of, mechanism_files
from agreements.impact.patterns import ARTICLES, Beginnings, Index, Pattern, compile_phrase
from akkoord.keeping import kept

if TYPE_CHECKING:
    from agreements.impact.model import Direction
    from agreements.model import Language

__all__ = ["OWN", "Contrary", "Lexicon", "Opposite", "Signal", "Units", "lexicon", "mechanism_files"]

_MAKERS = ("gathering", "patterns", "folding", "schema")
"""The modules that decide what is kept."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What a group of phrases of a mechanism means."""

    id: str
    mechanism: str
    added: Direction
    lost: Direction
    opposite: str
    position: str
    weak: bool


@dataclass(frozen=True, slots=True)
class Opposite:
    """``better`` replaced by the group that has this entry is ``mechanism``, with ``effect``."""

    better: str
    mechanism: str
    effect: Direction


@dataclass(frozen=True, slots=True)
class Contrary:
    """One side of a pair of words that exclude each other.

    Where ``id`` gives way to ``other``, that is ``mechanism`` with ``effect``.
    """

    id: str
    other: str
    mechanism: str
    effect: Direction


@dataclass(frozen=True)
class Units:
    """Words that make amounts: word -> value."""

    units: dict[str, tuple[str, float]]
    endings: dict[str, tuple[str, float]]
    periods: dict[str, float]
    months: dict[str, int]
    per: frozenset[str]
    fractions: dict[tuple[str, ...], float]
    bounds: dict[tuple[str, ...], str]
    approximate: frozenset[str]

    @cached_property
    def fractions_by_word(self) -> dict[str, list[tuple[tuple[str, ...], float]]]:
        """The fractions that begin with a word."""
        found: dict[str, list[tuple[tuple[str, ...], float]]] = {}
        for phrase, share in self.fractions.items():
            found.setdefault(phrase[0], []).append((phrase, share))
        return found

    @cached_property
    def opening(self) -> frozenset[str]:
        """The words of units that an amount can begin with."""
        return self.per | self.periods.keys() | self.fractions_by_word.keys()

    @cached_property
    def bounds_by_length(self) -> list[tuple[tuple[str, ...], str]]:
        """The bounds, the longest first."""
        return sorted(self.bounds.items(), key=lambda one: -len(one[0]))

    @cached_property
    def all_endings(self) -> tuple[str, ...]:
        """The ends of compounds that are a unit."""
        return tuple(self.endings)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All that is known about the words of one language."""

    language: Language
    ignored: frozenset[str]
    skipped: frozenset[str]
    lemmas: dict[str, str]
    units: Units
    actors: Index
    wider: dict[str, frozenset[str]]
    synonyms: Index
    essential: frozenset[str]
    opposites: dict[str, Opposite]
    signals: Index
    signal: dict[str, Signal]
    topics: Index
    roles: dict[str, frozenset[str]]
    contraries: Index
    contrary: dict[str, Contrary]
    rankings: Index
    openings: tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=8)
def lexicon(language: Language, folders: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon of ``language``, with the files of ``folders`` added to Akkoord's own.

    Raises InputError for a folder that is not there, InvalidFileError with the line of every mistake in a file.
    """
    files = files_of(folders)

    def make() -> dict[str, Any]:
        from agreements.impact.gathering import gathered  # most runs find what they need, and never read the files

        return gathered(files, language)

    makers = (Path(__file__).with_name(f"{name}.py") for name in _MAKERS)
    name = f"lexicon-{language}-and-yours" if folders else f"lexicon-{language}"
    return _lexicon(language, kept(name, (*files.all, *makers), make))


def _lexicon(language: Language, data: dict[str, Any]) -> Lexicon:
    skipped = frozenset(data["skipped"])

    def index(name: str) -> Index:
        phrases = data[name]["phrases"]

        @cache
        def pattern(number: int) -> Pattern:
            source, payload = phrases[number]
            return compile_phrase(source, payload, ARTICLES[language])

        return Index(pattern, data[name]["needed"], Beginnings(**data[name]["beginnings"]), skipped)

    return Lexicon(
        language,
        frozenset(data["ignored"]),
        skipped,
        data["lemmas"],
        _units(data["units"]),
        index("actors"),
        {name: frozenset(wider) for name, wider in data["wider"].items()},
        index("synonyms"),
        frozenset(data["essential"]),
        {name: Opposite(*opposite) for name, opposite in data["opposites"].items()},
        index("signals"),
        {id_: Signal(id_, **signal) for id_, signal in data["signal"].items()},
        index("topics"),
        {id_: frozenset(words) for id_, words in data["roles"].items()},
        index("contraries"),
        {side: Contrary(side, *contrary) for side, contrary in data["contrary"].items()},
        index("rankings"),
        tuple((name, tuple(phrase)) for name, phrase in data["openings"]),
    )


def _units(data: dict[str, Any]) -> Units:
    return Units(
        {word: (dimension, factor) for word, (dimension, factor) in data["units"]},
        {word: (dimension, factor) for word, (dimension, factor) in data["endings"]},
        dict(data["periods"]),
        dict(data["months"]),
        frozenset(data["per"]),
        {tuple(words): share for words, share in data["fractions"]},
        {tuple(words): bound for words, bound in data["bounds"]},
        frozenset(data["approximate"]),
    )
