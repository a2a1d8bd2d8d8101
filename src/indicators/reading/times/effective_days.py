"""The day from which a paper says that its changes hold: 本通知自2024年9月1日起执行."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from indicators.documents.document import Document
from indicators.documents.normalized_text import plain
from indicators.reading.lexicon import pattern
from indicators.reading.roles.roles import CALLED_OFF, REVISION
from indicators.reading.statement import Statement
from indicators.storage.expressions import expression

HOLDS_FROM = "holds_from"
_DAY = expression(r"(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日)?")
_BEHIND = pattern("revisions.holds_from_patterns")
_CHANGES = {REVISION, CALLED_OFF}


def dated(rows: Sequence[Statement], document: Document) -> list[Statement]:
    """Flag what a paper changes or gives up with the day from which that holds, where the paper names one.

    Parameters
    ----------
    document : Document
        The paper that they stand in.
    """
    day = effective_day(document) if any(_is_change(row) for row in rows) else ""
    if not day:
        return list(rows)
    flag = f"{HOLDS_FROM}:{day}"
    return [replace(row, flags=f"{row.flags};{flag}") if _is_change(row) else row for row in rows]


def effective_day(document: Document) -> str:
    """Give the day from which a paper says it holds, "" if it names none or says of its own issue.

    Examples
    --------
    >>> notice = "增长6%调整为增长5%。本通知自9月1日起执行。"
    >>> effective_day(Document("d", notice, issued="2024-08-26", period="2024"))
    '2024-09-01'
    """
    year = (document.issued or document.period)[:4]
    for told in _BEHIND.finditer(plain(document.text)):
        day = _DAY.search(told[0])
        if not day or not (day[1] or year):
            continue
        try:
            return date(int(day[1] or year), int(day[2]), int(day[3] or 1)).isoformat()
        except ValueError:
            continue
    return ""


def _is_change(row: Statement) -> bool:
    return bool(_CHANGES & set(row.flags.split(";")))
