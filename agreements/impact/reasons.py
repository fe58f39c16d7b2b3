"""One sentence for each finding, to be read out at the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from agreements.impact.model import Finding, Passage

__all__ = ["reason"]

_LONGEST = 160
"""Longer quotations are cut in the middle."""

_CLAIMS = {
    "discretion": mark("It now depends on the employer's own judgement"),
    "soft-obligation": mark("A firm promise becomes an aim or a rule of thumb"),
    "condition": mark("A condition or an exception has been added"),
    "approval": mark("Somebody on the employer's side must agree first"),
    "budget-cap": mark("A ceiling in money has been added"),
    "amount-reduced": mark("A figure has changed to the worker's disadvantage"),
    "time-limit": mark("It is now limited in time"),
    "scope-narrowed": mark("Fewer people or fewer things are covered"),
    "reporting": mark("Information may now go to the employer, a manager or HR"),
    "employer-steering": mark("The employer or a manager now has a say"),
    "provider-choice": mark("The choice of the provider moves towards the employer, or its independence is lost"),
    "repayment": mark("The worker may now have to pay back"),
    "duty-shifted": mark("A duty, a cost or time moves from the employer to the worker"),
    "voice-reduced": mark("The workers' representatives have less to say"),
    "negation-flip": mark("It now says the opposite"),
    "removed": mark("What we asked for here has gone without a word"),
    "amount-increased": mark("A figure has changed to the worker's advantage"),
    "scope-widened": mark("More people or more things are covered"),
    "restriction-lifted": mark("A restriction in our own text has gone"),
    "guarantee-added": mark("A right or a safeguard has been added"),
    "other": mark("The wording differs"),
}
_UNEXPLAINED = mark("Read this: no known rewording explains the change")


def reason(finding: Finding, ours: Passage, theirs: Passage) -> str:
    """What the edit does, with the words of both texts."""
    claim = _(_CLAIMS[finding.mechanism] if finding.certain else _UNEXPLAINED)
    mine, others = _quote(ours, finding.ours), _quote(theirs, finding.theirs)
    if finding.mechanism == "negation-flip" or mine == others:
        mine, others = (
            _quote(ours, _whole_part(ours, finding.ours)),
            _quote(theirs, _whole_part(theirs, finding.theirs)),
        )
    if mine and others:
        return _("{claim}: “{ours}” became “{theirs}”.").format(claim=claim, ours=mine, theirs=others)
    if others:
        return _("{claim}: “{theirs}” is new.").format(claim=claim, theirs=others)
    return _("{claim}: “{ours}” is no longer there.").format(claim=claim, ours=mine)


def _whole_part(passage: Passage, words: tuple[int, ...]) -> tuple[int, ...]:
    """The words of the whole part of the sentence in which ``words`` begin."""
    if not words:
        return ()
    first = passage.words[min(words)]
    place = (first.sentence, first.segment)
    return tuple(at for at, word in enumerate(passage.words) if (word.sentence, word.segment) == place)


def _quote(passage: Passage, words: tuple[int, ...]) -> str:
    said = re.sub(r"\s+", " ", passage.quote(words)).strip(" .;,")
    if len(said) <= _LONGEST:
        return said
    return f"{said[: _LONGEST // 2].rsplit(' ', 1)[0]} … {said[-_LONGEST // 2 :].split(' ', 1)[-1]}"
