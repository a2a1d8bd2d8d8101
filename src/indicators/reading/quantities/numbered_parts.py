"""Digits that number a part of a paper: 专栏3, 附表2-1, and 5-1 where a line names a table."""

from __future__ import annotations

from indicators.reading.lexicon import pattern
from indicators.reading.quantities.figure import Figure
from indicators.reading.quantities.written_units import unit_at
from indicators.storage.expressions import expression, may_end

_BEHIND = r"(?:\d{1,2}\s*[-—－–]\s*)?$"
_BEFORE = pattern("excluded.parts_before", suffix=_BEHIND)
_NO_PART = pattern("excluded.nouns_like_parts", suffix=_BEHIND)
# 注1：〔〕内为累计数, and no 关注5个.
_NOTE = expression(r"(?:^|[\s()（）\[\]〔〕】])注\s*$")
# 5-1 主要年份粮食产量 over a table of a yearbook.
_TABLE_NUMBER = expression(
    r"(?:^|(?<=\n))[^\S\n]*\d{1,2}[-—－–]{1,2}\d{1,2}[^\S\n]*(?=[一-鿿]{2}[^。，；\n]{2,38}(?:\n|$))"
)
_TABLE_REACH = 12
_BESIDE_PARTS = frozenset(("", "注", *"-—－–"))
_PARTS = pattern("excluded.parts_before", suffix="$")


def may_stand_before(last: str, _: str) -> bool:
    """Whether digits may number a part, by the character before them: of its name, 注, a blank or a dash.

    Examples
    --------
    >>> [may_stand_before(last, "") for last in ("栏", "—", "长")]
    [True, True, False]
    """
    return last in _BESIDE_PARTS or last.isspace() or may_end(_PARTS, last)


def is_number(figure: Figure) -> bool:
    """Whether a figure only numbers a part of the paper."""
    is_behind_name = _BEFORE.search(figure.before) and not _NO_PART.search(figure.before)
    return bool(is_behind_name or _NOTE.search(figure.before)) or _is_of_table(figure)


def _is_of_table(figure: Figure) -> bool:
    """Whether digits at the beginning of a line number the table that the line names."""
    line = figure.text.rfind("\n", max(0, figure.start - _TABLE_REACH), figure.start) + 1
    found = _TABLE_NUMBER.match(figure.text, line)
    if not found or figure.start >= found.end() or figure.number.digits_end > found.end():
        return False
    return unit_at(figure.text, found.end(), len(figure.text), has_multiplier=False) is None
