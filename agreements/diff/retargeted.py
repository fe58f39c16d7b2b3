"""References that no longer point to what they pointed to: to another article or paragraph, or to one that is gone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from agreements.diff.citations import mentions
from agreements.diff.grouping import gathered, stand
from agreements.diff.units import sentences
from agreements.impact.sentences import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.diff.grouping import Group
    from agreements.diff.model import ArticleChange, PassageChange
    from agreements.diff.pairing import Entry
    from agreements.diff.references import Numbers
    from agreements.diff.units import Side

__all__ = ["retargeted"]


def retargeted(change: ArticleChange, entry: Entry, sides: tuple[Side, Side], numbers: Numbers) -> Iterator[str]:
    """The sentences of theirs in a part that refer to something else than ours did. ``sides`` are ours and theirs."""
    for passage, group in zip(change.passages, gathered(entry.groups), strict=False):  # a heading is the last
        if passage.text_ours and passage.text_theirs:
            yield from _articles(passage, numbers)
            yield from _paragraphs(passage, group, sides, numbers)


def _articles(passage: PassageChange, numbers: Numbers) -> Iterator[str]:
    """The sentence that refers to another article or annex than ours did, or to one that theirs does not have."""
    mine = [(each.annex, each.number) for each in mentions(passage.text_ours)]
    found = [(each.annex, each.number) for each in mentions(passage.text_theirs)]
    yours = Counter(found)
    expected = Counter((key[0], target) for key in mine if (target := numbers.targets.get(key)))
    fitting = {(key[0], also) for key in mine for also in numbers.also.get(key, ())}
    as_many = len(mine) == len(found)
    wrong = [
        key
        for key in yours - expected
        if key not in fitting and (as_many or key in numbers.known or key in numbers.targets)
    ]
    missing = [key for key in mine if key in numbers.targets and (key[0], numbers.targets[key] or "") not in yours]
    if wrong and missing:
        yield _around(passage.text_theirs, wrong[0])


def _paragraphs(passage: PassageChange, group: Group, sides: tuple[Side, Side], numbers: Numbers) -> Iterator[str]:
    """The sentence that refers to another paragraph than ours did."""
    here = stand(group, *sides)
    if here is None:
        return
    for _one, other, same in numbers.inside.followed(passage.text_ours, passage.text_theirs, here):
        if not same:
            yield _sentence_at(passage.text_theirs, other.start)
            return


def _sentence_at(text: str, place: int) -> str:
    """The sentence in which a place stands."""
    return next((text[span.start : span.end].strip() for span in statements(text) if place < span.end), text)


def _around(text: str, key: tuple[bool, str]) -> str:
    """The sentence that holds this reference."""
    for sentence in sentences(text):
        if any((each.annex, each.number) == key for each in mentions(sentence)):
            return sentence
    return text
