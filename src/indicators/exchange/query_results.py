"""An answer of `indicators sql` as a table for a terminal, CSV, or JSON lines."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from decimal import Decimal
from math import isfinite

from indicators.exchange.sql import Answer
from indicators.storage.safe_csv import written
from indicators.storage.visible_text import shown
from indicators.tables.store import number

WIDTH = 160
# What a column of longer words can be folded to and still be read.
_NARROWEST = 6


def jsonl(answer: Answer) -> str:
    r"""Write a JSON object a line; null where there is no value, or none that JSON can write.

    Examples
    --------
    >>> jsonl(Answer(("place", "low"), (("鞍山市", 8.0), ("锦州市", None))))
    '{"place": "鞍山市", "low": 8.0}\n{"place": "锦州市", "low": null}\n'
    """
    lines = [dict(zip(answer.columns, map(_plain, row), strict=True)) for row in answer.rows]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def csv(answer: Answer) -> str:
    r"""Write a CSV with a head; what is null is empty.

    Examples
    --------
    >>> csv(Answer(("place", "low"), (("鞍山市", 8.0), ("锦州市", None))))
    'place,low\n鞍山市,8\n锦州市,\n'
    """
    return written(answer.columns, [list(map(_text, row)) for row in answer.rows])


def table(answer: Answer) -> str:
    """Draw a table, numbers to the right; with more columns than fit beside each other, column by column.

    Examples
    --------
    >>> print(table(Answer(("place", "low"), (("鞍山市", 8.0), ("锦州市", 12.5)))).rstrip())
    place    low
    鞍山市     8
    锦州市  12.5
    """
    if sum(min(len(name), _NARROWEST) + 2 for name in answer.columns) > WIDTH:
        return _records(answer)
    from rich.console import Console
    from rich.table import Table

    drawn = Table(box=None, pad_edge=False)
    for index, name in enumerate(answer.columns):
        is_number = any(isinstance(row[index], int | float | Decimal) for row in answer.rows)
        drawn.add_column(shown(name), justify="right" if is_number else "left", overflow="fold")
    for row in answer.rows:
        drawn.add_row(*(shown(_text(value)) for value in row))
    page = io.StringIO()
    Console(file=page, width=WIDTH, highlight=False, markup=False, emoji=False).print(drawn)
    return page.getvalue()


def _records(answer: Answer) -> str:
    """Write each row as lines of column and value; without a row, the columns."""
    if not answer.rows:
        return "".join(f"{shown(name)}\n" for name in answer.columns)
    width = max(map(len, answer.columns))
    rows = (
        "".join(f"{shown(name):<{width}}  {shown(_text(value))}".rstrip() + "\n" for name, value in told)
        for told in (zip(answer.columns, row, strict=True) for row in answer.rows)
    )
    return "\n".join(rows)


def _plain(value: object) -> object:
    if isinstance(value, Decimal | float):
        return float(value) if isfinite(value) else None
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return value if value is None or isinstance(value, str | int) else str(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number(value) if isfinite(value) else ""
    if isinstance(value, list | tuple | Mapping):
        return json.dumps(_plain(value), ensure_ascii=False)
    return str(value)
