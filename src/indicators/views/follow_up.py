"""The tables a quarter is followed up by: what to act on, what changed, what falls due, every task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators import periods
from indicators.analysis.tracking.falling_due import FallingDue
from indicators.analysis.tracking.quarter_changes import Change
from indicators.analysis.tracking.quarter_ends import before_of, next_of
from indicators.analysis.tracking.shortfalls import Shortfall
from indicators.analysis.tracking.worst_target import FINISHED
from indicators.analysis.tracking.year_status import Item
from indicators.views import cells
from indicators.views.cells import Cell, Chip, Text
from indicators.views.display import NOTHING, Html
from indicators.views.html_tables import remark
from indicators.views.item_columns import ItemColumns
from indicators.views.status_chips import LIGHTS
from indicators.views.table import Column, Table
from indicators.views.target_columns import QUARTERS

# Rows that a page shows before the rest is asked for.
MOST_TO_ACT_ON, MOST_CHANGES, MOST_DUE, MOST_TASKS = 10, 10, 10, 20
BOUNDED = ("ceiling", "keep", "band")
# What something newly is, that has no pace to lag behind.
NEWLY = {"beyond_limit": "newly_beyond", "below_target": "newly_below"}


@dataclass(frozen=True)
class FollowUp(ItemColumns):
    """Tables of the rows of `analysis.tracking.year_status`."""

    until: str  # The quarter (2025-Q2) or month (2025-08) looked from.

    def to_act_on(self, rows: Sequence[Shortfall]) -> Table | Html:
        """List what is behind or beyond its limit; a line if nothing is."""
        if not rows:
            return remark(self.say("nothing_to_act_on"))
        columns: list[Column[Shortfall]] = [
            self.column("item", lambda row: self.item(row.item)),
            self.column("promise", lambda row: self.promise(row.item), "number"),
            self.column("observed", lambda row: self.reached_by(row.item), "number"),
            self.column("gap", self.far, "number"),
            self.column("status", lambda row: self.state(row.item)),
            self.column("in_charge", lambda row: self.in_charge(row.item)),
            # At the year's end nothing is left to be done.
            *([self.column("needs", lambda row: self.rest(row.item))] if self._has_rest(rows) else []),
            self.citations.cited_column(lambda row: self.item_ids(row.item)),
        ]
        targets = sum(row.item.target is not None for row in rows)
        counts = {"targets": targets, "tasks": len(rows) - targets}
        caption = self.say("act_table" if counts["tasks"] else "act_table_targets", **counts)
        return Table.of(rows, columns, caption, first=MOST_TO_ACT_ON)

    def _has_rest(self, rows: Sequence[Shortfall]) -> bool:
        return not periods.parse(self.until).ends_year or any(self.rest(row.item).parts for row in rows)

    def changed(self, rows: Sequence[Change]) -> Table | Html:
        """List what changed since the quarter before; a line if nothing did."""
        before = self.localizer.to_date(before_of(self.until))
        if not rows:
            ends_year = periods.parse(self.until).ends_year
            return remark(self.say("nothing_else_changed" if ends_year else "nothing_changed", before=before))
        now = self.localizer.to_date(self.until)
        columns: list[Column[Change]] = [
            self.column("item", lambda row: self.item(row.now)),
            self.column("change", self._change),
            Column(before, self._before),
            Column(now, self._now),
            self.column("in_charge", lambda row: self.in_charge(row.now)),
            self.citations.cited_column(lambda row: self.item_ids(row.now)),
        ]
        caption = self.say("change_table", before=before, count=len(rows))
        return Table.of(rows, columns, caption, first=MOST_CHANGES)

    def _change(self, row: Change) -> Cell:
        """Name the change in the light that came of it."""
        key = "moved" if row.is_only_moved else _turn(row)
        words = self.say(f"change_{key}")
        return Cell((Chip(words, LIGHTS[row.now.light]),))

    def _before(self, row: Change) -> Cell:
        """Write how something stood then; a target that was changed with its figure then, too."""
        if row.before is None:
            return Cell()
        stood = self._stood(row.before, f"{QUARTERS}@{before_of(self.until)}#{self.row_name(row.before)}")
        if row.kind != "revised":
            return stood
        if row.before.target is None:
            return cells.joined(stood, self.promise(row.before))
        if row.is_only_moved:
            return stood
        return cells.joined(stood, self._aimed_then(self.aimed(row.before.target)))

    def _now(self, row: Change) -> Cell:
        """Write how something stands; of a task whose deadline was moved the new one, too."""
        stood = self._stood(row.now)
        is_task = row.kind == "revised" and row.now.target is None
        return cells.joined(stood, self.promise(row.now)) if is_task else stood

    def _stood(self, item: Item, link: str = "") -> Cell:
        figure = self.figure_of(item)
        target = self.aimed(item.target) if item.target is not None else ""
        words = self.say("figure_of_target", figure=figure, target=target) if target else figure
        return Cell((self.item_chip(item), *([Text(words, "small", link)] if figure else [])))

    def _aimed_then(self, target: str) -> Cell:
        return Cell((Text(self.say("target_then", target=target), "small"),))

    def due(self, rows: Sequence[FallingDue], open_statuses: Sequence[str]) -> Table | Html:
        """List what falls due in the quarter and the next; a line if nothing does.

        With the statuses of the year's targets that are not met, towards its end the line tells of them too.
        """
        this, after = (self.localizer.period(until) for until in (self.until, next_of(self.until)))
        words = {"quarter": this, "next": after}
        # Only towards the year's end is it among what comes next.
        nearing = any(periods.parse(until).ends_year for until in (self.until, next_of(self.until)))
        is_year_end = open_statuses and nearing
        is_over = periods.parse(self.until).ends_year
        told = "fallen_due_at_year_end" if is_over else "due_at_year_end"
        counts = {"count": len(open_statuses), "counted": self.counted(open_statuses)}
        year_end = self.say(told, **counts) if is_year_end else ""
        if not rows:
            nothing = "nothing_else_due" if is_year_end else "nothing_due"
            return remark(self.say(nothing, **words) + year_end)
        columns: list[Column[FallingDue]] = [
            self.column("item", lambda row: cells.joined(self.item(row.item), self.step(row))),
            self.column("due", self._due_day),
            self.column("promise", self._promise_due, "number"),
            self.column("observed", lambda row: self.reached_by(row.item), "number"),
            self.column("status", lambda row: self.state(row.item)),
            self.column("in_charge", lambda row: self.in_charge(row.item)),
            self.citations.cited_column(lambda row: self.item_ids(row.item)),
        ]
        caption = self.say("due_table", **words)
        return Table.of(rows, columns, caption, year_end, first=MOST_DUE)

    def step(self, row: FallingDue) -> Cell:
        """Write what of a task is due; nothing where all of it is."""
        words = self.say("step_due", what=row.step) if row.step else ""
        return Cell((Text(words, "small"),)) if words else Cell()

    def _due_day(self, row: FallingDue) -> Cell:
        return cells.joined(cells.lines(self.localizer.day(row.day)), self.moved(row.item))

    def _promise_due(self, row: FallingDue) -> Cell:
        """Write a target; the deadline of a task has a column of its own."""
        return self.promise(row.item) if row.item.target is not None else Cell()

    def every_task(self, items: Sequence[Item], place: str) -> Table | Html:
        """List every task with its state and who leads it; nothing where no task is numbered."""
        if not items:
            return NOTHING
        columns: list[Column[Item]] = [
            self.column("task", self._named),
            *([self.column("due", self.promise)] if any(item.deadline for item in items) else []),
            *([self.column("progress", self._told)] if any(item.report for item in items) else []),
            self.column("status", self._task_state),
            self.column("in_charge", self.in_charge),
        ]
        caption = self.say("task_table", place=place, year=self.until[:4], count=len(items))
        without = self.say("task_table_numberless", count=sum(item.is_numberless for item in items))
        return Table.of(items, columns, caption, self.say("task_table_sub") + without, first=MOST_TASKS)

    def _named(self, item: Item) -> Cell:
        """Name a task, and say behind its number where it has no figure to be judged by."""
        named = self.item(item)
        if not item.is_numberless:
            return named
        *words, number = named.parts
        told = cells.SEPARATOR.join((number.text, self.say("is_numberless")))
        return replace(named, parts=(*words, replace(number, text=told)))

    def _told(self, item: Item) -> Cell:
        if item.report is None:
            return Cell()
        more = [
            self.say(f"told_{key}", words=words)
            for key in ("problem", "next_step", "evidence")
            if (words := getattr(item.report, key))
        ]
        return cells.joined(self.told(item.report), Cell(tuple(Text(words, "small") for words in more)))

    def _task_state(self, item: Item) -> Cell:
        """Write the status; that the worst target speaks is said once, under the caption."""
        is_worst = item.tracked.reason.startswith("worst_target")
        chip = Cell((self.item_chip(item),))
        return cells.joined(chip, self.judged_anew(item) if is_worst else self.why(item))


def _turn(row: Change) -> str:
    """Name a change by what came of it: a verdict that is new says more than how the light changed."""
    now, before = row.now, row.before
    if before is None or row.kind == "revised":
        return row.kind
    if now.status == "missed" and before.status != "missed":
        return "newly_missed"
    if row.kind == "recovered" and now.status in FINISHED:
        return "finished"
    if row.kind != "newly_behind":
        return row.kind
    if now.status in NEWLY:
        return NEWLY[now.status]
    return "newly_off" if now.tracked.aim in BOUNDED else "newly_behind"
