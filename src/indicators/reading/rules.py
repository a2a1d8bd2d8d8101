"""Named rules in ordered tables: the first that holds decides, and its name says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Case = TypeVar("Case")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case]):
    """One line of a table of rules.

    Attributes
    ----------
    name : str
        What it goes by, in tables and workbooks.
    holds : callable
        Whether it holds for a case.
    gives : str
        What it says of the case, "" if its name says it.
    """

    name: str
    holds: Callable[[Case], object]
    gives: str = ""


def first(rules: Sequence[Rule[Case]], case: Case) -> Rule[Case] | None:
    """Find the rule that decides a case, None if none does.

    Examples
    --------
    >>> table = (Rule("even", lambda n: n % 2 == 0), Rule("any", lambda n: True))
    >>> first(table, 3).name
    'any'
    """
    for rule in rules:
        if rule.holds(case):
            return rule
    return None
