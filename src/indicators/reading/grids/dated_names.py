"""Rows whose names say the time of their figures, under columns that say none: 2024年粮食产量目标."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indicators.reading.grids.periods import PeriodReader
from indicators.reading.grids.rows import Row
from indicators.reading.grids.values import Value
from indicators.reading.grids.words import named
from indicators.storage.expressions import expression

_DATED = expression(r"^(?P<year>20\d\d年)(?:度)?(?P<name>(?!不变价|可比价|以[来前后上])[^\d]{2,})$")


def told(rows: Iterable[Row], values: Sequence[Value], periods: PeriodReader) -> Iterator[Row]:
    """Give such rows their times and roles, and take both from their names."""
    is_open = not any(value.head.period or value.head.role for value in values)
    for row in rows:
        found = _DATED.match(row.name) if is_open and not row.period else None
        yield _dated(row, found, periods) if found else row


def _dated(row: Row, found: re.Match[str], periods: PeriodReader) -> Row:
    name, role = found["name"], ""
    ends = [match for match in named("roles").finditer(name) if match.end() == len(name) and match.start()]
    if ends:
        name, role = name[: ends[0].start()], (ends[0].lastgroup or "").partition("__")[0]
    return replace(row, name=name, period=periods.read(found["year"])[0], role=role)
