"""What the rest of a year has to bring for a target to be met: an amount a quarter, or a growth.

Only what adds up and what grows has such a need: nobody can say what a stock or a limit needs a quarter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor, isfinite, isnan, nan

from indicators import periods, units
from indicators.analysis.display_units import tidy
from indicators.analysis.judging.elapsed_shares import passed, rest_of_year_growth, share_of_last_year
from indicators.analysis.judging.gap_to_target import forgiven
from indicators.analysis.judging.target_terms import promise_of
from indicators.analysis.row_filters import Known
from indicators.analysis.tracking.tracking import Tracked
from indicators.tables.contract.records import Target
from indicators.tables.targets.aim_nouns import entry_of
from indicators.vocabulary.column_values import CHANGES, COUNTED_KINDS

# Past these nothing is needed any more, or the figure is too old to say what is.
WITHOUT = ("met", "missed", "stale", "undetermined", "no_observation", "not_due", "above_target")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is still needed."""

    kind: str = ""  # flow, rate, or "" where nothing is needed or can be told.
    value: float = nan  # An amount a quarter in `unit`, or the growth in % of the rest of the year.
    unit: str = ""
    so_far: float = nan  # The amount a quarter that the year has brought so far; NaN for a rate.
    since: int = 0  # The last month that the figure covers.
    source: str = ""  # Of a rate what weighs the rest: calendar or last_year.
    is_so_far_about: bool = False  # Whether it is rounded, of things that are counted to whole ones.

    def scaled(self, factor: float, unit: str) -> Need:
        """Give an amount in another unit."""
        if self.kind != "flow":
            return self
        return replace(self, value=tidy(self.value * factor), so_far=tidy(self.so_far * factor), unit=unit)


NO_NEED = Need()


def in_whole_things(value: float, unit: str) -> float:
    """Round an amount to do up to whole things where its unit counts things: half a house is not built.

    Examples
    --------
    >>> in_whole_things(66.67, "家"), in_whole_things(3333.33, "人"), in_whole_things(1.054e9, "元")
    (67.0, 3334.0, 1054000000.0)
    """
    return float(ceil(tidy(value))) if isfinite(value) and _is_counted(unit) else value


def _is_counted(unit: str) -> bool:
    return unit != "" and units.parse_form(unit).kind in COUNTED_KINDS


def mean_in_words(so_far: float, unit: str) -> float:
    """Round a mean to whole things where its unit counts such; less than one of them is not none.

    Examples
    --------
    >>> mean_in_words(41.5, "家"), mean_in_words(0.5, "家"), mean_in_words(41.5, "公里")
    (42.0, 0.5, 41.5)
    """
    is_whole = _is_counted(unit) and (so_far >= 1 or so_far == 0)
    return float(floor(so_far + 0.5)) if is_whole else float(f"{so_far:.{2 if _is_counted(unit) else 4}g}")


def _is_balance(target: Target) -> bool:
    """Whether a growth is of what stands at a day (贷款余额): no part of the year has a growth of its own."""
    entry = entry_of(target.indicator_id, target.indicator)
    return entry is not None and entry.accumulates == "stock"


def need_of(row: Tracked, target: Target, known: Known) -> Need:
    """Say what the rest of the year has to bring, in the target's canonical unit.

    Parameters
    ----------
    row : Tracked
        The target as it stands.
    known : Known
        The place's figures, which say how last year's amounts fell.
    """
    now, whole = periods.parse(row.observed_period), periods.parse(row.period)
    if row.status in WITHOUT or now.end >= whole.end or not isfinite(row.observed):
        return NO_NEED
    since = now.end.month
    # What 左右 forgives need not be brought.
    goal = row.value - forgiven(promise_of(target))
    if row.aim == "flow" and goal > row.observed:
        value = tidy((goal - row.observed) / ((12 - since) / 3))
        so_far = tidy(row.observed / (since / 3))
        needed = in_whole_things(value, row.unit)
        # Rounded in the unit of the tables: 0.77万人 to one place would be 8000人.
        mean = mean_in_words(so_far, row.unit)
        is_about = mean != so_far
        return Need(
            kind="flow", value=needed, unit=row.unit, so_far=mean, since=since, is_so_far_about=is_about
        )
    if row.aim == "rate" and target.measure in CHANGES and row.unit == "%" and not _is_balance(target):
        share = passed(whole, now, "lastyear", share_of_last_year(known.figures_of(target), now))
        way = -1 if target.measure == "decline" else 1
        rest = way * rest_of_year_growth(way * goal, way * row.observed, share.share)
        return Need(kind="rate", value=tidy(rest), unit="%", since=since, source=share.source)
    return NO_NEED


def need_in_whole(goal: Target, base: float, need: float, unit: str) -> float:
    """Round what is needed to whole things where goal and base count such; NaN for less than one a year.

    How many doctors a thousand people have is told in persons, and is no whole number.
    """
    if not isfinite(need):
        return nan
    counts_wholes = goal.canonical_low % 1 == 0 and (isnan(base) or base % 1 == 0)
    # What a thousand people have is told in fractions.
    if not counts_wholes or goal.indicator.startswith("每"):
        return tidy(need)
    rounded = in_whole_things(need, unit)
    return nan if rounded != need and abs(need) < 1 else tidy(rounded)
