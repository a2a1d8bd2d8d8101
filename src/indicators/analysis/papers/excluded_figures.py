"""The figures that cannot be true, and what is no target: they stand on no page, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.tables.store import Tables
from indicators.tables.targets.plausibility import SET_ASIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAsideFigure:
    """A target or observation outside its bounds, or a row that only looks like a target."""

    figure_id: str  # Its target_id or observation_id.
    kind: str
    place: str
    indicator: str
    indicator_id: str
    statement_id: str
    # low, high: in `unit`.
    low: float
    high: float
    unit: str
    period: str
    reason: str  # Codes of reason_codes.yaml, joined by ';'.


def set_aside_rows(tables: Tables) -> list[SetAsideFigure]:
    """List the targets, then the observations, that are kept off the pages.

    Examples
    --------
    >>> {row.reason for row in set_aside_rows(Tables.load()) if row.indicator == "化工园区"}
    {'not_a_target_existing_places'}
    """
    return [
        SetAsideFigure(
            figure_id=name,
            kind=kind,
            place=row.place,
            indicator=row.indicator,
            indicator_id=row.indicator_id,
            statement_id=row.statement_id,
            low=row.low,
            high=row.high,
            unit=row.unit,
            period=row.period,
            reason=";".join(f"{flag}_{cause}" for flag in SET_ASIDE for cause in row.flags.arguments(flag)),
        )
        for kind, name, row in tables.set_aside.rows()
    ]
