"""observations.csv: what the papers and other sources say about how things were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from indicators.documents.register import Entry
from indicators.tables import schema
from indicators.tables.canonical import add_canonical
from indicators.tables.observations import Figure, row_ids, table_row
from indicators.tables.rows import records

SHARED = (
    "statement_id", "document_id", "place", "adcode", "indicator", "indicator_id", "measure", "basis",
    "comparator", "low", "high", "unit", "period", "origin", "flags",
)  # fmt: skip


def observations(
    statements: pd.DataFrame, figures: Sequence[Figure], papers: Iterable[Entry]
) -> pd.DataFrame:
    """Gather the results and base-year values of the papers and of data/raw/observations.

    Parameters
    ----------
    statements : DataFrame
        The table; rows of role actual and baseline are taken.
    figures : sequence of Figure
        Rows whose status is target are left to targets.csv.
    papers : iterable of Entry
        The register, for source and disclosure.

    Returns
    -------
    DataFrame
        The table observations, one row a figure; figures that contradict each other all stay.
    """
    sources = {paper.id: source(paper) for paper in papers}
    restricted = {name for name, found in sources.items() if found["is_restricted"]}
    said = statements[statements["role"].isin(["actual", "baseline"])]
    rows = [
        {name: row[name] for name in SHARED}
        | {"observation_id": row["statement_id"], "status": status(row["role"], row["modality"])}
        | sources[row["document_id"]]
        for row in records(said)
    ]
    reported = zip(row_ids(figures), figures, strict=True)
    rows += [
        table_row(figure)
        | {
            "observation_id": name,
            "status": figure.status,
            "is_restricted": figure.answered in restricted,
        }
        for name, figure in reported
        if figure.status != "target"
    ]
    return schema.typed("observations", records(add_canonical(pd.DataFrame(rows))) if rows else [])


def source(paper: Entry) -> dict[str, Any]:
    """Give the columns that say where a paper's figures come from."""
    return {
        "source_quality": paper.source_quality,
        "source_title": paper.title,
        "source_url": paper.url,
        "published": paper.issued,
        "is_restricted": paper.disclosure == "restricted",
    }


def status(role: str, modality: str) -> str:
    """Say how settled a paper's own figure is.

    Examples
    --------
    >>> status("baseline", ""), status("actual", "预计"), status("actual", "")
    ('baseline', 'estimate', 'preliminary')
    """
    if role == "baseline":
        return "baseline"
    return "estimate" if "预计" in modality else "preliminary"
