"""What is told of a workbook that came back, in English and in Chinese: for those who filled it in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from indicators.errors import (
    CellFault,
    FallingFigure,
    ImplausibleFigure,
    IndicatorsError,
    TooMuch,
    UnitMismatch,
    UnknownUnit,
    UnusableWorkbook,
    WouldOverwrite,
    all_of,
)
from indicators.vocabulary import message_words
from indicators.vocabulary.loading import packaged
from indicators.vocabulary.phrase import Phrase

_OF_WORKBOOK = (
    UnusableWorkbook, TooMuch, CellFault, UnknownUnit, UnitMismatch, ImplausibleFigure, FallingFigure,
    WouldOverwrite,
)  # fmt: skip
_PLACE = re.compile(r"(?P<file>.*?), sheet (?P<sheet>.*), (?P<kind>cell|row)s? (?P<name>\S+)$")


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


def place_words(where: str) -> Phrase:
    """Name a row or a cell for a message that names another: sheet 进度, row 3 of w.xlsx, sheet 进度, row 3.

    Examples
    --------
    >>> place_words("w.xlsx, sheet 进度, row 3").zh, place_words("w.xlsx, sheet 进度, cell P2").zh
    ('工作表“进度”第3行', '工作表“进度”单元格P2')
    """
    found = _PLACE.match(where)
    if found is None:
        raise ValueError(where)
    return say(f"{found['kind']}_of_sheet", sheet=found["sheet"], name=found["name"])


def held(columns: Iterable[tuple[str, object]]) -> Phrase:
    """Name columns by their heads with what they hold.

    Examples
    --------
    >>> told = held([("发布日期", "2025-10-12"), ("备注", "")])
    >>> told, told.zh
    ('发布日期 2025-10-12, 备注 empty', '发布日期2025-10-12、备注空')
    """
    every = [(head, value or say("empty")) for head, value in columns]
    english = ", ".join(f"{head} {value}" for head, value in every)
    return Phrase.of(english, "、".join(f"{head}{_chinese(value)}" for head, value in every))


@cache
def phrases() -> dict[str, dict[str, str]]:
    """Read fault_phrases.yaml."""
    found: dict[str, dict[str, str]] = packaged("fault_phrases.yaml", "workbooks")
    return found


def is_of_workbook(error: IndicatorsError) -> bool:
    """Whether an error, and each of several, speaks of what stands in a workbook."""
    return all(isinstance(one, _OF_WORKBOOK) for one in all_of(error))


def in_short(error: IndicatorsError, lang: str = "zh") -> str:
    """Tell an error in the few lines that a comment beside its cell has room for."""
    if lang != "zh":
        return f"{error.headline}\nexpected: {error.expected}\n{error.remedy}"
    told = dict(message_words.parts(error))
    if isinstance(error, UnknownUnit):
        for part in ("expected", "remedy"):
            told[part] = phrases()[f"unknown_unit_{part}"]["zh"]
    expected = f"{message_words.label('expected')}：{told['expected']}"
    return f"{message_words.headline(error)}\n{expected}\n{told['remedy']}"


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


def _chinese(value: object) -> object:
    return value.zh if isinstance(value, Phrase) else value
