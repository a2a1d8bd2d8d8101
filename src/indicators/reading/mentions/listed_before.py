"""Things that the clause before lists, and says how they went: 钢铁、化工增长较快，分别增长5%、6%."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern
from indicators.reading.measurement.phrases import read_head
from indicators.storage.expressions import expression

_IN_TURN = pattern("distribution.in_turn")
_MARKS = "，,。；;：:\n"
_DIGIT = expression(r"\d")
_AMOUNT = f"(?:{any_word('measured.before_amounts_patterns')})(?:{any_word('measured.head_nouns')})"
# What sums a list up, what is told of it, and how it went: 三个行业 | 增加值 | 增势较好.
_LISTED = expression(
    rf"(?P<things>[^、]+(?:、[^、]+?)+)(?:{any_word('distribution.sums_up_patterns')})?的?"
    rf"(?P<amount>{_AMOUNT})?(?:{any_word('distribution.courses_patterns')})"
)
_LAST_JOIN = pattern("distribution.between", prefix="(?:", suffix=")(?!.*(?:和|及|与))")


def names(text: str, first: str, clause_start: int, count: int) -> list[str]:
    """Name the members of a list of figures that only says 分别, by the clause before; [] if that has none.

    Parameters
    ----------
    text : str
        Prose.
    first : str
        What stands before the first figure.
    clause_start, count : int
        Where its clause begins, and how many figures the list has.

    Examples
    --------
    >>> told = "钢铁业、水泥和制品业三个行业增加值增势较好，分别增长5%、6%"
    >>> names(told, "分别增长", 22, 2)
    ['钢铁业增加值', '水泥和制品业增加值']
    """
    before = _IN_TURN.split(first, maxsplit=1)
    end = clause_start - 1
    if len(before) < 2 or before[0].strip(_MARKS) or text[end : end + 1] not in ("，", ","):
        return []
    start = max(text.rfind(mark, 0, end) for mark in _MARKS) + 1
    clause = text[start:end]
    found = None if _DIGIT.search(clause) else _LISTED.fullmatch(clause)
    if found is None:
        return []
    *others, last = found["things"].split("、")
    things = [*others, last]
    if len(things) < count and (join := _LAST_JOIN.search(last)):
        things = [*others, last[: join.start()], last[join.end() :]]
    things[0] = read_head(things[0]).noun
    return (
        [thing + (found["amount"] or "") for thing in things] if len(things) == count and all(things) else []
    )
