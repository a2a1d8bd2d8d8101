"""observations.csv: what the papers and other sources say about how things were."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators import vocabulary
from indicators.documents.register.register_entry import Entry
from indicators.tables.contract import schema
from indicators.tables.reported.observations import row_ids, settled_rows, table_row
from indicators.tables.reported.period_forms import one_form
from indicators.tables.reported.reported_figure import Figure
from indicators.tables.reported.states_as_figures import as_figures
from indicators.tables.targets.canonical import add_canonical
from indicators.tables.targets.plausibility import flagged
from indicators.vocabulary.column_values import CHANGES

_SUM = "cumulative"
_NOT_TEXT = ("low", "high", "is_restricted")
_FIGURE = ["document_id", "place", "named", "measure", "low", "high", "unit"]

SHARED = (
    "statement_id", "document_id", "place", "adcode", "indicator", "indicator_id", "measure", "basis",
    "comparator", "low", "high", "unit", "period", "origin", "flags",
)  # fmt: skip
# By these words 翻番 and N倍 are told apart; the table does not keep them.
WORDS = ("quote", "sentence")
SOURCE = ("source_quality", "source_title", "source_url", "published", "is_restricted")


def observations(
    statements: pd.DataFrame,
    figures: Sequence[Figure],
    papers: Sequence[Entry],
    confirmed: Collection[str] = (),
) -> pd.DataFrame:
    """Gather the results and base-year values of the papers and of data/raw/observations.

    Parameters
    ----------
    statements : DataFrame
        The table; rows of role actual and baseline are taken.
    figures : sequence of Figure
        Rows whose status is target are left to targets.csv.
    confirmed : collection of str
        The statements that an analyst has confirmed, whatever their bounds.

    Returns
    -------
    DataFrame
        The table observations, one row a figure; figures that contradict each other all stay. What cannot
        be true is flagged.
    """
    papers = list(papers)
    kind_of = {paper.id: paper.kind for paper in papers}
    # Growth over the month or quarter before is held against no target of a year; it stays in statements.csv.
    is_told = statements["role"].isin(["actual", "baseline"]) & (statements["basis"] != "pop")
    said = of_papers(as_figures(told_as_sums(statements[is_told])), papers)
    told = zip(
        *(said[name] for name in ("role", "modality", "document_id", "period", "published")), strict=True
    )
    settled = [status(role, modality, kind_of[paper], *days) for role, modality, paper, *days in told]
    said = said[[*SHARED, *SOURCE, *WORDS]].assign(
        observation_id=said["statement_id"], status=settled, note=""
    )
    restricted = {paper.id for paper in papers if paper.disclosure == "restricted"}
    reported = [
        table_row(figure)
        | {
            "observation_id": name,
            "status": figure.status,
            "is_restricted": figure.answered in restricted,
        }
        for name, figure in zip(row_ids(figures), figures, strict=True)
        if figure.status != "target"
    ]
    gathered = pd.DataFrame(reported, columns=said.columns)
    sure, repeated = settled_rows(figures)
    known = add_canonical(stacked(said, gathered)).drop(columns=list(WORDS))
    whole = schema.unsorted("observations", known)
    return schema.typed("observations", flagged(whole, {*confirmed, *sure}, repeated))


def of_papers(statements: pd.DataFrame, papers: Iterable[Entry]) -> pd.DataFrame:
    """Add the columns that say where a paper's figures come from."""
    sources = {
        paper.id: (
            paper.source_quality,
            paper.title,
            paper.url,
            paper.issued,
            paper.disclosure == "restricted",
        )
        for paper in papers
    }
    told = pd.DataFrame.from_dict(sources, orient="index", columns=list(SOURCE))
    # Without a paper the index would be one of numbers.
    told.index = told.index.astype("str")
    return statements.join(told, on="document_id")


def stacked(said: pd.DataFrame, gathered: pd.DataFrame) -> pd.DataFrame:
    """Put the rows of data/raw/observations below those of the papers; what neither says is "".

    Periods are written in one form: what is 1—9月 to one paper and 前三季度 to another is held together.
    """
    both: dict[str, Any] = {}
    for name in said.columns:
        # Plain arrays: for the few rows of one place frames take ten times as long.
        cells = np.concatenate([frame[name].to_numpy(dtype=object) for frame in (said, gathered)])
        if name not in _NOT_TEXT:
            cells[pd.isna(cells)] = ""
        both[name] = cells
    return pd.DataFrame(both | {"period": list(map(one_form, both["period"]))}, dtype=object)


def status(role: str, modality: str, kind: str, period: str = "", published: str = "") -> str:
    """Say how settled a paper's own figure is: by the figure's own words, then by the kind of the paper.

    Examples
    --------
    >>> status("baseline", "", "work_report"), status("actual", "预计", "work_report")
    ('baseline', 'estimate')
    >>> status("actual", "", "statistical_communique"), status("actual", "", "final_assessment")
    ('preliminary', 'final')

    What an assessment halfway tells of the plan's first three years includes the rest of the third.

    >>> status("actual", "", "midterm_assessment", "2021/2023", "2023-11-20")
    'estimate'
    """
    if role == "baseline":
        return "baseline"
    if kind == "midterm_assessment" and "/" in period and period.partition("/")[2] == published[:4]:
        return "estimate"
    return "estimate" if "预计" in modality else vocabulary.kinds().of(kind).status or "preliminary"


def told_as_sums(said: pd.DataFrame) -> pd.DataFrame:
    """Give a base that is the figure of a sum over years the basis and the years of that sum.

    A table prints a rate under its base year, and that is what the statement says. Where the paper tells the
    same number of the same indicator as cumulated over years, the base column only repeats it.
    """
    is_sum = (said["role"] == "actual") & (said["basis"] == _SUM)
    if not is_sum.any():
        return said
    named = said["indicator_id"].where(said["indicator_id"] != "", said["indicator"])
    keys = pd.MultiIndex.from_frame(said.assign(named=named)[_FIGURE])
    years = dict(zip(keys[is_sum], said.loc[is_sum, "period"], strict=True))
    is_base = (said["role"] == "baseline") & said["measure"].isin(CHANGES) & (said["basis"] == "")
    is_repeated = is_base & keys.isin(list(years))
    found = said.assign(
        basis=said["basis"].mask(is_repeated, _SUM),
        period=said["period"].mask(is_repeated, pd.Series(keys.map(years), index=said.index)),
    )
    return found if is_repeated.any() else said
