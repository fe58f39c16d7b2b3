"""Two documents compared: what the counter-proposal does to each union position, and by which road.

    model         the result: Negotiation, Comparison, ArticleChange, PositionState …; nothing but frozen values
    citations     references to articles in a text; phrases: those of ``knowledge``
    units         an agreement as a row of parts with passages and sentences
    rewritten, linking, grouping, pairing
                  which sentences, passages and parts of ours are which of theirs
    inside, references
                  what the articles and paragraphs that a text refers to are called in the other document
    clauses       which clause of the library a part is, and which positions it is about
    neutral       new sentences that touch nothing; signing: signatures laid out otherwise
    fragments, marking, outcomes, judging
                  what a change does: parts -> ArticleChange
    dependence, roads
                  weakening at a distance
    states        from the parts to the positions
    standalone, rungs, answers
                  what to answer: the clause's ladder, and what of it an offer meets
    comparing     two documents -> Comparison
    untracked     what was changed outside of the tracked changes
    language_facts, translations, languages
                  two language versions of one document
    rounds        several comparisons -> who moved

Each imports only what stands above it. Nothing here reads or writes a file but the YAML in ``knowledge``.
"""

from agreements.diff.comparing import compare
from agreements.diff.model import Comparison, Negotiation

__all__ = ["Comparison", "Negotiation", "compare"]
