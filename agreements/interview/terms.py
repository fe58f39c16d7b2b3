"""Place and dates, the duration, and the earlier agreements that this one touches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from agreements.interview import reading
from agreements.interview.groups import Hints, entry, localised, repeated
from agreements.interview.question import Flow, Option, Question
from agreements.notations import valid_registration_number
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.interview.groups import Texts
    from clauses.model import Language

__all__ = ["ask_terms"]

_TOWN = re.compile(r".*\b\d{4}\s+(\S.*)")


def ask_terms(seat: str | dict[str, str], languages: Sequence[Language]) -> Flow[dict[str, Any]]:
    """The groups ``conclusion``, ``effective_date``, ``duration`` and ``earlier_agreements`` of the dossier."""

    def town(language: Language, _so_far: Texts) -> Hints:
        match = _TOWN.fullmatch(seat if isinstance(seat, str) else seat[language])
        return Hints(match.group(1) if match else None)

    explanation = _("The town where the agreement is signed.")
    place = yield from localised(
        "conclusion.place", _("Where is the agreement concluded?"), explanation, languages, town
    )
    terms: dict[str, Any] = {"conclusion": {"place": entry(place)}}
    explanation = _(
        "The day on which the agreement is signed (art. 16, 7°), as 31/1/2027 or 2027-01-31. As long as it is not "
        "known, the draft leaves room for it. A dash takes back a date."
    )
    question = _("On which day is the agreement concluded?")
    blank = _("not known yet")
    signed = yield Question(
        "conclusion.date", question, explanation, reading.optional(reading.day), "", reading.day_in_words, blank=blank
    )
    if signed:
        terms["conclusion"]["date"] = signed
    explanation = _(
        "Only when it is another day than that of the conclusion (art. 16, 6°), as 31/1/2027 or 2027-01-31. A dash "
        "takes back a date."
    )
    question = _("On which day does the agreement enter into force?")
    blank = _("on the day it is concluded")
    begins = yield Question(
        "effective_date", question, explanation, reading.optional(reading.day), "", reading.day_in_words, blank=blank
    )
    if begins:
        terms["effective_date"] = begins
    start = begins or signed
    terms["duration"] = yield from _duration(start)
    explanation = _(
        "A deposited agreement that is amended, extended or repealed is named with its date and registration number "
        "(art. 16, 10°)."
    )
    question = _("Does the agreement amend, extend or repeal an earlier one?")
    touches = yield reading.yes_or_no("earlier", question, explanation, "no")
    if touches == "yes":
        terms["earlier_agreements"] = yield from repeated(
            "earlier_agreements",
            lambda key: _earlier(key, start, languages),
            _("Does it amend, extend or repeal yet another one?"),
        )
    return terms


def _duration(start: str) -> Flow[dict[str, str]]:
    options = (
        Option("indefinite", _("indefinite: until one of the parties gives notice")),
        Option("fixed", _("fixed: until a date")),
        Option("renewable", _("renewable: until a date, then again and again for the same period")),
    )
    explanation = _(
        "The three kinds of art. 15. With a fixed duration the right ends by itself; with an indefinite or a renewable "
        "one, either party can give notice."
    )
    question = _("For how long is the agreement?")
    kind = yield Question(
        "duration.kind", question, explanation, reading.one_of(options), "indefinite", options=options
    )
    duration = {"kind": kind}
    if kind != "indefinite":
        explanation = _("The last day of the agreement (or of its first period), as 31/1/2027 or 2027-01-31.")
        question = _("What is the last day?")
        duration["end"] = yield Question(
            "duration.end", question, explanation, reading.day_after(start), show=reading.day_in_words
        )
    if kind == "renewable":
        explanation = _("A number and weeks, months or years.")
        question = _("For how long is it renewed each time?")
        duration["renewal"] = yield _period("duration.renewal", question, explanation, "1 year")
    if kind != "fixed":
        explanation = _(
            "A number and weeks, months or years. The Act sets no period, but the agreement has to state one (art. "
            "16, 5°)."
        )
        question = _("What is the notice period?")
        duration["notice"] = yield _period("duration.notice", question, explanation, "6 months")
    return duration


def _period(key: str, question: str, explanation: str, default: str) -> Question:
    return Question(key, question, explanation, reading.period, default, reading.period_in_words)


def _earlier(key: str, start: str, languages: Sequence[Language]) -> Flow[dict[str, Any]]:
    options = (
        Option("amended", _("it is amended")),
        Option("extended", _("it is extended")),
        Option("repealed", _("it is repealed")),
    )
    explanation = _("What becomes of the earlier agreement.")
    question = _("What happens to the earlier agreement?")
    effect = yield Question(f"{key}.effect", question, explanation, reading.one_of(options), options=options)
    explanation = _("The date of its conclusion, as 31/1/2027 or 2027-01-31.")
    question = _("Of which date is the earlier agreement?")
    day = yield Question(f"{key}.date", question, explanation, reading.day_before(start), show=reading.day_in_words)
    explanation = _("It stands in the stamp of the registry, and looks like 123456/CO/116.")
    question = _("What is its registration number?")
    number = yield Question(f"{key}.number", question, explanation, valid_registration_number)
    explanation = _("As it reads after “collective agreement concerning”.")
    subject = yield from localised(f"{key}.subject", _("What is it about?"), explanation, languages)
    return {"effect": effect, "date": day, "number": number, "subject": entry(subject)}
