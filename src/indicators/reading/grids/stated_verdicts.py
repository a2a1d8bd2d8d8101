"""What an assessment says itself of an indicator, in a cell of its row: 提前实现, 符合预期, 滞后于预期."""

from __future__ import annotations

from indicators.reading.grids.rows import Row
from indicators.reading.grids.table_context import Setting
from indicators.reading.grids.words import named
from indicators.storage.expressions import expression

OPINION = "opinion"
_BRACKETS = expression(r"[(（][^()（）]*[)）]|[\s。；;“”]")


def opinion(text: str) -> str:
    """Tell which status of `schemes.yaml` a cell names and nothing else, "" if it names none.

    Examples
    --------
    >>> [opinion(text) for text in ("提前实现", "基本符合预期", "滞后于预期", "进展情况", "2.1")]
    ['achieved_early', 'as_expected', 'lagging', '', '']
    """
    found = named("opinions").fullmatch(_BRACKETS.sub("", text))
    return (found.lastgroup or "").partition("__")[0] if found else ""


def flag(row: Row, setting: Setting, role: str) -> str:
    """Give the flag for a goal or a result that an assessment has an opinion of, "" for others."""
    if not setting.is_assessment or role not in ("actual", "target"):
        return ""
    said = next(filter(None, (opinion(cell.text) for cell in row.own)), "")
    return f"{OPINION}:{said}" if said else ""


def joined(*flags: str | None) -> str:
    """Write flags as the tables do, without those that are empty."""
    return ";".join(filter(None, flags))
