"""Statements, and the account of a paper, as JSON lines, CSV, or a table a person reads in a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Literal, TextIO

from indicators.reading.number_account import COLUMNS as ACCOUNT_COLUMNS
from indicators.reading.number_account import Entry
from indicators.reading.statement import COLUMNS, SIGNS, Statement, cells, row_of
from indicators.storage.safe_csv import each_line
from indicators.storage.visible_text import shown
from indicators.vocabulary.page_words import say, say_or, say_reason

if TYPE_CHECKING:
    from rich.text import Text

_CLAUSE = 28


def write_jsonl(statements: Iterable[Statement], out: TextIO, *, why: bool = False) -> None:
    """Write one JSON object a line, the columns of statements.csv as keys.

    Parameters
    ----------
    statements : iterable of Statement
        Rows, in order.
    why : bool
        Whether to name the rules that decided, under the key `why`.

    Examples
    --------
    >>> import io
    >>> write_jsonl([], io.StringIO())
    """
    for statement in statements:
        row = row_of(statement)
        if why:
            row["why"] = dict(statement.why)
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(statements: Iterable[Statement], out: TextIO, *, why: bool = False) -> None:
    """Write the columns of statements.csv; what is not stated is empty.

    Examples
    --------
    >>> import io
    >>> file = io.StringIO()
    >>> write_csv([], file)
    >>> file.getvalue()[:25]
    'statement_id,document_id,'
    """
    columns = (*COLUMNS, "why") if why else COLUMNS
    rows = ([*map(_cell, cells(row)), *([reasons(row)] * why)] for row in statements)
    out.writelines(each_line(chain([columns], rows)))


def reasons(statement: Statement) -> str:
    """Write the rules that decided a statement, a field each: measure=rate_grows; basis=year_on_year."""
    return "; ".join(f"{name}={rule}" for name, rule in statement.why if rule)


def write_account(entries: Sequence[Entry], out: TextIO, form: str, lang: str = "en") -> None:
    """Write the fate of every number: table, csv or jsonl; a table in a language, the others in codes.

    Examples
    --------
    >>> import io
    >>> file = io.StringIO()
    >>> write_account([Entry("d", 0, 1, "5", "第5位", "excluded", "ordinal")], file, "jsonl")
    >>> json.loads(file.getvalue())["reason"]
    'ordinal'
    """
    rows = [[getattr(entry, name) for name in ACCOUNT_COLUMNS] for entry in entries]
    if form == "csv":
        out.writelines(each_line([ACCOUNT_COLUMNS, *rows]))
    elif form == "jsonl":
        out.writelines(
            json.dumps(dict(zip(ACCOUNT_COLUMNS, row, strict=True)), ensure_ascii=False) + "\n"
            for row in rows
        )
    else:
        _print_rows(ACCOUNT_COLUMNS, [_told(entry, lang) for entry in entries], out, lang)


def _told(entry: Entry, lang: str) -> list[object]:
    told = {
        "fate": say(f"fate_{entry.fate}", lang),
        "reason": say_reason(entry.reason, lang),
    }
    return [told.get(name, getattr(entry, name)) for name in ACCOUNT_COLUMNS]


def _print_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], out: TextIO, lang: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        side: Literal["right", "left"] = "right" if name in ("start", "end") else "left"
        table.add_column(say(f"drawn_{name}", lang), overflow="fold", justify=side)
    for row in rows:
        table.add_row(*(shown(str(value)) for value in row))
    Console(file=out, width=None if out.isatty() else 160, highlight=False, markup=False).print(table)


def _cell(value: object) -> object:
    """Write whole numbers without a point; what is None, the writer leaves empty."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def print_table(statements: Sequence[Statement], out: TextIO, *, why: bool = False, lang: str = "en") -> None:
    """Print a table with each figure marked in its clause.

    Parameters
    ----------
    statements : sequence of Statement
        Rows, in order.
    why : bool
        Whether to add the rules that decided.
    lang : str
        zh or en, of heads, roles and measures.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("indicator", "role", "measure", "figure", "period", "place", "task", "words"):
        side: Literal["right", "left"] = "right" if name in ("figure", "task") else "left"
        table.add_column(say(f"drawn_{name}", lang), overflow="fold", justify=side)
    if why:
        table.add_column(say("drawn_why", lang), overflow="fold")
    for s in statements:
        role, measure = s.role, s.measure + (f" {s.basis}" if s.basis else "")
        if lang == "zh":
            role, basis = say(f"role_{s.role}", lang), say_or(f"stated_{s.basis}", lang, s.basis)
            measure = basis + say(f"measure_{s.measure}", lang)
        name = shown(s.indicator) + (f"\n{s.indicator_id}" if s.indicator_id else "")
        cells: list[str | Text] = [
            name,
            role,
            measure,
            _figure(s),
            s.period,
            shown(s.place),
            s.task,
            _clause(s),
        ]
        if why:
            cells.append(reasons(s).replace("; ", "\n"))
        table.add_row(*cells)
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
    # Of 5% in "5.5%左右，…增长5%" the figure is the second: it begins a number.
    found = re.search(rf"(?<![\d.．]){re.escape(s.quote)}", s.sentence)
    if found is None:
        return Text(shown(quote), style="bold reverse")
    at = found.start()
    before, behind = s.sentence[max(0, at - _CLAUSE) : at], s.sentence[at + len(s.quote) :][: _CLAUSE // 2]
    return Text.assemble(shown(before), (shown(s.quote), "bold reverse"), shown(behind))
