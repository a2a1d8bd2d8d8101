"""Whose figures follow what opens a part of the text, and names it once for all of them.

A word and a colon (主城区：新增停车泊位3000个), a region (川渝一体化加速形成，地区生产总值…),
or a topic (新材料产业聚焦…。产值…).
"""

from __future__ import annotations

import re
from functools import lru_cache

from indicators.reading.lexicon import pattern, word_set
from indicators.reading.measurement.indicator_ids import names_total
from indicators.reading.measurement.measured_thing import Measured
from indicators.storage.expressions import expression

_SCOPE = pattern("scopes")
_REGION = pattern("regions_patterns")
# What a sentence is about that opens with it: 新材料产业聚焦…; 煤炭开采方面，….
_TOPIC = pattern("topics_patterns", prefix=r"(?:^|(?<=[。！？\n]))(?:", suffix=")")
_AMOUNTS_OF_TOPICS = word_set("amounts_of_topics")
_INDUSTRY = "产业"
_COMMAS = ("，", ",")
# 新区内企业 and 新区级平台 are of a part of it.
_OWN_ZONE = pattern("zones_patterns", prefix="(", suffix=")(?![内外级管以])(?=..)")
# Where a part of a sentence begins, behind the number of an item, stands a word and a colon.
_OPENING = expression(
    r"(?:^|[。；;\n])\s*(?:[(（]?\d{1,3}[.．、)）](?!\d))?\s*([\u4e00-\u9fff]{2,12})[：:]", re.MULTILINE
)


@lru_cache(maxsize=1)  # Asked of each figure for its place, and again for its name.
def opening(text: str, start: int, stop: int) -> str:
    """Find the word before the last colon that opens a part of a sentence, or the region that opens one.

    Parameters
    ----------
    start, stop : int
        From the sentence's beginning to the figure.

    Examples
    --------
    >>> told = "2.主城区：新增停车泊位3000个，改造管网45公里；云溪县：新增600个"
    >>> opening(told, 0, 22), opening(told, 0, len(told)), opening(told, 3, 3)
    ('主城区', '云溪县', '')
    >>> opening("川渝一体化加速形成，地区生产总值突破10万亿元", 0, 17)
    '川渝'
    """
    if text.find(":", start, stop) >= 0 or text.find("：", start, stop) >= 0:
        found = _OPENING.findall(text[start:stop])
        return str(found[-1]) if found else ""
    part = max(start, *(text.rfind(sign, start, stop) + 1 for sign in "；;"))
    region = _REGION.match(text, part, stop)
    return str(region[0]) if region else ""


def within(measured: Measured, word: str, own: str = "") -> Measured:
    """Put a scope before what is measured, unless the words name one, and leave out the paper's own place.

    A region stands before sums alone: what else a part of a sentence tells is seldom all of the region's.

    Examples
    --------
    >>> spaces = Measured("停车泊位", "新增停车泊位", "increment", "", "count")
    >>> within(spaces, "主城区").indicator, within(spaces, "牵头单位").indicator
    ('主城区停车泊位', '停车泊位')
    >>> product = Measured("新区生产总值", "新区生产总值", "level", "", "currency")
    >>> [within(product, "", own).indicator for own in ("云溪新区", "云溪市")]
    ['生产总值', '新区生产总值']
    """
    if (zone := _OWN_ZONE.match(measured.indicator)) and own.endswith(zone[1]) and own != zone[1]:
        measured = measured.renamed(lambda phrase: phrase.removeprefix(zone[1]))
    if not measured.indicator or word in measured.indicator or _SCOPE.search(measured.indicator):
        return measured
    if not _SCOPE.fullmatch(word) and not (_REGION.fullmatch(word) and names_total(measured.indicator)):
        return measured
    return measured.renamed(lambda phrase: phrase and word + phrase)


def of_topic(measured: Measured, text: str, start: int, stop: int) -> Measured:
    """Name what an amount is of whose own clause names nothing: the topic that the paragraph came to last.

    Parameters
    ----------
    start, stop : int
        From the paragraph's beginning to the figure.

    Examples
    --------
    >>> told = "新材料产业聚焦高端化。拓展碳纤维应用。产值超过350亿元。"
    >>> of_topic(Measured("产值", "产值", "level", "", "currency"), told, 0, 23).indicator
    '新材料产业产值'
    """
    if measured.indicator not in _AMOUNTS_OF_TOPICS:
        return measured
    # 发展花卉产业，产值5亿元。产值…: what only leads to its own amount is no topic of what follows.
    told = text[start:stop]
    topics = [
        found["topic"]
        for found in _TOPIC.finditer(told)
        if told[found.end() : found.end() + 1] not in _COMMAS or "。" not in told[found.end() :]
    ]
    if not topics:
        return measured
    # 低空经济产业…。产业规模突破100亿元.
    return measured.renamed(lambda phrase: phrase and topics[-1] + phrase.removeprefix(_INDUSTRY))
