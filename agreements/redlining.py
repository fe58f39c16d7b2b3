"""The redline of a negotiation: the two documents compared in Word, with what each change does as Word comments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agreements.alignment import similarity
from agreements.diff.units import tokens
from agreements.impact.model import HARM
from agreements.outgoing import outgoing, refuse_internal
from agreements.report.words import place, rung_word, title, verdict_word, weight_word
from agreements.word.annotating import Annotation, annotate, shortened
from agreements.word.compare import compare_packages
from agreements.word.headings import split_label
from agreements.word.package import Package
from akkoord.messages import gettext as _
from akkoord.messages import mark, named, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from agreements.diff.model import ArticleChange, Comparison, PassageChange, PositionState
    from agreements.opening import Opened
    from agreements.word.compare import Redline

__all__ = ["Manner", "can_redline", "redline_of"]

AUTHOR = "Akkoord"
REASONS = 3
"""At most so many reasons stand in one comment."""
SAME_PLACE, SAME_WORDS = 0.4, 0.95
"""From how alike on a line of a rung takes the place of a passage of ours, and from when it says the same."""
LONGEST_STEP = 400
"""At most so many letters of it stand in a comment: the margin is narrow."""


def can_redline(opened: Opened) -> bool:
    """Whether there is a Word document of it: a PDF has none."""
    return opened.kind == "docx" or opened.docx is not None


@dataclass(frozen=True)
class Manner:
    """How a redline is written: whose marks (``author``) and of when (``date``, default now).

    ``clean``: without comments and without anything internal, to be sent to the other side. ``keep_revisions``: the
    tracked changes that ours has already stay beside the new ones.
    """

    author: str = AUTHOR
    date: datetime | None = None
    clean: bool = False
    keep_revisions: bool = False


def redline_of(ours: Opened, theirs: Opened, comparison: Comparison, manner: Manner) -> tuple[bytes, tuple[str, ...]]:
    """A Word document, ours with the changes of theirs as tracked changes, and what has to be told about it.

    Each change that touches a position has a comment, unless the redline is clean. Raises InputError for what is no
    sound Word document, and RedlineError when no redline can be made that keeps both documents whole.
    """
    moment = manner.date or datetime.now(UTC)
    packages = _package(ours), _package(theirs)
    if manner.clean:
        for package in packages:
            refuse_internal(package)
    redline = compare_packages(*packages, manner.author, date=moment, keep_revisions=manner.keep_revisions)
    if manner.clean:
        return outgoing(redline.package).to_bytes(), tuple(_remarks(redline))
    annotate(redline.package, list(_annotations(comparison)), AUTHOR, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return redline.package.to_bytes(), tuple(_remarks(redline))


_BACKGROUND = {"theme": mark("theme"), "settings": mark("settings"), "defaults": mark("default font and spacing")}


def _remarks(redline: Redline) -> Iterator[str]:
    """What the redline does not show, or not finely."""
    if redline.coarse:
        yield ngettext(
            "In the redline {count} paragraph is marked as a whole: finer marks would not keep both texts whole.",
            "In the redline {count} paragraphs are marked as a whole: finer marks would not keep both texts whole.",
            redline.coarse,
        ).format(count=redline.coarse)
    if redline.objects:
        yield ngettext(
            "In the redline {count} picture or object comes or goes as a whole: what is in it is not compared.",
            "In the redline {count} pictures or objects come or go as a whole: what is in them is not compared.",
            redline.objects,
        ).format(count=redline.objects)
    if redline.differing_styles:
        names = ", ".join(redline.differing_styles)
        yield _("Both documents define these styles, but not alike; the redline keeps ours: {names}.").format(
            names=names
        )
    if redline.background:
        what = ", ".join(_(_BACKGROUND[name]) for name in redline.background)
        yield _("The documents also differ in what cannot be tracked ({what}); the redline keeps ours.").format(
            what=what
        )
    if redline.uncompared:
        yield _("Not compared: {what}.").format(what=", ".join(redline.uncompared))


def _package(opened: Opened) -> Package:
    return Package.from_bytes(opened.docx, opened.path) if opened.docx is not None else Package.open(opened.path)


def _annotations(comparison: Comparison) -> Iterator[Annotation]:
    states = {state.id: state for state in comparison.positions}
    for article in sorted(comparison.substantive, key=lambda each: each.part != "around"):
        heading = tuple(filter(None, (article.heading_theirs, article.heading_ours)))
        told = False
        for passage in article.passages:
            if passage.harmful or passage.label in ("strengthened", "added"):
                lines = list(_lines(passage, article, states, with_roads=not told))
                told = True
                yield Annotation(_texts(passage), tuple(lines), heading)
        if not told:
            yield Annotation(heading, (place(article), *_roads(article)))


def _texts(passage: PassageChange) -> tuple[str, ...]:
    """What the paragraph may say: theirs, ours; of several paragraphs the first that differs."""
    mine, yours = passage.text_ours.split("\n"), passage.text_theirs.split("\n")
    new = [line for line in yours if line and line not in mine]
    gone = [line for line in mine if line and line not in yours]
    return tuple(dict.fromkeys([*new, *gone, *filter(None, yours), *filter(None, mine)]))


def _lines(
    passage: PassageChange, article: ArticleChange, states: Mapping[str, PositionState], *, with_roads: bool
) -> Iterator[str]:
    touched = [id_ for id_, verdict in passage.positions.items() if verdict != "kept"]
    for id_ in touched:
        state = states[id_]
        weight = weight_word(state)
        verdict = verdict_word(passage.positions[id_])
        yield named(f"{title(state)} ({weight})" if weight else title(state), f"{verdict}.")
    if not touched:
        yield _("New: read this.") if passage.change == "added" else _("Changed: read this.")
    yield from (f"– {reason}" for reason in passage.reasons[:REASONS])
    if with_roads:
        yield from _roads(article)
    yield from _advice(touched, passage, article, states)


def _roads(article: ArticleChange) -> Iterator[str]:
    roads = dict.fromkeys(road for each in article.reaches.values() for road in each)
    for road in roads:
        count = sum(road in each for each in article.reaches.values())
        yield _("At a distance, for {count} positions: {message}").format(count=count, message=road.message)


def _advice(
    touched: list[str], passage: PassageChange, article: ArticleChange, states: Mapping[str, PositionState]
) -> Iterator[str]:
    """What we can answer, for the position that the article is there for, else for the first that is harmed here."""
    for id_ in sorted(touched, key=lambda id_: id_ != article.clause):
        answer = next((each for each in states[id_].answers if each.article == article.name), None)
        if passage.positions[id_] in HARM and answer is not None and answer.clause is not None:
            if answer.reasons:
                yield _("What we can say: {reason}").format(reason=answer.reasons[0])
            step = "" if answer.next is None else _step(answer.next.text, passage.text_ours)
            if answer.next is not None and step:
                yield _("Next step down ({rung}): {text}").format(rung=rung_word(answer.next.rung), text=step)
            elif answer.next is not None:
                yield _("Next step down: our {rung}; its text is in the report.").format(
                    rung=rung_word(answer.next.rung)
                )
            return


def _step(rung: str, ours: str) -> str:
    """The line of a rung that takes the place of what ours says here; "" when none does, or it says the same."""
    mine = tokens(ours)
    lines = {line: similarity(mine, tokens(line[split_label(line)[2] :])) for line in rung.split("\n") if line.strip()}
    best = max(lines, key=lines.__getitem__, default="")
    if not SAME_PLACE <= lines.get(best, 0.0) < SAME_WORDS:
        return ""
    return shortened(best, LONGEST_STEP)
