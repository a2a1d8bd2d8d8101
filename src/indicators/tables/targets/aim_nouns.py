"""What the noun of an indicator says of its aim: a harvest, a pollutant, what adds up, or comes by months."""

from __future__ import annotations

from functools import cache

from indicators.tables.matching.capacities import is_capacity
from indicators.vocabulary import indicators
from indicators.vocabulary.indicator_catalogue import Indicator
from indicators.vocabulary.loading import packaged


@cache
def entry_of(indicator_id: str, indicator: str) -> Indicator | None:
    """Find the entry of the catalogue by its id, else by the phrase."""
    catalogue = indicators()
    return catalogue.by_id.get(indicator_id or catalogue.match(indicator))


@cache
def aim_words() -> dict[str, tuple[str, ...]]:
    """Read aim_words.yaml: each list, longer words first."""
    lists: dict[str, list[str]] = packaged("aim_words.yaml")
    return {name: tuple(sorted(words, key=len, reverse=True)) for name, words in lists.items()}


def has_word(name: str, text: str) -> bool:
    """Whether a text holds a word of one of the lists of aim_words.yaml."""
    return any(word in text for word in aim_words()[name])


def is_harvest(indicator_id: str, indicator: str) -> bool:
    """Whether an amount comes in once a year: a harvest, a sown area.

    Examples
    --------
    >>> [is_harvest("", name) for name in ("大豆产量", "汽车产量", "规模以上工业总产值", "花生播种面积")]
    [True, False, False, True]
    """
    entry = entry_of(indicator_id, indicator)
    is_stock = entry is not None and entry.accumulates != "flow"
    if is_stock or is_capacity(indicator):
        return False
    name = entry.name if entry else indicator
    # 粮食总产 is a harvest, 农业总产值 is none, nor is 汽车产量.
    is_grown = has_word("crops", name) and has_word("yields", name) and not has_word("values", name)
    return is_grown or has_word("harvest_nouns", name)


def is_pollutant(indicator_id: str, indicator: str) -> bool:
    """Whether a value is the mean of a pollutant over the year."""
    entry = entry_of(indicator_id, indicator)
    return has_word("pollutants", indicator) or (entry is not None and has_word("pollutants", entry.name))


def is_flow_noun(indicator: str) -> bool:
    """Whether a phrase names an amount that adds up through the year, by its noun alone.

    Examples
    --------
    >>> is_flow_noun("出栏生猪"), is_flow_noun("高新技术企业"), is_flow_noun("离境退税店")
    (True, False, False)
    """
    words = aim_words()
    # 纳税超亿元企业 are firms, whatever each of them pays; 播种面积 is sown every year.
    is_thing = indicator.endswith(words["counted_things"]) and not indicator.endswith(words["flow_nouns"])
    return has_word("flow_nouns", indicator) and not is_thing


def is_share_of_counted(indicator: str) -> bool:
    """Whether a share is of things that stand, so that it is to be reached by the end of the year.

    Examples
    --------
    >>> [is_share_of_counted(name) for name in ("集体经济强村占比", "新能源公交车占公交车比重", "税收占比")]
    [True, True, False]
    """
    whose, is_share, _ = indicator.partition("占")
    return bool(is_share) and whose.endswith(aim_words()["counted_things"])


def is_monthly_state(indicator: str) -> bool:
    """Whether a phrase names a state that is measured month by month, of which the latest counts.

    Examples
    --------
    >>> [is_monthly_state(name) for name in ("城镇调查失业率", "各项贷款余额", "PM2.5年均浓度")]
    [True, True, False]
    """
    return has_word("monthly_states", indicator)
