"""What a change over a plan (累计提高1个百分点) has come to by the last level and the base year's."""

from __future__ import annotations

from collections.abc import Sequence

from indicators import periods, units
from indicators.analysis.plans.plan_spans import starts_with
from indicators.periods import Period
from indicators.tables.contract.records import Observation, Target
from indicators.tables.matching.links import is_own_base
from indicators.vocabulary.column_values import STATES

POINTS = "百分点"
DIGITS = 9


def risen(
    goal: Target, figures: Sequence[Observation], span: Period
) -> tuple[float, tuple[Observation, ...]] | None:
    """Give how far a level has risen since the year before a plan, with the two figures, the later first.

    Parameters
    ----------
    goal : Target
        A sum over the plan of what a level is to rise by; for any other None is given.
    figures : sequence of Observation
        Of its subject, the one to believe first.

    Returns
    -------
    tuple of float and figures, or None
        None where a level is missing, a paper states the sum itself, or the years' additions are known.
    """
    # 〔1〕 in a plan's table is a sum, whatever its head says; 新建20个 in its text is none.
    # What is to rise by so much each year has a sum too, which its mean is taken from.
    is_sum = goal.basis in ("cumulative", "annual") or (goal.origin == "table" and goal.basis == "")
    of = ("change",) if goal.basis == "annual" else ("change", "increment")
    if not is_sum or goal.measure not in of or goal.period != span.text:
        return None
    if any(_is_stated(goal, figure, span) for figure in figures):
        return None
    unit = "%" if goal.canonical_unit == POINTS else goal.canonical_unit
    levels = [one for one in figures if one.measure in STATES and one.canonical_unit == unit]
    found = _ends(goal, levels, span)
    return (round(found[0].canonical_low - found[1].canonical_low, DIGITS), found) if found else None


def grown(
    goal: Target, figures: Sequence[Observation], span: Period
) -> tuple[float, tuple[Observation, ...]] | None:
    """Give by how many percent a level has grown, or fallen for a goal to fall, since the year before a plan.

    Of amounts in money, whose growth is told in constant prices, and of shares nothing is said.

    Parameters
    ----------
    goal : Target
        A growth or fall over the whole plan.
    figures : sequence of Observation
        Of its subject, the one to believe first.

    Returns
    -------
    tuple of float and figures, or None
        The later figure first; None where a level is missing.
    """
    if goal.basis != "cumulative" or goal.canonical_unit != "%":
        return None
    levels = [
        one for one in figures if one.measure == "level" and one.canonical_low > 0 and not _is_money(one)
    ]
    found = _ends(goal, levels, span)
    if found is None or found[0].canonical_unit != found[1].canonical_unit:
        return None
    percent = 100 * (found[0].canonical_low / found[1].canonical_low - 1)
    return round(-percent if goal.measure == "decline" else percent, DIGITS), found


def _ends(
    goal: Target, levels: Sequence[Observation], span: Period
) -> tuple[Observation, Observation] | None:
    """Choose the last level of a year of a plan, and that of the year before it or the paper's own base."""
    before = str(span.start.year - 1)
    # The paper's table may start from an earlier year, as a note below it says.
    own = [one for one in levels if is_own_base(one, goal, before)]
    base = next((one for one in [*own, *levels] if one in own or one.period == before), None)
    inside = [one for one in levels if periods.parse(one.period).kind == "year" and one.period > before]
    return (max(inside, key=lambda one: one.period), base) if base and inside else None


def _is_money(figure: Observation) -> bool:
    parts = [part.lstrip("0123456789") for part in figure.canonical_unit.split("/") if part]
    return any(units.parse_form(part).kind == "currency" for part in parts)


def _is_stated(goal: Target, figure: Observation, span: Period) -> bool:
    """Whether a figure tells the rise itself: over years of the plan, or of a year what was added."""
    is_like = figure.measure == goal.measure and figure.canonical_unit == goal.canonical_unit
    if not is_like:
        return False
    years = len(periods.parse(figure.period).years)
    is_year = years == 1 and goal.measure == "increment" and periods.parse(figure.period).end >= span.start
    return is_year or (years > 1 and starts_with(figure, span))
