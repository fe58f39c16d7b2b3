"""The result of a comparison: frozen values that every report shows.

A Negotiation has one Comparison for each document of the other side (a round), oldest first. A Comparison holds the
parts of the two documents side by side, and from them the state of each position.

    changes      Segment, PassageChange, Road, ArticleChange
    states       RungOffer, Answer, PositionState
    comparison   Document, Untracked, LanguageGap, Comparison
    negotiation  Cell, Row, Negotiation
"""

from agreements.diff.model.changes import ArticleChange, Change, Part, PassageChange, Road, RoadKind, Segment
from agreements.diff.model.comparison import Comparison, Document, LanguageGap, Untracked
from agreements.diff.model.negotiation import Cell, Negotiation, Row, Standing
from agreements.diff.model.states import SEVERITY, Answer, PositionState, RungOffer, worst

__all__ = [
    "SEVERITY",
    "Answer",
    "ArticleChange",
    "Cell",
    "Change",
    "Comparison",
    "Document",
    "LanguageGap",
    "Negotiation",
    "Part",
    "PassageChange",
    "PositionState",
    "Road",
    "RoadKind",
    "Row",
    "RungOffer",
    "Segment",
    "Standing",
    "Untracked",
    "worst",
]
