"""What a statement by itself does for the worker: by who acts in it, and whether that is a claim, a duty or a check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.impact.negation import denied
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Direction, Passage, Unit

__all__ = ["bearing"]

Bearing = tuple[str, "Direction"]
_GAIN: Bearing = ("guarantee-added", "strengthened")
_EMPLOYER = {"@employer", "@boss", "@hr"}
_REPS = {"@worker-reps", "@joint-body"}
_GOOD = {
    "=right", "=bears-cost", "=free-of-charge", "=pay-kept", "=in-worktime", "=as-worktime", "=destroy", "=secret",
    "=anonymous", "=need-not",
}  # fmt: skip
_GIVEN = {"=bears-cost", "=grant", "=pay-kept", "=free-of-charge"}
_GRANTED = {"=grant", "=accepted", "=accepted-default"}
_TOLD = {"=inform", "=deliver", "=publish", "=announce", "=mail", "=access"}
_AGAINST = {"=appraisal", "=punish", "=dismissal", "=disadvantage"}
_MARKS = {"a", "au", "aux", "aan", "van", "voor", "pour", "par", "door", "met", "avec", "bij", "de", "du", "des"}
_ARTICLES = {"le", "la", "les", "l", "het", "een", "un", "une", "chaque", "elke", "zijn", "haar", "hun", "son", "sa"}
_PASSIVE = {"est", "sont", "sera", "seront", "wordt", "worden", "etre"}


def bearing(passage: Passage, sentence: int, lexicon: Lexicon) -> Bearing:
    """The mechanism and direction of a new statement that holds no known phrase.

    What the worker may claim, what the employer must do or may not do and what representatives hear is a gain; what
    the worker must do and what the employer may do or checks is a loss. What is not understood counts as a loss.
    """
    said = _Statement(passage, sentence, lexicon.roles)
    if "=wait-out" in said.keys and said.keys & _GRANTED and "=not" not in said.keys:
        return _GAIN
    if said.subject == "@worker":
        return _of_worker(said)
    if said.subject in _EMPLOYER:
        return _of_employer(said)
    if said.subject in _REPS:
        return ("voice-reduced", "weakened") if "=not" in said.keys else _GAIN
    return _of_nobody(said)


@dataclass(frozen=True)
class _Statement:
    """One statement: what its words and units say."""

    passage: Passage
    sentence: int
    roles: Mapping[str, frozenset[str]]

    @property
    def units(self) -> list[Unit]:
        return [unit for unit in self.passage.units if unit.sentence == self.sentence]

    @property
    def keys(self) -> set[str]:
        return {unit.key for unit in self.units}

    @property
    def subject(self) -> str:
        """The first actor that no preposition marks."""
        for unit in self.units:
            if unit.kind != "actor":
                continue
            before = [word.folded for word in self.passage.words[max(0, unit.words[0] - 2) : unit.words[0]]]
            article = before[-1:] == ["de"] or not _ARTICLES.isdisjoint(before[-1:])
            if (before[-2:-1] if article else before[-1:])[:1] and _MARKS & set(
                before[-2:-1] if article else before[-1:]
            ):
                continue
            return unit.key
        return ""

    def at(self, role: str) -> list[int]:
        """The words that play a role."""
        place = self.passage.sentences[self.sentence]
        words = self.passage.words
        return [at for at in range(place.first, place.last) if not words[at].forms.isdisjoint(self.roles[role])]

    def says(self, role: str) -> bool:
        """Whether a word that plays a role stands there and is not denied."""
        return any(not denied(self.passage, at, (at,)) for at in self.at(role))

    def denies(self, role: str) -> bool:
        """Whether the first word that plays a role is denied."""
        return any(denied(self.passage, at, (at,)) for at in self.at(role)[:1])

    @property
    def passive(self) -> bool:
        """Whether something is done to the subject."""
        return any(word.folded in _PASSIVE for word in self.passage.words if word.sentence == self.sentence)

    def acts(self) -> bool:
        """Whether a verb stands there, in an active sentence."""
        place = self.passage.sentences[self.sentence]
        return not self.passive and any(is_verb(self.passage, at) for at in range(place.first, place.last))


def _of_worker(said: _Statement) -> Bearing:
    if "=need-not" in said.keys:
        return _GAIN
    if said.denies("claim") or ("=may" in said.keys and "=not" in said.keys):
        return "scope-narrowed", "weakened"
    if said.says("claim") or said.keys & (_GOOD | {"=may", "=choose", "=wish", "=freely"}):
        return _GAIN
    if said.keys & _AGAINST and "=not" not in said.keys:
        return "condition", "weakened"
    if "=not" in said.keys or (said.passive and "=duty" not in said.keys):
        return _GAIN
    return ("duty-shifted", "weakened") if "=duty" in said.keys or said.acts() else _GAIN


def _of_employer(said: _Statement) -> Bearing:
    if "=not" in said.keys or "=forbidden" in said.keys:
        return ("scope-narrowed", "weakened") if said.keys & _GIVEN else _GAIN
    if "=may" in said.keys:
        return "discretion", "weakened"
    if said.says("check"):
        return "employer-steering", "weakened"
    if said.says("receive"):
        return "reporting", "weakened"
    if said.says("record") and not said.keys & ({"@worker", "=inform", "=deliver"} | _REPS):
        return "other", "neutral"
    return _GAIN


def _of_nobody(said: _Statement) -> Bearing:
    first = next((unit for unit in said.units if unit.kind != "actor"), None)
    if first is not None and said.says("cover") and set(first.words) & set(said.at("money")):
        return "scope-narrowed", "weakened"
    if said.denies("claim"):
        return "scope-narrowed", "weakened"
    if said.keys & _GOOD or "=forbidden" in said.keys or said.says("claim") or said.denies("take"):
        return _GAIN
    heard = said.keys & ({"@worker"} | _REPS) and not said.keys & _EMPLOYER
    if heard and said.keys & _TOLD and "=not" not in said.keys:
        return _GAIN
    return "condition", "weakened"
