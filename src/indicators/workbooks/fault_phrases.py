"""What is told of a workbook that came back, in English and in Chinese: for those who filled it in."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from indicators.errors import IndicatorsError, all_of

_PLACE = re.compile(r"(?P<file>.*?), sheet (?P<sheet>.*), (?P<kind>cell|row)s? (?P<name>\S+)$")


class Phrase(str):
    """A phrase in English that knows itself in Chinese.

    Examples
    --------
    >>> said = Phrase.of("a value", "一个数值")
    >>> said, said.zh
    ('a value', '一个数值')
    """

    __slots__ = ("zh",)
    zh: str

    @classmethod
    def of(cls, english: str, chinese: str) -> Phrase:
        """Make a phrase of both."""
        made = cls(english)
        made.zh = chinese
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep both in a copy."""
        return Phrase.of, (str(self), self.zh)


def say(key: str, **values: object) -> Phrase:
    """Fill in a phrase of fault_phrases.yaml in both languages.

    Examples
    --------
    >>> said = say("as_exported", wanted="亿元")
    >>> said, said.zh
    ('亿元, as exported', '“亿元”，与导出时一致')
    """
    known = phrases()[key]
    chinese = {name: _chinese(value) for name, value in values.items()}
    return Phrase.of(known["en"].format(**values), known["zh"].format(**chinese))


@cache
def phrases() -> dict[str, dict[str, str]]:
    """Read fault_phrases.yaml."""
    text = files("indicators.workbooks").joinpath("fault_phrases.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found


def message(error: IndicatorsError, lang: str) -> str:
    """Tell an error, or several, in Chinese or English.

    Examples
    --------
    >>> from indicators.errors import CellFault
    >>> fault = CellFault(
    ...     expected=say("value"), found=say("formula"), where="w.xlsx, sheet 进度, cell I2",
    ...     remedy=say("paste_value"))
    >>> print(message(fault, "zh"))
    单元格无法识别
      应为  一个数值
      实际  公式
      位置  w.xlsx，工作表“进度”，单元格I2
      处理  请把公式粘贴为数值。
    """
    if lang != "zh":
        return str(error)
    every = [_in_chinese(one) for one in all_of(error)]
    if len(every) == 1:
        return every[0]
    several = say("several", count=len(every)).zh
    return "\n".join([several, *(f"{number}. {one}" for number, one in enumerate(every, 1))])


def is_of_workbook(error: IndicatorsError) -> bool:
    """Whether an error, and each of several, speaks of what stands in a workbook."""
    return all(_headline_key(one) in phrases() for one in all_of(error))


def in_short(error: IndicatorsError, lang: str = "zh") -> str:
    """Tell an error in the few lines that a comment beside its cell has room for."""
    told = _parts(error)
    if lang != "zh":
        return f"{error.headline}\nexpected: {error.expected}\n{error.remedy}"
    label = phrases()["part_expected"]["zh"]
    return f"{_headline(error)}\n{label}：{told['expected']}\n{told['remedy']}"


def place_of(error: IndicatorsError) -> tuple[str, str]:
    """Give the sheet and the cell, row or range of an error, "" for both if it is of the whole file.

    Examples
    --------
    >>> from indicators.errors import CellFault
    >>> place_of(CellFault(expected="", found="", where="w.xlsx, sheet 进度, cells I3:J3", remedy=""))
    ('进度', 'I3:J3')
    """
    found = _PLACE.match(error.where)
    return (found["sheet"], found["name"]) if found else ("", "")


def _in_chinese(error: IndicatorsError) -> str:
    told = _parts(error)
    lines = (f"  {phrases()[f'part_{name}']['zh']}  {words}" for name, words in told.items())
    return "\n".join([_headline(error), *lines])


def _headline(error: IndicatorsError) -> str:
    return phrases()[_headline_key(error)]["zh"]


def _headline_key(error: IndicatorsError) -> str:
    return f"headline_{type(error).__name__}"


def _parts(error: IndicatorsError) -> dict[str, object]:
    told = {name: _chinese(getattr(error, name)) for name in ("expected", "found", "where", "remedy")}
    if type(error).__name__ == "UnknownUnit":
        told["expected"] = phrases()["unknown_unit_expected"]["zh"]
        told["remedy"] = phrases()["unknown_unit_remedy"]["zh"]
    return told | {"where": _where(error.where)}


def _where(where: str) -> str:
    found = _PLACE.match(where)
    if found is None:
        return where
    place = say(f"place_{found['kind']}", name=found["name"])
    return say("place_in_sheet", file=found["file"], sheet=found["sheet"], place=place).zh


def _chinese(value: object) -> object:
    return value.zh if isinstance(value, Phrase) else value
