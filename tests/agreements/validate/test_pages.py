"""The pages of the rules in docs/rules: made of the docstrings, and up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.validate import all_rules
from agreements.validate.reports.pages import index, page

FOLDER = Path(__file__).parents[3] / "docs" / "rules"


def test_the_pages_are_those_of_the_rules(request: pytest.FixtureRequest) -> None:
    pages = {f"{rule.name}.md": page(rule) for rule in all_rules()} | {"README.md": index()}
    if request.config.getoption("--update-golden"):
        FOLDER.mkdir(exist_ok=True)
        for old in FOLDER.glob("*.md"):
            old.unlink()
        for name, text in pages.items():
            (FOLDER / name).write_text(text, encoding="utf-8")
    written = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    assert written == pages, "run pytest tests/agreements/validate/test_pages.py --update-golden, and read what changed"
