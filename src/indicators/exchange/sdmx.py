"""Targets and observations as SDMX-CSV 2.0 data messages, for tools that exchange official statistics.

Follows https://github.com/sdmx-twg/sdmx-csv (data message field guide, aligned with SDMX 3.0): RFC 4180 with
STRUCTURE, STRUCTURE_ID and ACTION before the components, dimensions first, then the measure, then attributes.
Time is written as SDMX 3.0 defines it (section 6, 4.2): 2023, 2021-S1, 2025-Q1, 2020-06, and a range as its
first day and length, 2021-01-01/P5Y. A target without a number has the value NaN and the status M, as the
guide writes what is left out on purpose (docs/decisions/0008-no-number-in-sdmx.md).
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from indicators import periods, vocabulary
from indicators.exchange import sdmx_structure
from indicators.exchange.sdmx_components import FLOWS, NO_CODE, OBS_STATUS, Component
from indicators.exchange.sdmx_structure import AGENCY, VERSION
from indicators.storage.safe_csv import written
from indicators.tables.store import Tables, number

LEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
INFORMATION = "I"
MISSING = "M"
NO_NUMBER = "NaN"
RFC_4180_END = "\r\n"


NAMES = {"targets": "target_id", "observations": "observation_id"}


def package(tables: Tables) -> dict[str, bytes]:
    """Render the messages, their structure, and a list of what their columns hold.

    Returns
    -------
    dict of str to bytes
        targets.csv, observations.csv, structure.xml and components.csv.

    Examples
    --------
    >>> list(package(Tables.empty()))
    ['targets.csv', 'observations.csv', 'structure.xml', 'components.csv']
    """
    messages = {f"{name}.csv": message(name, getattr(tables, name)) for name in FLOWS}
    listed = [
        (name, one.id, one.role, one.source, one.meaning) for name, flow in FLOWS.items() for one in flow
    ]
    header = ("flow", "component", "role", "column", "meaning")
    messages["structure.xml"] = sdmx_structure.render(tables)
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
    lead = ("dataflow", f"{AGENCY}:{name.upper()}({VERSION})", INFORMATION)
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
        return (MISSING if is_missing else OBS_STATUS[status] for is_missing, status in pairs)
    values = frame[component.source]
    if component.id == "OBS_VALUE":
        return (number(value) or NO_NUMBER for value in values)
    return map(number, values) if component.source in ("low", "high") else map(str, values)


def _ucum(unit: str) -> str:
    """Give a unit's code in UCUM, 1 for a plain number, "" where UCUM has none."""
    known = vocabulary.units().by_label.get(unit)
    return known.ucum if known else "" if unit else "1"
