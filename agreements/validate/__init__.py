"""Checking a draft: rules over one analysis of the document, each finding with its place, its words and its remedy.

finding     what a rule reports
rule        what every rule is
analysis    what is worked out once of a document (aspects/)
phrases     patterns and word lists, as data (phrases/*.yaml)
rules/      one rule a module, by family
registry    which rules there are
runner      rules over a document
reports/    findings, shown
"""

from agreements.validate.analysis import Analysis
from agreements.validate.finding import Finding, Severity, Spot
from agreements.validate.registry import all_rules, find_rule, selected
from agreements.validate.rule import Rule
from agreements.validate.runner import check, check_file

__all__ = [
    "Analysis",
    "Finding",
    "Rule",
    "Severity",
    "Spot",
    "all_rules",
    "check",
    "check_file",
    "find_rule",
    "selected",
]
