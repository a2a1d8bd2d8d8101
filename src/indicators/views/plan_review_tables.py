"""A plan's account as tables: goals year by year with their verdicts, and what plans hand on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from indicators import periods
from indicators.analysis.plans.plan_account import PlanGoal
from indicators.analysis.plans.plan_review import PlanReview, ReviewedGoal, by_indicator
from indicators.analysis.printed_targets import told_higher
from indicators.charts import number_format
from indicators.views import cells, status_chips
from indicators.views.cells import Cell, Figure, Text
from indicators.views.goal_words import base_amount
from indicators.views.plan_account_tables import PlanAccountTables, ids
from indicators.views.table import Column, Table

AMOUNT = re.compile(r"([-−]?[\d.,]+)(.*)")
UNKNOWN = "—"
BETWEEN = " · "


@dataclass(frozen=True)
class Succession:
    """A goal of a plan and what the plan after it makes of it: either is missing where there is none."""

    status: str
    old: PlanGoal | None
    new: PlanGoal | None

    @property
    def known(self) -> PlanGoal:
        """The older goal, else the newer."""
        found = self.old or self.new
        assert found is not None
        return found


# Rows that a page shows before the rest is asked for; on a telephone half as many.
MOST_GOALS = 20


@dataclass(frozen=True)
class PlanReviewTables(PlanAccountTables):
    """Makes tables of `analysis.plans.plan_review`."""

    def goals(self, rows: Sequence[ReviewedGoal], made: PlanReview, caption: str, sub: str) -> Table:
        """List goals with base, figures by year and verdicts; a column without any cell is left out."""
        first, last = made.span.years[0], made.span.years[-1]
        early = _counted_early(rows)
        optional: list[Column[ReviewedGoal]] = [
            self.column("base", lambda row: self._base(row.now), "number"),
            self.column("goal", lambda row: self._changed_goal(row.now), "number"),
            self.column("latest", lambda row: self._latest(row.now), "number"),
            Column(
                self.say("head_by_year", first=first, last=last),
                lambda row: self._years_of(row, made),
                "series",
            ),
        ]
        if not made.is_final:
            optional += [
                self.column("done", lambda row: self._done(row.now), "number"),
                self.column("yearly_need", lambda row: self._need(row.now), "number"),
            ]
        optional.append(self.column("status", lambda row: self._verdict(row, made, early)))
        if made.midterm and any(row.midterm and row.midterm.light != "grey" for row in rows):
            head = self.say("head_midterm", year=made.midterm.text)
            optional.append(Column(head, self._at_midterm))
        if made.after:
            head = self.say("head_in_plan", plan=self.plan(periods.parse(made.after[0].span)))
            optional.append(Column(head, lambda row: self._became(row, made)))
        optional.append(self.column("flags", lambda row: self._remarks(row.now), "wide"))
        columns = [
            self.column("indicator", lambda row: self._with_due(row.now, made)),
            *(column for column in optional if any(column.cell(row) != Cell() for row in rows)),
            self.citations.cited_column(all_ids),
        ]
        return Table.of(rows, columns, caption, sub, first=MOST_GOALS)

    def _with_due(self, row: PlanGoal, made: PlanReview) -> Cell:
        """Name the indicator of a goal, and the year in which a step is due before the plan's end."""
        if row.span == made.span.text:
            return self._indicator(row)
        until = periods.parse(row.span).years[-1]
        return self.localizer.indicator(row, self.localizer.say("step_until", year=until))

    def handed_on(
        self, rows: Sequence[Succession], old: periods.Period, new: periods.Period, caption: str, sub: str
    ) -> Table:
        """List what a plan took over from the one before it, changed, dropped and brought in."""
        columns: list[Column[Succession]] = [
            self.column("indicator", lambda row: self._indicator(row.known)),
            Column(
                self.say("head_goal_of_plan", plan=self.plan(old)),
                lambda row: self._goal_of(row.old),
                "number",
            ),
            Column(
                self.say("head_verdict_of_plan", plan=self.plan(old)),
                lambda row: self._status(row.old) if row.old else Cell(),
            ),
            Column(
                self.say("head_goal_of_plan", plan=self.plan(new)),
                lambda row: self._goal_of(row.new),
                "number",
            ),
            self.column("succession", lambda row: self.statuses(row.status)),
            self.citations.cited_column(
                lambda row: [row.old.goal_id if row.old else "", row.new.goal_id if row.new else ""]
            ),
        ]
        return Table.of(rows, columns, caption, sub, first=MOST_GOALS)

    def plan(self, span: periods.Period) -> str:
        """Name a plan: “十四五”, 2021–2025."""
        return number_format.quoted_plan(span, self.localizer.lang)

    def _base(self, row: PlanGoal) -> Cell:
        value, unit, words = base_amount(row.base_id, self.citations, self.localizer)
        when = self.localizer.period(row.base_period)
        return cells.lines(words, when, figure=Figure.of(value, unit)) if words else Cell()

    def _changed_goal(self, row: PlanGoal) -> Cell:
        higher = told_higher(row.stretch, self.localizer.lang)
        return cells.lines(self.goal(row), higher, self.replaced(row), figure=Figure.of(row.value, row.unit))

    def _goal_of(self, row: PlanGoal | None) -> Cell:
        return cells.lines(self.goal(row), figure=Figure.of(row.value, row.unit)) if row else Cell()

    def _years_of(self, row: ReviewedGoal, made: PlanReview) -> Cell:
        """Write the figures of the plan's years in order, the unit once where it is one; — for no figure.

        The latest figure alone stands in its own column.
        """
        if [str(year.year) for year in row.years] in ([], [row.now.latest_period]):
            return Cell()
        own, write = row.now.unit, self.localizer.figure
        told = {year.year: write(year.value, own, year.comparator) for year in row.years}
        parts = {year: found for year, text in told.items() if (found := AMOUNT.fullmatch(text))}
        units = {found[2] for found in parts.values()}
        # A rate keeps its sign: 8 · — · 1.9% are not of one unit to the eye.
        unit = units.pop() if len(units) == 1 and len(parts) == len(told) and own != "%" else ""
        bare = {year: parts[year][1] if unit and year != max(told) else text for year, text in told.items()}
        shown = [bare.get(year, UNKNOWN) for year in made.span.years]
        is_added = row.years[0].measure != row.now.measure
        label = self.say("added_each_year") if is_added else ""
        return Cell((Text(label + BETWEEN.join(shown), "small"),))

    def _verdict(self, row: ReviewedGoal, made: PlanReview, early: Collection[str]) -> Cell:
        """Show the verdict, how far from the goal, and when it was first reached.

        What the summary counts as achieved early is called so here.
        """
        made_of = [self._status(row.now)]
        # Before the end a gap to the end's goal is no shortfall.
        if made.is_final:
            made_of.append(_small(self._gap(row.now)))
        if row.reached_in and row.now.status == "met":
            key = "achieved_early_in" if row.now.goal_id in early else "reached_in"
            words = self.say(key, year=row.reached_in)
            made_of.append(Cell((Text(words, "small"),)))
        return cells.joined(*made_of)

    def _at_midterm(self, row: ReviewedGoal) -> Cell:
        return self._status(row.midterm) if row.midterm else Cell()

    def _became(self, row: ReviewedGoal, made: PlanReview) -> Cell:
        """Show what the next plan makes of a goal, with the goal it sets."""
        if row.after is None:
            return Cell()
        found = next((other for other in made.after if other.goal_id == row.after.goal_id), None)
        chip = Cell((status_chips.chip(row.after.status, self.localizer.lang),))
        return cells.joined(chip, _small(self._goal_of(found)))


def _counted_early(rows: Sequence[ReviewedGoal]) -> frozenset[str]:
    """Name the goals of the indicators that count as achieved early."""
    found = (one for one in by_indicator(rows) if one.status == "achieved_early")
    return frozenset(goal.now.goal_id for one in found for goal in one.goals)


def _small(cell: Cell) -> Cell:
    """Put a cell's words into smaller type, without the figure."""
    return replace(
        cell,
        figure=None,
        parts=tuple(replace(part, style="small") if isinstance(part, Text) else part for part in cell.parts),
    )


def all_ids(row: ReviewedGoal) -> list[str]:
    """Give the ids of the figures that a goal's row rests on, those of single years among them."""
    return [
        *ids(row.now),
        *(year.observation_id for year in row.years),
        row.after.goal_id if row.after else "",
    ]
