"""The answers so far, and which question comes next. Going back takes the last answer off and asks it again.

Answers that were taken off are remembered: they are what Enter stands for when their question comes again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from akkoord.errors import InputError
from akkoord.files import read_text, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from agreements.interview.question import Flow, Question

__all__ = ["Answers", "Standing", "keep", "kept", "stand"]

_SCHEMA = "akkoord.answers/1"


@dataclass(frozen=True)
class Answers:
    """The answers given, in order, as (key of the question, normal form); and every answer ever given, by key."""

    given: tuple[tuple[str, str], ...] = ()
    remembered: Mapping[str, str] = field(default_factory=dict)

    def plus(self, key: str, answer: str) -> Answers:
        """With one answer more."""
        return Answers((*self.given, (key, answer)), {**self.remembered, key: answer})

    def back(self) -> Answers:
        """With one answer less."""
        return replace(self, given=self.given[:-1])


@dataclass(frozen=True)
class Standing:
    """Where the interview stands: the answers that count, and the next question, or None and what came of it."""

    answers: Answers
    question: Question | None
    result: dict[str, Any] | None = None


def stand(script: Callable[[], Flow[dict[str, Any]]], answers: Answers) -> Standing:
    """Lead the interview through the answers.

    An answer that no longer fits (another question stands there now, or it takes no such answer) and all after it do
    not count, but are remembered.
    """
    flow = script()
    counted: tuple[tuple[str, str], ...] = ()
    try:
        question = next(flow)
        for key, answer in answers.given:
            if key != question.key or not _takes(question, answer):
                break
            counted = (*counted, (key, answer))
            question = flow.send(answer)
    except StopIteration as end:
        return Standing(replace(answers, given=counted), None, end.value)
    before = answers.remembered.get(question.key)
    if before is not None and _takes(question, before):
        question = replace(question, default=before)
    return Standing(replace(answers, given=counted), question)


def keep(answers: Answers, file: Path) -> None:
    """Write the answers to ``file``. Raises OutputError."""
    data = {"schema": _SCHEMA, "given": answers.given, "remembered": answers.remembered}
    write_atomically(file, json.dumps(data, ensure_ascii=False, indent=1).encode(), force=True)


def kept(file: Path) -> Answers:
    """The answers that an earlier session kept in ``file``; none when the file is missing or holds something else."""
    try:
        data = json.loads(read_text(file))
        if data["schema"] != _SCHEMA:
            return Answers()
        given = tuple((str(key), str(answer)) for key, answer in data["given"])
        return Answers(given, {str(key): str(answer) for key, answer in data["remembered"].items()})
    except (InputError, ValueError, KeyError, TypeError, AttributeError):
        return Answers()


def _takes(question: Question, answer: str) -> bool:
    try:
        return question.read(answer) == answer
    except ValueError:
        return False
