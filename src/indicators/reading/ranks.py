"""Ranks: which place is the last that meets 进入全省前5名, and which one a figure is said to have."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import nan

from indicators.reading.lexicon import pattern
from indicators.reading.quantities.numerals import chinese
from indicators.storage.expressions import expression

RANKS = ("province_rank", "nation_rank")
_LAST = pattern("relations.last_places_patterns")
_FIRST = pattern("relations.first_places_patterns")
# What stands between a figure and its rank: 增长4.9%，高于全省0.8个百分点，居全省第3位.
_GAP = (
    r"(?:[，,][^，,。；;]{0,4}(?:高于|高出|低于|快于|慢于|比|较)[^，,。；;]{1,14}个?百分点)?"
    r"(?:[，,、][^，,、。；;]{0,4}[与同和][^，,、。；;]{1,8}(?:持平|相同|一致))?"
)
_TOLD = pattern("relations.told_ranks_patterns", prefix=rf"{_GAP}\s*[，,、(（]?\s*")
_LISTED = pattern("relations.listed_ranks_patterns", prefix=r"\s*[，,、(（]?\s*")
_PLACES = expression(r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})")


@dataclass(frozen=True, slots=True)
class ToldRank:
    """The place among others that a paper says a figure has."""

    place: int
    scope: str  # Among whom: 全省.
    moved: str = ""  # How it moved, as the paper says it: 较一季度前移4位.
    of: str = ""  # amount or rate, where it says of which of both it is: 总量居全省第3位、增速居全省第4位.


def last_place(words: str) -> float:
    """Give the last place that the words of a goal allow; NaN where they name none (前列).

    Examples
    --------
    >>> [last_place(words) for words in ("进入全省前5名", "保持全国第三位", "位居全省首位", "走在全省前列")]
    [5.0, 3.0, 1.0, nan]
    """
    found = _LAST.search(words)
    if found is None:
        return 1.0 if _FIRST.search(words) else nan
    number = _number(found["number"])
    return nan if number is None else float(number)


def told_behind(words: str) -> list[ToldRank]:
    """Find the ranks that are told right behind a figure, one behind the other; none if there are none.

    Examples
    --------
    >>> told_behind("，增速居全省第8位，较一季度前移4位。")
    [ToldRank(place=8, scope='全省', moved='较一季度前移4位', of='rate')]
    >>> [(rank.place, rank.of) for rank in told_behind("，总量居全省第三、增速居全省第四位。")]
    [(3, 'amount'), (4, 'rate')]
    >>> told_behind("，其中工业投资增长6%，居全省第2位"), told_behind("，分别居全省第2、第3位")
    ([], [])
    """
    ranks: list[ToldRank] = []
    at = 0
    while found := _TOLD.match(words, at):
        number = 1 if found["first"] else _number(found["number"])
        of = next((kind for kind in ("amount", "rate") if found[kind]), "")
        # A second one behind it says what it is of.
        if number is None or "分别" in found[0] or (ranks and not of):
            break
        ranks.append(ToldRank(int(number), found["scope"], (found["moved"] or "").lstrip("，,"), of))
        at = found.end()
    return ranks


def listed_behind(words: str) -> list[ToldRank]:
    """Find the ranks of several figures, told in their order behind the last; none for a single one.

    Examples
    --------
    >>> [rank.place for rank in listed_behind("，增速分别居全省第5位、第3位。")], listed_behind("，居首位")
    ([5, 3], [])
    """
    found = _LISTED.match(words)
    numbers = [_number(each["number"]) for each in _PLACES.finditer(found["places"])] if found else []
    return [ToldRank(int(number), found["scope"]) for number in numbers if found and number is not None]


def _number(told: str) -> Decimal | None:
    return Decimal(told) if told.isdecimal() else chinese(told)
