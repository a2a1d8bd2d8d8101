"""The earlier year, or the plan, that words say a figure is held against: 能耗较2020年下降, 比预算数减少."""

from __future__ import annotations

from indicators.storage.expressions import expression

COMPARED = r"[比较](?:20\d\d)年(?:底|末)?(?:基数|相比)?"
_YEAR = expression(COMPARED.replace("(?:20", "(20"))
_BESIDE_NAME = expression(rf"[(（]{COMPARED}[)）]|{COMPARED}(?=.*(?:下降|降低|减少|增长|提高|增加))")
# 比预算数减少, 较年度计划±
AGAINST_PLAN = expression(r"[比较](?:年初|调整|年度|全年)?(?:预算|计划|目标|任务)数?(?=增|减|±|变[化动])")


def compared_with(words: str) -> int:
    """Give the year that words hold a figure against, 0 if they name none.

    Examples
    --------
    >>> compared_with("能耗较2020年下降"), compared_with("2020年能耗")
    (2020, 0)
    """
    found = _YEAR.search(words)
    return int(found[1]) if found else 0


def without_comparison(name: str) -> str:
    """Take out of a name what its rate is held against.

    Examples
    --------
    >>> without_comparison("能耗较2020年下降"), without_comparison("能耗下降（比2020年）")
    ('能耗下降', '能耗下降')
    """
    return _BESIDE_NAME.sub("", name)
