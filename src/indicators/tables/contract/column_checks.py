"""One column of the contract, and what must hold of each of its values, by the words for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from indicators import periods
from indicators.errors import BadPeriod
from indicators.vocabulary.strict_model import StrictModel

if TYPE_CHECKING:
    import pandas as pd

Check = Callable[[Any], bool]


class Column(StrictModel):
    """What one column holds and what an empty cell means."""

    name: str
    type: Literal["string", "number", "integer", "boolean"]
    description: str
    empty: str
    good: str | int | float
    bad: str | int | float
    allowed: tuple[str | int, ...] = ()
    pattern: str = ""
    period: bool = False

    @property
    def is_required(self) -> bool:
        """Whether an empty cell is forbidden."""
        return self.empty == "never"

    @property
    def is_nullable(self) -> bool:
        """Whether an empty cell is NaN or NA."""
        return not self.is_required and self.type in ("number", "integer")


def checks(column: Column) -> dict[str, Check]:
    """Give the checks of a column; none is asked of an empty cell that is NaN or NA.

    Examples
    --------
    >>> from indicators.tables.contract.schema import table
    >>> [words for words, holds in checks(table("tasks").columns[0]).items() if not holds("a b")]
    ['shape [a-z0-9-]+']
    """
    found: dict[str, Check] = {}
    if column.type == "string":
        found["no white space around the text"] = lambda text: text == text.strip()
        if column.is_required:
            found["never empty"] = bool
        if column.pattern:
            shape = re.compile(column.pattern)
            found[f"shape {column.pattern}"] = lambda text: not text or bool(shape.fullmatch(text))
        if column.period:
            found["a period such as 2023 or 2021/2025"] = _is_period
    if column.allowed:
        allowed = {*column.allowed, *([""] if column.type == "string" else [])}
        found[f"one of {', '.join(str(value) for value in column.allowed)}"] = allowed.__contains__
    return found


def all_hold(asked: dict[str, Check], values: pd.Series, *, is_nullable: bool) -> bool:
    """Tell whether a column's values pass its checks.

    Examples
    --------
    >>> import pandas as pd
    >>> all_hold({"positive": lambda value: value > 0}, pd.Series([1.0, None]), is_nullable=True)
    True
    """
    # An array is asked in a tenth of the time in which a series is.
    cells = values.array
    if (missing := cells.isna()).any():
        if not is_nullable:
            return False
        cells = cells[~missing]
    distinct = set(cells.tolist()) if asked else set()
    return all(holds(value) for holds in asked.values() for value in distinct)


def _is_period(text: str) -> bool:
    try:
        return not text or bool(periods.parse(text))
    except BadPeriod:
        return False
