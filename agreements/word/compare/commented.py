"""What comments stand on: the text within their ranges, as a document says it or as a redline is read.

A range cannot be tracked. So a comment that both documents have, but on other words, needs a range on each side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agreements.word.oxml import attribute, qn

if TYPE_CHECKING:
    from collections.abc import Collection

    from agreements.word.oxml import Element

__all__ = ["otherwise_placed"]

_START, _END = qn("w:commentRangeStart"), qn("w:commentRangeEnd")
_TEXTS = (qn("w:t"), qn("w:delText"))
_GOING, _COMING = (qn("w:del"), qn("w:moveFrom")), (qn("w:ins"), qn("w:moveTo"))


def otherwise_placed(redline: Element, ours: Element, theirs: Element) -> set[str]:
    """The comments that stand on other words in a redline than in ours with all rejected, or theirs with all accepted.

    By their numbers; those that only one of the two has are passed over.
    """
    if next(ours.iter(_START), None) is None:
        return set()
    before, after = _spans(ours, ()), _spans(theirs, ())
    rejected, accepted = _spans(redline, _COMING), _spans(redline, _GOING)
    return {
        number
        for number in before.keys() & after.keys()
        if rejected.get(number) != before[number] or accepted.get(number) != after[number]
    }


def _spans(root: Element, without: Collection[str]) -> dict[str, str]:
    """The text within each range, without what stands in these revision marks."""
    open_: dict[str, list[str]] = {}
    spans: dict[str, str] = {}
    for element in root.iter(_START, _END, *_TEXTS):
        if element.tag == _START:
            open_[attribute(element, "w:id")] = []
        elif element.tag == _END:
            spans[attribute(element, "w:id")] = "".join(open_.pop(attribute(element, "w:id"), []))
        elif open_ and (not without or next(element.iterancestors(*without), None) is None):
            for texts in open_.values():
                texts.append(element.text or "")
    return spans
