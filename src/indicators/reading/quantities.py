"""Finds quantities in prose: number, multiplier, unit and comparator, by a closed vocabulary.

A figure that measures nothing (a year, a rank, a document number, a digit inside a name) is no
quantity; `excluded.py` holds what tells them apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from indicators.reading import excluded, numerals
from indicators.reading.lexicon import any_of, words
from indicators.reading.written_units import WrittenUnit, unit_at

_CN = numerals.CHINESE
_NUMBER = re.compile(
    rf"(?P<whole>[{_CN}]{{1,3}})分之(?P<part>[{_CN}]+(?:点[{_CN}]+)?|\d+(?:\.\d+)?)"
    rf"|(?P<sign>(?<![\d%‰A-Za-z\u4e00-\u9fff)）\]”])[-+−])?(?P<arabic>{numerals.ARABIC})"
    rf"(?P<mid>[余多])?(?P<mult>{numerals.MULTIPLIER})?(?P<many>[余多])?"
    rf"|(?P<cn>(?:[{_CN}](?!分之))+(?:点[{_CN}]+)?)(?P<cnmany>[几余多])?(?P<cnmult>[万亿百千十]*)"
    r"|(?P<twice>翻[一两三]?番|倍增)"
)
_NEXT_NUMBER = re.compile(rf"(?P<arabic>{numerals.ARABIC})(?P<mult>{numerals.MULTIPLIER})?")
_NEXT_CHINESE = re.compile(rf"(?P<cn>[{_CN}]+)")
_RANGE = re.compile(r"-+|至|到(?!达)")
_RATIO = re.compile(r"\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,3}(?![\d:])")
_FROM = re.compile(r"[由从自][^，,。;]{0,24}$")
_TENTHS = re.compile(r"成(?=[半多左以、，。;,的]|$|用|由|在|来)")
_DIGITS_10 = re.compile(r"[一二三四五六七八九]成(?=[半多左以、，。;,的]|$)")
_LEVEL = re.compile(r"级(?!别|联|差|配|财政|领导|干部|以下)")
_SCALED = 10_000
_PEOPLE = re.compile(
    r"(?:以上|余|多)?(?:的)?[^，,。;；、\d]{0,10}(?:群体|孕产妇|人才|劳动力|群众|青年|学生|职工|老人|老年人|农民工|人群|儿童|居民|工人|市民|学子|毕业生|干部|农民|党员|游客)"
)
_UNIT_BEHIND_LIST = re.compile(r"[、和及与或,，]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as it stands in the prose.

    Attributes
    ----------
    start, end : int
        From the first digit (or sign) to the unit's end, in the prose.
    low, high : float
        Multiplied out; equal unless a range.
    unit : str
        Canonical label, "" for a pure number.
    kind : str
        The unit's kind (percent, currency, count, …), "" for a pure number.
    comparator : str
        eq, approx, ge, gt, le, lt or range.
    before, after : int
        Where the words begin and end that belong to the figure, comparators included.
    is_order : bool
        An order of magnitude (千亿级).
    is_comparator_written : bool
        Whether a word says the comparator.
    form : str
        How the number is written: arabic, chinese, bare (千亿), fraction, tenths, ratio, twice.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    kind: str
    comparator: str
    before: int
    after: int
    is_order: bool = False
    is_comparator_written: bool = False
    form: str = "arabic"


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    lists = words()["comparators_before"]
    meaning = {word: name for name, items in lists.items() for word in items}
    return (
        re.compile(f"(?:{any_of(meaning)})$"),
        meaning,
        frozenset(words()["only_before_bare"]),
    )


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = {w: name for name, items in words()["comparators_after"].items() for w in items}
    return re.compile(rf"[)）\]”]?\(?({any_of(meaning)})"), meaning


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(words()['limit_verbs'])})$")


def _comparator(text: str, start: int, end: int, is_bare: bool, many: bool) -> tuple[str, int, int, bool]:
    """The comparator of the figure at text[start:end], and where its words begin and end."""
    pattern, meaning, only_bare = _before()
    head = text[max(0, start - 6) : start]
    before, comparator = start, ""
    if (found := pattern.search(head)) and (is_bare or found[0] not in only_bare):
        before, comparator = start - len(found[0]), meaning[found[0]]
    after_pattern, after_meaning = _after()
    after, written = end, ""
    if found := after_pattern.match(text, end, end + 8):
        word = found[1]
        if word not in "余多内+" or text[found.end() : found.end() + 1] not in (
            "于",
            "元",
            "种",
            "样",
            "部",
            "涵",
        ):
            written, after = after_meaning[word], found.end()
    if written == "approx" and comparator in ("le", "lt", "ge", "gt"):
        written = ""
    if written and not (comparator == "gt" and written == "ge"):
        return written, before, after, True
    if comparator:
        return comparator, before, after, True
    if many:
        return "gt", before, after, True
    if _limit().search(text[max(0, start - 4) : start]):
        return "le", before, after, True
    return "eq", before, after, False


def _plus(value: Decimal | float) -> float:
    return float(value)


def _ratio(text: str, found: re.Match[str]) -> list[Quantity]:
    """The parts of 5.8:47.5:46.7, each a share."""
    parts = []
    for part in re.finditer(r"\d+(?:\.\d+)?", found[0]):
        a, b = found.start() + part.start(), found.start() + part.end()
        parts.append(Quantity(a, b, float(part[0]), float(part[0]), "%", "percent", "eq", a, b, form="ratio"))
    return parts


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
    pending: list[int] = []
    while match := _NUMBER.search(text, at, end):
        at = match.end()
        if match["arabic"] and (ratio := _RATIO.match(text, match.start("arabic"), end)):
            if ratio[0].count(":") >= 2 and not excluded.is_clock(text, ratio):
                found.extend(_ratio(text, ratio))
            at = ratio.end()
            continue
        quantity = _quantity(text, match, end, start)
        if quantity is None:
            at = max(match.end() if match["arabic"] else match.start() + 1, match.start() + 1)
            if match["cn"]:
                at = match.end()
            continue
        at = max(quantity.end, match.start() + 1)
        found.append(quantity)
        if not quantity.unit and quantity.form == "arabic":
            pending.append(len(found) - 1)
    return _share_units(text, found)


def _quantity(text: str, match: re.Match[str], end: int, floor: int) -> Quantity | None:
    if match["twice"]:
        return _twice(text, match)
    if match["whole"]:
        return _fraction(text, match)
    if match["arabic"]:
        return _arabic(text, match, end, floor)
    return _chinese(text, match, end)


def _twice(text: str, match: re.Match[str]) -> Quantity | None:
    if excluded.is_name_of_doubling(text, match.start(), match.end()):
        return None
    times = {"翻两番": 4.0, "翻三番": 8.0}.get(match[0], 2.0)
    return Quantity(
        match.start(),
        match.end(),
        times,
        times,
        "倍",
        "ratio",
        "eq",
        match.start(),
        match.end(),
        form="twice",
    )


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    whole, part = numerals.number(match["whole"]), numerals.number(match["part"])
    if not whole or part is None:
        return None
    if whole == 1000:
        value, unit, kind = part, "‰", "permille"
    else:
        value, unit, kind = round(part * 100 / whole, 2), "%", "percent"
    comparator, before, after, is_written = _comparator(text, match.start(), match.end(), False, False)
    return Quantity(
        match.start(), match.end(), float(value), float(value), unit, kind, comparator, before, after,
        is_comparator_written=is_written, form="fraction",
    )  # fmt: skip


def _arabic(text: str, match: re.Match[str], end: int, floor: int) -> Quantity | None:
    start, stop = match.start(), match.end()
    digits = match.start("arabic")
    if excluded.is_part_of_a_name(text, digits, match.end("arabic"), floor):
        return None
    low = Decimal(match["arabic"].replace(",", "")) * numerals.multiplier(match["mult"] or "")
    mult = match["mult"] or ""
    many = bool(match["mid"] or match["many"])
    if match["sign"]:
        low = -low if match["sign"] != "+" else low
    high, comparator = low, ""
    if not mult and 0 < low < 10 and (tenths := _TENTHS.match(text, stop, end)):
        return _tenths(text, start, tenths.end(), float(low) * 10)
    unit = unit_at(text, stop, end, has_multiplier=bool(mult))
    stop = unit.end if unit else stop
    if mark := _RANGE.match(text, stop, end):
        second = _NEXT_NUMBER.match(text, mark.end(), end)
        if second and not (unit and _FROM.search(text, max(0, start - 26), start)):
            other_mult = second["mult"] or ""
            other = unit_at(text, second.end(), end, has_multiplier=bool(other_mult))
            is_same = unit is None or (other is not None and other.label == unit.label)
            if is_same and (other is not None or not excluded.is_year_span(text, start, second.end())):
                high = Decimal(second["arabic"].replace(",", "")) * numerals.multiplier(other_mult)
                if not mult and other_mult:
                    scaled = low * numerals.multiplier(other_mult)
                    low = scaled if unit is None and scaled < high else low
                if high > low:
                    unit, stop, comparator = other, (other.end if other else second.end()), "range"
                else:
                    high = low
    if excluded.is_not_measured(text, start, stop, low, unit, bool(mult)):
        return None
    if unit is None and not mult and not many:
        if text[stop : stop + 1] == "大" and text[stop + 1 : stop + 2] not in ("、", "于", "", "。", "，"):
            pass
        elif not _UNIT_BEHIND_LIST.match(text, stop, end) and text[stop : stop + 1] != "+":
            return None
    is_order = bool(_LEVEL.match(text, stop, end)) and (bool(mult) or unit is not None)
    written, before, after, is_written = _comparator(text, start, stop, False, many)
    comparator = comparator or ("approx" if is_order else written)
    label, kind = (unit.label, unit.kind) if unit else ("", "")
    if unit is None and mult.endswith("亿"):
        label, kind = "元", "currency"
    elif unit is None and mult and _PEOPLE.match(text, stop):
        label, kind = "人", "person"
    return Quantity(
        start, stop, float(low), float(high), label, kind, comparator, before,
        after + 1 if is_order and after == stop else after,
        is_order=is_order, is_comparator_written=is_written or comparator == "range",
    )  # fmt: skip


def _tenths(text: str, start: int, stop: int, value: float) -> Quantity:
    """Read 八成半 as 85 %."""
    if text[stop : stop + 1] == "半":
        value, stop = value + 5, stop + 1
    comparator, before, after, is_written = _comparator(text, start, stop, False, False)
    return Quantity(
        start, stop, value, value, "%", "percent", comparator, before, after,
        is_comparator_written=is_written, form="tenths",
    )  # fmt: skip


def _chinese(text: str, match: re.Match[str], end: int) -> Quantity | None:
    start = match.start("cn")
    word = match["cn"] + (match["cnmult"] or "")
    if tenths := _DIGITS_10.match(text, match.end("cn") - 1, end):
        digit = numerals.number(match["cn"][-1])
        if digit is None or len(match["cn"]) != 1 or excluded.is_idiom(text, start, tenths.end()):
            return None
        return _tenths(text, start, tenths.end(), float(digit) * 10)
    # 千 may open the unit: 百万千瓦.
    stop = match.end()
    while word and unit_at(text, stop - 1, end, has_multiplier=True, starts_with_multiplier=True):
        if text[stop - 1] not in "千百":
            break
        stop -= 1
        word = word[:-1]
    many = bool(match["cnmany"]) and stop >= match.end("cnmany")
    low = _pair_or_number(word)
    if low is None:
        return None
    is_bare = word[0] in "十百千万亿" and word != "十"
    unit = unit_at(text, stop, end, has_multiplier=is_bare or any(c in "百千万亿" for c in word))
    unit_stop = unit.end if unit else stop
    first, second = low
    comparator = "range" if second > first else ""
    if (mark := _RANGE.match(text, stop, end)) and not comparator and not unit:
        other = _NEXT_CHINESE.match(text, mark.end(), end)
        if other and (value := numerals.number(other["cn"])) and value > first:
            behind = unit_at(text, other.end(), end, has_multiplier=False)
            if behind:
                second, unit, unit_stop, comparator = value, behind, behind.end, "range"
    is_order = bool(_LEVEL.match(text, unit_stop, end)) and is_bare
    written, before, after, is_written = _comparator(text, start, unit_stop, is_bare, many)
    if excluded.is_chinese_name(text, start, unit_stop, first, unit, is_bare, is_order, is_written):
        return None
    label, kind = (unit.label, unit.kind) if unit else ("", "")
    if unit is None and is_bare and word.endswith("亿"):
        label, kind = "元", "currency"
    return Quantity(
        start, unit_stop, float(first), float(second), label, kind,
        comparator or ("approx" if is_order else written), before,
        after + 1 if is_order and after == unit_stop else after,
        is_order=is_order, is_comparator_written=is_written, form="bare" if is_bare else "chinese",
    )  # fmt: skip


def _pair_or_number(word: str) -> tuple[Decimal, Decimal] | None:
    """Read 三五 as 3 to 5, 两三百 as 200 to 300, everything else as one number."""
    if (value := numerals.number(word)) is not None:
        return value, value
    pair = re.fullmatch(r"([一二两三四五六七八九])([二三四五六七八九])([十百千万亿]*)", word)
    if not pair:
        return None
    low, high = numerals.chinese(pair[1] + pair[3]), numerals.chinese(pair[2] + pair[3])
    return (low, high) if low is not None and high is not None and low < high else None


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give the unit behind a list to the members that have none: 10、20、30个; 3.4个、1个百分点."""
    result: list[Quantity] = []
    follower: Quantity | None = None
    for quantity in reversed(found):
        between = text[quantity.end : follower.before] if follower else ""
        is_listed = follower is not None and 1 <= len(between) <= 1 and between in "、和及与或,，"
        if (
            not quantity.unit
            and quantity.form == "arabic"
            and text[quantity.end : quantity.end + 1] not in "大+"
        ):
            if not is_listed or follower is None or not follower.unit:
                continue
            quantity = _with_unit(quantity, follower.unit, follower.kind)
        elif is_listed and follower is not None and quantity.unit == "个" and follower.unit == "百分点":
            quantity = _with_unit(quantity, "百分点", "point")
        result.append(quantity)
        follower = quantity
    return result[::-1]


def _with_unit(quantity: Quantity, unit: str, kind: str) -> Quantity:
    return replace(quantity, unit=unit, kind=kind)


__all__ = ["Quantity", "WrittenUnit", "find"]
