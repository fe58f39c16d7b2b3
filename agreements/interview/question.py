"""A question of the interview as a value: what it asks, what it takes for an answer, and what Enter stands for.

Nothing here reads or prints. An answer is kept in its normal form, a text: "flanders", "2027-01-31", "6 months", "yes".
Reading a normal form gives that same normal form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

from akkoord.messages import gettext as _

__all__ = ["Flow", "Option", "Question", "Several"]

Value = TypeVar("Value")
Flow = Generator["Question", str, Value]
"""A part of the interview: asks questions, is sent the normal form of each answer, and returns what it made of them."""

_ITEM = re.compile(r"(?P<sign>[+-]?)(?P<first>\d+)(?:-(?P<last>\d+))?")


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from, by its number in the list or by its id."""

    id: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class Question:
    """One question.

    ``key`` names it, and stays the same from one session to the next. ``read`` turns what was typed into the normal
    form, or raises ValueError with one sentence. ``default`` is a normal form too; None means that an answer has to be
    typed. ``blank`` is how an empty answer is shown. ``intro`` is said before the question.
    """

    key: str
    text: str
    help: str
    read: Callable[[str], str]
    default: str | None = None
    show: Callable[[str], str] = str
    blank: str = ""
    options: tuple[Option, ...] = ()
    intro: tuple[str, ...] = ()

    def take(self, typed: str) -> str:
        """The normal form of what was typed; nothing typed means the default. Raises ValueError."""
        typed = typed.strip()
        if not typed:
            return self.otherwise()
        if re.fullmatch(r"\d{1,3}", typed) and 1 <= int(typed) <= len(self.options):
            return self.read(self.options[int(typed) - 1].id)
        return self.read(typed)

    def otherwise(self) -> str:
        """The default, which Enter stands for. Raises ValueError when there is none."""
        if self.default is None:
            raise ValueError(_("An answer is needed here."))
        return self.default

    def shown(self, answer: str) -> str:
        """A normal form as a reader knows it."""
        if not answer:
            return self.blank
        for option in self.options:
            if option.id == answer:
                return option.label
        return self.show(answer)

    def explain(self, number: str) -> str:
        """The help for the question, or for one of its options. Raises ValueError."""
        if not number:
            return self.help
        if not number.isdecimal() or not 1 <= int(number) <= len(self.options):
            raise ValueError(_("“{input}” is not a number in the list.").format(input=number))
        option = self.options[int(number) - 1]
        return option.help or option.label


class Several(Question):
    """A question that takes several of its options: "1, 3-5", "-2" (the default without 2), "+4" (and 4 as well).

    The normal form is the ids with a space between them, in the order of the list.
    """

    def take(self, typed: str) -> str:
        """The normal form of what was typed; nothing typed means the default. Raises ValueError."""
        typed = typed.strip()
        if not typed:
            return self.otherwise()
        if typed.lower() in ("all", _("all")):
            return self.read(" ".join(option.id for option in self.options))
        if typed.lower() in ("-", "none", _("none")):
            return self.read("")
        picked: set[str] | None = None
        for word in re.split(r"[\s,;]+", typed.strip(" ,;")):
            sign, ids = self._item(word)
            if picked is None:
                picked = set((self.default or "").split()) if sign else set()
            picked = picked - ids if sign == "-" else picked | ids
        return self.read(" ".join(option.id for option in self.options if picked and option.id in picked))

    def _item(self, word: str) -> tuple[str, set[str]]:
        match = _ITEM.fullmatch(word)
        if match is None:
            message = _("“{input}” is not a number in the list: type numbers such as 1, 3-5, or -2 to leave out 2.")
            raise ValueError(message.format(input=word))
        first = int(match["first"])
        last = int(match["last"] or first)
        if not 1 <= first <= last <= len(self.options):
            message = _("“{input}” is not in the list: the numbers go from 1 to {last}.")
            raise ValueError(message.format(input=word, last=len(self.options)))
        return match["sign"], {option.id for option in self.options[first - 1 : last]}

    def shown(self, answer: str) -> str:
        """The numbers of the options: "1-3, 5"."""
        chosen = set(answer.split())
        numbers = [number for number, option in enumerate(self.options, 1) if option.id in chosen]
        if not numbers:
            return _("none")
        ranges: list[list[int]] = []
        for number in numbers:
            if ranges and ranges[-1][1] == number - 1:
                ranges[-1][1] = number
            else:
                ranges.append([number, number])
        return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
