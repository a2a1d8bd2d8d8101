"""A plan's goal with what it measures: 年均增长6%左右, 累计下降16%, 净增600家, 翻一番."""

from __future__ import annotations

from math import isfinite

from indicators.analysis.addition_words import addition_word
from indicators.analysis.printed_targets import printed
from indicators.tables.contract.records import Target
from indicators.tables.targets.moves import is_fall
from indicators.views.amount_words import bounded, measured_amount, unsigned_change
from indicators.views.citations import Citations
from indicators.views.localizer import Localizer
from indicators.vocabulary import indicators
from indicators.vocabulary.column_values import MULTIPLES, OVER_YEARS


def goal_words(localizer: Localizer, goal: Target, value: float, unit: str) -> str:
    """Write a goal as its plan tells it.

    Parameters
    ----------
    value : float
        Its low end in the unit of display; NaN for a goal in words.
    """
    if not isfinite(value) or (goal.unit in MULTIPLES and localizer.lang == "zh"):
        return localizer.relation(printed(goal))
    measure, value = unsigned_change(measured_as(goal), value)
    amount = bounded(localizer, value, unit, goal)
    if measure == "increment":
        shown = localizer.name(goal)
        amount = added(localizer, shown, goal.indicator, (goal.sentence, goal.quote), amount)
    return over_years(localizer, goal.basis) + measured_amount(localizer, measure, amount, goal)


def added(
    localizer: Localizer,
    shown: str,
    indicator: str,
    words: tuple[str, str],
    amount: str,
    *,
    is_beside_level: bool = False,
) -> str:
    """Write an addition with the word of its paper, in Chinese: 净增600家.

    Parameters
    ----------
    shown, indicator : str
        The thing that is added to, by the row's name and by the paper's.
    words : tuple of str
        The paper's sentence, and the figure in it.
    amount : str
        The figure as it is shown.
    is_beside_level : bool
        Whether it stands beside what there is in all: it is then told as an addition in any case.
    """
    if localizer.lang != "zh":
        return amount
    word = addition_word(shown, indicator, *words)
    is_bare = is_beside_level and not word
    return localizer.say("added", amount=amount) if is_bare else word + amount


def measured_as(goal: Target) -> str:
    """Name the measure that a goal is told in.

    An amount to be done away with is a change (减少9800吨), and so is what is added to something that only
    stands, and of which nothing can be newly made (人均预期寿命累计增加0.5岁).
    """
    entry = indicators().by_id.get(goal.indicator_id)
    is_of_mean = entry is not None and (entry.accumulates, entry.measure) == ("stock", "level")
    is_moved = is_fall(goal) or (is_of_mean and goal.basis == "cumulative")
    return "change" if goal.measure == "increment" and is_moved else goal.measure


def over_years(localizer: Localizer, basis: str) -> str:
    """Say which years an amount is of: 年均, 累计, 每年; "" of a basis within one year."""
    return localizer.say(f"basis_{basis}") if basis in OVER_YEARS else ""


def base_amount(base_id: str, citations: Citations, localizer: Localizer) -> tuple[float, str, str]:
    """Give a base's value, its unit and both in words; NaN and "" for a goal without a base."""
    base = citations.figure(base_id)
    if base is None:
        return float("nan"), "", ""
    value, unit = base.canonical_low, base.canonical_unit
    return value, unit, localizer.figure(value, unit)


def from_base(base_id: str, period: str, citations: Citations, localizer: Localizer) -> str:
    """Tell a base with its year, 2020年 360家; "" where there is none."""
    base = base_amount(base_id, citations, localizer)[2]
    return localizer.say("from_base", base=base, year=period) if base else ""
