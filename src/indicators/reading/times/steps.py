"""The steps of a task, each with its day: 6月底前完成主体封顶；11月底前，建成通车."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.reading.prose import one_width
from indicators.reading.times import deadlines
from indicators.storage.expressions import expression

# A comma parts steps only where the next one begins with its own day.
_PARTS = expression(r"[；;。\n]|[，,、](?=[^，,、；;。]{1,12}?(?:前|底|末)[^，,])")
_BEHIND = expression(r"(?:之?前|以前|内)?[，,、:：]?")
# What only repeats that the task ends there, and what makes two days a span of time.
_NO_STEP = expression(r"(?:[—~至到-].*)?|(?:全面|全部|基本|按[时期])?(?:完成|办结|完工)?(?:任务|工作)?")
_WORDED = expression(r"[\u4e00-\u9fff]{2}|\d")


@dataclass(frozen=True, slots=True)
class Step:
    """What is due of a task at a day."""

    day: str  # In the paper's words: 6月底前.
    what: str  # The rest: 完成主体封顶; "" where that is the whole task.


def steps(words: str) -> list[Step]:
    """Read the steps of a cell; a part that begins with no day is none.

    Examples
    --------
    >>> [(step.day, step.what) for step in steps("5月底前，主桥合龙；三季度末建成通车；12月底前完成")]
    [('5月底前', '主桥合龙'), ('三季度末', '建成通车'), ('12月底前', '')]
    >>> [(step.day, step.what) for step in steps("6月底前启动，12月底前完成")]
    [('6月底前', '启动'), ('12月底前', '')]
    >>> steps("长期坚持") + steps("6月至12月")
    []
    """
    parts = _PARTS.split(one_width(words))
    return [step for part in parts if (step := _step(part.strip()))]


def is_step(text: str) -> bool:
    """Whether a cell says what is to be done at days, and not only until when.

    Examples
    --------
    >>> [is_step(text) for text in ("6月底前完成5个", "6月底前80%", "2025年12月底前完成", "6月至12月")]
    [True, True, False, False]
    """
    return any(step.what for step in steps(text))


def _step(part: str) -> Step | None:
    day = deadlines.leading(part)
    if not day:
        return None
    behind = _BEHIND.match(part, len(day))
    end = behind.end() if behind else len(day)
    rest = part[end:].strip()
    if rest and _NO_STEP.fullmatch(rest):
        return None if rest[0] in "—~至到-" else Step(part[:end].rstrip("，,、:："), "")
    is_worded = not rest or _WORDED.search(rest)
    return Step(part[:end].rstrip("，,、:："), rest) if is_worded else None
