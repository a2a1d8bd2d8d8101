"""The papers of a partition → its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.corpus import papers
from indicators.corpus.listing import Listed
from indicators.corpus.papers import Fault
from indicators.corpus.parts import Part
from indicators.tables.building import paper_rows, place_groups, place_rows, tables_of_lines
from indicators.tables.building.commitments import Raw
from indicators.tables.building.paper_rows import PaperRows
from indicators.tables.building.tables_of_lines import Made
from indicators.tables.contract import schema
from indicators.tables.contract.table_csv import parsed


@dataclass(frozen=True, slots=True)
class PartTables:
    """What a partition gives: the five tables, as files and as frames, and why papers are in none of them."""

    made: Made
    frames: dict[str, pd.DataFrame]
    faults: tuple[Fault, ...]


def tables_of(part: Part) -> PartTables:
    """Read the papers of a partition, and work out the targets and figures of their places.

    A paper over which anything breaks down is left out, and the others are read.
    """
    read: dict[str, PaperRows] = {}
    faults: dict[str, Fault] = {}
    for paper in part.papers:
        if paper.id in part.deadly:
            faults[paper.id] = papers.ended(paper)
            continue
        result = papers.read(paper)
        if isinstance(result, PaperRows):
            read[paper.id] = result
        else:
            faults[paper.id] = result
    try:
        made, frames = _together(list(read.values()))
    except Exception:
        # Something of one of them does not go into the tables; it is found by trying each alone.
        for paper in part.papers:
            if fault := _alone(paper, read):
                faults[paper.id] = fault
                del read[paper.id]
        if not faults:
            raise
        made, frames = _together(list(read.values()))
    return PartTables(made, frames, tuple(faults[paper.id] for paper in part.papers if paper.id in faults))


def _alone(paper: Listed, read: dict[str, PaperRows]) -> Fault | None:
    if paper.id not in read:
        return None
    try:
        _together([read[paper.id]])
    except Exception as error:  # noqa: BLE001
        return papers.broken(paper, error)
    return None


def _together(read: Sequence[PaperRows]) -> tuple[Made, dict[str, pd.DataFrame]]:
    """Put papers together as a build does that knows nothing else."""
    rows = sorted(read, key=lambda one: one.entry.id)
    entries = [one.entry for one in rows]
    groups = place_groups.groups_of(Raw(entries, [], [], {}), rows)
    of_places = [one for found in (place_rows.rows_of(groups) if groups else []) for one in found]
    made = tables_of_lines.together(
        entries, rows, [], sorted(of_places, key=lambda one: (one.adcode, one.place))
    )
    frames = {name: parsed(name, made.files[f"{name}.csv"]) for name in schema.NAMES}
    # Those of the places were held against the contract as they were made.
    for name in paper_rows.TABLES:
        schema.validate(name, frames[name])
    return made, frames
