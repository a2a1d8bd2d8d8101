"""The words of statistical tables, compiled once from `vocabulary/statistic_words.yaml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from indicators import vocabulary
from indicators.reading.lexicon import Sections, any_of
from indicators.storage.expressions import expression
from indicators.vocabulary.loading import data_of

FILE = Path(vocabulary.__file__).with_name("statistic_words.yaml")
_FOREIGN = expression(r"[\s\u3000]+(?=[^\u4e00-\u9fff]*[a-z])[A-Za-z(][A-Za-z0-9 ,.'’;:()%/&=\s-]*$")
_CHINESE = expression(r"[\u4e00-\u9fff]")
_MARKED_FIGURE = expression(r"(?P<figure>-?\d[\d,]*(?:\.\d+)?)\s*[(（]?(?P<mark>[rpe])[)）]?")
_MARKS = {"r": "final", "p": "preliminary", "e": "estimate"}
_LATIN = expression(r"[A-Za-z]")


@cache
def words() -> dict[str, Any]:
    """Read `vocabulary/statistic_words.yaml`.

    Examples
    --------
    >>> words()["labels"]["database"]
    ['数据库']
    """
    return Sections.of(data_of(FILE))


def _list_with(section: str, word: str) -> str:
    lists: dict[str, list[str]] = words()[section]
    return next(name for name, listed in lists.items() if word in listed)


@cache
def labelled() -> re.Pattern[str]:
    """Compile the labels of lines over a table: 地区：鞍山市."""
    every = [word for listed in words()["labels"].values() for word in listed]
    return re.compile(
        rf"(?P<open>[(（])?(?P<label>{any_of(every)})\s*\d?\s*[:：.]\s*(?P<said>.*?)(?(open)[)）])", re.DOTALL
    )


def label_of(word: str) -> str:
    """Tell which label a word is.

    Examples
    --------
    >>> label_of("资料来源")
    'source'
    """
    return _list_with("labels", word)


@cache
def _endings() -> re.Pattern[str]:
    every = [word for listed in words()["endings"].values() for word in listed]
    return re.compile(rf"\s*[_＿]\s*(?P<ending>{any_of(every)})(?=$|[(（])")


def parted(name: str) -> tuple[str, str]:
    """Take the ending off a name, and tell what it says: level, level_to_date, growth, growth_to_date or "".

    Examples
    --------
    >>> parted("社会消费品零售总额_累计增长(%)"), parted("地区生产总值(亿元)")
    (('社会消费品零售总额增长(%)', 'growth_to_date'), ('地区生产总值(亿元)', ''))
    """
    match = _endings().search(name)
    if match is None:
        return name, ""
    kind = _list_with("endings", match["ending"])
    said = "增长" if kind.startswith("growth") else ""
    return name[: match.start()] + said + name[match.end() :], kind


def span_of(head: str) -> str:
    """Tell what part of a time the figures under a head are of: alone, to_date, "" if it does not say.

    Examples
    --------
    >>> span_of("本月"), span_of("本月止累计"), span_of("绝对量")
    ('alone', 'to_date', '')
    """
    spans: dict[str, list[str]] = words()["spans"]
    return next((name for name in ("to_date", "alone") if any(word in head for word in spans[name])), "")


def plain_head(text: str) -> str:
    """Give the head that is read for one which says another thing in papers, else the words as they are.

    Examples
    --------
    >>> plain_head("时间"), plain_head("指标值"), plain_head("开工时间")
    ('时期', '数值', '开工时间')
    """
    heads: dict[str, list[str]] = words()["heads"]
    return next((plain for plain, said in heads.items() if text.strip() in said), text)


def in_chinese(text: str) -> str:
    r"""Leave the translation out that stands behind the Chinese words of a cell.

    Examples
    --------
    >>> in_chinese("沈阳市 Shenyang"), in_chinese("粮食产量(万吨)\nOutput of Grain (10 000 tons)")
    ('沈阳市', '粮食产量(万吨)')
    >>> in_chinese("R&D经费 (亿元)"), in_chinese("城镇 GDP")
    ('R&D经费 (亿元)', '城镇 GDP')
    """
    found = _FOREIGN.search(text)
    return text[: found.start()].strip() if found and _CHINESE.search(text[: found.start()]) else text


def is_foreign(text: str) -> bool:
    """Whether a cell says something in Latin letters alone.

    Examples
    --------
    >>> is_foreign("Gross Regional Product"), is_foreign("GDP增速"), is_foreign("2024")
    (True, False, False)
    """
    return bool(_LATIN.search(text)) and not _CHINESE.search(text)


@cache
def _statuses() -> re.Pattern[str]:
    every = [word for listed in words()["statuses"].values() for word in listed]
    return re.compile(any_of(every))


def status_of(*texts: str) -> str:
    """Tell how settled the figures under some words are, "" if these do not say.

    Examples
    --------
    >>> status_of("2024年（初步数）"), status_of("2023年")
    ('preliminary', '')
    """
    for text in texts:
        if match := _statuses().search(text):
            return _list_with("statuses", match[0])
    return ""


@cache
def _status_in_brackets() -> re.Pattern[str]:
    return re.compile(rf"[(（](?:{_statuses().pattern})[)）]|[①-⑳]|[¹²³⁴-⁹]+[)）]?$")


def without_status(label: str) -> str:
    """Leave out of a head what it says of how settled its figures are, and marks of notes.

    Examples
    --------
    >>> without_status("2024年（快报数）①")
    '2024年'
    """
    return _status_in_brackets().sub("", label)


def unmarked(figure: str) -> tuple[str, str]:
    """Take the letter off a figure that says how settled it is: r revised, p preliminary, e estimated.

    Examples
    --------
    >>> unmarked("32.2r"), unmarked("1,200 (p)"), unmarked("5G")
    (('32.2', 'final'), ('1,200', 'preliminary'), ('5G', ''))
    """
    match = _MARKED_FIGURE.fullmatch(figure.strip())
    return (match["figure"], _MARKS[match["mark"]]) if match else (figure, "")


@cache
def index_base() -> re.Pattern[str]:
    """Compile what an index says it is held against: (上年=100), 以上年同期为100, 2023年为2022年%."""
    bases = any_of(words()["index_bases"])
    return re.compile(
        r"[(（]?以?(?P<base>[^()（）=为]{2,12})(?:价格)?[=＝为]\s?100[)）]?"
        rf"|为\s?(?P<of>{bases}|(?:19|20)\d\d年)的?\s?[%％]"
    )


def is_year_before(base: str, period: str = "") -> bool:
    """Whether an index of a time is held against the same time of the year before.

    Examples
    --------
    >>> is_year_before("上年同期"), is_year_before("1978年"), is_year_before("上月")
    (True, False, False)
    >>> is_year_before("2022年", "2023"), is_year_before("2020年", "2023")
    (True, False)
    """
    is_last = period[:4].isdigit() and base.strip() == f"{int(period[:4]) - 1}年"
    return is_last or base.strip() in words()["index_bases"]


@cache
def name_start() -> re.Pattern[str]:
    """Compile what may stand before a name that is the same without it: 年末常住人口."""
    return re.compile(rf"^(?:{any_of(words()['name_starts'])})")


@cache
def title_times() -> re.Pattern[str]:
    """Compile the time that a title may begin with: 2024年1-6月鞍山市…."""
    return re.compile(rf"^(?:{'|'.join(words()['title_times_patterns'])}|[\s、，,]+)+")


@cache
def name_times() -> re.Pattern[str]:
    """Compile the part of a year behind a name whose table says no year: 原煤1-9月."""
    return re.compile(rf"(?<=[^\d\s])(?:{'|'.join(words()['title_times_patterns'])})$")


def is_own_level(label: str) -> bool:
    """Whether a row is of what a government has by itself: 市本级."""
    return label.strip() in words()["own_level"]


@cache
def title_rest() -> re.Pattern[str]:
    """Compile what a title says around the one indicator that it names."""
    return re.compile(any_of(words()["title_rest"]))


def is_no_figure(text: str) -> bool:
    """Whether a cell says that there is no figure.

    Examples
    --------
    >>> is_no_figure(" … "), is_no_figure("0")
    (True, False)
    """
    return text.strip() in ("", *words()["no_figure"])
