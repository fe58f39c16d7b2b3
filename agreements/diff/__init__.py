"""Two documents compared: what the counter-proposal does to each union position, and by which road.

    model         the result: Negotiation, Comparison, ArticleChange, PositionState …; nothing but frozen values
    units         an agreement as a row of parts with passages and sentences
    pairing       which passages and parts of ours are which of theirs
    references    cross-references, and what they point to in the other document
    clauses       which clause of the library a part is, and which positions it is about
    judging       what a change does: parts -> ArticleChange
    roads         weakening at a distance
    comparing     two documents -> Comparison

Each imports only what stands above it. Nothing here reads or writes files but ``knowledge``, which reads our YAML.
"""

from agreements.diff.comparing import compare
from agreements.diff.model import Comparison, Negotiation

__all__ = ["Comparison", "Negotiation", "compare"]
