"""Documents that people made in Word, where they are at hand: our result read by a checker that was written apart."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from agreements.word.package import Package
from agreements.word.tracked import accepted, marked_parts, rejected

FOLDER = Path(__file__).parents[3] / "shared" / "redline"
FILES = sorted(FOLDER.glob("pairs/*.docx"))

pytestmark = pytest.mark.skipif(not FILES, reason="the pairs of documents are not here")


@pytest.fixture(scope="module")
def check() -> ModuleType:
    specification = importlib.util.spec_from_file_location("redline_check", FOLDER / "check.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_some_of_them_have_tracked_changes() -> None:
    assert sum(bool(list(marked_parts(Package.open(file)))) for file in FILES) >= 3


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_checker_reads_the_same_as_in_the_marked_document(file: Path, check: ModuleType) -> None:
    document = Package.open(file)
    marked = check.Package(document.to_bytes())
    for act, mode in ((accepted, "accept"), (rejected, "reject")):
        result = act(document)
        assert list(marked_parts(result)) == []
        clean = check.Package(result.to_bytes())
        differences, lenient = check.compare_views(check.View(clean, "accept"), check.View(marked, mode))
        assert {facet for facet in check.CORE if differences[facet]} == set()
        assert lenient == []
        assert set(check.lint(clean)[0]) <= set(check.lint(marked)[0])
