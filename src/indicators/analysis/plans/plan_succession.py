"""What the goals of one plan became in another: inherited, adjusted or discontinued, and which are new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.analysis.plans.plan_figures import TOLD_APART
from indicators.reading.grids.goals_without_figures import NOT_LISTED
from indicators.tables.contract.records import Target
from indicators.tables.matching.figure_matching import basis_of_sum, likeness
from indicators.tables.matching.same_rows import SameRows
from indicators.tables.matching.same_things import Verdict

# One phrase behind another says that it is narrower, which makes no succession.
APART = "narrower"


@dataclass(frozen=True, slots=True)
class Successor:
    """What became of a goal."""

    # ``inherited`` (the same thing measured alike), ``adjusted`` (measured another way, or something near to
    # it) or ``discontinued``, of the list in schemes.yaml.
    status: str
    goal_id: str  # The goal of the other plan, "" where it has none.


def successors(goals: Sequence[Target], others: Sequence[Target], same: SameRows) -> Mapping[str, Successor]:
    """Say of each goal what another plan makes of it, by target_id.

    What goes on with one goal is no adjustment of another: 粮食综合生产能力 of both plans leaves 粮食总产量
    of the first without a successor.

    Parameters
    ----------
    goals, others : sequence of Target
        The goals of the two plans.
    """
    is_one = {
        (goal.target_id, other.target_id): _is_same(same.relation(goal, other))
        for goal in goals
        for other in others
    }
    gone_on = {other for (_, other), is_same in is_one.items() if is_same}
    return {
        goal.target_id: _successor(
            goal,
            [one for one in others if is_one[goal.target_id, one.target_id] or one.target_id not in gone_on],
            same,
        )
        for goal in goals
    }


def introduced(goals: Sequence[Target], others: Sequence[Target], same: SameRows) -> frozenset[str]:
    """Name the goals of another plan that have no like among a plan's."""
    return frozenset(other.target_id for other in others if not _successor(other, goals, same).goal_id)


def _successor(goal: Target, others: Sequence[Target], same: SameRows) -> Successor:
    """Choose the other goal that is most like: the same thing first, then measured alike, then by words."""
    found = [(other, same.relation(goal, other)) for other in others]
    near = [(other, verdict) for other, verdict in found if _is_near(verdict)]
    if not near:
        return Successor("discontinued", "")
    best, verdict = max(near, key=lambda pair: _rank(goal, pair[0], pair[1], same))
    is_inherited = (
        _is_same(verdict) and same.is_measured_alike(goal, best) and _is_over_like_years(goal, best)
    )
    return Successor("inherited" if is_inherited else "adjusted", best.target_id)


def _rank(goal: Target, other: Target, verdict: Verdict, same: SameRows) -> tuple[bool, bool, bool, float]:
    return (
        _is_same(verdict),
        same.is_measured_alike(goal, other),
        _is_over_like_years(goal, other),
        likeness(goal.indicator, other.indicator),
    )


def _is_over_like_years(goal: Target, other: Target) -> bool:
    """Whether two goals are told over like years, and both in numbers or both in words.

    One of which no value is listed goes on: nobody knows that it is told otherwise.
    """
    is_one_kind = (goal.comparator == "relational") == (other.comparator == "relational")
    is_one_kind = is_one_kind or NOT_LISTED in (goal.reference, other.reference)
    return is_one_kind and basis_of_sum(goal) == basis_of_sum(other)


def _is_near(verdict: Verdict) -> bool:
    return verdict.relation != "" and not verdict.reason.startswith(APART)


def _is_same(verdict: Verdict) -> bool:
    return verdict.relation == "same" or verdict.reason in TOLD_APART
