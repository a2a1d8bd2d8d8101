"""The views of `quarterly_report`: every target of a place's year at the end of a quarter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import TypeVar

from indicators import periods
from indicators.analysis.papers.consistency import finding_rows
from indicators.analysis.plans.contribution import contribution_rows
from indicators.analysis.row_filters import know, year_without_targets
from indicators.analysis.tracking.displayed_targets import Standing
from indicators.analysis.tracking.falling_due import falling_due
from indicators.analysis.tracking.quarter_changes import Change, quarter_changes
from indicators.analysis.tracking.shortfalls import shortfalls
from indicators.analysis.tracking.year_status import YearStatus
from indicators.tables.reported.task_reports import TaskReport
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.consistency_findings import OF_THE_YEAR, ConsistencyFindings
from indicators.views.county_sections import CountySections
from indicators.views.display import NOTHING, Charts, Html
from indicators.views.follow_up import FollowUp
from indicators.views.growth_targets import GrowthTargets
from indicators.views.judging_method import judging_method
from indicators.views.key_indicators import KeyIndicators
from indicators.views.localizer import Localizer
from indicators.views.page_state import Lights
from indicators.views.precedence import Precedence
from indicators.views.responsibility_tables import ResponsibilityTables, items_by_task
from indicators.views.status_by_quarter import StatusByQuarter
from indicators.views.summary_sentences import Summary
from indicators.views.table import Table
from indicators.views.target_columns import figure_ids
from indicators.views.target_tables import TargetTables
from indicators.views.trajectory_charts import TrajectoryCharts
from indicators.vocabulary.scheme import STANDARD

YEAR_END = 4
Shown = TypeVar("Shown")


def of_the_year(
    view: Callable[[QuarterlyReportViews], Shown],
) -> Callable[[QuarterlyReportViews], Shown | Html]:
    """Let a view of what is the same in every quarter show nothing where an earlier page says it already."""

    @wraps(view)
    def show(views: QuarterlyReportViews) -> Shown | Html:
        return view(views) if views.tells_the_year else NOTHING

    return show


@dataclass(frozen=True)
class QuarterlyReportViews(CountySections):
    """All views of one place and quarter, at whose end the targets are judged by a scheme."""

    reports: tuple[TaskReport, ...]  # What units report on tasks.

    @classmethod
    def of(
        cls,
        tables: Tables,
        place: str,
        quarter: str,
        lang: str = "zh",
        scheme: str = STANDARD,
        reports: Iterable[TaskReport] = (),
    ) -> QuarterlyReportViews:
        """Hold the year's targets against the latest figures, and its tasks against what units report.

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        BadPeriod
            If there is no such quarter, or the place has no targets of the year.
        BadParameter
            If the language is neither ``zh`` nor ``en``, or there is no such scheme.
        """
        localizer = Localizer(lang)
        year, number = periods.parse_quarter(quarter)
        known = know(tables, place, year, periods.parse(quarter).end)
        views = cls(localizer, Citations(tables, lang), known, number, scheme, tuple(reports))
        if not views.rows:
            raise year_without_targets(tables, place, year)
        return views

    @cached_property
    def quarters(self) -> tuple[YearStatus, ...]:
        """How targets and tasks stand at the end of each quarter of the year so far."""
        ends = (f"{self.known.year}-Q{number}" for number in range(1, self.quarter + 1))
        return tuple(YearStatus(self.known, end, self.scheme, self.reports) for end in ends)

    @property
    def now(self) -> YearStatus:
        """How targets and tasks stand at the end of the quarter."""
        return self.quarters[-1]

    @property
    def before(self) -> YearStatus | None:
        """How they stood at the end of the quarter before; None in a year's first."""
        return self.quarters[-2] if self.quarter > 1 else None

    @property
    def rows(self) -> tuple[Standing, ...]:
        """The year's targets, the rows of `indicators track`."""
        return self.now.targets

    @cached_property
    def has_data(self) -> bool:
        """Whether there is a figure or a report of the year by the end of the quarter."""
        return any(item.is_seen for item in self.now.items)

    @property
    def tells_the_year(self) -> bool:
        """Whether the page holds what is the same in every quarter.

        Without data only a year's first page does, and one since which targets were changed.
        """
        return self.has_data or self.quarter == 1 or bool(self._changed)

    @cached_property
    def _changed(self) -> list[Change]:
        return quarter_changes(self.now, self.before) if self.before else []

    @cached_property
    def seen(self) -> list[Standing]:
        """The targets with a figure to hold them against."""
        return [row for row in self.rows if row.is_seen]

    def summary(self) -> Html:
        """Say in one sentence where the quarter stands, and how much has data."""
        return self._summary.html()

    def lights(self) -> Lights:
        """Count the targets and tasks by light, with the change since the quarter before."""
        return self._summary.lights()

    def to_act_on(self) -> Table | Html:
        """List what is behind or beyond its limit by how far, with who leads it and what is still needed."""
        is_told = any(item.is_fresh for item in self.now.items)
        rows = shortfalls(self.now)
        return self._follow_up.to_act_on(rows) if rows or is_told else NOTHING

    def changes(self) -> Table | Html:
        """List what changed since the quarter before; nothing in a year's first quarter."""
        is_told = self.before is not None and (self._changed or self.has_data)
        return self._follow_up.changed(self._changed) if is_told else NOTHING

    def due(self) -> Table | Html:
        """List what falls due in this quarter and the next."""
        return self._follow_up.due(falling_due(self.now), self.now.open_statuses)

    @of_the_year
    def tasks(self) -> Table | Html:
        """List every numbered task with its state, and who leads it."""
        return self._follow_up.every_task(self.now.all_tasks, self.localizer.place(self.known.place))

    @of_the_year
    def key_indicators(self) -> Table | Html:
        """List the headline indicators with target, outcome, gap, light and a small picture."""
        caption = self.say("headline_table", **self._here())
        table = KeyIndicators(self.localizer, self.citations).table
        return table(self.rows, self.known.year, caption, self.known)

    @of_the_year
    def rates(self) -> Charts:
        """Draw the targets for growth and decline beside the outcome so far and last year's."""
        title = self.say("headline_title", year=self.known.year, **self._here())
        return GrowthTargets(self.localizer, self.citations).charts(self.rows, title)

    def progress(self) -> Table | Html:
        """List the targets that a figure can be held against, with gap and status."""
        caption = self.say("progress_table", **self._here())
        # At the year's end nothing is left to be done.
        return self._tables.with_figure(self.seen, caption, has_rest=self.quarter < YEAR_END)

    def status_by_quarter(self) -> Table | Html:
        """Lay out the states of the targets with a figure, a column a quarter of the year so far."""
        if not self.seen:
            return NOTHING
        caption = self.say("by_quarter_table", year=self.known.year, **self._here())
        table = StatusByQuarter(self.localizer, self.citations).table
        return table([status.targets for status in self.quarters], self.known.year, caption)

    @of_the_year
    def plan_trajectories(self) -> Charts:
        """Draw the plan's path for every goal that the year speaks to."""
        year = self.known.year
        last = year if self.quarter == YEAR_END else year - 1
        charts = TrajectoryCharts.of(self.known, last, self.localizer)
        goals = contribution_rows(self.known)
        found = tuple(filter(None, (charts.trajectory(row) or charts.need(row) for row in goals)))
        none = self.say("no_plan", place=self.localizer.place(self.known.place), year=year)
        return Charts(found, none)

    def unseen(self) -> Table | Html:
        """List the targets without any figure of the year, with last year's outcome."""
        rows = [row for row in self.rows if not row.is_seen]
        caption = self.say("unseen_table", until=self._until())
        now = self.now
        return self._tables.without_figure(rows, caption, now.of_target if now.has_reports else None)

    @of_the_year
    def precedence(self) -> Table | Html:
        """Set the province's targets beside the city's: the more demanding governs."""
        return Precedence(self.localizer, self.citations).table(self.known)

    @of_the_year
    def workload(self) -> Table | Html:
        """Count tasks, targets and their states by lead unit."""
        return self._responsibility.rolled_up("lead_unit")

    @of_the_year
    def leaders(self) -> Table | Html:
        """Count tasks, targets and their states by lead leader; a line if the papers name none."""
        return self._responsibility.rolled_up("lead_leader")

    @of_the_year
    def findings(self) -> Table | Html:
        """List what does not go together in the year's targets and outcomes, with both sources."""
        found, place = finding_rows(self.known), self.localizer.place(self.known.place)
        caption = self.say("findings_year", place=place, year=self.known.year)
        return ConsistencyFindings(self.localizer, self.citations).table(found, caption, OF_THE_YEAR)

    def method(self) -> Html:
        """Say in short how the statuses come about, with the numbers used."""
        return judging_method(self.localizer, self.scheme)

    def papers(self) -> Html:
        """List the papers the page rests on."""
        ids = [name for row in self.rows for name in figure_ids(row)]
        if self.tells_the_year:
            ids += [name for goal in contribution_rows(self.known) for name in goal.ids]
            ids += Precedence(self.localizer, self.citations).ids(self.known)
            ids += KeyIndicators(self.localizer, self.citations).ids_above(self.rows, self.known)
            found = [one for one in finding_rows(self.known) if one.check in OF_THE_YEAR]
            ids += [name for one in found for name in (one.first_id, one.second_id)]
        return self.citations.papers_of(ids)

    @cached_property
    def _summary(self) -> Summary:
        return Summary(self.localizer, self.citations, self.now, self.before)

    @cached_property
    def _follow_up(self) -> FollowUp:
        return FollowUp(self.localizer, self.citations, self.now.quarter)

    @cached_property
    def _tables(self) -> TargetTables:
        return TargetTables(self.localizer, self.citations, self.known.year)

    @cached_property
    def _responsibility(self) -> ResponsibilityTables:
        items = items_by_task(self.now)
        return ResponsibilityTables(self.localizer, self.citations, self.known, self.rows, items)

    def _until(self) -> str:
        return self.say(f"until_{self.quarter}", year=self.known.year)
