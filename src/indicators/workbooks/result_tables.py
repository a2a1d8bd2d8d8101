"""Result tables for people: a table in the terminal, a CSV, a workbook."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from indicators.analysis.reason_codes import explain
from indicators.storage.safe_csv import written
from indicators.storage.visible_text import shown
from indicators.tables.store import number
from indicators.vocabulary import page_words

WIDTH = 200
CODED = ("caveats", "flags", "reason")
HEADS = ("place", "year", "indicator", "horizon", "difference", "only_in", "caveats")
LONGEST_CELL = 60


def render(
    form: str, frames: Mapping[str, pd.DataFrame], lang: str = "zh", *, to_read: Collection[str] = ()
) -> bytes:
    r"""Write result tables in one of three forms.

    Parameters
    ----------
    form : str
        table: the first frame for a terminal; csv: the last frame, codes left as they are; xlsx: a
        workbook with a sheet for each frame.
    frames : mapping of str to DataFrame
        Sheet names to tables.
    lang : str
        zh or en: the language that codes are put into, in table and xlsx.
    to_read : collection of str
        Tables for people, whose heads and horizons are put into words too; other programs read the others.

    Examples
    --------
    >>> render("csv", {"a": pd.DataFrame({"place": ["鞍山市"], "value": [8.0]})}).decode()
    'place,value\n鞍山市,8\n'
    """
    if form == "csv":
        *_, last = frames.values()
        rows = _cells(last).itertuples(index=False, name=None)
        return written([str(name) for name in last.columns], rows).encode("utf-8")
    worded = {name: _in_words(frame, lang) for name, frame in frames.items()}
    worded |= {name: _headed(worded[name], lang) for name in to_read if name in worded}
    if form == "xlsx":
        from indicators.workbooks import table_workbook

        return table_workbook.render(worded)
    return _terminal(next(iter(worded.values())))


def _in_words(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    separator = "；" if lang == "zh" else "; "

    def words(codes: str) -> str:
        return separator.join(explain(codes, lang))

    return frame.assign(**{name: frame[name].map(words) for name in CODED if name in frame})


def _headed(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    if "horizon" in frame:
        words = {name: page_words.say(f"horizon_{name}", lang) for name in frame["horizon"].unique()}
        frame = frame.assign(horizon=frame["horizon"].map(words))
    return frame.rename(columns={name: page_words.say(f"head_{name}", lang) for name in HEADS})


def _cells(frame: pd.DataFrame) -> pd.DataFrame:
    """Write every cell as text, numbers in their shortest form."""
    return frame.map(_cell).astype("str")


def _cell(value: Any) -> str:
    """Write one cell as text; a missing number is empty."""
    return number(value) if isinstance(value, float) else str(value)


def _terminal(frame: pd.DataFrame) -> bytes:
    """Draw a table, without columns that are empty throughout."""
    from rich.console import Console
    from rich.table import Table

    cells = _cells(frame)
    table = Table(box=None, pad_edge=False)
    filled = [name for name in cells if (cells[name] != "").any()]
    for name in filled:
        is_number = pd.api.types.is_float_dtype(frame[name])
        table.add_column(str(name), justify="right" if is_number else "left", overflow="fold")
    for row in cells[filled].itertuples(index=False, name=None):
        table.add_row(*map(_shortened, row))
    page = io.StringIO()
    Console(file=page, width=WIDTH, highlight=False, markup=False, emoji=False).print(table)
    return page.getvalue().encode("utf-8")


def _shortened(cell: str) -> str:
    return shown(cell if len(cell) <= LONGEST_CELL else f"{cell[:LONGEST_CELL]}…")
