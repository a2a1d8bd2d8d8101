"""How every target of a place stands at the end of a quarter: one row a target, each with one status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isnan, nan

import pandas as pd

from indicators import periods
from indicators.analysis.display_units import tidy
from indicators.analysis.judging import summer_harvests
from indicators.analysis.judging.contradicting_figures import contradicting
from indicators.analysis.judging.distances import distance_for
from indicators.analysis.judging.gap_to_target import Seen
from indicators.analysis.judging.judging import Judgement, outcome
from indicators.analysis.judging.latest_figures import Figures, figure_for, value_for
from indicators.analysis.judging.net_additions import net_addition_for
from indicators.analysis.judging.range_figures import bound_for, high_for, judged, lean
from indicators.analysis.judging.reference_standards import held_against, reference_for, reference_told
from indicators.analysis.judging.share_due import share_due
from indicators.analysis.judging.shares_told import reason_of
from indicators.analysis.judging.target_terms import promise_of
from indicators.analysis.judging.without_figure import judged_without
from indicators.analysis.places import governing_standards
from indicators.analysis.printed_targets import printed, printed_before, printed_higher
from indicators.analysis.row_filters import know, require_place, targets_within
from indicators.analysis.tracking.missed_steps import with_later
from indicators.analysis.tracking.quarter_ends import year_until
from indicators.analysis.tracking.staleness import unless_stale
from indicators.analysis.tracking.target_tasks import TASK_ID, TaskKey, task_keys, tasks_by_statement
from indicators.analysis.tracking.task_days import Days, last_day, task_days
from indicators.periods import Period
from indicators.reading.roles.roles import CALLED_OFF
from indicators.tables.contract.records import Observation, Target, frame
from indicators.tables.matching.figure_matching import REPLACED_BY
from indicators.tables.matching.revisions import first_of, in_force_or_off
from indicators.tables.store import Tables
from indicators.tables.targets.allocations import without_given
from indicators.tables.targets.split_by_office import WHOLE
from indicators.vocabulary import schemes
from indicators.vocabulary.scheme import STANDARD, Scheme

# A higher level stands in the row of the plain one, and a whole is judged by its parts.
NOT_COUNTED = ("stretch_of", WHOLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """A target with its latest figure and its status."""

    place: str
    task: str
    indicator: str
    # target, stretch: as printed, and the other level (力争) beside it.
    target: str
    period: str
    aim: str
    # value, observed, observed_high, due: in `unit`; NaN where there is none. `value` and `observed` are the
    # low ends.
    value: float
    unit: str
    observed: float
    observed_period: str
    source_quality: str
    due: float
    gap: float  # Positive is better, in `gap_unit`; NaN also where the figure is out of date.
    gap_unit: str
    status: str
    light: str
    reason: str
    scheme: str
    modality: str
    target_id: str
    indicator_id: str
    statement_id: str
    observation_id: str
    due_source: str
    stretch: str
    contradicted_by: str
    # The target that this one replaced, of a task the deadline, as printed, and since when; else "".
    replaced: str
    in_force_from: str
    later_ids: str = ""  # What replaces or gives up the target after the quarter's end, the later ones last.
    # The paper whose task it is: of a changed target that of the first, of a repeated one the task list.
    task_document: str
    first_id: str  # The target that a changed one goes back to, else itself.
    # The target of the level above by which the place's own paper has it judged (就高不就低), else "".
    standard_id: str = ""
    also_tasks: str = ""  # The other tasks that repeat it, as their ids joined by ';'.
    observed_high: float = nan
    observed_comparator: str = ""  # How the figure binds, as the target measures it: eq, approx, gt …

    @property
    def task_keys(self) -> tuple[TaskKey, ...]:
        """The papers and numbers of all tasks it belongs to; one without a number where it is of none."""
        others = (name.rpartition(TASK_ID) for name in self.also_tasks.split(";") if name)
        return (self.task_document, self.task), *((paper, number) for paper, _, number in others)


def track(tables: Tables, place: str, quarter: str, scheme: str = STANDARD) -> pd.DataFrame:
    """Hold the annual and half-year targets of a place against the latest figures.

    Returns
    -------
    DataFrame
        One row a target of the quarter's year, in the papers' order, with the fields of `Tracked`.

    Raises
    ------
    UnknownPlace
        If the place has no targets.
    BadPeriod
        If `quarter` is no quarter.
    BadParameter
        If there is no such scheme.

    Examples
    --------
    >>> rows = track(Tables.load(), "锦州市", "2025-Q1").set_index("indicator_id")
    >>> rows.loc["gdp", "status"], rows.loc["gdp", "light"], float(rows.loc["gdp", "gap"])
    ('below_target', 'yellow', -0.3)
    """
    return frame(track_rows(tables, place, quarter, scheme), Tracked)


def track_rows(
    tables: Tables, place: str, quarter: str, scheme: str = STANDARD, until: date | None = None,
    *, with_given: bool = False, extended: Days | None = None,
) -> list[Tracked]:  # fmt: skip
    """Give the rows of `track` by what is over and in force on a day, the last of the quarter without one.

    What the place above allocated to it beside a target of its own is among them only on demand; `extended`
    are the days of tasks that somebody has approved since.
    """
    year, number = periods.parse_quarter(quarter)
    require_place(tables, place)
    every = targets_within(tables, place, year)
    span = periods.year_to_date(year, number) if until is None else year_until(until)
    targets = in_force_or_off(every, until or span.end)
    look = _Look(
        tables=tables,
        place=place,
        span=span,
        since=periods.parse(quarter).start,
        scheme=schemes().scheme(scheme),
        every={target.target_id: target for target in every},
        figures=Figures.of(tables.observations, tables.statements, place).until(until),
        parts=[target for target in targets if target.aim == "milestone"],
        in_force=targets,
        tasks=tasks_by_statement(tables),
        days=task_days(tables, place, until or span.end, extended or {}),
        standards=governing_standards.standards(know(tables, place, year, span.end)),
    )
    stretches = {name: one for one in targets for name in one.flags.arguments("stretch_of")}
    place_of = {target.target_id: number for number, target in enumerate(every)}
    # A changed target stands where the first one stood.
    targets.sort(key=lambda target: place_of[first_of(target, look.every).target_id])
    targets = targets if with_given else without_given(targets, look.figures.same)
    counted = [target for target in targets if not any(map(target.flags.has, NOT_COUNTED))]
    return [look.row(target, stretches.get(target.target_id)) for target in counted]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """The view of a place's year from the end of one quarter."""

    tables: Tables
    place: str
    span: Period  # From January to the quarter's end.
    since: date  # The first day of the quarter: what ends before it is out of date.
    scheme: Scheme
    every: Mapping[str, Target]
    figures: Figures
    parts: Sequence[Target]
    in_force: Sequence[Target]
    tasks: Mapping[str, TaskKey]
    days: Days
    standards: Mapping[str, Target]

    def row(self, own: Target, stretch: Target | None) -> Tracked:
        """Judge one target, by that of the level above where the place's own paper says so."""
        standard = self.standards.get(own.target_id)
        target = governing_standards.in_terms_of(own, standard)
        figures = self.figures.of_target(target, self._beside(target))
        is_off = target.flags.has(CALLED_OFF)
        figure = None if is_off else figure_for(target, figures, self.span)
        if figure is None and not is_off:
            figure = distance_for(self.tables, self.figures, target, self.span)
            figure = figure or net_addition_for(self.figures, target, self.span)
        keys = task_keys(target, self.every, self.tasks)
        found = self._judged(target, figure, figures, last_day(keys, self.days))
        task_document, task = keys[0] if keys else (first_of(target, self.every).document_id, "")
        others = contradicting(figure, figures, self.figures.half_unit) if figure else []
        unit = target.canonical_unit or (figure.canonical_unit if figure else "")
        return Tracked(
            **{name: getattr(target, name) for name in _SHARED},
            task=task,
            task_document=task_document,
            also_tasks=";".join(f"{paper}{TASK_ID}{number}" for paper, number in keys[1:]),
            first_id=first_of(target, self.every).target_id,
            target=printed(self.every[target.revises] if is_off else own)
            + governing_standards.told(standard),
            value=target.canonical_low,
            unit=unit,
            observed=tidy(value_for(figure, target)) if figure else nan,
            observed_high=tidy(high_for(figure, target.measure)) if figure else nan,
            observed_comparator=bound_for(figure, target.measure) if figure else "",
            observed_period=figure.period if figure else "",
            source_quality=figure.source_quality if figure else "",
            observation_id=figure.observation_id if figure else "",
            due=tidy(found.due),
            due_source=found.due_source,
            gap=tidy(found.gap),
            gap_unit=found.gap_unit or ("" if isnan(found.gap) else unit),
            status=found.status,
            light=found.light,
            reason=found.reason,
            scheme=self.scheme.name,
            stretch=printed_higher(stretch) if stretch else "",
            replaced=printed_before(target, self.every),
            in_force_from=target.in_force_from,
            later_ids=";".join(target.flags.arguments(REPLACED_BY)),
            contradicted_by=";".join(other.observation_id for other in others),
            standard_id=standard.target_id if standard else "",
        )

    def _beside(self, target: Target) -> Sequence[Target]:
        is_step = target.aim == "milestone"
        return self.figures.steps_beside(target, self.in_force if is_step else (target, *self.parts))

    def _judged(
        self, target: Target, figure: Observation | None, figures: Sequence[Observation], day: date
    ) -> Judgement:
        whole = periods.parse(target.period)
        if target.flags.has(CALLED_OFF):
            return outcome(CALLED_OFF, f"no_more:{target.in_force_from}")
        if figure is None:
            return judged_without(target, whole, self.span)
        seen = self._seen(target, whole, figure, figures, day)
        found = judged(promise_of(target), seen, figure, self.scheme)
        if found.reason == "no_reference":
            found = replace(found, reason=f"relational_alone:{held_against(target)}")
        if told := reason_of(figure):
            found = replace(found, reason=";".join(filter(None, (found.reason, told))))
        if target.aim == "milestone" and found.status == "not_due" and whole.end <= self.span.end:
            return outcome("no_observation", f"no_observation:{target.period}")
        if found.status == "missed" and whole.end < self.span.end:
            return with_later(found, target, figures, self.span)
        found = unless_stale(target, figure, found, self.span.end, self.since)
        return (
            found if found.reason else replace(found, reason=reference_told(target, figure, seen.reference))
        )

    def _seen(
        self, target: Target, whole: Period, figure: Observation, figures: Sequence[Observation], day: date
    ) -> Seen:
        now = periods.parse(figure.period)
        own = [part for part in self.parts if self.figures.same.relation(part, target).relation == "same"]
        return Seen(
            value=value_for(figure, target),
            half_unit=self.figures.lost_in_print(figure, target),
            lean=lean(figure, target.measure),
            is_over=now.end >= whole.end
            or summer_harvests.is_in(target, now)
            or (target.aim == "stock" and day <= now.end),
            # What is out of date is told as it stood on the page of its own quarter.
            is_first_quarter=now.end.month <= 3,
            is_half_over=now.end.month > 3,
            due=share_due(target, whole, now, own, figures, day),
            reference=reference_for(self.tables, self.figures, target, figure),
        )


_SHARED = ("place", "indicator", "period", "aim", "modality", "target_id", "indicator_id", "statement_id")
