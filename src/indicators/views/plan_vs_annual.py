"""The views of `plan_vs_annual`: a plan's goals beside one year's targets and the outcomes before it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import isfinite

import pandas as pd

from indicators.analysis import consistency, contribution, pace, pathways
from indicators.analysis.select import know
from indicators.charts.contribution import shares
from indicators.tables.rows import Row, records
from indicators.tables.store import Tables
from indicators.views import html_tables, trajectory_charts
from indicators.views.citations import Citations
from indicators.views.consistency_findings import ConsistencyFindings
from indicators.views.display import Chart, Charts, Html
from indicators.views.html_tables import Column
from indicators.views.localizer import Localizer
from indicators.views.required_pace import SCHEME, RequiredPace
from indicators.views.sort_keys import Figure, figure, share
from indicators.views.status_chips import chips, notes
from indicators.vocabulary import page_words

KINDS = {"above": "good", "at": "good", "below": "watch", "computable": "none"}
IDS = ("goal_id", "base_id", "target_id", "observation_id")


@dataclass(frozen=True)
class PlanVsAnnualViews:
    """All views of one place and year.

    Parameters
    ----------
    place, year
        As the notebook's parameters.
    localizer : Localizer
        Words, names and figures in the page's language.
    tables : Tables
        The processed tables.
    rows : DataFrame
        As `analysis.contribution.plan_vs_annual` gives them.
    citations : Citations
        Leads every figure to its words.
    """

    place: str
    year: int
    localizer: Localizer
    tables: Tables
    rows: pd.DataFrame
    citations: Citations

    @classmethod
    def of(cls, tables: Tables, place: str, year: int, lang: str = "zh") -> PlanVsAnnualViews:
        """Set the plan against the year.

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        BadParameter
            If the language is neither ``zh`` nor ``en``.
        """
        localizer = Localizer(page_words.check_language(lang))
        rows = contribution.plan_vs_annual(tables, place, year)
        return cls(place, year, localizer, tables, rows, Citations.of(tables, lang))

    def summary(self) -> Html:
        """Say in a few sentences what the year's targets bring, with the goals counted by state."""
        known = self.rows[self.rows["target_contribution_pct"].notna()]
        is_above = known["target_contribution_pct"] >= known["even_share_pct"]
        above, below = known[is_above], known[~is_above]
        told = [
            self.localizer.say("plan_count", year=self.year, rows=len(self.rows), known=len(known)),
            *self._sentence("plan_above", above),
            *self._sentence("plan_below", below),
            *self._furthest(),
        ]
        counts = [
            (len(above), self.localizer.say("plan_card_above"), "good"),
            (len(below), self.localizer.say("plan_card_below"), "watch"),
            (len(self.rows) - len(known), self.localizer.say("plan_card_unknown"), "none"),
        ]
        basis = self.citations.basis(self._ids())
        return Html(
            html_tables.bullets(map(escape, told)) + html_tables.cards(counts) + basis, " ".join(told)
        )

    def contributions(self) -> Charts:
        """Draw how much of each goal the year's target and the outcome before it bring."""
        drawn = self.rows[["target_contribution_pct", "outcome_contribution_pct"]].notna().any(axis=None)
        title = self.localizer.say("plan_chart", year=self.year, last=self.year - 1)
        caption = self.localizer.say("plan_chart_caption")
        charts = (Chart(shares(self.rows, self.localizer.lang), title, caption),) if drawn else ()
        return Charts(charts, self.localizer.say("no_shares"))

    def goals(self) -> Html:
        """List every goal that a target or an outcome speaks to, with base, need, target and source."""
        columns = [
            Column(self.localizer.head("indicator"), self.localizer.named),
            Column(self.localizer.head("goal"), self._goal, "number", figure("goal")),
            Column(self.localizer.head("need"), self._need, "number", _needed),
            Column(
                self.localizer.say("head_outcome_of", year=self.year - 1),
                self._outcome,
                "number",
                figure("outcome", "outcome_unit"),
            ),
            Column(
                self.localizer.say("head_target_of", year=self.year),
                self._target,
                "number",
                figure("annual_target", "annual_unit"),
            ),
            Column(self.localizer.head("known_sum"), self._sum, "number", share("known_sum_pct")),
            Column(
                self.localizer.head("status"),
                lambda row: chips(row["status"], _kind(row), self.localizer.lang),
            ),
            self.citations.column(lambda row: [row[key] for key in IDS]),
        ]
        # What can be told comes first.
        rows = self.rows.sort_values("status", key=lambda words: words == "not_computable", kind="stable")
        caption = self.localizer.say("plan_table", place=self.localizer.place(self.place), year=self.year)
        return html_tables.table(records(rows), columns, caption, self.localizer.say("plan_table_sub"))

    def needs(self) -> Charts:
        """Draw what each goal needs a year beside what years set out to bring and brought.

        A goal whose year is told as a level stands on its path from the base instead.
        """
        known = know(self.tables, self.place, self.year)
        steps = pathways.paths(self.tables, self.place, self.year)
        drawn = [
            trajectory_charts.needed(
                row, known, trajectory_charts.span_of(row, self.tables), self.year, self.localizer
            )
            or trajectory_charts.trajectory(
                row, steps[steps["goal_id"] == row["goal_id"]], known, self.year, self.localizer
            )
            for row in records(self.rows)
        ]
        charts = tuple(chart for chart in drawn if chart is not None)
        return Charts(charts, self.localizer.say("no_needs"))

    def remaining(self) -> Html:
        """List what each goal with a figure still needs a year, and its pace, by one scheme."""
        rows = pace.five_year(self.tables, self.place, self.year, scheme=SCHEME)
        return RequiredPace(self.localizer, self.citations).table(rows, self.year)

    def findings(self) -> Html:
        """List what plan, year and outcomes say that does not go together, with both sources."""
        rows = consistency.findings(self.tables, self.place, self.year)
        caption = self.localizer.say("findings_plan", place=self.localizer.place(self.place), year=self.year)
        return ConsistencyFindings(self.localizer, self.citations).table(rows, caption)

    def cautions(self) -> Html:
        """List what to beware of in each comparison, and why a share is missing."""
        rows = [row for row in records(self.rows) if row["flags"] or row["reason"]]
        columns = [
            Column(self.localizer.head("indicator"), self.localizer.named),
            Column(self.localizer.head("reason"), lambda row: notes(row["reason"], self.citations), "wide"),
            Column(self.localizer.head("flags"), lambda row: notes(row["flags"], self.citations), "wide"),
        ]
        return html_tables.table(rows, columns, self.localizer.say("caution_table"))

    def other_goals(self) -> Html:
        """List the plan's goals that nothing of the year speaks to, with the path each implies."""
        paths = pathways.paths(self.tables, self.place, self.year)
        others = paths[~paths["goal_id"].isin(set(self.rows["goal_id"]))]
        columns = [
            Column(self.localizer.head("indicator"), self.localizer.named),
            Column(self.localizer.head("goal"), self._last_value, "number", figure("value")),
            Column(self.localizer.head("step"), self._step, "number", _step),
            Column(self.localizer.head("method"), lambda row: self.localizer.say(f"method_{row['method']}")),
            Column(self.localizer.head("reason"), lambda row: notes(row["reason"], self.citations)),
            self.citations.column(lambda row: [row["goal_id"], row["base_id"]]),
        ]
        last = records(others.drop_duplicates("goal_id", keep="last"))
        return html_tables.table(last, columns, self.localizer.say("other_goals", year=self.year))

    def papers(self) -> Html:
        """List the papers the page rests on."""
        return self.citations.papers_of(self._ids())

    def _ids(self) -> list[str]:
        return [name for key in IDS for name in self.rows[key]]

    def _sentence(self, key: str, rows: pd.DataFrame) -> list[str]:
        names = self.localizer.names(rows)
        return [self.localizer.say(key, year=self.year, count=len(rows), names=names)] if len(rows) else []

    def _furthest(self) -> list[str]:
        """Tell of the goal of which most is done and planned, if more than one year is known."""
        several = self.rows[self.rows["known_years"].str.contains(";")]
        if several.empty:
            return []
        row = records(several.loc[[several["known_sum_pct"].idxmax()]])[0]
        told = {
            "outcome": row["outcome_contribution_pct"],
            "target": row["target_contribution_pct"],
            "total": row["known_sum_pct"],
        }
        shares = {key: self.localizer.pct(value) for key, value in told.items()}
        years = {"last": self.year - 1, "year": self.year}
        return [self.localizer.say("plan_furthest", name=self.localizer.name(row), **years, **shares)]

    def _goal(self, row: Row) -> str:
        goal = self.localizer.figure(row["goal"], row["unit"], row["goal_comparator"]) or str(
            row["goal_text"]
        )
        base = self.localizer.figure(row["base"], row["unit"])
        start = self.localizer.say("from_base", base=base, year=row["base_period"]) if base else ""
        return html_tables.lines(goal, self.localizer.period(row["goal_period"]), start)

    def _need(self, row: Row) -> str:
        told = _needed(row)
        return escape(self.localizer.figure(told.value, told.unit)) if told else ""

    def _outcome(self, row: Row) -> str:
        text = self.localizer.figure(row["outcome"], row["outcome_unit"], row["outcome_comparator"])
        return html_tables.lines(text, self._share(row["outcome_contribution_pct"]))

    def _target(self, row: Row) -> str:
        text = self.localizer.figure(row["annual_target"], row["annual_unit"], row["annual_comparator"])
        return html_tables.lines(text or str(row["annual_text"]), self._share(row["target_contribution_pct"]))

    def _share(self, pct: float) -> str:
        return self.localizer.say("of_goal", share=self.localizer.pct(pct)) if isfinite(pct) else ""

    def _sum(self, row: Row) -> str:
        years = str(row["known_years"]).replace(";", " + ")
        return html_tables.lines(self.localizer.pct(row["known_sum_pct"]), years)

    def _last_value(self, row: Row) -> str:
        return escape(self.localizer.figure(row["value"], row["unit"], row["comparator"]))

    def _step(self, row: Row) -> str:
        told = _step(row)
        return escape(self.localizer.figure(told.value, told.unit)) if told else ""


def _needed(row: Row) -> Figure | None:
    value, unit, _ = trajectory_charts.need(row)
    return Figure(value, unit) if isfinite(value) else None


def _step(row: Row) -> Figure | None:
    return share("required_growth_pct")(row) or figure("step")(row)


def _kind(row: Row) -> str:
    words = str(row["status"]).split("_")
    return next((kind for word, kind in KINDS.items() if word in words), "none")
