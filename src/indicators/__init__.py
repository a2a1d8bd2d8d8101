"""Quantitative targets of Chinese city governments, read into tidy tables with units.

A project, and four functions that need none, are the public face; nothing is computed, and no heavy library
imported, before they are called.

Examples
--------
>>> import indicators
>>> indicators.load("documents")["place"].tolist()[0]
'鞍山市'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicators.errors import IndicatorsError
from indicators.storage.system_language import of_process

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from indicators.analysis.project_frames import Project
    from indicators.analysis.sourced_rows import Rows
    from indicators.documents.document import Document
    from indicators.documents.given_paper import Paper

__version__ = "0.1.0"
__all__ = ["Project", "__version__", "convert", "extract", "load", "read"]


def _told(error: IndicatorsError) -> str:
    """Tell an error in the language of INDICATORS_LANG or of the system, as the commands do."""
    from indicators.vocabulary.message_words import told

    return told(error, of_process())


IndicatorsError.telling = _told


def __getattr__(name: str) -> object:
    """Import `Project` when it is first asked for."""
    if name == "Project":
        from indicators.analysis.project_frames import Project

        return Project
    raise AttributeError(f"module 'indicators' has no attribute {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    """List what is public, so that a notebook completes `Project`, which is not imported yet."""
    return [*__all__, "__doc__", "__file__", "__name__", "__path__"]


def load(name: str) -> pd.DataFrame:
    """Load a table of data/processed: statements, targets, observations, tasks or documents.

    Examples
    --------
    >>> targets = load("targets")
    >>> targets.loc[targets["statement_id"] == "anshan-2023-task-breakdown@480", "low"].tolist()
    [6.0]
    """
    from indicators.tables import store
    from indicators.tables.contract import schema

    schema.table(name)
    return store.load(name)


def read(paper: Paper, *, place: str = "", period: str = "", kind: str = "") -> Document:
    """Read a paper: its text, what it is, and what is wrong with it; what is not given is inferred.

    Parameters
    ----------
    paper : Path, str, bytes or binary file
        A path, the bytes of a file, a file opened with "rb", or an address that fsspec opens (s3://, https://).

    Examples
    --------
    >>> from indicators.project import find
    >>> path = find().documents / "jinzhou-2025-task-breakdown.txt"
    >>> read(path).place, read(path.read_bytes()).place
    ('锦州市', '锦州市')
    """
    from indicators.reading.extraction import extract as extract_paper

    return extract_paper(paper, place=place, period=period, kind=kind).document


def extract(paper: Paper, *, place: str = "", period: str = "", kind: str = "") -> Rows:
    """Read the statements of a paper, one row a quantity, with the columns and types of statements.csv.

    Parameters
    ----------
    paper : Path, str, bytes or binary file
        As `read` takes it.

    Examples
    --------
    >>> from indicators.project import find
    >>> rows = extract(find().documents / "anshan-2023-task-breakdown.txt")
    >>> rows.loc[0, ["indicator", "unit", "comparator"]].tolist(), float(rows.loc[0, "low"])
    (['地区生产总值', '%', 'approx'], 6.0)
    >>> rows.sources["place"].tolist()
    ['鞍山市']
    """
    from dataclasses import fields

    from indicators.analysis.sourced_rows import Rows
    from indicators.reading.extraction import extract as extract_paper
    from indicators.reading.statement import row_of
    from indicators.tables.contract import schema

    found = extract_paper(paper, place=place, period=period, kind=kind)
    rows = schema.unsorted("statements", [row_of(statement) for statement in found.statements])
    one = {column.name: getattr(found.document, column.name) for column in fields(found.document)}
    told = {"document_id": found.document.id, "characters": len(found.document.text), "faults": ""}
    return Rows.of(rows, schema.unsorted("documents", [{**one, **told}]))


def convert(values: ArrayLike, from_unit: str, to_unit: str) -> NDArray[np.float64]:
    """Convert numbers between written units, whose multipliers count: 亿斤 to 吨.

    Currencies need a rate: `indicators.units.convert`.

    Examples
    --------
    >>> convert([1.0, 26.2], "亿斤", "万吨").tolist()
    [5.0, 131.0]
    """
    from indicators.units import convert as convert_units

    return convert_units(values, from_unit, to_unit)
