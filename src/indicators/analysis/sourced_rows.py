"""Rows of tables and analyses as a frame that knows which papers they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

# A statement's id is its paper's, an @ and where it stands; other rows are named after their statements.
_NAMED_AFTER_STATEMENTS = ("statement_id", "target_id", "observation_id", "goal_id", "first_id")
_SUFFIXES = ("", "_x", "_y")


def holds_ids(column: object) -> bool:
    """Whether a column says by its name that its rows' papers can be found by it.

    Examples
    --------
    >>> holds_ids("goal_id_x"), holds_ids("indicator_id")
    (True, False)
    """
    return column in {
        f"{name}{suffix}" for name in ("document_id", *_NAMED_AFTER_STATEMENTS) for suffix in _SUFFIXES
    }


def sources(rows: pd.DataFrame, papers: pd.DataFrame) -> pd.DataFrame:
    """Choose the papers that rows come from, by the rows' ids.

    Parameters
    ----------
    rows : DataFrame
        With the column document_id, or with ids that begin with a paper's: statement_id, target_id,
        observation_id, goal_id.
    papers : DataFrame
        With the columns of documents.csv.

    Examples
    --------
    >>> papers = pd.DataFrame({"document_id": ["a", "b"]})
    >>> sources(pd.DataFrame({"target_id": ["b@7", "b@9"]}), papers)["document_id"].tolist()
    ['b']
    """
    whole = [f"document_id{suffix}" for suffix in _SUFFIXES if f"document_id{suffix}" in rows]
    named = [f"{name}{suffix}" for name in _NAMED_AFTER_STATEMENTS for suffix in _SUFFIXES]
    found = {
        str(value).partition("@")[0]
        for column in whole or named
        if column in rows
        for value in rows[column].dropna()
    }
    return papers[papers["document_id"].isin(found)].reset_index(drop=True)


class Rows(pd.DataFrame):
    """Rows that know their papers, also when some are chosen, sorted, put behind others or merged with them.

    Examples
    --------
    >>> from indicators.analysis.project_frames import Project
    >>> rows = Project().targets(place="锦州市", year=2025)
    >>> rows[rows["indicator_id"] == "gdp"].sources["title"].tolist()
    ['2025年市《政府工作报告》任务分解和责任分工方案']
    >>> len(pd.concat([rows, Project().targets(place="鞍山市", year=2023)]).sources)
    2
    """

    _metadata = ("_papers",)
    _papers: pd.DataFrame | None = None

    @classmethod
    def of(cls, frame: pd.DataFrame, papers: pd.DataFrame) -> Rows:
        """Make rows of a frame, with the table of papers to look in."""
        rows = cls(frame)
        rows._papers = papers
        return rows

    @property
    def _constructor(self) -> type[Rows]:
        return Rows

    @property
    def sources(self) -> pd.DataFrame:
        """The papers that the rows come from, with the columns of documents.csv."""
        papers = self._papers
        return pd.DataFrame() if papers is None else sources(self, papers)

    def __finalize__(self, other: Any, method: str | None = None, **others: Any) -> Rows:
        """Take the papers over from the frame that this is made of, or from the several."""
        super().__finalize__(other, method=method, **others)  # type: ignore[misc]
        found = list(_papers_of(other))
        if found:
            whole = pd.concat(found, ignore_index=True) if len(found) > 1 else found[0]
            self._papers = whole.drop_duplicates("document_id", ignore_index=True)
        return self


def _papers_of(made_of: Any) -> Iterator[pd.DataFrame]:
    """Give the papers of one frame, of those that are put together, or of the two that are merged."""
    parts = [made_of, *getattr(made_of, "input_objs", getattr(made_of, "objs", ()))]
    parts += [getattr(made_of, side, None) for side in ("left", "right")]
    seen: set[int] = set()
    for part in parts:
        papers = part._papers if isinstance(part, Rows) else None
        if papers is not None and id(papers) not in seen:
            seen.add(id(papers))
            yield papers
