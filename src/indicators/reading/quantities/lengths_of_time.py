"""Lengths of time that are the fact told, and such as only say when: 缩短至3个工作日, 连续3天."""

from __future__ import annotations

from indicators.reading.lexicon import pattern
from indicators.reading.quantities.figure import Figure

_TIME_IS_MEASURED = pattern("excluded.time_is_measured")
_MEASURED_BEHIND = pattern("excluded.measured_behind_patterns")
_NOT_MEASURED = pattern("excluded.time_not_measured_patterns")
_CLAUSE_REACH = 30


def is_length_measured(figure: Figure) -> bool:
    """Whether a length of time is itself the fact told (缩短至3个工作日), and does not only say when."""
    if figure.has_multiplier or not figure.is_round:
        return True
    text, start = figure.text, figure.start
    floor = max(0, start - _CLAUSE_REACH)
    head = max(text.rfind(mark, floor, start) for mark in "，,。;、\n") + 1
    clause = text[max(head, floor) : start]
    if _NOT_MEASURED.search(clause):
        return False
    return bool(_TIME_IS_MEASURED.search(clause) or figure.behind(_MEASURED_BEHIND))
