"""Patterns and word lists of the rules, in Dutch and in French: data that a legal expert can read and extend.

A file ``<topic>.yaml`` holds, for each language, named lists of phrases. A phrase is made of words, and

    werknemer*      a word that begins so          *verklaring     a word that ends so
    (a|b c|d*)      one of these                   [a|b]           one of these, or nothing
    …               at most eight other words      <n>             a number in figures

Small letters match capitals too, any spaces match, and commas, colons, brackets and quotation marks between words are
passed over; so is l', d' and the like before a French word. A phrase never runs from one sentence into the next. One
that begins with a square bracket stands between double quotation marks, as YAML wants it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, RootModel

from agreements.validate.phrases import patterns
from agreements.validate.phrases.patterns import PhraseList, compiled
from akkoord import yamlfile
from akkoord.keeping import kept

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from agreements.model import Language

__all__ = ["Phrases", "compiled", "phrases", "topics"]

_FOLDER = Path(__file__).parent
_FRAMES = ("together", "across")
"""Lists of frames: names of other lists (see the aspect of the traps), and no phrases."""


class _Lists(RootModel[dict[str, tuple[str, ...]]]):
    """Named lists of phrases."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    nl: _Lists
    fr: _Lists


@dataclass(frozen=True)
class Phrases:
    """The lists of one topic in one language. All methods raise KeyError for a list that there is not."""

    lists: Mapping[str, PhraseList]
    written: Mapping[str, tuple[str, ...]]

    def words(self, name: str) -> tuple[str, ...]:
        """The phrases of the list ``name`` as they are written."""
        return self.written[name]

    def find(self, name: str, text: str) -> re.Match[str] | None:
        """The first place in a folded text where a phrase of the list ``name`` stands."""
        return self.lists[name].find(text)

    def holds(self, name: str, text: str) -> bool:
        """Whether a phrase of the list ``name`` stands in a folded text."""
        return self.lists[name].holds(text)

    def may_hold(self, name: str, text: str) -> bool:
        """Whether it is worth while to ask that: the pieces of a phrase of the list ``name`` stand in the text."""
        return self.lists[name].may_be_in(text)

    def begins(self, name: str, text: str) -> bool:
        """Whether a folded text begins with a phrase of the list ``name``."""
        return self.lists[name].begins(text)

    def all(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Every place in a folded text where a phrase of the list ``name`` stands."""
        return self.lists[name].all(text)

    def without(self, name: str, text: str) -> str:
        """A folded text without the phrases of the list ``name``; an ellipsis stands for each."""
        return self.lists[name].without(text)


def topics() -> tuple[str, ...]:
    """The names of the files."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


@cache
def phrases(topic: str, language: Language) -> Phrases:
    """The lists of a topic. Raises InvalidFileError when a file is not sound."""
    lists = _kept(language)[topic]
    patterns_ = {name: PhraseList.read(each["patterns"]) for name, each in lists.items() if "patterns" in each}
    return Phrases(patterns_, {name: tuple(each["written"]) for name, each in lists.items()})


@cache
def _kept(language: Language) -> Any:
    """The lists of all topics by name, as they are written and as patterns: kept until a file changes."""
    files = [_FOLDER / f"{topic}.yaml" for topic in topics()]
    return kept(
        f"phrases-{language}", [*files, Path(__file__), Path(patterns.__file__)], lambda: _made(files, language)
    )


def _made(files: Sequence[Path], language: Language) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for file in files:
        both = yamlfile.validate(yamlfile.load(file), _File)
        lists = both.nl.root if language == "nl" else both.fr.root
        made[file.stem] = {name: {"written": written} for name, written in lists.items()}
        for name in lists.keys() - set(_FRAMES):
            made[file.stem][name]["patterns"] = compiled(lists[name]).laid_out()
    return made
