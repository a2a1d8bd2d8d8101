"""How every numbered task of a place stands: by its targets where it has some, else by its unit's word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import nan

from indicators import periods
from indicators.analysis.tracking.extensions import extension, known_from
from indicators.analysis.tracking.moved_deadlines import moved_deadlines
from indicators.analysis.tracking.target_tasks import TASK_ID
from indicators.analysis.tracking.tracking import Tracked
from indicators.analysis.tracking.verified_reports import as_verified
from indicators.analysis.tracking.worst_target import FINISHED, are_early_steps, without_passed, worst
from indicators.periods import Period
from indicators.reading.roles.roles import CALLED_OFF
from indicators.tables.contract.records import Paper, Task, records
from indicators.tables.reported.task_reports import DONE, TaskReport
from indicators.tables.store import Tables
from indicators.vocabulary import schemes
from indicators.vocabulary.column_values import DEPARTMENT

# Statuses of what no figure could be found for.
WITHOUT_FIGURE = ("no_observation", "undetermined")


@dataclass(frozen=True, slots=True)
class View:
    """The day from which tasks are looked at."""

    end: date  # The last day that counts.
    since: date  # What was reported for a time that ended before it is out of date.
    # The last quarter that is over by then, by which targets are judged; the first of its year before that.
    quarter: str


@dataclass(frozen=True, slots=True)
class _Verdict:
    status: str
    reason: str
    light: str = ""


@dataclass(frozen=True, slots=True)
class _Promised:
    """A task of a paper, or one that was assigned and stands in none."""

    place: str
    document_id: str
    number: str
    text: str
    year: str
    due: str
    starts: date
    ends: date
    deadline: str = ""
    moved_from: str = ""
    moved_since: str = ""


def view_of(quarter: str = "", month: str = "") -> View:
    """Say from which day a quarter or a month looks.

    Raises
    ------
    BadPeriod
        If it is neither.

    Examples
    --------
    >>> view_of(month="2025-08")
    View(end=datetime.date(2025, 8, 31), since=datetime.date(2025, 4, 1), quarter='2025-Q2')
    """
    if not month:
        now = periods.parse_one(quarter, "quarter", "quarter")
        return View(now.end, now.start, quarter)
    now = periods.parse_one(month, "month", "month")
    over = now.end.month // 3
    last = periods.parse(f"{now.start.year}-Q{max(over, 1)}")
    return View(now.end, last.start, last.text)


def track_tasks(
    tables: Tables, reports: Iterable[TaskReport], targets: Sequence[Tracked], place: str, view: View
) -> list[Tracked]:
    """Say of every task of a place's papers of a year how it stands, and of those that were assigned.

    Parameters
    ----------
    tables : Tables
        Their tasks and documents.
    reports : iterable of TaskReport
        What units report; those that are for a later time are left out.
    targets : sequence of Tracked
        The place's targets, judged from the same day.
    view : View
        From when.

    Returns
    -------
    list of Tracked
        One row a task, in the papers' order, each with one status; `aim` is task and `indicator` empty.
    """
    by_task = reports_by_task(reports, place, view)
    goals: dict[tuple[str, str], list[Tracked]] = {}
    # What is given up is no part of its task any more, unless nothing else is.
    for target in sorted(targets, key=lambda one: one.status == CALLED_OFF):
        for key in target.task_keys:
            if target.status != CALLED_OFF or not goals.get(key):
                goals.setdefault(key, []).append(target)
    seen = chain.from_iterable(by_task.values())
    tasks = [*_of_papers(tables, place, view), *_assigned(seen, view)]
    rows = []
    for task in tasks:
        key = task.document_id, task.number
        rows.append(_row(task, without_passed(goals.get(key, [])), by_task.get(key, []), view))
    return rows


def reports_by_task(
    reports: Iterable[TaskReport], place: str, view: View
) -> dict[tuple[str, str], list[TaskReport]]:
    """Group the reports of a place that are known by a day by paper and task, the latest last."""
    own = [report for report in reports if report.place == place]
    seen = [report for report in own if periods.parse(report.period).end <= view.end]
    found: dict[tuple[str, str], list[TaskReport]] = {}
    for report in sorted(seen, key=lambda report: (periods.parse(report.period).end, report.reported_on)):
        found.setdefault((report.document_id, report.task), []).append(report)
    return found


def _row(task: _Promised, goals: Sequence[Tracked], reports: Sequence[TaskReport], view: View) -> Tracked:
    """Put a task into the columns of a target."""
    last, longer = reports[-1] if reports else None, extension(reports)
    found = _verdict(task, goals, reports, view)
    return Tracked(
        place=task.place,
        task=task.number,
        indicator="",
        target=task.text,
        period=task.year,
        aim="task",
        value=nan,
        unit="",
        observed=nan,
        observed_period=last.period if last else "",
        source_quality=DEPARTMENT if last else "",
        due=nan,
        gap=nan,
        gap_unit="",
        status=found.status,
        light=found.light or schemes().statuses[found.status].light,
        reason=found.reason,
        scheme="",
        modality="",
        target_id=f"{task.document_id}{TASK_ID}{task.number}",
        indicator_id="",
        statement_id="",
        observation_id="",
        due_source=f"deadline:{due}" if (due := _due(task, reports)) else "",
        stretch="",
        contradicted_by="",
        replaced=task.moved_from or (task.deadline if longer else ""),
        in_force_from=known_from(longer) if longer else task.moved_since,
        task_document=task.document_id,
        first_id=f"{task.document_id}{TASK_ID}{task.number}",
    )


def _verdict(
    task: _Promised, goals: Sequence[Tracked], reports: Sequence[TaskReport], view: View
) -> _Verdict:
    """Judge by the targets where one can be judged, else by the latest report, else by the deadline."""
    last, due = as_verified(reports), _due(task, reports)
    goals = () if are_early_steps(goals, due) else goals
    known = [goal for goal in goals if goal.status not in WITHOUT_FIGURE]
    is_claim = last is not None and last.status == DONE
    if is_claim and known and (bad := worst(known)).status not in FINISHED:
        return _Verdict(bad.status, f"claims_done:{bad.target_id}", bad.light)
    if goals and not (last and worst(goals).status in WITHOUT_FIGURE):
        bad = worst(goals)
        return _Verdict(bad.status, f"worst_target:{bad.target_id}", bad.light)
    if last is not None:
        return _of_report(task, last, due, view)
    if due and date.fromisoformat(due) > view.end:
        return _Verdict("not_due", f"deadline_ahead:{due}")
    return _Verdict("no_observation", f"overdue_unreported:{due}" if due else "no_report")


def _of_report(task: _Promised, report: TaskReport, due: str, view: View) -> _Verdict:
    """Judge by a report: finished only if nobody found otherwise, late once the deadline has passed."""
    who = f"{report.verified_by}|{report.verified_on}"
    is_done = report.status == DONE and report.verified != "不属实"
    if is_done and report.verified == "属实":
        return _Verdict("met", f"verified:{who}")
    if is_done:
        return _Verdict("met", f"reported_only:{report.reported_by or report.lead_units}")
    end = date.fromisoformat(due) if due else task.ends
    now = periods.parse(report.period)
    status = {"未启动": "not_started", "滞后": "delayed"}.get(report.status, "under_way")
    refuted = f";refuted:{who}" if report.status == DONE else ""
    if now.end < view.since and not (due and end <= view.end):
        # A deadline that has passed stays so, however old the report is.
        return _Verdict("stale", f"stale:{status}|{report.period}{refuted}")
    if end <= view.end:
        return _Verdict("delayed", f"overdue:{due or task.ends.isoformat()}{refuted}")
    if refuted:
        return _Verdict("under_way", refuted.strip(";"), "yellow")
    if status == "not_started":
        share = Period(task.starts, end, "", "span").elapsed_share(view.end)
        half = share >= 0.5
        light = "yellow" if share > 0 else "grey"
        return (
            _Verdict("delayed", f"not_started:{report.period}")
            if half
            else _Verdict(status, f"reported:{report.period}", light)
        )
    return _Verdict(status, f"reported:{report.period}")


def _due(task: _Promised, reports: Sequence[TaskReport]) -> str:
    """Give the deadline in force."""
    longer = extension(reports)
    return longer.extended_to if longer else task.due


def _of_papers(tables: Tables, place: str, view: View) -> list[_Promised]:
    """List the tasks of a place's papers that are for the year."""
    papers: Mapping[str, Paper] = {
        paper.document_id: paper
        for paper in records(tables.documents, Paper)
        if paper.place == place and view.end.year in periods.parse(paper.period).years
    }
    spans = {name: periods.parse(paper.period) for name, paper in papers.items()}
    moved = moved_deadlines(tables, place, view.end)
    rows = []
    for task in sorted(records(tables.tasks, Task), key=lambda task: (task.document_id, task.start)):
        if task.document_id not in papers or task.moves:
            continue
        later, span = moved.get((task.document_id, task.number)), spans[task.document_id]
        rows.append(
            _Promised(
                place=place,
                document_id=task.document_id,
                number=task.number,
                text=task.text,
                year=span.text,
                due=later.due if later else task.due,
                starts=span.start,
                ends=span.end,
                deadline=task.deadline or task.due,
                moved_from=(task.deadline or task.due) if later else "",
                moved_since=later.since if later else "",
            )
        )
    return rows


def _assigned(reports: Iterable[TaskReport], view: View) -> list[_Promised]:
    """List the tasks of the year that stand in no paper, as their latest report has them."""
    year = str(view.end.year)
    last = {r.task: r for r in reports if not r.document_id and r.period[:4] == year}
    return [
        _Promised(
            place=report.place,
            document_id="",
            number=report.task,
            text=report.text,
            year=year,
            due=report.due,
            deadline=report.due,
            starts=date(view.end.year, 1, 1),
            ends=date(view.end.year, 12, 31),
        )
        for report in last.values()
    ]
