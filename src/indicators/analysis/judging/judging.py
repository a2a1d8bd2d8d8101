"""What may be said of a target at a date: one rule a kind of aim, with the status, the light and the gap.

Inside its period a rate is held against the target itself, an amount that adds up against the share due, a
limit against its bound; a stock and a harvest are not due. At the end of the period every target but a band
is met or missed. The list of statuses is vocabulary/schemes.yaml; see docs/judging.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import isfinite, isnan, nan

from indicators.analysis.judging.gap_to_target import (
    PLACES,
    SLACK,
    Promise,
    Seen,
    forgiven,
    gap_of,
    is_met,
    is_points,
)
from indicators.tables.targets.aims import Kind
from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import CHANGES
from indicators.vocabulary.scheme import LIGHTS, Light, Scheme

POINTS = "百分点"
PERMILLE, PERMILLE_POINTS = "‰", "千分点"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A status with its light, and how it came about."""

    status: str
    light: Light
    reason: str = ""
    gap: float = nan  # Positive is better; in `gap_unit`: points for rates and flows, else the target's unit.
    gap_unit: str = ""
    due: float = nan  # The amount due by now, NaN where nothing is.
    due_source: str = ""  # deadline, milestone, last_year, profile or calendar.


def judge(promise: Promise, seen: Seen, scheme: Scheme) -> Judgement:
    """Judge a target by its latest figure.

    Examples
    --------
    >>> from indicators.analysis.judging.gap_to_target import Due
    >>> from indicators.tables.targets.aims import Aim
    >>> growth = Promise(
    ...     aim=Aim("rate", "measure", 1), measure="growth", comparator="eq", low=8, high=8, unit="%")
    >>> first = Seen(value=7.1, half_unit=0.05, is_over=False, due=Due(share=0.25, source="calendar"))
    >>> from indicators.vocabulary import schemes
    >>> found = judge(growth, first, schemes().scheme("standard"))
    >>> found.status, found.light, round(found.gap, 6), found.gap_unit
    ('below_target', 'yellow', -0.9, '百分点')
    """
    if promise.comparator == "relational" and not isfinite(seen.reference):
        return outcome("undetermined", "no_reference")
    if not isfinite(seen.value):
        return outcome("undetermined", "has_no_number")
    return _RULES[promise.aim.kind](promise, seen, scheme)


def outcome(status: str, reason: str = "", light: Light | None = None) -> Judgement:
    """Give a status of the list with its own light, or another."""
    return Judgement(status=status, light=light or schemes().statuses[status].light, reason=reason)


def _at_the_end(promise: Promise, seen: Seen) -> Judgement:
    return _with_gap(outcome("met" if is_met(promise, seen) else "missed"), promise, seen)


def _relational(promise: Promise, seen: Seen, scheme: Scheme) -> Judgement:
    if promise.is_cleared and not seen.is_over:
        return _stock(promise, seen, scheme)
    if not promise.is_rank or seen.is_over:
        return _rate(promise, seen, scheme)
    # Places are settled at the year's end: one that is behind until then is no more than a warning.
    gap = gap_of(promise, seen)
    status = "above_target" if gap > 0 else "at_target" if gap == 0 else "below_target"
    return _with_gap(outcome(status, light="yellow" if gap < 0 else None), promise, seen)


def _rate(promise: Promise, seen: Seen, scheme: Scheme) -> Judgement:
    if seen.is_over:
        return _at_the_end(promise, seen)
    if promise.aim.direction < 0 and promise.measure not in CHANGES:
        # PM2.5降至33, 失业率不高于全省: 高于目标 would say the opposite.
        return _ceiling(promise, seen, scheme)
    gap, good = gap_of(promise, seen), is_met(promise, seen)
    within = forgiven(promise)
    # What is forgiven or rounded away counts as reached; what is not reached is never at the target.
    judged = (0.0 if gap <= within + SLACK else gap) if good else min(gap, -2 * SLACK)
    if not is_points(promise) and promise.low > 0:
        judged *= 100 / promise.low
    band = scheme.rate(judged if abs(judged) > SLACK else (0.0 if good else -SLACK))
    light = band.light or schemes().statuses[band.status].light
    return _with_gap(outcome(band.status, light=light), promise, seen)


def _flow(promise: Promise, seen: Seen, scheme: Scheme) -> Judgement:
    if seen.is_over or is_met(promise, seen):
        return _at_the_end(promise, seen)
    if promise.is_harvest:
        return _with_gap(outcome("not_due", "harvest"), promise, seen)
    low = promise.low
    if low <= 0:
        return _with_gap(outcome("undetermined", "target_not_positive"), promise, seen)
    done, share = seen.value / low, seen.due.share
    gap = 100 * (done - share)
    shortfall = 100 * (seen.value / (share * low) - 1) if share > 0 else (100.0 if seen.value > 0 else 0.0)
    measured = gap if scheme.flows.measured == "gap_points" else shortfall
    band = scheme.flow(measured)
    light = band.light or schemes().statuses[band.status].light
    if seen.is_first_quarter and scheme.flows.first_quarter_worst:
        light = _better_of(light, scheme.flows.first_quarter_worst)
    is_begun = seen.value != 0 or seen.is_half_over
    made = outcome(band.status, light=light) if is_begun else _not_started(share)
    return replace(made, gap=gap, gap_unit=POINTS, due=share * low, due_source=seen.due.source)


def _not_started(share: float) -> Judgement:
    return outcome("not_started", light="yellow" if share > 0 else "grey")


def _stock(promise: Promise, seen: Seen, _scheme: Scheme) -> Judgement:
    if seen.is_over:
        return _at_the_end(promise, seen)
    return _with_gap(outcome("met" if is_met(promise, seen) else "not_due"), promise, seen)


def _keep(promise: Promise, seen: Seen, _scheme: Scheme) -> Judgement:
    if seen.is_over:
        return _at_the_end(promise, seen)
    if promise.is_harvest or promise.adds_up:
        return _with_gap(outcome("not_due", "harvest" if promise.is_harvest else ""), promise, seen)
    return _with_gap(outcome("within_limit" if is_met(promise, seen) else "beyond_limit"), promise, seen)


def _ceiling(promise: Promise, seen: Seen, _scheme: Scheme) -> Judgement:
    if seen.is_over:
        return _at_the_end(promise, seen)
    if not is_met(promise, seen):
        # A mean of the year may still come down to what it is to come down to.
        is_mean = promise.is_pollutant or promise.aim.kind == "rate"
        is_open = is_mean and not promise.adds_up
        made = outcome("beyond_limit", light="yellow" if is_open else None)
        return _with_gap(made, promise, seen)
    used = seen.value / promise.high if promise.adds_up and promise.high > 0 else nan
    if isfinite(used) and used > seen.due.share + SLACK:
        reason = "used_early:{}|{}".format(*_percent_apart(used, seen.due.share))
        made = replace(outcome("within_limit", reason, "yellow"), due=seen.due.share * promise.high)
        return replace(_with_gap(made, promise, seen), due_source=seen.due.source)
    return _with_gap(outcome("within_limit"), promise, seen)


def _percent_apart(used: float, due: float) -> tuple[str, str]:
    """Write two unequal shares in percent, to as many decimals as tell them apart, but one at least."""
    told = ((f"{100 * used:.{places}f}", f"{100 * due:.{places}f}") for places in range(1, 12))
    one, other = next((pair for pair in told if pair[0] != pair[1]), (f"{100 * used}", f"{100 * due}"))
    return f"{float(one):.12g}", f"{float(other):.12g}"


def _band(promise: Promise, seen: Seen, _scheme: Scheme) -> Judgement:
    good = is_met(promise, seen)
    status = "within_limit" if good else "beyond_limit" if seen.value > promise.high else "below_target"
    light: Light | None = "yellow" if status == "below_target" else None
    return _with_gap(outcome(status, light=light), promise, seen)


def _milestone(promise: Promise, seen: Seen, _scheme: Scheme) -> Judgement:
    if seen.is_over or is_met(promise, seen):
        return _at_the_end(promise, seen)
    return _with_gap(outcome("not_due"), promise, seen)


_RULES: dict[Kind, Callable[[Promise, Seen, Scheme], Judgement]] = {
    "rate": _rate,
    "relational": _relational,
    "flow": _flow,
    "stock": _stock,
    "keep": _keep,
    "ceiling": _ceiling,
    "band": _band,
    "milestone": _milestone,
}


def _with_gap(made: Judgement, promise: Promise, seen: Seen) -> Judgement:
    """Add the gap: in points where the target is a rate or told in percent, else in the target's unit."""
    in_points = is_points(promise)
    gap = gap_of(promise, seen)
    if promise.aim.kind == "flow" and not in_points and promise.low > 0 and not isnan(gap):
        return replace(made, gap=100 * gap / promise.low, gap_unit=POINTS)
    return replace(made, gap=gap, gap_unit=_unit_of_gap(promise, in_points=in_points))


def _unit_of_gap(promise: Promise, *, in_points: bool) -> str:
    if promise.is_rank:
        return PLACES
    if promise.unit == PERMILLE:
        return PERMILLE_POINTS
    return POINTS if in_points else promise.unit


def _better_of(light: Light, bound: Light) -> Light:
    """Give a light that is no worse than a bound."""
    ranked: tuple[Light, ...] = LIGHTS[:4]
    return bound if light in ranked and ranked.index(light) > ranked.index(bound) else light
