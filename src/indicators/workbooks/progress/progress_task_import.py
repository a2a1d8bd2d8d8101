"""What a filled-in workbook changes in data/raw/progress/tasks.csv."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.errors import IndicatorsError, WouldOverwrite
from indicators.tables.reported.task_reports import HEADER, Key, TaskReport, render
from indicators.vocabulary.phrase import Phrase
from indicators.workbooks.fault_phrases import held, say
from indicators.workbooks.progress.progress_task_layout import task_sheet
from indicators.workbooks.progress.progress_task_reading import TaskReading


@dataclass(frozen=True)
class TaskChanges:
    """The reports that are new or differ."""

    before: Mapping[Key, TaskReport]  # What is stored, by place, paper, task and period.
    changed: Mapping[Key, TaskReport]  # What takes its place or joins it.
    unchanged: int  # Reports that were stored already.
    # Stored reports that would be overwritten without having been asked for.
    faults: Sequence[IndicatorsError]

    def whole(self, kept: str) -> bytes:
        """Give the file with the changes, each naming the workbook it came in."""
        new = {key: report.model_copy(update={"file": kept}) for key, report in self.changed.items()}
        return render({**self.before, **new}.values())


def changes(reading: TaskReading, stored: Sequence[TaskReport], *, replace: bool) -> TaskChanges:
    """Hold the reports of a workbook against those that are stored."""
    before = {report.key: report for report in stored}
    given = {report.key: report for report in reading.reports}
    changed = {key: report for key, report in given.items() if _differing(report, before.get(key))}
    faults = [
        _would_overwrite(before[key], report, reading.where[key])
        for key, report in changed.items()
        if key in before and not replace
    ]
    return TaskChanges(before, changed, len(given) - len(changed), faults)


def _differing(new: TaskReport, old: TaskReport | None) -> list[str]:
    names = [name for name in HEADER if name != "file"]
    return [name for name in names if old is None or getattr(new, name) != getattr(old, name)]


def _would_overwrite(old: TaskReport, new: TaskReport, where: str) -> WouldOverwrite:
    heads = {name: column.header for name, column in task_sheet().columns.items()}

    def told(report: TaskReport) -> Phrase:
        differing = _differing(new, old)
        return held((heads.get(name, name), getattr(report, name)) for name in differing)

    return WouldOverwrite(
        expected=say("stored_task", task=old.task, period=old.period, told=told(old)),
        found=told(new),
        where=where,
        remedy=say("later_period"),
    )
