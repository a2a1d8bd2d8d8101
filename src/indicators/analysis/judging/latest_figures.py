"""Which reported figure a target is held against: the latest since January, of the better source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite

import pandas as pd

from indicators import periods
from indicators.analysis.judging.index_figures import MOVED, measured_as
from indicators.analysis.judging.range_figures import is_turned
from indicators.analysis.judging.rounding import half_unit
from indicators.analysis.judging.shares_told import reason_of, with_shares
from indicators.analysis.judging.states_in_words import as_share, tells_state
from indicators.analysis.judging.target_words import said
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.matching.figure_matching import answers, best_first, closest_first, is_of_other_years
from indicators.tables.matching.row_subject import words_beside
from indicators.tables.matching.same_rows import COUNTED, SameRows
from indicators.tables.reported.progress_figures import PREFIX
from indicators.tables.targets.aim_nouns import is_flow_noun, is_harvest, is_monthly_state
from indicators.tables.targets.base_years import years_since_base
from indicators.tables.targets.moves import is_moved_back
from indicators.vocabulary.column_values import CHANGES, STATES


@dataclass(frozen=True, slots=True)
class Figures:
    """The reported figures of a place, the one to believe first."""

    every: list[Observation]
    quotes: Mapping[str, str]  # Statement id to the words of its figure.
    same: SameRows  # Says what is the same thing.

    @classmethod
    def of(cls, observations: pd.DataFrame, statements: pd.DataFrame, place: str) -> Figures:
        """Gather the figures of a place."""
        found = best_first(records(observations[observations["place"] == place], Observation))
        own = statements[statements["role"] != "target"]
        return cls(found, dict(zip(own["statement_id"], own["quote"], strict=True)), SameRows(statements))

    def until(self, day: date | None) -> Figures:
        """Leave out what tells of a time that is not over on a day; all of it without a day."""
        known = (
            one for one in self.every if day is None or not one.period or periods.parse(one.period).end <= day
        )
        return replace(self, every=list(known))

    def of_target(self, target: Target, others: Sequence[Target] = ()) -> list[Observation]:
        """List the figures of the same thing in the target's measure and unit; a fall is a growth too.

        What units filled in for a target of another year is among them where it can be of no other thing.

        Parameters
        ----------
        others : sequence of Target
            What is set for other parts of the same year: what a unit fills in for one tells of all.
        """
        asked = (target, *others)
        every = measured_as(self.every, target)
        measured = [figure for figure in every if self._is_measured_as(figure, target)]
        own = [figure for figure in measured if self._is_of(figure, target, asked)]
        year = periods.parse(target.period).end.year
        elsewhere = [
            figure
            for figure in measured
            if _is_filled_in(figure)
            and not any(answers(figure.observation_id, one.target_id, one.flags) for one in asked)
            and periods.parse(figure.period).end.year != year
            and self.same.relation(target, figure).relation == "same"
        ]
        contested = _contested(measured, target, {one.period for one in own if _is_filled_in(one)})
        taken = {figure.observation_id for figure in (*own, *contested, *_undisputed(elsewhere))}
        years = years_since_base(target)
        found = [
            replace(figure, period=target.period) if figure.period == years else figure
            for figure in measured
            if figure.observation_id in taken
        ]
        is_adjusted = self._is_adjusted(target)
        found = closest_first(found, target, lambda one: self._is_adjusted(one) != is_adjusted)
        return with_shares(found, self.every, target, self._said, self._is_same)

    def _said(self, figure: Observation) -> tuple[str, str]:
        return self.same.said.get(figure.statement_id, ("", ""))

    def _is_same(self, target: Target, figure: Observation) -> bool:
        return self.same.relation(target, figure).relation == "same"

    def _is_adjusted(self, row: Target | Observation) -> bool:
        """Whether the words of a row leave something out of its growth: 同口径增长, 剔除一次性因素后增长."""
        sentence, quote = self.same.said.get(row.statement_id, ("", ""))
        return said("adjusted", words_beside(sentence, quote, row.indicator)) != ""

    def _is_measured_as(self, figure: Observation, target: Target) -> bool:
        is_own = _is_filled_in(figure) and answers(figure.observation_id, target.target_id, target.flags)
        if is_own and _is_told_in_words(target):
            # Its unit filled in what it has: 33微克/立方米 for 达到国家二级标准.
            return bool(figure.period)
        is_change = figure.measure in CHANGES and target.measure in CHANGES
        is_measured = figure.measure == target.measure or is_change or self._is_sum(figure, target)
        is_measured = is_measured and not is_of_other_years(figure, target)
        is_alike = is_measured and figure.canonical_unit == target.canonical_unit
        return (is_alike or tells_state(figure, target)) and bool(figure.period)

    def _is_of(self, figure: Observation, target: Target, asked: Sequence[Target]) -> bool:
        if _is_filled_in(figure):
            # A unit filled it in for this target, or for another.
            return any(answers(figure.observation_id, one.target_id, one.flags) for one in asked)
        # What is to grow against an earlier year is not held against the growth of the last one.
        years = years_since_base(target)
        has_base = not years or (figure.basis, figure.period) == ("cumulative", years)
        named = (target, as_share(target))
        return has_base and any(self.same.relation(one, figure).relation == "same" for one in named)

    def steps_beside(self, target: Target, every: Iterable[Target]) -> list[Target]:
        """List what papers set for the same thing and other parts of its year; none where one is set twice.

        Parameters
        ----------
        every : iterable of Target
            The year's targets in force.
        """
        found = [
            one
            for one in every
            if "milestone" in (one.aim, target.aim)
            and (one.measure, one.canonical_unit) == (target.measure, target.canonical_unit)
            and (one is target or self.same.relation(one, target).relation == "same")
        ]
        is_one_a_period = len({one.period for one in found}) == len(found)
        return [one for one in found if one is not target] if is_one_a_period else []

    def _is_sum(self, figure: Observation, target: Target) -> bool:
        """Whether both tell what has added up since January: 出栏生猪330万头, 生猪出栏达到330万头."""
        are_amounts = {figure.measure, target.measure} <= COUNTED
        return are_amounts and self.same.thing(figure).is_flow and self.same.thing(target).is_flow

    def half_unit(self, figure: Observation) -> float:
        """Give half a unit of a figure's last printed digit."""
        quote = self.quotes.get(figure.statement_id, "")
        if not isfinite(figure.canonical_low) or reason_of(figure) or figure.flags.has(MOVED):
            return 0.0
        return half_unit(quote or f"{figure.canonical_low:.12g}", figure.canonical_low, figure.canonical_unit)

    def lost_in_print(self, figure: Observation, target: Target) -> float:
        """Give how much a figure may have lost to its last printed digit, held against a target.

        Rates are published to one decimal, and .0 is left out: 6% is not 6.3%.
        """
        half = self.half_unit(figure)
        is_rate = target.canonical_unit == "%"
        return min(half, half_unit(target.quote, target.canonical_low)) if is_rate else half


def _contested(measured: Sequence[Observation], target: Target, told: set[str]) -> list[Observation]:
    """List what units filled in, for other times than those told, for a target that contradicts this one.

    What two papers promise in unlike numbers is one thing, and its unit reports on it once; in one paper
    these may be two.
    """
    others = [
        other
        for other in target.flags.arguments("contradicts")
        if other.partition("@")[0] != target.document_id
    ]
    return [
        figure
        for figure in measured
        if _is_filled_in(figure)
        and figure.period not in told
        and any(answers(figure.observation_id, other) for other in others)
    ]


def _is_told_in_words(target: Target) -> bool:
    """Whether a target has neither number nor unit of its own."""
    return target.comparator == "relational" and not target.canonical_unit


def _is_filled_in(figure: Observation) -> bool:
    return figure.observation_id.startswith(PREFIX)


def _undisputed(figures: Sequence[Observation]) -> list[Observation]:
    """Leave out the periods for which units filled in different figures: they are of different parts."""
    told: dict[str, set[float]] = {}
    for figure in figures:
        told.setdefault(figure.period, set()).add(figure.canonical_low)
    return [figure for figure in figures if len(told[figure.period]) == 1]


def value_for(figure: Observation, target: Target) -> float:
    """Give a figure as a target measures it: a fall of 3.9 % is a growth of -3.9 %."""
    is_against = is_turned(figure, target.measure) or is_moved_back(figure, target)
    return -figure.canonical_low if is_against else figure.canonical_low


def latest(figures: Sequence[Observation], span: Period, *, is_standing: bool = False) -> Observation | None:
    """Find the figure that runs from the span's start to the latest date inside it; the best source first.

    Of a state that is measured month by month (失业率), and of an amount that stands (9月末生猪存栏), that of
    a later quarter or month inside counts too.
    """
    found: tuple[Period, Observation] | None = None
    for figure in figures:
        period = periods.parse(figure.period)
        is_since = period.start == span.start or (
            period.start > span.start and (is_standing or is_state(figure))
        )
        runs = is_since and period.end <= span.end
        if runs and (found is None or period.end > found[0].end):
            found = period, figure
    return found[1] if found else None


def is_state(figure: Observation) -> bool:
    """Whether a figure of a quarter or month tells how things stand, and not what came about in it.

    So does the growth of such a state over the year: 6月末贷款余额同比增长7.1%.
    """
    is_level = figure.measure in STATES or (figure.measure in CHANGES and figure.basis == "yoy")
    return is_level and is_monthly_state(figure.indicator)


def figure_for(target: Target, figures: Sequence[Observation], span: Period) -> Observation | None:
    """Choose among a target's figures the one it is held against at the end of a span from January on.

    A target of a part of the year is held against the figure of that part, worked out from the sums before
    and at its end where only those are known.
    """
    whole = periods.parse(target.period)
    if not is_part_of_year(whole):
        return latest(figures, span, is_standing=_stands(target))
    due = [figure for figure in figures if figure.period == target.period]
    if due and whole.end <= span.end:
        return due[0]
    if whole.start.month == 1 and whole.end.month % 3 and whole.end <= span.end:
        # Figures come by quarters: what was done by 10月底 is seen in that of its quarter.
        whole = periods.year_to_date(whole.end.year, -(-whole.end.month // 3))
    if (rest := _later_part(target, whole, figures)) is not None and whole.end <= span.end:
        return rest
    inside = Period(whole.start, min(whole.end, span.end), target.period, whole.kind)
    return latest(figures, inside)


def _stands(target: Target) -> bool:
    """Whether a target is of an amount that stands, and neither adds up nor is a mean of its time."""
    if target.aim not in ("stock", "keep") or target.measure not in STATES:
        return False
    return not (is_flow_noun(target.indicator) or is_harvest(target.indicator_id, target.indicator))


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
