"""Finds quantities in prose: number, multiplier, unit and comparator, by a closed vocabulary.

A figure that measures nothing (a year, a rank, a document number, a digit inside a name) is no
quantity; `excluded` holds what tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from indicators.reading import chinese_figures, comparators, excluded, numerals
from indicators.reading.quantity import Quantity, built, simple
from indicators.reading.written_units import WrittenUnit, unit_at

_CN = numerals.CHINESE
_NUMBER = re.compile(
    rf"(?<![\d/.A-Za-z])(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,3}})(?![\d/.A-Za-z])"
    rf"|(?P<whole>[{_CN}]{{1,6}})分之(?P<part>[{_CN}]+(?:点[{_CN}]+)?|\d+(?:\.\d+)?)"
    rf"|(?P<sign>(?<![\d%‰A-Za-z\u4e00-\u9fff)\]”-])[-+]|(?<=[为是达至到速幅])[-+])?(?P<arabic>{numerals.ARABIC})"
    rf"(?P<mid>[余多])?(?P<mult>{numerals.MULTIPLIER})?(?P<many>[余多])?"
    rf"|(?P<cn>[{_CN}]+(?:点[{_CN}]+)?)(?P<cnmany>[几余多])?(?P<cnmult>[万亿百千十]*)"
    r"|(?P<twice>翻[一两三]?番|倍增)"
)
_OPENS_NUMBER = re.compile(rf"[\d{_CN}+翻倍-]")
_NEXT_NUMBER = re.compile(rf"(?P<arabic>{numerals.ARABIC})(?P<mult>{numerals.MULTIPLIER})?")
_NEXT_CHINESE = re.compile(rf"[{_CN}]+")
_RANGE = re.compile(r"-+|至|到")
_RATIO = re.compile(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+")
_PART = re.compile(r"\d+(?:\.\d+)?")
_TO_ONE = re.compile(r"(?:比|比例|之比)?(?:为|从|由|至|到|达|约|缩小到|缩小至)$|比$")
# These are plain numbers without a unit: 城乡居民收入比由2.05缩小到1.98.
_PURE_NUMBER_OF = re.compile(
    r"(?:收入比|之比|赡养比|系数|指数|容积率)(?:[^，,。;\d]{0,4}\d+\.\d+)?[^，,。;\d]{0,6}$"
)
_FROM = re.compile(r"[由从自][^，,。;]{0,24}$")
_PAIR = re.compile(r"([一二两三四五六七八九])([二三四五六七八九])([十百千万亿]*)")
_TENTHS = re.compile(r"成(?![功立长为果就本都员品交效熟绩套分人片林倍了年型组])")
_LEVEL = re.compile(r"级(?!别|联|差|配|财政|领导|干部|以下)")
_TIMES = {"翻两番": 4.0, "翻三番": 8.0}
_LISTED = re.compile(r"[、和及与或,，]")
# 每立方米19微克 is 19 微克/立方米.
_PER_BEFORE = re.compile(r"每(立方米|升)$")
# A number this large counts something even where its unit is not written: 技能人才总量超696万.
_SCALED = 10_000
_PEOPLE_BEHIND = re.compile(
    r"(?:以上|余|多)?的?[^，,。;；、\d]{0,10}(?:群体|孕产妇|婴幼儿|人口|监测对象|人才|劳动力|群众|青年|学生|职工|老人|老年人|农民工|人群|儿童|居民|工人|市民|学子"
    r"|毕业生|干部|农民|党员|游客)"
)
_PEOPLE_BEFORE = re.compile(
    r"(?:人才|人数|人口|党员|游客|旅客|劳动力|从业人员|毕业生|就业|参保|学生)[^，,。;\d]{0,5}$"
)


def find(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Find the quantities of a piece of prose, in order.

    Parameters
    ----------
    text : str
        Prose of one width (see `prose.prepare`).
    start, end : int
        The part to read.

    Examples
    --------
    >>> [(q.low, q.unit, q.comparator) for q in find("改造老旧小区20个140万平方米以上")]
    [(20.0, '个', 'eq'), (1400000.0, '平方米', 'ge')]
    """
    end = len(text) if end is None else end
    found: list[Quantity] = []
    at = start
    while opening := _OPENS_NUMBER.search(text, at, end):
        match = _NUMBER.match(text, opening.start(), end)
        if match is None:
            at = opening.end()
            continue
        at = match.end()
        if match["arabic"] and (ratio := _RATIO.match(text, match.start("arabic"), end)):
            found.extend(_ratio(text, ratio))
            at = ratio.end()
        elif quantity := _quantity(text, match, start, end):
            found.append(quantity)
            at = max(quantity.end, match.start() + 1)
    return _with_shared_units(text, found)


def _quantity(text: str, match: re.Match[str], floor: int, end: int) -> Quantity | None:
    if match["twice"]:
        return _twice(text, match)
    if match["top"]:
        return _written_fraction(text, match)
    if match["whole"]:
        return _fraction(text, match)
    if match["arabic"]:
        return _arabic(text, match, floor, end)
    return _chinese(text, match, end)


def _ratio(text: str, ratio: re.Match[str]) -> Iterator[Quantity]:
    """Read 5.8:47.5:46.7 as shares, 2.5:1 as its first number; a time of day is neither."""
    parts = list(_PART.finditer(ratio[0]))
    if len(parts) == 2:
        if float(parts[1][0]) == 1 and _TO_ONE.search(text, max(0, ratio.start() - 8), ratio.start()):
            yield simple(text, ratio.start(), ratio.end(), float(parts[0][0]), "", "", "ratio")
        return
    if excluded.is_clock(ratio):
        return
    for part in parts:
        a, b = ratio.start() + part.start(), ratio.start() + part.end()
        yield Quantity(a, b, float(part[0]), float(part[0]), "%", "percent", "eq", a, b, form="ratio")


def _twice(text: str, match: re.Match[str]) -> Quantity | None:
    if excluded.is_name_of_doubling(text, match.start(), match.end()):
        return None
    times = _TIMES.get(match[0], 2.0)
    return Quantity(*match.span(), times, times, "倍", "ratio", "eq", *match.span(), form="twice")


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    whole, part = numerals.number(match["whole"]), numerals.number(match["part"])
    if not whole or part is None:
        return None
    if whole == 1000:
        return simple(text, match.start(), match.end(), part, "‰", "permille", "fraction")
    return simple(text, match.start(), match.end(), round(part * 100 / whole, 2), "%", "percent", "fraction")


def _written_fraction(text: str, match: re.Match[str]) -> Quantity | None:
    """Read 1/3 as 33.33 %."""
    top, bottom = Decimal(match["top"]), Decimal(match["bottom"])
    if not 0 < top < bottom:
        return None
    return simple(text, match.start(), match.end(), round(top * 100 / bottom, 2), "%", "percent", "fraction")


def _tenths(text: str, start: int, stop: int, value: float) -> Quantity:
    """Read 八成半 as 85 %."""
    if text.startswith("半", stop):
        value, stop = value + 5, stop + 1
    return simple(text, start, stop, value, "%", "percent", "tenths")


def _arabic(text: str, match: re.Match[str], floor: int, end: int) -> Quantity | None:
    start, stop = match.start(), match.end()
    if excluded.is_part_of_a_name(text, start, match.end("arabic"), floor):
        return None
    mult = match["mult"] or ""
    low = _scaled(match["arabic"], mult)
    if match["sign"] == "-":
        low = -low
    if not mult and 0 < low < 10 and (tenths := _TENTHS.match(text, stop, end)):
        return _tenths(text, start, tenths.end() - len(tenths[0]) + 1, float(low) * 10)
    unit = unit_at(text, stop, end, has_multiplier=bool(mult))
    stop = unit.end if unit else stop
    high = low
    if upper := _upper_end(text, start, stop, low, mult, unit, end):
        low, high, unit, stop = upper
    if excluded.is_not_measured(text, start, stop, low, unit, bool(mult)):
        return None
    has_more = bool(match["mid"] or match["many"])
    form = "arabic"
    if unit is None and not mult and not has_more:
        if _PURE_NUMBER_OF.search(text, max(0, start - 16), start):
            form = "pure"
        elif not excluded.may_lack_unit(text, stop, end):
            return None
    is_order = bool(_LEVEL.match(text, stop, end)) and (bool(mult) or unit is not None)
    per = _PER_BEFORE.search(text, max(0, start - 6), start) if unit else None
    around = comparators.around(text, per.start() if per else start, stop, has_more=has_more)
    understood = _unit_or_understood(text, start, stop, unit, mult)
    if per and unit and unit.label.endswith("克"):
        understood = (f"{unit.label}/{per[1]}", "concentration")
    return built(text, start, stop, (low, high), understood, around, is_order=is_order, form=form)


def _scaled(digits: str, mult: str) -> Decimal:
    return Decimal(digits.replace(",", "")) * numerals.multiplier(mult)


def _upper_end(
    text: str, start: int, stop: int, low: Decimal, mult: str, unit: WrittenUnit | None, end: int
) -> tuple[Decimal, Decimal, WrittenUnit | None, int] | None:
    """Read the upper end of a range (1-2家, 5000-8000万元, 20%至30%), None if the figure is no range."""
    mark = _RANGE.match(text, stop, end)
    second = _NEXT_NUMBER.match(text, mark.end(), end) if mark else None
    if second is None or (unit and _FROM.search(text, max(0, start - 26), start)):
        return None
    other_mult = second["mult"] or ""
    other = unit_at(text, second.end(), end, has_multiplier=bool(other_mult))
    is_same = unit is None or (other is not None and other.label == unit.label)
    if not is_same or (other is None and excluded.is_year_span(text, start, second.end())):
        return None
    high = _scaled(second["arabic"], other_mult)
    shared = low * numerals.multiplier(other_mult)
    if not mult and other_mult and unit is None and shared < high:
        low = shared
    return (low, high, other, other.end if other else second.end()) if high > low else None


def _unit_or_understood(
    text: str, start: int, stop: int, unit: WrittenUnit | None, mult: str
) -> tuple[str, str]:
    """Take the unit written, or the one the noun leaves no choice about: 突破7万亿 (元), 80万群众 (人)."""
    if unit:
        return unit.label, unit.kind
    if mult.endswith("亿"):
        return "元", "currency"
    if mult and (_PEOPLE_BEHIND.match(text, stop) or _PEOPLE_BEFORE.search(text, max(0, start - 14), start)):
        return "人", "person"
    return "", ""


def _chinese(text: str, match: re.Match[str], end: int) -> Quantity | None:
    start = match.start("cn")
    if _TENTHS.match(text, match.end("cn"), end) and len(match["cn"]) == 1:
        digit = numerals.chinese(match["cn"])
        if digit is None or not 0 < digit < 10 or chinese_figures.is_idiom(text, start):
            return None
        return _tenths(text, start, match.end("cn") + 1, float(digit) * 10)
    word, stop = match["cn"] + (match["cnmult"] or ""), match.end()
    # 千 may open the unit: 百万千瓦.
    while word and word[-1] in "千百" and unit_at(text, stop - 1, end, has_multiplier=True, is_long=True):
        word, stop = word[:-1], stop - 1
    pair = _pair_or_number(word)
    if pair is None:
        return None
    low, high = pair
    is_bare = word[0] in "百千万亿"
    unit = unit_at(text, stop, end, has_multiplier=is_bare or any(c in "百千万亿" for c in word))
    if unit is None and (mark := _RANGE.match(text, stop, end)):
        other = _NEXT_CHINESE.match(text, mark.end(), end)
        value = numerals.chinese(other[0]) if other else None
        behind = unit_at(text, other.end(), end, has_multiplier=False) if other else None
        if value is not None and value > low and behind:
            high, unit = value, behind
    stop = unit.end if unit else stop
    is_order = bool(_LEVEL.match(text, stop, end)) and is_bare
    around = comparators.around(text, start, stop, is_bare=is_bare, has_more=bool(match["cnmany"]))
    if chinese_figures.is_name(
        text, start, stop, low, unit,
        is_bare=is_bare, is_order=is_order, is_comparator_written=around.is_written or high > low,
    ):  # fmt: skip
        return None
    magnitude = word if is_bare and word.endswith("亿") else ""
    understood = _unit_or_understood(text, start, stop, unit, magnitude)
    form = "bare" if is_bare else "chinese"
    return built(text, start, stop, (low, high), understood, around, is_order=is_order, form=form)


def _pair_or_number(word: str) -> tuple[Decimal, Decimal] | None:
    """Read 三五 as 3 to 5, 两三百 as 200 to 300, everything else as one number."""
    if (value := numerals.chinese(word)) is not None:
        return value, value
    if not (pair := _PAIR.fullmatch(word)):
        return None
    low, high = numerals.chinese(pair[1] + pair[3]), numerals.chinese(pair[2] + pair[3])
    return (low, high) if low is not None and high is not None and low < high else None


def _with_shared_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give the unit behind a list to the members that have none: 10、20、30个; 3.4个、1个百分点."""
    result: list[Quantity] = []
    follower: Quantity | None = None
    for quantity in reversed(found):
        is_listed = follower is not None and bool(_LISTED.fullmatch(text, quantity.end, follower.before))
        if not quantity.unit and quantity.form == "arabic":
            if is_listed and follower is not None and follower.unit:
                quantity = replace(quantity, unit=follower.unit, kind=follower.kind)
            elif quantity.low < _SCALED and not text.startswith(("大", "+"), quantity.end):
                continue
        elif is_listed and follower is not None and (quantity.unit, follower.unit) == ("个", "百分点"):
            quantity = replace(quantity, unit="百分点", kind="point")
        result.append(quantity)
        follower = quantity
    return result[::-1]
