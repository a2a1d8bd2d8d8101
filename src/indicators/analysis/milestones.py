"""What a paper promises for a part of a year (上半年, 下半年), whether it is due, and whether it was met."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

import pandas as pd

from indicators import periods
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.evidence import aim_of, is_like, precision
from indicators.analysis.select import Known, in_order, know
from indicators.analysis.verdicts import Verdict, judge
from indicators.tables.records import Flags, Observation, Target, columns, frame, records
from indicators.tables.store import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A target for a part of a year; see `milestones` for the columns."""

    target_id: str
    statement_id: str
    observation_id: str
    place: str
    task: str
    indicator_id: str
    indicator: str
    measure: str
    comparator: str
    modality: str
    decides: bool
    target: float
    unit: str
    text: str
    period: str
    is_due: bool
    observed: float
    gap: float
    status: str
    reason: str
    flags: Flags


COLUMNS = columns(Milestone)


def milestones(tables: Tables, place: str, year: int, quarter: int = 4) -> pd.DataFrame:
    """List the targets a place set for parts of a year, and their state at a quarter's end.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year, quarter : int
        The quarter 1 to 4 at whose end one looks.

    Returns
    -------
    DataFrame
        One row a target, by the time it is due. `status` is met, missed or rebound where it is due and a
        figure of that very period is known, no_observation or undetermined with a `reason` where not, and
        not_due before its end. `decides` is false for a stretch target beside a floor.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    BadPeriod
        If there is no such quarter.
    """
    return frame(milestone_rows(know(tables, place, year), quarter), Milestone)


def milestone_rows(known: Known, quarter: int = 4) -> list[Milestone]:
    """Give the rows of `milestones` as records.

    Raises
    ------
    BadPeriod
        If there is no such quarter.
    """
    end = periods.year_to_date(known.year, quarter).end
    targets = known.tables.targets
    is_own = (targets["place"] == known.place) & targets["period"].str.startswith(f"{known.year}-")
    own = in_order(records(targets[is_own], Target))
    rows = [_row(target, known, is_due=periods.parse(target.period).end <= end) for target in own]
    return sorted(rows, key=lambda row: periods.parse(row.period).end)


def _row(target: Target, known: Known, *, is_due: bool) -> Milestone:
    """Work out one milestone."""
    unit, factor = displayed(target.indicator_id, target.canonical_unit)
    same = (one for one in known.figures_of(target) if is_like(one, target) and one.period == target.period)
    figure = next(same, None)
    found = _judged(target, figure, known, is_due)
    return Milestone(
        target_id=target.target_id,
        statement_id=target.statement_id,
        observation_id=figure.observation_id if figure else "",
        place=target.place,
        task=target.task,
        indicator_id=target.indicator_id,
        indicator=target.indicator,
        measure=target.measure,
        comparator=target.comparator,
        modality=target.modality,
        decides=not target.flags.has("stretch_of"),
        target=tidy(target.canonical_low * factor),
        unit=unit,
        text=target.quote or target.sentence,
        period=target.period,
        is_due=is_due,
        observed=tidy(figure.canonical_low * factor) if figure else nan,
        gap=tidy(found.gap * factor),
        status=found.status,
        reason=found.reason,
        flags=target.flags,
    )


def _judged(target: Target, figure: Observation | None, known: Known, is_due: bool) -> Verdict:
    """Judge a milestone that is due by the figure of its own period."""
    if not is_due:
        return Verdict("not_due", f"not_due:{target.period}")
    if figure is None:
        return Verdict("no_observation", f"no_observation:{target.period}")
    return judge(aim_of(target), figure.canonical_low, precision(figure, known))
