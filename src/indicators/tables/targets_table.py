"""targets.csv: one row a commitment, with what it starts from and what it is held against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from indicators import periods
from indicators.documents.register import Entry
from indicators.reading.relational import reference_of
from indicators.tables import schema
from indicators.tables.aims import Aim, Wording, aim, clause
from indicators.tables.baselines import held_against
from indicators.tables.canonical import add_canonical
from indicators.tables.deduplication import once
from indicators.tables.observations import Figure, row_ids, table_row
from indicators.tables.observations_table import source
from indicators.tables.rows import Row, records

SHARED = (
    "statement_id", "document_id", "task", "section", "place", "adcode", "indicator", "indicator_id",
    "measure", "basis", "comparator", "reference", "low", "high", "unit", "period", "nature", "modality",
    "quote", "sentence", "origin", "flags",
)  # fmt: skip
BLANK = dict.fromkeys(SHARED, "") | {"low": None, "high": None}


def targets(
    statements: pd.DataFrame,
    observations: pd.DataFrame,
    figures: Sequence[Figure],
    papers: Iterable[Entry],
) -> pd.DataFrame:
    """Gather the commitments of the papers and of data/raw/observations.

    Parameters
    ----------
    statements, observations : DataFrame
        The tables.
    figures : sequence of Figure
        Rows whose status is target are taken.
    papers : iterable of Entry
        The register.

    Returns
    -------
    DataFrame
        The table targets.
    """
    by_id = {paper.id: paper for paper in papers}
    spans = {name: paper.covers.period for name, paper in by_id.items()}
    said = statements[statements["role"] == "target"]
    rows = [
        {name: row[name] for name in SHARED}
        | {
            "target_id": row["statement_id"],
            "horizon": horizon(row["period"], by_id[row["document_id"]].kind),
        }
        | source(by_id[row["document_id"]])
        for row in records(said)
    ]
    rows += [
        _figure_row(name, figure)
        for name, figure in zip(row_ids(figures), figures, strict=True)
        if figure.status == "target"
    ]
    if not rows:
        return schema.empty("targets")
    frame = once(add_canonical(pd.DataFrame([BLANK | row for row in rows])))
    aims = [aim_of(row) for row in records(frame)]
    frame["direction"] = [aim.direction for aim in aims]
    frame["aim"] = [aim.kind for aim in aims]
    frame["aim_from"] = [aim.origin for aim in aims]
    frame["baseline_id"], frame["observation_id"] = held_against(frame, observations, spans)
    return schema.typed("targets", records(frame))


def aim_of(row: Row) -> Aim:
    """Tell the aim of a row of targets."""
    names = ("indicator", "indicator_id", "measure", "comparator", "unit", "period")
    return aim(Wording(**{name: row[name] for name in names}, clause=clause(row["sentence"], row["quote"])))


def horizon(period: str, kind: str) -> str:
    """Say whether a target is a plan's goal, a year's, or a half year's.

    Examples
    --------
    >>> horizon("2025", "five_year_plan"), horizon("2025", "task_breakdown")
    ('plan', 'annual')
    >>> horizon("2021-H1", "action_plan")
    'half_year'
    >>> horizon("2021/2025", "work_report"), horizon("", "work_report")
    ('plan', '')
    """
    if kind == "five_year_plan":
        return "plan"
    if not period:
        return ""
    form = periods.parse(period)
    if len(form.years) > 1:
        return "plan"
    return "half_year" if form.kind == "half" else "annual"


def _figure_row(name: str, figure: Figure) -> Row:
    """Turn a target out of data/raw/observations into a row of the table."""
    words = figure.words
    return table_row(figure) | {
        "target_id": name,
        "horizon": horizon(figure.period, ""),
        "reference": reference_of(words),
        "sentence": words,
    }
