"""What is read of statistical tables: figures with their cells, and cells that are not clear and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Observed:
    """A figure of a table."""

    # Where it stands.
    sheet: str
    cell: str
    # What row and column call it, without time and place: the name under which a decision is kept.
    written: str
    # Its name in plain words, and its id in the catalogue, "" if that has none.
    indicator: str
    indicator_id: str
    # level, growth …; the unit as printed, with its multiplier: 亿元.
    measure: str
    unit: str
    value: Decimal  # As printed.
    comparator: str  # eq, approx, ge …
    # Whose it is, and the words that say so, "" for the whole table's.
    place: str
    adcode: str
    place_written: str
    # Of what time, and the words that say so, "" for the whole table's.
    period: str
    period_written: str
    status: str = ""  # estimate, preliminary, final, "" where nothing says it.
    # What the cell itself says where it holds an index that became a growth: 104.6 (上年=100).
    index: str = ""
    # Why somebody should look at it, by a key of the workbook's words, "" if nothing is doubtful.
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
    """What a file says."""

    figures: list[Observed] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)  # Every other cell that looks like a figure.
    tables: list[ReadTable] = field(default_factory=list)  # What is said of each table.
    hidden: list[str] = field(default_factory=list)  # What hidden sheets, rows and columns say.
