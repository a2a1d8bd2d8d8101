"""A table in English alone → the same in Chinese, as far as its words are known."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from indicators import vocabulary
from indicators.documents.grids.sheet_blocks import Block
from indicators.reading.lexicon import any_of
from indicators.reading.statistics.words import is_foreign, words
from indicators.storage.expressions import expression

_RISE, _PARTS_OF_GROWTH = "比上年增长", ("rises", "against", "before")
_CHINESE = expression(r"[\u4e00-\u9fff]")
_WITH_UNIT = expression(r"(?P<name>[^()]*[^()\s,])[\s,]*\((?P<unit>[^()]*)\)")
_LABELLED = expression(r"(?P<label>[A-Za-z ]{2,20}):\s*(?P<said>.*)")
_OF_PLACE = expression(r"(?=\b(?P<place>[A-Z][a-z']+(?: [A-Z][a-z']+){0,3}))")
_YEAR = expression(r"\b20\d\d\b")
_BLANKS = expression(r"\s+|(?<=\d)[\s,](?=000)")


def in_chinese_words(block: Block) -> Block:
    """Put a table that has no Chinese word into Chinese.

    Examples
    --------
    >>> from indicators.documents.grids.table_text import Cell
    >>> cells = [[Cell("Indicator"), Cell("2024")], [Cell("Gross Regional Product (100 million yuan)")]]
    >>> told = in_chinese_words(Block("a", above=["Main Indicators of Anshan"], rows=cells))
    >>> told.above, [cell.text for row in told.rows for cell in row]
    (['鞍山市 Main Indicators of Anshan'], ['指标', '2024', '地区生产总值(亿元)'])
    """
    texts = [cell.text for row in block.rows for cell in row]
    if any(map(_CHINESE.search, texts)) or not any(map(is_foreign, texts)):
        return block
    last = max((int(year) for text in (*texts, *block.above) for year in _YEAR.findall(text)), default=0)
    rows = [[replace(cell, text=_word(cell.text, last)) for cell in row] for row in block.rows]
    return replace(block, above=list(map(_line, block.above)), below=list(map(_line, block.below)), rows=rows)


def _word(text: str, last: int = 0) -> str:
    """Give the Chinese of a cell, also where a unit stands behind it in brackets.

    Parameters
    ----------
    last : int
        The last year that its table names.
    """
    if said := _known().get(_plain(text)):
        return said
    if match := _WITH_UNIT.fullmatch(text.strip()):
        unit = _units().get(_plain(match["unit"]), match["unit"])
        return f"{_word(match['name'], last)}({unit})"
    return _growth(_plain(text), last) or _units().get(_plain(text), text)


def _growth(head: str, last: int = 0) -> str:
    """Say in Chinese that figures are a growth over the year before, "" if a head does not say so.

    Examples
    --------
    >>> _growth("increase over the previous year"), _growth("2023 over 2022"), _growth("2023 over 2020")
    ('比上年增长', '2023年比上年增长', '')

    What grew over a year alone did so in the next, but in a table of later years over several.

    >>> _growth("increase over 2020", 2021), _growth("increase over 2020", 2023)
    ('2021年比上年增长', '')
    """
    match = _growths().fullmatch(head)
    if match is None or not (match["rise"] or (match["year"] and match["held"])):
        return ""
    year = match["year"]
    if match["base"]:
        after = str(int(match["base"]) + 1)
        if year not in (None, after) or (year is None and last > int(after)):
            return ""
        year = after
    return f"{year}年{_RISE}" if year else _RISE


def _line(text: str) -> str:
    """Give a line around a table its label in Chinese, or the place that it names in front."""
    if (match := _LABELLED.fullmatch(text.strip())) and (label := _known().get(_plain(match["label"]))):
        return f"{label}：{_word(match['said'])}"
    names = (match["place"].split() for match in _OF_PLACE.finditer(text))
    # Huanren Manchu Autonomous County before Huanren.
    told = (_plain(" ".join(name[:length])) for name in names for length in range(len(name), 0, -1))
    place = next((_places()[one] for one in told if one in _places()), "")
    return f"{place} {text}" if place else text


def _plain(text: str) -> str:
    """Write words in one way: 10 000 tons and 10,000 Tons."""
    return (
        _BLANKS.sub(lambda blank: "" if blank[0] == "," else " ", text).replace(" 000", "000").strip().lower()
    )


@cache
def _places() -> dict[str, str]:
    """List the places whose English name no other has."""
    told = [one for one in vocabulary.places().entries if one.english]
    often = Counter(one.english for one in told)
    return {one.english.lower(): one.name for one in told if often[one.english] == 1}


@cache
def _known() -> dict[str, str]:
    """List what is known in English: indicators, places, and the words of tables."""
    indicators = {one.english.lower(): one.name for one in vocabulary.indicators().entries if one.english}
    return _places() | indicators | _listed("english")


@cache
def _units() -> dict[str, str]:
    return _listed("english_units")


@cache
def _growths() -> re.Pattern[str]:
    rises, against, before = (any_of(words()["english_growth"][part]) for part in _PARTS_OF_GROWTH)
    held = rf"(?:{against}) (?:(?:the |a )?(?:{before})|(?P<base>\d{{4}}))"
    return re.compile(rf"(?:(?P<year>\d{{4}}) ?)?(?P<rise>{rises})?(?: ?(?P<held>{held}))?")


def _listed(section: str) -> dict[str, str]:
    return {said: chinese for chinese, every in words()[section].items() for said in every}
