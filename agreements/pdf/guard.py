"""Runs a program of this folder on a file that may be hostile: with a limit on time and on memory.

Whatever goes wrong in it (a loop, a crash of native code, no end of memory) ends that program, not us.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Stopped", "run_guarded"]

MEMORY = 2 * 1024**3
_FOLDER = Path(__file__).parent
# Windows knows no such limit; there the one on time must do.
_LIMITED = f"""
import runpy, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, OSError, ValueError):
    pass
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


class Stopped(Exception):  # noqa: N818 - not always an error: what is told may do without it
    """The program gave no answer. ``late`` tells that it was ended because it took too long."""

    def __init__(self, *, late: bool) -> None:
        super().__init__(late)
        self.late = late


def run_guarded(program: str, arguments: Sequence[str], seconds: float) -> dict[str, Any]:
    """Run ``program``.py of this folder; return the JSON object that it prints.

    Raises Stopped when it crashes, prints anything else, or takes longer than ``seconds``.
    """
    command = [sys.executable, "-P", "-c", _LIMITED, str(_FOLDER / f"{program}.py"), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - our own Python and our own program; its arguments are ours
            command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        raise Stopped(late=True) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise Stopped(late=False) from None
    if done.returncode != 0 or not isinstance(answer, dict):
        raise Stopped(late=False)
    return answer
