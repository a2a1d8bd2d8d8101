"""Amounts of several years: whether one is the sum of them, and whether it is of the span told before."""

from __future__ import annotations

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.reading.mentions.mention import Mention
from indicators.reading.quantities.quantity import Quantity
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import SUMMED_KINDS

_SUMS = pattern("mentions.sums_patterns")
_SUMMED_UP = pattern("mentions.summed_up_patterns")
_YEARS_SUMMED = pattern("mentions.years_summed_patterns")
_END_OF_SUM = pattern("mentions.ends_of_sums_patterns")
_BUILT_UP = pattern("mentions.built_up_patterns")
_PART = pattern("measured.parts")
_SPAN = expression(r"\d{4}/\d{4}")
# How far beside the year stand the words that make it the end of a sum: 截至…年底.
NEAR = 3
_CHANGES = frozenset(("increment", "growth", "decline"))
_AMOUNTS = frozenset(("level", "increment"))


def is_span_of_years(period: str) -> bool:
    """Whether a period is several years.

    Examples
    --------
    >>> is_span_of_years("2021/2023-H1"), is_span_of_years("2025-Q1/Q3"), is_span_of_years("2025")
    (True, False, False)
    """
    return _SPAN.match(period) is not None


def is_sum(measured: Measured, head: str, *, names_span: bool = False) -> bool:
    """Whether an amount of several years is the sum of them: 期间共完成投资260亿元.

    Parameters
    ----------
    head : str
        What stands before it.
    names_span : bool
        Whether the years are named in its own sentence: what is built up then is built in them.

    Examples
    --------
    >>> pipes = Measured("污水管网", "污水管网", "level", "", "length")
    >>> is_sum(pipes, "累计建成污水管网", names_span=True), is_sum(pipes, "累计建成污水管网")
    (True, False)
    """
    # 新建农田120万亩，累计建成农田560万亩: behind what is new stands all there is, over whatever years.
    is_all = ("measure", "total_is_reached") in measured.why
    if measured.measure != "level" or measured.is_to or is_all:
        return False
    if names_span and _BUILT_UP.search(head):
        return True
    return bool(_YEARS_SUMMED.search(head) or (measured.kind in SUMMED_KINDS and _SUMS.search(head)))


def is_next_sum(measured: Measured, head: str, before: Mention | None, period: str) -> bool:
    """Whether an amount stands behind a sum of the same years: 累计新增就业4.9万人，累计建成农田25.5万亩."""
    if before is None or before.period != period or measured.measure != "level":
        return False
    is_told = before.head in head or _SUMMED_UP.search(before.head) is not None
    return before.measured.measure == "increment" and is_told and _SUMMED_UP.search(head) is not None


def sum_so_far(
    measured: Measured, head: str, time: str, years: tuple[int, int], end: str, before: Mention | None
) -> str:
    """Give the years of a sum that runs from the first year of a paper to one inside, "" if it is none.

    What is built up (累计建成充电桩5000个) is what there is then, unless it goes on a list of such sums.

    Parameters
    ----------
    head, time : str
        What stands before it in its clause, and the words of the time that its sentence names, "" for none.
    years : tuple of int
        The first and the last year of the paper.
    end : str
        The period that those words name.
    before : Mention, optional
        The figure before.

    Examples
    --------
    >>> jobs = Measured("城镇新增就业", "城镇新增就业", "increment", "", "person")
    >>> sum_so_far(jobs, "累计", "截至2022年底", (2021, 2025), "2022", None)
    '2021/2022'
    >>> sum_so_far(jobs, "", "截至2022年底", (2021, 2025), "2022", None)
    ''
    >>> sum_so_far(jobs, "累计", "", (2021, 2025), "2022", None)
    '2021/2022'
    """
    first, last = years
    # Where the sentence names no time, 累计 says by itself that the sum runs from the paper's first year.
    if not (end.isdigit() and first < int(end) <= last and (not time or _END_OF_SUM.search(time))):
        return ""
    period = f"{first}/{end}"
    is_change = measured.measure in _CHANGES and _SUMMED_UP.search(head) is not None
    is_sum_too = is_change or is_next_sum(measured, head, before, period)
    return period if is_sum_too and not measured.is_to else ""


def goes_on(measured: Measured, head: str, period_before: str, *, is_same_clause: bool) -> bool:
    """Whether an amount is of the span of the figure before: 投资年均增长27.3%，累计完成1293亿元.

    Parameters
    ----------
    head : str
        What stands before it.
    period_before : str
        Of the figure before.
    is_same_clause : bool
        Whether that stands in the same clause.

    Examples
    --------
    >>> amount = Measured("投资", "投资", "level", "", "currency")
    >>> goes_on(amount, "，累计完成", "2007/2011", is_same_clause=False)
    True
    >>> goes_on(amount, "，完成", "2007/2011", is_same_clause=False)
    False
    """
    if measured.measure not in _AMOUNTS or not is_span_of_years(period_before):
        return False
    return is_same_clause or bool(_SUMMED_UP.search(head) or _PART.search(head))


def is_yearly_count(quantity: Quantity, head: str) -> bool:
    """Whether a goal for a year is that year's amount: 到2025年接待游客7000万人次 sums up no years."""
    return quantity.unit == "人次" and "累计" not in head
