"""Rows of a table as plain dictionaries, for work that goes row by row."""

from __future__ import annotations

from typing import Any, cast

import pandas as pd

Row = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Row]:
    """Give the rows of a table in order.

    Examples
    --------
    >>> records(pd.DataFrame({"place": ["鞍山市"]}))
    [{'place': '鞍山市'}]
    """
    return cast("list[Row]", frame.to_dict("records"))
