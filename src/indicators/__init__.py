"""Quantitative targets of Chinese city governments, read into tidy tables with units.

Three functions are the public face; nothing is computed, and no heavy library imported, before they are
called.

Examples
--------
>>> import indicators
>>> indicators.load("documents")["place"].tolist()[0]
'鞍山市'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from indicators.documents.document import Document

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "load", "read"]


def load(name: str) -> pd.DataFrame:
    """Load a table of data/processed: statements, targets, observations, tasks or documents.

    Examples
    --------
    >>> targets = load("targets")
    >>> targets.loc[targets["statement_id"] == "anshan-2023-task-breakdown@480", "low"].tolist()
    [6.0]
    """
    from indicators.project import find
    from indicators.storage.transaction import require_settled
    from indicators.tables import schema, store

    schema.table(name)
    project = find()
    require_settled(project.data)
    return store.load(name, project)


def read(path: str | Path, *, place: str = "", period: str = "", kind: str = "") -> Document:
    """Read a paper: its text, what it is, and what is wrong with it; what is not given is inferred.

    Examples
    --------
    >>> from indicators.project import find
    >>> read(find().documents / "jinzhou-2025-task-breakdown.txt").place
    '锦州市'
    """
    from indicators.reading.extraction import extract as extract_paper

    return extract_paper(path, place=place, period=period, kind=kind).document


def extract(path: str | Path, *, place: str = "", period: str = "", kind: str = "") -> pd.DataFrame:
    """Read the statements of a paper, one row a quantity, with the columns of statements.csv.

    Examples
    --------
    >>> from indicators.project import find
    >>> rows = extract(find().documents / "anshan-2023-task-breakdown.txt")
    >>> rows.loc[0, ["indicator", "unit", "comparator"]].tolist(), float(rows.loc[0, "low"])
    (['地区生产总值', '%', 'approx'], 6.0)
    """
    from dataclasses import asdict

    import pandas as pd

    from indicators.reading.extraction import extract as extract_paper
    from indicators.reading.statement import COLUMNS

    found = extract_paper(path, place=place, period=period, kind=kind).statements
    return pd.DataFrame([asdict(statement) for statement in found], columns=list(COLUMNS))
