"""How far a year's targets are at the end of a quarter, and what cannot be said.

A growth rate of the year so far is held against the annual target itself, never divided by the time
passed; an amount to add is held against the share of the year that is over; a level waits for the year's
end, since it may be a stock or a running sum. Words and thresholds are those of the scheme in_year, whose
name stands in each row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite, nan
from typing import TypeVar

import pandas as pd

from indicators import periods
from indicators.analysis.attainment_ratios import NOT_ATTAINED, Attained, attained
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.evidence import Evidence, aim_of, gather
from indicators.analysis.select import Known, know
from indicators.analysis.verdicts import Verdict, forgives, judge
from indicators.periods import Period
from indicators.tables.records import Flags, Observation, Target, columns, frame
from indicators.tables.store import Tables
from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import RATES, UNVERIFIED

SCHEME = "in_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A target of a year at a quarter's end; see `quarter` for the columns."""

    indicator_id: str
    indicator: str
    measure: str
    place: str
    task: str
    comparator: str
    target: float
    target_high: float
    unit: str
    text: str
    modality: str
    observed: float
    observed_period: str
    observed_comparator: str
    observed_status: str
    source_quality: str
    elapsed_pct: float
    attained_pct: float
    gap: float
    gap_unit: str
    last_outcome: float
    last_period: str
    last_unit: str
    direction: int | None
    scheme: str
    status: str
    reason: str
    flags: Flags
    target_id: str
    statement_id: str
    observation_id: str
    last_id: str
    nature: str
    section: str
    period: str
    method: str
    slack: float
    half_unit: float
    is_by_rounding: bool
    consequence: str
    is_kept: bool
    decides: bool
    headroom: float
    gap_closed_pct: float
    target_over_actual_pct: float
    mirrored_pct: float
    reference: str
    reference_value: float
    reference_id: str
    passed_pct: float
    passed_source: str
    rest_growth_pct: float
    claim: str


COLUMNS = columns(Judged)
Kind = TypeVar("Kind", bound=Judged)


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What is said of one target: its status, and the figures that belong to it, in the display unit."""

    status: str
    reason: str = ""
    gap: float = nan
    share: Attained = NOT_ATTAINED
    slack: float = nan
    half_unit: float = nan
    is_by_rounding: bool = False
    consequence: str = ""


def quarter(tables: Tables, place: str, year: int, quarter: int) -> pd.DataFrame:
    """Hold every annual target of a place against the latest figure at a quarter's end.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year, quarter : int
        The quarter 1 to 4.

    Returns
    -------
    DataFrame
        One row a target, in the papers' order and the indicator's display unit. `status` is a status of
        schemes.yaml; where there is none to give it is `no_observation` or `undetermined`, with a
        `reason`. gap is in percentage points: of the rate itself for rates, of the share done minus the
        share of the year for amounts. `method` names what attained_pct divides; of a level that is to
        fall all three rival ratios are given, of a limit the headroom instead. `slack` is what was
        forgiven, `is_by_rounding` says that only the printed precision makes a target met. `decides` is
        false for a stretch target (力争) beside a floor (确保). `rest_growth_pct` is the growth that the
        rest of the year needs, passed_pct the share of last year's amount it rests on. `claim` is what the
        source says of the year's targets as a whole, where it says so.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    BadPeriod
        If there is no such quarter.
    """
    return frame(quarter_rows(know(tables, place, year), quarter), Judged)


def quarter_rows(known: Known, quarter: int) -> list[Judged]:
    """Give the rows of `quarter` as records.

    Raises
    ------
    BadPeriod
        If there is no such quarter.
    """
    return judged_as(Judged, known, quarter)


def judged_as(kind: type[Kind], known: Known, quarter: int) -> list[Kind]:
    """Give the rows of `quarter` as records that hold more, which is not filled in."""
    span = periods.year_to_date(known.year, quarter)
    return [_row(kind, target, gather(target, known, span), span) for target in known.targets]


def _row(kind: type[Kind], target: Target, seen: Evidence, span: Period) -> Kind:
    """Work out one target."""
    unit, factor = displayed(target.indicator_id, target.canonical_unit)
    observed, last = seen.observed, seen.last
    last_unit, last_factor = displayed(last.indicator_id, last.canonical_unit) if last else ("", nan)
    judged = _judged(target, seen, span)
    return kind(
        indicator_id=target.indicator_id,
        indicator=target.indicator,
        measure=target.measure,
        place=target.place,
        task=target.task,
        comparator=target.comparator,
        target=tidy(target.canonical_low * factor),
        target_high=tidy(target.canonical_high * factor),
        unit=unit,
        text=target.quote or target.sentence,
        modality=target.modality,
        observed=tidy(observed.canonical_low * factor) if observed else nan,
        observed_period=observed.period if observed else "",
        observed_comparator=observed.comparator if observed else "",
        observed_status=observed.status if observed else "",
        source_quality=observed.source_quality if observed else "",
        elapsed_pct=100 * periods.parse(target.period).elapsed_share(span),
        attained_pct=tidy(judged.share.pct),
        gap=tidy(judged.gap),
        gap_unit="百分点" if isfinite(judged.gap) else "",
        last_outcome=tidy(last.canonical_low * last_factor) if last else nan,
        last_period=last.period if last else "",
        last_unit=last_unit,
        direction=target.direction,
        scheme=SCHEME,
        status=judged.status,
        reason=judged.reason,
        flags=_flags(target, observed, last),
        target_id=target.target_id,
        statement_id=target.statement_id,
        observation_id=observed.observation_id if observed else "",
        last_id=last.observation_id if last else "",
        nature=target.nature,
        section=target.section,
        period=target.period,
        method=judged.share.method,
        slack=tidy(judged.slack * factor),
        half_unit=tidy(judged.half_unit * factor),
        is_by_rounding=judged.is_by_rounding,
        consequence=judged.consequence,
        is_kept=seen.is_kept,
        decides=not target.flags.has("stretch_of"),
        headroom=tidy(judged.share.headroom * factor),
        gap_closed_pct=tidy(judged.share.gap_closed_pct),
        target_over_actual_pct=tidy(judged.share.target_over_actual_pct),
        mirrored_pct=tidy(judged.share.mirrored_pct),
        reference=target.reference,
        reference_value=seen.reference_value,
        reference_id=seen.reference_id,
        passed_pct=100 * seen.passed.share if seen.passed else nan,
        passed_source=seen.passed.source if seen.passed else "",
        rest_growth_pct=seen.rest_growth_pct,
        claim=seen.claim,
    )


def _judged(target: Target, seen: Evidence, span: Period) -> _Judgement:
    """Give status, reason, gap, and the share done with its method."""
    observed = seen.observed
    if target.comparator == "relational" and (observed is None or not isfinite(seen.reference_value)):
        return _Judgement("undetermined", f"relational:{target.reference}")
    if observed is None:
        return _Judgement("no_observation", f"no_observation:{span.text}")
    aim = aim_of(target, seen.is_broad)
    found = judge(aim, observed.canonical_low, seen.half_unit, seen.reference_value)
    share = attained(aim, observed.canonical_low, seen.base)
    seen_so_far = _Judgement("undetermined", found.reason, share=share, half_unit=seen.half_unit)
    if not isfinite(found.gap):
        return seen_so_far
    is_over = periods.parse(observed.period).end == periods.parse(target.period).end
    if not is_over and target.measure == "level" and not seen.is_kept:
        return replace(seen_so_far, reason="stock_or_flow")
    gap = _points(target, observed, found)
    judged = replace(
        seen_so_far,
        status=_in_year(target, seen, found, gap),
        reason="" if isfinite(gap) else "target_not_positive",
        gap=gap,
        slack=found.slack,
    )
    if not is_over:
        return judged
    return replace(
        judged,
        status="missed" if seen.is_kept and seen.is_broken else found.status,
        is_by_rounding=found.is_by_rounding,
        consequence=found.consequence,
    )


def _points(target: Target, observed: Observation, found: Verdict) -> float:
    """Give the gap in points: of the rate, or of the share done minus the share of the year."""
    if target.measure in RATES:
        return found.gap
    elapsed = periods.parse(target.period).elapsed_share(periods.parse(observed.period))
    low = target.canonical_low
    return tidy(100 * observed.canonical_low / low) - 100 * elapsed if low > 0 else nan


def _in_year(target: Target, seen: Evidence, found: Verdict, gap: float) -> str:
    """Name the status of a target before the year is over."""
    if seen.is_kept:
        return "behind" if seen.is_broken or found.status != "met" else "on_schedule"
    if target.measure in RATES and -forgives(aim_of(target, seen.is_broad)) <= gap < 0:
        return "on_schedule"
    return schemes().by_name[SCHEME].band(round(gap, 9)).status if isfinite(gap) else "undetermined"


def _flags(target: Target, observed: Observation | None, last: Observation | None) -> Flags:
    """List what a reader of the row has to beware of, as codes."""
    found = [flag for flag in target.flags if flag.startswith("contradicts")]
    size = schemes().tolerances
    if target.comparator == "approx" and target.measure in RATES:
        found.append(f"tolerance:{size.approx_points}|百分点")
    elif target.comparator == "approx":
        found.append(f"tolerance:{size.approx_amount_pct}|%")
    if target.flags.has("stretch_of"):
        found.append("stretch")
    if observed is not None and observed.source_quality in UNVERIFIED:
        found.append("observation_unverified")
    is_upward_amount = target.measure in ("level", "increment") and target.direction == 1
    if last is not None and is_upward_amount and target.canonical_low < last.canonical_low:
        found.append("below_last_outcome")
    return Flags(found)
