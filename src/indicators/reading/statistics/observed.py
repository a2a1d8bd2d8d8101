"""What is read of statistical tables: figures with their cells, and cells that are not clear and why."""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a file beside its words: its name, whose it is, of which year."""

    file: str = ""
    place: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table of a file: the sheet it stands on, the line that names it, who published it and as what."""

    sheet: str
    title: str
    source: str


@dataclass(slots=True)
class Found:
    """What a file says.

    Attributes
    ----------
    figures : list of Observed
    unclear : list of Unclear
        Every other cell that looks like a figure.
    tables : list of ReadTable
        What is said of each table.
    hidden : list of str
        What hidden sheets, rows and columns say.
    """

    figures: list[Observed] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
