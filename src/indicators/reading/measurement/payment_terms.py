"""For whom and how often an amount is paid: 城市低保标准不低于每人每月650元."""

from __future__ import annotations

from indicators.reading.lexicon import pattern

_FOR_EACH_END = pattern("measures.for_each_end_patterns", suffix="$")
_BOUND_END = pattern(
    "comparators_before.ge", "comparators_before.gt", "comparators_before.le", "limit_verbs", suffix="$"
)


def without_payee(head: str) -> str:
    """Take away from the words before an amount for whom and how often it is paid, and a bound before that.

    Examples
    --------
    >>> [without_payee(head) for head in ("城市低保标准不低于每人每月", "护理补贴提高到每人每月", "每人每月")]
    ['城市低保标准', '护理补贴提高到', '每人每月']
    """
    found = _FOR_EACH_END.search(head)
    return _BOUND_END.sub("", head[: found.start()]) if found and found.start() else head
