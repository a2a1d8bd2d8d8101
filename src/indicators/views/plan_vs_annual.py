"""The views of `plan_vs_annual`: a plan's goals beside one year's targets and the outcomes before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import isfinite

from indicators import periods
from indicators.analysis.papers.consistency import finding_rows
from indicators.analysis.plans.contribution import Contribution, contribution_rows
from indicators.analysis.plans.plan_account import PlanGoal, account_rows, ended_rows
from indicators.analysis.plans.plan_figures import higher_levels
from indicators.analysis.printed_targets import printed_higher, told_higher
from indicators.analysis.row_filters import Known, know, year_without_targets
from indicators.analysis.tracking.target_counts import Counted, count
from indicators.charts.plan_contribution import shares
from indicators.periods import Period
from indicators.tables.contract.records import Target, frame
from indicators.tables.store import Tables
from indicators.views.amount_words import bounded, measured_amount, unsigned_change
from indicators.views.cells import Cell, Figure, asides, joined, lines
from indicators.views.citations import Citations
from indicators.views.consistency_findings import ConsistencyFindings
from indicators.views.display import Chart, Charts, Html
from indicators.views.goal_words import added, from_base, goal_words
from indicators.views.html_tables import notice
from indicators.views.localizer import Localizer
from indicators.views.plan_account_tables import PlanAccountTables, is_seen
from indicators.views.plan_account_tables import ids as account_ids
from indicators.views.plan_sentences import even_share_sentences, furthest_goal
from indicators.views.replaced_targets import change_words, changed_ids
from indicators.views.status_chips import counted
from indicators.views.table import Column, Table
from indicators.views.trajectory_charts import TrajectoryCharts, need
from indicators.views.view_base import Views
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme import STANDARD

UNKNOWN = "not_computable"


@dataclass(frozen=True)
class PlanVsAnnualViews(Views):
    """All views of one place and year."""

    known: Known
    rows: Sequence[Contribution]

    @classmethod
    def of(cls, tables: Tables, place: str, year: int, lang: str = "zh") -> PlanVsAnnualViews:
        """Set the plan against the year.

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        BadPeriod
            If nothing is known of the year.
        """
        localizer = Localizer(lang)
        known = know(tables, place, year)
        if not known.targets and not known.goals:
            raise year_without_targets(tables, place, year)
        return cls(localizer, Citations(tables, lang), known, contribution_rows(known))

    def summary(self) -> Html:
        """Say in a few sentences what the year's targets bring, with the goals counted by state."""
        known = [row for row in self.rows if row.status != UNKNOWN]
        sentences = [
            self.say("plan_count", year=self.known.year, rows=len(self.rows), known=len(known)),
            *even_share_sentences(known, self.known.year, self.localizer),
            *furthest_goal(self.rows, [row.done_pct for row in self._judged], self.localizer),
        ]
        lights = schemes().statuses
        stands = count(Counted(row.status, lights[row.status].light, 1) for row in self.rows)
        return self.overview(
            sentences, counted(stands, self.localizer.lang), self.citations.basis(self._ids())
        )

    def contributions(self) -> Charts:
        """Draw how much of each goal the year's target and the outcome before it bring."""
        contributed = [(row.target_contribution_pct, row.outcome_contribution_pct) for row in self.rows]
        if not any(map(isfinite, chain.from_iterable(contributed))):
            return Charts((), self.say("no_shares"))
        title = self.say("plan_chart", year=self.known.year, last=self.known.year - 1)
        drawn = shares(frame(self.rows, Contribution), self.localizer.lang)
        return Charts((Chart(drawn, title, self.say("plan_chart_caption")),))

    def goals(self) -> Table:
        """List every goal that a target or an outcome speaks to, with base, need, target and source."""
        columns: list[Column[Contribution]] = [
            self.column("indicator", self.localizer.indicator),
            self.column("goal", self._goal, "number"),
            self.column("need", self._need, "number"),
            Column(self.say("head_outcome_of", year=self.known.year - 1), self._outcome, "number"),
            Column(self.say("head_target_of", year=self.known.year), self._target, "number"),
            self.column("known_sum", self._sum, "number"),
            self.column("status", lambda row: self.statuses(row.status)),
            self.citations.cited_column(self._sources),
        ]
        # What can be computed comes first.
        rows = sorted(self.rows, key=lambda row: row.status == "not_computable")
        caption = self.say("plan_table", place=self.localizer.place(self.known.place), year=self.known.year)
        return Table.of(rows, columns, caption, self.say("plan_table_sub"))

    def needs(self) -> Charts:
        """Draw what each goal needs a year beside what years set out to bring and brought.

        A goal whose year is given as a level stands on its path from the base instead.
        """
        charts = TrajectoryCharts.of(self.known, self.known.year, self.localizer)
        drawn = [charts.need(row) or charts.trajectory(row) for row in self.rows]
        return Charts(tuple(filter(None, drawn)), self.say("no_needs"))

    def account(self) -> Table | Html:
        """List the goals with a figure, what the years left have to bring, and the verdict of each.

        At the plan's end every goal stands here.
        """
        here = self._here()
        rows = self._judged if self._is_end else [row for row in self._judged if is_seen(row)]
        if not rows:
            return notice(self.say("no_account", **here) if self._judged else self._no_plan())
        count = len(self._judged) - len(rows)
        scheme = self.localizer.scheme(STANDARD)
        sub = (
            self.say("account_sub_unseen", scheme=scheme, count=count)
            if count
            else self.say("account_sub", scheme=scheme)
        )
        key = "account_end_table" if self._is_end else "account_table"
        return self._tables.seen(rows, self.say(key, span=self.localizer.period(rows[0].span), **here), sub)

    def findings(self) -> Table | Html:
        """List what plan, year and outcomes say that does not go together, with both sources."""
        found = finding_rows(self.known)
        caption = self.say(
            "findings_plan", place=self.localizer.place(self.known.place), year=self.known.year
        )
        return ConsistencyFindings(self.localizer, self.citations).table(found, caption)

    def cautions(self) -> Table:
        """List what to beware of in each comparison, and why a share is missing."""
        columns = [
            self.column("indicator", self.localizer.indicator),
            self.column("reason", lambda row: self.notes(row.reason), "wide"),
            self.column("flags", lambda row: self.notes(row.flags), "wide"),
        ]
        rows = [row for row in self.rows if row.flags or row.reason]
        return Table.of(rows, columns, self.say("caution_table"))

    def other_goals(self) -> Table | Html:
        """List the goals without a figure, with what each year of the plan has to bring."""
        if self._is_end:
            return notice(self.say("goals_above"))
        rows = [row for row in self._judged if not is_seen(row)]
        if not rows:
            words = self.say("no_unseen_goals") if self._judged else self._no_plan()
            return notice(words)
        return self._tables.unseen(rows, self.say("unseen_goals", **self._here()))

    def ended(self) -> Table | Html:
        """List what came of the goals of the plan before, as far as a paper tells."""
        here = self._here()
        rows = ended_rows(self.known.tables, self.known.place, self._year)
        if not rows:
            return notice(self.say("no_ended", **here))
        caption = self.say("ended_table", span=self.localizer.period(rows[0].span), **here)
        return self._tables.ended(rows, caption, self.say("ended_sub"))

    def papers(self) -> Html:
        """List the papers the page rests on."""
        return self.citations.papers_of(self._ids())

    def _ids(self) -> list[str]:
        own = [name for row in self.rows for name in row.ids]
        return own + [name for row in self._judged for name in account_ids(row) if name]

    @cached_property
    def _higher(self) -> dict[str, Target]:
        """The higher levels that stand beside goals (力争98%), by the goal's id."""
        return higher_levels([goal.target for goal in self.known.goals])

    @cached_property
    def _judged(self) -> list[PlanGoal]:
        """The goals of the plan that covers the year, judged by what is known at the year's end."""
        rows = account_rows(self.known.tables, self.known.place, self._year)
        return [row for row in rows if self.known.year in periods.parse(row.span).years]

    @cached_property
    def _tables(self) -> PlanAccountTables:
        return PlanAccountTables(self.localizer, self.citations)

    @property
    def _year(self) -> Period:
        return periods.parse(str(self.known.year))

    @property
    def _is_end(self) -> bool:
        return any(periods.parse(row.span).end <= self._year.end for row in self._judged)

    def _here(self) -> dict[str, object]:
        return {"place": self.localizer.place(self.known.place), "year": self.known.year}

    def _no_plan(self) -> str:
        name = self.localizer.plan_name(self.known.year)
        return self.say("plan_missing", place=self.localizer.place(self.known.place), name=name)

    def _sources(self, row: Contribution) -> list[str]:
        return [*row.ids, *changed_ids(self.citations.target(row.goal_id))]

    def _goal(self, row: Contribution) -> Cell:
        target = self.citations.target(row.goal_id)
        goal = goal_words(self.localizer, target, row.goal, row.unit)
        beyond = self._higher.get(row.goal_id)
        higher = told_higher(printed_higher(beyond), self.localizer.lang) if beyond else ""
        start = from_base(row.base_id, row.base_period, self.citations, self.localizer)
        when = self.localizer.period(row.goal_period)
        changed = change_words(target, self.citations.target, self.localizer)
        told = lines(goal, higher, when, start, figure=Figure.of(row.goal, row.unit))
        return joined(told, asides(changed))

    def _need(self, row: Contribution) -> Cell:
        value, unit, measure = need(row)
        if not isfinite(value):
            goal = next((one for one in self._judged if one.goal_id == row.goal_id), None)
            return self._tables.yearly_task(goal) if goal and isfinite(goal.yearly_task) else Cell()
        target = self.citations.target(row.goal_id)
        rate = self.localizer.figure(row.stated_growth_pct, "%", row.stated_comparator)
        stated = self.say("stated_growth", rate=rate) if rate else ""
        words = measured_amount(self.localizer, measure, self.localizer.figure(value, unit), target)
        return lines(words, stated, figure=Figure.of(value, unit))

    def _outcome(self, row: Contribution) -> Cell:
        words = self._told(row, row.outcome, row.outcome_unit, row.outcome_measure, row.observation_id)
        share = self._share(row.outcome_contribution_pct)
        return lines(words, share, figure=Figure.of(row.outcome, row.outcome_unit))

    def _target(self, row: Contribution) -> Cell:
        target = self._told(row, row.annual_target, row.annual_unit, row.annual_measure, row.target_id)
        figure = Figure.of(row.annual_target, row.annual_unit)
        target = target or self.localizer.relation(row.annual_text)
        return lines(target, self._share(row.target_contribution_pct), figure=figure)

    def _told(self, row: Contribution, value: float, unit: str, measure: str, name: str) -> str:
        figure = self.citations.figure(name)
        if figure is None or not isfinite(value):
            return ""
        measure, value = unsigned_change(measure, value)
        amount = bounded(self.localizer, value, unit, figure)
        if measure == "increment":
            shown, words = self.localizer.name(row), self.known.words_of(figure.statement_id)
            is_level = row.measure == "level"
            amount = added(self.localizer, shown, figure.indicator, words, amount, is_beside_level=is_level)
        return measured_amount(self.localizer, measure, amount, figure)

    def _share(self, pct: float) -> str:
        return self.say("of_goal", share=self.localizer.pct(pct)) if isfinite(pct) else ""

    def _sum(self, row: Contribution) -> Cell:
        year = str(row.year)
        parts = zip(row.known_years, row.known_parts_pct, strict=True)
        outcomes = self.localizer.joined(known for known, pct in parts if pct and known != year)
        if year not in row.known_years:
            made = self.say("outcomes_alone", outcomes=outcomes) if outcomes else ""
        else:
            key = "outcome_and_target" if len(row.known_years) > 1 else "target_alone"
            made = self.say(key, year=year)
        return self.localizer.share(row.known_sum_pct, made)
