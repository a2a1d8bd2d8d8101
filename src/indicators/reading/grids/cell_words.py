"""What a cell is by its words: a figure, running text, an office, the nature of an indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indicators.reading.grids.cells import comparators, read_cell
from indicators.reading.grids.units import folded
from indicators.reading.grids.words import one_of, words
from indicators.reading.prose import prepare
from indicators.reading.quantities import quantities
from indicators.storage.expressions import expression

_PROSE_LENGTH = 14
_WORDS = expression(r"[\u4e00-\u9fff]")
_MOST_WORDS_OF_DAMAGE, _MOST_WORDS_OF_FIGURE, _LONGEST_CELL, _LONGEST_NATURE = 2, 7, 30, 8
_FEWEST_WORDS = 3
_SENTENCE = expression(r"[，,；;。、：:]")
_CLAUSE = expression(r"[，；。;]")
_TWO_FIGURES = expression(r"\d\s+\d[\d.]*\s*$")
_ENDS_IN_FIGURE = expression(r"[\u4e00-\u9fff)）]\d+\.\d+$")
_OWN_NUMBER = expression(r"[(（]?(\d{1,3})[)）.、]?")
_NUMERAL = expression(r"[\d零一二三四五六七八九十百千万亿]")


def is_value(text: str) -> bool:
    """Whether a cell is a figure or stands for one, and no clause that has one in it.

    Examples
    --------
    >>> is_value("5.6%"), is_value("全面完成各项工作，新建学校3所")
    (True, False)
    """
    state = read_cell(text, 0).state
    if state == "damaged":
        return len(_WORDS.findall(text)) <= _MOST_WORDS_OF_DAMAGE
    is_clause = len(text) > _PROSE_LENGTH and bool(_SENTENCE.search(text))
    return state in ("figures", "relational") and len(text) <= _LONGEST_CELL and not is_clause


def is_running(texts: Sequence[str]) -> bool:
    """Whether cells number their rows.

    Examples
    --------
    >>> is_running(["1", "2", "3"]), is_running(["（1）", "（2）"]), is_running(["1", "5"])
    (True, True, False)
    """
    found = (_OWN_NUMBER.fullmatch(folded(text).strip()) for text in texts)
    numbers = [int(match[1]) for match in found if match]
    return len(numbers) == len(texts) > 1 and numbers == list(range(1, len(numbers) + 1))


def is_nature(text: str) -> bool:
    """Whether a cell says the nature of an indicator.

    Examples
    --------
    >>> is_nature("约束性"), is_nature("经济")
    (True, False)
    """
    return bool(nature_of(text)) and len(text) <= _LONGEST_NATURE


def nature_of(text: str) -> str:
    """Give the nature that a cell says an indicator has, "" if it says none.

    Examples
    --------
    >>> nature_of("约束性"), nature_of("预期"), nature_of("达到预期进度")
    ('binding', 'expected', '')
    """
    natures = words()["natures"]
    for name, listed in natures.items():
        # 预期 in other words is no nature: 好于预期.
        if any(word in text for word in listed) or text.strip() in {
            word.removesuffix("性") for word in listed
        }:
            return str(name)
    return ""


def is_clause(text: str) -> bool:
    """Whether a cell is running text.

    Examples
    --------
    >>> is_clause("改造老旧小区75个，惠及居民3万户"), is_clause("老旧小区")
    (True, False)
    """
    return bool(_CLAUSE.search(text)) and is_worded(text)


def is_worded(text: str) -> bool:
    """Whether a cell has more words than a figure has beside it.

    Examples
    --------
    >>> is_worded("加快推进优势产业集群发展"), is_worded("增长5%左右")
    (True, False)
    """
    return len(_WORDS.findall(text)) > _MOST_WORDS_OF_FIGURE


def holds_figures(name: str) -> bool:
    """Whether figures of other cells came to stand behind a name.

    Examples
    --------
    >>> holds_figures("粮食产量 120 125.5"), holds_figures("60岁及以上人口")
    (True, False)
    >>> holds_figures("常住人口51.62"), holds_figures("细颗粒物PM2.5")
    (True, False)
    """
    return bool(_TWO_FIGURES.search(name) or _ENDS_IN_FIGURE.search(name.strip()))


def names_a_thing(text: str) -> bool:
    """Whether a cell says itself what its figure measures, and is prose.

    Examples
    --------
    >>> names_a_thing("新建学校3所"), names_a_thing("增长5%")
    (True, False)
    """
    before = _NUMERAL.split(folded(text), maxsplit=1)
    rest = before[0]
    for name in words()["cell_verbs"]:
        rest = one_of("cell_verbs", name).sub("", rest)
    return len(before) > 1 and len(_WORDS.findall(comparators().sub("", rest))) > 1


def tells_a_figure(text: str) -> bool:
    """Whether a cell is words with a figure and its unit among them.

    Examples
    --------
    >>> [tells_a_figure(text) for text in ("已完成45.6公里", "6月底前", "开工建设", "8.6%")]
    [True, False, False, False]
    """
    if not _NUMERAL.search(text) or len(_WORDS.findall(text)) < _FEWEST_WORDS:
        return False
    return any(quantity.unit for quantity in quantities.find(prepare(text).text))


def is_office(text: str) -> bool:
    """Whether a cell names offices.

    Examples
    --------
    >>> is_office("市财政局、各县区政府"), is_office("亿元")
    (True, False)
    """
    last = re.split(r"[、,，;；\s]", text.strip())[-1]
    return bool(one_of("office_ends", suffix=r"(?:等|[(（][^()（）]*[)）])?$").search(last))
