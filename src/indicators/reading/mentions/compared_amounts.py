"""The amount of another time that a figure is held against: 28899万元 of 比上年28899万元增长5%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicators import periods
from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.held_against import HELD_AGAINST
from indicators.reading.mentions.mention import Mention
from indicators.reading.times import period_words
from indicators.reading.times.period_words import PLAN_YEARS, Horizon
from indicators.storage.expressions import expression

_YEAR = expression(r"20\d\d")
_PLAN = expression("|".join(PLAN_YEARS))
# 比上年（10亿元）增长20%: in brackets too, and behind its own noun, 比上年（上线441人）.
_IN_BRACKETS = expression(r"(?P<before>[年期])[(][\u4e00-\u9fff]{0,8}$")
# 较1-2月（-0.6%）: of an earlier part of the year.
_OF_PART = pattern(
    "phrases.compared",
    suffix=rf"(?P<part>{any_word('phrases.part_of_year_patterns')})[(][\u4e00-\u9fff]{{0,8}}$",
)
_PARTS = ("quarter", "half", "months", "month")
_END_OF_YEAR = pattern("phrases.ends_of_years_patterns", suffix="的?$")


def is_one(mention: Mention) -> bool:
    """Whether a figure is such an amount."""
    if _OF_PART.search(mention.head):
        return True
    is_start = mention.measured.is_from or _IN_BRACKETS.search(mention.head) is not None
    return is_start and _held_against(mention.head) is not None


def _held_against(head: str) -> re.Match[str] | None:
    return HELD_AGAINST.search(_IN_BRACKETS.sub(r"\g<before>", head))


def told_before(mentions: Sequence[Mention], i: int) -> Mention | None:
    """Find the figure before that tells of the sentence's own time: neither such an amount nor a goal."""
    return next((one for one in reversed(mentions[:i]) if not (one.is_goal or is_one(one))), None)


def period_of(head: str, spoken: str) -> str:
    """Tell the period of such an amount, "" if the words before it name none.

    Parameters
    ----------
    head : str
        What stands before the amount.
    spoken : str
        The period of the figure that it is held against.

    Examples
    --------
    >>> period_of("比上年", "2024"), period_of("比上年同期", "2024-Q1"), period_of("较年初", "2024-Q1")
    ('2023', '2023-Q1', '2023')
    >>> period_of("比2020年的", "2024")
    '2020'
    >>> period_of("较1-2月(", "2024-Q1"), period_of("比一季度(增长", "2024-H1")
    ('2024-01/02', '2024-Q1')
    >>> period_of("较12月(", "2024-01"), period_of("比四季度(增长", "2024-Q1")
    ('2023-12', '2023-Q4')
    """
    found = _held_against(head)
    if not spoken[:4].isdigit() or "/" in spoken[:5]:
        return ""
    if part := _OF_PART.search(head):
        kind = next(kind for kind in _PARTS if part[kind])
        years = (Horizon(year, year, year, year, year) for year in (int(spoken[:4]), int(spoken[:4]) - 1))
        now, before = (period_words.period(part["part"], kind, year) for year in years)
        # In January 较12月 is of the year before.
        return now if periods.parse(now).end <= periods.parse(spoken).end else before
    if found is None:
        return ""
    if named := _YEAR.search(found["time"]):
        return named[0]
    if plan := _PLAN.search(found["time"]):
        return str(PLAN_YEARS[plan[0]] + 4)
    same = "" if _END_OF_YEAR.search(found["time"]) else spoken[4:]
    return f"{int(spoken[:4]) - 1}{same}"
