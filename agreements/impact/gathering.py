"""The files of a lexicon, read and checked -> what they say of one language, as plain data that can be kept."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from agreements.impact.folding import fold
from agreements.impact.patterns import ARTICLES, beginnings, compile_phrase
from agreements.impact.schema import (
    ActorsFile,
    ContrariesFile,
    ExtensionsFile,
    IgnoredFile,
    MechanismFile,
    RankingsFile,
    RolesFile,
    SynonymsFile,
    TopicsFile,
    UnitsFile,
)
from akkoord.errors import InvalidFileError, Problem
from akkoord.messages import gettext as _
from akkoord.yamlfile import load, validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from agreements.impact.lexicon_files import LexiconFiles
    from agreements.impact.patterns import Pattern
    from agreements.impact.schema import Bilingual
    from agreements.model import Language
    from akkoord.yamlfile import Document

__all__ = ["gathered"]

_GROUP = re.compile(r"\{([\w-]+)\}")


def gathered(files: LexiconFiles, language: Language) -> dict[str, Any]:
    """What ``agreements.impact.lexicon`` makes a Lexicon of.

    Of each list of phrases: what they say and stand for, the words that each needs, and how they begin. Raises
    InvalidFileError with the line of every mistake.
    """
    ignored = validate(load(files.ignored), IgnoredFile)
    roles = validate(load(files.roles), RolesFile).roles
    problems: list[Problem] = []
    plain = _Reader(language, problems)
    spelling = _Reader(language, problems, _single_words(files.synonyms, language))
    data = {
        "ignored": list(map(fold, getattr(ignored, language))),
        "skipped": list(map(fold, ignored.skipped[language])),
        "lemmas": {fold(word): fold(base) for word, base in ignored.lemmas[language].items()},
        "units": _units(validate(load(files.units), UnitsFile), language),
        "roles": {role.id: list(map(fold, role.words)) for role in roles},
        **_actors(files.actors, plain),
        **_synonyms(files.synonyms, plain),
        **_contraries(files.contraries, plain),
        **_rankings(files.rankings, plain),
        "openings": _openings(validate(load(files.extensions), ExtensionsFile), language),
        **_signals(files.mechanisms, spelling),
        **_topics(files.topics, spelling),
    }
    if problems:
        raise InvalidFileError(problems)
    return data


class _Reader:
    """Reads the phrases of one language, and notes those that cannot be read.

    ``groups``: the words that ``{group}`` stands for in a phrase, as the choice ``a|b|c``.
    """

    def __init__(
        self, language: Language, problems: list[Problem], groups: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._language: Language = language
        self._problems = problems
        self._groups = groups

    def patterns(
        self, document: Document, at: tuple[str | int, ...], group: Bilingual, payload: str
    ) -> Iterator[Pattern]:
        """The phrases of a group that stands ``at`` a place in a document."""
        for number, source in enumerate(getattr(group, self._language)):
            spelled = _GROUP.sub(lambda name: self._groups.get(name[1]) or name[0], source)
            try:
                yield compile_phrase(spelled, payload, ARTICLES[self._language])
            except ValueError:
                message = _("“{phrase}” cannot be read as a phrase.").format(phrase=source)
                self._problems.append(Problem(message, document.place((*at, self._language, number))))


def _listed(patterns: Sequence[Pattern]) -> dict[str, Any]:
    """Phrases as plain data."""
    return {
        "phrases": [[pattern.source, pattern.payload] for pattern in patterns],
        "needed": [list(map(sorted, pattern.needed)) for pattern in patterns],
        "beginnings": vars(beginnings(patterns)),
    }


def _single_words(files: Sequence[Path], language: Language) -> dict[str, str]:
    """For each group of synonyms its single words, as the choice ``a|b|c``."""
    words: dict[str, list[str]] = {}
    for file in files:
        for group in validate(load(file), SynonymsFile).groups:
            words.setdefault(group.id, []).extend(one for one in getattr(group, language) if one.isalpha())
    return {name: "|".join(dict.fromkeys(found)) for name, found in words.items()}


def _actors(files: Sequence[Path], reader: _Reader) -> dict[str, Any]:
    patterns: list[Pattern] = []
    wider: dict[str, list[str]] = {}
    for file in files:
        document = load(file)
        for number, group in enumerate(validate(document, ActorsFile).actors):
            wider[group.id] = list(dict.fromkeys((group.id, *group.within, *wider.get(group.id, ()))))
            patterns += reader.patterns(document, ("actors", number), group, group.id)
    return {"actors": _listed(patterns), "wider": wider}


def _synonyms(files: Sequence[Path], reader: _Reader) -> dict[str, Any]:
    patterns: list[Pattern] = []
    opposites: dict[str, tuple[str, ...]] = {}
    essential: list[str] = []
    for file in files:
        document = load(file)
        for number, group in enumerate(validate(document, SynonymsFile).groups):
            if group.essential == "yes":
                essential.append(f"={group.id}")
            if group.opposite:
                opposites[group.id] = (group.opposite, group.mechanism, group.effect)
            patterns += reader.patterns(document, ("groups", number), group, group.id)
    return {"synonyms": _listed(patterns), "opposites": opposites, "essential": essential}


def _contraries(file: Path, reader: _Reader) -> dict[str, Any]:
    patterns: list[Pattern] = []
    contraries: dict[str, tuple[str, str, str]] = {}
    document = load(file)
    for number, pair in enumerate(validate(document, ContrariesFile).pairs):
        one, other = f"{pair.id}:one", f"{pair.id}:other"
        contraries[one] = (other, pair.mechanism, pair.effect)
        contraries[other] = (one, pair.mechanism, pair.effect if pair.either == "yes" else "neutral")
        patterns += reader.patterns(document, ("pairs", number, "one"), pair.one, one)
        patterns += reader.patterns(document, ("pairs", number, "other"), pair.other, other)
    return {"contraries": _listed(patterns), "contrary": contraries}


def _rankings(file: Path, reader: _Reader) -> dict[str, Any]:
    document = load(file)
    patterns: list[Pattern] = []
    for number, group in enumerate(validate(document, RankingsFile).rankings):
        patterns += reader.patterns(document, ("rankings", number), group, group.id)
    return {"rankings": _listed(patterns)}


def _openings(file: ExtensionsFile, language: Language) -> list[tuple[str, list[str]]]:
    return [
        (group.id, fold(phrase).replace("'", " ").split())
        for group in file.openings
        for phrase in getattr(group, language)
    ]


def _signals(files: Sequence[Path], reader: _Reader) -> dict[str, Any]:
    patterns: list[Pattern] = []
    signals: dict[str, dict[str, Any]] = {}
    for file in files:
        document = load(file)
        known = validate(document, MechanismFile)
        for number, group in enumerate(known.phrases):
            signals[group.id] = {
                "mechanism": known.mechanism,
                **group.model_dump(include={"added", "lost", "opposite", "position"}),
                "weak": group.weak == "yes",
            }
            patterns += reader.patterns(document, ("phrases", number), group, group.id)
    return {"signals": _listed(patterns), "signal": signals}


def _topics(files: Sequence[Path], reader: _Reader) -> dict[str, Any]:
    patterns: list[Pattern] = []
    for file in files:
        document = load(file)
        for number, group in enumerate(validate(document, TopicsFile).topics):
            patterns += reader.patterns(document, ("topics", number), group, group.position)
    return {"topics": _listed(patterns)}


def _units(file: UnitsFile, language: Language) -> dict[str, Any]:
    """Each kind as pairs of words and a value, or as a list of words."""
    measured = [(fold(w), (unit.dimension, unit.factor)) for unit in file.units for w in getattr(unit, language)]
    return {
        "units": measured,
        "endings": [(word.removeprefix("*"), value) for word, value in measured if word.startswith("*")],
        "periods": [(fold(word), one.months) for one in file.periods for word in getattr(one, language)],
        "months": [(fold(word), number) for number, word in enumerate(getattr(file.months, language), 1)],
        "per": list(map(fold, getattr(file.per, language))),
        "fractions": [(fold(words).split(), one.share) for one in file.fractions for words in getattr(one, language)],
        "bounds": [(fold(words).split(), one.bound) for one in file.bounds for words in getattr(one, language)],
        "approximate": list(map(fold, getattr(file.approximate, language))),
    }
