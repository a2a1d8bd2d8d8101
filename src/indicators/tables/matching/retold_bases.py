"""Over what years a goal is told, where the plan after its own looks back on it and tells otherwise.

〔6.5〕 of a growth under 年均/累计 is a sum by the note below the table; the next plan tells 年均6.5 of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from indicators import periods
from indicators.tables.contract.records import Target
from indicators.tables.matching.figure_matching import subject
from indicators.vocabulary.column_values import CHANGES

RETOLD = "basis_retold"


def with_retold_bases(targets: Sequence[Target], spans: Mapping[str, str]) -> list[Target]:
    """Take a growth that a plan's table gives as a sum for an average, where the next plan tells it as one.

    Parameters
    ----------
    spans : mapping of str to str
        The period that each paper plans for.
    """
    averages: dict[tuple[object, ...], list[Target]] = defaultdict(list)
    for target in targets:
        if target.basis == "cagr":
            averages[_number(target)].append(target)
    return [
        _retold(target, averages[_number(target)], spans) if _is_sum(target) else target for target in targets
    ]


def _is_sum(target: Target) -> bool:
    is_goal = target.horizon == "plan" and target.origin == "table"
    return is_goal and target.basis == "cumulative" and target.measure in CHANGES


def _number(target: Target) -> tuple[object, ...]:
    amount = target.measure, target.canonical_low, target.canonical_unit
    return (subject(target), target.place, target.period, *amount)


def _retold(goal: Target, averages: Sequence[Target], spans: Mapping[str, str]) -> Target:
    end = periods.parse(goal.period).end if goal.period else None
    for average in averages:
        span = spans.get(average.document_id, "")
        is_later = span != "" and end is not None and periods.parse(span).start > end
        if is_later and (goal.is_restricted or not average.is_restricted):
            return replace(goal, basis="cagr", flags=goal.flags.adding(RETOLD))
    return goal
