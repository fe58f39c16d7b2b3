"""What the interview asks more than once: a text in each language, a group that repeats, the people who sign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from agreements.interview import reading
from agreements.interview.question import Flow, Option, Question
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clauses.model import Language

__all__ = ["Hints", "Texts", "entry", "introduced", "localised", "repeated", "representatives"]

Value = TypeVar("Value")
Texts = dict["Language", str]
"""A text in each language of the agreement."""


class Hints(NamedTuple):
    """What is proposed for a text: the answer that Enter takes, and a list to choose from."""

    default: str | None = None
    options: Sequence[str] = ()


def entry(texts: Texts) -> str | dict[str, str]:
    """A text as it stands in the dossier: on its own for the only language, else nl and fr."""
    if len(texts) == 1:
        return next(iter(texts.values()))
    return {str(language): text for language, text in texts.items()}


def introduced(intro: tuple[str, ...], flow: Flow[Value]) -> Flow[Value]:
    """The same questions, with something said before the first of them."""
    try:
        question = replace(next(flow), intro=intro)
        while True:
            question = flow.send((yield question))
    except StopIteration as end:
        value: Value = end.value
        return value


def localised(
    key: str,
    question: str,
    explanation: str,
    languages: Sequence[Language],
    hints: Callable[[Language, Texts], Hints] = lambda _language, _so_far: Hints(),
    read: Callable[[str], str] = reading.text,
) -> Flow[Texts]:
    """Ask a text in each language of the agreement. ``hints`` gets the language and the texts so far."""
    texts: Texts = {}
    for language in languages:
        hint = hints(language, texts)
        name = _("in Dutch") if language == "nl" else _("in French")
        texts[language] = yield Question(
            f"{key}.{language}",
            question if len(languages) == 1 else f"{question} ({name})",
            explanation,
            read,
            hint.default,
            options=tuple(Option(option, option) for option in hint.options),
        )
    return texts


def repeated(key: str, member: Callable[[str], Flow[Value]], more: str) -> Flow[list[Value]]:
    """Ask for the members of a group until there are no ``more``."""
    members: list[Value] = []
    while True:
        members.append((yield from member(f"{key}.{len(members)}")))
        explanation = _("With yes, the questions are asked once more for the next one.")
        again = yield reading.yes_or_no(f"{key}.{len(members)}.more", more, explanation, "no")
        if again == "no":
            return members


def representatives(
    key: str,
    party: str,
    languages: Sequence[Language],
    hints: Callable[[Language, Texts], Hints] = lambda _language, _so_far: Hints(),
) -> Flow[list[dict[str, Any]]]:
    """Ask who signs for a party, and in what capacity."""

    def person(member: str) -> Flow[dict[str, Any]]:
        explanation = _("First name and surname, as they come under the signature.")
        question = _("Who signs for {party}?").format(party=party)
        name = yield Question(f"{member}.name", question, explanation, reading.text)
        explanation = _(
            "The capacity in which this person signs: art. 16, 3° of the Act of 5 December 1968 asks for it. Choose a "
            "number when there is a list, or type another capacity."
        )
        question = _("In what capacity does {name} sign?").format(name=name)
        capacity = yield from localised(f"{member}.capacity", question, explanation, languages, hints)
        return {"name": name, "capacity": entry(capacity)}

    return (yield from repeated(key, person, _("Does anyone else sign for {party}?").format(party=party)))
