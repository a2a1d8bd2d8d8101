"""The views of `plan_account`: what came of a plan, goal by goal, and what it hands on to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from indicators.analysis.papers.missing_papers import PLAN, missing_papers
from indicators.analysis.plans.plan_account import PlanGoal
from indicators.analysis.plans.plan_assessments import assessing_papers
from indicators.analysis.plans.plan_review import (
    PlanIndicator,
    PlanReview,
    ReviewedGoal,
    by_indicator,
    review,
)
from indicators.analysis.tracking.target_counts import Counted, count
from indicators.charts import number_format
from indicators.periods import Period
from indicators.tables.matching.links import plan_after, plan_before
from indicators.tables.store import Tables
from indicators.views.citations import Citations
from indicators.views.display import Html
from indicators.views.html_tables import notice
from indicators.views.localizer import Localizer
from indicators.views.plan_assessment_tables import PlanAssessmentTables
from indicators.views.plan_review_tables import PlanReviewTables, Succession, all_ids
from indicators.views.status_chips import counted
from indicators.views.table import Table
from indicators.views.view_base import Views
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme import LIGHTS, STANDARD

LIGHT_ORDER: Sequence[str] = LIGHTS
AT_ITS_TIME = ("met", "within_limit")
BAD = ("missed", "beyond_limit", "lagging", "reversed")


@dataclass(frozen=True)
class PlanAccountViews(Views):
    """All views of one plan."""

    made: PlanReview
    scheme: str

    @classmethod
    def of(
        cls, tables: Tables, place: str, plan: str, lang: str = "zh", scheme: str = STANDARD
    ) -> PlanAccountViews:
        """Look at a plan.

        Raises
        ------
        UnknownPlace
            If the place has no targets.
        BadPeriod
            If no goals of such a plan are known.
        BadParameter
            If there is no such scheme, or the language is neither ``zh`` nor ``en``.
        """
        return cls(Localizer(lang), Citations(tables, lang), review(tables, place, plan, scheme), scheme)

    def summary(self) -> Html:
        """Say how many indicators stand how, binding ones by name where they fall short, with the counts."""
        sentences = [
            self._counted("review_main" if self._has_natures else "review_all", self._indicators),
            *self._binding(),
            *self._unfinished(),
            *self._midterm(),
            *self._revised(),
            *self._own_paper(),
        ]
        cards = counted(_counts(self._indicators), self.localizer.lang)
        return self.overview(list(filter(None, sentences)), cards, self.citations.basis(self._ids()))

    def goals(self) -> Table:
        """List the main goals, binding ones first: base, goal, latest figure, figures by year, verdicts."""
        rows = self.made.main
        sub = self.say(
            "review_goals_sub",
            scheme=self.localizer.scheme(self.scheme),
            indicators=len(self._indicators),
            goals=len(rows),
        )
        return self._tables.goals(rows, self.made, self._caption("review_goals"), sub)

    def others(self) -> Table | Html:
        """List the goals that stand in the plan's text alone."""
        rows = (*self.made.others, *self.made.steps)
        if not rows:
            key = "no_review_text" if self.made.is_looked_back_on else "no_review_others"
            return notice(self.say(key))
        caption = self._caption("review_others")
        sub = self.say("review_others_sub", goals=len(rows))
        return self._tables.goals(rows, self.made, caption, sub)

    def assessed(self) -> Table | Html:
        """Put what assessments say themselves of the goals beside what the same figures give."""
        made = self.made.assessments
        if not made:
            say = self.say
            papers = assessing_papers(self.citations.tables, self.made.place, self.made.span)
            silent = "".join(say("silent_assessment", paper=title) for _, title in papers)
            return notice(silent or say("no_assessments"))
        tables = PlanAssessmentTables(self.localizer, self.citations)
        words = "".join(map(tables.told, made))
        if not any(one.goals for one in made):
            return notice(words)
        return tables.assessed(made, self._caption("assessed_table"), words)

    def before(self) -> Table | Html:
        """List what the plan took over from the one before it, changed, dropped and brought in."""
        if not number_format.is_five_years(self.made.span):
            return notice(self.say("no_succession"))
        if not self.made.before:
            return self._not_known(plan_before(self.made.span))
        own = {goal.now.goal_id: goal.now for goal in self.made.goals}
        rows = [
            Succession(became.status, old, own.get(became.goal_id))
            for old in _main(self.made.before)
            if (became := self.made.became.get(old.goal_id))
        ]
        rows += [Succession("introduced", None, own[name]) for name in own if name in self.made.fresh]
        return self._handed_on(rows, plan_before(self.made.span), self.made.span)

    def after(self) -> Table | Html:
        """List what the next plan took over from this one, changed, dropped and brought in."""
        if not number_format.is_five_years(self.made.span):
            return notice(self.say("no_succession"))
        if not self.made.after:
            return self._not_known(plan_after(self.made.span))
        new = {row.goal_id: row for row in self.made.after}
        rows = [
            Succession(goal.after.status, goal.now, new.get(goal.after.goal_id))
            for goal in self.made.main
            if goal.after
        ]
        rows += [Succession("introduced", None, new[name]) for name in new if name in self.made.fresh_after]
        return self._handed_on(rows, self.made.span, plan_after(self.made.span))

    def papers(self) -> Html:
        """List the papers the page rests on."""
        return self.citations.papers_of(self._ids())

    @cached_property
    def _tables(self) -> PlanReviewTables:
        return PlanReviewTables(self.localizer, self.citations)

    @cached_property
    def _indicators(self) -> list[PlanIndicator]:
        return by_indicator(self.made.main)

    @property
    def _has_natures(self) -> bool:
        return any(goal.now.nature for goal in self.made.main)

    def _ids(self) -> list[str]:
        own = [name for goal in (*self.made.goals, *self.made.steps) for name in all_ids(goal)]
        return own + [row.goal_id for row in (*self.made.before, *self.made.after)]

    def _caption(self, key: str) -> str:
        place, span = self.localizer.place(self.made.place), self.made.span
        return self.say(key, place=place, plan=self._tables.plan(span))

    def _handed_on(self, rows: Sequence[Succession], old: Period, new: Period) -> Table:
        plan = self._tables.plan
        caption = self.say(
            "succession_table", place=self.localizer.place(self.made.place), old=plan(old), new=plan(new)
        )
        is_partial = self.made.is_looked_back_on if old == self.made.span else self._is_before_partial
        sub = self.say("succession_partial", plan=plan(old)) if is_partial else ""
        return self._tables.handed_on(rows, old, new, caption, sub)

    @property
    def _is_before_partial(self) -> bool:
        """Whether the goals of the plan before stand in this plan's own paper."""
        own = {goal.now.goal_id.partition("@")[0] for goal in self.made.goals}
        return any(row.goal_id.partition("@")[0] in own for row in self.made.before)

    def _not_known(self, span: Period) -> Html:
        place, name = self.localizer.place(self.made.place), self.localizer.plan_name(span.start.year)
        return notice(self.say("plan_missing", place=place, name=name))

    def _counts(self, rows: Sequence[PlanIndicator], at: Period) -> str:
        """Write how many indicators stand how at the end of a time: 3项提前实现、2项未完成."""
        return self.localizer.joined(self._one_count(row, at) for row in _counts(rows))

    def _one_count(self, counted: Counted, at: Period) -> str:
        lang = self.localizer.lang
        if counted.status == "stale":
            return self.say("count_stale", count=counted.number, year=at.end.year)
        label = schemes().status(counted.status).label(lang)
        return self.say("count_of", count=counted.number, status=label if lang == "zh" else label.lower())

    def _counted(self, key: str, rows: Sequence[PlanIndicator]) -> str:
        words = self.say(key, rows=len(rows), counts=self._counts(rows, self.made.span))
        if self.made.is_final:
            return words
        return self.say("review_until", until=self.localizer.period(self.made.as_of.text)) + words

    def _binding(self) -> Iterator[str]:
        """Count the binding indicators, and name with their figures those that fall short."""
        binding = [row for row in self._indicators if row.goals[0].now.nature == "binding"]
        if not binding:
            return
        short = _one_each(binding, BAD)
        is_all = len(binding) == len(self._indicators)
        count_words = self.say("review_all_binding") if is_all else self._binding_counts(binding)
        named = self.say("review_short", names=self._named(short)) if short else ""
        yield count_words + named + self.say("full_stop")

    def _binding_counts(self, binding: Sequence[PlanIndicator]) -> str:
        return self.say("review_binding", rows=len(binding), counts=self._counts(binding, self.made.span))

    def _named(self, rows: Sequence[PlanGoal]) -> str:
        tables = self._tables
        return self.localizer.joined(
            self.say(
                "review_named",
                name=self.localizer.name(row),
                latest=tables.latest(row),
                goal=tables.goal(row),
            )
            for row in rows
        )

    def _unfinished(self) -> Iterator[str]:
        """Name what has a figure that does not reach the plan's end."""
        stale = _one_each([row for row in self._indicators if row.status == "stale"], ("stale",))
        if stale:
            yield self.say("review_stale", names=self._named(stale))

    def _midterm(self) -> Iterator[str]:
        """Count how the indicators stood at mid-term, if any could be judged then."""
        then = [ReviewedGoal(goal.midterm, (), None, None, None) for goal in self.made.main if goal.midterm]
        rows = by_indicator(then)
        if self.made.midterm and any(row.light != "grey" for row in rows):
            counts = self._counts(rows, self.made.midterm)
            yield self.say("review_midterm", year=self.made.midterm.text, counts=counts)

    def _revised(self) -> Iterator[str]:
        changed = [goal.now for goal in self.made.main if goal.now.replaced]
        if changed:
            # A level and its average growth that were changed both are named once, and counted so.
            count = len(set(map(self.localizer.name, changed)))
            yield self.say("review_revised", count=count, names=self.localizer.names(changed))

    def _own_paper(self) -> Iterator[str]:
        if self.made.is_looked_back_on:
            name = self._tables.plan(self.made.span)
            yield self.say("review_looked_back", plan=name)
            return
        lost = missing_papers(self.citations.tables, self.made.place)
        if any((one.kind, one.period) == (PLAN, self.made.span.text) for one in lost):
            # A notice that changes the plan tells its goals too.
            yield self.say("review_only_assessed", plan=self._tables.plan(self.made.span))


def _one_each(rows: Iterable[PlanIndicator], statuses: Collection[str]) -> list[PlanGoal]:
    """Give of each indicator one goal that stands so: a plan's table tells one thing as level and as rise."""
    found = ([goal.now for goal in row.goals if goal.now.status in statuses] for row in rows)
    return [own[0] for own in found if own]


def _counts(rows: Sequence[PlanIndicator]) -> list[Counted]:
    """Count indicators by status: best first, what is early before what is met, what is not known last."""
    return sorted(count(rows), key=lambda one: (LIGHT_ORDER.index(one.light), one.status in AT_ITS_TIME))


def _main(rows: Sequence[PlanGoal]) -> Sequence[PlanGoal]:
    """Give the goals whose nature the plan states; all where it states none."""
    return [row for row in rows if row.nature] or rows
