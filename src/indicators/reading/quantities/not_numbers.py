"""Digits that are no number: web addresses, dates, telephones, codes, times of day."""

from __future__ import annotations

import re

from indicators.reading.quantities.numerals import CHINESE, DIGITS, LONGEST
from indicators.reading.quantities.written_units import unit_at
from indicators.storage.expressions import expression

_ADDRESS = expression(
    r"(?:https?://|www\.|ftp://)[!-Z\\^-~]+|[\w.+-]+@[\w-]+\.[\w.-]+|(?:%[0-9A-Fa-f]{2}){2,}", re.ASCII
)
_MAY_BE_ADDRESS = expression(r"://|www\.|@|%[0-9A-Fa-f]{2}")
_DATE = expression(r"(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:[0-2]?\d|3[01])(?![.,]?\d)")
_TELEPHONE = expression(r"(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9})(?!\d)")
_VERSION = expression(r"\d+(?:\.\d+){2,}")
_CHAIN = expression(r"\d+(?:-\d+){2,}(?![.,]?\d)")
# The end of a number that was cut apart: 6. 5%, 6_5%, 1'234亿元, 6。5%, 6⁄5, or by what nobody sees. A line
# begins with an item.
_CUT_MARKS = "_'’ʼ′\"″٫。⁄\u115f\u1160\u3164\uffa0"
_CUT_BEFORE = expression(rf"[\u4e00-\u9fff]\d{{1,4}}(?:[.,] |[{_CUT_MARKS}])$")
# A blank parts two numbers no better than it cuts one: 3 5所, 12 34.5%. A year is one; 表1 numbers a table.
_BLANK_BEFORE = expression(r"[\u4e00-\u9fff](?<![表图栏件])(?!(?:19|20)\d\d )(?:\d{1,4} {1,2}){1,4}$")
_YEAR = expression(r"(?:19|20)\d\d(?:年|[-—–~至到](?:19|20)\d\d)")
_CUT_REACH = 20
_CUT_ENDS = frozenset(f"{_CUT_MARKS} \n")
_ITEM = expression(r"((\d{1,2})[.．])\d{1,5}(?![\d.,])")
_ITEM_REACH = 1200
_RUN = expression(r"\d+(?:[.,]\d+)*")
_ENDLESS = expression(rf"[{CHINESE}]{{{LONGEST + 1},}}")
# 二零二五亿元: digits in their places, as a year has them.
_IN_PLACES = expression(rf"[{DIGITS}]零[{DIGITS}]+(?![年月日]|[{DIGITS}])")
# 6,5%: six and a half, or two figures.
_TWO_OR_ONE = expression(r"\d{1,3},\d{1,2}(?![\d,])")
_WELL_FORMED = expression(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:,\d+)+")


def damaged_at(text: str, at: int, end: int) -> int:
    """Where a run of digits ends that no number is written like (8.51,236.8), 0 if it is well formed.

    Examples
    --------
    >>> damaged_at("8.51,236.8元", 0, 11), damaged_at("1,236.8元", 0, 8)
    (10, 0)
    """
    if at > 1 and text[at - 1] in ",." and text[at - 2].isdigit():
        # Inside a run that was looked at from its start.
        return 0
    if unclear := _TWO_OR_ONE.match(text, at, end):
        return unclear.end()
    run = _RUN.match(text, at, end)
    return run.end() if run and not _WELL_FORMED.fullmatch(run[0]) else 0


def item_before_count(text: str, at: int, end: int) -> int:
    r"""Where the number of an item ends that stands before a count of things: 2.50个小区, 0 if it is none.

    Things are whole, so that a point between two numbers parts them where a line begins with them, and an
    earlier line with the number before.

    Examples
    --------
    >>> told = "1.安装电梯。\n2.50个小区", "1.安装电梯。\n2.5公里绿道", "2.50个小区"
    >>> [item_before_count(text, text.find("2"), len(text)) for text in told]
    [10, 0, 0]
    """
    if text[at - 1 : at] != "\n":
        return 0
    item = _ITEM.match(text, at, end)
    unit = unit_at(text, item.end(), end, has_multiplier=False) if item else None
    if item is None or unit is None or unit.kind not in ("count", "person"):
        return 0
    before = rf"(?:^|\n){int(item[2]) - 1}[.．]"
    return item.end(1) if re.search(before, text[max(0, at - _ITEM_REACH) : at]) else 0


def is_rest(text: str, at: int) -> bool:
    """Whether digits are what a blank or a wrong sign cut off from a number before them.

    Examples
    --------
    >>> is_rest("增长6. 5%", 5), is_rest("新建学校3 5所", 6), is_rest("1. 5个项目", 3)
    (True, True, False)
    """
    if text[at - 1 : at] not in _CUT_ENDS:
        return False
    before = max(0, at - _CUT_REACH)
    if _CUT_BEFORE.search(text, before, at):
        return True
    return _BLANK_BEFORE.search(text, before, at) is not None and not _YEAR.match(text, at)


def run_end(text: str, at: int, end: int) -> int:
    """Where the digits that begin at a place end, with the points and commas between them.

    Examples
    --------
    >>> run_end("0161,236.8元", 0, 11)
    10
    """
    run = _RUN.match(text, at, end)
    return run.end() if run else at


def no_number_at(text: str, at: int, end: int) -> int:
    """Where digits in characters end that begin at a place and are no number, 0 if they are one.

    Examples
    --------
    >>> no_number_at("一" * 50 + "。", 0, 51), no_number_at("二零二五亿元", 0, 6)
    (50, 4)
    """
    run = _ENDLESS.match(text, at, end) or _IN_PLACES.match(text, at, end)
    return run.end() if run else 0


def code_at(text: str, at: int, end: int) -> tuple[str, int]:
    """Tell the rule by which the digits at a place are a date, a telephone or a code, and where it ends.

    Examples
    --------
    >>> code_at("2023-02-01发布", 0, 12), code_at("3-5亿元", 0, 5)
    (('date', 10), ('', 0))
    """
    for rule, written in (
        ("date", _DATE),
        ("telephone", _TELEPHONE),
        ("version", _VERSION),
        ("code", _CHAIN),
    ):
        if found := written.match(text, at, end):
            return rule, found.end()
    return "", 0


def addresses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """List the spans of web and mail addresses: what digits stand in them measure nothing.

    Examples
    --------
    >>> addresses("见http://example.cn/%20a。", 0, 24)
    [(1, 23)]
    """
    if not _MAY_BE_ADDRESS.search(text, start, end):
        return []
    return [found.span() for found in _ADDRESS.finditer(text, start, end)]


def is_clock(ratio: re.Match[str]) -> bool:
    """Whether 8:30:00 is a time of day: shares add up to 100.

    Examples
    --------
    >>> is_clock(re.match(".*", "09:02:33")), is_clock(re.match(".*", "6:36:58"))
    (True, False)
    """
    parts = [float(part) for part in ratio[0].split(":")]
    return len(parts) == 3 and abs(sum(parts) - 100) > 1 and all(part.is_integer() for part in parts)
