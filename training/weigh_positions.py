"""Learns how much each cue of an edit speaks for each position, from labelled cases, and writes the weights.

    python training/weigh_positions.py            writes agreements/impact/knowledge/weights/positions.csv
    python training/weigh_positions.py --left-out tells how often the position is right on base clauses left out

``cases`` are passages of the union with what an employer made of them, and what that does to each position;
``statements`` are sentences about one position. A cue is a word, phrase or actor near an edit, its mechanism, or what
the topics near it say (``agreements/impact/cues.py``). The model is a softmax over positions, linear in the cues,
fitted by AdaGrad; in part of the steps the topics are left out, so that the words learn too. The same cases give the
same file.
"""

from __future__ import annotations

import csv
import json
import math
import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from agreements.impact import assess, verdict
from agreements.impact.cues import of_finding, of_statement
from agreements.impact.lexicon import lexicon
from agreements.impact.positions import nearest, own_cues
from agreements.impact.reading import read
from agreements.impact.weighing import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agreements.impact.model import Finding, Passage
    from agreements.model import Language

FOLDER = Path(__file__).parent
TARGET = FOLDER.parent / "agreements/impact/knowledge/weights/positions.csv"
LANGUAGES: tuple[Language, ...] = ("nl", "fr")
POSITIONS = (
    "individual-right",
    "universal-scope",
    "worker-perspective",
    "employer-pays",
    "no-content-involvement",
    "no-feedback",
    "safe-context",
    "free-choice-of-provider",
    "independent-provider",
    "working-time",
    "funding-route",
    "voluntary",
    "confidentiality",
    "no-repayment",
    "follow-up",
    "other",
)

OWN = ("near topics", "nearest topic", "named", "stated by ours", "topic of sentence")
"""The cues that speak for one position; of each, a part of the weight is common to all positions."""
STRENGTH = {"how": 1.0, "way": 0.3, "phrase": 0.7, "first": 0.5, "in": 0.7, "near": 0.7, "all": 0.35}
"""How fast the weights of a kind of cue may grow: an edit's own words tell more than its sentence."""
FEWEST = 2
"""A word, phrase or actor that fewer examples have is left out."""
EPOCHS, RATE, DECAY, TOPICS_LEFT_OUT = 10, 0.15, 2e-3, 0.4
FOLDS = 3


@dataclass(frozen=True)
class Example:
    """The cues of one edit or statement, by position, and the positions that are right."""

    group: str
    cues: dict[str, list[tuple[str, float]]]
    right: frozenset[str]
    weight: float
    guess: str = ""


def main() -> None:
    """Fit and write the weights, or measure on what was left out."""
    examples = frequent([*of_cases(), *of_statements()])
    print(f"{len(examples)} examples", file=sys.stderr)
    if "--left-out" in sys.argv[1:]:
        left_out(examples)
    else:
        write(fitted(examples))


def frequent(examples: list[Example]) -> list[Example]:
    """The examples without the cues that hardly any of them has: those tell of one clause, and not of a position."""
    seen = Counter(
        feature for example in examples for feature in {one for mine in example.cues.values() for one, _ in mine}
    )
    most: defaultdict[str, int] = defaultdict(int)
    for feature, count in seen.items():
        most[feature.partition("|")[0]] = max(most[feature.partition("|")[0]], count)
    return [
        replace(
            example,
            cues={
                position: [one for one in mine if most[one[0].partition("|")[0]] >= FEWEST]
                for position, mine in example.cues.items()
            },
        )
        for example in examples
    ]


def of_cases() -> Iterator[Example]:
    """Every finding on the labelled cases; those with its direction, else all that changed, are right."""
    for language in LANGUAGES:
        for line in (FOLDER / "cases" / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            changed = {name: way for name, way in case["positions"].items() if way != "kept"}
            seen = edits(case) if changed else []
            for finding, cues, guess in seen:
                right = [name for name in changed if changed[name] == finding.direction] or list(changed)
                weight = (1.0 if finding.certain else 0.6) / len(seen) ** 0.5
                yield Example(case["clause"], cues, frozenset(right), weight, guess)


def edits(case: dict[str, Any]) -> list[tuple[Finding, dict[str, list[tuple[str, float]]], str]]:
    """What the judgement of a case asks a position for, overheard: the finding, its cues, what the topics say."""
    seen = []

    def listen(
        finding: Finding, ours: Passage, theirs: Passage, place: tuple[int, ...] = (), new: tuple[int, ...] = ()
    ) -> str:
        guess = nearest(finding, ours, theirs, place, new)
        if finding.direction != "neutral":
            own = own_cues(finding, ours, theirs, place, new)
            seen.append((finding, by_position(of_finding(finding, ours, theirs), own), guess))
        return guess

    with patch.object(verdict, "touched", listen):
        assess(case["clause"], case["counter"], case["lang"])
    return seen


def of_statements() -> Iterator[Example]:
    """The parts of every written statement."""
    for language in LANGUAGES:
        written = yaml.safe_load((FOLDER / "statements" / f"{language}.yaml").read_text(encoding="utf-8"))
        for position, sentences in written.items():
            for text in sentences:
                yield from parts(f"{text}.", language, frozenset({position}))


def parts(text: str, language: Language, right: frozenset[str]) -> Iterator[Example]:
    """The parts of a text that is about the positions ``right``."""
    passage = read(text, lexicon(language, ()), frozenset())
    places = sorted({(word.sentence, word.segment) for word in passage.words})
    for place in places:
        words = tuple(at for at, word in enumerate(passage.words) if (word.sentence, word.segment) == place)
        cues = of_statement(passage, words, place[0])
        near = {cue: strength for cue, strength in cues.items() if not cue.startswith("in ")}
        yield Example(text, by_position(near, {}), right, 1 / len(places) ** 0.5)


def by_position(cues: dict[str, float], own: dict[str, dict[str, float]]) -> dict[str, list[tuple[str, float]]]:
    """The features of each position: its own cues, common and apart, and the cues of the edit."""
    features = {}
    for position in POSITIONS:
        mine = list(own.get(position, {}).items())
        apart = [(f"{cue}|{position}", strength / 2) for cue, strength in mine]
        shared = [(f"{cue}|{position}", strength * STRENGTH[cue.split()[0]]) for cue, strength in cues.items()]
        features[position] = [(f"{ALWAYS}|{position}", 1.0), *mine, *apart, *shared]
    return features


def fitted(examples: Iterable[Example]) -> dict[str, float]:
    """The weight of each feature."""
    order, chance = list(examples), random.Random(1)
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-3)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for example in order:
            features = example.cues
            if chance.random() < TOPICS_LEFT_OUT:
                features = {
                    position: [one for one in mine if one[0].split("|")[0] not in OWN or one[0].startswith("named")]
                    for position, mine in features.items()
                }
            for position, miss in misses(features, example.right, weights).items():
                for feature, strength in features[position]:
                    step = miss * example.weight * strength - DECAY * weights[feature]
                    squares[feature] += step * step
                    weights[feature] += RATE * step / math.sqrt(squares[feature])
    return weights


def misses(
    features: dict[str, list[tuple[str, float]]], right: frozenset[str], weights: dict[str, float]
) -> dict[str, float]:
    """How far the chance of each position is from what it should be; only where that matters."""
    scores = {position: scored(features[position], weights) for position in POSITIONS}
    most = max(scores.values())
    chances = {position: math.exp(score - most) for position, score in scores.items()}
    total, among = sum(chances.values()), sum(chances[position] for position in right)
    found = {
        position: (chance / among if position in right else 0.0) - chance / total
        for position, chance in chances.items()
    }
    return {position: miss for position, miss in found.items() if abs(miss) >= 1e-3}


def scored(features: list[tuple[str, float]], weights: dict[str, float]) -> float:
    """What the features of a position weigh together."""
    return sum(weights.get(feature, 0.0) * strength for feature, strength in features)


def left_out(examples: list[Example]) -> None:
    """Fit without a part of the base clauses, and try on those."""
    groups = sorted({example.group for example in examples})
    random.Random(5).shuffle(groups)
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    by_topics = by_weights = tried = 0
    for number in range(FOLDS):
        weights = fitted(example for example in examples if fold[example.group] != number)
        for example in examples:
            if example.guess and fold[example.group] == number:
                tried += 1
                by_topics += example.guess in example.right
                by_weights += max(POSITIONS, key=lambda one: scored(example.cues[one], weights)) in example.right
    print(f"{tried} edits: right by topics alone {by_topics / tried:.3f}, by all cues {by_weights / tried:.3f}")


def write(weights: dict[str, float]) -> None:
    """Write one row for each cue, with its weight for each position; the cues of one position first."""
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for cue in (ALWAYS, *OWN):
        for position in POSITIONS:
            table[cue][position] = weights.get(cue, 0.0) + weights.get(f"{cue}|{position}", 0.0) / (1 + (cue in OWN))
    for feature in sorted(feature for feature in weights if "|" in feature):
        cue, _, position = feature.rpartition("|")
        if cue not in (ALWAYS, *OWN):
            table[cue][position] = weights[feature] * STRENGTH[cue.split()[0]]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["cue", *POSITIONS])
        rows.writerows(
            [cue, *(f"{round(by.get(one, 0.0), 2) or 0:g}" for one in POSITIONS)] for cue, by in table.items()
        )
    print(f"{TARGET}: {len(table)} cues", file=sys.stderr)


if __name__ == "__main__":
    main()
