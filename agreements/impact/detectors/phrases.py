"""Phrases of the lexicon that came in or went out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.impact.detectors.gains import is_employers_deadline
from agreements.impact.detectors.licences import more_banned, narrows_ban
from agreements.impact.detectors.rewordings import among_them, answered, reworded
from agreements.impact.model import Finding
from agreements.impact.negation import denied
from agreements.impact.topics import CHOSEN

if TYPE_CHECKING:
    from agreements.impact.comparing import Part
    from agreements.impact.lexicon import Lexicon, Signal
    from agreements.impact.model import Passage, Signalled, Unit

__all__ = ["phrases", "signal_finding"]


def phrases(part: Part) -> None:
    """Add a finding for each phrase that only one of the texts has."""
    lexicon = part.comparison.lexicon
    mine = [(lexicon.signal[one.id], one, no) for one, no in part.signals("ours") if _of_kind(part.ours, lexicon, one)]
    others = [
        (lexicon.signal[one.id], one, no) for one, no in part.signals("theirs") if _of_kind(part.theirs, lexicon, one)
    ]
    for exact in (True, False):
        for known, one, no in list(mine):
            for candidate in _nearest_first(part, one, others):
                same = candidate[0].id == known.id if exact else _alike(candidate[0], known)
                if same and (candidate[2] == no or not exact):
                    if candidate[2] != no and known.mechanism in (
                        "reporting",
                        "repayment",
                        "employer-steering",
                        "approval",
                    ):
                        part.findings += _turned(part, known, one, candidate[1], no)
                    others.remove(candidate)
                    mine.remove((known, one, no))
                    break
    others = [(known, one, no) for known, one, no in others if not _detail(known, one, others)]
    said = {index for finding in part.findings for index in finding.theirs if finding.mechanism != "amount-reduced"}
    for known, one, no in others:
        if one.words and set(one.words) <= said:
            continue
        if not known.weak or part.local:
            part.findings += _added(part, known, one, no)
    for known, one, no in mine:
        if not known.weak or part.local:
            part.findings += _lost(part, known, one, no)


def _nearest_first(
    part: Part, one: Signalled, others: list[tuple[Signal, Signalled, bool]]
) -> list[tuple[Signal, Signalled, bool]]:
    """The phrases of theirs, those with the most words of a phrase of ours first."""
    ours, theirs = part.comparison.ours, part.comparison.theirs
    mine = {ours.words[at].lemma for at in one.words}
    return sorted(others, key=lambda other: -len(mine & {theirs.words[at].lemma for at in other[1].words}))


def _of_kind(units: list[Unit], lexicon: Lexicon, one: Signalled) -> bool:
    """Whether the figure in a phrase is of the kind that it speaks of: a ceiling is no date."""
    if lexicon.signal[one.id].mechanism != "budget-cap":
        return True
    figures = [unit.quantity for unit in units if unit.quantity and set(unit.words) & set(one.context)]
    return not figures or any(figure.dimension not in _OF_TIME for figure in figures)


_OF_TIME = {"date", "clock", "day", "month", "hour", "year", "age", "times"}


def _alike(one: Signal, other: Signal) -> bool:
    """Whether two phrases may stand for each other: of one mechanism, and both clear or both weak."""
    return one.mechanism == other.mechanism and one.weak == other.weak


def _detail(known: Signal, one: Signalled, others: list[tuple[Signal, Signalled, bool]]) -> bool:
    """Whether a term merely belongs to an exception that stands before it: "unless he leaves within two years"."""
    return known.mechanism == "time-limit" and any(
        other.id == "unless" and found.sentence == one.sentence and max(found.words) < min(one.words or one.context)
        for other, found, _ in others
        if found.words
    )


def _turned(part: Part, known: Signal, one: Signalled, other: Signalled, was_denied: bool) -> list[Finding]:
    if known.mechanism == "approval" and _of_reps(part, one):
        return []
    if known.id == "repays" and (
        _recovers_time(part.comparison.theirs, other) or _employer_repays(part.comparison.ours, one)
    ):
        return []
    if not was_denied:
        return [Finding("restriction-lifted", "strengthened", one.words, other.words, known.position)]
    if _exceptional(part, other):
        return [Finding(known.mechanism, "weakened", one.words, other.words, known.position, known.id)]
    return [
        Finding(mechanism, "contradicted", one.words, other.words, known.position, known.id)
        for mechanism in (known.mechanism, "negation-flip")
    ]


def _of_reps(part: Part, one: Signalled) -> bool:
    """Whether a consent or veto is that of the representatives of the workers."""
    ours = part.comparison.ours
    return any("reps" in classes and ours.words[at].sentence == one.sentence for at, classes in ours.actors.items())


def _exceptional(part: Part, other: Signalled) -> bool:
    """Whether "only", "not only" or a new "unless" stands with it: an exception to the ban, and not its opposite."""
    theirs, known = part.comparison.theirs, part.comparison.lexicon.signal
    place = theirs.words[(other.words or other.context)[0]]
    mine = {one.id for one, _ in part.signals("ours")}
    unless = {one.id for one, _ in part.signals("theirs") if one.sentence == place.sentence} - mine
    if any(known[name].mechanism == "condition" for name in unless):
        return True
    return any(
        unit.key == "=only" and unit in part.gained and (unit.sentence, unit.segment) == (place.sentence, place.segment)
        for unit in part.theirs
    )


_SILENCED = {
    "reporting", "repayment", "employer-steering", "duty-shifted", "approval", "negation-flip", "provider-choice",
    "scope-narrowed", "budget-cap", "voice-reduced", "discretion",
}  # fmt: skip
"""Mechanisms whose phrases say nothing when they are denied."""
_SPEAKING = {"employer-need-not", "without-consent"}
"""Phrases that say something in a denial too: what may not be done without consent may be done with it."""


def _limited_before(part: Part, one: Signalled) -> bool:
    """Whether the figure of a term is in ours too, and is the most there too: "tot zes maanden", "maximaal"."""
    matched = {other: mine for mine, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    figures = [unit for unit in part.theirs if unit.quantity and set(unit.words) & set(one.context)]
    return bool(figures) and all(
        unit in matched and (mine := matched[unit].quantity) is not None and mine.bound == "max" for unit in figures
    )


def _needed_before(part: Part, known: Signal, one: Signalled) -> bool:
    """Whether the consent that a phrase asks for is one that ours asks for too: "behoeft zijn toestemming"."""
    if known.mechanism != "approval" or one.context:
        return False
    ours = part.comparison.ours
    matched = {other: mine for mine, other in part.comparison.matching.pairs}
    asked = [unit for unit in part.theirs if unit.key == "=agreement-consent" and set(unit.words) & set(one.words)]
    return bool(asked) and all(unit in matched and not denied(ours, matched[unit].words[0]) for unit in asked)


_DENIABLE = {"depends-on", "lapses", "deviates"}
"""Groups of phrases, of other mechanisms, that say nothing when they are denied."""
_WITHOUT = {"zonder", "sans"}


def _banned_before(passage: Passage, one: Signalled) -> bool:
    """Whether a ban stands before an infinitive in its part of the sentence: "it is forbidden to look into whether"."""
    first = passage.words[one.words[0]] if one.words else None
    return (
        first is not None
        and first.folded.endswith("en")
        and any(
            unit.key in ("=not", "=forbidden")
            and (unit.sentence, unit.segment) == (first.sentence, first.segment)
            and 0 < one.words[0] - unit.words[-1] <= _BEHIND
            for unit in passage.units
        )
    )


def _is_new(passage: Passage, one: Signalled, forms: frozenset[str], ignored: frozenset[str]) -> bool:
    """Whether the phrase brings in a word that the other text hasn't."""
    words = [passage.words[index] for index in (*one.words, *one.context)]
    light = ignored - _WITHOUT
    heavy = [word for word in words if word.folded not in light]
    if len(words) == 1 and len(words[0].folded) >= _HEAD and any(form.endswith(words[0].folded) for form in forms):
        return False
    return any(word.forms.isdisjoint(forms) for word in heavy or words)


def _added(part: Part, known: Signal, one: Signalled, no: bool) -> list[Finding]:
    passage = part.comparison.theirs
    if not _is_new(passage, one, part.forms_ours, part.comparison.lexicon.ignored) or answered(part, one):
        return []
    if _needed_before(part, known, one) or (known.mechanism == "time-limit" and _limited_before(part, one)):
        return []
    if not part.local and (
        not _is_heavy(part, one)
        or (no and (known.mechanism in _SILENCED or known.id in _DENIABLE) and known.id not in _SPEAKING)
        or (known.mechanism == "soft-obligation" and _banned_before(passage, one))
        or _known_figure(part, one)
        or _said_otherwise(part, known, one)
        or (known.mechanism in ("condition", "time-limit") and _nothing_new(part, one))
        or reworded(part, known, one)
    ):
        return []
    if part.local and known.mechanism == "time-limit" and is_employers_deadline(part, one):
        return [Finding("guarantee-added", "strengthened", (), one.words + one.context)]
    if part.local and known.mechanism == "condition" and _more_banned(part, one):
        return []
    if part.local and known.mechanism == "provider-choice" and among_them(part, one):
        return []
    if known.id == "in-case-of" and passage.words[max(0, one.words[0] - 1)].folded in ("meme", "zelfs", "ook"):
        return []
    if known.mechanism == "voice-reduced" and one.words and _same_majority(part, one):
        return []
    found = signal_finding(passage, part, known, one, no)
    return [finding for finding in found if part.local or finding.direction != "strengthened"]


def _more_banned(part: Part, one: Signalled) -> bool:
    """Whether a phrase belongs to one more thing that is banned: "ni invoqué lors d'une promotion"."""
    return any(
        set(one.words) & set(right) and not left and more_banned(part, set(right)) for left, right in part.changes
    )


def _is_heavy(part: Part, one: Signalled) -> bool:
    """Whether the new words of a phrase are more than "may"."""
    gained = set(part.gained)
    light = {
        index
        for unit in part.theirs
        if unit.key == "=may" or (len(one.words) > 1 and unit not in gained)
        for index in unit.words
    }
    words = part.comparison.theirs.words
    return any(
        index not in light and words[index].forms.isdisjoint(part.forms_ours) for index in (*one.words, *one.context)
    )


def _known_figure(part: Part, one: Signalled) -> bool:
    """Whether the figure in a phrase ("during three months") stands in our text too."""
    units = [unit for unit in part.theirs if unit.quantity and set(unit.words) & set(one.context)]
    return bool(units) and not any(unit in part.gained for unit in units)


def _nothing_new(part: Part, one: Signalled) -> bool:
    """Whether all that stands behind a condition is in our text too: then it is our own condition, put otherwise."""
    theirs = part.comparison.theirs
    if one.id == "unless" and not _excepts(part):
        return False
    last = max(one.words or one.context)
    place = theirs.words[last]
    if len(one.words) >= _WHOLE and last + 1 < len(theirs.words) and theirs.words[last + 1].comma:
        return False
    governed: list[Unit] = []
    for unit in part.theirs:
        word = theirs.words[unit.words[0]]
        if unit.words[0] <= min(one.words or one.context) or set(unit.words) <= set(one.words):
            continue
        parted = governed and any(theirs.words[at].comma for at in range(governed[-1].words[-1] + 1, unit.words[0] + 1))
        if (word.sentence, word.segment) != (place.sentence, place.segment) or parted:
            break
        if unit.key not in _PASSING and not (unit.key == "=not" and _lasts(part, one)):
            governed.append(unit)
    new = sum(unit in part.gained for unit in governed)
    lasting = _lasts(part, one) or one.id == "depends-on"
    enough = len(governed) > 1 or any(unit.quantity for unit in governed) or (lasting and bool(governed))
    return enough and new <= len(governed) * _LITTLE


def _lasts(part: Part, one: Signalled) -> bool:
    """Whether a phrase says how long: "zolang", "tijdens"."""
    return part.comparison.theirs.words[min(one.words or one.context)].folded in _LASTING


_LASTING = {"zolang", "tijdens", "gedurende", "tant", "aussi", "pendant", "durant"}
_HEAD = 6
"""The least letters of a word that takes up a compound: "budget" for "mobiliteitsbudget"."""


def _excepts(part: Part) -> bool:
    """Whether ours holds an exception or a condition too."""
    words = {word.folded for word in part.comparison.ours.words if word.sentence in part.group.ours}
    known = part.comparison.lexicon.signal
    return (
        bool(words & _CONDITIONAL)
        or any(unit.key in ("=only", "=excluding") for unit in part.ours)
        or any(known[signal.id].mechanism == "approval" for signal, _ in part.signals("ours"))
    )


_CONDITIONAL = {
    "si", "lorsque", "moyennant", "sans", "avant", "als", "indien", "wanneer", "mits", "zonder",
    "alleen", "enkel", "tenzij", "behalve", "sauf",
}  # fmt: skip
_WHOLE = 3
"""From this many words on a phrase before a comma is a condition by itself: "if the service permits,"."""
_LITTLE = 0.25
"""The share of a condition that may be in other words."""
_PASSING = {"=may", "=duty", "=only", "=right", "=all", "=including", "=freely", "=happen"}


_BESIDE = 4


def _same_majority(part: Part, one: Signalled) -> bool:
    """Whether the share that a majority needs stands in our text too: "à la majorité des deux tiers"."""
    return any(
        unit.quantity
        and unit.quantity.dimension == "share"
        and unit not in part.gained
        and abs(unit.words[0] - one.words[0]) <= _BESIDE
        for unit in part.theirs
    )


def _said_otherwise(part: Part, known: Signal, one: Signalled) -> bool:
    """Whether "not, unless" is our "only if" in other words, or a phrase takes up what ours says by another road."""
    mine = {unit.key for unit in part.ours}
    if known.id == "provided-that" and "=only" in mine:
        return True
    if known.id == "within-budget" and not one.context and _restricts(part, one):
        return "=only" in mine
    if known.id == "can-apply" and "=request" in mine:
        return not any(unit.key in ("=right", "=duty") for unit in part.lost)
    if known.id == "may-be-refused" and mine & _REFUSING:
        only = any(unit.key == "=only" and unit.sentence == one.sentence for unit in part.theirs)
        return ("=only" in mine and only) or _refused_before(part, one)
    if known.id == "advisory" and not mine & {"=agreement-consent", "=unanimous", "=binding", "=joint"}:
        told = any(unit.key == "=inform" and set(unit.words) & set(one.words) for unit in part.theirs)
        return told and bool(mine & {"=inform", "=deliver"})
    if _only_before(part, one):
        return True
    if known.id != "unless" or not any(unit.key == "=only" for unit in part.lost):
        return False
    words = part.comparison.theirs.words
    return not any(
        unit.key == "=agreement-consent"
        and any(word.folded in _WITHOUT for word in words[max(0, unit.words[0] - _HEAD) : unit.words[0]])
        for unit in part.theirs
        if unit.sentence == one.sentence
    )


def _only_before(part: Part, one: Signalled) -> bool:
    """Whether "as long as there is none, nobody may" is our "only if there is one"."""
    theirs = part.comparison.theirs
    if theirs.words[min(one.words or one.context)].folded not in ("zolang", "tant"):
        return False
    denials = sum(unit.key in ("=not", "=forbidden") and unit.sentence == one.sentence for unit in part.theirs)
    return denials > 1 and any(unit.key == "=only" for unit in part.ours)


_REFUSING = {"=refuse", "=stop", "=postpone"}


def _refused_before(part: Part, one: Signalled) -> bool:
    """Whether our text says, and does not deny, that the same can be refused or withdrawn."""
    matched = {other: mine for mine, other in (*part.comparison.matching.pairs, *part.comparison.matching.loose)}
    inside = [unit for unit in part.theirs if unit.key in _REFUSING and set(unit.words) & set(one.words)]
    return bool(inside) and all(
        unit in matched and not denied(part.comparison.ours, matched[unit].words[0]) for unit in inside
    )


def _restricts(part: Part, one: Signalled) -> bool:
    """Whether a phrase of limits says no more than "only": "beperkt zich tot"."""
    theirs = part.comparison.theirs
    return theirs.words[one.words[-1]].folded == "tot"


def _with_employer(passage: Passage, one: Signalled) -> bool:
    """Whether "in consultation" is with the employer: somebody else may be named right behind it."""
    if one.context:
        return True
    last = max(one.words)
    place = passage.words[last]
    near = [
        classes
        for at, classes in sorted(passage.actors.items())
        if 0 < at - last <= _BEHIND and passage.words[at].sentence == place.sentence
    ]
    return not near or "employer-side" in near[0]


_BEHIND = 5
"""How far behind a phrase the actor stands that it names."""


def _employer_repays(passage: Passage, one: Signalled) -> bool:
    """Whether it is the employer or a fund that pays back what the worker advanced."""
    first, last = min(one.words or one.context), max(one.words or one.context)
    place = passage.words[first]
    if _paid_by_employer(passage, last):
        return True
    near = [
        classes
        for at, classes in sorted(passage.actors.items())
        if passage.words[at].sentence == place.sentence and passage.words[at].segment == place.segment and at < first
    ]
    named = {name for at in one.context if at in passage.actors for name in passage.actors[at]}
    given = _to_worker(passage, first, last)
    if ("worker" in named or any("worker" in classes for classes in near)) and not given:
        return False
    between = [classes for at, classes in passage.actors.items() if first < at < last]
    return (given and not any("worker" in classes for classes in between)) or any(
        {"employer-side", "authority"} & classes for classes in (*near, *between)
    )


_BY = {"par", "door"}


def _paid_by_employer(passage: Passage, last: int) -> bool:
    """Whether "by the employer" follows: "remboursés par l'entreprise"."""
    behind = range(last + 1, min(last + _BEHIND, len(passage.words)))
    return any("employer-side" in passage.actors.get(at, ()) for at in behind) and any(
        passage.words[at].folded in _BY for at in behind
    )


_TO, _HIM = {"aan", "au", "aux"}, {"hem", "haar", "hen", "hun", "lui", "leur"}


def _if_any(passage: Passage, part: Part | None, one: Signalled) -> bool:
    """Whether "eventuele" stands before a thing that is new itself: "any notes are his"."""
    if len(one.words) != 1 or not passage.words[one.words[0]].folded.startswith("eventuel"):
        return False
    behind = [unit for unit in passage.units if unit.words[0] == one.words[0] + 1]
    return part is None or (bool(behind) and behind[0] in part.gained)


_AT_WILL = {"=at-any-time", "=freely", "=voluntary", "=regardless", "=reason-free"}


def _at_will(passage: Passage, one: Signalled) -> bool:
    """Whether "when" belongs to a phrase that says "at will": "wanneer hij wil"."""
    return any(
        unit.key in _AT_WILL and len(unit.words) > 1 and set(one.words) <= set(unit.words) for unit in passage.units
    )


def _by_employer(passage: Passage, one: Signalled) -> bool:
    """Whether it is the employer who must do what a phrase asks for: "moet de werkgever motiveren"; or who refuses."""
    first, last = min(one.words or one.context), max(one.words or one.context)
    place = passage.words[first]
    near = [
        classes
        for at, classes in sorted(passage.actors.items())
        if first - _BEHIND <= at <= last and passage.words[at].sentence == place.sentence
    ]
    if any("employer-side" in classes for classes in near):
        return not any("worker" in classes for classes in near)
    refuses = any(
        unit.key in ("=refuse", "=postpone") and (unit.sentence, unit.segment) == (place.sentence, place.segment)
        for unit in passage.units
    )
    return refuses and not near


_WORKERS = {"@worker", "=need-wish", "=request", "=wants", "=choose"}


def _on_worker(passage: Passage, one: Signalled) -> bool:
    """Whether what it depends on is what the worker asks or wishes."""
    last = max(one.words or one.context)
    near = {unit.key for unit in passage.units if 0 < unit.words[0] - last <= _BEHIND and unit.sentence == one.sentence}
    return bool(near & _WORKERS) and not near & {"@employer", "@boss", "@hr"}


def _to_worker(passage: Passage, first: int, last: int) -> bool:
    """Whether the worker is the one who gets it: "aan de werknemer terugbetaalt", "betaalt hem terug"."""
    place = passage.words[first]
    for at, classes in passage.actors.items():
        same = (passage.words[at].sentence, passage.words[at].segment) == (place.sentence, place.segment)
        before = {word.folded for word in passage.words[max(0, at - 2) : at]}
        if same and at < last and "worker" in classes and before & _TO:
            return True
    around = passage.words[max(0, first - 1) : last + 2]
    return any(word.folded in _HIM and word.sentence == place.sentence for word in around)


_TIME = {"heure", "heures", "temps", "repos", "jour", "jours", "journee"}


def _recovers_time(passage: Passage, one: Signalled) -> bool:
    """Whether what is "récupéré" is time: that is a benefit, and no money to pay back."""
    first, last = min(one.words or one.context), max(one.words or one.context)
    near = passage.words[max(0, first - _BEHIND) : last + _BEHIND]
    recovered = any(passage.words[at].folded.startswith("recup") for at in one.words)
    return recovered and any(word.folded in _TIME and word.sentence == one.sentence for word in near)


def _of_worker(passage: Passage, one: Signalled) -> bool:
    """Whether the last actor named before a phrase is the worker, so that "as he sees fit" is the worker's own."""
    last = max(one.words + one.context)
    before = [
        classes
        for at, classes in sorted(passage.actors.items())
        if at < last and passage.words[at].sentence == one.sentence
    ]
    return bool(before) and "people" in before[-1] and not any("employer-side" in classes for classes in before)


def _of_choice(passage: Passage, one: Signalled) -> bool:
    """Whether "from the list" speaks of a choice: somebody chooses, or a provider or training is named."""
    if any("employer-side" in passage.actors.get(at, ()) for at in one.context):
        return True
    keys = {unit.key for unit in passage.units if unit.sentence == one.sentence}
    return bool(keys & (CHOSEN | {"=choose", "=assign"}))


def _of_employer(passage: Passage, one: Signalled) -> bool:
    """Whether "à sa charge" is the employer's: the phrase names nobody, and no worker stands before it."""
    if one.context:
        return False
    first = min(one.words)
    before = [
        classes
        for at, classes in sorted(passage.actors.items())
        if at < first and passage.words[at].sentence == one.sentence
    ]
    return bool(before) and all("employer-side" in classes for classes in before)


def signal_finding(passage: Passage, part: Part | None, known: Signal, one: Signalled, no: bool) -> list[Finding]:
    """What a phrase does that came in; a denied one does no harm."""
    words = one.words + one.context
    if known.added == "neutral":
        return []
    if no and known.mechanism in ("reporting", "repayment", "employer-steering", "duty-shifted"):
        if part is not None and narrows_ban(part, words):
            return [Finding("scope-narrowed", "weakened", (), words, known.position, known.id)]
        return [Finding("guarantee-added", "strengthened", (), words, known.position, known.id)]
    if no and known.id == "without-consent":
        return [Finding("condition", "weakened", (), words, "", known.id)] if part is not None and _banned(part) else []
    if (
        no
        and known.mechanism in ("approval", "provider-choice", "scope-narrowed", "negation-flip")
        and known.id != "employer-need-not"
    ):
        return []
    if (
        no
        and known.id == "unless"
        and passage.words[words[-1]].folded in ("uitgezonderd", "exclu", "excepte", "uitzondering")
    ):
        return []
    if (known.id == "within-ban" and not no) or (known.id == "can-apply" and _if_any(passage, part, one)):
        return []
    if known.id == "in-case-of" and _at_will(passage, one):
        return []
    if known.id == "formality" and _by_employer(passage, one):
        return []
    if known.id == "depends-on" and _on_worker(passage, one):
        return []
    if known.mechanism == "provider-choice" and not _of_choice(passage, one):
        return []
    if known.id == "with-employer" and not _with_employer(passage, one):
        return []
    if known.id == "at-workers-cost" and _of_employer(passage, one):
        return []
    if known.id == "repays" and (_employer_repays(passage, one) or _recovers_time(passage, one)):
        return []
    if known.id == "own-judgement" and _of_worker(passage, one):
        return [Finding("guarantee-added", "strengthened", (), words, known.position, known.id)]
    direction = known.added
    if known.opposite and part is not None and any(unit.key == f"={known.opposite}" for unit in part.lost):
        direction = "contradicted"
    return [Finding(known.mechanism, direction, (), words, known.position, known.id)]


def _banned(part: Part) -> bool:
    """Whether ours bans something outright here, without a word on consent."""
    denies = any(unit.key in ("=not", "=forbidden") for unit in part.ours)
    return denies and not any(unit.key in ("=agreement-consent", "=only") for unit in part.ours)


_BINDING = {"=binding", "=unanimous", "=joint"}
"""Words that give a voice: when these went too, an advice that went is no relief."""


def _lost(part: Part, known: Signal, one: Signalled, no: bool) -> list[Finding]:
    passage = part.comparison.ours
    if known.lost == "neutral" or not _is_new(passage, one, part.forms_theirs, part.comparison.lexicon.ignored):
        return []
    clear = known.mechanism in ("condition", "approval", "soft-obligation", "voice-reduced")
    if not part.local or (no and known.id != "unless") or (len(one.words) == 1 and not clear):
        return []
    words = one.words + one.context
    if known.mechanism == "voice-reduced" and any(unit.key in _BINDING for unit in part.lost):
        return []
    heavier = {"=agreement-consent", "=unanimous", "=binding"} if known.mechanism == "voice-reduced" else set()
    if known.lost == "strengthened" and any(unit.kind != "actor" and unit.key not in heavier for unit in part.gained):
        return []
    if known.lost == "weakened":
        return [Finding("scope-narrowed", "weakened", words, (), known.position, known.id)]
    return [Finding("restriction-lifted", "strengthened", words, (), known.position, known.id)]
