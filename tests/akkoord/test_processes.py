"""Work done beside other work: it gives what it would have given here, whatever becomes of the process that does it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable

import pytest

from akkoord import processes
from akkoord.processes import beside

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="work is done beside other work on Linux")


@pytest.fixture(autouse=True)
def a_computer_with_two_processors_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(processes, "_alone", True)


def test_it_is_done_in_a_process_of_its_own_that_knows_what_is_known_here() -> None:
    known = {"words": ["é"] * 100_000}  # more than a pipe holds
    outcome = beside(lambda: (os.getpid(), known))
    process, told = outcome()
    assert process != os.getpid()
    assert told == known
    assert outcome() == (process, known), "the outcome may be asked for again"


def test_what_it_raises_is_raised_where_the_outcome_is_asked_for() -> None:
    def refuses() -> None:
        raise ValueError("no")

    outcome = beside(refuses)
    with pytest.raises(ValueError, match="no"):
        outcome()


def _by_whom(elsewhere: Callable[[], object]) -> Callable[[], int]:
    """Work that tells its process, and does something first when that is not this one."""
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            elsewhere()
        return os.getpid()

    return work


def test_it_is_done_here_when_its_process_is_killed() -> None:
    assert beside(_by_whom(lambda: os.kill(os.getpid(), signal.SIGKILL)))() == os.getpid()


def test_it_is_done_here_when_its_outcome_cannot_be_sent() -> None:
    here = os.getpid()
    outcome = beside(lambda: os.getpid() if os.getpid() == here else threading.Lock())
    assert outcome() == here


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [
        (sys, "platform", "win32"),
        (os, "sched_getaffinity", lambda _process: {0}),
        (threading, "active_count", lambda: 2),
        (processes, "_alone", False),
    ],
)
def test_it_is_done_here_where_no_process_can_or_should_be_begun(
    monkeypatch: pytest.MonkeyPatch, where: object, name: str, value: object
) -> None:
    monkeypatch.setattr(where, name, value)
    outcome = beside(os.getpid)
    assert outcome() == os.getpid()
