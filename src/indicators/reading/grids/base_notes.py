"""The year that a note under a table gives to the base of some rows: ③优良天数比率基期值为2019年数据."""

from __future__ import annotations

import re
from functools import lru_cache

from indicators.reading.grids.rows import Row
from indicators.reading.grids.units import folded
from indicators.reading.lexicon import pattern
from indicators.storage.expressions import expression

_SAYS_YEAR = pattern("measures.noted_base_years_patterns")
_NOTE = expression(r"(?P<mark>[①-⑳*＊]|[(（\[]\d{1,2}[)）\]]|(?<!\d)\d{1,2}[.、．])?(?P<said>[^①-⑳。；;\n]+)")
_MARK = expression(r"[①-⑳*＊]")
_BRACKETS = expression(r"[(（][^()（）]*[)）]")


def year_of_base(notes: str, row: Row) -> str:
    """Give the year that the notes of a table say the base of a row is of, "" if they say none.

    A note speaks of the rows that it names, or of those that carry its mark.

    Parameters
    ----------
    notes : str
        What stands under the table.
    """
    for mark, said, year in _notes_with_year(notes):
        if _names(said, row.name) or (mark and any(mark in _marks(cell.text) for cell in row.own)):
            return year
    return ""


@lru_cache(maxsize=256)
def _notes_with_year(notes: str) -> tuple[tuple[str, str, str], ...]:
    """Take apart the notes that say of which year figures are: mark, words, year."""
    found = []
    for note in _NOTE.finditer(re.sub(r"\s", "", folded(notes))):
        if says := _SAYS_YEAR.search(note["said"]):
            # 带*的指标基期为2019年数据 names its mark itself.
            marks = _marks(f"{note['mark'] or ''}{note['said']}")
            found.append((marks[0] if marks else "", note["said"], says["year"]))
    return tuple(found)


def _names(said: str, name: str) -> bool:
    bare = _BRACKETS.sub("", name)
    return len(bare) > 1 and (name in said or bare in said)


def _marks(text: str) -> list[str]:
    return _MARK.findall(text)
