"""What the papers say that does not go together, each finding with both sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from math import isclose

from indicators import periods
from indicators.analysis.action_words import compare
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.evidence import precision, wording
from indicators.analysis.judging import tolerances
from indicators.analysis.judging.contradicting_figures import is_only_bound, risen
from indicators.analysis.judging.rounding import half_unit
from indicators.analysis.papers.finding import Finding, finding
from indicators.analysis.plans import stated_rates
from indicators.analysis.plans.plan_figures import is_of
from indicators.analysis.plans.stated_rates import Printed
from indicators.analysis.row_filters import GoalWithSpan, Known
from indicators.analysis.tracking.displayed_targets import below_last, is_below
from indicators.tables.contract.flags import NONE
from indicators.tables.contract.records import Flags, Observation, Target, records
from indicators.tables.matching.figure_matching import OTHER_OLD_VALUE, bare
from indicators.vocabulary.column_values import CHANGES, LIMITS, STATES

STATED = {("growth", "cagr"): stated_rates.growth, ("increment", "annual"): stated_rates.step}
ONE_VALUE = (*STATES, *CHANGES)


def finding_rows(known: Known) -> list[Finding]:
    """Check a place's plan, year's targets and figures against each other; what agrees is told too.

    `check` is stated_growth, stated_step, two_bases, two_figures, goal_and_base, target_and_outcome, words,
    units, contradiction or old_value; `status` consistent, consistent_when_rounded, inconsistent, two_values,
    revised, wrong_way, slack, slack_limit, below_last_outcome, below_last_growth, below_last_decline,
    differs, contradictory or undetermined with a `reason`.
    """
    return [
        *_stated(known),
        *_goals_and_bases(known),
        *_two_values(known),
        *_targets_and_outcomes(known),
        *_wording(known),
        *_contradictions(known),
        *_old_values(known),
    ]


def _stated(known: Known) -> Iterator[Finding]:
    """Hold what a plan states for each year against its base and goal."""
    for goal in known.goals:
        base = known.by_id.get(goal.target.baseline_id)
        if goal.target.measure != "level" or base is None:
            continue
        for other in known.goals:
            kind = (other.target.measure, other.target.basis)
            # A goal that was changed is no longer the one that the plan's rate leads to.
            is_changed = bool(goal.target.revises or other.target.revises)
            is_together = not is_changed or goal.target.document_id == other.target.document_id
            if is_together and kind in STATED and is_of(goal.target, other.target, known.same):
                yield _held_against(goal, base, other.target, known)


def _held_against(goal: GoalWithSpan, base: Observation, stated: Target, known: Known) -> Finding:
    """Hold a stated yearly growth or amount against its base and goal, and show the working."""
    target, years = goal.target, len(goal.span.years)
    start = Printed(base.canonical_low, precision(base, known))
    found = STATED[stated.measure, stated.basis](start, _printed(target), years, _printed(stated))
    unit, factor = displayed(target.indicator_id, target.canonical_unit)
    is_growth = stated.measure == "growth"
    scale = 1.0 if is_growth else factor
    is_widened = is_growth and stated.comparator == "approx"
    forgiven = Flags([tolerances.code("growth", "%")])
    return replace(
        finding("stated_growth" if is_growth else "stated_step", found.status, base, target),
        exact=tidy(found.exact * scale),
        exact_low=tidy(found.exact_low * scale),
        exact_high=tidy(found.exact_high * scale),
        stated=tidy(stated.canonical_low * scale),
        stated_low=tidy(found.stated_low * scale),
        stated_high=tidy(found.stated_high * scale),
        rate_unit="%" if is_growth else unit,
        reason=f"goal_{found.reason}" if found.reason else "",
        second_text=f"{target.quote}; {stated.quote}",
        second_id=stated.target_id,
        goal_id=target.target_id,
        flags=forgiven if is_widened else NONE,
    )


def _printed(target: Target) -> Printed:
    """Give a target's number with its printed precision."""
    half = half_unit(target.quote, target.canonical_low, target.canonical_unit)
    return Printed(target.canonical_low, half, target.comparator)


def _goals_and_bases(known: Known) -> Iterator[Finding]:
    """Find goals on the wrong side of their base, or slacker than it."""
    for target in (goal.target for goal in known.goals):
        base = known.by_id.get(target.baseline_id)
        if base is None or not target.direction or target.measure not in STATES:
            continue
        if (target.canonical_low - base.canonical_low) * target.direction < 0:
            slack = "slack" if target.direction > 0 else "slack_limit"
            is_limit = target.comparator in LIMITS
            yield finding("goal_and_base", slack if is_limit else "wrong_way", base, target)


def _two_values(known: Known) -> Iterator[Finding]:
    """Find figures of one thing and time that differ by more than rounding."""
    bases = {str(goal.span.start.year - 1) for goal in known.goals}
    until = known.day or date(known.year, 12, 31)
    same: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for about, figures in known.figures.items():
        for one in figures:
            is_known = one.period and periods.parse(one.period).end <= until
            if is_known and (one.measure in ONE_VALUE or _is_sum_of_a_year(one)):
                # 下降2.6% and a column 增速 with -2.6 tell one change.
                measure = "growth" if one.measure == "decline" else one.measure
                same[about, one.period, measure, one.basis, one.canonical_unit].append(one)
    for figures in same.values():
        for one, other in combinations(figures, 2):
            if _are_parts(one, other, known) or is_only_bound(one, other):
                continue
            if _is_one_value(one, other, known):
                continue
            is_revised = _is_revised(one, other) or _is_revised(other, one)
            check = "two_bases" if one.period in bases else "two_figures"
            yield finding(check, "revised" if is_revised else "two_values", other, one)


def _is_one_value(one: Observation, other: Observation, known: Known) -> bool:
    """Whether two figures are one that is printed with more digits here than there."""
    apart = abs(risen(one) - risen(other))
    first, second = precision(one, known), precision(other, known)
    # Rounded to the same digit one value is printed alike.
    forgiven = first + second if not isclose(first, second) else 0.0
    return apart <= forgiven + 1e-9


def _is_sum_of_a_year(one: Observation) -> bool:
    """Whether a figure is what a whole year added: of a shorter time or a span papers tell parts."""
    return one.measure == "increment" and len(one.period) == len("2024")


def _is_revised(estimate: Observation, figure: Observation) -> bool:
    """Whether a figure came after an estimate: one without a date revises nothing."""
    is_settled = estimate.status == "estimate" and figure.status != "estimate"
    return is_settled and figure.published > estimate.published


def _are_parts(one: Observation, other: Observation, known: Known) -> bool:
    """Whether two figures stand in one sentence (三次产业比重 5:41.3:53.7), or are of unlike things."""
    first, second = (known.words_of(figure.statement_id)[0] for figure in (one, other))
    is_unlike = not one.indicator_id and bare(one.indicator) != bare(other.indicator)
    is_other = known.same.relation(one, other).relation != "same"
    # 新增床位300张 and 新增床位500张 in one paper are of two projects.
    is_same_paper = one.measure == "increment" and one.document_id == other.document_id
    return is_unlike or is_other or is_same_paper or (first != "" and first == second)


def _targets_and_outcomes(known: Known) -> Iterator[Finding]:
    """Find a year's targets that stand below what the year before already brought."""
    for target in known.targets:
        last = known.by_id.get(target.baseline_id)
        if last is not None and is_below(target, last):
            yield finding("target_and_outcome", below_last(target), last, target)


def _wording(known: Known) -> Iterator[Finding]:
    """Find what plan and year call by other words, or count in other units."""
    for goal in (one.target for one in known.goals):
        # What is only alike (粮食综合生产能力, 粮食总产量) is just what is worded differently.
        for target in known.targets_of(goal):
            if not known.same.relation(goal, target).relation:
                continue
            if "relational" in (goal.comparator, target.comparator):
                continue
            has_same_measure = goal.measure == target.measure
            are_states = {goal.measure, target.measure} <= set(STATES)
            if (has_same_measure or are_states) and goal.canonical_unit != target.canonical_unit:
                yield finding("units", "differs", goal, target)
            flags = compare(wording(goal, known), wording(target, known), "target")
            if has_same_measure and flags:
                yield replace(finding("words", "differs", goal, target), flags=Flags(flags))


def _contradictions(known: Known) -> Iterator[Finding]:
    """List the targets that the papers state with two numbers."""
    targets = [*(goal.target for goal in known.goals), *known.targets]
    by_id = {target.target_id: target for target in targets}
    seen: set[frozenset[str]] = set()
    for target in targets:
        for other in target.flags.arguments("contradicts"):
            pair = frozenset((target.target_id, other))
            if pair not in seen:
                seen.add(pair)
                found = finding("contradiction", "contradictory", target, by_id.get(other))
                quote = found.second_text or known.words_of(other)[1]
                yield replace(found, second_id=other, second_text=quote)


def _old_values(known: Known) -> Iterator[Finding]:
    """List the changes whose old value is not the one that the paper set."""
    table = known.tables.targets
    own = records(table[(table["place"] == known.place) & (table["period"] != "")], Target)
    by_id = {target.target_id: target for target in own}
    for new in own:
        old = by_id.get(new.revises)
        if old is None or known.year not in periods.parse(new.period).years:
            continue
        for name in new.flags.arguments(OTHER_OLD_VALUE):
            found = finding("old_value", "contradictory", old, None)
            quote = known.words_of(name)[1]
            yield replace(found, second_id=name, second_text=quote)
