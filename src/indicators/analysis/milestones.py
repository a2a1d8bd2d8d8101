"""What a paper promises for a part of a year (上半年, 下半年), whether it is due, and whether it was met."""

from __future__ import annotations

from math import nan

import pandas as pd

from indicators import periods
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.evidence import aim_of, precision
from indicators.analysis.select import in_order, know, require_place
from indicators.analysis.verdicts import judge
from indicators.tables.matching import subject
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables

COLUMNS = [
    "target_id", "statement_id", "observation_id", "place", "task", "indicator_id", "indicator", "measure",
    "comparator", "modality", "decides", "target", "unit", "text", "period", "is_due", "observed", "gap",
    "status", "reason", "flags",
]  # fmt: skip


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
    require_place(tables, place)
    now = periods.year_to_date(year, quarter)
    known = know(tables, place, year)
    targets = in_order(tables.targets)
    own = targets[(targets["place"] == place) & (targets["period"].str.startswith(f"{year}-"))]
    rows = []
    for target in records(own):
        figures = [
            figure
            for figure in known.figures[subject(target)]
            if all(figure[name] == target[name] for name in ("measure", "canonical_unit", "period"))
        ]
        is_due = periods.parse(target["period"]).end <= now.end
        rows.append(_row(target, figures[0] if figures else None, is_due))
        if figures and is_due:
            rows[-1] |= _judged(target, figures[0], precision(figures[0], known))
    rows.sort(key=lambda row: periods.parse(row["period"]).end)
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(target: Row, figure: Row | None, is_due: bool) -> Row:
    """Give one milestone that is not judged."""
    unit, factor = displayed(target["indicator_id"], target["canonical_unit"])
    return {
        **{name: target[name] for name in COLUMNS if name in target},
        "observation_id": figure["observation_id"] if figure else "",
        "decides": "stretch_of:" not in target["flags"],
        "target": tidy(float(target["canonical_low"]) * factor),
        "unit": unit,
        "text": target["quote"] or target["sentence"],
        "is_due": is_due,
        "observed": tidy(float(figure["canonical_low"]) * factor) if figure else nan,
        "gap": nan,
        "status": "no_observation" if is_due else "not_due",
        "reason": f"no_observation:{target['period']}" if is_due else f"not_due:{target['period']}",
    }


def _judged(target: Row, figure: Row, half_unit: float) -> Row:
    """Judge one milestone."""
    _, factor = displayed(target["indicator_id"], target["canonical_unit"])
    found = judge(aim_of(target), float(figure["canonical_low"]), half_unit)
    return {"status": found.status, "reason": found.reason, "gap": tidy(found.gap * factor)}
