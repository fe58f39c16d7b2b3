"""Two documents compared: what the counter-proposal does to each union position, and by which road.

    model         the result: Negotiation, Comparison, ArticleChange, PositionState …; nothing but frozen values
    knowledge     words and phrases in YAML; phrases, road_phrases, neutral: those that are looked for in a text
    citations     references to articles in a text
    units         an agreement as a row of parts with passages and sentences
    rewritten, linking, grouping, pairing
                  which sentences, passages and parts of ours are which of theirs
    inside, references
                  what the articles and paragraphs that a text refers to are called in the other document
    clauses       which clause of the library a part is, and which positions it is about
    fragments, marking, outcomes, signing
                  pieces of text, the words that differ, what a part comes down to, signatures laid out otherwise
    additions, losses, flips, judging
                  what a change does: what is new, what is gone, what turns a sentence round, parts -> ArticleChange
    around        heads, feet and watermarks -> ArticleChange
    dependence, sayings, retargeted, roads
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
