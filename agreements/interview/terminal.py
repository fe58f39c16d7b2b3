"""The only place where the interview reads and prints. It prints to stderr: stdout is for results."""

from __future__ import annotations

import sys
import textwrap
from contextlib import suppress
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from agreements.interview.question import Question

with suppress(ImportError):  # with it, lines can be edited with the arrow keys; not on every computer
    import readline  # noqa: F401 - importing it is what does it

__all__ = ["BACK", "HELP", "ask", "put", "say"]

BACK = "<"
HELP = "?"
_WIDTH = 96


def say(text: str) -> None:
    """Print a message, in lines of a readable length."""
    click.echo(textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False), err=True)


def put(question: Question) -> None:
    """Print a question with its options."""
    say("")
    for line in question.intro:
        say(line)
    say(question.text)
    width = len(str(len(question.options)))
    for number, option in enumerate(question.options, 1):
        click.echo(f"  {number:>{width}}. {option.label}", err=True)


def ask(question: Question) -> str:
    """Read what is typed as answer, with the default shown. Raises EOFError when there is nothing more to read.

    Answers that come from a file or another program are printed, as a terminal would.
    """
    default = f"[{question.shown(question.default)}] " if question.default is not None else ""
    prompt = f"{default}> "
    if sys.stdin.isatty() and sys.stdout.isatty():
        return input(prompt)
    click.echo(prompt, nl=False, err=True)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        click.echo(line.rstrip("\r\n"), err=True)
    if not line:
        raise EOFError
    return line.rstrip("\r\n")
