"""Reported figures and other offices' targets: data/raw/observations, read, checked, multiplied out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from indicators import periods, units
from indicators.errors import IndicatorsError, UnreadableTable, raise_all
from indicators.project import Project
from indicators.storage.safe_csv import written
from indicators.tables.contract.csv_rows import csv_rows
from indicators.tables.reported.figure_checks import cell_fault, vocabulary_faults
from indicators.tables.reported.reported_figure import Figure
from indicators.vocabulary import indicators
from indicators.vocabulary.column_values import CHANGES, NEARLY

HEADER = [
    "place", "adcode", "indicator_id", "indicator", "measure", "period", "value", "unit", "comparator",
    "status", "source_title", "source_quality", "source_url", "published", "note",
]  # fmt: skip
OPTIONAL = ("confirmed",)
_NAME = re.compile(r"[a-z0-9-]+")
PROGRESS_FILE = "progress.csv"


def read(project: Project) -> list[Figure]:
    """Read every CSV of data/raw/observations that was gathered by hand.

    The figures of the progress workbooks, in progress.csv, are read by
    `indicators.tables.reported.progress_figures`.

    Raises
    ------
    UnreadableTable
        For each file that is no UTF-8 CSV with the header of HEADER, and each cell that cannot be used,
        by file, row and column.
    UnknownUnit, UnknownPlace
        For each unit or place that the vocabulary does not have. All faults are told at once.

    Examples
    --------
    >>> from indicators.project import find
    >>> [str(f.value) for f in read(find()) if f.period == "2025-Q1" and f.place == "锦州市"]
    ['20', '5.7']
    """
    figures: list[Figure] = []
    faults: list[IndicatorsError] = []
    for path in sorted(project.observations.glob("*.csv")):
        if not _NAME.fullmatch(path.stem):
            faults.append(_misnamed(path))
        elif path.name != PROGRESS_FILE:
            found, wrong = read_file(path, HEADER, Figure)
            figures += found
            faults += wrong
    raise_all(faults)
    return figures


def _misnamed(path: Path) -> UnreadableTable:
    """Make the error for a file whose name cannot begin the identifiers of its rows."""
    return UnreadableTable(
        expected="a name of small letters, digits and hyphens, such as reported-2025.csv",
        found=repr(path.name),
        where="data/raw/observations",
        remedy="Rename the file; the identifiers of its rows begin with its name.",
    )


Kind = TypeVar("Kind", bound=Figure)


def read_file(
    path: Path, header: Sequence[str], kind: type[Kind]
) -> tuple[list[Kind], list[IndicatorsError]]:
    """Read one CSV of figures.

    Parameters
    ----------
    path : Path
        A file of data/raw/observations.
    header : sequence of str
        Its columns; those of OPTIONAL may stand behind them.
    kind : type
        What its rows are: `Figure`, or one with more columns.
    """
    figures: list[Kind] = []
    faults: list[IndicatorsError] = []
    try:
        rows = list(csv_rows(path, header, f"data/raw/observations/{path.name}", OPTIONAL))
    except UnreadableTable as error:
        return [], [error]
    for line, row in rows:
        try:
            figure = kind.model_validate({"file": path.name, "line": line, **row})
        except ValidationError as error:
            faults.extend(cell_fault(path, line, dict(detail)) for detail in error.errors())
            continue
        figures.append(figure)
        faults.extend(vocabulary_faults(figure))
    return figures, faults


def render(figures: Sequence[Figure], header: Sequence[str]) -> bytes:
    """Write figures in their order as a CSV that `read_file` reads."""
    head = [*header, *(OPTIONAL if any(figure.confirmed for figure in figures) else ())]
    rows = []
    for figure in figures:
        row = figure.model_dump() | {"value": "" if figure.value is None else f"{figure.value:f}"}
        rows.append([row[name] for name in head])
    return written(head, rows).encode("utf-8")


def row_ids(figures: Iterable[Figure]) -> list[str]:
    """Name each row: file@adcode.indicator.measure.period, numbered where several share that.

    A figure with a name of its own keeps it.

    Examples
    --------
    >>> from indicators.project import find
    >>> row_ids(read(find()))[0]
    'city-targets@210300.budget_revenue.growth.2024'
    """
    seen: Counter[str] = Counter()
    names = []
    for figure in figures:
        if figure.own_id:
            names.append(figure.own_id)
            continue
        stem = Path(figure.file).stem
        name = f"{stem}@{figure.adcode}.{figure.indicator_id}.{figure.measure}.{figure.period}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return names


def settled_rows(figures: Sequence[Figure]) -> tuple[set[str], set[str]]:
    """Name the rows that somebody confirmed, and those that repeat a row of their file sign for sign.

    Examples
    --------
    >>> settled_rows([])
    (set(), set())
    """
    names = row_ids(figures)
    confirmed = {name for name, figure in zip(names, figures, strict=True) if figure.confirmed}
    seen: set[Figure] = set()
    repeated = set()
    for name, figure in zip(names, figures, strict=True):
        plain = figure.model_copy(update={"line": 0, "confirmed": ""})
        if plain in seen:
            repeated.add(name)
        seen.add(plain)
    return confirmed, repeated


def table_row(figure: Figure) -> dict[str, Any]:
    """Turn a figure into the columns that targets and observations share, multiplied out.

    Examples
    --------
    >>> from indicators.project import find
    >>> row = next(table_row(f) for f in read(find()) if f.unit == "亿斤")
    >>> row["low"], row["unit"]
    (50000000000.0, '斤')
    """
    value = None
    unit = units.parse_form(figure.unit, where=figure.where) if figure.unit or figure.needs_unit else None
    if figure.value is not None:
        value = float(figure.value * (unit.factor if unit else 1))
    entry = indicators().by_id.get(figure.indicator_id)
    is_short = figure.comparator == NEARLY
    return {
        "place": figure.place,
        "adcode": figure.adcode,
        "indicator": figure.indicator,
        "indicator_id": entry.id if entry else "",
        "measure": figure.measure,
        "basis": _basis(figure),
        "comparator": ("approx" if is_short else figure.comparator) if value is not None else "relational",
        "flags": NEARLY if is_short else "",
        "low": value,
        "high": value,
        "unit": unit.label if unit else "",
        "period": figure.period,
        "origin": "reported",
        "source_quality": figure.source_quality,
        "source_title": figure.source_title,
        "source_url": figure.source_url,
        "published": figure.published,
        "note": figure.note,
        "is_restricted": False,
    }


def _basis(figure: Figure) -> str:
    """Say what a growth is counted against: the year before, or a span of years."""
    if figure.measure not in CHANGES:
        return ""
    if len(periods.parse(figure.period).years) == 1:
        return "yoy"
    return "cagr" if "平均" in figure.note else "cumulative"
