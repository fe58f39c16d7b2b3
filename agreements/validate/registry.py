"""The rules that there are, and which of them a user wants."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from agreements.validate import rules as rules_package
from agreements.validate.rule import FAMILY_WORDS, Rule
from akkoord.errors import InputError
from akkoord.messages import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["all_rules", "find_rule", "matching", "selected"]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule that stands under ``agreements/validate/rules``, by code."""
    return tuple(sorted((kind() for kind in _kinds()), key=lambda rule: rule.code))


def find_rule(name: str) -> Rule:
    """The rule of this name or code. Raises InputError when there is none."""
    for rule in all_rules():
        if name.lower() in (rule.name, rule.code.lower()):
            return rule
    raise _unknown(name)


def matching(names: Collection[str]) -> frozenset[str]:
    """The names of the rules meant by these: a name, a code, the beginning of a code ("F", "W4"), or a family.

    Raises InputError for what names no rule.
    """
    found: set[str] = set()
    for name in names:
        wanted = name.strip()
        mine = {
            rule.name
            for rule in all_rules()
            if wanted.lower() in (rule.name, rule.family) or rule.code.startswith(wanted.upper() or "-")
        }
        if not mine:
            raise _unknown(name)
        found |= mine
    return frozenset(found)


def selected(select: Collection[str], ignore: Collection[str]) -> tuple[Rule, ...]:
    """The rules that ``select`` names (all when it is empty), without those that ``ignore`` names."""
    wanted = matching(select) if select else frozenset(rule.name for rule in all_rules())
    unwanted = matching(ignore)
    return tuple(rule for rule in all_rules() if rule.name in wanted - unwanted)


def _kinds() -> Iterator[type[Rule]]:
    for module_info in pkgutil.walk_packages(rules_package.__path__, f"{rules_package.__name__}."):
        module = import_module(module_info.name)
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__:
                yield value


def _unknown(name: str) -> InputError:
    families = ", ".join(FAMILY_WORDS)
    return InputError(
        _("There is no rule “{name}”.").format(name=name),
        hint=_(
            "Name a rule (duration-missing), a code (F105), the beginning of one (F1), or a family: {names}."
        ).format(names=families),
    )
