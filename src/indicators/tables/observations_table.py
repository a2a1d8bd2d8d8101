"""observations.csv: what the papers and other sources say about how things were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from indicators import vocabulary
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
    papers = list(papers)
    sources = {paper.id: source(paper) for paper in papers}
    kind_of = {paper.id: paper.kind for paper in papers}
    restricted = {name for name, found in sources.items() if found["is_restricted"]}
    # Growth over the month or quarter before is held against no target of a year; it stays in statements.csv.
    said = statements[statements["role"].isin(["actual", "baseline"]) & (statements["basis"] != "pop")]
    rows = [
        {name: row[name] for name in SHARED}
        | {
            "observation_id": row["statement_id"],
            "status": status(row["role"], row["modality"], kind_of[row["document_id"]]),
        }
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


def status(role: str, modality: str, kind: str) -> str:
    """Say how settled a paper's own figure is: by the figure's own words, then by the kind of the paper.

    Examples
    --------
    >>> status("baseline", "", "work_report"), status("actual", "预计", "work_report")
    ('baseline', 'estimate')
    >>> status("actual", "", "statistical_communique"), status("actual", "", "final_assessment")
    ('preliminary', 'final')
    """
    if role == "baseline":
        return "baseline"
    return "estimate" if "预计" in modality else vocabulary.kinds().of(kind).status or "preliminary"
