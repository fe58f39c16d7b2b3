"""Loads the lexicons: those of Akkoord, and over them those of a user.

Raises InvalidFileError with the line of every mistake.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from agreements.impact.folding import fold
from agreements.impact.patterns import Index, Pattern, compile_phrase
from agreements.impact.schema import (
    ActorsFile,
    ContrariesFile,
    IgnoredFile,
    MechanismFile,
    RolesFile,
    SynonymsFile,
    TopicsFile,
    UnitsFile,
)
from akkoord.errors import InputError, InvalidFileError, Problem
from akkoord.messages import gettext as _
from akkoord.yamlfile import Document, load, validate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from agreements.impact.model import Direction
    from agreements.model import Language

__all__ = ["OWN", "Contrary", "Lexicon", "Opposite", "Signal", "Units", "lexicon", "mechanism_files"]

OWN = Path(__file__).parent / "knowledge"
"""The folder of Akkoord's own lexicons."""

Model = TypeVar("Model", bound=BaseModel)


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


@lru_cache(maxsize=8)
def lexicon(language: Language, folders: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon of ``language``, with the files of ``folders`` added to Akkoord's own."""
    words = OWN / "words"
    ignored = validate(load(words / "ignored.yaml"), IgnoredFile)
    skipped = _skipped(language)
    units = _units(validate(load(words / "units.yaml"), UnitsFile), language)
    problems: list[Problem] = []
    actors, wider = _actors([words / "actors.yaml", *_files(folders, "actors")], language, problems)
    synonyms, opposites, essential = _synonyms(
        [*sorted(words.glob("synonyms*.yaml")), *_files(folders, "synonyms")], language, problems
    )
    groups = _single_words((*sorted(words.glob("synonyms*.yaml")), *_files(folders, "synonyms")), language)
    signals, signal = _signals(mechanism_files(folders), language, problems, groups)
    topics = _topics(
        [*sorted((OWN / "positions").glob("*.yaml")), *_files(folders, "topics")], language, problems, groups
    )
    contraries, contrary = _contraries(words / "contraries.yaml", language, problems)
    if problems:
        raise InvalidFileError(problems)
    return Lexicon(
        language,
        frozenset(map(fold, getattr(ignored, language))),
        skipped,
        {fold(word): fold(base) for word, base in ignored.lemmas[language].items()},
        units,
        Index(actors, skipped),
        wider,
        Index(synonyms, skipped),
        essential,
        opposites,
        Index(signals, skipped),
        signal,
        Index(topics, skipped),
        _roles(words / "roles.yaml"),
        Index(contraries, skipped),
        contrary,
    )


@lru_cache(maxsize=1)
def _roles(file: Path) -> dict[str, frozenset[str]]:
    return {role.id: frozenset(map(fold, role.words)) for role in validate(load(file), RolesFile).roles}


def mechanism_files(folders: Sequence[Path] = ()) -> list[Path]:
    """The files with phrases by mechanism, Akkoord's own first."""
    own = sorted((OWN / "mechanisms").glob("*.yaml"))
    known = {"actors.yaml", "synonyms.yaml", "topics.yaml"}
    return own + [file for folder in folders for file in sorted(_listed(folder)) if file.name not in known]


def _listed(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError(_("There is no folder {folder}.").format(folder=folder))
    return list(folder.glob("*.yaml"))


def _files(folders: Sequence[Path], name: str) -> list[Path]:
    return [file for folder in folders for file in _listed(folder) if file.name == f"{name}.yaml"]


@lru_cache(maxsize=2)
def _skipped(language: Language) -> frozenset[str]:
    ignored = validate(load(OWN / "words" / "ignored.yaml"), IgnoredFile)
    return frozenset(map(fold, ignored.skipped[language]))


_GROUP = re.compile(r"\{([\w-]+)\}")


@lru_cache(maxsize=8)
def _single_words(files: tuple[Path, ...], language: Language) -> dict[str, str]:
    """For each group of synonyms its single words, as the choice ``a|b|c`` that ``{group}`` stands for in a phrase."""
    words: dict[str, list[str]] = {}
    for file in files:
        for group in validate(load(file), SynonymsFile).groups:
            words.setdefault(group.id, []).extend(one for one in getattr(group, language) if one.isalpha())
    return {name: "|".join(dict.fromkeys(found)) for name, found in words.items()}


_ARTICLES = frozenset({"het", "een", "le", "la", "les", "l", "un", "une"})


def _patterns(
    document: Document,
    at: tuple[str | int, ...],
    sources: Sequence[str],
    payload: str,
    problems: list[Problem],
    groups: Mapping[str, str] = MappingProxyType({}),
) -> list[Pattern]:
    articles = _ARTICLES | {"de"} if at[-1] == "nl" else _ARTICLES
    found: list[Pattern] = []
    for number, source in enumerate(sources):
        try:
            spelled = _GROUP.sub(lambda name: groups.get(name[1]) or name[0], source)
            found.append(compile_phrase(spelled, payload, articles))
        except ValueError:
            message = _("“{phrase}” cannot be read as a phrase.").format(phrase=source)
            problems.append(Problem(message, document.place((*at, number))))
    return found


def _actors(
    files: Sequence[Path], language: Language, problems: list[Problem]
) -> tuple[list[Pattern], dict[str, frozenset[str]]]:
    patterns: list[Pattern] = []
    wider: dict[str, frozenset[str]] = {}
    for file in files:
        document = load(file)
        for number, group in enumerate(validate(document, ActorsFile).actors):
            wider[group.id] = frozenset({group.id, *group.within}) | wider.get(group.id, frozenset())
            at = ("actors", number, language)
            patterns += _patterns(document, at, getattr(group, language), group.id, problems)
    return patterns, wider


def _synonyms(
    files: Sequence[Path], language: Language, problems: list[Problem]
) -> tuple[list[Pattern], dict[str, Opposite], frozenset[str]]:
    patterns: list[Pattern] = []
    opposites: dict[str, Opposite] = {}
    essential: set[str] = set()
    for file in files:
        document = load(file)
        for number, group in enumerate(validate(document, SynonymsFile).groups):
            if group.essential == "yes":
                essential.add(f"={group.id}")
            if group.opposite:
                opposites[group.id] = Opposite(group.opposite, group.mechanism, group.effect)
            at = ("groups", number, language)
            patterns += _patterns(document, at, getattr(group, language), group.id, problems)
    return patterns, opposites, frozenset(essential)


def _contraries(file: Path, language: Language, problems: list[Problem]) -> tuple[list[Pattern], dict[str, Contrary]]:
    patterns: list[Pattern] = []
    contraries: dict[str, Contrary] = {}
    document = load(file)
    for number, pair in enumerate(validate(document, ContrariesFile).pairs):
        one, other = f"{pair.id}:one", f"{pair.id}:other"
        contraries[one] = Contrary(one, other, pair.mechanism, pair.effect)
        back: Direction = pair.effect if pair.either == "yes" else "neutral"
        contraries[other] = Contrary(other, one, pair.mechanism, back)
        for side, name in (("one", one), ("other", other)):
            sources = getattr(getattr(pair, side), language)
            patterns += _patterns(document, ("pairs", number, side, language), sources, name, problems)
    return patterns, contraries


def _signals(
    files: Sequence[Path], language: Language, problems: list[Problem], groups: Mapping[str, str]
) -> tuple[list[Pattern], dict[str, Signal]]:
    patterns: list[Pattern] = []
    signals: dict[str, Signal] = {}
    for file in files:
        document = load(file)
        known = validate(document, MechanismFile)
        for number, group in enumerate(known.phrases):
            signals[group.id] = Signal(
                group.id, known.mechanism, group.added, group.lost, group.opposite, group.position, group.weak == "yes"
            )
            at = ("phrases", number, language)
            patterns += _patterns(document, at, getattr(group, language), group.id, problems, groups)
    return patterns, signals


def _topics(
    files: Sequence[Path], language: Language, problems: list[Problem], groups: Mapping[str, str]
) -> list[Pattern]:
    patterns: list[Pattern] = []
    for file in files:
        document = load(file)
        for number, group in enumerate(validate(document, TopicsFile).topics):
            at = ("topics", number, language)
            patterns += _patterns(document, at, getattr(group, language), group.position, problems, groups)
    return patterns


def _units(file: UnitsFile, language: Language) -> Units:
    return Units(
        {fold(word): (unit.dimension, unit.factor) for unit in file.units for word in getattr(unit, language)},
        {
            fold(word.removeprefix("*")): (unit.dimension, unit.factor)
            for unit in file.units
            for word in getattr(unit, language)
            if word.startswith("*")
        },
        {fold(word): period.months for period in file.periods for word in getattr(period, language)},
        {fold(word): number + 1 for number, word in enumerate(getattr(file.months, language))},
        frozenset(fold(word) for word in getattr(file.per, language)),
        {tuple(fold(words).split()): one.share for one in file.fractions for words in getattr(one, language)},
        {tuple(fold(words).split()): one.bound for one in file.bounds for words in getattr(one, language)},
        frozenset(fold(word) for word in getattr(file.approximate, language)),
    )
