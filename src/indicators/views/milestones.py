"""What falls due in a quarter and in the one after it: the targets set for parts of a year."""

from __future__ import annotations

import pandas as pd

from indicators import periods
from indicators.analysis.milestones import milestones
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import cells, html_tables, status_chips
from indicators.views.cells import Cell, Figure
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.localizer import Localizer
from indicators.views.status_chips import remarks
from indicators.views.table import Column, Table


def falling_due(tables: Tables, place: str, year: int, quarter: int) -> pd.DataFrame:
    """Choose the milestones that end in a quarter or the one after it.

    Parameters
    ----------
    tables : Tables
        The processed tables.
    place : str
        Full name.
    year, quarter : int
        The quarter at whose end one looks.

    Returns
    -------
    DataFrame
        Rows of `analysis.milestones.milestones`; those of the quarter after are not due.
    """
    rows = milestones(tables, place, year, quarter)
    after, number = following(year, quarter)
    if after != year:
        ahead = milestones(tables, place, after, number)
        ahead = ahead.assign(is_due=False, status="not_due", reason="not_due:" + ahead["period"])
        rows = ahead if rows.empty else rows if ahead.empty else pd.concat([rows, ahead], ignore_index=True)
    start = periods.parse(f"{year}-Q{quarter}").start
    end = periods.parse(f"{after}-Q{number}").end
    is_near = [start <= periods.parse(text).end <= end for text in rows["period"]]
    return rows[pd.Series(is_near, index=rows.index, dtype=bool)]


def following(year: int, quarter: int) -> tuple[int, int]:
    """Name the quarter after one.

    Examples
    --------
    >>> following(2023, 2), following(2023, 4)
    ((2023, 3), (2024, 1))
    """
    return (year + 1, 1) if quarter == 4 else (year, quarter + 1)


def table(
    rows: pd.DataFrame, year: int, quarter: int, localizer: Localizer, citations: Citations
) -> Table | Html:
    """List the milestones of two quarters; a line if the papers set none.

    Parameters
    ----------
    rows : DataFrame
        As `falling_due` gives them.
    year, quarter : int
        The quarter looked from.
    localizer : Localizer
        Speaks the page's language.
    citations : Citations
        Leads every figure to its words.
    """
    this, after = (localizer.period(f"{y}-Q{q}") for y, q in ((year, quarter), following(year, quarter)))
    if rows.empty:
        return html_tables.notice(localizer.say("no_milestones", quarter=this, next=after))

    def amount(row: Row) -> Cell:
        return cells.lines(
            localizer.figure(row["target"], row["unit"], row["comparator"]) or str(row["text"]),
            localizer.say(f"measure_{row['measure']}"),
            figure=Figure.of(row["target"], row["unit"]),
        )

    def observed(row: Row) -> Cell:
        figure = Figure.of(row["observed"], row["unit"])
        return cells.lines(localizer.figure(row["observed"], row["unit"]), figure=figure)

    def status(row: Row) -> Cell:
        return cells.chips(status_chips.chip(row["status"], localizer.lang))

    columns = [
        Column(localizer.head("indicator"), lambda row: cells.lines(localizer.name(row))),
        Column(localizer.head("target"), amount, "number"),
        Column(localizer.head("due"), lambda row: cells.lines(localizer.period(row["period"]))),
        Column(localizer.head("observed"), observed, "number"),
        Column(localizer.head("status"), status),
        Column(localizer.head("flags"), lambda row: remarks(_codes(row), citations), "wide"),
        citations.cited_column(lambda row: [row["target_id"], row["observation_id"]]),
    ]
    return Table.of(records(rows), columns, localizer.say("milestone_table", quarter=this, next=after))


def _codes(row: Row) -> str:
    return ";".join(part for part in (row["reason"], row["flags"]) if part)
