"""Two Word documents in, a true redline out: rejecting all of it gives the one, accepting all the other.

    keys         what makes two pieces of OOXML the same
    atoms        words, pictures, notes, field ends and paragraph marks
    equations    the same however they are cut, and with their own marks
    reader       a paragraph as atoms
    marks        revision marks with author, date and number
    steps        two sequences of atoms -> what stays, goes and comes
    placement    in which hyperlinks and content controls each step is written
    verify       what merged paragraphs say when all is accepted or rejected
    line         the content of a paragraph as it grows
    surroundings what is known and learnt beyond the container at hand
    paragraphs   steps -> paragraphs with marks
    tables       rows and cells, merged and marked
    units        the blocks of a container, to be aligned
    controls     content controls that only one side has
    clusters     what is merged together: pairs, splits, the end of a text
    merging      two containers -> one: the heart
    commented    what comments stand on
    relations, definitions (style_numbers), notes, commentary, sections
                 what hangs on the text: parts and links, styles and lists, notes, comments, headers and footers
    background   what lies behind the text, and only is told to differ
    bookmarks    one of each name
    finish       namespaces and ids of merged parts
    checking     a document as a reader sees it, for the self-check
    comparison   two packages -> a redline, in order
    release      makes redlines, and lets none out that does not hold

Each imports only what stands above it. Nothing here knows of agreements.
"""

from agreements.word.compare.comparison import Redline
from agreements.word.compare.release import RedlineError, compare_packages, redline

__all__ = ["Redline", "RedlineError", "compare_packages", "redline"]
