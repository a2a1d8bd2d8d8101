"""Whose figures follow a colon: 主城区：新增停车泊位3000个；云溪县：新增停车泊位600个."""

from __future__ import annotations

import re

from indicators.reading.lexicon import pattern
from indicators.reading.measurement.measured_thing import Measured
from indicators.storage.expressions import expression

_SCOPE = pattern("scopes")
# Where a part of a sentence begins, behind the number of an item, stands a word and a colon.
_OPENING = expression(
    r"(?:^|[。；;\n])\s*(?:[(（]?\d{1,3}[.．、)）](?!\d))?\s*([\u4e00-\u9fff]{2,12})[：:]", re.MULTILINE
)


def opening(text: str, start: int, stop: int) -> str:
    """Find the word before the last colon that opens a part of a sentence, "" if none does.

    Parameters
    ----------
    text : str
        Prose.
    start, stop : int
        From the sentence's beginning to the figure.

    Examples
    --------
    >>> told = "2.主城区：新增停车泊位3000个，改造管网45公里；云溪县：新增600个"
    >>> opening(told, 0, 22), opening(told, 0, len(told)), opening(told, 3, 3)
    ('主城区', '云溪县', '')
    """
    if text.find(":", start, stop) < 0 and text.find("：", start, stop) < 0:
        return ""
    found = _OPENING.findall(text[start:stop])
    return str(found[-1]) if found else ""


def within(measured: Measured, word: str) -> Measured:
    """Put a scope before what is measured, unless the words name one.

    Examples
    --------
    >>> spaces = Measured("停车泊位", "新增停车泊位", "increment", "", "count")
    >>> within(spaces, "主城区").indicator, within(spaces, "牵头单位").indicator
    ('主城区停车泊位', '停车泊位')
    """
    if not _SCOPE.fullmatch(word) or not measured.indicator or _SCOPE.search(measured.indicator):
        return measured
    return measured.renamed(lambda phrase: phrase and word + phrase)
