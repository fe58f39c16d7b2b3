"""For the whole suite: messages in English, golden files, hypothesis without deadlines or its slow explaining.

The same examples are tried each time, so that a run says something about the code; ``--hypothesis-profile explore``
looks for new ones.
"""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from akkoord.messages import activate

_PHASES = [phase for phase in Phase if phase is not Phase.explain]
settings.register_profile("akkoord", deadline=None, phases=_PHASES, derandomize=True)
settings.register_profile("explore", deadline=None, phases=_PHASES, max_examples=1000)
settings.load_profile("akkoord")

gc.disable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew, to be read in the diff")


def pytest_collection_finish() -> None:
    """Thousands of tests, and what their modules keep, stay until the end: garbage is not looked for among them."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(autouse=True)
def english() -> None:
    """Each test begins in English, whatever language an earlier one left behind."""
    activate("en")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name (tests/golden), or write it with --update-golden."""

    def compare(name: str, text: str) -> None:
        file = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8"), "run pytest --update-golden, and read what changed"

    return compare
