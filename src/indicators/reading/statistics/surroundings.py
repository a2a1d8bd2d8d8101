"""What the lines around a statistical table say of it: place, time, indicator, unit, source, title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indicators import vocabulary
from indicators.documents.document import Document
from indicators.documents.grids.sheet_blocks import Block
from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.units import units_of
from indicators.reading.statistics.words import in_chinese, label_of, labelled, title_rest, title_times
from indicators.storage.expressions import expression
from indicators.vocabulary.place import Place

_CHINESE = expression(r"[\u4e00-\u9fff]")
_NUMBER = r"[\d一二三四五六七八九十]++(?:[-－—.．]\d++)*+"
# Possessive: of 2025年 nothing is a number, not even 202. A number without 表 has a separator or a part
# behind it.
_NUMBER_OF_TABLE = expression(
    rf"^(?:(?:附?表|续表)\s*{_NUMBER}|(?!(?:19|20)\d\d)(?:{_NUMBER}(?=[、\s])|\d++(?:[-－—.．]\d++)++))"
    r"[、：:\s]*+(?![年月季])"
)
_YEAR = expression(r"((?:19|20)\d\d)\s*年?")
_LONGEST_NAME = 12
_BEHIND_PLACE = expression(r"\d{4}|统计|年鉴|历年|主要|各[市县地区]|[_\s-]")
_BRACKET = expression(r"[(（][^()（）]*[)）]")
_BETWEEN = expression(r"[,，;；、]\s*")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is said of a whole table."""

    title: str = ""  # The line that names it.
    # What stands behind labels: place, indicator, unit, source, time, database, note.
    labels: dict[str, str] = field(default_factory=dict)
    place: Place | None = None  # Whose figures they are where no row or column says it.
    period: str = ""  # The time they are of where no row or column says it.

    @property
    def caption(self) -> str:
        """The indicator that title or label names for the whole table, with its unit; else the title."""
        if named := self.labels.get("indicator", ""):
            return named
        return one_indicator(self.title, self.place) or self.title

    @property
    def unit(self) -> str:
        """The unit of all its figures, by a label or by brackets in the title: 工业增加值增速（%）."""
        if "unit" in self.labels:
            return self.labels["unit"]
        told = (_BETWEEN.split(bracket[0][1:-1]) for bracket in _BRACKET.finditer(self.title))
        return next(filter(None, ("、".join(filter(units_of, words)) for words in told)), "")

    @property
    def source(self) -> str:
        """Who published it and as what, as far as it says so."""
        parts = (self.labels.get("source", ""), self.labels.get("database", ""), self.title)
        return " ".join(dict.fromkeys(part for part in parts if part))


def surroundings(block: Block, file: str, *, place: str = "", year: str = "") -> Surroundings:
    """Read what the lines around a table, its sheet's and its file's name say of it.

    Parameters
    ----------
    block : Block
        The table.
    file : str
        The file's name without its ending.
    place, year : str
        What is given from outside: the place where neither label nor title says it, the year in any case.

    Examples
    --------
    >>> told = surroundings(Block("Sheet1", ["数据库：年度数据", "地区：鞍山市", "时间：最近5年"]), "a")
    >>> told.place.name, told.labels["database"]
    ('鞍山市', '年度数据')
    """
    labels: dict[str, str] = {}
    titles: list[str] = []
    printed: list[str] = []
    for line in (*block.above, *block.below):
        if match := labelled().fullmatch(line.strip()):
            labels.setdefault(label_of(match["label"]), match["said"].strip())
        elif line in block.above:
            # 主要经济指标（单位：亿元、%）
            inner = (labelled().fullmatch(bracket[0]) for bracket in _BRACKET.finditer(line))
            for match in filter(None, inner):
                labels.setdefault(label_of(match["label"]), match["said"].strip())
            titles += [in_chinese(line.strip())] * bool(_CHINESE.search(line))
            printed.append(line)
    title = _NUMBER_OF_TABLE.sub("", titles[0]) if titles else ""
    known = _first_place((labels.get("place", ""), title))
    if not known and place:
        known = vocabulary.places().find(place, "place")
    known = known or _first_place((*titles[1:], block.sheet, file))
    times = [labels.get("time", ""), *titles, *printed, block.sheet, file]
    period = _in_year(year, times) if year else _period(times)
    return Surroundings(title, labels, known, period)


def _first_place(texts: Iterable[str]) -> Place | None:
    return next((found for text in texts if (found := place_at_start(text))), None)


def place_at_start(text: str) -> Place | None:
    """Find the place that a title begins with, also behind its time.

    Examples
    --------
    >>> place_at_start("鞍山市2024年主要指标").name, place_at_start("历年主要指标")
    ('鞍山市', None)
    >>> place_at_start("2024年1-6月鞍山市主要指标").name
    '鞍山市'
    """
    known = vocabulary.places()
    plain = title_times().sub("", _NUMBER_OF_TABLE.sub("", text.strip()))
    for length in range(min(_LONGEST_NAME, len(plain)), 1, -1):
        found = known.resolve(plain[:length])
        # 鞍山 of 鞍山统计年鉴 is a city; 和平 of 和平时期 is nothing.
        is_name = length > 2 or not plain[length:] or _BEHIND_PLACE.match(plain[length:])
        if found is not None and found.adcode and is_name:
            return found
    return None


def _period(texts: Sequence[str]) -> str:
    """Take the time that the first of some lines names: a year, or a part of one."""
    for text in texts:
        if match := _YEAR.search(text):
            reader = PeriodReader.of(Document("", "", period=match[1]))
            return reader.read(re.sub(r"\s", "", text))[0] or match[1]
    return ""


def _in_year(year: str, texts: Sequence[str]) -> str:
    """Take the part of a year that the first of some lines names (1-6月), or the year."""
    reader = PeriodReader.of(Document("", "", period=year))
    read = (reader.read(re.sub(r"\s", "", text))[0] for text in texts)
    return next((period for period in read if period.startswith(f"{year}-")), year)


def one_indicator(title: str, place: Place | None) -> str:
    """Take out of a title the one indicator that it names, "" if it names none or several.

    Examples
    --------
    >>> one_indicator("辽宁省各市地区生产总值增速", None), one_indicator("历年主要指标", None)
    ('地区生产总值增速', '')
    """
    words = _BRACKET.sub("", title_times().sub("", title))
    for found in filter(None, (place, place_at_start(words))):
        words = next((words.removeprefix(n) for n in found.names if words.startswith(n)), words)
    words = title_rest().sub("", words).strip("的 ")
    return words if words and vocabulary.indicators().match(words) else ""
