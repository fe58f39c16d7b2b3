"""What stands around the text on every page: heads, feet, watermarks. A sentence there says something about the whole.

A letterhead, a date or a mark of a draft says nothing of a right: it is shown as wording. What is new and makes a
sentence is judged as a new passage is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.alignment import similarity
from agreements.diff.additions import UNSURE, added
from agreements.diff.marking import segments
from agreements.diff.model import ArticleChange, PassageChange, worst
from agreements.diff.outcomes import label_of
from agreements.diff.remembered import assess
from agreements.diff.units import part_name, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agreements.impact.model import Impact, Label, Verdict
    from agreements.model import Language

__all__ = ["Around", "around"]

LIGHT = 2
"""Words of so many letters tell nothing new."""
SENTENCE = 4
"""From so many new words on, a head or foot says something."""
ENDS = (".", ";", "!")
"""So a sentence ends, and a letterhead does not."""
ALIKE = 0.6
"""From here on, a head of theirs is one of ours that was worded otherwise."""
_COUNTING = re.compile(r"[\W\d_]*(?:\w{1,9}[\W\d_]+){0,2}\d*\W*")


@dataclass(frozen=True)
class Around:
    """The different texts at the top and the foot of the pages; ``title`` is what such a text may well repeat.

    ``faithful``: they are all that stands there, as in Word. In a PDF a head is what comes back on many pages.
    """

    texts: Sequence[str]
    title: str = ""
    faithful: bool = True


def around(ours: Around, theirs: Around, language: Language) -> ArticleChange | None:
    """What theirs has at the top and the foot of its pages that ours has not, or the other way round; None for nothing.

    Numbers of pages do not count, nor does a head that repeats words of ours in another order.
    """
    mine = {tokens(text): text for text in ours.texts if not _is_counting(text)}
    yours = {tokens(text): text for text in theirs.texts if not _is_counting(text)}
    said = {word for text in mine for word in text}
    new = [words for words in yours if words not in mine and any(_tells(word) for word in words if word not in said)]
    kept = {word for text in yours for word in text}
    gone = [words for words in mine if words not in yours and any(_tells(word) for word in words if word not in kept)]
    known = said.union(tokens(ours.title))
    passages = tuple(_passages([mine[words] for words in gone], [yours[words] for words in new], known, language))
    if not new and not (gone and ours.faithful and theirs.faithful):
        return None
    positions: dict[str, Verdict] = {}
    for passage in passages:
        for id_, verdict in passage.positions.items():
            positions[id_] = worst(positions.get(id_, "kept"), verdict)
    name = part_name("around", language)
    return ArticleChange(
        part="around",
        name=name,
        ours=None,
        theirs=None,
        heading_ours="",
        heading_theirs="",
        clause=None,
        change="reworded",
        label=label_of("reworded", passages, positions),
        text_ours="\n".join(mine.values()),
        text_theirs="\n".join(yours.values()),
        positions=positions,
        mechanisms=tuple(dict.fromkeys(mechanism for each in passages for mechanism in each.mechanisms)),
        reasons=tuple(dict.fromkeys(reason for each in passages for reason in each.reasons)),
        confidence=min((each.confidence for each in passages), default=1.0),
        passages=passages,
    )


def _is_counting(text: str) -> bool:
    """Whether it numbers the pages: "Pagina 3 van 12", "3/12"."""
    return any(letter.isdigit() for letter in text) and _COUNTING.fullmatch(text) is not None


def _tells(word: str) -> bool:
    return len(word) > LIGHT and not any(letter.isdigit() for letter in word)


def _passages(ours: list[str], theirs: Sequence[str], known: set[str], language: Language) -> Iterator[PassageChange]:
    for text in theirs:
        before = max(ours, key=lambda each: similarity(tokens(each), tokens(text)), default="")
        if similarity(tokens(before), tokens(text)) < ALIKE:
            before = ""
        else:
            ours.remove(before)
        speaks = sum(_tells(word) for word in tokens(text) if word not in known) >= SENTENCE
        yield _new(before, text, language, speaks=speaks) if before or speaks else _made(before, text, "cosmetic")
    yield from (_made(text, "", "cosmetic") for text in ours)


def _new(before: str, text: str, language: Language, *, speaks: bool) -> PassageChange:
    """A text that says something, judged; what is no sentence and not sure has to be read, and harms no position."""
    impact: Impact | None
    if before:
        impact = assess(before, text, language)
        positions, label = dict(impact.positions), impact.label
    else:
        impact, positions, label = added(text, "", language)
    if impact is not None and (impact.confidence > UNSURE or (speaks and text.rstrip().endswith(ENDS))):
        return _made(before, text, label, impact, positions)
    return _made(before, text, "added", confidence=UNSURE) if speaks else _made(before, text, "cosmetic")


def _made(
    before: str,
    text: str,
    label: Label,
    impact: Impact | None = None,
    positions: dict[str, Verdict] | None = None,
    confidence: float = 1.0,
) -> PassageChange:
    return PassageChange(
        change="reworded" if before and text else "added" if text else "removed",
        label=label,
        text_ours=before,
        text_theirs=text,
        labels_ours=("",) if before else (),
        labels_theirs=("",) if text else (),
        segments=tuple(segments(before, text)),
        positions=positions or {},
        mechanisms=tuple(impact.mechanisms) if impact else (),
        reasons=tuple(impact.reasons) if impact else (),
        confidence=impact.confidence if impact else confidence,
    )
