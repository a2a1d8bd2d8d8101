"""The clause in which a paper prints a number, up to the number or to what stands before it."""

from __future__ import annotations

import re

from indicators.reading.quantities.full_width import one_width

_CLAUSE_END = re.compile(r"[，,。；;：:！!？?\n]")


def clause(sentence: str, quote: str) -> str:
    """Give the words before a quoted number, from the last comma or stop on, with the number.

    Examples
    --------
    >>> clause("加快组网建设,新建5G基站4000个,实现覆盖", "4000个")
    '新建5G基站4000个'
    """
    told = as_in(sentence, quote)
    if not told or told not in sentence:
        return quote
    return last_clause(sentence.partition(told)[0]) + quote


def clause_before(sentence: str, quote: str) -> str:
    """Give only the words before a number that is quoted as its sentence has it; "" for any other.

    Examples
    --------
    >>> clause_before("加快组网建设,新建5G基站4000个,实现覆盖", "4000个")
    '新建5G基站'
    """
    return last_clause(sentence.partition(quote)[0]) if quote and quote in sentence else ""


def last_clause(text: str) -> str:
    """Give what stands behind the last comma or stop of a text."""
    return _CLAUSE_END.split(text)[-1]


def as_in(sentence: str, quote: str) -> str:
    """Give a quote as its sentence has it, where that has lost the width of its signs: 5%—6%, 5%-6%.

    Examples
    --------
    >>> as_in("地区生产总值增长5%-6%", "5%—6%"), as_in("增长6%", "7%")
    ('5%-6%', '7%')
    """
    folded = quote if quote in sentence else one_width(quote)
    return folded if folded in sentence else quote
