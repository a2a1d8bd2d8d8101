"""What a figure measures, as a record; and what an indicator's name alone says of its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from indicators.reading.lexicon import pattern

_RATE_BY_NAME = pattern("measured.rates_by_name", suffix="$")
_GROWTH_NAME = pattern("measured.growth_names_patterns", suffix="$")
_DECLINE_NAME = pattern("measured.decline_names_patterns", suffix="$")
_WORK_NAME = pattern("measured.work_names_patterns", suffix="$")
_NEW = pattern("measures.new_patterns")
_ACTION = pattern("measured.dropped_actions", "measured.kept_actions")
_LIKE_ACTION = pattern("measured.nouns_like_actions")


@dataclass(slots=True)
class Measured:
    """What a figure measures."""

    indicator: str  # The phrase as measured, without the verbs that `measure` tells.
    # phrase, fallback: where to look for the indicator's id: its own words, then those of the whole it is a
    # part of.
    phrase: str
    # As in the tables.
    measure: str
    basis: str
    kind: str  # The kind of the figure's unit.
    fallback: str = ""
    is_carried: bool = False  # Whether the indicator is that of the figure before.
    is_from: bool = False  # Whether it is the start of a change (从53.2%提升到57.7%).
    is_to: bool = False  # Whether it is the end of one.
    is_repeated: bool = False  # Whether the text says 每年 or 年均.
    has_action: bool = False  # Whether an action on the things counted is named.
    # Whether it is the distance to another place's figure or to a goal (高于全国0.7个百分点).
    is_gap: bool = False
    is_downward: bool = False  # Whether a change or a distance goes down (减少0.12万人, 低于全国0.7个百分点).
    whole: str = ""  # The noun of the whole that its parts leave out: 增加值 behind 其中.
    part_of: str = ""  # The indicator that it, or the figure before, is told as a part of: 存款 behind 其中.
    why: tuple[tuple[str, str], ...] = ()  # The rules that decided indicator, measure and basis.

    def renamed(self, rename: Callable[[str], str]) -> Measured:
        """Give the same with its phrases changed; itself where none is, as for nearly every figure."""
        before = (self.indicator, self.phrase, self.fallback)
        if (after := tuple(map(rename, before))) == before:
            return self
        indicator, phrase, fallback = after
        return replace(self, indicator=indicator, phrase=phrase, fallback=fallback)


def is_rate_by_name(name: str) -> bool:
    """Whether a name ends like a growth and is that of a rate: 人口自然增长率."""
    return _RATE_BY_NAME.search(name) is not None


def is_growth_name(name: str) -> bool:
    """Whether an indicator's name says that it grows by a rate (研发经费投入增长)."""
    return _GROWTH_NAME.search(name) is not None and not is_rate_by_name(name)


def is_decline_name(name: str) -> bool:
    """Whether an indicator's name says that it falls by a rate (单位地区生产总值能耗降低)."""
    return _DECLINE_NAME.search(name) is not None


def is_work_name(name: str) -> bool:
    """Whether an indicator's name says what is done, so that its figure is an amount of work.

    Examples
    --------
    >>> is_work_name("新增水库总库容"), is_work_name("新增劳动力平均受教育年限")
    (True, False)
    """
    return bool(_NEW.search(name) or _WORK_NAME.search(name))


def opens_with_action(name: str) -> bool:
    """Whether a name says first what is done: 建设口袋公园, 培训职工."""
    return bool(_ACTION.match(name)) and not _LIKE_ACTION.match(name)
