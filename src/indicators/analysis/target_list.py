"""All targets in one table to search: who set what for when, who answers for it, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators import periods
from indicators.analysis import attainment
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.offices import offices
from indicators.analysis.select import in_order
from indicators.errors import BadParameter, nearest
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables

COLUMNS = [
    "place", "period", "horizon", "indicator", "indicator_id", "measure", "basis", "comparator", "target",
    "target_high", "unit", "observed", "observed_period", "status", "office", "task", "document_id",
    "sentence", "quote", "target_id",
]  # fmt: skip
EXACT = ("place", "unit", "status")
YEAR_END = 4


def listing(tables: Tables) -> pd.DataFrame:
    """List the targets of all places, plan goals and annual ones.

    Parameters
    ----------
    tables : Tables
        The five tables.

    Returns
    -------
    DataFrame
        One row a target, by place, horizon (annual targets first) and paper, in the indicator's display
        unit. `office` joins the lead and the responsible units of its task by ';', each by one name.
        `observed` and `status` are those of `attainment.quarter` at the end of the target's year; empty for
        goals of a plan and of half a year, which that scheme does not judge.
    """
    rows = records(in_order(tables.targets))
    answering = {
        (task["document_id"], task["number"]): _names(f"{task['lead_units']};{task['responsible_units']}")
        for task in records(tables.tasks)
    }
    judged = _judged(tables, rows)
    found = [_row(row, judged, answering.get((row["document_id"], row["task"]), "")) for row in rows]
    frame = pd.DataFrame(found, columns=COLUMNS).astype({"observed": "float64"})
    return frame.sort_values(["place", "horizon"], kind="stable", ignore_index=True)


def select(
    rows: pd.DataFrame,
    *,
    place: str = "",
    year: int = 0,
    unit: str = "",
    office: str = "",
    status: str = "",
    text: str = "",
) -> pd.DataFrame:
    """Choose rows of `listing`; what is empty does not choose.

    Parameters
    ----------
    rows : DataFrame
        As `listing` gives them.
    place, unit, status : str
        Exactly as in the table.
    year : int
        A year of the target's period: 2023 lies in a plan for 2021/2025 too.
    office : str
        Part of the name of a lead or responsible unit.
    text : str
        Words, parted by blanks, that all stand in the indicator's name or in the sentence.

    Raises
    ------
    BadParameter
        If no row has that place, unit or status at all.

    Examples
    --------
    >>> every = listing(Tables.load())
    >>> found = select(every, place="锦州市", year=2025, unit="%", office="发展改革委", text="生产总值 增长")
    >>> found["target"].tolist()
    [6.0]
    """
    asked = {"place": place, "unit": unit, "status": status}
    chosen = pd.Series(data=True, index=rows.index)
    for name in EXACT:
        if asked[name]:
            _require(rows, name, asked[name])
            chosen &= rows[name] == asked[name]
    if year:
        spans = {text: set(periods.parse(text).years) for text in rows["period"].unique() if text}
        chosen &= rows["period"].map(lambda period: year in spans.get(period, ()))
    if office:
        chosen &= rows["office"].str.contains(office, regex=False)
    words = rows["indicator"] + "\n" + rows["sentence"]
    for word in text.split():
        chosen &= words.str.contains(word, regex=False, case=False)
    return rows[chosen].reset_index(drop=True)


def choices(rows: pd.DataFrame) -> dict[str, list[Any]]:
    """List what there is to choose from: place, year, unit, office, status."""
    years = {year for text in rows["period"].unique() if text for year in periods.parse(text).years}
    named = {name for joined in rows["office"] for name in joined.split(";") if name}
    exact = {name: [value for value in rows[name].unique() if value] for name in EXACT}
    return exact | {"year": sorted(years), "office": sorted(named)}


def _row(target: Row, judged: Mapping[str, Row], office: str) -> Row:
    unit, factor = displayed(target["indicator_id"], target["canonical_unit"])
    seen = judged.get(target["target_id"], {"observed": float("nan"), "observed_period": "", "status": ""})
    return {
        **{name: target[name] for name in COLUMNS if name in target},
        **{name: seen[name] for name in ("observed", "observed_period", "status")},
        "target": tidy(float(target["canonical_low"]) * factor),
        "target_high": tidy(float(target["canonical_high"]) * factor),
        "unit": unit,
        "office": office,
    }


def _judged(tables: Tables, rows: list[Row]) -> dict[str, Row]:
    """Hold the annual targets of each place and year against the latest figures."""
    annual = {(row["place"], int(row["period"])) for row in rows if row["horizon"] == "annual"}
    frames = [attainment.quarter(tables, place, year, YEAR_END) for place, year in sorted(annual)]
    return {row["target_id"]: row for frame in frames for row in records(frame)}


def _names(joined: str) -> str:
    return ";".join(one.name for one in offices(joined))


def _require(rows: pd.DataFrame, name: str, value: str) -> None:
    known = sorted(set(rows[name]) - {""})
    if value not in known:
        raise BadParameter(
            expected=f"a {name} that a target has",
            found=repr(value),
            where=name,
            remedy=nearest(value, known),
        )
