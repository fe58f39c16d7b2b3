"""Equations: one is the same however its text is cut into runs, and keeps what the revised document tracked inside it.

Where ours is what theirs would be with its own tracked changes rejected, those changes are just what differs. Then the
equation stays, and they stay inside it, as Word wrote them and under our name, instead of an equation that goes and
another that comes.
"""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from agreements.word.compare.keys import block_key
from agreements.word.cutting import RANGE_ENDS
from agreements.word.oxml import qn
from agreements.word.revision_marks import ALL_MARKS, REMOVING
from agreements.word.revisions import accept, reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agreements.word.compare.marks import Marker
    from agreements.word.oxml import Element
    from agreements.word.package import Package

__all__ = ["EQUATIONS", "TrackedEquation", "equation_key", "tracked_equations", "with_their_marks"]

EQUATIONS = (qn("m:oMathPara"), qn("m:oMath"))
_RUN, _TEXT = qn("m:r"), qn("m:t")
_RUN_PROPERTIES = frozenset([qn("m:rPr"), qn("w:rPr")])
_SIMPLE = frozenset([qn("w:ins"), qn("w:del")])
_NOT_COMPARED_INSIDE = (qn("w:tbl"), qn("w:txbxContent"))
_STYLE = qn("w:rStyle")


class TrackedEquation(NamedTuple):
    """An equation with our marks inside, and as it is when they are accepted."""

    marked: Element
    accepted: Element


def equation_key(equation: Element) -> bytes:
    """The canonical form of an equation, neighbouring runs that look the same taken as one."""
    copy = _without_ranges(equation)
    for run in list(copy.iter(_RUN)):
        before = run.getprevious()
        if before is None or before.tag != _RUN or _looks(before) != _looks(run):
            continue
        texts, others = _texts(run), _texts(before)
        if texts and others:
            others[-1].text = "".join(text.text or "" for text in (others[-1], *texts))
            _drop(run)
    return block_key(copy)


def _without_ranges(equation: Element) -> Element:
    copy = deepcopy(equation)
    copy.tail = None
    for mark in list(copy.iter(*RANGE_ENDS)):
        _drop(mark)
    return copy


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _looks(run: Element) -> list[bytes]:
    return [block_key(child) for child in run if child.tag in _RUN_PROPERTIES]


def _texts(run: Element) -> list[Element]:
    """The texts of a run; none when it holds anything else."""
    children = [child for child in run if child.tag not in _RUN_PROPERTIES]
    return children if all(child.tag == _TEXT for child in children) else []


def tracked_equations(package: Package) -> list[Element]:
    """The equations of a document that stay when all is accepted, and hold tracked insertions and deletions."""
    if b"oMath" not in package.parts[package.main_document]:
        return []
    return [
        equation
        for equation in _outermost(package.xml(package.main_document))
        if (marks := list(equation.iter(*ALL_MARKS)))
        and all(mark.tag in _SIMPLE for mark in marks)
        and next(equation.iter(_STYLE), None) is None
        and not any(parent.tag in REMOVING for parent in equation.iterancestors())
    ]


def _outermost(root: Element) -> Iterator[Element]:
    return (e for e in root.iter(*EQUATIONS) if next(e.iterancestors(*EQUATIONS), None) is None)


def with_their_marks(
    equations: Iterable[Element], ours: Element, theirs: Element, marker: Marker
) -> dict[Element, TrackedEquation]:
    """Put into ``theirs``, for each of these equations of which ours is the rejected form, that form.

    Gives what each of them stands for.
    """
    known = {equation_key(equation) for equation in _outermost(ours)}
    places: dict[bytes, list[Element]] = defaultdict(list)
    for place in _outermost(theirs):
        if next(place.iterancestors(*_NOT_COMPARED_INSIDE), None) is None:
            places[equation_key(place)].append(place)
    result: dict[Element, TrackedEquation] = {}
    for equation in equations:
        accepted, rejected = deepcopy(equation), deepcopy(equation)
        accept(accepted)
        reject(rejected)
        waiting = places[equation_key(accepted)]
        parent = waiting[0].getparent() if waiting else None
        if parent is not None and equation_key(rejected) in known:
            place = waiting.pop(0)
            rejected.tail = place.tail
            parent.replace(place, rejected)
            result[rejected] = TrackedEquation(_signed(equation, marker), place)
    return result


def _signed(equation: Element, marker: Marker) -> Element:
    """A copy in which the marks are ours."""
    copy = _without_ranges(equation)
    for mark in copy.iter(*_SIMPLE):
        marker.sign(mark)
    return copy
