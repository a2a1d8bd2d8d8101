"""Units as tables write them: alone in a cell, in brackets behind a name, over the whole table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from indicators.reading.grids.compared_years import COMPARED
from indicators.reading.grids.words import one_of, words
from indicators.reading.lexicon import pattern
from indicators.reading.prose import one_width
from indicators.reading.quantities import numerals
from indicators.reading.quantities.written_units import unit_at
from indicators.storage.expressions import expression

_MULTIPLIER = expression(rf"({numerals.MULTIPLIER})?")
_MULTIPLIER_BEHIND = expression(rf"^([^()（）]+)[(（]({numerals.MULTIPLIER})[)）]$")
_BRACKET = expression(r"[(（]([^()（）]*)[)）]")
_LABEL = expression(r"^(?:计量)?单位[:：]|[±+]")
_BETWEEN = expression(r"[、,，;；]|/(?=[%‰])|(?<=[%‰])/|\s+")
_RATES = ("%", "‰", "百分点", "‱")
_PER_CENT_SIGNS = expression(r"±?[%％‰]$")
# 产量/吨, 生产总值，亿元
_BEHIND_NAME = expression(r"(?P<name>[^/，,]{2,})[/，,](?P<unit>[^/，,\d]{1,6})")
# 城镇新增就业（万人，累计）
# What a unit is held against, 下降（%，较2020年）, and at which prices, 亿元，2020年价, are no part of it.
_REMARKS = rf"(?:{one_of('unit_remarks').pattern}|{COMPARED}|20\d\d年(?:不变|可比)?价格?)"
_REMARK = expression(rf"[，,、;；]{_REMARKS}$|^{_REMARKS}[，,、;；]")
_INDEX_BASE = expression(r"[^=为]{1,8}[=为]100")
_RATIO_BASE = expression(r"[^=为\d]{1,8}[=为]1(?:00)?")
_YUAN = expression(r"\(?人民币\)?|\(现价\)|\(当年价\)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's label and what a figure in it is multiplied by."""

    label: str  # As in `vocabulary/units.csv`; "" for a pure number.
    multiplier: Decimal = Decimal(1)  # 10000 of 万吨.

    @property
    def is_rate(self) -> bool:
        """Whether it is per cent or the like."""
        return self.label in _RATES


PER_CENT = Unit("%")
POINTS = Unit("百分点")
NUMBER = Unit("")


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """Fold the words of a cell to one width; the cells of tables say the same over and over.

    Examples
    --------
    >>> folded("１２％")
    '12%'
    """
    return one_width(text)


@lru_cache(maxsize=4096)
def unit_of(word: str) -> Unit | None:
    """Read a unit written alone, None if it is none.

    Examples
    --------
    >>> unit_of("万亩"), unit_of("亩产")
    (Unit(label='亩', multiplier=Decimal('10000')), None)
    """
    plain = _YUAN.sub("", folded(_LABEL.sub("", re.sub(r"\s", "", word))))
    match = _MULTIPLIER.match(plain)
    # A chain of multipliers may end where the unit begins: 万千升 is ten thousand of 千升.
    for stop in range((match.end() if match else 0) + 1):
        # Alone 口 or 片 can be nothing else, which in running text only a multiplier before it says.
        unit = unit_at(plain, stop, len(plain), has_multiplier=True)
        if unit and unit.end == len(plain):
            return Unit(unit.label, numerals.multiplier(plain[:stop]))
    return None


def units_of(words: str) -> list[Unit]:
    """Read one unit or several: 亿元、%.

    Examples
    --------
    >>> [unit.label for unit in units_of("亿元、%等")], units_of("按现价")
    (['元', '%'], [])
    """
    if whole := unit_of(words):
        return [whole]
    parts = [part for part in _BETWEEN.split(words.strip().removesuffix("等")) if part.strip()]
    found = [unit_of(part) for part in parts]
    return [unit for unit in found if unit] if parts and all(found) else []


def units_without_remark(words: str) -> list[Unit]:
    """Read the units of a cell of units, behind which brackets may say what is counted.

    Examples
    --------
    >>> [unit.label for unit in units_without_remark("家（省级龙头企业）")]
    ['家']
    >>> units_without_remark("人次（万）")
    [Unit(label='人次', multiplier=Decimal('10000'))]
    """
    if _RATIO_BASE.fullmatch(re.sub(r"\s", "", folded(words))):
        # 城乡居民收入比 in 以农为1 is a pure number.
        return [NUMBER]
    # 人次（万） is written behind what it multiplies.
    turned = _MULTIPLIER_BEHIND.sub(r"\2\1", folded(words))
    return units_of(words) or units_of(_BRACKET.sub("", turned))


def unit_in_brackets(name: str) -> tuple[list[Unit], str]:
    """Take the units out of the brackets behind a name: the last bracket that holds any.

    Examples
    --------
    >>> units, name = unit_in_brackets("每千人口执业(助理)医师数（人）")
    >>> units[0].label, name
    ('人', '每千人口执业(助理)医师数')
    >>> unit_in_brackets("城镇新增就业（万人，累计）")
    ([Unit(label='人', multiplier=Decimal('10000'))], '城镇新增就业')
    >>> unit_in_brackets("总产出指数(上年=100)")
    ([Unit(label='', multiplier=Decimal('1'))], '总产出指数')
    >>> unit_in_brackets("接待人次（万）")[0][0].label, unit_in_brackets("接待国家（万）")
    ('人次', ([], '接待国家（万）'))
    >>> unit_in_brackets("生产总值，亿元")[1], unit_in_brackets("城市/农村")[1]
    ('生产总值', '城市/农村')
    """
    for bracket in reversed(list(_BRACKET.finditer(name))):
        if _INDEX_BASE.fullmatch(bracket[1]) or _RATIO_BASE.fullmatch(bracket[1]):
            # 指数(上年=100) and 收入比(农村为1) are pure numbers, whatever unit stands over the table.
            return [NUMBER], name[: bracket.start()] + name[bracket.end() :]
        if units := units_of(_REMARK.sub("", bracket[1])):
            return units, name[: bracket.start()] + name[bracket.end() :]
    if (turned := _MULTIPLIER_BEHIND.match(name)) and (unit := _unit_named(turned[1], turned[2])):
        return [unit], turned[1]
    if (behind := _BEHIND_NAME.fullmatch(name)) and (units := units_of(behind["unit"])):
        return units, behind["name"]
    if (sign := _PER_CENT_SIGNS.search(name)) and sign.start():
        return [Unit(sign[0][-1].replace("％", "%"))], name[: sign.start()]
    return [], name


def _unit_named(name: str, multiplier: str) -> Unit | None:
    """Read the unit of a name behind which only its multiplier stands: 接待人次（万）, 旅游收入（亿）."""
    counted = unit_of(f"{multiplier}{name[-2:].removesuffix('数')}")
    told = {"money": "元", "people": "人"}.get(_kind_named(name))
    return counted or (unit_of(f"{multiplier}{told}") if told else None)


def fitting(units: list[Unit], *, is_rate: bool, name: str = "") -> Unit | None:
    """Choose of several units the one for a rate, or the one for an amount of what is named.

    Where several are left (单位：万人、台), the name says which it is in: per cent, people, money, or the one
    that is none of them; None where it does not.

    Examples
    --------
    >>> fitting(units_of("亿元、%"), is_rate=True)
    Unit(label='%', multiplier=Decimal('1'))
    >>> [fitting(units_of("万人、台"), is_rate=False, name=name) for name in ("参保人数", "第三产业")]
    [Unit(label='人', multiplier=Decimal('10000')), None]
    >>> fitting(units_of("万亩、万吨"), is_rate=False, name="鱼类产量")
    Unit(label='吨', multiplier=Decimal('10000'))
    >>> fitting(units_of("微克/立方米、%"), is_rate=False, name="优良天数比例")
    Unit(label='%', multiplier=Decimal('1'))
    """
    if len(units) == 1:
        return units[0]
    is_rate = is_rate or bool(_rate_name().search(name))
    found = [unit for unit in units if unit.is_rate == is_rate]
    if is_rate or len(found) < 2 or not name:
        return found[0] if found else None
    kinds: dict[str, list[Unit]] = {}
    for unit in found:
        kinds.setdefault(_kind_of(unit), []).append(unit)
    kind = _kind_named(name)
    # 中小企业 may be counted, or what they sell is told in money; 成片造林 under 万亩、万株 is an area.
    alone = found if not kind and set(kinds) == {"things"} else kinds.get(kind, [])
    alone = alone if len(alone) < 2 else [unit for unit in alone if _measures(unit, name)]
    return alone[0] if len(alone) == 1 else None


def is_of_row(own: list[Unit], head: list[Unit], noun: str) -> bool:
    """Whether a row that says its own unit is in that one, whatever stands over the column.

    It is where both measure alike, under the name of an amount that each thing has in its own unit, and
    where it says that it is a rate.

    Examples
    --------
    >>> [is_of_row(units_of(unit), units_of("万吨"), "产量") for unit in ("吨", "万头")]
    [True, True]
    >>> [is_of_row(units_of(unit), units_of("万元"), "投资") for unit in ("座", "%")]
    [False, True]
    """
    if len(own) != 1 or len(head) != 1 or head[0].is_rate:
        return False
    if own[0].is_rate:
        # 不良贷款率（%） below 年末数（亿元） is no amount of money.
        return True
    return one_of("amounts_of_any_unit").fullmatch(noun) is not None or _dimension(own[0]) == _dimension(
        head[0]
    )


def _dimension(unit: Unit) -> str:
    written = unit_at(unit.label, 0, len(unit.label), has_multiplier=False)
    # Things that are counted are as many kinds as there are words for them.
    return written.kind if written and written.kind != "count" else unit.label


def _measures(unit: Unit, name: str) -> bool:
    """Whether a name has a word for what the unit measures: 面积 in 万亩, 产量 in 万吨, 生猪 in 万头."""
    if unit.label in words()["named_units"]:
        return bool(one_of("named_units", unit.label).search(name))
    written = unit_at(unit.label, 0, len(unit.label), has_multiplier=False)
    ends = f"{written.kind}_ends" if written else ""
    return ends in _MEASURED and bool(one_of(ends, suffix="$").search(name))


def _kind_of(unit: Unit) -> str:
    return "money" if unit.label.endswith("元") else "people" if unit.label in _PEOPLE_UNITS else "things"


def _kind_named(name: str) -> str:
    """Tell whether a name is of money, people or things by the last word that says so, "" if none does."""
    ends = {
        kind: max((match.end() for match in written.finditer(name)), default=-1)
        for kind, written in _kinds_named().items()
    }
    kind = max(ends, key=ends.__getitem__)
    count = one_of("count_names", suffix="$").search(name)
    # 民营经济合计单位数 counts, whatever it says before; 从业人员数 says of whom.
    return "things" if count and ends[kind] < count.start() else kind if ends[kind] >= 0 else ""


@cache
def _rate_name() -> re.Pattern[str]:
    return one_of("rate_ends", suffix=r"(?:[(（][^()（）]*[)）])?$")


_MEASURED = tuple(
    f"{kind}_ends" for kind in ("area", "mass", "length", "volume", "energy", "power", "compound", "count")
)
_PEOPLE_UNITS = frozenset(("人", "人次"))


@cache
def _kinds_named() -> dict[str, re.Pattern[str]]:
    counted = one_of("count_ends", prefix=f"{one_of('added').pattern}.*", suffix="$")
    return {
        "money": re.compile(f"{pattern('understood.money_before').pattern}|{one_of('money_ends').pattern}"),
        "people": pattern("understood.people_before"),
        "things": re.compile(f"{one_of('amount_ends').pattern}|{counted.pattern}"),
    }
