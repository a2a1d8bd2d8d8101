"""How the month that a sentence names becomes the time of a figure: it alone, or the year up to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indicators import periods
from indicators.reading.lexicon import pattern
from indicators.reading.measurement.shares_of_goals import is_share_of_goal
from indicators.reading.mentions.mention import Mention
from indicators.reading.mentions.timed_figure import MONTH, TimedFigure
from indicators.reading.times.period_words import months_to_date
from indicators.reading.times.timing import Time
from indicators.storage.expressions import expression
from indicators.vocabulary.column_values import CHANGES

_BALANCE = pattern("measures.balances", suffix="$")
_MONTH_ENDS = expression(r"截[至止]\D{0,6}?(?:\d{4}年)?(\d{1,2})月[底末]")
_IN_MONTH = pattern("mentions.in_month")


def since_january(figure: TimedFigure) -> None:
    """Let what is added or grows up to the end of a month do so from January: 截至9月末新增就业3126人.

    A balance (截至9月底，存款余额达35亿元) is that of the month's end.
    """
    own, measured = figure.own, figure.measured
    if own and own.kind == "months" and measured.measure == "level" and _BALANCE.search(measured.indicator):
        is_at_end = _MONTH_ENDS.search(figure.text, own.start, own.end)
        figure.period = f"{figure.period[:4]}-{int(is_at_end[1]):02d}" if is_at_end else figure.period
        return
    if own is None or own.kind != "month" or not figure.text[: own.end].endswith("末"):
        return
    is_flow = measured.measure == "increment" or is_share_of_goal(measured)
    if is_flow or (measured.measure in CHANGES and not measured.is_carried):
        figure.period = _up_to(figure.period)


def of_month_or_up_to_it(figure: TimedFigure) -> None:
    """Part what a month brought from what the months up to it did: 8月当月完成2亿元，累计完成18亿元."""
    head, previous, own = figure.mention.head, figure.previous, figure.own
    told = head if previous else figure.text[figure.sentence_start : figure.mention.quantity.start]
    # 上半年，全市增长13%，其中当月增长12%: what leads the sentence tells whose last month it is.
    goes_before = own is not None and own.end <= figure.mention.clause_start and bool(_IN_MONTH.search(head))
    is_part_of_year = "-" in figure.period and figure.period[:4].isdigit()
    if (own is None or goes_before) and _IN_MONTH.search(told) and is_part_of_year:
        last = periods.parse(figure.period).end
        figure.period = f"{last:%Y-%m}"
    elif figure.is_up_to_month:
        figure.period = _up_to(previous.period if own is None and previous else figure.period)
    elif previous is not None and MONTH.fullmatch(figure.period):
        is_later = own is None or own.end <= previous.quantity.start
        goes_on = figure.measured.is_carried or figure.measured.part_of or is_share_of_goal(figure.measured)
        if goes_on and is_later and previous.period == _up_to(figure.period):
            figure.period = previous.period


def as_told(named: Sequence[Time], mentions: Sequence[Mention]) -> list[Time]:
    """Let a month told since January lead the next sentence so: 4月，收入累计完成2亿元。其中，税收1亿元."""
    told = {mention.period for mention in mentions}
    return [
        replace(time, period=_up_to(time.period), kind="months")
        if time.kind == "month" and _up_to(time.period) in told
        else time
        for time in named
    ]


def _up_to(month: str) -> str:
    return months_to_date(int(month[:4]), int(month[-2:]))
