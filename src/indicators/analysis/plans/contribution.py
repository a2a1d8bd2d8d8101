"""What a year's targets and the outcome of the year before bring a plan's goals nearer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite, nan

from indicators import periods
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.evidence import TargetOrFigure, beside, is_like
from indicators.analysis.plans.caveats import flags, reasons, status
from indicators.analysis.plans.compound_growth import required_growth
from indicators.analysis.plans.implied_paths import choose, holds_from_base
from indicators.analysis.plans.paces import is_average_growth, paced
from indicators.analysis.plans.plan_figures import is_of, overtaken, replaced, without_higher
from indicators.analysis.plans.positions import positions
from indicators.analysis.plans.shares import Fact, Goal, Share, parts, share
from indicators.analysis.row_filters import GoalWithSpan, Known
from indicators.reading.grids.goals_without_figures import NOT_LISTED
from indicators.tables.contract.records import Flags, Observation, Target
from indicators.tables.matching.figure_matching import likeness, subject
from indicators.tables.targets.multiples_of_base import in_percent

RESTATED = {("growth", "cagr"), ("increment", "annual")}
UNKNOWN = Share(nan, "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """A goal beside a year's target and the outcome before it; see `contribution_rows`."""

    indicator_id: str
    indicator: str
    measure: str
    unit: str
    base: float
    base_period: str
    goal: float
    goal_comparator: str
    goal_period: str
    goal_text: str
    stated: tuple[str, ...]
    yearly_step: float
    required_growth_pct: float
    stated_growth_pct: float
    stated_comparator: str
    method: str
    year: int
    annual_target: float
    annual_measure: str
    annual_unit: str
    annual_comparator: str
    annual_text: str
    outcome: float
    outcome_measure: str
    outcome_unit: str
    target_contribution_pct: float
    outcome_contribution_pct: float
    even_share_pct: float
    known_sum_pct: float
    known_years: tuple[str, ...]
    known_parts_pct: tuple[str, ...]
    status: str
    reason: str
    flags: Flags
    goal_id: str
    base_id: str
    target_id: str
    observation_id: str

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the figures that the row rests on; "" for what it has not."""
        return self.goal_id, self.base_id, self.target_id, self.observation_id


def contribution_rows(known: Known) -> list[Contribution]:
    """Set a plan's goals against a year's targets and the outcomes of the year before.

    Returns
    -------
    list of Contribution
        One for each goal with a target or an outcome, in the papers' order. Amounts stand
        in the indicator's display unit. `reason` says for every missing contribution why; `flags` what
        to beware of; both are codes that `indicators.analysis.reason_codes.explain` puts into words.
        known_sum_pct adds this year's target to the outcomes of the plan's years before it, as known_years
        and known_parts_pct tell; the years up to a level that is known have one part, that of the last.
    """
    # What has no value yet, in figures or words, nothing can be held against.
    every = [goal.target for goal in known.goals]
    # 〔5.4〕 beside 65% that is changed to 64% was the way to the old level.
    gone = overtaken(every, replaced(known.tables, every))
    listed = [
        goal
        for goal in without_higher(known.goals)
        if goal.target.reference != NOT_LISTED and goal.target.target_id not in gone
    ]
    rows = [_row(goal, stated, known) for goal, stated in _principal(listed)]
    return [row for row in rows if row.target_id or row.observation_id]


def _principal(goals: Iterable[GoalWithSpan]) -> list[tuple[GoalWithSpan, list[Target]]]:
    """Pair each goal with the targets that only restate it as a yearly rate or amount.

    An average growth beside a level without a base is a goal of its own: years are held against nothing else.
    """
    by_subject: dict[str, list[GoalWithSpan]] = defaultdict(list)
    for goal in goals:
        by_subject[subject(goal.target)].append(goal)
    paired: list[tuple[GoalWithSpan, list[Target]]] = []
    for group in by_subject.values():
        own = [goal for goal in group if not _only_restates(goal.target)] or group
        if not any(goal.target.baseline_id for goal in own):
            own += [goal for goal in group if goal not in own and is_average_growth(goal.target)]
        rest = [goal.target for goal in group if goal not in own]
        paired += [(goal, rest if index == 0 else []) for index, goal in enumerate(own)]
    return paired


def _only_restates(target: Target) -> bool:
    """Whether a target gives no number of its own, or that of each year."""
    return (target.measure, target.basis) in RESTATED or target.comparator == "relational"


def _row(goal: GoalWithSpan, stated: list[Target], known: Known) -> Contribution:
    """Work out one goal."""
    target, years = goal.target, len(goal.span.years)
    base = known.by_id.get(target.baseline_id)
    model = _model(goal, base)
    annual, by_target = _best(target, model, _same(target, known.targets, known), known, known.year)
    outcomes = {year: _outcome(target, model, known, year) for year in goal.span.years if year < known.year}
    outcome, by_outcome = outcomes.get(known.year - 1, (None, UNKNOWN))
    shares = {year: found.pct for year, (_, found) in outcomes.items()} | {known.year: by_target.pct}
    sums = parts(shares, _positions(target, model, annual, goal, known))
    seen = [year for year, (figure, _) in outcomes.items() if figure is not None]
    even = 100 / years
    is_relational = target.comparator == "relational"
    is_without = is_relational or holds_from_base(target, model.base)
    method = "none" if is_without else choose(target.measure, target.canonical_unit)
    is_path = method in ("linear", "constant_growth")
    unit, factor = displayed(target.indicator_id, target.canonical_unit)
    annual_unit, annual_factor = _display(annual)
    outcome_unit, outcome_factor = _display(outcome)
    step = (target.canonical_low - (model.base if is_path else 0)) / years
    rate = next((row for row in stated if is_average_growth(row)), None)
    growth = required_growth(model.base, model.value, years)
    return Contribution(
        indicator_id=target.indicator_id,
        indicator=target.indicator,
        measure=target.measure,
        unit=unit,
        base=tidy(model.base * factor),
        base_period=base.period if base else "",
        goal=tidy(target.canonical_low * factor),
        goal_comparator=target.comparator,
        goal_period=target.period,
        goal_text=target.quote or target.sentence,
        stated=tuple(row.quote or row.sentence for row in stated),
        yearly_step=tidy(step * factor) if is_path or method == "cumulative" else nan,
        required_growth_pct=growth if is_path and target.measure == "level" else nan,
        stated_growth_pct=rate.canonical_low if rate else nan,
        stated_comparator=rate.comparator if rate else "",
        method=method,
        year=known.year,
        annual_target=tidy(annual.canonical_low * annual_factor) if annual else nan,
        annual_measure=beside(target, annual).measure if annual else "",
        annual_unit=annual_unit,
        annual_comparator=annual.comparator if annual else "",
        annual_text=(annual.quote or annual.sentence) if annual else "",
        outcome=tidy(outcome.canonical_low * outcome_factor) if outcome else nan,
        outcome_measure=beside(target, outcome).measure if outcome else "",
        outcome_unit=outcome_unit,
        target_contribution_pct=by_target.pct,
        outcome_contribution_pct=by_outcome.pct,
        even_share_pct=even,
        known_sum_pct=sum(filter(isfinite, sums.values())) if sums else nan,
        known_years=tuple(map(str, sums)),
        known_parts_pct=tuple(f"{pct:.12g}" if isfinite(pct) else "" for pct in sums.values()),
        status=status(paced(model, annual, by_target, rate), paced(model, outcome, by_outcome, rate), even),
        reason=reasons(target, annual, by_target, outcome, by_outcome, known.year, goal.span.years),
        flags=flags(goal, stated, annual, outcome, known, sums, seen),
        goal_id=target.target_id,
        base_id=target.baseline_id,
        target_id=annual.target_id if annual else "",
        observation_id=outcome.observation_id if outcome else "",
    )


def _model(goal: GoalWithSpan, base: Observation | None) -> Goal:
    """Turn a goal into the terms of `shares`."""
    target = goal.target
    value, unit = _rated(target, target.quote, target.sentence)
    return Goal(
        measure=target.measure,
        basis=target.basis,
        value=value,
        unit=unit,
        years=len(goal.span.years),
        base=base.canonical_low if base else nan,
        direction=target.direction,
    )


def _outcome(goal: Target, model: Goal, known: Known, year: int) -> tuple[Observation | None, Share]:
    """Choose the figure of a year that says most about a goal."""
    figures = [
        figure for figure in _same(goal, known.all_years.observations, known) if figure.period == str(year)
    ]
    return _best(goal, model, figures, known, year)


def _positions(
    target: Target, model: Goal, annual: Target | None, goal: GoalWithSpan, known: Known
) -> dict[int, float]:
    """Say how far on the way the years have led whose levels, or sums since the plan's start, are told."""
    if _is_mean(target, model):
        return {}
    rows = _same(target, known.all_years.observations, known)
    before = [row for row in rows if row.period and periods.parse(row.period).end.year < known.year]
    this = [annual] if annual is not None and annual.period == str(known.year) else []
    own: list[Target | Observation] = [*this, *before]
    return positions(model, [(row, _fact(target, row, known, known.year)) for row in own], goal.span)


def _is_mean(goal: Target, model: Goal) -> bool:
    """Whether a share is a mean of each year (优良天数比例), and no way from one to another (由1.2%到2%)."""
    is_raised = isfinite(model.base) and goal.origin != "table"
    return goal.aim == "rate" and goal.measure == "share" and not is_raised


def _same(goal: Target, rows: Iterable[TargetOrFigure], known: Known) -> list[TargetOrFigure]:
    """Take the rows of the same thing: a capacity is no output."""
    return [row for row in rows if is_of(goal, row, known.same)]


def _best(
    goal: Target, model: Goal, rows: Sequence[TargetOrFigure], known: Known, year: int
) -> tuple[TargetOrFigure | None, Share]:
    """Choose the row that says most about a goal: one with a share, then one measured alike."""
    mean = Share(nan, "", "goal_is_mean") if _is_mean(goal, model) else None
    found = [(row, mean or share(model, _fact(goal, row, known, year))) for row in rows]
    ranked = sorted(found, key=lambda pair: (isfinite(pair[1].pct), *_likeness(goal, pair[0])), reverse=True)
    return ranked[0] if ranked else (None, UNKNOWN)


def _likeness(goal: Target, row: Target | Observation) -> tuple[bool, float]:
    return is_like(beside(goal, row), goal), likeness(row.indicator, goal.indicator)


def _fact(goal: Target, row: Target | Observation, known: Known, year: int) -> Fact:
    """Turn a target or figure into the terms of `shares`, with the level of the year before."""
    own = beside(goal, row)
    before = (
        figure.canonical_low
        for figure in known.figures_of(row)
        if figure.period == str(year - 1) and is_like(beside(goal, figure), own)
    )
    sentence, quote = known.words_of(row.statement_id)
    value, unit = _rated(row, quote, sentence)
    return Fact(own.measure, row.basis, value, unit, next(before, nan))


def _rated(row: Target | Observation, quote: str, sentence: str) -> tuple[float, str]:
    """Give a row's number and unit, a growth in 倍 or as 翻番 in %."""
    if row.measure == "growth" and row.canonical_unit == "倍":
        return in_percent(row.canonical_low, row.canonical_unit, quote, sentence), "%"
    return row.canonical_low, row.canonical_unit


def _display(row: Target | Observation | None) -> tuple[str, float]:
    """Give the unit to show a row in and the factor that leads to it."""
    return displayed(row.indicator_id, row.canonical_unit) if row else ("", nan)
