"""An amount with what it measures, as papers write it: 增长6%, 年均下降3%, 增加10天, 缩短2个工作日."""

from __future__ import annotations

from math import isfinite

from indicators import periods, units
from indicators.analysis.display_units import displayed, tidy
from indicators.analysis.judging.gap_to_target import PLACES
from indicators.analysis.printed_targets import printed
from indicators.reading.measurement.phrases import read_head
from indicators.tables.contract.records import Observation, Target
from indicators.tables.targets.aim_nouns import aim_words
from indicators.tables.targets.moves import is_fall
from indicators.views.localizer import Localizer
from indicators.vocabulary import indicators

_OPPOSITE = {"growth": "decline", "decline": "growth"}


def bounded(localizer: Localizer, value: float, unit: str, figure: Target | Observation) -> str:
    """Write a figure as its source bounds it, a range with both its ends: 近6%, 2%—3%.

    Parameters
    ----------
    value : float
        Its low end in the unit of display, with the sign that it is shown with.
    figure : Target or Observation
        Whose value it is.
    """
    comparator = getattr(figure, "bound", figure.comparator)
    if comparator != "range":
        return localizer.figure(value, unit, comparator)
    low, high = figure.canonical_low, figure.canonical_high
    scale = value / low if low else displayed(figure.indicator_id, figure.canonical_unit)[1]
    # Of a fall told as a negative growth the larger fall is the low end.
    ends = sorted((value, tidy(high * scale)))
    return localizer.span(ends[0], ends[1], unit, comparator)


def target_words(localizer: Localizer, target: Target) -> str:
    """Write a target in a line of words: as its paper prints it, in English with signs for what bounds it."""
    if localizer.lang == "zh" or not isfinite(target.canonical_low):
        return localizer.relation(printed(target))
    unit, factor = displayed(target.indicator_id, target.canonical_unit)
    low, high = tidy(target.canonical_low * factor), tidy(target.canonical_high * factor)
    amount = localizer.span(low, high, unit, target.comparator)
    return localizer.say(f"aimed_{target.measure}", amount=amount)


def unsigned_change(measure: str, value: float) -> tuple[str, float]:
    """Tell a negative growth as a fall, and a negative fall as a growth.

    Examples
    --------
    >>> unsigned_change("growth", -3.9), unsigned_change("growth", 6.0)
    (('decline', 3.9), ('growth', 6.0))
    """
    return (_OPPOSITE[measure], -value) if measure in _OPPOSITE and value < 0 else (measure, value)


def measured_amount(
    localizer: Localizer,
    measure: str,
    amount: str,
    figure: Target | Observation | None,
    *,
    is_back: bool = False,
) -> str:
    """Write an amount with the word of its measure; of a change, which way it goes.

    Parameters
    ----------
    measure, amount : str
        The measure told, and the amount in words.
    figure : Target or Observation, optional
        Whose amount it is; needed of a change.
    is_back : bool
        Whether a change went the other way than that of the figure.
    """
    key = _change(figure, is_back=is_back) if measure == "change" and figure is not None else measure
    if measure == "increment" and isinstance(figure, Observation) and _is_rise(figure):
        key = "change_up"
    return localizer.say(f"told_{key}", amount=amount)


def _is_rise(figure: Observation) -> bool:
    """Whether a gathered figure is what an amount rose by over years: 2020—2025年增加232.8亿元."""
    entry = indicators().by_id.get(figure.indicator_id)
    is_over_years = not figure.statement_id and len(periods.parse(figure.period).years) > 1
    return is_over_years and entry is not None and entry.measure != "increment"


def _change(figure: Target | Observation, *, is_back: bool) -> str:
    """Name the word of a change: of points, ranks, times; of a gap to somebody its name tells it."""
    if read_head(figure.indicator).gap:
        return "level"
    way = "down" if is_fall(figure) != is_back else "up"
    kind = units.parse_form(figure.unit).kind if figure.unit else ""
    if kind == "point":
        return f"change_points_{way}"
    if figure.unit == PLACES:
        return f"change_rank_{way}"
    is_time = kind == "time" and any(word in figure.indicator for word in aim_words()["durations"])
    return f"change_time_{way}" if is_time else f"change_{way}"
