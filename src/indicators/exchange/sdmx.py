"""Targets and observations as SDMX-CSV 2.0 data messages, for tools that exchange official statistics.

Follows https://github.com/sdmx-twg/sdmx-csv (data message field guide, aligned with SDMX 3.0): RFC 4180 with
STRUCTURE, STRUCTURE_ID and ACTION before the components, dimensions first, then the measure, then attributes.
Time is written as SDMX 3.0 defines it (section 6, 4.2): 2023, 2021-S1, 2025-Q1, 2020-06, and a range as its
first day and length, 2021-01-01/P5Y.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from indicators import periods, vocabulary
from indicators.storage.safe_csv import written
from indicators.tables.store import Tables, number

VERSION = "1.0.0"
LEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
INFORMATION = "I"
NO_CODE = "_Z"
MISSING = "M"
RFC_4180_END = "\r\n"
# CL_OBS_STATUS: a missing value, a provisional value, an estimate, a normal value.
STATUS = {"preliminary": "P", "estimate": "E", "final": "A", "baseline": "A"}


@dataclass(frozen=True, slots=True)
class Component:
    """One column of a message.

    Attributes
    ----------
    id, role : str
        Its name in SDMX; dimension, measure or attribute.
    source : str
        The column of the table it holds, "" where it is worked out.
    meaning : str
        In one line.
    """

    id: str
    role: str
    source: str
    meaning: str


SHARED = (
    Component("REF_AREA", "dimension", "adcode", "GB/T 2260 code of the place, _Z where it has none"),
    Component("INDICATOR", "dimension", "indicator_id", "id in indicators.yaml, _Z where it has none"),
    Component("MEASURE", "dimension", "measure", "level, increment, growth, decline, share, change"),
    Component("FIGURE", "dimension", "", "the row's own name, for figures that differ all stay"),
    Component("TIME_PERIOD", "dimension", "period", "the time it holds for"),
    Component("OBS_VALUE", "measure", "low", "the value, the lower end of a range; empty if it has none"),
    Component("UPPER_VALUE", "attribute", "high", "the value again, or the upper end of a range"),
    Component("UNIT_MEASURE", "attribute", "unit", "the unit by its label in units.csv"),
    Component("UNIT_UCUM", "attribute", "", "the unit in UCUM, empty where that has none"),
    Component("OBS_STATUS", "attribute", "", "CL_OBS_STATUS: A normal, P provisional, E estimate, M none"),
    Component("BASIS", "attribute", "basis", "what growth and increments are counted over"),
    Component("COMPARATOR", "attribute", "comparator", "how the number binds"),
    Component("REF_AREA_NAME", "attribute", "place", "the place in full"),
    Component("INDICATOR_NAME", "attribute", "indicator", "the indicator as its source says it"),
    Component("SOURCE_TITLE", "attribute", "source_title", "where it stands"),
    Component("SOURCE_URL", "attribute", "source_url", "its address, empty where none is known"),
    Component("SOURCE_QUALITY", "attribute", "source_quality", "how far the source is to be trusted"),
)
OF_TARGETS = (
    Component("HORIZON", "attribute", "horizon", "plan, annual or half_year"),
    Component("NATURE", "attribute", "nature", "binding (约束性) or expected (预期性)"),
    Component("MODALITY", "attribute", "modality", "the word of will before the number"),
    Component("REFERENCE", "attribute", "reference", "what a target without a number is held against"),
    Component("COMMENT_TS", "attribute", "sentence", "the words it stands in"),
)
FLOWS = {"targets": (*SHARED, *OF_TARGETS), "observations": SHARED}
NAMES = {"targets": "target_id", "observations": "observation_id"}


def package(tables: Tables) -> dict[str, bytes]:
    """Render the messages, and a list of what their columns hold.

    Returns
    -------
    dict of str to bytes
        targets.csv, observations.csv and components.csv.

    Examples
    --------
    >>> list(package(Tables.empty()))
    ['targets.csv', 'observations.csv', 'components.csv']
    """
    messages = {f"{name}.csv": message(name, getattr(tables, name)) for name in FLOWS}
    listed = [
        (name, one.id, one.role, one.source, one.meaning) for name, flow in FLOWS.items() for one in flow
    ]
    header = ("flow", "component", "role", "column", "meaning")
    return messages | {"components.csv": written(header, listed).encode("utf-8")}


def message(name: str, frame: pd.DataFrame) -> bytes:
    r"""Write one table as an SDMX-CSV 2.0 data message.

    Parameters
    ----------
    name : str
        targets or observations.
    frame : DataFrame
        The table; a row without a period has no place in SDMX and is left out.

    Examples
    --------
    >>> message("observations", Tables.empty().observations)[:52]
    b'STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,MEA'
    """
    lead = ("dataflow", f"INDICATORS:{name.upper()}({VERSION})", INFORMATION)
    header = (*LEAD, *(component.id for component in FLOWS[name]))
    dated = frame[frame["period"] != ""]
    columns = [_column(component, dated, NAMES[name]) for component in FLOWS[name]]
    rows = ([*lead, *cells] for cells in zip(*columns, strict=True))
    return written(header, rows, RFC_4180_END).encode("utf-8")


def time_period(text: str) -> str:
    """Write a period as SDMX 3.0 does.

    Examples
    --------
    >>> [time_period(text) for text in ("2023", "2021-H1", "2025-Q1", "2020-06")]
    ['2023', '2021-S1', '2025-Q1', '2020-06']
    >>> [time_period(text) for text in ("2021/2025", "2025-Q1/Q3", "2025-01/04", "2021/2025-06")]
    ['2021-01-01/P5Y', '2025-01-01/P9M', '2025-01-01/P4M', '2021-01-01/P54M']
    """
    period = periods.parse(text)
    if period.kind in ("year", "quarter", "month"):
        return text
    if period.kind == "half":
        return text.replace("-H", "-S")
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    length = f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"
    return f"{period.start.isoformat()}/{length}"


def _column(component: Component, frame: pd.DataFrame, name: str) -> Iterable[str]:
    """Write one component of every row; `name` is the column with the row's own name."""
    if component.id in ("REF_AREA", "INDICATOR"):
        return (code or NO_CODE for code in frame[component.source])
    if component.id == "FIGURE":
        return map(str, frame[name])
    if component.id == "TIME_PERIOD":
        return map(time_period, frame["period"])
    if component.id == "UNIT_UCUM":
        return map(_ucum, frame["unit"])
    if component.id == "OBS_STATUS":
        settled = frame["status"] if "status" in frame else ["final"] * len(frame)
        pairs = zip(frame["low"].isna(), settled, strict=True)
        return (MISSING if is_missing else STATUS[status] for is_missing, status in pairs)
    values = frame[component.source]
    return map(number, values) if component.source in ("low", "high") else map(str, values)


def _ucum(unit: str) -> str:
    """Give a unit's code in UCUM, 1 for a plain number, "" where UCUM has none."""
    known = vocabulary.units().by_label.get(unit)
    return known.ucum if known else "" if unit else "1"
