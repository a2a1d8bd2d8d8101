"""The clause in which a paper prints a number, up to the number."""

from __future__ import annotations

import re

_CLAUSE_END = re.compile(r"[，,。；;：:！!？?\n]")


def clause(sentence: str, quote: str) -> str:
    """Give the words before a quoted number, from the last comma or stop on, with the number.

    Examples
    --------
    >>> clause("加快组网建设,新建5G基站4000个,实现覆盖", "4000个")
    '新建5G基站4000个'
    """
    if not quote or quote not in sentence:
        return quote
    return _CLAUSE_END.split(sentence.partition(quote)[0])[-1] + quote
