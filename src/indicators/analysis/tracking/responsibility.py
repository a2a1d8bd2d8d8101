"""Who answers for what: tasks, targets and their state by lead leader, lead unit, other unit and section.

A task led by several is joint: it counts once for each of them, as joint, and once in the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from indicators import periods
from indicators.analysis.row_filters import Known
from indicators.analysis.tracking.target_counts import Counted, count
from indicators.analysis.tracking.tracking import Tracked
from indicators.errors import BadParameter
from indicators.tables.contract.records import Paper, Task, records
from indicators.tables.store import Tables
from indicators.vocabulary.offices import Office, answers, full_names, is_lead, offices

BY = ("lead_leader", "lead_unit", "responsible_unit", "section")
# Also those whom the paper does not call leads.
LEADER = "leader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A task and one of those who answer for it, an office by one name; `name` is "" where nobody does."""

    by: str
    name: str
    written: str
    remark: str
    is_group: bool
    is_joint: bool
    document_id: str
    task: str
    section: str
    text: str
    duties: tuple[str, ...]

    def answers_for(self, target: Tracked) -> bool:
        """Whether a target of the task is this name's: one that a remark gives to another is not."""
        return not self._named_for(target) or answers(self.remark, target.indicator)

    def shares(self, target: Tracked) -> bool:
        """Whether others of the task answer for a target too."""
        return self.is_joint and self._named_for(target) != 1

    def _named_for(self, target: Tracked) -> int:
        """Count the remarks that name a target."""
        return sum(answers(duty, target.indicator) for duty in self.duties)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """The tasks and targets of one name.

    `target_ids` lead to the targets; `statuses` and `lights` are theirs; `reason` says why a name is empty.
    """

    by: str
    name: str
    is_group: bool
    tasks: int
    tasks_joint: int
    targets: int
    targets_joint: int
    target_ids: tuple[str, ...]
    statuses: tuple[str, ...]
    lights: tuple[str, ...]
    reason: str

    @property
    def counts(self) -> tuple[Counted, ...]:
        """How many targets stand how."""
        return count(map(Counted, self.statuses, self.lights, repeat(1)))


def assignment_rows(known: Known, *, by: str = "lead_unit") -> list[Assignment]:
    """List who is named for each task of a place's papers for a year, in the papers' order.

    Parameters
    ----------
    by : str
        lead_leader, lead_unit, responsible_unit, section, or leader for those who do not lead too.

    Raises
    ------
    BadParameter
        If `by` is none of these.
    """
    if by not in (*BY, LEADER):
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
    full = full_names_of(known.tables, known.place) if by in ("lead_unit", "responsible_unit") else {}
    return [row for task in asked if not task.moves for row in _named(task, by, full)]


def full_names_of(tables: Tables, place: str) -> Mapping[str, str]:
    """Give the full names of a place's offices, of those that one of its papers expands, by their names."""
    papers, tasks = tables.documents, tables.tasks
    own = tasks[tasks["document_id"].isin(papers.loc[papers["place"] == place, "document_id"])]
    return full_names([*own["lead_units"], *own["responsible_units"]])


def _named(task: Task, by: str, full: Mapping[str, str]) -> Iterator[Assignment]:
    """Give a row for each name of a task."""
    found = [replace(one, name=full.get(one.name, one.name)) for one in _names(task, by)]
    for one in found or [Office("", "")]:
        yield Assignment(
            by=by,
            name=one.name,
            written=one.written,
            remark=one.remark,
            is_group=one.is_group,
            is_joint=len(found) > 1,
            document_id=task.document_id,
            task=task.number,
            section=task.section,
            text=task.text,
            duties=tuple(filter(None, (other.remark for other in found))),
        )


def _names(task: Task, by: str) -> list[Office]:
    """List who answers for a task, each once."""
    if by == "section":
        section = task.section.partition(" > ")[0]
        return [Office(section, task.section)] if section else []
    if by in ("lead_leader", LEADER):
        named = dict.fromkeys(filter(None, task.lead_leaders.split(";")))
        return [Office(name, name) for name in named if by == LEADER or is_lead(name)]
    return offices(task.lead_units if by == "lead_unit" else task.responsible_units)


def workload_rows(assigned: Iterable[Assignment], judged: Iterable[Tracked]) -> list[Workload]:
    """Count tasks, targets and the targets' states by who answers for them, most tasks first.

    Parameters
    ----------
    assigned : iterable of Assignment
        As `assignment_rows` gives them.
    judged : iterable of Tracked
        As `tracking.track_rows` gives them.
    """
    of_task: dict[tuple[str, str], list[Tracked]] = defaultdict(list)
    for target in judged:
        for key in target.task_keys:
            of_task[key].append(target)
    by_name: dict[str, list[Assignment]] = defaultdict(list)
    for row in assigned:
        by_name[row.name].append(row)
    rows = [_counted(own, of_task) for own in by_name.values()]
    return sorted(rows, key=lambda row: (row.name == "", -row.tasks, row.name))


def _counted(own: Sequence[Assignment], of_task: Mapping[tuple[str, str], Sequence[Tracked]]) -> Workload:
    """Count the tasks and targets of one name, which each task names once."""
    first = own[0]
    targets: dict[str, tuple[Tracked, bool]] = {}
    for row in own:
        for target in of_task.get((row.document_id, row.task), ()):
            if not row.answers_for(target):
                continue
            targets.setdefault(target.target_id, (target, row.shares(target)))
    return Workload(
        by=first.by,
        name=first.name,
        is_group=first.is_group,
        tasks=len(own),
        tasks_joint=sum(row.is_joint for row in own),
        targets=len(targets),
        targets_joint=sum(is_joint for _, is_joint in targets.values()),
        target_ids=tuple(targets),
        statuses=tuple(target.status for target, _ in targets.values()),
        lights=tuple(target.light for target, _ in targets.values()),
        reason="" if first.name else f"no_{first.by}",
    )
