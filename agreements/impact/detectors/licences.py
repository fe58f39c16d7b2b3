"""What makes an edit in a nearly identical text harmless. Everything that has no licence here is shown as harm."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from agreements.impact.bearing import bearing
from agreements.impact.detectors.amounts import equal_amounts, is_half
from agreements.impact.detectors.neither import opens_neither
from agreements.impact.detectors.people import serves
from agreements.impact.model import Finding
from agreements.impact.negation import denied
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from agreements.impact.comparing import Part
    from agreements.impact.model import Passage, Unit

__all__ = [
    "behind_condition",
    "more_banned",
    "moved",
    "narrows_ban",
    "swapped_actors",
    "taken_up",
    "unlicensed",
    "unlicensed_words",
]

_DENYING = {"=not", "=forbidden"}
_EMPLOYER = ("@employer", "@boss", "@hr")
_HARMLESS_GAIN = {
    "=right",
    "=allowed",
    "=fully",
    "=all",
    "=freely",
    "=voluntary",
    "=including",
    "=at-any-time",
    "=quickly",
}
"""Firmness that came in: never worse for the worker, unless it is denied."""
_JOINED = ({"of", "ou"}, {"en", "et"})
_TURNING = (
    ({"plus", "meer"}, {"moins", "minder"}),
    ({"tot", "vroegst", "vroegste"}, {"tard", "laatst", "laatste"}),
    ({"avant", "voor"}, {"apres", "na"}),
    ({"avec", "met"}, {"sans", "zonder"}),
    ({"par", "door"}, {"pour", "voor"}),
    ({"sous", "onder"}, {"sur", "boven"}),
    ({"dans", "binnen"}, {"hors", "buiten"}),
)
_WITHOUT = {"sans", "zonder"}
_FORCE = {"si", "sauf", "sous", "sans", "hors", "contre", "jusque", "zonder", "buiten", "tegen", "indien"}
"""Short words that no text gains or loses without a change of sense."""


_PRONOUNS = {
    "il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "qui", "que", "qu", "dont",
    "y", "en", "l", "le", "la", "les", "lui", "leur", "leurs", "ce", "cela", "celui", "celle", "ceux", "son",
    "sa", "ses", "lequel", "laquelle", "auquel", "hij", "zij", "ze", "het", "hem", "haar", "hun", "deze", "dit",
    "die", "dat", "er", "daar", "ervan", "daarvan", "daarin", "zijn",
}  # fmt: skip
_FORCEFUL = {"=not", "=forbidden", "=only", "=all", "=may", "=duty", "=excluding"}
"""Units that never merely take up what was said."""
_BESIDE = 3
"""How far apart "transmet" and "rapport" may stand to be one expression."""


def taken_up(part: Part, unit: Unit, side: str, opposite: set[int]) -> bool:
    """Whether ``unit`` only takes up what the other text calls "it", or names again where a sentence was split."""
    passage, units = (part.comparison.theirs, part.theirs) if side == "ours" else (part.comparison.ours, part.ours)
    if unit.kind == "actor" and unit.key not in _EMPLOYER and _named_before(part, unit, side):
        return True
    if unit.kind == "quantity" or unit.key in _FORCEFUL or not any(other.key == unit.key for other in units):
        return False
    own, loose = (part.ours, part.unmatched[0]) if side == "ours" else (part.theirs, part.unmatched[1])
    if unit.kind == "concept" and any(
        other.key == unit.key and other not in loose and 0 < abs(other.words[0] - unit.words[0]) <= _BESIDE
        for other in own
    ):
        return True
    return len(part.group.ours) != len(part.group.theirs) or any(
        passage.words[index].folded in _PRONOUNS for index in opposite
    )


def _named_before(part: Part, unit: Unit, side: str) -> bool:
    """Whether both texts name somebody in an earlier sentence, whom one of them calls "he" in this one."""
    here, there = part.comparison.ours, part.comparison.theirs
    sentences = part.group.theirs
    if side == "theirs":
        here, there, sentences = there, here, part.group.ours
    said = here.words[unit.words[0]].lemma
    earlier = any(word.lemma == said and word.sentence < unit.sentence for word in here.words)
    kept = any(word.lemma == said and word.sentence < min(sentences) for word in there.words)
    return earlier and kept and any(word.folded in _HE for word in there.words if word.sentence in sentences)


_HE = {"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "hij", "zij", "deze"}


def unlicensed(part: Part, lost: list[Unit], gained: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """The units of one edit for which no licence is found."""
    theirs, ours = part.comparison.theirs, part.comparison.ours
    lost = [unit for unit in lost if not _is_bound(part, ours, unit)]
    gained = [unit for unit in gained if not _is_bound(part, theirs, unit)]
    kept_lost = [unit for unit in lost if not _may_go(part, unit, ours) and not _same_amount(unit, part.unmatched[1])]
    kept_gained = [
        unit
        for unit in gained
        if not _may_come(part, unit, theirs)
        and not _same_amount(unit, part.unmatched[0])
        and not _same_rhythm(unit, part.ours)
    ]
    return (
        [unit for unit in kept_lost if not moved(part, unit, ours)],
        [unit for unit in kept_gained if not moved(part, unit, theirs)],
    )


def _is_bound(part: Part, passage: Passage, unit: Unit) -> bool:
    """Whether a unit is a word like "at most" before a figure: the figures are compared with their bounds."""
    said = tuple(passage.words[at].folded for at in unit.words)
    behind = unit.words[-1] + 1
    figure = any(other.quantity and behind in other.words for other in passage.units)
    return figure and said in part.comparison.lexicon.units.bounds


def moved(part: Part, unit: Unit, passage: Passage) -> bool:
    """Whether both texts say each word of a unit equally often: then it only stands elsewhere, or in another phrase."""
    if unit.kind not in ("word", "concept") or unit.key in _FORCEFUL:
        return False
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine = Counter(word.lemma for word in ours.words if word.sentence in part.group.ours)
    others = Counter(word.lemma for word in theirs.words if word.sentence in part.group.theirs)
    return all(mine[passage.words[at].lemma] == others[passage.words[at].lemma] for at in unit.words)


def _same_amount(unit: Unit, others: list[Unit]) -> bool:
    """Whether the other text has the same amount in another notation."""
    if any(is_half(unit, other) for other in others):
        return True
    return unit.quantity is not None and any(equal_amounts(unit.quantity, other.quantity) for other in others)


def _same_rhythm(unit: Unit, others: list[Unit]) -> bool:
    """Whether how often something happens is merely said once more: "deux fois l'an, une fois par semestre"."""
    return unit.quantity is not None and unit.quantity.dimension == "times" and _same_amount(unit, others)


def swapped_actors(part: Part, gone: list[Unit], come: list[Unit]) -> Finding | None:
    """A finding where one actor stands in the place of another, and what that does."""
    one = next((unit for unit in gone if unit.kind == "actor"), None)
    other = next((unit for unit in come if unit.kind == "actor"), None)
    if one is None or other is None or one.key == other.key or {one.key, other.key} <= set(_EMPLOYER):
        return None
    if denied(part.comparison.theirs, other.words[0]):
        return Finding("scope-narrowed", "weakened", one.words, other.words, certain=False)
    if one.key in _EMPLOYER and other.key == "@worker":
        return Finding("duty-shifted", "contradicted", one.words, other.words, concept="bearer", certain=False)
    if other.key not in _EMPLOYER:
        return None
    mechanism = {"@worker-reps": "voice-reduced", "@joint-body": "voice-reduced", "@provider": "provider-choice"}
    return Finding(
        mechanism.get(one.key, "employer-steering"),
        "contradicted",
        one.words,
        other.words,
        concept="bearer",
        certain=False,
    )


_LISTING = {"ni", "noch", "et", "en", "ou", "of", "evenmin"}


def more_banned(part: Part, right: set[int]) -> bool:
    """Whether an insertion adds a further ban, or a further thing to what is banned: "ni …", ", of …"."""
    theirs = part.comparison.theirs
    first, last = min(right), max(right)
    after = theirs.words[last + 1] if last + 1 < len(theirs.words) else None
    begins = theirs.words[first]
    listed = begins.folded in _LISTING or bool(after and after.folded in _LISTING and (last > first or begins.comma))
    listed = listed or _item(theirs, sorted(right))
    listed = listed or (first < last and opens_neither(theirs, first))
    clause = any(theirs.words[at].folded in _AUXILIARIES and theirs.words[at].text.lower() != "à" for at in right)
    heads = (first,) if begins.folded in _ARTICLES else (first, min(first + 1, last))
    opens = any(theirs.words[at].folded in _FORCE | _OPENING for at in heads)
    banned = denied(theirs, last) or _of_the_spared(theirs, first) or _denied_behind(part, first, last)
    return listed and not opens and not clause and banned and not behind_condition(theirs, first)


def _item(theirs: Passage, right: list[int]) -> bool:
    """Whether an insertion behind a comma is one more item of a row, and no aside."""
    begins, last = theirs.words[right[0]], right[-1]
    folded = {theirs.words[at].folded for at in right}
    if not begins.comma or begins.folded in _PREPOSITIONS or folded & _ASIDE:
        return False
    if folded & _LISTING:
        return True
    behind = theirs.words[last + 1 : last + 1 + _ROW]
    return len(right) <= _SHORT and bool(behind) and behind[0].comma and any(one.folded in _LISTING for one in behind)


_ROW, _SHORT = 5, 3
_PREPOSITIONS = {
    "aan", "bij", "door", "in", "met", "na", "naar", "om", "onder", "op", "over", "tijdens", "tot", "uit", "van", "via",
    "volgens", "voor", "zonder", "a", "apres", "au", "aux", "avant", "avec", "chez", "dans", "des", "du", "hors",
    "jusqu", "lors", "par", "pendant", "pour", "sans", "selon", "sous", "sur",
}  # fmt: skip
_ASIDE = {
    "uitgezonderd", "uitzondering", "buiten", "behalve", "beschouwing", "part", "excepte", "exceptes", "exceptees",
    "exclu", "exclus", "exclue", "exclues", "exception", "sauf", "hormis",
}  # fmt: skip
_ARTICLES = {"het", "de", "een", "le", "la", "les", "l", "un", "une"}
_REACH = 12
_PARTING = {"dat", "die", "wie", "wat", "waar", "maar", "want", "que", "qui", "dont", "mais", "car"}


def _denied_behind(part: Part, first: int, last: int) -> bool:
    """Whether words ``first`` to ``last`` are listed in front of what is denied, and that denial is for the worker.

    "Foto's, loongegevens en attesten mogen niet worden bewaard".
    """
    theirs = part.comparison.theirs
    sentence = theirs.words[first].sentence
    behind = next(
        (
            unit.words[0]
            for unit in part.theirs
            if unit.key in ("=not", "=forbidden") and unit.sentence == sentence and 0 < unit.words[0] - last <= _REACH
        ),
        None,
    )
    if behind is None or any(theirs.words[at].folded in _PARTING | _OPENING for at in range(last + 1, behind)):
        return False
    return bearing(theirs, sentence, part.comparison.lexicon)[1] == "strengthened"


_SPARED = {"celui", "celle", "ceux", "celles", "quiconque", "wie", "degene", "degenen"}


def _of_the_spared(passage: Passage, index: int) -> bool:
    """Whether word ``index`` tells more of whom nothing is asked: "rien n'est réclamé à celui qui …"."""
    sentence = passage.words[index].sentence
    before = [at for at, word in enumerate(passage.words[:index]) if word.sentence == sentence]
    spared = [at for at in before if passage.words[at].folded in _SPARED]
    return bool(spared) and denied(passage, spared[0])


def narrows_ban(part: Part, words: Iterable[int]) -> bool:
    """Whether new words stand inside a ban that ours had already, and are no further thing that is banned.

    "Aucun document nominatif n'est transmis" bans less than "aucun document n'est transmis".
    """
    ours, theirs = part.comparison.ours, part.comparison.theirs
    new = {at for at in words if any(at in right for _, right in part.changes)}
    fresh = [unit for unit in part.unmatched[1] if unit.key not in _HARMLESS_GAIN | {"=may", "=not"}]
    if not part.local or not any(new & set(unit.words) for unit in fresh) or more_banned(part, new):
        return False
    place = theirs.words[min(new)]
    return any(
        other.kind in ("word", "concept")
        and other.key not in _DENYING
        and (other.sentence, other.segment) == (place.sentence, place.segment)
        and denied(theirs, other.words[0], other.words)
        and denied(ours, one.words[0], one.words)
        for one, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)
    )


def behind_condition(passage: Passage, index: int) -> bool:
    """Whether the last opening of a clause before word ``index`` is "as long as", "unless": more there is no gain."""
    place = passage.words[index]
    before = [word.folded for word in passage.words[:index] if word.sentence == place.sentence]
    return not _LIMITS.isdisjoint(before)


_LIMITS = {
    "tenzij", "behalve", "behoudens", "mits", "zolang", "indien", "zodra", "voorwaarde", "sauf", "hormis", "moyennant",
    "pourvu", "condition", "reserve", "tant", "autant", "excepte", "si",
}  # fmt: skip
_AUXILIARIES = {"heeft", "hebben", "is", "was", "wordt", "worden", "a", "ont", "est", "sont", "soit"}
_OPENING = {
    "sauf", "hormis", "tenzij", "behalve", "mits", "moyennant", "excepte", "mais", "maar", "avant", "apres", "pendant",
    "durant", "lorsque", "quand", "voor", "na", "tijdens", "wanneer", "zolang", "zodra", "behoudens", "tot", "tant",
}  # fmt: skip


def _may_go(part: Part, unit: Unit, passage: Passage) -> bool:
    if unit.key == "=may":
        return not denied(passage, unit.words[0]) or any(
            one.key in ("=may", "=right", *_DENYING) for one in part.theirs
        )
    if unit.key == "=duty":
        return (not _worker_next(passage, unit) and not denied(passage, unit.words[0])) or any(
            one.key in ("=duty", "=only") for one in part.theirs
        )
    if unit.key == "=exists":
        return all(any(one.key == "=only" for one in units) for units in (part.ours, part.theirs))
    if unit.key == "=take-part":
        return any(one.key == "=right" for one in part.gained)
    if _gets(passage, unit):
        return _receives(part, "theirs")
    if unit.key in ("=right", "=wants"):
        return any(one.key in ("=may", "=right", "=choose") for one in part.theirs)
    if any(one.key == "=escapes" for one in part.gained) and is_verb(passage, unit.words[-1]):
        return any(one.key in _DENYING for one in part.lost)
    return unit.key in _DENYING and (_balanced(part) or _denied_jointly(part, unit))


_OR = {"of", "noch", "ou", "ni"}


def _denied_jointly(part: Part, unit: Unit) -> bool:
    """Whether what ``unit`` denied is the second of two things that one denial now covers: "not A and not B"."""
    theirs = part.comparison.theirs
    matched = dict((*part.comparison.matching.pairs, *part.comparison.matching.loose))
    behind = [one for one in part.ours if one.words[0] > unit.words[-1] and one.sentence == unit.sentence]
    other = matched.get(behind[0]) if behind else None
    if other is None or not denied(theirs, other.words[0], other.words):
        return False
    before = theirs.words[max(0, other.words[0] - _BESIDE) : other.words[0]]
    return any(word.folded in _OR and word.sentence == other.sentence for word in before)


def _may_come(part: Part, unit: Unit, passage: Passage) -> bool:
    if unit.key in _HARMLESS_GAIN:
        return not denied(passage, unit.words[0])
    if unit.key == "=may" or (unit.key == "@worker" and _told(part, unit)):
        return True
    if unit.key == "=fr-w-add":
        ours = part.comparison.ours
        return any(word.folded in ("plus", "et") and word.sentence in part.group.ours for word in ours.words)
    if unit.key == "=duty":
        return not _worker_next(passage, unit)
    if _gets(passage, unit):
        return _receives(part, "ours")
    if passage.words[unit.words[0]].folded in _WITHOUT and len(unit.words) == 1:
        return _not_without(part, unit)
    if unit.key == "@employer":
        return _named_as_agent(part, unit)
    return unit.key in (*_DENYING, "=escapes") and _balanced(part)


_PASSIVE = {"wordt", "worden", "werd", "werden", "est", "sont", "soit", "soient", "sera", "seront"}


_GETTING = {"krijgen", "ontvangen", "bekomen", "verkrijgen", "obtenir", "recevoir"}


def _not_without(part: Part, unit: Unit) -> bool:
    """Whether "not without the consent of" says what ours says by a ban with that exception, or by "only with"."""
    behind = [
        one for one in part.theirs if 0 < one.words[0] - unit.words[0] <= _BESIDE and one.sentence == unit.sentence
    ]
    matched = {other: mine for mine, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    consent = next((one for one in behind if one.key == "=agreement-consent" and one in matched), None)
    banned = any(one.key in _DENYING and one.sentence == unit.sentence for one in part.theirs)
    if consent is None or not banned:
        return False
    known = part.comparison.lexicon.signal
    excepted = any(known[one.id].id == "unless" for one, _ in part.signals("ours"))
    return excepted or any(one.key == "=only" for one in part.ours)


def _gets(passage: Passage, unit: Unit) -> bool:
    return len(unit.words) == 1 and passage.words[unit.words[0]].lemma in _GETTING


def _receives(part: Part, side: str) -> bool:
    """Whether a side says "krijgen" or the like where the other says "ontvangen"."""
    passage, sentences = (
        (part.comparison.ours, part.group.ours) if side == "ours" else (part.comparison.theirs, part.group.theirs)
    )
    return any(word.lemma in _GETTING for word in passage.words if word.sentence in sentences)


_DECIDING = {
    "=choose", "=assign", "=decision", "=refuse", "=postpone", "=stop", "=modify", "=interfere", "=appraisal",
    "=agreement-consent", "=accepted", "=limit", "=access", "=use", "=monitor", "=request", "=discuss", "=present",
}  # fmt: skip
"""What the employer may not do unnamed either: being named there gives a say."""


def _named_as_agent(part: Part, employer: Unit) -> bool:
    """Whether the employer is merely named as the one who does what ours says in the passive, and decides nothing."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    passive = {word.sentence for word in ours.words if word.sentence in part.group.ours and word.folded in _PASSIVE}
    if not passive or denied(theirs, employer.words[0]):
        return False
    matched = {other: mine for mine, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    verbs = [
        unit
        for unit in part.theirs
        if unit.words[0] > employer.words[-1] and unit.sentence == employer.sentence and is_verb(theirs, unit.words[0])
    ]
    acts = bool(verbs) and verbs[0] in matched and matched[verbs[0]].sentence in passive
    return serves(part, employer) or (acts and verbs[0].key not in _DECIDING)


_TO = {"du", "de", "des", "au", "aux", "aan", "l"}


def _told(part: Part, worker: Unit) -> bool:
    """Whether the worker is only named as the one who is told what ours has told: "à la connaissance du personnel"."""
    before = [unit for unit in part.theirs if unit.words[-1] < worker.words[0] and unit.sentence == worker.sentence][
        -1:
    ]
    near = part.comparison.theirs.words[max(0, worker.words[0] - 2) : worker.words[0]]
    told = any(unit.key == "=inform" and unit not in part.gained for unit in before)
    return told and any(word.folded in _TO for word in near)


def _balanced(part: Part) -> bool:
    """Whether both sides have equally many negations, counting "without"; in French those with "ne"."""
    language = part.comparison.lexicon.language
    return _denials(part.comparison.ours, part.ours, part.group.ours, language) == _denials(
        part.comparison.theirs, part.theirs, part.group.theirs, language
    )


def _denials(passage: Passage, units: list[Unit], sentences: tuple[int, ...], language: str) -> int:
    words = [word.folded for word in passage.words if word.sentence in sentences]
    counted = ("=forbidden", "=escapes") if language == "fr" else (*_DENYING, "=escapes")
    particles = sum(word in ("ne", "n") for word in words) if language == "fr" else 0
    return particles + sum(word in _WITHOUT for word in words) + sum(unit.key in counted for unit in units)


def _worker_next(passage: Passage, unit: Unit) -> bool:
    """Whether the last actor before ``unit`` in its part of the sentence is the worker, who then has the duty."""
    place = passage.words[unit.words[0]]
    before = [
        classes
        for at, classes in sorted(passage.actors.items())
        if at < unit.words[0]
        and (passage.words[at].sentence, passage.words[at].segment) == (place.sentence, place.segment)
    ]
    return bool(before) and "worker" in before[-1]


def unlicensed_words(part: Part, left: Iterable[int], right: Iterable[int]) -> Finding | None:
    """A finding for short words that carry a sense and came in, went out or turned round."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine = {ours.words[index].folded: index for index in left}
    others = {theirs.words[index].folded: index for index in right}
    fresh, gone = mine.keys() - others.keys(), others.keys() - mine.keys()
    for one, other in (*_TURNING, _JOINED):
        for here, there in ((one, other), (other, one)):
            if fresh & here and gone & there:
                if there <= _OR and denied(theirs, others[min(gone & there)]):
                    continue
                return Finding(
                    "scope-narrowed",
                    "weakened",
                    (mine[min(fresh & here)],),
                    (others[min(gone & there)],),
                    certain=False,
                )
    for index in right:
        if _if_he(theirs, index) and not any(
            _if_he(ours, at) for at, word in enumerate(ours.words) if word.sentence in part.group.ours
        ):
            return Finding("condition", "weakened", (), (index, index + 1), certain=False)
    all_ours = {word.folded for word in ours.words if word.sentence in part.group.ours}
    all_theirs = {word.folded for word in theirs.words if word.sentence in part.group.theirs}
    for word in sorted(gone & _FORCE - all_ours):
        if _in_known(part.theirs, part.gained, others[word]) or _when(theirs, others[word], all_ours - all_theirs):
            continue
        return Finding("condition", "weakened", (), (others[word],), certain=False)
    if gone & _IF:
        fresh = fresh - {"wanneer", "quand"}
    for word in sorted(fresh & (_FORCE | _ASKING) - all_theirs):
        if _in_known(part.ours, part.lost, mine[word]):
            continue
        return Finding("scope-narrowed", "weakened", (mine[word],), (), certain=False)
    return None


_IF, _WHEN = {"si", "indien", "als"}, {"lorsque", "lorsqu", "quand", "wanneer"}


def _when(passage: Passage, index: int, gone: set[str]) -> bool:
    """Whether an "if" stands for our "when", or is an "even if"."""
    before = passage.words[index - 1].folded if index else ""
    return passage.words[index].folded in _IF and (bool(gone & _WHEN) or before in ("meme", "zelfs"))


def _in_known(units: list[Unit], loose: list[Unit], index: int) -> bool:
    """Whether a word is part of a phrase that the other text answers to: "sans distinction" for "quel que soit"."""
    return any(len(unit.words) > 1 and index in unit.words and unit not in loose for unit in units)


_IF = {"als", "indien", "zodra", "ingeval", "zo", "lorsque", "lorsqu", "si", "des"}
_ASKING = {"wanneer", "waar", "hoe", "quand", "comment"}
"""What one decides about: "whether and when"."""


def _if_he(passage: Passage, index: int) -> bool:
    """Whether "s'il", "s'ils" stands at word ``index``."""
    following = passage.words[index + 1].folded if index + 1 < len(passage.words) else ""
    return passage.words[index].folded == "s" and following in ("il", "ils")
