"""What a Word document holds beside what it says: comments, hidden text, text that is struck through by hand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from agreements.word.inlines import is_gone
from agreements.word.oxml import attribute, find, find_all, prefixed, qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["Asides", "asides_of"]


@dataclass(frozen=True)
class Asides:
    """The different comments, hidden texts and struck texts of a document, each in its order."""

    comments: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()

    def besides(self, others: Asides) -> Asides:
        """Those that ``others`` does not have."""
        return Asides(
            tuple(each for each in self.comments if each not in others.comments),
            tuple(each for each in self.hidden if each not in others.hidden),
            tuple(each for each in self.struck if each not in others.struck),
        )


def asides_of(package: Package) -> Asides:
    """Read them from the comments, and from the body and its notes. Raises InputError when a part is damaged."""
    main = package.main_document
    comments = package.related(main, "comments")
    said = () if comments is None else find_all(package.xml(comments), "w:comment")
    stories = [main, *(name for kind in ("footnotes", "endnotes") if (name := package.related(main, kind)))]
    roots = [package.xml(name) for name in stories]
    return Asides(
        _different(_said(comment) for comment in said),
        _different(text for root in roots for text in _unread(root, ("w:vanish",))),
        _different(text for root in roots for text in _unread(root, ("w:strike", "w:dstrike"))),
    )


def _different(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _said(comment: Element) -> str:
    paragraphs = ("".join(text.text or "" for text in p.iter(qn("w:t"))) for p in comment.iter(qn("w:p")))
    text = " ".join(" ".join(paragraphs).split())
    author = attribute(comment, "w:author")
    return f"{text} ({author})" if text and author else text


def _unread(root: Element, marks: tuple[str, ...]) -> Iterator[str]:
    """The stretches of text whose runs have one of these properties."""
    for paragraph in root.iter(qn("w:p")):
        runs = [run for run in paragraph.iter(qn("w:r")) if _holder(run) is paragraph]
        for gone, group in groupby(runs, lambda run: is_gone(find(run, "w:rPr"), marks)):
            if gone:
                yield " ".join("".join(_text(run) for run in group).split())


def _holder(run: Element) -> Element | None:
    return next((each for each in run.iterancestors() if prefixed(each) == "w:p"), None)


def _text(run: Element) -> str:
    return "".join((child.text or "") if prefixed(child) == "w:t" else " " for child in run)
