"""One table ⇄ the text of its CSV, with the contract's types."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from indicators.errors import TableFault
from indicators.storage.plain_files import opened, read_plain
from indicators.storage.safe_csv import MARK, lines, unguard
from indicators.tables.contract import schema

_AS_TEXT: dict[str, Any] = {
    "dtype": str, "keep_default_na": False, "na_filter": False, "encoding": "utf-8",
}  # fmt: skip

# Below it each whole number is a float of its own, and its shortest digits are all of them.
_EXACT = 2.0**53


def parsed(name: str, source: Path | bytes) -> pd.DataFrame:
    """Read one table from its CSV, with the contract's types.

    Raises
    ------
    TableFault
        If it is no CSV, its header is not the contract's, or a cell is not of its type.

    Examples
    --------
    >>> len(parsed("tasks", render("tasks", schema.empty("tasks"))))
    0
    """
    content = source if isinstance(source, bytes) else read_plain(source)
    with _told(name):
        frame = pd.read_csv(io.BytesIO(content), **_AS_TEXT)
    return _typed(name, frame, is_guarded=MARK.encode() in content)


def pieces(name: str, path: Path, rows: int) -> Iterator[pd.DataFrame]:
    """Read one table as `parsed` does, some rows at a time, so that its size costs no memory.

    Parameters
    ----------
    rows : int
        How many rows a piece has at most; their labels go on from piece to piece.

    Examples
    --------
    >>> from indicators.project import find
    >>> list(map(len, pieces("documents", find().processed / "documents.csv", 3)))
    [3, 2]
    """
    with _told(name), opened(path) as file, pd.read_csv(file, chunksize=rows, **_AS_TEXT) as reader:
        for frame in reader:
            yield _typed(name, frame, is_guarded=True)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Say of what pandas cannot read that it is no table."""
    try:
        yield
    except (ValueError, pd.errors.ParserError) as error:
        raise unbuilt("a CSV in UTF-8", " ".join(str(error).split()), f"{name}.csv") from error


def _typed(name: str, frame: pd.DataFrame, *, is_guarded: bool) -> pd.DataFrame:
    """Give the cells of a table, which were read as text, the contract's types."""
    contract, path = schema.table(name), f"{name}.csv"
    if list(frame.columns) != contract.header:
        wrong = set(frame.columns).symmetric_difference(contract.header)
        found = f"a header that differs in {', '.join(sorted(wrong)) or 'the order'}"
        raise unbuilt(f"the {len(contract.header)} columns of the contract", found, path)
    cells: dict[str, Any] = {}
    for column in contract.columns:
        texts = frame[column.name]
        if column.type == "string":
            # Read as text they are text already; where no guard stands, there is none to be taken away.
            cells[column.name] = (_unguarded(texts) if is_guarded else texts).array
        elif column.type == "boolean":
            own = texts.to_numpy(dtype=object)
            cells[column.name] = own == "true"
            _require(texts, cells[column.name] | (own == "false"), "true or false", path)
        else:
            cells[column.name] = _numbers(texts, column.type, path)
    return pd.DataFrame(cells, index=frame.index)


def _numbers(texts: pd.Series, kind: str, path: str) -> Any:
    """Read a column of numbers; arrays, as series take ten times as long for the few rows of one place."""
    own = texts.to_numpy(dtype=object)
    is_empty = own == ""
    with_gaps: Any = np.where(is_empty, np.array(None, dtype=object), own)
    numbers: Any = pd.to_numeric(with_gaps, errors="coerce")
    is_known = pd.notna(numbers)
    is_number = is_known & (numbers % 1 == 0) if kind == "integer" else is_known
    _require(texts, is_empty | is_number, f"a {kind}, or nothing", path)
    return schema.cast(numbers, kind)


def _unguarded(texts: pd.Series) -> pd.Series:
    """Take the guards away; most columns have none, and stay as they are."""
    cells = texts.to_numpy(dtype=object)
    guarded = [at for at, text in enumerate(cells) if MARK in text]
    if not guarded:
        return texts
    plain = cells.copy()
    for at in guarded:
        plain[at] = unguard(cells[at])
    return pd.Series(plain, index=texts.index, dtype="str")


def render(name: str, frame: pd.DataFrame) -> bytes:
    r"""Write a table as CSV: UTF-8, '\n', shortest numbers without exponent, no text a spreadsheet computes.

    Examples
    --------
    >>> frame = schema.empty("tasks")
    >>> render("tasks", frame)[:18]
    b'document_id,number'
    """
    return (header(name) + "".join(lines_of_frame(name, frame))).encode("utf-8")


def header(name: str) -> str:
    r"""Write the first line of a table.

    Examples
    --------
    >>> header("tasks")[:18]
    'document_id,number'
    """
    return lines([schema.table(name).header])[0]


def lines_of_frame(name: str, frame: pd.DataFrame) -> list[str]:
    """Write the lines of a table below its first, one text a row."""
    columns = [_cells(frame[column.name], column.type) for column in schema.table(name).columns]
    return lines(zip(*columns, strict=True))


def lines_of_rows(name: str, rows: Iterable[Mapping[str, object]]) -> list[str]:
    r"""Write rows as `lines_of_frame` writes the frame that `schema.typed` makes of them, without making one.

    Examples
    --------
    >>> rows = [{"document_id": "a", "number": n, "text": "t", "start": s, "end": 9} for n, s in ("25", "13")]
    >>> [line[:4] for line in lines_of_rows("tasks", [row | {"start": int(row["start"])} for row in rows])]
    ['a,1,', 'a,2,']
    """
    contract = schema.table(name)
    ordered = sorted(rows, key=lambda row: [_sortable(row[name]) for name in contract.sort])
    return lines([_cell(row.get(column.name), column.type) for column in contract.columns] for row in ordered)


def _sortable(value: object) -> Any:
    return value


def _cell(value: object, kind: str) -> str:
    """Write one cell; None is the empty one."""
    if value is None:
        return ""
    if kind == "boolean":
        return "true" if value else "false"
    if kind in ("number", "integer") and isinstance(value, int | float):
        return number(float(value))
    return str(value)


def number(value: float) -> str:
    """Write a number as a person would: shortest digits that give it back, no exponent.

    Examples
    --------
    >>> number(80000.0), number(0.3), number(1e12), number(-1e-7), number(float("nan"))
    ('80000', '0.3', '1000000000000', '-0.0000001', '')
    """
    if value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return "" if np.isnan(value) else np.format_float_positional(value + 0.0, trim="-")


def _cells(values: pd.Series, kind: str) -> list[str]:
    if kind == "boolean":
        return ["true" if value else "false" for value in values]
    if kind == "string":
        # pandas' own texts are slow one by one, plain objects are not.
        return list(map(str, values.to_numpy(dtype=object)))
    return [number(value) for value in values.to_numpy(dtype="float64", na_value=np.nan)]


def _require(texts: pd.Series, is_right: Any, expected: str, path: str) -> None:
    """Refuse a column with a cell that is not of its type."""
    if not is_right.all():
        wrong = texts[~is_right]
        row = int(wrong.index[0]) + 2
        raise unbuilt(f"{texts.name}: {expected}", f"{wrong.iloc[0]!r} in row {row}", path)


def unbuilt(expected: str, found: str, file: str, remedy: str = "Run `indicators build`.") -> TableFault:
    """Say that a table is not there in its present form."""
    return TableFault(expected=expected, found=found, where=f"data/processed/{file}", remedy=remedy)
