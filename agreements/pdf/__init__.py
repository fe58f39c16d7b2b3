"""A PDF counter-proposal -> blocks, as those of a Word document: outline, labels and passages have one logic for both.

extraction  PDF -> fragments with their places (a guarded program; pdfium)
opinion     PDF -> words in the order of pypdf (a guarded program)
guard       runs these two with limits
page        fragments and lines
layout      reading order, columns
furniture   running heads and feet, page numbers
languages   columns in two languages
notes       footnotes
hyphens     words broken at line ends
tables      cells
paragraphs  lines -> paragraphs and tables
titles      the title, by its type
doubt       whether the reading order is certain
reading     all of it together
"""

from agreements.pdf.reading import PdfText, read_pdf

__all__ = ["PdfText", "read_pdf"]
