"""What a change of wording does to a union position, with its reasons; offline and deterministic."""

from agreements.impact.judging import assess
from agreements.impact.model import Edit, Impact, Span

__all__ = ["Edit", "Impact", "Span", "assess"]
