"""The fixed words of the reports, the same in HTML, Word and Excel, in the language of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_decimal

from agreements.report.words import rung_word, weight_word
from akkoord.messages import active, mark, named, ngettext, quoted
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from agreements.diff.model import Comparison, Document, Negotiation, PositionState
    from agreements.model import Language

__all__ = [
    "SYMBOLS",
    "counted",
    "date",
    "gap",
    "headline",
    "locale",
    "meets",
    "named",
    "number",
    "phrase",
    "quoted",
    "road",
    "round_name",
    "sentence",
    "tally",
    "titles_language",
    "to_know",
    "weight",
]

SYMBOLS = {
    "kept": "=",
    "unchanged": "=",
    "reworded": "≈",
    "moved": "↕",
    "strengthened": "▲",
    "restored": "▲",
    "added": "+",
    "weakened": "▼",
    "lost": "✕",
    "removed": "✕",
    "contradicted": "⇄",
}
"""A sign beside each verdict, change and standing, so that colour is never the only one."""

_PHRASES = {
    "title": mark("What their text does to our positions"),
    "internal": mark("For our own side only: this report holds our reasons and our fallback texts."),
    "ours": mark("Our text"),
    "theirs": mark("Their text"),
    "made": mark("Made on"),
    "skip": mark("Go to the positions"),
    "contents": mark("In this report"),
    "untracked": mark("Changed without being tracked"),
    "untracked_lead": mark(
        "Their document shows tracked changes, but this was changed outside of them. Ask about it before anything else."
    ),
    "rounds": mark("The rounds"),
    "rounds_lead": mark("The latest round comes first; each round is compared with our text."),
    "position": mark("Position"),
    "positions": mark("Positions"),
    "weight": mark("Weight"),
    "verdict": mark("Verdict"),
    "article": mark("Article"),
    "reasons": mark("Reasons"),
    "heading": mark("Heading"),
    "document": mark("Document"),
    "difference": mark("Difference"),
    "outcome": mark("Outcome"),
    "languages_sheet": mark("Languages"),
    "know_sheet": mark("To know"),
    "unsure_sheet": mark("Certain?"),
    "round": mark("Round"),
    "effect": mark("Effect"),
    "filter": mark("Filter"),
    "all": mark("everything"),
    "harmed": mark("weakened or lost"),
    "reset": mark("Show everything"),
    "nothing_shown": mark("Nothing fits this choice."),
    "elsewhere": mark("From elsewhere"),
    "reached_lead": mark("Their own articles still say it, but a change in another place takes from it:"),
    "answer": mark("What to answer"),
    "step": mark("Step"),
    "text": mark("Text"),
    "say": mark("What we can say"),
    "our_text": mark("Our text to put back"),
    "next": mark("If need be: the next step down"),
    "no_next": mark("There is no lower step that keeps our red lines."),
    "next_met": mark("What they offer already meets this step."),
    "next_unmet": mark("What they offer does not meet this step yet:"),
    "gone": mark("Their text no longer says this."),
    "unsure": mark("Read this yourself: the judgement is not certain."),
    "changes": mark("Changes"),
    "no_positions": mark("Neither text speaks of a position of the library."),
    "no_changes": mark("No change of substance."),
    "same": mark("The two texts say the same."),
    "moved": mark("stands in another place"),
    "nothing_ours": mark("Nothing in our text."),
    "nothing_theirs": mark("Nothing in their text."),
    "earlier": mark("Earlier rounds"),
    "texts": mark("Texts to propose"),
    "languages": mark("Dutch and French do not say the same"),
    "languages_lead": mark("In one and the same document:"),
    "know": mark("What to know about this comparison"),
    "all_compared": mark("Nothing in it was left out of the comparison."),
    "footer": mark("Made by Akkoord, on this computer: nothing was sent anywhere."),
    "advice": mark("It helps to prepare, and does not replace reading."),
    "latest": mark("latest"),
    "deleted": mark("only in ours"),
    "inserted": mark("only in theirs"),
}
_ROADS = {
    "definition": mark("through a definition"),
    "precedence": mark("through a rule of precedence"),
    "scope": mark("through the scope"),
    "condition": mark("through a general condition"),
    "duration": mark("through the duration"),
    "entire-agreement": mark("through an entire-agreement clause"),
    "reference": mark("through a reference"),
    "annex": mark("through an annex"),
    "language": mark("through the version in the other language"),
}
_GAPS = {
    "figure": mark("another figure"),
    "date": mark("another date"),
    "reference": mark("another reference"),
    "strength": mark("another strength"),
    "missing": mark("missing in one language"),
    "verdict": mark("another effect"),
}


def phrase(name: str) -> str:
    """A fixed phrase, by its name here."""
    return _(_PHRASES[name])


def road(kind: str) -> str:
    """How a change elsewhere reaches a position: "through a definition"."""
    return _(_ROADS[kind])


def gap(kind: str) -> str:
    """What differs between the two languages of a document: "another figure"."""
    return _(_GAPS[kind])


def meets(rung: str) -> str:
    """That what the employer offers meets a rung."""
    return _("Their text meets our {rung}.").format(rung=rung_word(rung))


def weight(state: PositionState) -> str:
    """The weight of a position, in words for what is no position of the library too."""
    return weight_word(state) or _("no weight")


def titles_language() -> Language:
    """The language in which positions are called."""
    return "fr" if active() == "fr" else "nl"


def sentence(words: str) -> str:
    """The words with a capital first."""
    return words[:1].upper() + words[1:]


def locale() -> str:
    """The locale of the language of messages, as used in Belgium."""
    return {"nl": "nl_BE", "fr": "fr_BE"}.get(active(), "en_GB")


def number(value: int) -> str:
    """A number as written in the language of messages."""
    return format_decimal(value, locale=locale())


def date(day: datetime.date) -> str:
    """A date in full: "25 november 2026"."""
    return format_date(day, "long", locale=locale())


def counted(name: str, count: int) -> str:
    """Something counted: "3 positions kept"."""
    said = {
        "harmed:red-line": ngettext("{count} red line weakened or lost", "{count} red lines weakened or lost", count),
        "harmed:essential": ngettext(
            "{count} essential position weakened or lost", "{count} essential positions weakened or lost", count
        ),
        "harmed:wish": ngettext("{count} wish weakened or lost", "{count} wishes weakened or lost", count),
        "harmed:other": ngettext(
            "{count} other point weakened or lost", "{count} other points weakened or lost", count
        ),
        "harmed": ngettext("{count} position weakened or lost", "{count} positions weakened or lost", count),
        "reached": ngettext(
            "{count} position harmed from elsewhere only", "{count} positions harmed from elsewhere only", count
        ),
        "strengthened": ngettext("{count} position strengthened", "{count} positions strengthened", count),
        "kept": ngettext("{count} position kept", "{count} positions kept", count),
        "substantive": ngettext("{count} change of substance", "{count} changes of substance", count),
        "wording": ngettext("{count} change of wording only", "{count} changes of wording only", count),
        "unchanged": ngettext("{count} unchanged part", "{count} unchanged parts", count),
        "passages": ngettext("{count} passage unchanged", "{count} passages unchanged", count),
        "untracked": ngettext("{count} untracked change", "{count} untracked changes", count),
    }
    return said[name].format(count=number(count))


def tally(comparison: Comparison) -> dict[str, int]:
    """How many positions are harmed, by weight ("harmed:wish", "harmed:other" for none), then strengthened and kept."""
    weights = ("red-line", "essential", "wish", "other")
    counts = dict.fromkeys((*(f"harmed:{weight}" for weight in weights), "strengthened", "kept"), 0)
    for state in comparison.positions:
        counts[f"harmed:{state.weight or 'other'}" if state.harmed else state.verdict] += 1
    return counts


def headline(comparison: Comparison) -> str:
    """The outcome in one sentence."""
    if not comparison.different:
        return phrase("same")
    harmed = len(comparison.harmed)
    if not harmed:
        return _("No position is weakened.")
    distant = sum(state.direct == "kept" for state in comparison.harmed)
    what = counted("harmed", harmed)
    if not distant:
        return f"{what}."
    return _("{what}, of which {count} only from elsewhere.").format(what=what, count=number(distant))


def round_name(negotiation: Negotiation, index: int) -> str:
    """A round by its number: "Round 2"; the last one is told to be the latest."""
    name = _("Round {number}").format(number=number(index + 1))
    return f"{name} ({phrase('latest')})" if index == len(negotiation.rounds) - 1 else name


def to_know(negotiation: Negotiation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What has to be told of each document, ours first and then the latest: a name for it, and the sentences."""
    documents = [(phrase("ours"), negotiation.latest.ours, False)]
    documents += [
        (phrase("theirs"), comparison.theirs, comparison.tracked and not comparison.untracked)
        for comparison in reversed(negotiation.rounds)
    ]
    return tuple(
        (named(side, document.file.name), tuple(_told(document, faithful=faithful)))
        for side, document, faithful in documents
    )


def _told(document: Document, *, faithful: bool) -> Iterator[str]:
    """``faithful``: it has tracked changes, and nothing was changed outside of them."""
    if document.coverage:
        yield _("Not compared: {what}.").format(what=document.coverage)
    yield from (note.message for note in document.notes)
    if faithful:
        yield _("Nothing was changed outside of the tracked changes.")
    if not document.coverage and not document.notes:
        yield phrase("all_compared")
