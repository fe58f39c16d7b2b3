"""What every rule is: a class that says what it is, documents itself, and yields what it finds.

A rule stands in a module of its own under ``agreements/validate/rules/<family>/``, and is found there by the registry.
Its docstring is its documentation, in these parts: a sentence; ``What it does``, ``Why it matters``, ``Example``,
``Better``, ``Basis``. A rule reads an Analysis and nothing else: no files, no settings.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Literal

from agreements.validate.finding import Finding, Spot, shortened
from akkoord.messages import gettext as _
from akkoord.messages import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agreements.model import Language
    from agreements.validate.analysis import Analysis
    from agreements.validate.aspects.lines import Line
    from agreements.validate.finding import Severity

__all__ = ["FAMILY_WORDS", "Family", "Rule"]

Family = Literal["formal", "consistency", "positions", "word", "traps"]

FAMILY_WORDS: dict[Family, str] = {
    "formal": mark("Formal requirements"),
    "consistency": mark("Consistency"),
    "positions": mark("Positions"),
    "word": mark("Word"),
    "traps": mark("Legal traps"),
}


class Rule(ABC):
    """One check. ``title``, ``basis`` and ``remedy`` are English, marked for translation, and translated when shown.

    ``severity`` is the default; a finding may be milder, and a user may set another one in akkoord.toml.
    """

    name: ClassVar[str]
    code: ClassVar[str]
    family: ClassVar[Family]
    severity: ClassVar[Severity]
    title: ClassVar[str]
    basis: ClassVar[str]
    remedy: ClassVar[str]
    languages: ClassVar[tuple[Language, ...]] = ("nl", "fr")

    @abstractmethod
    def check(self, analysis: Analysis) -> Iterator[Finding]:
        """Yield what is wrong in the document that was analysed."""

    def finding(
        self,
        message: str,
        at: Line | Spot | None = None,
        *,
        excerpt: str | None = None,
        severity: Severity | None = None,
        remedy: str | None = None,
    ) -> Finding:
        """A finding of this rule; ``message`` and ``remedy`` are translated already.

        ``at`` is a line of the agreement or a spot in the package; the excerpt is that line, unless given.
        """
        spot = at if isinstance(at, Spot) else Spot() if at is None else at.spot
        words = excerpt if excerpt is not None else "" if at is None or isinstance(at, Spot) else at.text
        return Finding(
            rule=self.name,
            code=self.code,
            severity=severity or self.severity,
            message=message,
            basis=_(self.basis),
            remedy=_(self.remedy) if remedy is None else remedy,
            spot=spot,
            excerpt=shortened(words),
        )
