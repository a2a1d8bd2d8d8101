"""The rows of one place and year, read out of Parquet parted by province and year where that is kept.

What is read is more than is wanted only by papers that somebody has to know of to hold them back; `selected`
says which rows are of a place and year, whatever they were read from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from indicators import periods, vocabulary
from indicators.project import Project
from indicators.tables.building import place_index
from indicators.tables.contract import schema

FOLDER, STAMP = "parquet", "made-of"
# The tables whose rows have a place and a time; tasks have those of their paper.
DATED = ("statements", "targets", "observations")
NOWHERE, NEVER = "none", "none"
# By which the partitions of a table are named, of a place's code and a period.
PROVINCE = f"coalesce(nullif(left(adcode, 2), ''), '{NOWHERE}')"
YEAR = f"coalesce(nullif(left(period, 4), ''), '{NEVER}')"
# 2021/2025 and 2021/2025-06 last to another year than they begin in, 2025-Q1/Q3 does not.
_LAST = r"coalesce(nullif(regexp_extract(period, '/(\d{4})(?:-|$)', 1), ''), left(period, 4))"
Frames = dict[str, pd.DataFrame]


def folder(project: Project) -> Path:
    """Name the folder of the partitions; that it is there means that they are wanted."""
    return project.data / FOLDER


def are_current(project: Project) -> bool:
    """Whether the partitions hold the tables that stand in data/processed now.

    Examples
    --------
    >>> are_current(Project("nowhere"))
    False
    """
    stamp = folder(project) / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == place_index.key(project.processed)


def read(project: Project, place: str, year: int | None) -> Frames | None:
    """Read the rows of a place and year, and all papers marked 不公开.

    Parameters
    ----------
    year : int or None
        Any time if None.

    Returns
    -------
    dict of str to DataFrame
        The five tables; None if no partitions of the present tables are there, or nothing reads them.
    """
    if not are_current(project):
        return None
    try:
        duckdb = import_module("duckdb")
    except ImportError:
        return None
    connection = duckdb.connect(":memory:", config={"threads": 1})
    try:
        return _read(partial(_query, connection, folder(project)), place, year)
    finally:
        connection.close()


def _read(
    query: Callable[[str, str, Sequence[object]], pd.DataFrame], place: str, year: int | None
) -> Frames:
    covers, told = (f"year <= ? AND {_LAST} >= ?", [str(year), str(year)]) if year else ("true", [])
    provinces = sorted({one.adcode[:2] or NOWHERE for one in vocabulary.places().all_of(place)} | {NOWHERE})
    # A place that is not in the list may lie anywhere.
    is_near, near = ("list_contains(?, province)", [provinces]) if len(provinces) > 1 else ("true", [])
    where = f"place = ? AND {is_near} AND {covers}"
    found = {name: query(name, where, [place, *near, *told]) for name in DATED}
    ids = sorted({name for frame in found.values() for name in frame["document_id"]})
    covers = covers.replace("year", YEAR)
    papers = query(
        "documents",
        f"(place = ? AND {covers}) OR list_contains(?, document_id) OR disclosure = 'restricted'",
        [place, *told, ids],
    )
    of_papers = [
        sorted({code[:2] or NOWHERE for code in papers["adcode"]}),
        sorted({period[:4] or NEVER for period in papers["period"]}),
        sorted(papers["document_id"]),
    ]
    tasks = query(
        "tasks",
        "list_contains(?, province) AND list_contains(?, year) AND list_contains(?, document_id)",
        of_papers,
    )
    return {**found, "tasks": tasks, "documents": papers}


def _query(connection: Any, whole: Path, name: str, where: str, values: Sequence[object]) -> pd.DataFrame:
    """Read the rows of one table for which a condition holds, in the order of the table."""
    files = sorted(map(str, (whole / name).rglob("*.parquet")))
    if not files:
        return schema.empty(name)
    columns = ", ".join(f'"{column}"' for column in schema.table(name).header)
    source = "read_parquet(?, hive_partitioning = true, hive_types_autocast = false)"
    asked = connection.execute(f"SELECT {columns} FROM {source} WHERE {where}", [files, *values])
    frame = pd.DataFrame(asked.fetchall(), columns=schema.table(name).header)
    return schema.typed(name, frame)


def selected(frames: Mapping[str, pd.DataFrame], place: str, year: int | None) -> Frames:
    """Choose the rows of a place whose time includes a year.

    With them come the papers of the place for the year, those that say one of the rows, and their tasks.

    Examples
    --------
    >>> found = selected({name: schema.empty(name) for name in schema.NAMES}, "鞍山市", 2023)
    >>> sorted(found) == sorted(schema.NAMES)
    True
    """

    def is_of(frame: pd.DataFrame) -> pd.Series:
        covering = {text for text in frame["period"].unique() if _covers(text, year)}
        return (frame["place"] == place) & frame["period"].isin(covering)

    found = {name: _chosen(frames[name], is_of(frames[name])) for name in DATED}
    ids = {name for frame in found.values() for name in frame["document_id"]}
    papers = frames["documents"]
    papers = _chosen(papers, is_of(papers) | papers["document_id"].isin(ids))
    tasks = frames["tasks"]
    return {
        **found,
        "tasks": _chosen(tasks, tasks["document_id"].isin(set(papers["document_id"]))),
        "documents": papers,
    }


def _covers(period: str, year: int | None) -> bool:
    return year is None or (period != "" and year in periods.parse(period).years)


def _chosen(frame: pd.DataFrame, is_wanted: pd.Series) -> pd.DataFrame:
    return frame[is_wanted].reset_index(drop=True)
