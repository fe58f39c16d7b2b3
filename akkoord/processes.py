"""How our processes begin: the one that the user starts, and those that do part of its work."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from functools import cache
from typing import TYPE_CHECKING, NoReturn, TypeVar

from akkoord.messages import activate, active

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["begin", "beside", "collect_less_often", "spread"]

S = TypeVar("S")
T = TypeVar("T")

_alone = True
"""Whether this process has the computer to itself, as far as we are concerned."""
ALLOCATIONS = 50_000
"""So many objects are made before Python looks for garbage; its own measure is 700."""


def collect_less_often() -> None:
    """Look for garbage less often: lexicons, clauses and documents are many objects, and they stay.

    It saves a tenth of the time of most commands.
    """
    gc.set_threshold(ALLOCATIONS, 20, 100)


def begin(language: str) -> None:
    """What a process that does part of the work does first; ``language`` is that of messages."""
    global _alone
    _alone = False
    collect_less_often()
    activate(language)


def spread(work: Callable[[S], T], items: Sequence[S], a_turn: int) -> Iterator[T]:
    """What ``work`` makes of each item, in their order, as it comes: in several processes when there are many.

    A process takes ``a_turn`` items at a time. ``work``, the items and what comes of them have to be such as can be
    pickled.
    """
    workers = min(os.cpu_count() or 1, len(items) // a_turn)
    if workers < 2:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor  # not for a few items: it takes long to load

    with ProcessPoolExecutor(workers, initializer=begin, initargs=(active(),)) as pool:
        yield from pool.map(work, items, chunksize=a_turn)


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin ``work`` in a process of its own, which sees all that is there now; what is returned waits for its outcome.

    The outcome has to be such as can be pickled. Where a process cannot be forked safely (on other systems than Linux,
    beside other threads) or would find no processor free, the work is done when its outcome is asked for. Whatever
    ``work`` raises is raised there too.
    """
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return cache(work)
    if not _alone or len(os.sched_getaffinity(0)) < 2:
        return cache(work)
    gc.freeze()  # what is there stays: to look through it for garbage would copy all of it into the new process
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work_and_tell(work, writing)
    os.close(writing)

    @cache
    def outcome() -> T:
        with os.fdopen(reading, "rb") as told:
            data = told.read()
        _child, status = os.waitpid(child, 0)
        return pickle.loads(data) if status == 0 else work()  # noqa: S301  written by ourselves, into our own pipe

    return outcome


def _work_and_tell(work: Callable[[], object], writing: int) -> NoReturn:
    """Write the outcome. When there is none, the work is done once more where it is wanted, and raises there.

    Leaves without clearing up: files and buffers are those of the process that began this one.
    """
    status = 1
    try:
        with os.fdopen(writing, "wb") as telling:
            pickle.dump(work(), telling)
        status = 0
    finally:
        os._exit(status)
