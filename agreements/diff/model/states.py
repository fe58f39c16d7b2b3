"""The state of a position over a whole document, and what to answer when it is harmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agreements.impact.model import HARM

if TYPE_CHECKING:
    from agreements.diff.model.changes import Road
    from agreements.impact.model import Verdict
    from clauses.model import Bilingual, Rung, Weight

__all__ = ["SEVERITY", "Answer", "PositionState", "RungOffer", "worst"]

SEVERITY: dict[str, int] = {"kept": 0, "strengthened": 1, "weakened": 2, "removed": 3, "contradicted": 4}
"""The verdicts on a position, the worse the higher."""


def worst(*verdicts: Verdict) -> Verdict:
    """The verdict that counts when several hold: the worst."""
    return max(verdicts, key=SEVERITY.__getitem__)


@dataclass(frozen=True)
class RungOffer:
    """A rung of a clause's ladder, its text, and whether what the employer offers meets it.

    ``objections`` are the reasons why not.
    """

    rung: Rung
    text: str
    met: bool
    objections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What we can say and propose when a position is weakened or lost.

    ``text`` is our text, ``clause`` its clause in the library, ``rung`` the rung it stands on (None when the text is
    not from the library). ``next`` is the next rung down that keeps all red lines of this one, None when there is none.
    ``met`` is the best rung that the employer's text meets, None when it meets none; ``worded`` the lower rung of ours
    whose very words it has.
    """

    clause: str | None
    article: str
    text: str
    reasons: tuple[str, ...]
    rung: Rung | None = None
    next: RungOffer | None = None
    met: Rung | None = None
    worded: Rung | None = None


@dataclass(frozen=True)
class PositionState:
    """The state of one position over the whole document: the worst verdict wins.

    ``articles`` are the names of the parts that make up the verdict (where it is ``kept``: that state it). ``roads``
    tell what reaches it from elsewhere; ``direct`` is the verdict without them. ``weight`` and ``title`` are None for
    what is no position of the library ("other").
    """

    id: str
    verdict: Verdict
    direct: Verdict
    articles: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    roads: tuple[Road, ...] = ()
    weight: Weight | None = None
    title: Bilingual | None = None
    answers: tuple[Answer, ...] = ()

    @property
    def harmed(self) -> bool:
        """Whether it is weakened or lost."""
        return self.verdict in HARM
