"""All targets in one table to search: who set what for when, who answers for it, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import nan
from typing import Any

import pandas as pd

from indicators import periods
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.printed_targets import printed
from indicators.analysis.row_filters import every_year, in_order
from indicators.analysis.tracking.displayed_targets import Standing, latest_quarter, standing_rows
from indicators.analysis.tracking.target_tasks import TaskKey, task_keys, tasks_by_statement
from indicators.errors import BadParameter, nearest
from indicators.tables.contract.records import Target, Task, columns, frame, records
from indicators.tables.matching.revisions import in_force_or_off
from indicators.tables.store import Tables
from indicators.vocabulary.offices import offices

EXACT = ("place", "unit", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A target with who answers for it and how it stands; see `listing` for the columns."""

    place: str
    period: str
    horizon: str
    indicator: str
    indicator_id: str
    measure: str
    basis: str
    comparator: str
    target: float
    target_high: float
    unit: str
    observed: float
    observed_period: str
    status: str
    light: str
    text: str
    aim: str
    office: tuple[str, ...]
    task: str
    document_id: str
    sentence: str
    quote: str
    target_id: str
    observed_high: float = nan


COLUMNS = columns(Listed)


def listing(tables: Tables) -> pd.DataFrame:
    """List the targets of all places, plan goals and annual ones.

    Returns
    -------
    DataFrame
        One row a target, by place, horizon (annual targets first) and paper, in the indicator's display
        unit. `office` joins the lead and the responsible units of its task by ';', each by one name.
        `observed`, `status` and `light` are those of `tracking.track` at the end of the latest quarter that
        has figures; empty for goals of a plan. `text` is the target as printed.
    """
    return frame(listed_rows(tables), Listed)


def listed_rows(tables: Tables) -> list[Listed]:
    """Give the rows of `listing` as records."""
    answering = {
        (task.document_id, task.number): tuple(
            one.name for one in offices(f"{task.lead_units};{task.responsible_units}")
        )
        for task in records(tables.tasks, Task)
    }
    judged = {
        row.target_id: row
        for known in every_year(tables)
        for row in standing_rows(known, latest_quarter(known))
    }
    by_id = {target.target_id: target for target in records(tables.targets, Target)}
    # A goal that was changed stands there once, as it holds now.
    every = in_order(in_force_or_off(by_id.values(), date.max))
    told = tasks_by_statement(tables)
    keys = [task_keys(target, by_id, told) for target in every]
    rows = [
        _row(target, judged.get(target.target_id), answering, own)
        for target, own in zip(every, keys, strict=True)
    ]
    return sorted(rows, key=lambda row: (row.place, row.horizon))


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


def _row(
    target: Target,
    judged: Standing | None,
    answering: Mapping[TaskKey, tuple[str, ...]],
    keys: Sequence[TaskKey],
) -> Listed:
    """Work out one target, in its display unit."""
    unit, factor = displayed(target.indicator_id, target.canonical_unit)
    return Listed(
        place=target.place,
        period=target.period,
        horizon=target.horizon,
        indicator=target.indicator,
        indicator_id=target.indicator_id,
        measure=target.measure,
        basis=target.basis,
        comparator=target.comparator,
        target=tidy(target.canonical_low * factor),
        target_high=tidy(target.canonical_high * factor),
        unit=unit,
        observed=judged.observed if judged else nan,
        observed_high=judged.observed_high if judged else nan,
        observed_period=judged.observed_period if judged else "",
        status=judged.status if judged else "",
        light=judged.light if judged else "",
        text=printed(target),
        aim=target.aim,
        office=tuple(dict.fromkeys(name for key in keys for name in answering.get(key, ()))),
        task=keys[0][1] if keys else "",
        document_id=target.document_id,
        sentence=target.sentence,
        quote=target.quote,
        target_id=target.target_id,
    )


def _require(rows: pd.DataFrame, name: str, value: str) -> None:
    known = sorted(set(rows[name]) - {""})
    if value not in known:
        raise BadParameter(
            expected=f"a {name} that a target has",
            found=repr(value),
            where=name,
            remedy=nearest(value, known),
        )
