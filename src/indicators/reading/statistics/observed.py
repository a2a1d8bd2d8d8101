"""What is read of a statistical table: a figure with its cell, or a cell that is not clear and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Observed:
    """A figure of a table.

    Attributes
    ----------
    sheet, cell : str
        Where it stands.
    written : str
        What row and column call it, without time and place: the name under which a decision is kept.
    indicator, indicator_id : str
        Its name in plain words, and its id in the catalogue, "" if that has none.
    measure, unit : str
        level, growth …; the unit as printed, with its multiplier: 亿元.
    value : Decimal
        As printed.
    comparator : str
        eq, approx, ge …
    place, adcode, place_written : str
        Whose it is, and the words that say so, "" for the whole table's.
    period, period_written : str
        Of what time, and the words that say so, "" for the whole table's.
    status : str
        estimate, preliminary, final, "" where nothing says it.
    index : str
        What the cell itself says where it holds an index that became a growth: 104.6 (上年=100).
    doubt : str
        Why somebody should look at it, by a key of the workbook's words, "" if nothing is doubtful.
    """

    sheet: str
    cell: str
    written: str
    indicator: str
    indicator_id: str
    measure: str
    unit: str
    value: Decimal
    comparator: str
    place: str
    adcode: str
    place_written: str
    period: str
    period_written: str
    status: str = ""
    index: str = ""
    doubt: str = ""

    @property
    def series(self) -> tuple[str, str, str]:
        """What a decision is about: the words of row and column, the measure, and the unit."""
        return self.written, self.measure, self.unit


@dataclass(frozen=True, slots=True)
class Unclear:
    """A cell that looks like a figure and was not understood."""

    sheet: str
    cell: str
    text: str
    reason: str
