"""What somebody decided in an observation workbook: sources, names and places, each checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from indicators.errors import IndicatorsError
from indicators.reading.grids.table_places import names_a_whole
from indicators.tables.reported.statistic_names import StatisticName, name_faults
from indicators.vocabulary import places
from indicators.workbooks import typed_values
from indicators.workbooks.fault_phrases import say
from indicators.workbooks.observe.observe_figure import Source
from indicators.workbooks.observe.observe_layout import OTHER, layout
from indicators.workbooks.observe.observe_sheets import decision_fault, wrong
from indicators.workbooks.review.review_cells import Line

_COLUMNS = {
    "kind": "written", "decision": "decision", "id": "indicator_id", "name": "indicator",
    "as_measure": "measure", "as_unit": "unit",
}  # fmt: skip
_URL = re.compile(r"https?://\S+")
Places = dict[tuple[str, str, str], StatisticName]


def sources(lines: Iterable[Line], faults: list[IndicatorsError]) -> dict[tuple[str, str], Source | None]:
    """Read where the figures of each sheet come from; None where no figure can be made of what is said."""
    found: dict[tuple[str, str], Source | None] = {}
    for line in lines:
        cells = line.cells
        is_known = True
        if not cells["source_title"]:
            faults.append(wrong(line, "source_title", say("observe_source"), say("observe_name_source")))
        for name in ("source_quality", "status"):
            known = layout().words[name]
            if cells[name] not in known:
                is_known = False
                words = "、".join(known.values())
                faults.append(wrong(line, name, say("observe_one_of", words=words), say("observe_choose")))
        if cells["source_url"] and not _URL.fullmatch(cells["source_url"]):
            faults.append(wrong(line, "source_url", say("observe_url"), say("observe_write_url")))
        source = Source(
            cells["source_title"], cells["source_quality"], cells["source_url"], _day(line, faults),
            cells["status"],
        )  # fmt: skip
        found[cells["file"], cells["sheet"]] = source if is_known else None
    return found


def _day(line: Line, faults: list[IndicatorsError]) -> str:
    if not line.cells["published"]:
        return ""
    try:
        return typed_values.day(line.cells["published"], where=line.where("published"))
    except IndicatorsError as error:
        faults.append(error)
        return ""


def names(lines: Iterable[Line], faults: list[IndicatorsError]) -> dict[tuple[str, str, str], StatisticName]:
    """Read what each name of the tables means."""
    found = {}
    for line in lines:
        cells = line.cells
        series = cells["written"], cells["read_measure"], cells["read_unit"]
        name = StatisticName(
            "indicator", *series, cells["decision"], cells["indicator_id"], cells["indicator"],
            cells["measure"], cells["unit"],
        )  # fmt: skip
        if wrong_decision := decision_fault(line, ("take", "leave")):
            faults += wrong_decision
        elif name.decision == "leave":
            name = replace(name, id="", name="", as_measure="", as_unit="")
        else:
            faults += name_faults(replace(name, id=name.id or "?"), lambda column: _where(line, column))  # noqa: B023
        found[series] = name
    return found


def _where(line: Line, column: str) -> str:
    return line.where(_COLUMNS[column])


def place_names(lines: Iterable[Line], faults: list[IndicatorsError]) -> Places:
    """Read which place each label means, by file, sheet and label."""
    found: Places = {}
    for line in lines:
        cells = line.cells
        written = "" if cells["written"] == layout().whole_table else cells["written"]
        name = StatisticName("place", written, "", "", cells["decision"])
        if wrong_decision := decision_fault(line, ("take", "leave")):
            faults += wrong_decision
        elif name.decision == "take":
            try:
                place = places().find(cells["place"], line.where("place"))
                if not place.adcode:
                    # The tables of figures know a place by its code.
                    faults.append(wrong(line, "place", say("observe_code"), say("observe_leave_place")))
                name = replace(name, id=place.adcode, name=place.name)
            except IndicatorsError as error:
                faults.append(error)
        found[cells["file"], cells["sheet"], written] = name
    return found


def worth_keeping(decided: Iterable[StatisticName]) -> list[StatisticName]:
    """Leave out what holds for one table alone: a name without words, or of a whole (合计).

    Examples
    --------
    >>> of_one = [StatisticName("place", word, "", "", "take", "210300", "鞍山市") for word in ("", "合计")]
    >>> worth_keeping(of_one)
    []
    """
    return [
        name
        for name in decided
        if name.written
        and name.id != f"{OTHER}?"
        and not (name.kind == "place" and names_a_whole(name.written))
    ]
