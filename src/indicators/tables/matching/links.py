"""What a target starts from, what it is held against, and which plan goal a row belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from indicators import periods
from indicators.documents.register.register_entry import Entry
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target, records
from indicators.tables.matching.figure_matching import answers, best_first, likeness
from indicators.tables.matching.revisions import first_day
from indicators.tables.matching.same_rows import SameRows, measured_alike
from indicators.vocabulary.column_values import CHANGES, STATES

# The base of a plan may be of so many years before the last one before it: 森林覆盖率 is counted every five.
_BEFORE = 4


def held_against(
    targets: Sequence[Target], observations: Iterable[Observation], spans: Mapping[str, str], same: SameRows
) -> tuple[list[str], list[str]]:
    """Find for each target the figure it starts from and the figure for its own period.

    A figure matches a target of the same thing, place, measure and unit; a fall is a growth too. The base of
    a plan's goal is the paper's own base-year column, else the best figure of the year before the plan; only
    amounts and shares have one. The base of a year's target is the best figure of the year before. Where
    several targets of one paper are the same thing, only the one whose phrase is most like the figure's gets
    it. A target of a public paper is never held against a restricted figure.

    Parameters
    ----------
    spans : mapping of str to str
        Document id to the period the paper plans for.

    Returns
    -------
    tuple of list of str
        For each target the observation_id of its base and of its outcome, "" where there is none.
    """
    known: dict[tuple[str, str, frozenset[str]], list[Observation]] = defaultdict(list)
    tabled: dict[str, list[Observation]] = defaultdict(list)
    for figure in best_first(observations):
        known[figure.place, figure.period, measured_alike(figure.measure)].append(figure)
        tabled[figure.document_id].append(figure)
    families: dict[tuple[str, ...], list[Target]] = defaultdict(list)
    for target in targets:
        families[_family(target)].append(target)
    bases, outcomes = [], []
    for target in targets:
        rivals, alike = families[_family(target)], measured_alike(target.measure)
        before = base_year(target.period, spans.get(target.document_id, ""))
        has_base = target.horizon != "plan" or target.measure in STATES
        starts = known.get((target.place, before, alike), []) if before and has_base else []
        if before and has_base and target.horizon == "plan":
            own = [row for row in tabled[target.document_id] if is_own_base(row, target, before)]
            starts = [*starts, *(row for row in own if row not in starts)]
        bases.append(_pick(_own_base_first(starts, target), target, rivals, same))
        same_time = known.get((target.place, target.period, alike), []) if target.period else []
        # What a unit filled in for a target speaks to no other one of its time.
        same_time = [row for row in same_time if answers(row.observation_id, target.target_id, target.flags)]
        outcomes.append(_pick(_own_words_first(same_time, target), target, rivals, same))
    return bases, outcomes


def goals_of(
    rows: Iterable[Target | Observation],
    targets: Sequence[Target],
    spans: Mapping[str, str],
    same: SameRows,
) -> list[str]:
    """Find for each row the one plan goal that is the same thing, "" where there is none.

    It is a goal of a plan of the row's place that covers the row's time, of like measure first; a goal of
    a plan has none itself, and what is public none that is restricted.

    Parameters
    ----------
    targets : sequence of Target
        Among them the goals.
    spans : mapping of str to str
        Document id to the period the paper plans for.

    Returns
    -------
    list of str
        The target_id of each row's goal.
    """
    plans: dict[str, list[tuple[Target, Period]]] = defaultdict(list)
    for target in targets:
        span = _years_of(target, spans.get(target.document_id, ""))
        if span is not None:
            plans[target.place].append((target, span))
    return [_goal(row, plans.get(row.place, []), same) for row in rows]


def periods_of(papers: Iterable[Entry]) -> dict[str, str]:
    """Give for each paper the period it plans for."""
    return {paper.id: paper.covers.period for paper in papers}


def with_goals(
    observations: pd.DataFrame, targets: pd.DataFrame, spans: Mapping[str, str], same: SameRows
) -> pd.DataFrame:
    """Give the table of observations with each figure's goal."""
    goals = goals_of(records(observations, Observation), records(targets, Target), spans, same)
    return observations.assign(goal_id=pd.Series(goals, index=observations.index, dtype="str"))


def base_year(period: str, span: str) -> str:
    """Name the year a target starts from: the one before its plan, or before its own period.

    Parameters
    ----------
    span : str
        What its paper plans for, "" if not known.

    Examples
    --------
    >>> base_year("2025", "2021/2025"), base_year("2023", "2023")
    ('2020', '2022')

    A plan that looks back tells the goals of the one before it.

    >>> base_year("2020", "2021/2025"), base_year("2016/2020", "2021/2025")
    ('2015', '2015')
    """
    if not period:
        return ""
    own = periods.parse(period)
    whole = periods.parse(span) if span else own
    if len(whole.years) > 1 and own.end < whole.start:
        whole = plan_before(whole)
    return str((whole if whole.contains(own) else own).start.year - 1)


def _own_words_first(figures: Sequence[Observation], target: Target) -> list[Observation]:
    """Put what the target's own paper says in the target's own words first: two cells of one row."""

    def is_own(figure: Observation) -> bool:
        return (figure.document_id, figure.indicator) == (target.document_id, target.indicator)

    return sorted(figures, key=is_own, reverse=True)


def plan_before(span: Period) -> Period:
    """Give the years of the plan before a plan: as many, right before it.

    Examples
    --------
    >>> plan_before(periods.parse("2021/2025")).text
    '2016/2020'
    """
    years = span.years
    return periods.parse(f"{years[0] - len(years)}/{years[0] - 1}")


def plan_after(span: Period) -> Period:
    """Give the years of the plan after a plan: as many, right after it.

    Examples
    --------
    >>> plan_after(periods.parse("2021/2025")).text
    '2026/2030'
    """
    years = span.years
    return periods.parse(f"{years[-1] + 1}/{years[-1] + len(years)}")


def _family(target: Target) -> tuple[str, ...]:
    """Name the targets among which a figure has to choose."""
    return target.document_id, target.place, target.basis, target.period


def _pick(figures: Sequence[Observation], target: Target, rivals: Sequence[Target], same: SameRows) -> str:
    """Take the best figure that belongs to this target rather than to one of its paper's others."""
    for figure in figures:
        if not _is_measured_alike(target, figure, same) or _is_hidden(figure, target):
            continue
        closest = max(
            (rival for rival in rivals if rival is target or _is_measured_alike(rival, figure, same)),
            key=lambda rival: _nearness(figure, rival, same),
        )
        if closest.indicator == target.indicator:
            return figure.observation_id
    return ""


def _is_measured_alike(target: Target, figure: Observation, same: SameRows) -> bool:
    """Whether a figure may be held against a target as a number; a fall is a negative growth."""
    if target.measure != figure.measure and {target.measure, figure.measure} == set(CHANGES):
        is_one = target.canonical_unit == figure.canonical_unit
        return is_one and same.relation(target, figure).relation == "same"
    if target.comparator == "relational" and not target.canonical_unit:
        # 保持国家二级标准 has no number, and so no unit that could differ.
        return target.measure == figure.measure and same.relation(target, figure).relation == "same"
    return same.is_measured_alike(target, figure)


def _is_hidden(other: Target | Observation, row: Target | Observation) -> bool:
    return other.is_restricted and not row.is_restricted


def _nearness(figure: Observation, target: Target, same: SameRows) -> tuple[bool, bool, float]:
    """Say how near a figure is to one of several targets that are the same thing."""
    one, other = same.thing(figure), same.thing(target)
    return one.series == other.series, one.size == other.size, likeness(figure.indicator, target.indicator)


def _own_base_first(figures: Sequence[Observation], target: Target) -> list[Observation]:
    """Put the base-year column of the target's own paper first."""

    def is_own(figure: Observation) -> tuple[bool, str]:
        is_base = figure.document_id == target.document_id and figure.status == "baseline"
        return is_base, figure.period

    return sorted(figures, key=is_own, reverse=True)


def is_own_base(figure: Observation, target: Target, year: str) -> bool:
    """Whether a figure is the base in a target's own row of a table, of a year or of one a little earlier.

    A note below the table may say so: 基期值为2019年数据.
    """
    row = figure.document_id, figure.indicator, figure.origin, figure.status
    is_of_row = row == (target.document_id, target.indicator, "table", "baseline")
    return is_of_row and figure.period.isdigit() and 0 <= int(year) - int(figure.period) <= _BEFORE


def _goal(row: Target | Observation, goals: Sequence[tuple[Target, Period]], same: SameRows) -> str:
    """Find the goal of a row among those of its place."""
    if not goals or not row.period or _is_goal(row):
        return ""
    own = periods.parse(row.period)
    found = [
        goal
        for goal, span in goals
        if span.contains(own) and not _is_hidden(goal, row) and same.relation(row, goal).relation == "same"
    ]
    return max(found, key=lambda goal: _like(row, goal)).target_id if found else ""


def _is_goal(row: Target | Observation) -> bool:
    return isinstance(row, Target) and row.horizon == "plan"


def _years_of(goal: Target, span: str) -> Period | None:
    """Give the years of the plan whose goal a target is: the paper's own, or the plan's it looks back on."""
    if goal.horizon != "plan" or not goal.period:
        return None
    own = periods.parse(goal.period)
    whole = periods.parse(span) if span else own
    if whole.end == own.end:
        return whole
    if own.end >= whole.start:
        return None
    if len(whole.years) > 1:
        return plan_before(whole)
    # A paper of one year that looks back on a plan tells its years with the goal, or not at all.
    return own if len(own.years) > 1 else None


def _like(row: Target | Observation, goal: Target) -> tuple[bool, bool, bool, int, float]:
    """Say how like a goal is to a row: by measure, growth and fall being one, unit, what was in force."""
    is_turned = row.measure in CHANGES and goal.measure in CHANGES
    return (
        row.measure == goal.measure or is_turned,
        row.canonical_unit == goal.canonical_unit,
        goal.reference == (row.reference if isinstance(row, Target) else ""),
        _standing(goal, periods.parse(row.period).end),
        likeness(row.indicator, goal.indicator),
    )


def _standing(goal: Target, at: date) -> int:
    """Rank a goal that was changed by a date before what it was, and one that is changed later behind it."""
    if not (goal.revises and goal.in_force_from):
        return 1
    return 2 if first_day(goal.in_force_from) <= at else 0
