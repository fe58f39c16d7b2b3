"""The interview that makes a dossier: questions on the terminal, for experts who are no programmers.

The questions are values (``question``), asked by generators in a script (``script``) over the answers so far
(``session``). Only ``terminal`` reads and prints, and only this module writes the dossier.
"""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from agreements.dossier import load_dossier
from agreements.interview import reading
from agreements.interview.script import LAST, interview_script
from agreements.interview.session import Answers, keep, kept, stand
from agreements.interview.terminal import BACK, HELP, ask, put, say
from agreements.interview.writing import write_dossier
from agreements.selection import select
from akkoord.errors import InputError, InvalidFileError, OutputError, Place
from akkoord.files import ensure_writable, write_atomically
from akkoord.messages import gettext as _
from akkoord.messages import ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agreements.interview.question import Question
    from akkoord.errors import Problem
    from clauses.library import Library

__all__ = ["interview"]


def interview(output: Path, library: Library, *, force: bool) -> None:
    """Ask for all that a dossier needs, and write it to ``output``.

    When the user stops halfway, the answers are kept in a file beside ``output``, and the command ends with exit code
    2; the same command goes on from there. Raises OutputError when ``output`` may not or cannot be written, InputError
    when the library has no clauses to choose from.
    """
    ensure_writable(output, force=force)
    if output.suffix.lower() not in (".yaml", ".yml"):
        hint = _("Give the output a name that ends in .yaml.")
        raise OutputError(_("A dossier is a YAML file."), place=Place(output), hint=hint)
    if all(clause.when is not None for clause in library.clauses.values()):
        raise InputError(_("The library has no clauses to choose from."))
    answers_file = output.with_name(f".{output.name}.answers.json")
    try:
        warnings = _converse(_begin(answers_file), output, answers_file, library, force=force)
    except (EOFError, KeyboardInterrupt):
        _stop(answers_file)
    else:
        answers_file.unlink(missing_ok=True)
        say("")
        for warning in warnings:
            say(_("Please note: {problem}").format(problem=_without_place(warning)))
        say(_("The dossier is written. The next step: akkoord assemble {file}").format(file=output))


def _begin(answers_file: Path) -> Answers:
    """The answers of an earlier session if there are any and the user wants to go on with them."""
    say(_("Enter takes the answer between [brackets]. < goes back one question, ? gives help."))
    say(_("Ctrl-C stops; your answers are kept, and the same command goes on where you were."))
    answers = kept(answers_file)
    if not answers.given:
        if answers_file.exists() and not answers.remembered:
            say(_("The answers kept in {file} cannot be read: the interview starts over.").format(file=answers_file))
        return answers
    count = len(answers.given)
    said = ngettext(
        "{count} answer of an earlier session was kept. Go on from there?",
        "{count} answers of an earlier session were kept. Go on from there?",
        count,
    ).format(count=count)
    explanation = _("With no, the interview starts over, and the kept answers are thrown away.")
    question = reading.yes_or_no("resume", said, explanation, "yes")
    put(question)
    while (reply := _answer(question)) is None:
        say(_("This is the first question."))
    if reply == "yes":
        return answers
    answers_file.unlink(missing_ok=True)
    return Answers()


def _converse(
    answers: Answers, output: Path, answers_file: Path, library: Library, *, force: bool
) -> Sequence[Problem]:
    """Ask until the dossier is written. Returns what to take note of."""
    while True:
        standing = stand(lambda: interview_script(library), answers)
        answers = standing.answers
        if standing.question is not None:
            answers = _ask(standing.question, answers, answers_file)
            continue
        if not standing.result:
            raise EOFError
        content = write_dossier(standing.result, datetime.date.today())
        try:
            warnings = _check(content, output.name, library)
        except InvalidFileError as error:
            for problem in error.problems:
                say(_without_place(problem))
            say(_("The dossier cannot be written like this: go back with < and change the answer."))
            answers = answers.back()
            continue
        write_atomically(output, content.encode(), force=force)
        return warnings


def _ask(question: Question, answers: Answers, answers_file: Path) -> Answers:
    """Put one question, and keep the answer to it. The last answer is not kept: it says what to do now."""
    put(question)
    answer = _answer(question)
    if answer is not None:
        answers = answers.plus(question.key, answer)
    elif answers.given:
        answers = answers.back()
    else:
        say(_("This is the first question."))
    if question.key != LAST or answer is None:
        keep(answers, answers_file)
    return answers


def _answer(question: Question) -> str | None:
    """The answer to a question, asked until it is one; None to go back."""
    while True:
        typed = ask(question).strip()
        if typed == BACK:
            return None
        try:
            if not typed.startswith(HELP):
                return question.take(typed)
            say(question.explain(typed.removeprefix(HELP).strip()))
        except ValueError as error:
            say(str(error))


def _check(content: str, name: str, library: Library) -> Sequence[Problem]:
    """Read the dossier as ``akkoord assemble`` will. Returns its warnings; raises InvalidFileError."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_text(content, encoding="utf-8")
        return select(load_dossier(file), library).warnings


def _without_place(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}".strip()


def _stop(answers_file: Path) -> None:
    say("")
    if answers_file.exists():
        message = _("Stopped. Your answers are kept in {file}: the same command goes on where you were.")
        say(message.format(file=answers_file))
    else:
        say(_("Stopped. Nothing was answered yet."))
    raise SystemExit(2)
