"""data/raw/statistics/names.csv: what names of statistical tables mean, as somebody confirmed it once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indicators import units
from indicators.errors import (
    CorrectionFault,
    IndicatorsError,
    UnknownUnit,
    UnreadableTable,
    nearest,
    raise_all,
)
from indicators.project import Project
from indicators.storage.plain_files import is_there
from indicators.storage.safe_csv import written as csv_text
from indicators.tables.contract.csv_rows import csv_rows
from indicators.tables.reported.figure_checks import NO_INDICATOR
from indicators.vocabulary import indicators, places

FILE = "data/raw/statistics/names.csv"
HEADER = ("kind", "written", "measure", "unit", "decision", "id", "name", "as_measure", "as_unit")
KINDS = ("indicator", "place")
DECISIONS = ("take", "leave")
MEASURES = ("level", "increment", "growth", "decline", "share", "change")
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class StatisticName:
    """One decision about a name."""

    kind: str  # indicator or place.
    # What row and column call it, and for an indicator the measure and unit that were read.
    written: str
    measure: str
    unit: str
    decision: str  # take or leave.
    # Id and plain name of the indicator ("other" for one that the catalogue does not have), or code and full
    # name of the place; empty for what is left.
    id: str = ""
    name: str = ""
    # The measure and unit that hold, for an indicator.
    as_measure: str = ""
    as_unit: str = ""
    where: str = ""  # The line or cell it stands in, as a message names it.

    @property
    def key(self) -> Key:
        """What there is one decision about."""
        return self.kind, self.written, self.measure, self.unit


def read(project: Project) -> dict[Key, StatisticName]:
    """Read names.csv; a project without one has no decisions.

    Raises
    ------
    UnreadableTable
        If the file is no UTF-8 CSV with the columns of HEADER.
    CorrectionFault
        For each cell that cannot be used and each name that stands there twice; all at once, by row.

    Examples
    --------
    >>> from indicators.project import find
    >>> {name.kind for name in read(find()).values()} <= set(KINDS)
    True
    """
    path = project.statistics / "names.csv"
    if not is_there(path):
        return {}
    faults: list[IndicatorsError] = []
    found: dict[Key, StatisticName] = {}
    try:
        for line, row in csv_rows(path, HEADER, FILE):
            name = StatisticName(
                **{key: text.strip() for key, text in row.items()}, where=f"{FILE}, row {line}"
            )
            faults += name_faults(name, _in_row(name.where))
            earlier = found.setdefault(name.key, name)
            if earlier is not name:
                told = f"{name.written} again, as in {earlier.where}"
                faults.append(CorrectionFault("each name once", told, name.where, "Keep one of the rows."))
    except UnreadableTable as error:
        faults.append(error)
    raise_all(faults)
    return found


def _in_row(row: str) -> Callable[[str], str]:
    return lambda column: f"{row}, column {column}"


def name_faults(name: StatisticName, where: Callable[[str], str]) -> list[IndicatorsError]:
    """List what is wrong with a decision.

    Examples
    --------
    >>> read = ("indicator", "产值(亿元)", "level", "亿元")
    >>> wrong = StatisticName(*read, "take", "gdb", "产值", "level", "亿员")
    >>> [fault.found for fault in name_faults(wrong, str)]
    ["'gdb'", "'亿员'"]
    """
    faults: list[IndicatorsError] = []
    for column, known in (("kind", KINDS), ("decision", DECISIONS)):
        if getattr(name, column) not in known:
            told = repr(getattr(name, column))
            faults.append(
                CorrectionFault(f"one of {', '.join(known)}", told, where(column), "Write one of them.")
            )
    if name.kind == "place" and name.decision == "take" and not places().has(name.id, name.name):
        found = f"{name.name} with {name.id}"
        faults.append(
            CorrectionFault("a place with its own code", found, where("id"), places().nearest(name.name))
        )
    if name.kind == "indicator" and name.decision == "take":
        faults += _indicator_faults(name, where)
    return faults


def _indicator_faults(name: StatisticName, where: Callable[[str], str]) -> list[IndicatorsError]:
    known = indicators().by_id
    faults: list[IndicatorsError] = []
    if name.id not in known and name.id not in NO_INDICATOR:
        expected = "an id of indicators.yaml, or other"
        faults.append(CorrectionFault(expected, repr(name.id), where("id"), nearest(name.id, list(known))))
    if not name.name:
        faults.append(CorrectionFault("the name of the indicator", "nothing", where("name"), "Write it."))
    if name.as_measure not in MEASURES:
        expected = f"one of {', '.join(MEASURES)}"
        faults.append(
            CorrectionFault(expected, repr(name.as_measure), where("as_measure"), "Write one of them.")
        )
    try:
        units.parse_form(name.as_unit, where=where("as_unit"))
    except UnknownUnit as error:
        faults.append(error)
    return faults


def render(names: Iterable[StatisticName]) -> bytes:
    r"""Write decisions as CSV, sorted.

    Examples
    --------
    >>> render([StatisticName("place", "辽宁", "", "", "take", "210000", "辽宁省")]).decode().splitlines()[1]
    'place,辽宁,,,take,210000,辽宁省,,'
    """
    ordered = sorted(names, key=lambda name: name.key)
    return csv_text(HEADER, ([getattr(name, column) for column in HEADER] for name in ordered)).encode()
