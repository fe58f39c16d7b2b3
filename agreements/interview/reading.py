"""What counts as an answer: from what was typed to the normal form. Each reader raises ValueError with one sentence."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import TYPE_CHECKING

from agreements.interview.question import Option, Question
from agreements.notations import parse_period
from akkoord.messages import gettext as _
from akkoord.messages import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "day",
    "day_after",
    "day_before",
    "day_in_words",
    "joint_committees",
    "one_of",
    "optional",
    "period",
    "period_in_words",
    "some_of",
    "text",
    "yes_or_no",
]

_DAY = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
_YES = frozenset({"y", "yes", "j", "ja", "o", "oui"})
_NO = frozenset({"n", "no", "nee", "neen", "non"})
_CONTROL = ("Cc", "Cs", "Zl", "Zp")


def text(typed: str) -> str:
    """A text on one line."""
    typed = typed.replace("\t", " ").strip()
    if not typed:
        raise ValueError(_("An answer is needed here."))
    if any(unicodedata.category(character) in _CONTROL for character in typed):
        raise ValueError(_("The answer holds a character that cannot be used: type it again."))
    return typed


def optional(read: Callable[[str], str]) -> Callable[[str], str]:
    """As ``read``, but nothing, or a dash, is an answer too: an empty one."""
    return lambda typed: "" if typed.strip() in ("", "-") else read(typed)


def one_of(options: Sequence[Option]) -> Callable[[str], str]:
    """The id of one of the options."""

    def read(typed: str) -> str:
        for option in options:
            if typed.strip().lower() in (option.id.lower(), option.label.lower()):
                return option.id
        message = _("“{input}” is not one of the answers: type a number from 1 to {last}.")
        raise ValueError(message.format(input=typed, last=len(options)))

    return read


def some_of(options: Sequence[Option]) -> Callable[[str], str]:
    """Ids of options with a space between them, or none at all."""
    known = {option.id for option in options}

    def read(typed: str) -> str:
        for id_ in typed.split():
            if id_ not in known:
                raise ValueError(_("“{input}” is not a number in the list.").format(input=id_))
        return " ".join(typed.split())

    return read


def yes_or_no(key: str, question: str, explanation: str, default: str) -> Question:
    """A question that is answered with yes or no, in any of the languages."""

    def read(typed: str) -> str:
        word = typed.strip().lower()
        if word in _YES or word == _("yes"):
            return "yes"
        if word in _NO or word == _("no"):
            return "no"
        raise ValueError(_("“{input}” is neither yes nor no.").format(input=typed))

    return Question(key, question, explanation, read, default, lambda answer: _(answer))


def day(typed: str) -> str:
    """A date, typed as 31/1/2027 or 2027-01-31."""
    try:
        if match := _DAY.fullmatch(typed.strip()):
            year, month, day_ = (int(match[part]) for part in ("year", "month", "day"))
            return datetime.date(year, month, day_).isoformat()
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed.strip()):
            raise ValueError
        return datetime.date.fromisoformat(typed.strip()).isoformat()
    except ValueError:
        message = _("“{input}” is not a date: type it as 31/1/2027 or 2027-01-31.")
        raise ValueError(message.format(input=typed)) from None


def day_after(start: str) -> Callable[[str], str]:
    """A date after ``start``; any date when ``start`` is empty (not known yet)."""

    def read(typed: str) -> str:
        answer = day(typed)
        if start and answer <= start:
            message = _("{day} is not after {start}, the day on which the agreement begins.")
            raise ValueError(message.format(day=day_in_words(answer), start=day_in_words(start)))
        return answer

    return read


def day_before(start: str) -> Callable[[str], str]:
    """A date before ``start``; any date when ``start`` is empty (not known yet)."""

    def read(typed: str) -> str:
        answer = day(typed)
        if start and answer >= start:
            message = _("{day} is not before {start}, the day on which this agreement begins.")
            raise ValueError(message.format(day=day_in_words(answer), start=day_in_words(start)))
        return answer

    return read


def day_in_words(answer: str) -> str:
    """A date as it is typed: 31/1/2027."""
    date = datetime.date.fromisoformat(answer)
    return f"{date.day}/{date.month}/{date.year}"


def period(typed: str) -> str:
    """A period, typed as 6 months, 6 maanden or 6 mois."""
    length = parse_period(typed)
    return str(length) if length.count > 1 else str(length).removesuffix("s")


def period_in_words(answer: str) -> str:
    """A period in the language of messages."""
    length = parse_period(answer)
    words = {
        "weeks": ngettext("{count} week", "{count} weeks", length.count),
        "months": ngettext("{count} month", "{count} months", length.count),
        "years": ngettext("{count} year", "{count} years", length.count),
    }
    return words[length.unit].format(count=length.count)


def joint_committees(typed: str) -> str:
    """Numbers of joint committees with a comma between them; "PC 116" and "116.00" are 116."""
    numbers: list[str] = []
    for word in re.split(r"[\s,;]+", re.sub(r"(?i)\b(pc|cp|psc|scp)\b\.?", " ", typed).strip(" ,;")):
        if not re.fullmatch(r"\d{3}(\.\d{2})?", word):
            message = _("“{input}” is not a joint committee: three digits, such as 116, or 127.02.")
            raise ValueError(message.format(input=word or typed))
        number = word.removesuffix(".00")
        if number not in numbers:
            numbers.append(number)
    return ", ".join(numbers)
