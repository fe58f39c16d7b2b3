"""A small language for agreements in tests, and comparisons of two of them without any file.

= Titel                  the title
* Tussen A en B,         a line before the articles, or after the last one
# 3. Heading             an article; ``## 1. Heading`` an annex
§ 1. Text                a passage with its label; ``2° Text``, ``a) Text`` and plain lines too
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from agreements.assemble import assemble
from agreements.diff import Comparison, compare
from agreements.diff.model import ArticleChange
from agreements.dossier import load_dossier
from agreements.model import Agreement, Article, Language, Passage, Section
from agreements.office import EXAMPLES
from agreements.opening import Opened
from agreements.selection import select
from clauses.library import Library, load_library

_LABEL = re.compile(r"(§ \d+\.?|\d+°|[a-z]\))\s+")


@cache
def library() -> Library:
    return load_library()


@cache
def example(name: str, language: Language) -> Agreement:
    """The agreement of an included example dossier."""
    file = load_dossier(EXAMPLES / f"{name}.yaml")
    return assemble(file.dossier, select(file, library()), library(), language)


def passage(line: str) -> Passage:
    label = _LABEL.match(line)
    if not label:
        return Passage("plain", "", (line,))
    level = "paragraph" if line.startswith("§") else "item" if "°" in label[1] else "subitem"
    return Passage(level, label[1], (line[label.end() :],))


def agreement(text: str, language: Language = "nl") -> Agreement:
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    title, opening, closing = [], [], []
    articles: list[Article] = []
    annexes: list[Article] = []
    for line in lines:
        if line.startswith("= "):
            title.append(passage(line[2:]))
        elif line.startswith("* "):
            (closing if articles else opening).append(passage(line[2:]))
        elif line.startswith("#"):
            number, _dot, heading = line.lstrip("# ").partition(".")
            (annexes if line.startswith("##") else articles).append(Article(number, heading.strip(), ()))
        else:
            part = annexes if annexes else articles
            part[-1] = replace(part[-1], passages=(*part[-1].passages, passage(line)))
    sections = [tuple([Section(tuple(each))] if each else []) for each in (opening, closing)]
    return Agreement(language, Section(tuple(title)), sections[0], tuple(articles), sections[1], (), tuple(annexes))


def opened(made: Agreement, name: str = "theirs.docx") -> Opened:
    return Opened(Path(name), "docx", made)


def compared(ours: Agreement | str, theirs: Agreement | str, language: Language = "nl") -> Comparison:
    sides = [each if isinstance(each, Agreement) else agreement(each, language) for each in (ours, theirs)]
    return compare(opened(sides[0], "ours.docx"), opened(sides[1]), library())


def edited(made: Agreement, change: Callable[[str], str]) -> Agreement:
    """The agreement with each passage rewritten by ``change``; a passage that becomes "" is left out."""

    def of(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        changed = [replace(each, pieces=(change(each.text),)) for each in passages]
        return tuple(each for each in changed if each.text)

    return replace(
        made,
        articles=tuple(replace(article, passages=of(article.passages)) for article in made.articles),
        annexes=tuple(replace(annex, passages=of(annex.passages)) for annex in made.annexes),
    )


def article(comparison: Comparison, name: str) -> ArticleChange:
    (found,) = [each for each in comparison.articles if each.name == name]
    return found


def verdicts(comparison: Comparison) -> dict[str, str]:
    return {state.id: state.verdict for state in comparison.positions}
