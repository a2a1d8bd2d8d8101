"""The name of a distance, taken apart: 投资增速 and 全省平均水平 of 投资增速低于全省平均水平."""

from __future__ import annotations

from indicators.reading.lexicon import any_word, pattern
from indicators.storage.expressions import expression

_GAP = expression(
    rf"(?P<what>.+?)(?:{any_word('phrases.compared', 'phrases.gap_verbs', 'phrases.gap_verbs_alone')})"
    rf"(?P<whose>(?:{any_word('phrases.gap_sides')}).*)"
)
_VERB = pattern("phrases.gap_verbs", "phrases.gap_verbs_alone", prefix="(?<=..)")
RATE_END = pattern("measured.rate_words", suffix="$")


def parted(indicator: str) -> tuple[str, str]:
    """Take the name of a distance apart: what is held against something, and whose figure that is.

    Examples
    --------
    >>> parted("投资增速低于全省平均水平"), parted("进出口总额比全国高"), parted("进出口总额")
    (('投资', '全省平均水平'), ('进出口总额', '全国高'), ('进出口总额', ''))
    """
    found = _GAP.fullmatch(indicator)
    return (RATE_END.sub("", found["what"]), found["whose"]) if found else (indicator, "")


def without_gap(indicator: str) -> str:
    """Leave of the name of a distance what is held against something.

    Examples
    --------
    >>> without_gap("投资增速低于全省平均水平"), without_gap("投资高于规划目标"), without_gap("投资")
    ('投资', '投资', '投资')
    """
    thing, whose = parted(indicator)
    return thing if whose else _VERB.split(indicator)[0]
