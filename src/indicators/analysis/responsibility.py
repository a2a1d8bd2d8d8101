"""Who answers for what: tasks, targets and their state by lead leader, lead unit, other unit and section.

A task led by several is joint: it counts once for each of them, as joint, and once in the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pandas as pd

from indicators import periods
from indicators.analysis import attainment
from indicators.analysis.offices import Office, offices
from indicators.analysis.select import require_place
from indicators.errors import BadParameter
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.vocabulary import schemes
from indicators.vocabulary.statuses import State

BY = {
    "lead_leader": "lead_leaders",
    "lead_unit": "lead_units",
    "responsible_unit": "responsible_units",
    "section": "section",
}
ASSIGNED = [
    "by", "name", "written", "remark", "is_group", "is_joint", "joint_with", "document_id", "task", "section",
    "text",
]  # fmt: skip
STATES = get_args(State)
COLUMNS = [
    "by", "name", "is_group", "tasks", "tasks_alone", "tasks_joint", "targets", "targets_joint", *STATES,
    "scheme", "task_numbers", "target_ids", "reason",
]  # fmt: skip


def assignments(tables: Tables, place: str, year: int, *, by: str = "lead_unit") -> pd.DataFrame:
    """List who is named for each task of a place's papers for a year.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    year : int
        The year the papers are for.
    by : str
        lead_leader, lead_unit, responsible_unit or section.

    Returns
    -------
    DataFrame
        One row for each task and name, in the papers' order, offices by one name each; a task without
        any has one row whose name is empty.

    Raises
    ------
    BadParameter
        If `by` is none of these.
    UnknownPlace
        If the place has no targets.
    """
    require_place(tables, place)
    if by not in BY:
        raise BadParameter(
            expected=f"one of {', '.join(BY)}",
            found=repr(by),
            where="by",
            remedy="Name whom to count by.",
        )
    papers = tables.documents
    own = papers[papers["place"] == place]
    names = {row["document_id"] for row in records(own) if year in periods.parse(row["period"]).years}
    tasks = tables.tasks[tables.tasks["document_id"].isin(names)].sort_values(["document_id", "start"])
    return pd.DataFrame([row for task in records(tasks) for row in _named(task, by)], columns=ASSIGNED)


def _named(task: Row, by: str) -> Iterator[Row]:
    """Give a row for each name of a task."""
    cell = str(task[BY[by]])
    if by in ("lead_unit", "responsible_unit"):
        found = offices(cell)
    elif by == "section":
        found = [Office(cell.partition(" > ")[0], cell)] if cell else []
    else:
        found = [Office(name, name) for name in dict.fromkeys(filter(None, cell.split(";")))]
    for one in found or [Office("", "")]:
        yield {
            "by": by,
            "name": one.name,
            "written": one.written,
            "remark": one.remark,
            "is_group": one.is_group,
            "is_joint": len(found) > 1,
            "joint_with": ";".join(other.name for other in found if other.name != one.name),
            "document_id": task["document_id"],
            "task": task["number"],
            "section": task["section"],
            "text": task["text"],
        }


def roll_up(
    tables: Tables,
    place: str,
    year: int,
    quarter: int,
    *,
    by: str = "lead_unit",
) -> pd.DataFrame:
    """Count tasks, targets and the targets' states by who answers for them.

    Parameters
    ----------
    tables, place, year, by
        As for `assignments`.
    quarter : int
        The quarter 1 to 4 at whose end the targets are judged.

    Returns
    -------
    DataFrame
        One row a name, most tasks first. tasks_alone and tasks_joint make tasks; targets are those of the
        tasks that decide (no stretch target beside a floor), by state: on_track, behind, missed,
        undetermined, no_observation, which make targets. task_numbers and target_ids lead to them;
        `reason` says why a name is empty.

    Raises
    ------
    BadParameter
        If `by` is none of the four.
    BadPeriod
        If there is no such quarter.
    UnknownPlace
        If the place has no targets.
    """
    named = assignments(tables, place, year, by=by)
    judged = attainment.quarter(tables, place, year, quarter)
    judged = judged[judged["decides"].astype(bool)]
    judged = judged.assign(document_id=judged["statement_id"].str.split("@").str[0])
    own = judged[["document_id", "task", "target_id", "status"]]
    merged = named.merge(own, on=["document_id", "task"], how="left")
    rows = [
        _counted(by, str(name), group, merged[merged["name"] == name])
        for name, group in named.groupby("name", sort=False)
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    order = frame.assign(is_nobody=frame["name"] == "")
    order = order.sort_values(["is_nobody", "tasks", "name"], ascending=[True, False, True])
    return frame.loc[order.index].reset_index(drop=True)


def _counted(by: str, name: str, group: pd.DataFrame, merged: pd.DataFrame) -> Row:
    """Count one name's tasks and targets."""
    targets = merged[merged["target_id"].notna()].drop_duplicates("target_id")
    tasks = group.drop_duplicates(["document_id", "task"])
    joint = int(tasks["is_joint"].sum())
    return {
        "by": by,
        "name": name,
        "is_group": bool(tasks["is_group"].iloc[0]),
        "tasks": len(tasks),
        "tasks_alone": len(tasks) - joint,
        "tasks_joint": joint,
        "targets": len(targets),
        "targets_joint": int(targets["is_joint"].sum()),
        **{state: int(targets["status"].isin(schemes().in_state(state)).sum()) for state in STATES},
        "scheme": attainment.SCHEME,
        "task_numbers": ";".join(tasks["task"]),
        "target_ids": ";".join(targets["target_id"]),
        "reason": "" if name else f"no_{by}",
    }
