"""What a reader of a contribution has to beware of, and why one is missing: codes of reason_codes.yaml."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import isclose, isfinite

from indicators.analysis.action_words import compare
from indicators.analysis.addition_words import is_on_balance
from indicators.analysis.evidence import beside, is_like, wording
from indicators.analysis.plans.shares import Share
from indicators.analysis.printed_targets import bare_words
from indicators.analysis.row_filters import GoalWithSpan, Known
from indicators.tables.contract.records import Flags, Observation, Target
from indicators.vocabulary import indicators
from indicators.vocabulary.column_values import FLOORS, STATES, UNVERIFIED


def status(target: float, outcome: float, even: float) -> str:
    """Say whether this year's target, or else the outcome, reaches an even yearly share."""
    for word, pct in (("target", target), ("outcome", outcome)):
        if isfinite(pct):
            side = "at" if isclose(pct, even, abs_tol=1e-9) else "above" if pct > even else "below"
            return f"{word}_{side}_even_share"
    return "not_computable"


def reasons(
    goal: Target,
    target: Target | None,
    by_target: Share,
    outcome: Observation | None,
    by_outcome: Share,
    year: int,
    years: Collection[int],
) -> str:
    """Say for each missing contribution why it is missing, as codes joined by ';'.

    Before the first of the plan's years there is none: the outcome of then is the base.
    """
    if goal.comparator == "relational":
        return f"goal_relational:{goal.reference}"
    found = []
    if target is None:
        found.append(f"no_target:{year}")
    elif target.comparator == "relational":
        found.append(f"target_relational:{target.reference}")
    elif by_target.reason:
        found.append(f"target_{by_target.reason}")
    if outcome is None and year - 1 in years:
        found.append(f"no_outcome:{year - 1}")
    elif outcome is not None and by_outcome.reason:
        found.append(f"outcome_{by_outcome.reason}")
    return ";".join(found)


def flags(
    goal: GoalWithSpan,
    stated: Sequence[Target],
    target: Target | None,
    outcome: Observation | None,
    known: Known,
    known_years: Collection[int],
    seen_years: Collection[int],
) -> Flags:
    """List what a reader of the row has to beware of, as codes.

    Parameters
    ----------
    goal, target, outcome
        What is set against each other; None where there is none.
    stated : sequence of Target
        The goal restated as a yearly rate or amount.
    known_years : collection of int
        The years whose contribution is known.
    seen_years : collection of int
        The years before with a figure, whether it gives a contribution or not.
    """
    found = [flag for flag in goal.target.flags if flag.startswith("contradicts")]
    # Without a share there is none that is of the floor.
    if goal.target.comparator in FLOORS and known_years:
        found.append("goal_is_a_floor")
    if target is not None:
        found += _beside(goal.target, target, known, "target")
    if outcome is not None:
        found += _beside(goal.target, outcome, known, "outcome")
        found += _rivals(outcome, known)
        found += _overtaken(goal.target, target, outcome)
    if target is not None and target.measure == "increment":
        found += _below_stated(stated, target)
    unknown = [at for at in goal.span.years if at < known.year and at not in known_years]
    if known_years and unknown:
        found += [f"year_unknown:{at}" for at in unknown if at not in seen_years]
        found.append("sum_is_lower_bound" if goal.target.measure == "increment" else "sum_is_partial")
    return Flags(found)


def _beside(goal: Target, row: Target | Observation, known: Known, what: str) -> list[str]:
    """Say how a target or an outcome differs from a goal: in words, in what it counts, in its source."""
    found = compare(wording(goal, known), wording(row, known), what)
    is_addition = beside(goal, row).measure == "increment" and goal.measure == "level"
    if is_addition and not is_on_balance(*known.words_of(row.statement_id)):
        found.append(f"{what}_counts_additions")
    is_chained = row.measure == "growth" and goal.measure == "level"
    if is_chained and goal.comparator != "relational" and _is_real(row):
        found.append(f"{what}_real_growth")
    if row.source_quality in UNVERIFIED:
        found.append(f"{what}_unverified")
    return found


def _below_stated(stated: Sequence[Target], target: Target) -> list[str]:
    """Say where a year's target is below the amount that the plan states for each year."""
    yearly = (row for row in stated if (row.measure, row.basis) == ("increment", "annual"))
    first = next(yearly, None)
    is_below = first is not None and target.canonical_low < first.canonical_low
    return [f"below_stated_pace:{bare_words(first)}"] if first is not None and is_below else []


def _is_real(row: Target | Observation) -> bool:
    """Whether an indicator's growth is measured at comparable prices, while its level is in current money."""
    entry = indicators().by_id.get(row.indicator_id)
    return entry is not None and entry.price_basis == "real"


def _rivals(outcome: Observation, known: Known) -> list[str]:
    """Name other figures for the same year that say something else."""
    return [
        f"other_figure:{figure.observation_id}"
        for figure in known.figures_of(outcome)
        if is_like(figure, outcome)
        and figure.period == outcome.period
        and figure.canonical_low != outcome.canonical_low
    ]


def _overtaken(goal: Target, target: Target | None, outcome: Observation) -> list[str]:
    """Say where the outcome already stands beyond the plan's goal, or beyond this year's target."""

    def is_beyond(other: Target) -> bool:
        better = (other.direction or 0) * (outcome.canonical_low - other.canonical_low)
        return is_like(other, outcome) and better > 0

    found = ["goal_already_met"] if goal.measure in STATES and is_beyond(goal) else []
    if target is not None and target.measure in (*STATES, "increment") and is_beyond(target):
        # Of a limit that was kept the number asked for is the larger one.
        is_lower = target.canonical_low < outcome.canonical_low
        found.append("target_below_outcome" if is_lower else "limit_above_outcome")
    return found
