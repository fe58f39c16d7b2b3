"""The page of a rule: what it does, why it matters, an example and a better one, and what it rests on.

``akkoord validate --explain`` prints it, and ``docs/rules`` is made of all of them.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from agreements.validate.finding import SEVERITY_WORDS
from agreements.validate.registry import all_rules
from agreements.validate.rule import FAMILY_WORDS
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from agreements.validate.rule import Rule

__all__ = ["index", "page"]


def page(rule: Rule) -> str:
    """The page of one rule, in Markdown: its title and remedy in the language of messages, the rest in English."""
    facts = f"{rule.code} · {_(FAMILY_WORDS[rule.family])} · {_(SEVERITY_WORDS[rule.severity])}"
    summary, _blank, rest = inspect.cleandoc(type(rule).__doc__ or "").partition("\n")
    return f"# {rule.name}\n\n{facts}\n\n**{_(rule.title)}.** {_(rule.remedy)}\n\n{summary}\n\n{rest.strip()}\n"


def index() -> str:
    """The list of all rules, in Markdown, by family."""
    lines = ["# " + _("Rules"), ""]
    heading = " | ".join(("", _("code"), _("rule"), _("severity"), "", "")).strip()
    for family, words in FAMILY_WORDS.items():
        rules = [rule for rule in all_rules() if rule.family == family]
        if rules:
            lines += [f"## {_(words)}", "", heading, "| --- | --- | --- | --- |", *map(_row, rules), ""]
    return "\n".join(lines)


def _row(rule: Rule) -> str:
    severity = _(SEVERITY_WORDS[rule.severity])
    return f"| {rule.code} | [{rule.name}]({rule.name}.md) | {severity} | {_(rule.title)} |"
