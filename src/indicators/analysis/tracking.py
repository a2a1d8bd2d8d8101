"""How every target of a place stands at the end of a quarter: one row a target, each with one status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isnan, nan

import pandas as pd

from indicators import periods
from indicators.analysis.judging import Judgement, judge, outcome
from indicators.analysis.latest_figures import Figures, contradicting, latest, value_for
from indicators.analysis.printed_targets import printed
from indicators.analysis.promises import Due, Seen
from indicators.analysis.references import reference_for
from indicators.analysis.select import require_place, targets_within
from indicators.analysis.share_due import share_due
from indicators.analysis.target_terms import promise_of
from indicators.periods import Period
from indicators.tables.matching import subject
from indicators.tables.office_parts import WHOLE
from indicators.tables.records import Observation, Target, frame
from indicators.tables.revisions import first_of, in_force
from indicators.tables.store import Tables
from indicators.vocabulary import schemes
from indicators.vocabulary.judging_scheme import STANDARD, Scheme

# What is done stays done: these are not out of date.
LASTING = ("flow", "milestone")
# A higher level stands in the row of the plain one, and a whole is judged by its parts.
NOT_COUNTED = ("stretch_of", WHOLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """A target with its latest figure and its status.

    Attributes
    ----------
    target : str
        As printed.
    value, observed, due : float
        In `unit`; NaN where there is none. `value` is the low end.
    gap : float
        Positive is better, in `gap_unit`.
    stretch : str
        The higher level (力争) beside it, as printed.
    replaced, in_force_from : str
        The target that this one replaced, as printed, and since when; "" for one that was never changed.
    task_document : str
        The paper whose task it is: of a changed target the paper that set it first.
    first_id : str
        The target that a changed one goes back to, else itself.
    """

    place: str
    task: str
    indicator: str
    target: str
    period: str
    aim: str
    value: float
    unit: str
    observed: float
    observed_period: str
    source_quality: str
    due: float
    gap: float
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
    replaced: str
    in_force_from: str
    task_document: str
    first_id: str


def track(tables: Tables, place: str, quarter: str, scheme: str = STANDARD) -> pd.DataFrame:
    """Hold the annual and half-year targets of a place against the latest figures.

    Parameters
    ----------
    tables : Tables
        The five tables.
    place : str
        Full name.
    quarter : str
        Such as 2025-Q2.
    scheme : str
        A scheme of schemes.yaml.

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


def track_rows(tables: Tables, place: str, quarter: str, scheme: str = STANDARD) -> list[Tracked]:
    """Give the rows of `track`."""
    year, number = periods.parse_quarter(quarter)
    require_place(tables, place)
    every = targets_within(tables, place, year)
    span = periods.year_to_date(year, number)
    targets = in_force(every, span.end)
    look = _Look(
        tables=tables,
        place=place,
        span=span,
        since=periods.parse(quarter).start,
        number=number,
        scheme=schemes().scheme(scheme),
        every={target.target_id: target for target in every},
        figures=Figures.of(tables.observations, tables.statements, place),
        parts=[target for target in targets if target.aim == "milestone"],
    )
    stretches = {name: target for target in targets for name in target.flags.arguments("stretch_of")}
    counted = [target for target in targets if not any(map(target.flags.has, NOT_COUNTED))]
    return [look.row(target, stretches.get(target.target_id)) for target in counted]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """The view of a place's year from the end of one quarter.

    Attributes
    ----------
    span : Period
        From January to the quarter's end.
    since : date
        The first day of the quarter: what ends before it is out of date.
    """

    tables: Tables
    place: str
    span: Period
    since: date
    number: int
    scheme: Scheme
    every: Mapping[str, Target]
    figures: Figures
    parts: Sequence[Target]

    def row(self, target: Target, stretch: Target | None) -> Tracked:
        """Judge one target."""
        figures = self.figures.of_target(target)
        figure = self._figure(target, figures)
        found = self._judged(target, figure, figures)
        half = self.figures.half_unit(figure) if figure else 0.0
        first = first_of(target, self.every)
        others = contradicting(figure, figures, half) if figure else []
        return Tracked(
            **{name: getattr(target, name) for name in _SHARED},
            task=first.task,
            task_document=first.document_id,
            first_id=first.target_id,
            target=printed(target),
            value=target.canonical_low,
            unit=target.canonical_unit,
            observed=_tidy(value_for(figure, target)) if figure else nan,
            observed_period=figure.period if figure else "",
            source_quality=figure.source_quality if figure else "",
            observation_id=figure.observation_id if figure else "",
            due=_tidy(found.due),
            due_source=found.due_source,
            gap=_tidy(found.gap),
            gap_unit=found.gap_unit,
            status=found.status,
            light=found.light,
            reason=found.reason,
            scheme=self.scheme.name,
            stretch=printed(stretch) if stretch else "",
            replaced=printed(self.every[target.revises]) if target.revises in self.every else "",
            in_force_from=target.in_force_from,
            contradicted_by=";".join(other.observation_id for other in others),
        )

    def _figure(self, target: Target, figures: Sequence[Observation]) -> Observation | None:
        whole = periods.parse(target.period)
        if not is_part_of_year(whole):
            return latest(figures, self.span)
        due = [figure for figure in figures if figure.period == target.period]
        if due and whole.end <= self.span.end:
            return due[0]
        if (rest := _later_part(target, whole, figures)) is not None and whole.end <= self.span.end:
            return rest
        inside = Period(whole.start, min(whole.end, self.span.end), target.period, whole.kind)
        return latest(figures, inside)

    def _judged(
        self, target: Target, figure: Observation | None, figures: Sequence[Observation]
    ) -> Judgement:
        whole = periods.parse(target.period)
        if figure is None:
            is_ahead = is_part_of_year(whole) and whole.end > self.span.end
            status = "not_due" if is_ahead else "no_observation"
            if target.aim == "relational":
                return outcome("undetermined", f"relational:{target.reference}")
            return outcome(status, f"{status}:{target.period if is_ahead else self.span.text}")
        found = judge(promise_of(target), self._seen(target, whole, figure, figures), self.scheme)
        if found.reason == "no_reference":
            found = replace(found, reason=f"relational:{target.reference}")
        is_open = target.aim == "milestone" and found.status == "not_due" and whole.end <= self.span.end
        if is_open:
            return outcome("no_observation", f"no_observation:{target.period}")
        return self._unless_stale(target, figure, found)

    def _unless_stale(self, target: Target, figure: Observation, found: Judgement) -> Judgement:
        """Mark what an earlier quarter says as out of date, unless what is done stays done."""
        is_part = is_part_of_year(periods.parse(target.period))
        if periods.parse(figure.period).end >= self.since or is_part:
            return found
        is_done = found.status == "met" and target.aim in LASTING
        is_used_up = found.status == "beyond_limit" and promise_of(target).adds_up
        if is_done or is_used_up or found.status == "undetermined":
            return found
        return replace(found, status="stale", light="grey", reason=f"stale:{found.status}|{figure.period}")

    def _seen(
        self, target: Target, whole: Period, figure: Observation, figures: Sequence[Observation]
    ) -> Seen:
        now = periods.parse(figure.period)
        own = [part for part in self.parts if subject(part) == subject(target)]
        due = share_due(target, whole, now, own, figures) if target.aim in ("flow", "ceiling") else _NOTHING
        return Seen(
            value=value_for(figure, target),
            half_unit=self.figures.half_unit(figure),
            is_over=now.end == whole.end,
            is_first_quarter=self.number == 1,
            is_half_over=self.number >= 2,
            due=due,
            reference=reference_for(self.tables, self.figures, target, figure),
        )


_NOTHING = Due(share=nan, source="")
_SHARED = (
    "place", "indicator", "period", "aim", "modality", "target_id", "indicator_id", "statement_id",
)  # fmt: skip


def is_part_of_year(whole: Period) -> bool:
    """Whether a target's period is a part of a year, so that it is judged by its own date."""
    return whole.kind not in ("year", "years")


def _later_part(target: Target, whole: Period, figures: Iterable[Observation]) -> Observation | None:
    """Make the figure of a part of the year that begins after January: the sum to its end less before."""
    if whole.start.month == 1 or target.measure not in ("increment", "level"):
        return None
    known, months = _first_by_period(figures), (whole.end.month, whole.start.month - 1)
    end, before = (periods.year_to_date(whole.start.year, max(1, month // 3)).text for month in months)
    if any(month % 3 for month in months) or end not in known or before not in known:
        return None
    rest = known[end].canonical_low - known[before].canonical_low
    return replace(known[end], period=target.period, canonical_low=rest, canonical_high=rest)


def _first_by_period(figures: Iterable[Observation]) -> Mapping[str, Observation]:
    known: dict[str, Observation] = {}
    for figure in figures:
        known.setdefault(figure.period, figure)
    return known


def _tidy(value: float) -> float:
    """Round away what binary fractions add."""
    return value if isnan(value) else float(f"{value:.12g}")
