"""Whatever the layout of a page, every letter is read once."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.pdf.furniture import without_furniture
from agreements.pdf.hyphens import Mender
from agreements.pdf.layout import lines_of_pages
from agreements.pdf.page import Fragment, Page
from agreements.pdf.paragraphs import blocks_of, measures_of
from agreements.word.blocks import Document

WORDS = ("recht", "§ 1.", "Artikel 3", "1°", "kosten;", "De", "werknemer.", "a)", "2027", "Voor de werkgever", "Naam")


@st.composite
def pages(draw: st.DrawFn) -> list[Page]:
    """Pages of fragments at places that often line up, and often overlap."""
    found = []
    for _page in range(draw(st.integers(1, 3))):
        fragments = []
        for _fragment in range(draw(st.integers(0, 30))):
            text = draw(st.sampled_from(WORDS))
            x0 = draw(st.sampled_from([72, 90, 200, 310, 450])) + draw(st.sampled_from([0, 0, 1.5]))
            size = draw(st.sampled_from([6, 8, 10, 10, 14]))
            y = draw(st.integers(1, 60)) * 14 + draw(st.sampled_from([0, 0, 0.7, 4]))
            fragments.append(Fragment(text, x0, x0 + 0.6 * size * len(text), y, size, draw(st.booleans())))
        found.append(Page(595, 842, tuple(fragments)))
    return found


def letters(*texts: str) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if not letter.isspace())


@settings(max_examples=100)
@given(pages())
def test_no_letter_is_lost_or_doubled_from_fragments_to_blocks(found: list[Page]):
    given_letters = letters(*(fragment.text for page in found for fragment in page.fragments))
    lines = lines_of_pages(found)
    assert letters(*(line.text for line in lines)) == given_letters
    blocks = blocks_of(lines, measures_of(lines), Mender(line.text for line in lines), {})
    assert letters(Document(tuple(blocks), "").text) == given_letters


@settings(max_examples=60)
@given(pages())
def test_what_is_taken_for_heads_and_feet_is_kept_apart_and_not_lost(found: list[Page]):
    given_letters = letters(*(fragment.text for page in found for fragment in page.fragments))
    without = without_furniture(found)
    kept = letters(*(fragment.text for page in without for fragment in page.fragments))
    assert kept + letters(*(text for page in without for text in page.furniture)) == given_letters
