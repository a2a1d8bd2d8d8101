"""Named rules in ordered tables: the first that holds decides, and its name says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

Case = TypeVar("Case")
Given = TypeVar("Given")
_MOST_KEYS = 4096


def always(*_: object) -> bool:
    """Hold for every case: the last rule of a table."""
    return True


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case, Given]):
    """One line of a table of rules."""

    name: str  # What it goes by, in tables and workbooks.
    holds: Callable[[Case], object]  # Whether it holds for a case.
    # What it says of the case; "" where its name says it.
    gives: Given = ""  # type: ignore[assignment]
    # Whether it may hold for cases of a key at all, where `by_key` asks by one.
    of: Callable[..., object] = always


def first(rules: Sequence[Rule[Case, Given]], case: Case) -> Rule[Case, Given] | None:
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


def decide(rules: Sequence[Rule[Case, Given]], case: Case) -> Rule[Case, Given]:
    """Find the rule that decides a case in a table whose last rule holds always.

    Examples
    --------
    >>> decide((Rule("odd", lambda n: n % 2), Rule("even", always)), 4).name
    'even'
    """
    rule = first(rules, case)
    assert rule is not None, f"the last rule of {rules[0].name} … does not hold for {case}"
    return rule


def by_key(rules: Sequence[Rule[Case, Given]]) -> Callable[..., Sequence[Rule[Case, Given]]]:
    """Take a long table by what its cases have in common (their unit): which rules may hold for them at all.

    Each key is looked up once, so that a case is not asked what its key tells already.

    Examples
    --------
    >>> table = by_key((Rule("teen", always, of=lambda digits: digits == 2), Rule("any", always)))
    >>> [[rule.name for rule in table(digits)] for digits in (1, 2)]
    [['any'], ['teen', 'any']]
    """

    @lru_cache(maxsize=_MOST_KEYS)
    def of_key(*key: str) -> Sequence[Rule[Case, Given]]:
        return tuple(rule for rule in rules if rule.of(*key))

    return of_key
