"""Until when a task is to be done, by its own sentences: 10月底前建成, but not 6月底前完成选址."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicators.reading import duties
from indicators.reading.lexicon import pattern
from indicators.reading.prose import one_width
from indicators.reading.times.deadlines import due
from indicators.storage.expressions import expression

_IN_PROSE = expression(
    r"[(（]?(?:完成|办理|计划完成)?(?:时限|期限|时间节点)(?:要求)?[:：]\s*(?P<told>[^。；;，,）)\n]{2,24})"
    # A month that no calendar has is told as written: of 13月底前 nothing is due in March.
    r"|(?P<before>(?:20\d\d年)?(?<!\d)\d{1,2}月(?:(?:[12]\d|3[01]|0?[1-9])日|[上中下]旬|底|末)?(?:之?前|以前)"
    r"|(?:20\d\d年)?(?:年底|年末|[上下]半年|第?[一二三四]季度末?)(?:之?前|以前)|20\d\d年(?:底|末)(?:之?前|以前)?)"
)
_STEP = pattern("tasks.steps_patterns")
_BEFORE_DAY = pattern("tasks.before_days_patterns")
_CLAUSE = expression(r"[^，,；;。\n]{2,}")
_CLAUSE_ENDS = "，,；;。\n(（"
# For days without one, so that they can be put in order.
_ANY_YEAR = 2000


def in_prose(text: str) -> str:
    """Find the words of a task that say until when it is to be done, "" if none do.

    Examples
    --------
    >>> told = ("6月底前完成改造。", "新建学校3所。（完成时限：2025年12月31日前）", "推进改革。")
    >>> tuple(map(in_prose, told))
    ('6月底前', '2025年12月31日前', '')
    >>> in_prose("改造小区20个，6月底前完成方案编制。"), in_prose("10月底前建成，其中城区6月底前建成。")
    ('', '10月底前')
    >>> in_prose("新建学校2所，13月底前完成。")
    '13月底前'
    """
    plain = one_width(text)
    found = list(_IN_PROSE.finditer(plain))
    told = next((match for match in found if match["told"]), None)
    if told is not None:
        return text[told.start("told") : told.end("told")].strip()
    ends = [match for match in found if not _is_step(plain, match)]
    if not ends and not _is_all_dated(plain, found):
        return ""
    year = next((int(match[0][:4]) for match in found if match[0].startswith("20")), _ANY_YEAR)
    last = max(ends or found, key=lambda match: (due(match["before"], year), match.start()), default=None)
    return text[last.start("before") : last.end("before")].strip() if last else ""


def _is_step(text: str, day: re.Match[str]) -> bool:
    """Whether a day is that of a step before the work is done: 6月底前完成选址, unless that is the task."""
    head = max(text.rfind(mark, 0, day.start()) for mark in _CLAUSE_ENDS) + 1
    if not _BEFORE_DAY.fullmatch(text, head, day.start()):
        return False
    step = _STEP.match(text, day.end())
    if step is None:
        return False
    words = step["begun"] or step["prepared"]
    return words not in text[: day.start()] + text[step.end() :]


def _is_all_dated(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether every clause that says what is to be done has a day of its own."""
    at = 0
    for mark in _CLAUSE.finditer(text):
        is_dated = any(mark.start() <= day.start() < mark.end() for day in found)
        if not (is_dated or duties.is_duty(mark[0])):
            return False
        at = mark.end()
    return at > 0
