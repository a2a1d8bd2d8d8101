"""What the text of an assessment says of a figure: 产值1560亿元，快于规划进度; 森林覆盖率63%（提前实现）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.reading.grids.stated_verdicts import OPINION, joined, opinion
from indicators.reading.grids.words import one_of
from indicators.reading.statement import Statement
from indicators.storage.expressions import expression

# The clause behind a figure, or the brackets; what a figure stands in ends with its clause.
_CLAUSE = expression(
    r"^[^，,。；;、：:\n()（）\d]{0,4}[，,(（](?P<said>[^，,。；;、：:\n()（）\d]{2,16})(?=[，,。；;)）\n]|$)"
)
_STOPS = expression(r"[。；;\n]")
_REACH = 24


def told(rows: Sequence[Statement], document: Document) -> list[Statement]:
    """Mark the results of which an assessment says right behind them how they stand.

    Parameters
    ----------
    rows : sequence of Statement
        In the order of the text.

    Returns
    -------
    list of Statement
        What the text has an opinion of has the flag opinion:<status>, as a row of its table has; so have the
        other figures of the same thing in the same part of the sentence.
    """
    if not vocabulary.kinds().of(document.kind).is_assessment:
        return list(rows)
    said: dict[str, str] = {}
    for at, row in enumerate(rows):
        if _is_result(row) and (status := _said_behind(document.text[row.end : row.end + _REACH])):
            for one in (row, *_same_before(rows, at, document.text)):
                said.setdefault(one.statement_id, status)
    return [_with(row, said.get(row.statement_id, "")) for row in rows]


def _is_result(row: Statement) -> bool:
    return row.origin == "text" and row.role == "actual"


def _said_behind(text: str) -> str:
    """Give the status that the clause behind a figure names and nothing else, "" if it names none."""
    found = _CLAUSE.match(text)
    if found is None:
        return ""
    words = re.sub(one_of("before_opinions", prefix="^").pattern, "", found["said"])
    return opinion(words) or opinion(re.sub(one_of("behind_opinions", suffix="$").pattern, "", words))


def _same_before(rows: Sequence[Statement], at: int, text: str) -> list[Statement]:
    """List the results of the same thing before one, as far as the part of the sentence goes."""
    row, found = rows[at], []
    for other in reversed(rows[:at]):
        if _STOPS.search(text, other.end, row.start):
            break
        if _is_result(other) and other.indicator == row.indicator:
            found.append(other)
    return found


def _with(row: Statement, status: str) -> Statement:
    return replace(row, flags=joined(row.flags, f"{OPINION}:{status}")) if status else row
