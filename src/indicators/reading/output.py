"""Statements as JSON lines, CSV, or a table a person reads in a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from indicators.reading.comparators import SIGNS
from indicators.reading.statement import COLUMNS, Statement
from indicators.storage.safe_csv import written
from indicators.storage.visible_text import shown

if TYPE_CHECKING:
    from rich.text import Text

_CLAUSE = 28


def write_jsonl(statements: Iterable[Statement], out: TextIO) -> None:
    """Write one JSON object a line, the columns of statements.csv as keys.

    Examples
    --------
    >>> import io
    >>> write_jsonl([], io.StringIO())
    """
    for statement in statements:
        row = {name: getattr(statement, name) for name in COLUMNS}
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(statements: Iterable[Statement], out: TextIO) -> None:
    """Write the columns of statements.csv; what is not stated is empty.

    Examples
    --------
    >>> import io
    >>> file = io.StringIO()
    >>> write_csv([], file)
    >>> file.getvalue()[:25]
    'statement_id,document_id,'
    """
    out.write(written(COLUMNS, ([_cell(getattr(row, name)) for name in COLUMNS] for row in statements)))


def _cell(value: object) -> object:
    if value is None:
        return ""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def print_table(statements: Sequence[Statement], out: TextIO) -> None:
    """Print a table with each figure marked in its clause.

    Parameters
    ----------
    statements : sequence of Statement
        Rows, in order.
    out : TextIO
        Usually standard output.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("indicator", "role", "measure", "figure", "period", "place", "task", "in the text"):
        table.add_column(name, overflow="fold", justify="right" if name in ("figure", "task") else "left")
    for s in statements:
        measure = s.measure + (f" {s.basis}" if s.basis else "")
        name = shown(s.indicator) + (f"\n{s.indicator_id}" if s.indicator_id else "")
        table.add_row(
            name, s.role, measure, _figure(s), s.period, shown(s.place), s.task, _clause(s), end_section=False
        )
    width = None if out.isatty() else 160
    Console(file=out, width=width, highlight=False, markup=False).print(table)


def _figure(s: Statement) -> str:
    if s.low is None or s.high is None:
        return s.reference
    low, high = _number(s.low), _number(s.high)
    number = low if s.low == s.high else f"{low}-{high}"
    return f"{SIGNS.get(s.comparator, '')}{number} {s.unit}".strip()


def _number(value: float) -> str:
    return f"{value:,.0f}" if value.is_integer() else f"{value:,.10g}"


def _clause(s: Statement) -> Text:
    """Show the words around a figure, the figure itself marked."""
    from rich.text import Text

    quote = re.sub(r"\s+", "", s.quote)
    at = s.sentence.find(s.quote)
    if at < 0:
        return Text(shown(quote), style="bold reverse")
    before, behind = s.sentence[max(0, at - _CLAUSE) : at], s.sentence[at + len(s.quote) :][: _CLAUSE // 2]
    return Text.assemble(shown(before), (shown(s.quote), "bold reverse"), shown(behind))
