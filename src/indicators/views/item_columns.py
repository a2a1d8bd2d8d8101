"""The columns of tables in which targets and tasks stand together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indicators import periods
from indicators.analysis.tracking.displayed_targets import Standing
from indicators.analysis.tracking.shortfalls import Shortfall
from indicators.analysis.tracking.tracking import Tracked
from indicators.analysis.tracking.year_status import Item
from indicators.reading.times.deadlines import due
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.reported.task_words import task_words
from indicators.views import cells, status_chips
from indicators.views.amount_words import target_words
from indicators.views.cells import Cell, Chip, Figure, Text
from indicators.views.replaced_targets import change_words
from indicators.views.target_columns import DUTIES, TargetColumns, figure_ids
from indicators.vocabulary import schemes

# The reason of a task that is judged by one of its targets.
WORST = "worst_target"
# That of a task whose unit says that it is done, though one of its targets is not reached.
CLAIMED = "claims_done"
# The statuses that units report of tasks; other lists have the same words (滞后) for something else.
TOLD = ("not_started", "under_way", "met", "delayed")
# So many units are named where none leads.
_MOST_UNITS = 3


@dataclass(frozen=True)
class ItemColumns(TargetColumns):
    """Makes cells of targets and tasks."""

    def item(self, item: Item) -> Cell:
        """Name a target by its indicator and a task by its words, which lead to who answers for it."""
        if item.target is not None:
            return self.indicator(item.target)
        name, number = self._task_anchor(item), self.task_number(item)
        words = Text(item.tracked.target)
        return Cell((words, Text(number, "small", f"{DUTIES}#{name}")), anchor=name)

    def counted(self, statuses: Iterable[str]) -> str:
        """Say how many have each status; within a sentence an English one begins small."""
        counts = Counter(statuses)
        return self.localizer.joined(
            self.say("count_of_status", count=counts[name], status=f"{label[:1].lower()}{label[1:]}")
            for name, status in schemes().statuses.items()
            if counts[name] and (label := status.label(self.localizer.lang))
        )

    def row_name(self, item: Item) -> str:
        """Give the name by which pages lead to a row: its indicator's, else its task's; "" for neither."""
        return item.tracked.indicator_id or (self._task_anchor(item) if item.tracked.task else "")

    def _task_anchor(self, item: Item) -> str:
        return self.citations.task_anchor(item.tracked.task_document, item.tracked.task)

    def task_number(self, item: Item) -> str:
        """Write the number of a task; one that stands in no paper says so by itself."""
        paper, number = item.tracked.task_document, item.tracked.task
        if paper:
            return self.citations.task_number(paper, number)
        return self.say("assigned_task", number=number.removeprefix(task_words().assigned))

    def promise(self, item: Item) -> Cell:
        """Write a target as printed, and of a task its deadline."""
        if item.target is not None:
            return cells.joined(self.target(item.target), self._due_before_the_year(item), self._steps(item))
        day = item.deadline
        words = self.say("deadline_of", day=self.localizer.day(day)) if day else ""
        return cells.joined(cells.lines(words), self.moved(item), self._steps(item))

    def _steps(self, item: Item) -> Cell:
        """Write what the task is to reach by days before its deadline."""
        told = (self.say("step_of", day=self.localizer.day(step.day), what=step.what) for step in item.steps)
        return Cell(tuple(Text(words, "small") for words in told))

    def _due_before_the_year(self, item: Item) -> Cell:
        """Write the deadline of a target's task where it leaves less than the target's own time."""
        day = item.task_deadline
        if day is None or day >= periods.parse(item.tracked.period).end:
            return Cell()
        return Cell((Text(self.say("deadline_of", day=self.localizer.day(day)), "small"),))

    def moved(self, item: Item) -> Cell:
        """Say of a task until when it was due before, if moved, and what extension is applied for."""
        row, longer = item.tracked, item.extension
        if item.target is not None:
            return Cell()
        if not row.in_force_from:
            return self._applied_for(item.report)
        key = "moved_deadline" if row.replaced else "moved_target_plain"
        words = self.say(key, old=self._day_words(row), since=row.in_force_from)
        if longer:
            words = self.say("extended_deadline", moved=words, name=longer.approved_by)
        return cells.joined(Cell((Text(words, "small"),)), self._applied_for(item.report))

    def _day_words(self, row: Tracked) -> str:
        """Give the words of an old deadline; in English the day that they mean."""
        day = "" if self.localizer.lang == "zh" else due(row.replaced, int(row.period[:4]))
        return self.localizer.day(date.fromisoformat(day)) if day else row.replaced

    def _applied_for(self, report: TaskReport | None) -> Cell:
        """Write the extension that a unit applies for and that nobody has approved."""
        if report is None or report.approved_by or not report.extended_to:
            return Cell()
        day = self.localizer.day(date.fromisoformat(report.extended_to))
        return Cell((Text(self.say("applied_for", day=day), "small"),))

    def reached_by(self, item: Item) -> Cell:
        """Write the latest figure of a target, and of a task what was reported of it."""
        if item.target is not None:
            return self.observed(item.target)
        return self.told(item.report) if item.report else Cell()

    def told(self, report: TaskReport) -> Cell:
        """Write what a unit reports: its word for it, how far it is, of when and by whom."""
        says = report.reported_by or self.say("said_by_department")
        when = cells.SEPARATOR.join((self.localizer.period(report.period), says))
        return cells.lines(self._word(report.status), report.progress, when)

    def far(self, row: Shortfall) -> Cell:
        """Write how far a target is behind or beyond, and how late a task is."""
        if row.item.target is not None and not row.days_late:
            return self.gap(row.item.target)
        if not row.days_late:
            return Cell()
        words = self.say("days_late", count=row.days_late)
        return cells.lines(words, figure=Figure(row.days_late, "天"))

    def rest(self, item: Item) -> Cell:
        """Write what the rest of the year has to bring, with the unit's own problem and next step."""
        need = self.needs(item.target) if item.target is not None else Cell()
        told = [Text(self.say(f"told_{key}", words=words), "small") for key, words in _troubles(item.report)]
        return cells.joined(need, Cell(tuple(told)))

    def item_chip(self, item: Item) -> Chip:
        """Give the status with its light."""
        return status_chips.chip(item.status, self.localizer.lang, item.light)

    def state(self, item: Item) -> Cell:
        """Write the status, and why or since when."""
        if item.target is not None:
            return self.status(item.target)
        return cells.joined(Cell((self.item_chip(item),)), self.why(item))

    def why(self, item: Item) -> Cell:
        """Say why a task stands as it does, unless it is that nothing was reported."""
        reason = item.tracked.reason
        code, _, name = reason.partition(":")
        if code == WORST:
            target = self.citations.target(name)
            words = self.say(
                "by_target", name=self.localizer.name(target), target=target_words(self.localizer, target)
            )
            before = change_words(target, self.citations.target, self.localizer) if target.revises else []
            return Cell(tuple(Text(line, "small") for line in (words, *before)))
        if code == CLAIMED:
            # Which target it is, not its figure alone.
            target = self.citations.target(name)
            reason = f"{CLAIMED}:{self.localizer.name(target)} {target_words(self.localizer, target)}"
        told = self.notes("" if reason == "no_report" else reason)
        return Cell(tuple(replace(part, style="small") for part in told.parts if isinstance(part, Text)))

    def judged_anew(self, item: Item) -> Cell:
        """Say of a task that is judged by a changed target what it is judged by, and what that was before."""
        code, _, name = item.tracked.reason.partition(":")
        target = self.citations.target(name) if code == WORST else None
        if target is None or not target.revises:
            return Cell()
        told = change_words(target, self.citations.target, self.localizer)
        words = self.localizer.joined(
            [f"{self.localizer.name(target)} {target_words(self.localizer, target)}", *told]
        )
        return Cell((Text(words, "small"),))

    def in_charge(self, item: Item) -> Cell:
        """Name who leads, the units first; where the paper names no lead, the units that it does name."""
        others = self.localizer.joined(item.responsible[:_MOST_UNITS])
        if len(item.responsible) > _MOST_UNITS:
            # More would take the room of the task's own words; how many they are nobody says of 各区县政府.
            others = self.say("units_and_more", units=others)
        told = self.say("responsible_units", units=others) if others else ""
        return cells.lines(self.localizer.joined(item.units) or told, self.localizer.joined(item.leaders))

    def item_ids(self, item: Item) -> Sequence[str]:
        """Give the ids of the figures that a target rests on; a task's own words are told already."""
        return figure_ids(item.target) if item.target is not None else ()

    def figure_of(self, item: Item | None) -> str:
        """Write in a few words how something stood: its figure, or its unit's word where that is another."""
        if item is None:
            return ""
        row: Standing | None = item.target
        if row is not None:
            return self.reached(row)
        word = self._word(item.report.status) if item.report else ""
        is_told = not word or word == self.item_chip(item).text
        return "" if is_told else self.say("state_told", state=word)

    def _word(self, told: str) -> str:
        """Put a unit's word for a task into the page's language."""
        known = {one.zh: one for one in map(schemes().status, TOLD)}
        return known[told].label(self.localizer.lang) if told in known else told


def _troubles(report: TaskReport | None) -> list[tuple[str, str]]:
    """List what a unit says of what is in the way and what it does next; what it left empty is left out."""
    told = [("problem", report.problem), ("next_step", report.next_step)] if report else []
    return [(key, words) for key, words in told if words]
