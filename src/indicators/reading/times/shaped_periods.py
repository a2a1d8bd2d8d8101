"""The period of a figure by what it measures: a span is that of an amount, its last year that of a level."""

from __future__ import annotations

from indicators.reading.lexicon import pattern
from indicators.storage.expressions import expression

_YEARS = expression(r"\d{4}")
_END = expression(r"\d{4}(?:-.+)?")
_BASE = pattern("measures.base_year_patterns")


def shaped(period: str, measure: str, basis: str, *, is_repeated: bool = False) -> str:
    """Fit a span to the measure: an amount at the end, or over the whole.

    Parameters
    ----------
    period : str
        As said by the text.
    measure, basis : str
        Of the figure.
    is_repeated : bool
        Whether the text says 每年 or 年均: then a level holds over the span.

    Examples
    --------
    >>> shaped("2021/2025", "level", ""), shaped("2021/2025", "increment", "")
    ('2025', '2021/2025')
    >>> shaped("2021/2023-H1", "level", ""), shaped("2021/2023-H1", "increment", "")
    ('2023-H1', '2021/2023-H1')
    """
    _, slash, last = period.partition("/")
    if not slash or not _END.fullmatch(last):
        return period
    if measure in ("level", "share") and not is_repeated:
        return last
    if measure in ("growth", "decline") and basis == "yoy":
        return last
    return period


def since_base(period: str, head: str) -> str:
    """Give the years over which something grew since the year it is held against.

    Parameters
    ----------
    period : str
        The year at whose end it stands.
    head : str
        The words before the figure.

    Examples
    --------
    >>> since_base("2025", "旅游总收入比2020年增长"), since_base("2025", "旅游总收入累计增长")
    ('2021/2025', '2025')
    >>> since_base("2019/2023", "产值较2020年增长")
    '2021/2023'
    """
    found, last = _BASE.search(head), period[-4:]
    if found is None or not _YEARS.fullmatch(last):
        return period
    first = int(found["base"]) + 1
    return f"{first}/{last}" if first < int(last) else last


def is_since_year_before(period: str, head: str) -> bool:
    """Whether a change in a year is told against the year before it by number.

    Examples
    --------
    >>> is_since_year_before("2024", "财政收入比2023年"), is_since_year_before("2024", "财政收入比2020年")
    (True, False)
    """
    found = _BASE.search(head)
    return found is not None and period == str(int(found["base"]) + 1)
