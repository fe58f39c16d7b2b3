"""Many agreements side by side: which clauses each has, in which words, and what that does to our positions.

model      the result, as frozen values
judging    one agreement -> its row
cache      rows that were judged before, by the digest of the document
desk       files -> rows, in several processes
wordings   which wordings of a clause are in use
reports/   the same, shown
"""

from agreements.portfolio.desk import Request, run
from agreements.portfolio.model import Portfolio, Row

__all__ = ["Portfolio", "Request", "Row", "run"]
