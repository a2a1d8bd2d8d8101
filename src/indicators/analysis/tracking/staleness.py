"""What an earlier quarter says of a target is out of date, unless what is done stays done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from indicators import periods
from indicators.analysis.judging import summer_harvests
from indicators.analysis.judging.judging import Judgement, outcome
from indicators.analysis.judging.latest_figures import is_part_of_year
from indicators.analysis.judging.target_terms import promise_of
from indicators.tables.contract.records import Observation, Target

# What is done stays done: these are not out of date.
LASTING = ("flow", "milestone")


def unless_stale(
    target: Target, figure: Observation, found: Judgement, until: date, since: date
) -> Judgement:
    """Mark a judgement by an earlier quarter's figure as out of date.

    Parameters
    ----------
    found : Judgement
        What the figure makes of the target.
    until, since : date
        The quarter's last day and its first: what ends before it is out of date.
    """
    whole, now = periods.parse(target.period), periods.parse(figure.period)
    if now.end >= since or is_part_of_year(whole) or summer_harvests.is_in(target, now):
        return found
    if found.status == "beyond_limit" and promise_of(target).adds_up:
        return replace(found, status="missed") if whole.end <= until else found
    is_done = found.status == "met" and target.aim in LASTING
    if is_done or (found.status == "undetermined" and target.aim != "relational"):
        return found
    # What a relational target lacks beside it is told as well.
    lacking = f";{found.reason}" if found.status == "undetermined" else ""
    told = f"stale:{found.status}|{figure.period}{lacking}"
    # A gap would be read as that of the quarter the page is about.
    return outcome("stale", told)
