"""Outcomes that are told only as a share of the year's goal: 城镇新增就业完成年度计划的103%.

The amount is the goal's times the share, and the row says that it was worked out so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from indicators import periods
from indicators.reading.measurement.indicator_ids import indicator_id
from indicators.reading.measurement.shares_of_goals import goal_of_share, is_goal_of_year
from indicators.tables.contract.records import Observation, Target
from indicators.tables.matching.same_rows import COUNTED

# Of a figure that was told as a share of its goal, with the share.
SHARE_TOLD = "share_of_the_goal"
# Of a distance that was worked out, with the place's own figure and what it is held against.
DISTANCE = "distance_of"
# Of what was added on balance, with the levels at the end and before.
NET = "net_of"
ASSIGNED = "assigned"
WHOLE = 100.0


def with_shares(
    own: Sequence[Observation],
    every: Iterable[Observation],
    target: Target,
    said: Callable[[Observation], tuple[str, str]],
    is_same: Callable[[Target, Observation], bool],
) -> list[Observation]:
    """Add what is told as shares of a target, for the periods of which nothing else is told.

    Parameters
    ----------
    own, every : iterable of Observation
        The figures of the target, and all of its place.
    target : Target
        An amount to reach, or what was assigned.
    said : callable
        Gives the sentence and the words of a figure.
    is_same : callable
        Whether a figure is of the target's thing.
    """
    is_amount = target.aim in ("flow", "stock") and target.measure in COUNTED and target.canonical_low > 0
    if not is_amount and target.reference != ASSIGNED:
        return list(own)
    known, year = {figure.period for figure in own}, periods.parse(target.period).end.year
    told = [
        _as_amount(figure, target)
        for figure in every
        if figure.measure == "share"
        and figure.period not in known
        and (name := goal_of_share(figure.indicator))
        and periods.parse(figure.period).start.year == year
        and is_goal_of_year(*said(figure), is_year=periods.parse(figure.period).kind == "year")
        and is_same(target, _named(figure, name, target))
    ]
    return [*own, *told]


def _named(figure: Observation, name: str, target: Target) -> Observation:
    """Name a figure by what its goal is for, and measure it as the target is."""
    return replace(
        figure, observation_id=f"{figure.observation_id}~", indicator=name, indicator_id=indicator_id(name),
        measure=target.measure, canonical_unit=target.canonical_unit,
    )  # fmt: skip


def _as_amount(figure: Observation, target: Target) -> Observation:
    """Work out the amount of a share; of what was assigned only the share is known."""
    marked = replace(figure, flags=figure.flags.adding(f"{SHARE_TOLD}:{figure.canonical_low:.12g}"))
    if target.reference == ASSIGNED:
        return marked
    amount = figure.canonical_low / 100 * target.canonical_low
    # What is done as a whole exceeds what was to be exceeded (突破200亿元).
    bound = target.comparator if target.comparator == "gt" and figure.canonical_low >= WHOLE else None
    return replace(
        marked, measure=target.measure, canonical_low=amount, canonical_high=amount,
        canonical_unit=target.canonical_unit, comparator=bound or figure.comparator,
    )  # fmt: skip


def reason_of(figure: Observation) -> str:
    """Say of a figure from what it was worked out, "" of one that was told."""
    found = ((name, figure.flags.arguments(name)) for name in (SHARE_TOLD, DISTANCE, NET))
    return next((f"{name}:{told[0]}" for name, told in found if told), "")
