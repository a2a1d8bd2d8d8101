"""The kind of a column by the words of its head alone."""

from __future__ import annotations

import re
from functools import cache

from indicators.reading.grids.row_names import without_translation
from indicators.reading.grids.units import folded
from indicators.reading.grids.words import one_of, words
from indicators.storage.expressions import expression

_CORNER = expression(r"[\\╲/／]")
_AND = expression(r"[及和与]")


def head_kind(head: str) -> str:
    r"""Tell the kind of a column by the lowest cell of its head, "" if that says nothing.

    Examples
    --------
    >>> [head_kind(head) for head in ("序 号", "计量单位", "牵头责任单位", "计划完成时限", "2025年")]
    ['serial', 'unit', 'lead_office', 'deadline', '']
    >>> head_kind("指标\\年份"), head_kind("乡镇/街道")
    ('name', 'place')
    """
    plain = re.sub(r"[\s\u3000]|[(（][^()（）]*[)）]", "", without_translation(folded(head)))
    if (parts := _CORNER.split(plain))[1:]:
        # A corner names rows and columns at once; what stands below tells which the rows are.
        kinds = {head_kind(part) for part in parts}
        return kinds.pop() if len(kinds) == 1 else "name" if all(kinds) else _kind_of_words(plain)
    kind = _kind_of_words(plain)
    if kind in ("deadline", "name") and (both := _AND.split(plain))[1:]:
        # 目标任务及完成时间 holds what is to be done, with its day, 建设内容和目标 with its goal.
        return "task" if _kind_of_words(both[0]) == "task" else kind
    if kind == "leader" and (both := _AND.split(plain))[1:]:
        # 牵头单位及主要负责人 holds an office, with who leads it.
        return _kind_of_words(both[0]) or kind
    return kind


def _kind_of_words(plain: str) -> str:
    for name in words()["columns"]["exact"]:
        if plain in words()["columns"]["exact"][name]:
            return str(name)
    found, length = "", 0
    for name in words()["columns"]["ends"]:
        match = _ending(name).search(plain)
        if match and len(match[0]) > length:
            found, length = str(name), len(match[0])
    return found


@cache
def _ending(name: str) -> re.Pattern[str]:
    return one_of("columns", "ends", name, suffix="(?:名称|及要求|和要求)?$")
