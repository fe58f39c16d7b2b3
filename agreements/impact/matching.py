"""Says which part of their text is which part of ours: sentences first, then units of meaning."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA, LCSseq

from agreements.impact.folding import words_known

if TYPE_CHECKING:
    from agreements.impact.lexicon import Lexicon
    from agreements.impact.model import Passage, Unit

__all__ = ["Group", "Matching", "match", "same_root"]

_LINKED = 0.42
_COVERED = 0.55
"""How much of a sentence must be in one of ours that is linked already, to be a part split off from it."""
_CONTAINED = 0.65
"""How alike two texts are of which one holds nearly all words of the other."""
_EMPLOYER = {"@employer", "@boss", "@hr"}
_ALIKE = (
    {"=only", "=sufficient"},
    {"=extern", "=independent"},
    {"=all", "=fully"},
    {"=choose", "=assign"},
    {"=choose", "=decision"},
    {"=owe", "=bears-cost"},
    {"=meet", "=conversation"},
    {"=inform", "=deliver"},
    {"=bears-cost", "=refund"},
    {"=form", "=part-in"},
)
"""Groups that may stand for each other: "outside the company" and "independent", "all costs" and "100 %".

Choosing and assigning differ in who does it, and that is looked at apart.
"""
_FIXED = {"=not", "=only", "=may", "=forbidden", "=all", "=duty", "=right"}
"""Units whose place matters: they are matched inside linked sentences only."""


@dataclass(frozen=True)
class Group:
    """Sentences of ours and of theirs that belong together; one side is empty for what was added or lost.

    ``alike`` is the part of the wording that is the same, from 0 to 1; ``edits`` counts the places where it
    differs.
    """

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    alike: float
    edits: int = 0


@dataclass(frozen=True)
class Matching:
    """The groups, and the units that have no counterpart. ``loose`` holds the pairs that match in sense only."""

    groups: tuple[Group, ...]
    lost: tuple[Unit, ...]
    gained: tuple[Unit, ...]
    pairs: tuple[tuple[Unit, Unit], ...]
    loose: tuple[tuple[Unit, Unit], ...]


def match(ours: Passage, theirs: Passage, lexicon: Lexicon) -> Matching:
    """Match ``theirs`` with ``ours``."""
    links = _links(ours, theirs)
    groups = _groups(ours, theirs, links)
    near = {(i, j) for group in groups for i in group.ours for j in group.theirs}
    pairs = _equal_units(ours, theirs, near)
    matched, answering = {one for one, _ in pairs}, {other for _, other in pairs}
    lost = [unit for unit in ours.units if unit not in matched]
    gained = [unit for unit in theirs.units if unit not in answering]
    loose = _loose_units(ours, theirs, lost, gained, near, lexicon)
    matched, answering = {one for one, _ in loose}, {other for _, other in loose}
    lost = _without_repeats([unit for unit in lost if unit not in matched], ours, theirs, near)
    back = {(j, i) for i, j in near}
    gained = _without_repeats([unit for unit in gained if unit not in answering], theirs, ours, back)
    return Matching(tuple(groups), tuple(lost), tuple(gained), tuple(pairs), tuple(loose))


def _without_repeats(loose: list[Unit], here: Passage, there: Passage, near: set[tuple[int, int]]) -> list[Unit]:
    """Leave out what is merely said once more: "Le centre … Ce centre …", or a pronoun in its place."""
    keys = {unit.key for unit in there.units if unit.kind in ("word", "concept")}
    compounds = {word.folded for word in here.words}
    elsewhere = {word.folded for word in there.words}
    return [
        unit
        for unit in loose
        if unit.key in _FIXED
        or not (
            (unit.kind in ("word", "concept") and unit.key in keys)
            or (_is_single(unit) and _taken_apart(here.words[unit.words[-1]].folded, elsewhere))
            or (_is_single(unit) and _within_compound(here.words[unit.words[-1]].folded, compounds))
            or (unit.kind == "actor" and _said_near(unit, here, there, near))
        )
    ]


def _is_single(unit: Unit) -> bool:
    return unit.kind in ("word", "concept") and len(unit.words) == 1


def _said_near(unit: Unit, here: Passage, there: Passage, near: set[tuple[int, int]]) -> bool:
    """Whether the linked sentences name the same actor in the same word; a worker or a provider may stand anywhere."""
    forms = here.words[unit.words[0]].forms
    if unit.key not in _EMPLOYER and here.words[unit.words[0]].sentence > 0:
        return any(not forms.isdisjoint(word.forms) for word in there.words)
    return any((unit.sentence, word.sentence) in near and not forms.isdisjoint(word.forms) for word in there.words)


def _within_compound(word: str, compounds: set[str]) -> bool:
    """Whether "opleiding" merely takes up "onthaalopleiding"."""
    return len(word) >= 6 and any(other != word and other.endswith(word) for other in compounds)


def _taken_apart(word: str, others: set[str]) -> bool:
    """Whether a compound stands there in two words: "prestatiebeoordeling" as "prestaties beoordelen"."""
    if len(word) < _COMPOUND:
        return False
    heads = [other for other in others if len(other) >= _PART and word.startswith(other[:_PART])]
    return bool(heads) and any(other[:_PART] in word[_PART:] for other in others if len(other) >= _PART)


_COMPOUND, _PART = 11, 5
"""The least letters of a compound that is looked for in parts, and of a part."""


def _weights(ours: Passage, theirs: Passage) -> dict[str, float]:
    places: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for side, passage in enumerate((ours, theirs)):
        for unit in passage.units:
            places[_root(unit)].add((side, unit.sentence))
    weights = {key: 1 / max(1, len(found) / 2) for key, found in places.items()}
    for light in _FIXED:
        weights[light] = 0.15
    return weights


def _root(unit: Unit) -> str:
    return unit.quantity.dimension if unit.quantity else unit.key


def _bags(passage: Passage) -> list[Counter[str]]:
    bags: list[Counter[str]] = [Counter() for _ in passage.sentences]
    for unit in passage.units:
        bags[unit.sentence][_root(unit)] += 1
    return bags


def _links(ours: Passage, theirs: Passage) -> dict[tuple[int, int], float]:
    weights = _weights(ours, theirs)
    mine, others = _bags(ours), _bags(theirs)
    scores: dict[tuple[int, int], float] = {}
    for i, one in enumerate(mine):
        for j, other in enumerate(others):
            common = sum(weights[key] * count for key, count in (one & other).items())
            smaller = min(_mass(one, weights), _mass(other, weights)) or 1.0
            larger = max(_mass(one, weights), _mass(other, weights)) or 1.0
            words = LCSseq.normalized_similarity(
                [word.folded for word in ours.words[ours.sentences[i].first : ours.sentences[i].last]],
                [word.folded for word in theirs.words[theirs.sentences[j].first : theirs.sentences[j].last]],
            )
            scores[i, j] = max(0.6 * common / smaller + 0.4 * common / larger, words)
    return scores


def _held(bag: Counter[str], whole: Counter[str], weights: dict[str, float]) -> float:
    """How much of ``bag`` is in ``whole`` too; actors don't count, for they are in every sentence."""
    content: Counter[str] = Counter({key: count for key, count in bag.items() if not key.startswith("@")})
    return _mass(content & whole, weights) / (_mass(content, weights) or 1.0)


def _mass(bag: Counter[str], weights: dict[str, float]) -> float:
    return sum(weights[key] * count for key, count in bag.items())


def _groups(ours: Passage, theirs: Passage, scores: dict[tuple[int, int], float]) -> list[Group]:
    """Link each sentence to its best counterpart; sentences that share one are taken together."""
    linked: set[tuple[int, int]] = set()
    for i in range(len(ours.sentences)):
        best = max(range(len(theirs.sentences)), key=lambda j: scores[i, j], default=None)
        if best is not None and scores[i, best] >= _LINKED:
            linked.add((i, best))
    weights = _weights(ours, theirs)
    mine, others = _bags(ours), _bags(theirs)
    for j in range(len(theirs.sentences)):
        best = max(range(len(ours.sentences)), key=lambda i: scores[i, j], default=None)
        if best is None or scores[best, j] < _LINKED:
            continue
        taken = any(i == best or q == j for i, q in linked)
        if not taken or _held(others[j], mine[best], weights) >= _COVERED:
            linked.add((best, j))
    free_ours = set(range(len(ours.sentences))) - {i for i, _ in linked}
    free_theirs = set(range(len(theirs.sentences))) - {j for _, j in linked}
    for i, j in sorted(scores, key=lambda pair: -scores[pair]):
        if i in free_ours and j in free_theirs and scores[i, j] >= _LINKED * 0.6:
            linked.add((i, j))
            free_ours.discard(i)
            free_theirs.discard(j)
    _adopt(ours, theirs, scores, linked, free_ours, free_theirs)
    return [_group(ours, theirs, *component) for component in _components(ours, theirs, linked)]


def _adopt(
    ours: Passage,
    theirs: Passage,
    scores: dict[tuple[int, int], float],
    linked: set[tuple[int, int]],
    free_ours: set[int],
    free_theirs: set[int],
) -> None:
    """Link a sentence that is left over to one that is left over too, or that says much more than its counterpart."""
    for i in sorted(free_ours):
        for j in sorted(free_theirs, key=lambda other: -scores[i, other]):
            if scores[i, j] > 0.02:
                linked.add((i, j))
                free_ours.discard(i)
                free_theirs.discard(j)
                break
    size_ours = [sum(unit.sentence == i for unit in ours.units) for i in range(len(ours.sentences))]
    size_theirs = [sum(unit.sentence == j for unit in theirs.units) for j in range(len(theirs.sentences))]
    for i in sorted(free_ours):
        rooms = [
            (sum(size_theirs[b] for b in {q for p, q in linked if p == a}) - size_ours[a], scores[i, j], j)
            for a, j in linked
            if scores[i, j] > 0.08 or abs(a - i) == 1
        ]
        best = max(rooms, default=None)
        if best is not None and best[0] >= 0.6 * size_ours[i]:
            linked.add((i, best[2]))
    for j in sorted(free_theirs):
        rooms = [
            (sum(size_ours[a] for a in {p for p, q in linked if q == b}) - size_theirs[b], scores[i, j], i)
            for i, b in linked
            if scores[i, j] > 0.08 or abs(b - j) == 1
        ]
        best = max(rooms, default=None)
        if best is not None and best[0] >= 0.6 * size_theirs[j]:
            linked.add((best[2], j))


def _components(
    ours: Passage, theirs: Passage, linked: set[tuple[int, int]]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    mine, others = set(range(len(ours.sentences))), set(range(len(theirs.sentences)))
    found: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    while mine or others:
        left, right = ({min(mine)}, set()) if mine else (set(), {min(others)})
        while True:
            more_right = {j for i, j in linked if i in left} - right
            more_left = {i for i, j in linked if j in right | more_right} - left
            if not more_right and not more_left:
                break
            left |= more_left
            right |= more_right
        mine -= left
        others -= right
        found.append((tuple(sorted(left)), tuple(sorted(right))))
    return found


def _group(ours: Passage, theirs: Passage, left: tuple[int, ...], right: tuple[int, ...]) -> Group:
    mine = [word.folded for word in ours.words if word.sentence in left]
    others = [word.folded for word in theirs.words if word.sentence in right]
    if not mine or not others:
        return Group(left, right, 0.0)
    common = LCSseq.similarity(mine, others)
    contained = common / min(len(mine), len(others))
    edits = sum(step.tag != "equal" for step in LCSseq.opcodes(mine, others))
    return Group(left, right, max(common / max(len(mine), len(others)), _CONTAINED if contained >= 0.8 else 0.0), edits)


def _equal_units(ours_: Passage, theirs_: Passage, near: set[tuple[int, int]]) -> list[tuple[Unit, Unit]]:
    """Pairs with the same key: in linked sentences and in the same words first."""
    ours, theirs = ours_.units, theirs_.units
    said_ours = {unit: ours_.words[unit.words[-1]].lemma for unit in ours}
    said_theirs = {unit: theirs_.words[unit.words[-1]].lemma for unit in theirs}
    by_key: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in theirs:
        by_key[unit.key].append(unit)
    pairs: list[tuple[Unit, Unit]] = []
    for only_near, only_same in ((True, True), (True, False), (False, True), (False, False)):
        matched = {one for one, _ in pairs}
        for unit in ours:
            if unit in matched or (not only_near and (unit.key in _FIXED)):
                continue
            places = [
                other
                for other in by_key[unit.key]
                if (not only_near or (unit.sentence, other.sentence) in near)
                and (not only_same or said_ours[unit] == said_theirs[other])
            ]
            if places:
                chosen = min(places, key=lambda other: abs(other.words[0] - unit.words[0]))
                by_key[unit.key].remove(chosen)
                pairs.append((unit, chosen))
    return pairs


def _loose_units(
    ours: Passage, theirs: Passage, lost: list[Unit], gained: list[Unit], near: set[tuple[int, int]], lexicon: Lexicon
) -> list[tuple[Unit, Unit]]:
    """Pairs of words that are the same but for a slip of the pen, or have the same root."""
    pairs: list[tuple[Unit, Unit]] = []
    free = [unit for unit in gained if unit.kind in ("word", "concept")]
    for unit in lost:
        if unit.kind not in ("word", "concept"):
            continue
        for other in free:
            if (unit.sentence, other.sentence) in near and _same_word(ours, theirs, unit, other, lexicon):
                pairs.append((unit, other))
                free.remove(other)
                break
    return pairs


def _same_word(ours: Passage, theirs: Passage, one: Unit, other: Unit, lexicon: Lexicon) -> bool:
    if one.senses & other.senses or any({one.key, other.key} <= pair for pair in _ALIKE):
        return True
    if len(one.words) != 1 or len(other.words) != 1:
        return False
    left, right = ours.words[one.words[0]], theirs.words[other.words[0]]
    if one.kind == "concept" and other.kind == "concept":
        return False
    if same_root(left.lemma, right.lemma):
        return True
    if min(len(left.folded), len(right.folded)) < 4:
        return False
    known = words_known(left.text, lexicon.language) and words_known(right.text, lexicon.language)
    distance = OSA.distance(left.folded, right.folded)
    return not known and distance <= (1 if len(left.folded) < 7 else 2)


_SHORTEST = 4


def same_root(one: str, other: str) -> bool:
    """Whether two dictionary forms begin alike for most of their length: "betalen" and "betaling"."""
    if min(len(one), len(other)) >= _SHORT and _stem(one) == _stem(other):
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _SHORTEST and longer == f"{shorter}r":
        return True
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    return common >= 5 and common >= 0.72 * min(len(one), len(other)) and common >= 0.5 * max(len(one), len(other))


_SHORT = 4


def _stem(word: str) -> str:
    """A Dutch word without its plural: "klassen", "klasse" and "klas" are one."""
    bare = word.removesuffix("n").removesuffix("e") if word.endswith(("en", "e")) else word
    return bare[:-1] if len(bare) > 2 and bare[-1] == bare[-2] and bare != word else bare
