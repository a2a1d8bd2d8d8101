"""Which figures speak of the same thing: by indicator, measure, unit, place and series, best source first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import cache
from typing import Protocol

from indicators.tables.contract.flags import NONE, Flags
from indicators.tables.contract.records import Observation, Target
from indicators.tables.matching.city_parts import CITY_PROPER, part_of_city
from indicators.tables.reported.progress_figures import PREFIX, answer_prefix
from indicators.vocabulary import indicators

REPEATED, REPLACES, REPLACED_BY = "repeated_by", "replaces", "replaced_by"
# What a change calls the old value, and a paper does not.
OTHER_OLD_VALUE = "other_old_value"
STATUS_ORDER = {"baseline": 0, "estimate": 1, "preliminary": 2, "final": 3}
QUALITY_ORDER = {"encyclopedia": 0, "repost": 1, "press": 2, "department": 3, "official": 4}
_DECORATION = re.compile(r"[“”\"'‘’「」《》\s]|^(全市|全省|全县)|(总数|个数|数量|数)$")


@cache
def bare(phrase: str) -> str:
    """Strip an indicator's phrase of quotation marks, 全市 and a closing 数.

    Examples
    --------
    >>> bare("全市“专精特新”企业数")
    '专精特新企业'
    """
    return _DECORATION.sub("", _DECORATION.sub("", phrase))


def basis_of_sum(row: Target | Observation) -> str:
    """Give the basis of a row; a sum over the plan's years is one whether or not a paper calls it 累计."""
    return "" if (row.measure, row.basis) == ("increment", "cumulative") else row.basis


class AboutIndicator(Protocol):
    """A row about an indicator."""

    @property
    def indicator_id(self) -> str:
        """The id of the catalogue, "" where it has none."""

    @property
    def indicator(self) -> str:
        """What is measured, as the paper says it."""


class Named(AboutIndicator, Protocol):
    """A row that comes from a statement, or is one."""

    @property
    def statement_id(self) -> str:
        """The mention it comes from, "" where there is none."""


def subject(row: Named) -> str:
    """Name what a row is about: the indicator's id and series, or the bare phrase where there is no id.

    Rows of different subject are never set against each other; 登记失业率 and 调查失业率 differ, so do the
    main urban area and the city.
    """
    return subject_of(row.indicator_id, row.indicator, row.statement_id)


@cache
def subject_of(indicator_id: str, indicator: str, statement_id: str = "") -> str:
    """Name what a figure of an indicator is about, as `subject` does.

    Examples
    --------
    >>> subject_of("5g_stations", "新改建5G基站"), subject_of("", "“揭榜挂帅”项目"), subject_of("", "", "a@1")
    ('5g_stations', '~揭榜挂帅项目', '~a@1')
    """
    if not indicator_id:
        return f"~{bare(indicator) or statement_id}"
    entry = indicators().by_id.get(indicator_id)
    series = entry.series_of(indicator) if entry else ""
    told = (indicator_id, series, CITY_PROPER if part_of_city(entry, indicator) else "")
    return "~".join(filter(None, told))


def answers(observation_id: str, target_id: str, flags: Flags = NONE) -> bool:
    """Say whether a figure may speak to a target: one that was filled in for another target does not.

    Parameters
    ----------
    flags : Flags
        The target's: a target that others were found to repeat takes their figures over, and so does a
        changed one those of the target it replaces.

    Examples
    --------
    >>> figure = "progress@a.480.2025-Q1"
    >>> answers(figure, "a@480"), answers(figure, "a@48"), answers("reported@a.gdp.growth.2025", "a@48")
    (True, False, True)
    >>> answers(figure, "a@4", Flags.of("repeated_by:a@480"))
    True
    """
    if not observation_id.startswith(PREFIX):
        return True
    named = [target_id]
    for flag in (REPEATED, REPLACES, REPLACED_BY):
        named += flags.arguments(flag)
    return observation_id.startswith(tuple(map(answer_prefix, named)))


@cache
def likeness(a: str, b: str) -> float:
    """Say how alike two phrases are, 0 to 1.

    Examples
    --------
    >>> likeness("5G基站", "“5G”基站数")
    1.0
    """
    return SequenceMatcher(None, bare(a), bare(b)).ratio()


def best_first(observations: Iterable[Observation]) -> list[Observation]:
    """Sort figures so that the one to believe stands first.

    What was measured goes before an estimate, then the better source, then the more settled status, then the
    later one, then what a paper says itself.
    """
    by_name = sorted(observations, key=lambda figure: figure.observation_id)
    return sorted(by_name, key=_trust, reverse=True)


def closest_first(
    figures: Iterable[Observation], target: Target, is_apart: Callable[[Observation], bool]
) -> list[Observation]:
    """Sort figures of a target as `best_first` does, of equal ones first those that have its whole name.

    到位资金 beside signed projects is of the same entry as 引进市外到位资金, and has not its name.
    Then those that are counted as the target is (同口径增长3%), which `is_apart` denies. Of others the one
    that a paper tells first is the plain one: 增长2.8%；扣除房地产投资后增长6.6%.
    """
    own = bare(target.indicator)
    by_name = sorted(figures, key=lambda one: (own not in bare(one.indicator), is_apart(one), _place(one)))
    return sorted(by_name, key=_trust, reverse=True)


def _place(figure: Observation) -> int:
    at = figure.statement_id.rpartition("@")[2]
    return int(at) if at.isdecimal() else 0


def is_of_other_years(figure: Observation, target: Target) -> bool:
    """Whether a figure tells of several years what a target asks of its own: a sum, or a mean of growth.

    能耗累计下降14.6%，当年下降3.1%: of a part of a year 累计 is since January. 前四年年均增长5.8% is no
    growth of the half year in whose release it stands.
    """
    if figure.basis == "cagr" != target.basis:
        return True
    is_fall = figure.measure == target.measure == "decline"
    return is_fall and figure.basis == "cumulative" != target.basis and figure.period == target.period


def _trust(figure: Observation) -> tuple[int, int, int, str, bool]:
    """Give what figures are sorted by, the more the better."""
    status, quality = STATUS_ORDER[figure.status], QUALITY_ORDER[figure.source_quality]
    measured = min(status, STATUS_ORDER["preliminary"])
    return measured, quality, status, figure.published, figure.statement_id != ""
