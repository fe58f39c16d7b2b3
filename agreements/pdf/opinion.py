"""The text of some pages in the order in which pypdf reads it. Runs as a program of its own: see ``guard``."""

from __future__ import annotations

import json
import logging
import sys

from pypdf import PdfReader

logging.disable(logging.CRITICAL)


def texts_of(path: str, numbers: list[int]) -> dict[str, str]:
    """The text of each of these pages (counted from 0), by the number of the page."""
    reader = PdfReader(path)
    if reader.is_encrypted:
        reader.decrypt("")
    return {str(number): reader.pages[number].extract_text() for number in numbers}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(texts_of(sys.argv[1], [int(number) for number in sys.argv[2:]])))
