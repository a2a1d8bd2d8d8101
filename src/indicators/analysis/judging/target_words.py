"""Words beside a target's number that change how it is judged: 基本, 保持, 市本级, 可比价."""

from __future__ import annotations

from functools import cache

from indicators.vocabulary.loading import packaged

# Those with a word that holds another come first: 不低于 before 低于.
WAYS = ("not_below", "not_above", "above", "below")


@cache
def target_words() -> dict[str, tuple[str, ...]]:
    """Read target_words.yaml: kind to words, the longer first."""
    lists: dict[str, list[str]] = packaged("target_words.yaml")
    return {kind: tuple(sorted(words, key=len, reverse=True)) for kind, words in lists.items()}


def said(kind: str, text: str) -> str:
    """Give the first word of a kind that a text has, "" if it has none.

    Examples
    --------
    >>> said("broadly", "与经济增长基本同步"), said("kept", "空气优良率保持86%"), said("kept", "达到86%")
    ('基本', '保持', '')
    """
    return next((word for word in target_words()[kind] if word in text), "")


def way_of(words: str) -> str:
    """Say which way a target lies from what it is held against, "" where the words name none.

    Examples
    --------
    >>> way_of("不低于上年"), way_of("事故“双下降”"), way_of("只减不增"), way_of("达标")
    ('not_below', 'below', 'not_above', '')
    """
    return next((way for way in WAYS if said(way, words)), "")


def reference_name(reference: str, words: str) -> str:
    """Name what a relational target is held against: of an average also whose it is.

    Parameters
    ----------
    reference : str
        As in the tables.
    words : str
        The target's own.

    Examples
    --------
    >>> [reference_name("province_average", words) for words in ("高于全国平均", "不低于全市平均")]
    ['nation_average', 'city_average']
    """
    if reference != "province_average":
        return reference
    if said("of_nation", words):
        return "nation_average"
    return "city_average" if said("of_city", words) else reference


def average_of(words: str) -> str:
    """Name the average that words are of, as `reference_name` does; "" if of none.

    Examples
    --------
    >>> average_of("全国平均水平"), average_of("全省"), average_of("上年同期")
    ('nation_average', 'province_average', '')
    """
    of_larger = any(said(kind, words) for kind in ("of_nation", "of_province", "of_city"))
    return reference_name("province_average", words) if of_larger else ""
