"""One article judged by itself, as a document of its own: does a text of theirs give what a text of ours asks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from agreements.diff.judging import Judge
from agreements.diff.pairing import pair
from agreements.diff.references import Numbers
from agreements.diff.units import side_of
from agreements.model import Agreement, Article, Passage, Section
from agreements.word.headings import split_label
from akkoord.messages import active
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from agreements.model import Language

__all__ = ["objections_to"]


def objections_to(ours: str, theirs: str, language: Language) -> tuple[str, ...]:
    """Why ``theirs`` does not give what ``ours`` asks; nothing when it does. Both have a line for each passage."""
    return _objections(ours, theirs, language, active())


@lru_cache(maxsize=1024)
def _objections(ours: str, theirs: str, language: Language, _messages: str) -> tuple[str, ...]:
    mine, yours = side_of(_agreement(ours, language)), side_of(_agreement(theirs, language))
    pairing = pair(mine, yours)
    judge = Judge(mine, yours, Numbers.of(mine, yours, pairing), [None] * len(mine.blocks), tells=False)
    harmful = [change for entry in pairing.entries if (change := judge.article(entry)).harmful]
    reasons = (
        reason for change in harmful for passage in change.passages if passage.harmful for reason in passage.reasons
    )
    return tuple(dict.fromkeys(reasons)) or ((_("It says less."),) if harmful else ())


def _agreement(text: str, language: Language) -> Agreement:
    passages = tuple(map(_passage, filter(None, map(str.strip, text.split("\n")))))
    return Agreement(language, Section(()), (), (Article("1", "", passages),), (), ())


def _passage(line: str) -> Passage:
    level, label, start = split_label(line)
    return Passage(level, label, (line[start:],))
