"""A target without a number of its own, for readers of English: what it is held against, and how."""

from __future__ import annotations

from indicators.analysis.judging.target_words import reference_name, said, way_of
from indicators.reading.relational import reference_of
from indicators.vocabulary import page_words

# What has a height that a target lies at, above or below; the others are states.
AVERAGES = ("province_average", "city_average", "nation_average")
HEIGHTS = ("own_gdp_growth", "another_growth", *AVERAGES, "last_year")


def relation(words: str, lang: str) -> str:
    """Say in a language what the words of a target ask for; in English the paper's own words follow.

    Parameters
    ----------
    words : str
        As the paper prints them. Words that name nothing they are held against stay as they are.

    Examples
    --------
    >>> relation("与经济增长基本同步", "en")
    'broadly in step with economic growth (与经济增长基本同步)'
    >>> relation("不低于全省平均水平", "en")
    'no lower than the average of the province (不低于全省平均水平)'
    >>> relation("全覆盖", "en"), relation("全覆盖", "zh"), relation("有所提高", "en")
    ('full coverage (全覆盖)', '全覆盖', '有所提高')
    >>> relation("目标值未列出", "en")
    'no target value listed'
    """
    if words == page_words.say("goal_not_listed", "zh"):
        return page_words.say("goal_not_listed", lang)
    reference = reference_name(reference_of(words), words)
    if lang == "zh" or not reference:
        return words
    told = page_words.say(f"relation_{reference}", lang)
    if reference in HEIGHTS:
        told = page_words.say(f"relation_{_way(words)}", lang, reference=told)
    return f"{told} ({words})"


def _way(words: str) -> str:
    """Say how a target lies to a height; what names no way is to reach it."""
    if said("equal", words):
        return "broadly_equal" if said("broadly", words) else "equal"
    return way_of(words) or "not_below"
