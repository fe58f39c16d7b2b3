"""Who does it, who chooses, who pays: an actor that was replaced, added or left out; a power that became a "may"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.enumerations import enumerations
from agreements.impact.model import Finding
from agreements.impact.negation import denied
from agreements.impact.verbs import is_verb

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.model import Direction, Passage, Unit

__all__ = [
    "actors",
    "chooses",
    "modality",
    "serves",
    "who_pays",
]

_EMPLOYER = {"@employer", "@boss", "@hr"}
_REPS = {"@worker-reps", "@joint-body"}


def actors(part: Part) -> None:
    """Add a finding where one actor gave way to another, or where the employer newly appears."""
    lost = [unit for unit in part.lost if unit.kind == "actor"]
    gained = [unit for unit in part.gained if unit.kind == "actor"]
    _voice(part, lost, gained)
    for other in gained:
        if other.key not in _EMPLOYER:
            continue
        gave_way = next((one for one in lost if one.key not in _EMPLOYER), None)
        if gave_way is None:
            _employer_appears(part, other)
            continue
        if not part.local and serves(part, other):
            continue
        if any(one.key in _EMPLOYER for one in part.lost) and not part.local:
            continue
        mechanism = "employer-steering"
        if gave_way.key in _REPS:
            mechanism = "voice-reduced"
        elif _of_provider(part) and (_has(part.ours, "=choose") or _has(part.theirs, "=assign")):
            mechanism = "provider-choice"
        part.findings.append(Finding(mechanism, "contradicted", gave_way.words, other.words, concept="bearer"))
        lost.remove(gave_way)
    for other in gained:
        if other.key == "@worker" and part.local:
            employer = next((one for one in lost if one.key in _EMPLOYER), None)
            if employer is not None and not denied(part.comparison.theirs, other.words[0]):
                part.findings.append(
                    Finding("duty-shifted", "contradicted", employer.words, other.words, concept="bearer")
                )


_SERVING = {
    "=pay-back", "=refund", "=deliver", "=bears-cost", "=grant", "=set-up", "=publish", "=announce", "=maintain-things",
    "=inform",
}  # fmt: skip


def serves(part: Part, employer: Unit) -> bool:
    """Whether the employer is merely named as the one who gives, where our text had a passive."""
    theirs = part.comparison.theirs
    place = theirs.words[employer.words[0]]
    behind = [unit for unit in part.theirs if unit.words[0] > employer.words[-1] and unit.sentence == employer.sentence]
    verbs = [unit.key for unit in behind if theirs.words[unit.words[0]].segment == place.segment]
    return bool(verbs) and verbs[0] in _SERVING and not denied(theirs, employer.words[0])


def choosers(part: Part) -> None:
    """Add a finding where another than before chooses or decides."""
    if any(finding.concept == "bearer" for finding in part.findings):
        return
    mine = chooses(part.comparison.ours, part.ours)
    others = chooses(part.comparison.theirs, part.theirs)
    if mine is not None and others is None and mine[0] == "worker":
        _chosen_no_more(part, mine[1])
    if mine is None or others is None or mine[0] == others[0]:
        return
    if mine[0] in ("worker", "worker-reps") and others[0] == "employer-side":
        part.findings = [finding for finding in part.findings if finding.concept != "own-judgement"]
        provider = any(unit.key in ("@provider", "=training", "=guidance", "=moment") for unit in part.ours)
        mechanism = (
            "voice-reduced" if mine[0] == "worker-reps" else "provider-choice" if provider else "employer-steering"
        )
        part.findings.append(Finding(mechanism, "contradicted", mine[1], others[1], concept="bearer"))


def _chosen_no_more(part: Part, choice: tuple[int, ...]) -> None:
    """Add a finding where a provider that is given stands in the place of "of his choice"."""
    if not part.local or not any(unit.key == "=choose" and set(unit.words) & set(choice) for unit in part.lost):
        return
    theirs = part.comparison.theirs
    for left, right in part.changes:
        if set(left).isdisjoint(choice) or not right:
            continue
        internal = any("employer-side" in theirs.actors.get(at, ()) for at in right)
        said = [unit for unit in part.gained if set(unit.words) & set(right) and unit.kind in ("word", "concept")]
        if (internal or len(said) > 1) and not denied(theirs, right[-1]):
            finding = Finding("provider-choice", "contradicted", left, right, "free-choice-of-provider", "bearer")
            part.findings.append(finding)
            return


def payers(part: Part) -> None:
    """Add a finding where the employer paid, and now the worker does."""
    if any(finding.mechanism == "duty-shifted" for finding in part.findings):
        return
    mine, others = who_pays(part.comparison.ours, part.ours), who_pays(part.comparison.theirs, part.theirs)
    if others is None or others[0] != "worker" or (mine is not None and mine[0] == "worker"):
        return
    if not denied(part.comparison.theirs, others[1][-1]) and any(unit.key in _COSTS for unit in part.ours):
        part.findings.append(
            Finding("duty-shifted", "contradicted", mine[1] if mine else (), others[1], "employer-pays", "bearer")
        )


_COSTS = ("=bears-cost", "=free-of-charge", "=deliver", "=cost")


def who_pays(passage: Passage, units: list[Unit]) -> tuple[str, tuple[int, ...]] | None:
    """Who pays in these units, with the words."""
    for unit in units:
        if unit.key != "=bears-cost":
            continue
        last = unit.words[-1]
        owed = passage.words[last].folded.startswith("incomb") or passage.words[last].folded in (
            "van",
            "de",
            "du",
            "charge",
            "laste",
            "rekening",
        )
        near = sorted(
            (abs(at - last) if owed else abs(at - unit.words[0]) + _marked(passage, at), at)
            for at in passage.actors
            if passage.words[at].sentence == unit.sentence
            and passage.words[at].segment == unit.segment
            and (at > last or not owed)
        )
        if near and near[0][0] <= 6:
            classes = passage.actors[near[0][1]]
            name = next((one for one in ("worker", "employer-side", "authority") if one in classes), "")
            return name, (*unit.words, near[0][1])
    return None


def chooses(passage: Passage, units: list[Unit]) -> tuple[str, tuple[int, ...]] | None:
    """Who chooses in these units: the actor nearest to the choosing, and the words of both."""
    for unit in units:
        if unit.key not in ("=choose", "=assign") or _ruled_out(passage, unit):
            continue
        place = passage.words[unit.words[0]]
        near = sorted(
            (abs(at - unit.words[0]) + _marked(passage, at) + 2 * (at > unit.words[0]), at)
            for at in passage.actors
            if passage.words[at].sentence == place.sentence and passage.words[at].segment == place.segment
            if at < unit.words[0] or not passage.actors[at].isdisjoint(_CHOOSING)
        )
        near = _meant_by_pronoun(passage, unit) or near or _subject(passage, unit)
        if near:
            classes = passage.actors[near[0][1]]
            for name in _CHOOSING:
                if name in classes:
                    return name, (near[0][1], *unit.words)
            return None
    return None


_CHOOSING = ("worker", "employer-side", "worker-reps")


def _ruled_out(passage: Passage, unit: Unit) -> bool:
    """Whether a choice stands right beside "not": "de onderneming beslist daar niet over"."""
    behind = passage.words[unit.words[-1] + 1 : unit.words[-1] + 4]
    return any(
        (word.sentence, word.segment) == (unit.sentence, unit.segment) and word.folded in ("niet", "pas", "evenmin")
        for word in behind
    )


_PRONOUNS = {"il", "elle", "ils", "elles", "hij", "zij", "ze"}


def _meant_by_pronoun(passage: Passage, unit: Unit) -> list[tuple[int, int]]:
    """The first actor of a sentence, when a pronoun right before the verb stands for it: "un bureau qu'il choisit"."""
    before = passage.words[max(0, unit.words[0] - 2) : unit.words[0]]
    if not any(word.folded in _PRONOUNS and word.sentence == unit.sentence for word in before):
        return []
    first = next((at for at in sorted(passage.actors) if passage.words[at].sentence == unit.sentence), None)
    return [(0, first)] if first is not None and first < unit.words[0] and not _marked(passage, first) else []


def _subject(passage: Passage, unit: Unit) -> list[tuple[int, int]]:
    """The first actor of a sentence, when a clause parts it from its verb: "La société, qui paie, retient …"."""
    first = next((at for at in sorted(passage.actors) if passage.words[at].sentence == unit.sentence), None)
    if first is None or first > unit.words[0] or _marked(passage, first):
        return []
    behind = passage.words[first + 1] if first + 1 < len(passage.words) else None
    apart = behind is not None and behind.comma and passage.words[unit.words[0]].comma
    return [(0, first)] if apart else []


def _voice(part: Part, lost: list[Unit], gained: list[Unit]) -> None:
    """Add a finding where the representatives of the workers no longer appear and the employer is left."""
    reps = [unit for unit in lost if unit.key in _REPS]
    if not reps or any(unit.key in _REPS for unit in (*gained, *part.theirs)):
        return
    if any(unit.key in _EMPLOYER for unit in part.theirs) and not any(unit.key in _EMPLOYER for unit in gained):
        consent = any(unit.key in ("=agreement-consent", "=unanimous") for unit in part.lost)
        consent = consent or (chooses(part.comparison.theirs, part.theirs) or ("",))[0] == "employer-side"
        direction: Direction = "contradicted" if consent else "weakened"
        part.findings.append(Finding("voice-reduced", direction, reps[0].words, (), "follow-up", "bearer"))


def agents(part: Part) -> None:
    """Add a finding where the same is done by the other side: who informs, who pays, who asks."""
    if any(finding.concept == "bearer" for finding in part.findings):
        return
    comparison = part.comparison
    for one, other in (*comparison.matching.pairs, *comparison.matching.loose):
        if one.sentence not in part.group.ours or other.sentence not in part.group.theirs:
            continue
        if one.kind not in ("word", "concept") or not is_verb(comparison.ours, one.words[-1]):
            continue
        mine, others = _agent(comparison.ours, one), _agent(comparison.theirs, other)
        if mine == "employer-side" and others == "worker":
            part.findings.append(Finding("duty-shifted", "contradicted", one.words, other.words, concept="bearer"))
            return
        if mine == "worker" and others == "employer-side":
            mechanism = "provider-choice" if one.key == "=choose" and _of_provider(part) else "employer-steering"
            part.findings.append(Finding(mechanism, "contradicted", one.words, other.words, concept="bearer"))
            return


def _agent(passage: Passage, unit: Unit) -> str:
    """Who does what a verb says: the only actor of its part that no preposition marks; "" when that is unclear."""
    same = [
        at
        for at in sorted(passage.actors)
        if passage.words[at].sentence == unit.sentence and passage.words[at].segment == unit.segment
    ]
    same = _of_clause(passage, unit, same) or same
    by = [at for at in same if _marked(passage, at) < 0]
    free = by or [at for at in same if not _marked(passage, at)]
    if not same and not by:
        free = _before(passage, unit)
    if len(free) != 1 or (not by and _is_passive(passage, unit)):
        return ""
    classes = passage.actors[free[0]]
    return next((name for name in ("worker", "employer-side") if name in classes), "")


_WHO = {"die", "wie", "qui"}


def _of_clause(passage: Passage, unit: Unit, actors_: list[int]) -> list[int]:
    """The actors between the same two commas as the verb of a relative clause: "the clerk who works late, …"."""
    words, sentence = passage.words, passage.sentences[unit.sentence]
    first = max((at for at in range(sentence.first, unit.words[0] + 1) if words[at].comma), default=sentence.first)
    last = min((at for at in range(unit.words[-1] + 1, sentence.last) if words[at].comma), default=sentence.last)
    if not any(words[at].folded in _WHO for at in range(first + 1, unit.words[0])):
        return []
    return [at for at in actors_ if first <= at < last]


def _before(passage: Passage, unit: Unit) -> list[int]:
    """The subject of the clause before, when this one goes on with "and" and a verb."""
    first = next(
        at for at, word in enumerate(passage.words) if (word.sentence, word.segment) == (unit.sentence, unit.segment)
    )
    if passage.words[first].folded not in ("en", "et") or unit.words[0] > first + 2:
        return []
    return [
        at
        for at in sorted(passage.actors)
        if passage.words[at].sentence == unit.sentence
        and passage.words[at].segment == unit.segment - 1
        and not _marked(passage, at)
    ]


def _is_passive(passage: Passage, unit: Unit) -> bool:
    words = [word.folded for word in passage.words if word.sentence == unit.sentence and word.segment == unit.segment]
    return bool({"wordt", "worden", "werd", "est", "sont", "etre", "soit", "soient"} & set(words))


def _of_provider(part: Part) -> bool:
    """Whether what is chosen is a provider, a training or a moment, and not the goals or the content."""
    keys = {unit.key for unit in part.ours}
    return bool(keys & {"@provider", "=training", "=guidance", "=moment"}) and not keys & {"=goal", "=topic"}


def _has(units: list[Unit], key: str) -> bool:
    return any(unit.key == key for unit in units)


def _employer_appears(part: Part, other: Unit) -> None:
    """The employer comes into a statement in which it had no part."""
    if not part.local and any(unit.key in _EMPLOYER for unit in part.ours):
        return
    theirs = part.comparison.theirs
    if _in_workers_place(part, other) and not denied(theirs, other.words[0]):
        part.findings.append(Finding("employer-steering", "contradicted", (), other.words, concept="appears"))
        return
    if denied(theirs, other.words[0]) or any(set(other.words) & set(finding.theirs) for finding in part.findings):
        return
    if any(
        unit.key == "=duty" and (unit.sentence, unit.segment) == (other.sentence, other.segment) for unit in part.theirs
    ):
        return
    if any(other in item for listed in enumerations(theirs, part.comparison.lexicon.language) for item in listed):
        part.findings.append(Finding("employer-steering", "weakened", (), other.words, concept="appears"))


def _in_workers_place(part: Part, other: Unit) -> bool:
    """Whether the employer stands where our text named the worker: "zijn eigendom van de werknemer"."""
    if not part.local:
        return False
    ours, theirs = part.comparison.ours.actors, part.comparison.theirs.actors
    return any(
        set(other.words) & set(right)
        and any("worker" in ours.get(at, ()) for at in left)
        and not any("worker" in theirs.get(at, ()) for at in right)
        for left, right in part.changes
    )


def modality(part: Part) -> None:
    """Add a finding where a right or a duty became a possibility of the employer, or the other way round."""
    theirs = part.comparison.theirs
    _firmer(part)
    for unit in part.gained:
        if unit.key != "=may" or denied(theirs, unit.words[0]):
            continue
        bearer = _bearer(theirs, unit)
        if _passive(theirs, unit):
            bearer = "" if bearer != "worker" or not _by_worker(theirs, unit) else "worker"
            if not part.local or bearer == "worker":
                continue
        elif not bearer:
            continue
        worker = bearer == "worker"
        if worker and part.local and _receives(part, unit):
            part.findings.append(Finding("discretion", "weakened", (), unit.words, concept="may"))
            continue
        firm = any(one.key in ("=right", "=duty") for one in part.lost)
        if worker and not (firm and part.local and _asks(part)):
            continue
        if bearer == "worker-reps":
            continue
        if (not part.local and _said_so(part, unit)) or _only_of_ours(part, unit):
            continue
        part.findings.append(Finding("discretion", "weakened", (), unit.words, concept="may"))


def _said_so(part: Part, may: Unit) -> bool:
    """Whether a "may" in a rewritten sentence takes up one of ours, an "only if" of ours, or says "only"."""
    if any(one.key in ("=may", "=allowed") for one in part.ours) or _excepted(part, may):
        return True
    return any(
        one.key == "=only" and one.sentence == may.sentence and 0 < one.words[0] - may.words[-1] <= _CLOSE
        for one in part.theirs
    )


def _only_of_ours(part: Part, may: Unit) -> bool:
    """Whether "may only" stands where ours has an "only" too."""
    beside = [
        one
        for one in part.theirs
        if one.key == "=only" and one.sentence == may.sentence and 0 < one.words[0] - may.words[-1] <= _CLOSE
    ]
    return bool(beside) and beside[0] not in part.gained


_CLOSE = 2


def _excepted(part: Part, may: Unit) -> bool:
    """Whether "only if …, he may" says what ours says by "he does not, as long as …"."""
    known = part.comparison.lexicon.signal
    only = any(unit.key == "=only" and unit.sentence == may.sentence for unit in part.theirs)
    voices = ("=unanimous", "=agreement-consent", "=joint-decision")
    if only and any(
        unit.key in voices and unit not in part.gained for unit in part.theirs if unit.sentence == may.sentence
    ):
        return True
    banned = any(unit.key in ("=not", "=forbidden") for unit in part.ours)
    limits = {known[one.id].mechanism for one, _ in part.signals("ours")}
    return only and banned and bool(limits & {"condition", "time-limit"})


def _receives(part: Part, may: Unit) -> bool:
    """Whether what the worker now may is to get something: "obtient" to "peut obtenir" leaves it to another."""
    theirs, receiving = part.comparison.theirs, part.comparison.lexicon.roles["gets"]
    matched = {other for _, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    verb = next(
        (
            unit
            for unit in part.theirs
            if unit in matched
            and unit.kind in ("word", "concept")
            and (unit.sentence, unit.segment) == (may.sentence, may.segment)
            and any(theirs.words[at].lemma in receiving or theirs.words[at].folded in receiving for at in unit.words)
        ),
        None,
    )
    return verb is not None and not any(one.key in ("=may", "=right") for one in part.lost)


def lost_rights(part: Part) -> None:
    """Add a finding where a right went, and what stands in its place is none."""
    if not part.local or any(finding.direction in ("weakened", "contradicted") for finding in part.findings):
        return
    theirs = {word.lemma for word in part.comparison.theirs.words if word.sentence in part.group.theirs}
    rights = [
        unit
        for unit in part.lost
        if unit.key == "=right" and any(part.comparison.ours.words[at].lemma not in theirs for at in unit.words)
        if not _has_it(part, unit)
    ]
    if rights and not any(unit.key in ("=may", "=right") for unit in part.gained):
        part.findings.append(Finding("discretion", "weakened", rights[0].words, (), concept="right"))


_HAVING = {"a", "ont", "heeft", "hebben"}


def _has_it(part: Part, right: Unit) -> bool:
    """Whether theirs says "has" of what ours disposes of: "dispose d'une voix", "a une voix"."""
    matched = dict((*part.comparison.matching.pairs, *part.comparison.matching.loose))
    behind = [unit for unit in part.ours if unit.words[0] > right.words[-1] and unit.sentence == right.sentence][:1]
    other = matched.get(behind[0]) if behind else None
    if other is None or part.comparison.ours.words[right.words[0]].lemma not in ("disposer", "beschikken"):
        return False
    before = part.comparison.theirs.words[max(0, other.words[0] - 2) : other.words[0]]
    return any(word.text.lower() in _HAVING for word in before)


def _firmer(part: Part) -> None:
    """What the employer could do, it now does."""
    ours = part.comparison.ours
    if not part.local or any(unit.key == "=not" for unit in part.gained):
        return
    for unit in part.lost:
        if unit.key == "=may" and _bearer(ours, unit) == "employer-side" and not denied(ours, unit.words[0]):
            part.findings.append(Finding("restriction-lifted", "strengthened", unit.words))


def _asks(part: Part) -> bool:
    return any(unit.key == "=request" for unit in part.gained)


def _bearer(passage: Passage, unit: Unit) -> str:
    """The actor nearest to "may" in its part of the sentence: who may."""
    place = passage.words[unit.words[0]]
    near = [
        (abs(at - unit.words[0]), classes)
        for at, classes in passage.actors.items()
        if passage.words[at].sentence == place.sentence
        and passage.words[at].segment == place.segment
        and not _marked(passage, at)
    ]
    if not near:
        near = [
            (abs(at - unit.words[0]), classes)
            for at, classes in passage.actors.items()
            if passage.words[at].sentence == place.sentence
        ]
    if not near:
        return ""
    classes = min(near, key=lambda one: one[0])[1]
    if _everybody(passage, unit):
        return "worker"
    return next(
        (name for name in ("worker", "worker-reps", "joint-body", "employer-side") if name in classes), ""
    ).replace("joint-body", "worker-reps")


_EACH = {"chacun", "chacune", "tous", "toutes", "quiconque", "iedereen", "eenieder"}


def _everybody(passage: Passage, unit: Unit) -> bool:
    """Whether "everyone" stands right before "may"."""
    before = passage.words[max(0, unit.words[0] - 2) : unit.words[0]]
    return any(word.folded in _EACH and word.sentence == unit.sentence for word in before)


_MARKS = {"nl": {"aan", "van", "voor", "met", "bij"}, "fr": {"a", "au", "aux", "de", "du", "des", "d", "pour", "avec"}}
_ARTICLES = {
    "de",
    "het",
    "een",
    "zijn",
    "haar",
    "hun",
    "le",
    "la",
    "les",
    "l",
    "son",
    "sa",
    "ses",
    "leur",
    "elke",
    "chaque",
}


def _marked(passage: Passage, at: int) -> int:
    """How much the word before an actor speaks against its being the subject: "aan de werknemer", "au travailleur"."""
    language = "fr" if any(word.folded in ("le", "la", "les", "l", "et") for word in passage.words) else "nl"
    before = [word.folded for word in passage.words[max(0, at - 2) : at]]
    if language == "nl":
        before = [word for word in before if word not in _ARTICLES]
    if {"door", "par"} & set(before):
        return -1
    return 5 if _MARKS[language] & set(before) else 0


def _passive(passage: Passage, unit: Unit) -> bool:
    """Whether "may" governs a passive: "kan worden opgericht", "peut être refusé"."""
    place = passage.words[unit.words[0]]
    later = [
        word
        for word in passage.words[unit.words[0] :]
        if word.sentence == place.sentence and word.segment == place.segment
    ]
    return any(word.folded in ("worden", "etre") for word in later)


def _by_worker(passage: Passage, unit: Unit) -> bool:
    place = passage.words[unit.words[0]]
    return any(
        "worker" in classes and {"door", "par"} & {word.folded for word in passage.words[max(0, at - 3) : at]}
        for at, classes in passage.actors.items()
        if passage.words[at].sentence == place.sentence
    )
