"""The checks of the clause library, one subject a module: pure functions from a library to findings.

finding    what a check reports
wording    words and numbers of a text, as data (words.yaml)
coverage   positions without a clause, clauses without a position
ladder     rungs: positions given up, values that turn round
graph      what clauses require and exclude
texts      Dutch against French, vague words, placeholders
basis      laws that are repealed, or that nothing rests on
"""
