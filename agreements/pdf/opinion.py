"""The words of some pages in the order in which pypdf reads them. Runs as a program of its own: see ``guard``."""

from __future__ import annotations

import json
import logging
import sys

from pypdf import PdfReader

logging.disable(logging.CRITICAL)


def words_of(path: str, numbers: list[int]) -> dict[str, list[str]]:
    """The words of each of these pages (counted from 0), by the number of the page."""
    reader = PdfReader(path)
    if reader.is_encrypted:
        reader.decrypt("")
    return {str(number): reader.pages[number].extract_text().split() for number in numbers}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(words_of(sys.argv[1], [int(number) for number in sys.argv[2:]])))
