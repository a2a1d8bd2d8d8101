"""What can be wrong with a row of reported figures: a cell of another kind, a word no vocabulary has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from indicators import periods, units
from indicators.errors import (
    BadPeriod,
    IndicatorsError,
    UnknownUnit,
    UnreadableTable,
    nearest,
)
from indicators.tables.reported.reported_figure import WORDS_ONLY, Figure
from indicators.vocabulary import indicators, places

# What the catalogue has no entry for.
NO_INDICATOR = ("", "other")


def cell_fault(path: Path, line: int, detail: dict[str, Any]) -> UnreadableTable:
    """Put one complaint of pydantic into the project's words."""
    column = str(detail["loc"][0])
    return UnreadableTable(
        expected=detail["msg"].removeprefix("Value error, "),
        found=repr(detail["input"]),
        where=f"data/raw/observations/{path.name}, row {line}, column {column}",
        remedy="Correct the cell after its source.",
    )


def vocabulary_faults(figure: Figure) -> list[IndicatorsError]:
    """Hold a row against the vocabularies: unit, period, place, and words where there is no number."""
    faults: list[IndicatorsError] = []
    try:
        if figure.unit or figure.needs_unit:
            units.parse_form(figure.unit, where=f"{figure.where}, column unit")
    except UnknownUnit as error:
        faults.append(error)
    try:
        periods.parse(figure.period, where=f"{figure.where}, column period")
    except BadPeriod as error:
        faults.append(error)
    known = indicators().by_id
    if figure.indicator_id not in known and figure.indicator_id not in NO_INDICATOR:
        faults.append(
            UnreadableTable(
                expected="an id of indicators.yaml, or other",
                found=repr(figure.indicator_id),
                where=f"{figure.where}, column indicator_id",
                remedy=nearest(figure.indicator_id, list(known)),
            )
        )
    where = f"{figure.where}, columns place and adcode"
    faults += places().code_faults(figure.adcode, figure.place, where)
    if (figure.value is None) != (figure.comparator == "") or (
        figure.value is None and not figure.note.startswith(WORDS_ONLY)
    ):
        faults.append(
            UnreadableTable(
                expected=f"a number with a comparator, or neither and a note '{WORDS_ONLY}…'",
                found=f"value {figure.value}, comparator {figure.comparator!r}, note {figure.note!r}",
                where=f"{figure.where}, columns value, comparator and note",
                remedy="Fill in what is missing after the source.",
            )
        )
    return faults
