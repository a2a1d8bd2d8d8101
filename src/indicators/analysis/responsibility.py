"""Who answers for what: tasks, targets and their state by lead leader, lead unit, other unit and section.

A task led by several is joint: it counts once for each of them, as joint, and once in the whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import pandas as pd

from indicators import periods
from indicators.analysis import attainment
from indicators.analysis.attainment import Judged
from indicators.analysis.offices import Office, offices
from indicators.analysis.select import Known, know
from indicators.errors import BadParameter
from indicators.tables.records import Paper, Task, columns, frame, records
from indicators.tables.store import Tables
from indicators.vocabulary import schemes
from indicators.vocabulary.statuses import State

BY = ("lead_leader", "lead_unit", "responsible_unit", "section")
STATES = get_args(State)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A task and one of those who answer for it; see `assignments` for the columns."""

    by: str
    name: str
    written: str
    remark: str
    is_group: bool
    is_joint: bool
    joint_with: tuple[str, ...]
    document_id: str
    task: str
    section: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """The tasks and targets of one name; see `roll_up` for the columns."""

    by: str
    name: str
    is_group: bool
    tasks: int
    tasks_alone: int
    tasks_joint: int
    targets: int
    targets_joint: int
    on_track: int
    behind: int
    missed: int
    undetermined: int
    no_observation: int
    scheme: str
    task_numbers: tuple[str, ...]
    target_ids: tuple[str, ...]
    reason: str


COLUMNS = columns(Workload)


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
    return frame(assignment_rows(know(tables, place, year), by=by), Assignment)


def assignment_rows(known: Known, *, by: str = "lead_unit") -> list[Assignment]:
    """Give the rows of `assignments` as records.

    Raises
    ------
    BadParameter
        If `by` is none of the four.
    """
    if by not in BY:
        raise BadParameter(
            expected=f"one of {', '.join(BY)}",
            found=repr(by),
            where="by",
            remedy="Name whom to count by.",
        )
    papers, tasks = known.tables.documents, known.tables.tasks
    own = records(papers[papers["place"] == known.place], Paper)
    names = {paper.document_id for paper in own if known.year in periods.parse(paper.period).years}
    asked = records(tasks[tasks["document_id"].isin(names)].sort_values(["document_id", "start"]), Task)
    return [row for task in asked for row in _named(task, by)]


def _named(task: Task, by: str) -> Iterator[Assignment]:
    """Give a row for each name of a task."""
    found = _names(task, by)
    for one in found or [Office("", "")]:
        yield Assignment(
            by=by,
            name=one.name,
            written=one.written,
            remark=one.remark,
            is_group=one.is_group,
            is_joint=len(found) > 1,
            joint_with=tuple(other.name for other in found if other.name != one.name),
            document_id=task.document_id,
            task=task.number,
            section=task.section,
            text=task.text,
        )


def _names(task: Task, by: str) -> list[Office]:
    """List who answers for a task, each once."""
    if by == "section":
        section = task.section.partition(" > ")[0]
        return [Office(section, task.section)] if section else []
    if by == "lead_leader":
        return [Office(name, name) for name in dict.fromkeys(filter(None, task.lead_leaders.split(";")))]
    return offices(task.lead_units if by == "lead_unit" else task.responsible_units)


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
    known = know(tables, place, year)
    assigned = assignment_rows(known, by=by)
    return frame(workload_rows(assigned, attainment.quarter_rows(known, quarter)), Workload)


def workload_rows(assigned: Iterable[Assignment], judged: Iterable[Judged]) -> list[Workload]:
    """Give the rows of `roll_up` as records.

    Parameters
    ----------
    assigned : iterable of Assignment
        As `assignment_rows` gives them.
    judged : iterable of Judged
        As `attainment.quarter_rows` gives them.
    """
    of_task: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for target in judged:
        if target.decides:
            of_task[target.statement_id.partition("@")[0], target.task].append(target)
    by_name: dict[str, list[Assignment]] = defaultdict(list)
    for row in assigned:
        by_name[row.name].append(row)
    rows = [_counted(own, of_task) for own in by_name.values()]
    return sorted(rows, key=lambda row: (row.name == "", -row.tasks, row.name))


def _counted(own: Sequence[Assignment], of_task: Mapping[tuple[str, str], Sequence[Judged]]) -> Workload:
    """Count the tasks and targets of one name, which each task names once."""
    first = own[0]
    targets: dict[str, tuple[Judged, bool]] = {}
    for row in own:
        for target in of_task.get((row.document_id, row.task), ()):
            targets.setdefault(target.target_id, (target, row.is_joint))
    joint = sum(row.is_joint for row in own)
    statuses = Counter(target.status for target, _ in targets.values())

    def count(state: State) -> int:
        return sum(statuses[status] for status in schemes().in_state(state))

    return Workload(
        by=first.by,
        name=first.name,
        is_group=first.is_group,
        tasks=len(own),
        tasks_alone=len(own) - joint,
        tasks_joint=joint,
        targets=len(targets),
        targets_joint=sum(is_joint for _, is_joint in targets.values()),
        on_track=count("on_track"),
        behind=count("behind"),
        missed=count("missed"),
        undetermined=count("undetermined"),
        no_observation=count("no_observation"),
        scheme=attainment.SCHEME,
        task_numbers=tuple(row.task for row in own),
        target_ids=tuple(targets),
        reason="" if first.name else f"no_{first.by}",
    )
