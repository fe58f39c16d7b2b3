"""Hypothesis strategies for whole Agreements, of the kind that an assembler makes and a writer takes.

Texts hold what breaks careless programs (accents, no-break spaces, quotes, ampersands, Word's special characters),
but begin with a word, as sentences do: "1. " at the start of a plain passage would be read as a label.
"""

from itertools import count
from typing import get_args

from hypothesis import strategies as st

from agreements.model import (
    Agreement,
    Article,
    ClauseTag,
    Language,
    Level,
    Passage,
    Piece,
    Reference,
    Section,
    Signature,
)

WORDS = {
    "nl": [
        "Werknemer",
        "Loopbaanbegeleiding",
        "onderneming",
        "financiële",
        "coördinatie",
        "cao-loon",
        "’s",
        "het",
        "van",
    ],
    "fr": ["Travailleur", "Accompagnement", "l’employeur", "congé", "œuvre", "où", "société", "la", "d’une", "les"],
}
FORMULAS = {"nl": "Opgemaakt te Gent op 1 december 2026", "fr": "Fait à Namur, le 1er décembre 2026"}
MARKS = st.text(
    st.sampled_from(" \N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}\t\n.,;:&<>\"'()«»“”–…%§°€0123456789éÉçßï😀"), max_size=8
)
LATIN = ("bis", "ter")


def texts(language: Language, *, one_line: bool = False) -> st.SearchStrategy[str]:
    """A text that begins with a capital word and ends without white space."""
    words = st.sampled_from(WORDS[language])
    first = st.sampled_from([word for word in WORDS[language] if word[0].isupper()])
    rest = st.lists(st.tuples(st.sampled_from([" ", ", ", "\N{NO-BREAK SPACE}"]), words, MARKS), max_size=6)
    text = st.builds(lambda start, more: (start + "".join(map("".join, more))).strip(), first, rest)
    return text.map(lambda value: " ".join(value.split("\n")).replace("\t", " ").strip()) if one_line else text


@st.composite
def passages(
    draw: st.DrawFn, language: Language, references: tuple[Reference, ...], *, min_size: int = 0
) -> tuple[Passage, ...]:
    """Passages of all levels, with the labels that follow from them."""
    levels = draw(st.lists(st.sampled_from(get_args(Level)), min_size=min_size, max_size=6))
    counts = dict.fromkeys(get_args(Level), 0)
    result = []
    for level in levels:
        if level in ("plain", "paragraph"):
            counts["item"] = 0
        if level != "subitem":
            counts["subitem"] = 0
        counts[level] += 1
        label = {"plain": "", "paragraph": "§ {}.", "item": "{}°", "subitem": "{:c})"}[level]
        number = counts[level] + (96 if level == "subitem" else 0)
        result.append(Passage(level, label.format(number), draw(pieces(language, references))))
    return tuple(result)


@st.composite
def pieces(draw: st.DrawFn, language: Language, references: tuple[Reference, ...]) -> tuple[Piece, ...]:
    """Text with or without a reference in it; never two texts in a row."""
    start = draw(texts(language))
    if not references or draw(st.integers(0, 2)):
        return (start,)
    word = draw(
        st.sampled_from([" artikel\N{NO-BREAK SPACE}", " article\N{NO-BREAK SPACE}", " bijlage ", " en ", " ("])
    )
    end = draw(st.sampled_from(["", ".", " bis", ", § 2", ")"]))
    reference = draw(st.sampled_from(references))
    return (start + word, reference, end) if end else (start + word, reference)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """A whole agreement: title, opening, articles in chapters or not, closing, signatures, annexes."""
    language: Language = draw(st.sampled_from(get_args(Language)))
    ids = (f"clause-{number}" for number in count())

    def tag() -> ClauseTag | None:
        variant = draw(st.sampled_from(["opening", "fallback", "floor"]))
        return ClauseTag(next(ids), draw(st.sampled_from(["1.0", "2.13"])), variant) if draw(st.booleans()) else None

    article_tags = [tag() for _ in range(draw(st.integers(1, 5)))]
    annex_tags = [tag() for _ in range(draw(st.integers(0, 2)))]
    numbers = _numbers(draw, language, len(article_tags))
    annex_numbers = [str(i + 1) for i in range(len(annex_tags))]
    named = zip([*article_tags, *annex_tags], [*numbers, *annex_numbers], strict=True)
    references = tuple(Reference(each.clause, number) for each, number in named if each is not None)
    chapters = _chapters(draw, language, len(article_tags))

    def article(number: str, own: ClauseTag | None, chapter: str = "") -> Article:
        heading = draw(st.one_of(st.just(""), texts(language, one_line=True)))
        return Article(number, heading, draw(passages(language, references)), chapter, own)

    def sections() -> list[Section]:
        found: list[Section] = []
        for _ in range(draw(st.integers(0, 3))):
            own = tag() if not found or found[-1].tag else ClauseTag(next(ids), "1.0", "opening")
            found.append(Section(draw(passages(language, references, min_size=1)), own))
        return found

    title_lines = draw(st.lists(texts(language), min_size=1, max_size=3))
    closing = sections()
    if closing and closing[0].tag is None:
        # Nothing but its words tells where an unmarked closing begins.
        formula = Passage("plain", "", (FORMULAS[language],))
        closing[0] = Section((formula, *closing[0].passages))
    return Agreement(
        language=language,
        title=Section(tuple(Passage("plain", "", (line,)) for line in title_lines), tag()),
        opening=tuple(sections()),
        articles=tuple(map(article, numbers, article_tags, chapters)),
        closing=tuple(closing),
        signatures=tuple(draw(st.lists(signatures(language), max_size=3))),
        annexes=tuple(map(article, annex_numbers, annex_tags)),
    )


def signatures(language: Language) -> st.SearchStrategy[Signature]:
    """A signatory, whose name and capacity may still be unknown."""
    text = texts(language, one_line=True)
    return st.builds(Signature, text, st.one_of(st.just(""), text), st.one_of(st.just(""), text))


def _numbers(draw: st.DrawFn, language: Language, size: int) -> list[str]:
    """1, 2, 3 … (1er in French), with a 2bis now and then."""
    numbers: list[str] = []
    value = 0
    while len(numbers) < size:
        if value and len(numbers) < size and draw(st.integers(0, 5)) == 0 and numbers[-1].isdigit():
            numbers.append(f"{value}{draw(st.sampled_from(LATIN))}")
        else:
            value += 1
            numbers.append("1er" if (language, value) == ("fr", 1) else str(value))
    return numbers


def _chapters(draw: st.DrawFn, language: Language, size: int) -> list[str]:
    """The chapter of each article: none for the first ones perhaps, then one after another."""
    titles: list[str] = []
    current = ""
    for _ in range(size):
        if draw(st.integers(0, 2)) == 0:
            current = draw(texts(language, one_line=True))
        titles.append(current)
    return titles
